SELECT id, assistant, name, begun, last_turn
FROM session
WHERE name = ?
ORDER BY assistant
LIMIT ?
