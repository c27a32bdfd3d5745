UPDATE session SET last_turn = ?, version = version + 1
WHERE id = ? AND version = ?
