-- What can be searched, as printed and as lemmas, with the lemmas of what it stands in, and its
-- full-text index, in which words of the passage itself weigh more than those around it.
-- The index holds no text of its own; triggers keep it in step with the passages.

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    lemmas TEXT NOT NULL,
    context TEXT NOT NULL
)

CREATE UNIQUE INDEX passages_place ON passages (document, kind, position)

CREATE VIRTUAL TABLE passage_index USING fts5 (
    text, lemmas, context, content = 'passages', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 0'
)

INSERT INTO passage_index (passage_index, rank) VALUES ('rank', 'bm25(1.0, 1.0, 0.2)')

CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
    INSERT INTO passage_index (rowid, text, lemmas, context)
    VALUES (new.id, new.text, new.lemmas, new.context);
END

CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO passage_index (passage_index, rowid, text, lemmas, context)
    VALUES ('delete', old.id, old.text, old.lemmas, old.context);
END
