INSERT INTO session (assistant, name, begun, last_turn, version)
VALUES (?, ?, ?, ?, 1)
ON CONFLICT DO NOTHING
