-- The records of an analysis. Statements are separated by blank lines.
-- "document" is the key of a document everywhere: 63 bits of the digest of its id.

CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    title TEXT,
    kind TEXT,
    date TEXT,
    region TEXT,
    format TEXT NOT NULL,
    encoding TEXT,
    length INTEGER NOT NULL,
    warnings JSON NOT NULL,
    "schema" INTEGER NOT NULL,
    path TEXT NOT NULL
)

CREATE INDEX documents_kind ON documents (kind)

CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    digest TEXT,
    pipeline TEXT
) WITHOUT ROWID

CREATE INDEX sources_document ON sources (document)

CREATE TABLE failures (
    path TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    digest TEXT,
    pipeline TEXT,
    message TEXT NOT NULL
) WITHOUT ROWID

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
    text BLOB NOT NULL
)

CREATE TABLE changes (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID

CREATE TABLE units (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT,
    valence TEXT,
    assertion TEXT NOT NULL,
    modality TEXT,
    attributed_to JSON,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    section TEXT,
    score FLOAT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID

CREATE TABLE relations (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    score FLOAT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID

CREATE TABLE tables (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    caption TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    columns JSON NOT NULL,
    rows JSON NOT NULL,
    spans JSON NOT NULL,
    label_column INTEGER,
    total_rows JSON NOT NULL,
    unit TEXT,
    period TEXT,
    layout TEXT NOT NULL,
    ambiguous BOOLEAN NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID

CREATE TABLE checks (
    document INTEGER NOT NULL,
    "table" INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    reported TEXT NOT NULL,
    computed TEXT NOT NULL,
    difference TEXT NOT NULL,
    ok BOOLEAN NOT NULL,
    PRIMARY KEY (document, "table", position),
    FOREIGN KEY (document, "table") REFERENCES tables (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE TABLE observations (
    document INTEGER NOT NULL,
    "table" INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    label TEXT,
    header TEXT,
    value TEXT NOT NULL,
    printed TEXT NOT NULL,
    unit TEXT,
    period TEXT,
    region TEXT,
    start INTEGER,
    "end" INTEGER,
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (document, "table", position),
    FOREIGN KEY (document, "table") REFERENCES tables (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE INDEX observations_region ON observations (region)

CREATE TABLE measures (
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    instrument TEXT NOT NULL,
    secondary JSON NOT NULL,
    status TEXT NOT NULL,
    modality TEXT,
    sector TEXT,
    start TEXT,
    "end" TEXT,
    deadline TEXT,
    unit TEXT,
    "table" TEXT,
    score FLOAT NOT NULL,
    reason TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (document, position)
) WITHOUT ROWID

CREATE INDEX measures_id ON measures (id)

CREATE INDEX measures_instrument ON measures (instrument, status)

CREATE TABLE measure_actors (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    lemmas TEXT NOT NULL,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE TABLE measure_targets (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE INDEX measure_targets_code ON measure_targets (code)

CREATE TABLE measure_regions (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kato TEXT,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE INDEX measure_regions_code ON measure_regions (code)

CREATE TABLE measure_funding (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT,
    printed TEXT NOT NULL,
    source TEXT,
    kind TEXT,
    period TEXT,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE TABLE measure_legal_basis (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE TABLE measure_evidence (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID

CREATE TABLE provenance (
    document INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    position INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    text TEXT,
    reason TEXT NOT NULL,
    score FLOAT NOT NULL,
    PRIMARY KEY (document, measure, position),
    FOREIGN KEY (document, measure) REFERENCES measures (document, position) ON DELETE CASCADE
) WITHOUT ROWID
