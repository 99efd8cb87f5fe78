"""What goes in comes out: stored, stored again, exported and loaded."""

import io
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from strategies import ANALYSES, TEXT

from kznlp.kb import Entry, KnowledgeBase, schema
from kznlp.records import encode

ENTRIES = st.builds(Entry, ANALYSES, st.none() | TEXT, st.none() | st.sampled_from("abc"))
FIRST, SECOND = KnowledgeBase(":memory:"), KnowledgeBase(":memory:")


@contextmanager
def emptied(kb):
    """Much faster than opening a new one, whose statements are compiled anew."""
    with kb.writing() as connection:
        for table in (schema.documents, schema.failures):
            connection.execute(delete(table))
    yield kb


def dump(kb):
    """All rows but the running numbers of the passages."""
    with kb.reading() as connection:
        rows = {}
        for name, table in schema.METADATA.tables.items():
            columns = [c for c in table.columns if name != "passages" or c.name != "id"]
            rows[name] = sorted(map(repr, connection.execute(select(*columns))))
        return rows


@settings(max_examples=50, deadline=None)
@given(ENTRIES)
def test_an_analysis_comes_back_whole(entry):
    with emptied(FIRST) as kb:
        kb.add_many([entry])
        found = kb.analysis(entry.analysis.document.id)
        assert found == entry.analysis
        assert encode(found) == encode(entry.analysis)
        assert kb.text(entry.analysis.document.id) == entry.text


@settings(max_examples=15, deadline=None)
@given(st.lists(ENTRIES, max_size=3))
def test_adding_again_changes_nothing(entries):
    with emptied(FIRST) as kb:
        kb.add_many(entries)
        last = {entry.place: entry for entry in entries}
        once = dump(kb)
        kb.add_many(last.values())
        assert dump(kb) == once


@settings(max_examples=15, deadline=None)
@given(st.lists(ENTRIES, max_size=3))
def test_export_then_load_gives_the_same_rows(entries):
    with emptied(FIRST) as kb, emptied(SECOND) as other:
        kb.add_many(entries)
        lines = io.StringIO()
        kb.export(lines)
        lines.seek(0)
        other.load(lines)
        assert dump(other) == dump(kb)


@settings(max_examples=15, deadline=None)
@given(st.lists(ENTRIES, max_size=3))
def test_removing_every_source_leaves_nothing(entries):
    with emptied(FIRST) as kb:
        kb.add_many(entries)
        for entry in entries:
            kb.remove(entry.place)
        assert not any(dump(kb).values())
