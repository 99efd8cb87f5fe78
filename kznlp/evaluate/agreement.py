"""How far two annotators agree who marked the same documents alone.

A corpus keeps what each said in `layers/LAYER/NAME.jsonl` (or `.json`), beside the texts in
`docs/`. Layers are compared as an analysis is with gold, so that the scores of a pipeline can be
read beside these: unit F1 at the three overlaps, attributes and fields of what both marked,
measures by the evidence that they share. Besides:

    alpha              Krippendorff's alpha (`kznlp.evaluate.alpha`) on the labels of units at any
                       overlap, where "none" is what one of the two did not mark; on attributes,
                       instruments, status and sectors of what both did
    relations, agreed  F1 of the relations between units of the same label that overlap by half
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from msgspec import structs

from kznlp.errors import KznlpError
from kznlp.evaluate.alpha import alpha
from kznlp.evaluate.counts import Counts, Tally, total
from kznlp.evaluate.decisions import KINDS, MISSED, SPURIOUS, Decision, decisions
from kznlp.evaluate.figures import Scores, summarize
from kznlp.evaluate.gold import Gold, load
from kznlp.evaluate.layers import as_analysis
from kznlp.evaluate.relations import score_relations
from kznlp.evaluate.report import tally
from kznlp.evaluate.units import HEADLINES, attribute_pairs
from kznlp.read import read
from kznlp.records import Analysis

NONE = "none"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two layers of the same documents.

    Attributes:
        first, second: their names; the second is compared with the first.
        documents: the names of those that both marked.
        words: in them.
        alpha: on labels and what else is decided; None where one value was given to all.
        agreed_relations: F1 of relations between units that both marked alike.
        scores: those that `kznlp evaluate` gives.
    """

    first: str
    second: str
    documents: tuple[str, ...]
    words: int
    alpha: dict[str, float | None]
    agreed_relations: float
    scores: Scores


def agreement(folder: Path) -> list[Agreement]:
    """The agreement of each two layers of a corpus that share documents.

    Raises:
        KznlpError: no two layers do, or a layer has no text.
    """
    layers = {path.name: _files(path) for path in sorted((folder / "layers").glob("*"))}
    found = []
    for one, other in combinations(layers, 2):
        shared = sorted(layers[one].keys() & layers[other].keys())
        if shared:
            texts = [_text(folder, name) for name in shared]
            first, second = ([load(layers[x][name]) for name in shared] for x in (one, other))
            found.append(compare(one, other, dict(zip(shared, texts, strict=True)), first, second))
    if not found:
        raise KznlpError(
            f"{folder} has no document in two layers: expected layers/a/NAME.jsonl, "
            "layers/b/NAME.jsonl and docs/NAME.txt."
        )
    return found


def compare(
    name: str, other: str, texts: Mapping[str, str], first: Iterable[Gold], second: Iterable[Gold]
) -> Agreement:
    """The agreement of two named layers of the same texts, in the order of the texts."""
    tallies, made, agreed = list[Tally](), list[Decision](), Counts()
    for raw, one, two in zip(texts.values(), first, second, strict=True):
        analysis = as_analysis(two)
        tallies.append(tally(raw, analysis, one))
        made += decisions(raw, one, analysis)
        agreed += _agreed_relations(raw, one, analysis)
    return Agreement(
        name,
        other,
        documents=tuple(texts),
        words=sum(len(raw.split()) for raw in texts.values()),
        alpha={kind: alpha(_labels(made, kind)) for kind in KINDS},
        agreed_relations=round(agreed.f1, 3),
        scores=summarize(total(tallies)),
    )


def _labels(made: Iterable[Decision], kind: str) -> Iterator[tuple[str, str]]:
    """What both said of each thing; what one did not mark is none to it."""
    for one in made:
        if one.kind == kind:
            gold, system = (
                NONE if value in (MISSED, SPURIOUS) else value for value in (one.gold, one.system)
            )
            yield gold, system


def _agreed_relations(raw: str, gold: Gold, analysis: Analysis) -> Counts:
    """Relations whose ends both marked alike; tables are there for both."""
    pairs = list(attribute_pairs(raw, gold, analysis))
    ours = {str(n) for n, unit in enumerate(gold.units, 1) if any(unit is one for one, _ in pairs)}
    theirs = {found.id for _, found in pairs}
    ours |= {table.id or f"T{n}" for n, table in enumerate(gold.tables, 1)}
    theirs |= {table.id for table in analysis.tables}
    one = structs.replace(gold, relations=[r for r in gold.relations if {*r[1:]} <= ours])
    other = structs.replace(
        analysis,
        relations=tuple(r for r in analysis.relations if {r.source, r.target} <= theirs),
    )
    return sum(score_relations(raw, one, other).values(), Counts())


def _files(layer: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(layer.glob("*.json*"))}


def _text(folder: Path, name: str) -> str:
    for path in sorted((folder / "docs").glob(f"{name}.*")):
        return read(path).text
    raise KznlpError(f"layers/*/{name} has no document in {folder / 'docs'}.")


def render(found: Iterable[Agreement]) -> str:
    """Lines for a reader, those of each two layers after an empty one."""
    return "\n\n".join("\n".join(_lines(one)) for one in found)


def _lines(one: Agreement) -> Iterator[str]:
    scores = one.scores
    yield (
        f"layers {one.first} and {one.second}: {len(one.documents)} documents, {one.words} words"
    )
    for at in HEADLINES:
        yield _line(f"units, {at}", scores["units"][at])
    yield _line("alpha", {k: "-" if v is None else v for k, v in one.alpha.items()})
    yield _line("attributes", scores["attributes"])
    yield _line("relations", scores["relations"] | {"agreed": one.agreed_relations})
    yield _line("measures", {k: scores["measures"][k] for k in ("f1", "instrument", "status")})
    yield _line("fields", scores["fields"])


def _line(name: str, row: Mapping[str, object]) -> str:
    return f"{name:13} " + "  ".join(f"{key} {value}" for key, value in row.items())
