"""Scores of documents, each by a model that has not seen it, as `kznlp.evaluate` counts them."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kznlp.discourse import units_of
from kznlp.discourse.given import link
from kznlp.discourse.model import Model
from kznlp.evaluate.counts import Counts, Tally, total
from kznlp.evaluate.relations import score_relations
from kznlp.evaluate.units import ATTRIBUTES, LABELS, OVERLAPS, score_units
from kznlp.locate import locate
from kznlp.records import Analysis, RelationType, Unit
from kznlp.train.discourse_examples import Example, gold_units

GIVEN = "given "


def scores(given: Iterable[tuple[Example, Model | None]]) -> dict[str, float]:
    """F1 of units by overlap and of relations, on found and on gold units; shares of attributes."""
    counts = total(tally(example, model) for example, model in given)

    def f1(*names: str) -> float:
        return round(sum((counts.get(name, Counts()) for name in names), Counts()).f1, 3)

    told = {}
    for overlap in OVERLAPS:
        labels = {label: f1(f"units/{overlap}/{label}") for label in LABELS}
        told[f"units {overlap}"] = round(sum(labels.values()) / len(labels), 3)
    told |= {f"units iou.5 {label}": f1(f"units/iou.5/{label}") for label in LABELS}
    told |= {name: round(counts[f"attributes/{name}"].recall, 3) for name in ATTRIBUTES}
    for where, name in (("", "relations"), (GIVEN, "relations on gold units")):
        kinds = [f"{where}relations/{kind}" for kind in RelationType]
        told[name] = f1(*kinds)
        told |= {f"{name}, {kind}": f1(f"{where}relations/{kind}") for kind in RelationType}
    return told


def tally(example: Example, model: Model | None) -> Tally:
    """What is counted in one document; relations on gold units are named "given relations/…"."""
    doc, gold = example.doc, example.gold
    doc._.units, doc._.relations = units_of(example.ruled, doc.text, doc._.tables, model)
    found = locate(example.clean, doc)
    on_gold = Analysis(
        document=found.document,
        units=tuple(_as_gold(example)),
        relations=link(doc, gold_units(example), model=model),
        tables=found.tables,
    )
    given = score_relations(example.raw, gold, on_gold)
    return (
        score_units(example.raw, gold, found)
        | score_relations(example.raw, gold, found)
        | {f"{GIVEN}{name}": count for name, count in given.items()}
    )


def _as_gold(example: Example) -> Iterator[Unit]:
    """The gold units where they stand in the raw text."""
    for unit in gold_units(example):
        gold = example.gold.units[int(unit.id) - 1]
        yield replace(unit, start=gold.start, end=gold.end)
