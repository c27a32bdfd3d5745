SELECT base64
FROM attachment
WHERE session = ? AND hash = ?
