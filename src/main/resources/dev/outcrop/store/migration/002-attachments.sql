-- The bytes of pictures and documents, once a talk however often its messages show them: messages hold their hash. A talk
-- keeps the newest of them, as many as can be sent again with one request.
CREATE TABLE attachment (
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    hash    TEXT    NOT NULL, -- SHA-256 of the Base64
    seq     INTEGER NOT NULL, -- the turn that showed it last
    size    INTEGER NOT NULL, -- characters of the Base64
    base64  TEXT    NOT NULL,
    PRIMARY KEY (session, hash)
);
