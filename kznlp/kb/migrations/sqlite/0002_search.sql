-- What can be searched, as printed and as lemmas, and its full-text index.
-- The index holds no text of its own; triggers keep it in step with the passages.

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    lemmas TEXT NOT NULL
)

CREATE UNIQUE INDEX passages_place ON passages (document, kind, position)

CREATE VIRTUAL TABLE passage_index USING fts5 (
    text, lemmas, content = 'passages', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 0'
)

CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
    INSERT INTO passage_index (rowid, text, lemmas) VALUES (new.id, new.text, new.lemmas);
END

CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO passage_index (passage_index, rowid, text, lemmas)
    VALUES ('delete', old.id, old.text, old.lemmas);
END
