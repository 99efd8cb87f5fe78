"""How often each rule of `kznlp.discourse` agrees with annotators: `discourse/reliability.csv`.

A unit counts as right where a gold unit of an accepted label overlaps it by half or more, a
relation where the gold has it between such units. One success and one failure are added, so that a
rule seldom seen is not trusted blindly; a rule that was not seen at all stands at one half.

    python -m kznlp.train.reliability GOLD_DIR

The rules in the file stay, their scores are counted anew.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from kznlp import resources
from kznlp.discourse import find_units
from kznlp.discourse.reliability import FILE
from kznlp.evaluate.gold import Gold, documents, load
from kznlp.evaluate.relations import score_relations
from kznlp.evaluate.spans import overlap, pair, trim
from kznlp.locate import locate
from kznlp.normalize import normalize
from kznlp.pipeline import process
from kznlp.read import read
from kznlp.records import Analysis

Rule = tuple[str, str]


def measure(folder: Path, analyze: Callable[[Path], tuple[str, Analysis]]) -> dict[Rule, float]:
    """The score of each rule of the data file, from a gold folder."""
    right: Counter[Rule] = Counter()
    seen: Counter[Rule] = Counter()
    for text, path in documents(folder):
        raw, found = analyze(text)
        for rule, agrees in judged(raw, load(path), found):
            seen[rule] += 1
            right[rule] += agrees
    rules = ((row["about"], row["rule"]) for row in resources.table(FILE))
    return {rule: round((right[rule] + 1) / (seen[rule] + 2), 2) for rule in rules}


def judged(raw: str, gold: Gold, found: Analysis) -> Iterator[tuple[Rule, bool]]:
    """Each unit and relation, by its rule, and whether the gold agrees."""
    places = [trim(raw, u.start, u.end) for u in gold.units]

    def closeness(i: int, j: int) -> float:
        unit = found.units[j]
        shared = overlap(places[i], trim(raw, unit.start, unit.end))
        return shared if shared >= 0.5 and unit.label in gold.units[i].labels else 0.0

    pairs = pair(range(len(gold.units)), range(len(found.units)), closeness)
    agreed = {j for _, j in pairs}
    for j, unit in enumerate(found.units):
        yield ("unit", unit.reason), j in agreed
    for relation in found.relations:
        alone = Analysis(
            document=found.document,
            units=found.units,
            tables=found.tables,
            relations=(relation,),
        )
        count = score_relations(raw, gold, alone)[f"relations/{relation.type}"]
        yield (str(relation.type), relation.reason), bool(count.right)


def write(scores: dict[Rule, float], path: Path) -> None:
    """Write the data file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(("about", "rule", "score"))
        rows.writerows((about, rule, score) for (about, rule), score in sorted(scores.items()))


def _analyze(path: Path) -> tuple[str, Analysis]:
    """What the rules find, without anything learned."""
    clean = normalize(read(path))
    doc = process(clean)
    doc._.units, doc._.relations = find_units(doc)
    return clean.document.text, locate(clean, doc)


if __name__ == "__main__":
    write(measure(Path(sys.argv[1]), _analyze), resources.DATA / FILE)
