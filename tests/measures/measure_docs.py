"""Builds the docs of the cases: "[proposal …]" marks a unit, "[proposal:goal …]" its kind too."""

import re

from kznlp.language.kazakh import Kazakh
from kznlp.records import Table, Unit, UnitLabel
from kznlp.types import Block, BlockKind

MARK = re.compile(r"\[(proposal|claim|cause)(?::(\w+))? ([^\]]*)\]")
KINDS = {"proposal": "action", "claim": "fact", "cause": None}
NLP = Kazakh()


def doc_of(marked, *, kind=None):
    """A doc with the marked units, one block a paragraph."""
    text, units, done = "", [], 0
    for number, mark in enumerate(MARK.finditer(marked), start=1):
        text += marked[done : mark.start()]
        start = len(text)
        text += mark[3]
        units.append(
            Unit(
                id=f"u{number}",
                label=UnitLabel(mark[1]),
                kind=mark[2] or KINDS[mark[1]],
                start=start,
                end=len(text),
                text=mark[3],
                reason="case",
            )
        )
        done = mark.end()
    text += marked[done:]
    doc = NLP.make_doc(text)
    doc._.units, doc._.blocks, doc._.kind = tuple(units), blocks_of(text), kind
    return doc


def blocks_of(text):
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        marker = "- " if paragraph.startswith("- ") else ""
        item = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
        blocks.append(
            Block(item, start + len(marker), start + len(paragraph), marker=marker.strip())
        )
        start += len(paragraph) + 2
    return tuple(blocks)


def plan_of(case):
    """A doc with one table, its cells laid out one after another."""
    text, spans = "", []
    for row in case["rows"]:
        spans.append([])
        for cell in row:
            start = len(text)
            text += cell
            spans[-1].append((start, len(text)) if cell else None)
            text += "\n"
    doc = NLP.make_doc(text)
    doc._.tables = (
        Table(
            id="t1",
            start=0,
            end=len(text),
            columns=tuple(case["columns"]),
            rows=tuple(map(tuple, case["rows"])),
            spans=tuple(map(tuple, spans)),
            unit=case.get("unit"),
            total_rows=tuple(case.get("total_rows", ())),
            layout="html",
        ),
    )
    return doc


def seen(measure, wanted):
    """The fields of a measure that a case names, in the form of the case."""
    values = {
        "evidence": measure.evidence[0].text,
        "actors": [actor.name for actor in measure.actors],
        "regions": [region.code for region in measure.regions],
        "funding": [f"{float(money.amount):.0f}" for money in measure.funding],
        "sources": [money.source for money in measure.funding],
        "targets": list(measure.targets),
        "status": measure.status.value,
    }
    return {name: values.get(name, getattr(measure, name, None)) for name in wanted}
