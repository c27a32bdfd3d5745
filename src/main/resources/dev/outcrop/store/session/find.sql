SELECT session.id, session.version, coalesce((SELECT max(turn.seq) FROM turn WHERE turn.session = session.id), 0) AS seq
FROM session
WHERE session.assistant = ? AND session.name = ?
