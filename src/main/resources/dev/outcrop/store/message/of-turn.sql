SELECT seq, n, json
FROM message
WHERE session = ? AND seq = ?
ORDER BY n DESC
