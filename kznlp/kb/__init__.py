"""The knowledge base: analyses stored in a database, searched, queried, exported.

What goes in is a `kznlp.records.Analysis`; it comes back whole (`KnowledgeBase.analysis`), or as
pandas frames of what it holds: `measures`, `units`, `tables`, `observations`, `search`.

>>> from kznlp.kb import KnowledgeBase
>>> from kznlp.records import Analysis, DocumentRecord, Unit
>>> unit = Unit(id="u1", label="claim", start=0, end=18, text="Жұмыссыздық азайды", reason="x")
>>> with KnowledgeBase(":memory:") as kb:
...     kb.add(Analysis(document=DocumentRecord(id="d1", source="a.txt"), units=(unit,)))
...     kb.search("жұмыссыздық")["text"].tolist()
['Жұмыссыздық азайды']

One set of rows a document
    A document is its bytes: its id is their SHA-256. The same bytes at two places are one document
    with two sources, stored as it was analyzed at the source that sorts first. A source whose
    bytes changed leaves its old document; a document that no source has any more is removed with
    everything that was found in it. All keys are made from content, so a rerun changes nothing.

Search
    Words are compared by lemma: «жұмыссыздық» finds «жұмыссыздыққа». All words must occur; "words
    in quotes" must stand together; `жұмыс*` finds what begins so. Nothing else is an operator.

Inheritance
    A measure without a region or a date of its own has those of its document, for queries.

Nothing here needs spaCy; pandas is imported by the first query.
"""

from kznlp.kb.base import KnowledgeBase
from kznlp.kb.context import Quotation, Shown
from kznlp.kb.store import Entry

__all__ = ["Entry", "KnowledgeBase", "Quotation", "Shown"]
