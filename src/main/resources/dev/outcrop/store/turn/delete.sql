DELETE FROM turn WHERE session = ? AND seq = ?
