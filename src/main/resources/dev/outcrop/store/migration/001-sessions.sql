-- A talk with one assistant. Whoever appends to it, or takes from it, raises the version that it has read: two processes
-- that continue the same talk cannot both succeed. Numbers are not used twice, so that a deleted talk stays gone.
CREATE TABLE session (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    assistant TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    begun     INTEGER NOT NULL, -- milliseconds since 1970, as all times here
    last_turn INTEGER NOT NULL,
    version   INTEGER NOT NULL,
    UNIQUE (assistant, name)
);

CREATE INDEX session_by_last_turn ON session (last_turn, id);
CREATE INDEX session_by_name ON session (name);

-- One question and its answer. The numbers come first, so that summing them up does not read the texts.
CREATE TABLE turn (
    session            INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    seq                INTEGER NOT NULL, -- from 1
    at                 INTEGER NOT NULL,
    input_tokens       INTEGER NOT NULL,
    output_tokens      INTEGER NOT NULL,
    cache_read_tokens  INTEGER NOT NULL,
    cache_write_tokens INTEGER NOT NULL,
    tokens_known       INTEGER NOT NULL, -- 0 where the model did not say all of them
    cost_usd           TEXT,             -- a decimal number; null where it is not known
    model_name         TEXT    NOT NULL,
    model_id           TEXT    NOT NULL,
    prompt             TEXT,             -- name and variant
    prompt_hash        TEXT,
    stop_reason        TEXT    NOT NULL,
    request_id         TEXT,
    attempts           INTEGER NOT NULL,
    user_text          TEXT    NOT NULL,
    assistant_text     TEXT    NOT NULL,
    tool_calls         TEXT    NOT NULL, -- a JSON array of name, arguments, result
    PRIMARY KEY (session, seq)
);

-- What the model is sent again with later turns.
CREATE TABLE message (
    session INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    n       INTEGER NOT NULL, -- from 1 within the turn
    json    TEXT    NOT NULL, -- as LangChain4j's ChatMessageSerializer writes it
    PRIMARY KEY (session, seq, n),
    FOREIGN KEY (session, seq) REFERENCES turn (session, seq) ON DELETE CASCADE
);
