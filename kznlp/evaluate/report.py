"""What `kznlp evaluate` measures: every document of a gold folder, and all of them together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import structs

from kznlp.evaluate.counts import Tally, total
from kznlp.evaluate.decisions import Decision, decisions
from kznlp.evaluate.figures import Interval, Scores, intervals, summarize
from kznlp.evaluate.gold import Gold, documents, load
from kznlp.evaluate.layers import as_analysis
from kznlp.evaluate.measures import score_measures
from kznlp.evaluate.relations import score_relations
from kznlp.evaluate.tables import score_tables
from kznlp.evaluate.units import score_units
from kznlp.records import Analysis, Relation

SAMPLES = 1000
# The raw text and the analysis of a document.
Analyze = Callable[[Path], tuple[str, Analysis]]
# The relations that are found between the units of the gold; their ends are numbers from 1.
Relate = Callable[[Path, Gold], Sequence[Relation]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document: its gold, what was found, and what was counted.

    Attributes:
        name: of the file, without its ending.
        raw: the text.
        gold: what is right.
        analysis: what was found.
        counts: of all that is scored.
        decisions: gold and found, of each unit and measure.
    """

    name: str
    raw: str
    gold: Gold
    analysis: Analysis
    counts: Tally
    decisions: tuple[Decision, ...] = ()

    @property
    def words(self) -> int:
        """How many words the text has, parted by white space."""
        return len(self.raw.split())

    @property
    def scores(self) -> Scores:
        """The scores of this document alone."""
        return summarize(self.counts)


@dataclass(frozen=True, slots=True)
class Report:
    """All documents.

    Attributes:
        documents: each, by name.
        scores: of all counts together, by part.
        interval: where each score lies in 95 % of samples of documents, by path ("measures/f1").
    """

    documents: tuple[Scored, ...]
    scores: Scores
    interval: dict[str, Interval] = field(default_factory=dict)

    @property
    def counts(self) -> Tally:
        """What was counted, of all documents."""
        return total(one.counts for one in self.documents)

    @property
    def decisions(self) -> list[Decision]:
        """All decisions."""
        return [decision for one in self.documents for decision in one.decisions]


def evaluate(
    folder: Path,
    analyze: Analyze,
    *,
    relate: Relate | None = None,
    samples: int = SAMPLES,
    split: str | None = None,
) -> Report:
    """Score a gold folder.

    Args:
        folder: holds `docs/` and `gold/`.
        analyze: gives the raw text and the analysis of a document.
        relate: finds relations between the units of the gold; without it they are not scored.
        samples: bootstrap samples for the intervals; 0 leaves them out.
        split: the part of a folder with a catalogue that is scored; None for all of it.

    Raises:
        KznlpError: the folder holds no gold, or a gold file is malformed.
    """
    scored = []
    for path, gold_path in documents(folder, split=split):
        gold = load(gold_path)
        raw, analysis = analyze(path)
        counts = tally(raw, analysis, gold)
        if relate is not None:
            counts = {**counts, **_on_gold(raw, gold, relate(path, gold))}
        made = tuple(decisions(raw, gold, analysis))
        scored.append(Scored(path.stem, raw, gold, analysis, counts, made))
    return report(scored, samples=samples)


def report(scored: Sequence[Scored], *, samples: int = SAMPLES) -> Report:
    """The report of documents that were scored."""
    tallies = [one.counts for one in scored]
    interval = intervals(tallies, samples) if samples else {}
    return Report(tuple(scored), summarize(total(tallies)), interval)


def tally(raw: str, analysis: Analysis, gold: Gold) -> Tally:
    """Everything that is counted in one document."""
    return (
        score_units(raw, gold, analysis)
        | score_relations(raw, gold, analysis)
        | score_tables(raw, gold, analysis)
        | score_measures(gold, analysis)
    )


def _on_gold(raw: str, gold: Gold, relations: Sequence[Relation]) -> Tally:
    """Relations where the units are given; none is lost because a unit was."""
    given = structs.replace(as_analysis(gold), relations=tuple(relations))
    counts = score_relations(raw, gold, given)
    return {name.replace("relations", "relations_on_gold", 1): n for name, n in counts.items()}
