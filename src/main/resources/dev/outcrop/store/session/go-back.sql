UPDATE session
SET last_turn = (SELECT max(turn.at) FROM turn WHERE turn.session = session.id), version = version + 1
WHERE id = ?
