SELECT id, assistant, name, begun, last_turn
FROM session
ORDER BY last_turn DESC, id DESC
LIMIT ?
