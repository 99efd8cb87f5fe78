"""Annotated documents as the discourse models see them.

The pipeline cuts a document into clauses; each clause learns from the gold unit that it meets:
overlapping by half or more, or, where it is a part of one, lying within it. Clauses that meet no
unit are "none". Documents that a corpus keeps for tests (`documents.csv`) are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex
from spacy.tokens import Doc

from kznlp.corpus.catalogue import rows
from kznlp.discourse import clauses_of
from kznlp.discourse.cuts import Seam, seams
from kznlp.discourse.model import Model
from kznlp.discourse.ruled import Ruled
from kznlp.discourse.signs import signs
from kznlp.discourse.statements import statements
from kznlp.discourse.weights import Group
from kznlp.evaluate.gold import Gold, GoldUnit, documents, load
from kznlp.evaluate.layers import units_in_clean
from kznlp.evaluate.spans import Span, overlap, pair, trim
from kznlp.normalize import Normalized, normalize
from kznlp.pipeline import process
from kznlp.read import read
from kznlp.records import Unit

HALF = 0.5
NONE = "none"
PLACE = regex.compile(r"^\p{L}?\d+_(\p{L}+)")  # "p04_kostanay_employment_2005"


@dataclass(frozen=True, slots=True)
class Meeting:
    """The gold unit that a clause meets.

    Attributes:
        number: of the unit, from 0; None where the clause meets none.
        labels: those that are accepted, the preferred one first.
        whole: the clause is the unit, and no part of it.
    """

    number: int | None
    labels: tuple[str, ...] = (NONE,)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A document with its gold.

    Attributes:
        name: of its file.
        corpus: the folder that it comes from.
        group: what is kept on one side of a split: documents of one place or body.
        clean: the normalized text, `doc` what the pipeline made of it.
        seams: its statements, with the gaps at which they may be cut.
        ruled: its clauses, with the signs and the gold unit of each.
    """

    name: str
    corpus: str
    group: str
    clean: Normalized
    doc: Doc
    gold: Gold
    seams: tuple[Seam, ...]
    ruled: tuple[Ruled, ...]
    signs: tuple[list[Group], ...]
    meetings: tuple[Meeting, ...]

    @property
    def raw(self) -> str:
        """The text as it was read."""
        return self.clean.document.text


def examples(folders: Sequence[Path]) -> Iterator[Example]:
    """The documents of corpus folders.

    Raises:
        KznlpError: a folder holds no gold, or a gold file is malformed.
    """
    for folder in folders:
        kept = {row["name"] for _, row in rows(folder) if row.get("split") == "test"}
        for path, gold in documents(folder):
            if path.stem not in kept:
                yield _example(folder.name, path, load(gold))


def _example(corpus: str, path: Path, gold: Gold) -> Example:
    clean = normalize(read(path))
    doc = process(clean)
    place = PLACE.match(path.stem)
    bare = Example(
        name=path.stem,
        corpus=corpus,
        group=place[1] if place else path.stem,
        clean=clean,
        doc=doc,
        gold=gold,
        seams=tuple(seams(list(statements(doc, doc.text)), doc.text)),
        ruled=(),
        signs=(),
        meetings=(),
    )
    return cut(bare, None)


def cut(example: Example, model: Model | None) -> Example:
    """The document with the clauses that a model, or without one the rules, cut it into."""
    ruled = tuple(clauses_of(example.seams, example.doc.text, model))
    return replace(
        example,
        ruled=ruled,
        signs=tuple(signs(ruled)),
        meetings=tuple(_meetings(example.clean, ruled, example.gold.units)),
    )


def _meetings(
    clean: Normalized, ruled: Sequence[Ruled], units: Sequence[GoldUnit]
) -> Iterator[Meeting]:
    raw = clean.document.text
    clauses = (clean.source(one.case.clause.start, one.case.clause.end) for one in ruled)
    found = [trim(raw, *span) for span in clauses]
    gold = [trim(raw, unit.start, unit.end) for unit in units]

    def shared(one: Span, other: Span) -> float:
        part = overlap(one, other)
        return part if part >= HALF else 0.0

    paired = dict(pair(found, gold, shared))
    for i, span in enumerate(found):
        if i in paired:
            yield Meeting(paired[i], tuple(units[paired[i]].labels))
        else:
            yield _part(span, gold, units)


def _part(span: Span, gold: Sequence[Span], units: Sequence[GoldUnit]) -> Meeting:
    for number, (start, end) in enumerate(gold):
        inside = min(end, span[1]) - max(start, span[0])
        if inside >= HALF * (span[1] - span[0]) and units[number].labels != [NONE]:
            return Meeting(number, tuple(units[number].labels), whole=False)
    return Meeting(None)


def gold_units(example: Example) -> list[Unit]:
    """The gold units in clean offsets, each with its number from 1 as id; "none" left out."""
    units = example.gold.units
    found = units_in_clean(example.clean, example.gold)
    return [unit for unit in found if units[int(unit.id) - 1].labels[0] != NONE]
