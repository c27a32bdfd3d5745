INSERT INTO attachment (session, hash, seq, size, base64)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (session, hash) DO UPDATE SET seq = excluded.seq
