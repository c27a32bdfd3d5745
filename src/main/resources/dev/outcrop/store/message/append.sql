INSERT INTO message (session, seq, n, json) VALUES (?, ?, ?, ?)
