-- Figures of units against cells of tables.

CREATE TABLE comparisons (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    unit TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,
    verdict TEXT NOT NULL,
    "table" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    reported TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID
