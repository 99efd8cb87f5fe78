-- What is known of tables grows: other readings of a flattened one; what a check is about and which
-- slip would explain it; ranges, bounds, scales and footnotes of figures.

ALTER TABLE tables ADD COLUMN alternatives JSON NOT NULL DEFAULT '[]'

ALTER TABLE checks ADD COLUMN kind TEXT NOT NULL DEFAULT 'column'

ALTER TABLE checks ADD COLUMN other TEXT

ALTER TABLE checks ADD COLUMN hint JSON

-- A figure may be a range, which has no value: NOT NULL cannot be taken off otherwise.

CREATE TABLE figures (
    document INTEGER NOT NULL,
    "table" INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    label TEXT,
    header TEXT,
    value TEXT,
    low TEXT,
    high TEXT,
    printed TEXT NOT NULL,
    unit TEXT,
    scale INTEGER NOT NULL,
    period TEXT,
    region TEXT,
    about BOOLEAN NOT NULL,
    note TEXT,
    start INTEGER,
    "end" INTEGER,
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (document, "table", position),
    FOREIGN KEY (document, "table") REFERENCES tables (document, position) ON DELETE CASCADE
) WITHOUT ROWID

INSERT INTO figures (
    document, "table", position, "row", "column", label, header, value, printed, unit, scale,
    period, region, about, start, "end", first_day, last_day
)
SELECT
    document, "table", position, "row", "column", label, header, value, printed, unit,
    CASE
        WHEN unit LIKE 'мың%' THEN 1000
        WHEN unit LIKE 'млн%' THEN 1000000
        WHEN unit LIKE 'млрд%' THEN 1000000000
        ELSE 1
    END,
    period, region, 0, start, "end", first_day, last_day
FROM observations

DROP TABLE observations

ALTER TABLE figures RENAME TO observations

CREATE INDEX observations_region ON observations (region)
