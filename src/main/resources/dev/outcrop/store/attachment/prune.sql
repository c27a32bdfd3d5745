DELETE FROM attachment
WHERE session = ? AND hash IN (
    SELECT hash
    FROM (
        SELECT hash, sum(size) OVER (ORDER BY seq DESC, hash) AS total
        FROM attachment
        WHERE session = ?
    ) AS newest_first
    WHERE total > ?
)
