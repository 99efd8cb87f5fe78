-- Figures of claims for which no table has a cell: these have no place in one.

ALTER TABLE comparisons RENAME TO compared

CREATE TABLE comparisons (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,
    verdict TEXT NOT NULL,
    "table" TEXT,
    "row" INTEGER,
    "column" INTEGER,
    reported TEXT,
    PRIMARY KEY (document, position)
) WITHOUT ROWID

INSERT INTO comparisons SELECT * FROM compared

DROP TABLE compared
