-- Measures of several documents that are one: each link from both its ends.

CREATE TABLE same_as (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    measure INTEGER NOT NULL,
    other_document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    other_measure INTEGER NOT NULL,
    score FLOAT NOT NULL,
    PRIMARY KEY (document, measure, other_document, other_measure)
) WITHOUT ROWID

CREATE INDEX same_as_other ON same_as (other_document)

-- Documents whose measures were compared with those of all others.

CREATE TABLE linked (
    document INTEGER PRIMARY KEY NOT NULL REFERENCES documents (key) ON DELETE CASCADE
)
