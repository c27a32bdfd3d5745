SELECT seq, n, json
FROM message
WHERE session = ?
ORDER BY seq DESC, n DESC
LIMIT ?
