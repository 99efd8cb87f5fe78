"""Learns relations from pairs of units: those that the pipeline finds, and those of the gold.

A pair is right where the gold relates the two units that it stands for: for found units those that
they overlap by half or more. The chance from which a pair is taken for related is the one that
found most in the folds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kznlp.discourse import found_units
from kznlp.discourse.given import place
from kznlp.discourse.links import NO, YES, best
from kznlp.discourse.model import Model
from kznlp.discourse.pair_signs import pair_signs
from kznlp.discourse.pairs import Pair, pairs
from kznlp.discourse.relations import Found, Link, links
from kznlp.discourse.weights import Group, Weights
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.spans import overlap, pair, trim
from kznlp.records import RelationType
from kznlp.train.discourse_clauses import only
from kznlp.train.discourse_examples import HALF, Example, gold_units
from kznlp.train.discourse_fit import Options, Question, fit
from kznlp.train.discourse_folds import Fold

LEAST = tuple(round(0.06 + 0.02 * step, 2) for step in range(38))
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of units: its signs, and whether the gold relates them so."""

    type: RelationType
    signs: list[Group]
    right: bool


def learn(given: Sequence[Example], kinds: Sequence[str], options: Options) -> Weights:
    """The weights of pairs, for these types of relations."""
    items = [one for example in given for one in judged(example)]
    asked = {}
    for kind in kinds:
        numbers = [number for number, one in enumerate(items) if one.type == kind]
        answers = tuple(YES if items[number].right else NO for number in numbers)
        accepted = tuple((answer,) for answer in answers)
        weights = (1.0,) * len(answers)
        asked[kind] = Question((NO, YES), tuple(numbers), answers, accepted, weights)
    return fit([one.signs for one in items], asked, options)


def judged(example: Example) -> Iterator[Judged]:
    """The pairs of gold units and of units found by rules of a document."""
    for found, numbers in (_gold(example), _found(example, None)):
        for one in pairs(found, list(links(found)), list(RelationType)):
            right = _relation(one, numbers) in _related(example)
            yield Judged(one.type, pair_signs(one, found), right)


Numbers = Mapping[int, str]  # of the gold units, by the number of the unit that stands for each


def _gold(example: Example) -> tuple[list[Found], Numbers]:
    found = list(place(example.doc, gold_units(example)))
    return found, {i: one.unit.id for i, one in enumerate(found)}


def _found(example: Example, model: Model | None) -> tuple[list[Found], Numbers]:
    found = list(found_units(example.ruled, example.doc.text, model))
    clean, raw = example.clean, example.raw
    places = [trim(raw, *clean.source(one.unit.start, one.unit.end)) for one in found]
    gold = [trim(raw, unit.start, unit.end) for unit in example.gold.units]

    def shared(i: int, j: int) -> float:
        part = overlap(places[i], gold[j])
        return part if part >= HALF else 0.0

    paired = pair(range(len(places)), range(len(gold)), shared)
    return found, {i: str(j + 1) for i, j in paired}


def _related(example: Example) -> frozenset[tuple[str, str, str]]:
    return frozenset(example.gold.relations)


def _relation(one: Pair | Link, numbers: Numbers) -> tuple[str, str | None, str | None]:
    return str(one.type), numbers.get(one.source), numbers.get(one.target)


@dataclass(frozen=True, slots=True)
class Linked:
    """What the folds gave: their weights, the least chances, and scores by type."""

    weights: list[Weights]
    least: dict[str, float]
    told: dict[str, dict[str, float]]


def compare(parts: Sequence[Fold], clauses: Sequence[Weights], options: Options) -> Linked:
    """Learn in folds, choose the least chances, and compare with the rules, on found units.

    A type goes to the model if that is better, and in no corpus worse: `addresses` is annotated
    more widely in some corpora than in others.

    Args:
        parts: the folds.
        clauses: what reads the clauses of each.
        options: how to fit.
    """
    kinds = [str(kind) for kind in RelationType]
    learned = [learn(part.train, kinds, options) for part in parts]
    trials = [
        trial
        for part, one, two in zip(parts, clauses, learned, strict=True)
        for example in part.test
        for trial in _tried(example, one, two)
    ]
    least = _least(trials)
    told = {}
    for kind in kinds:
        rules, model = _counts(trials, kind, least[kind])
        told[kind] = {
            "items": rules.gold,
            "rules": round(rules.f1, 4),
            "model": round(model.f1, 4),
            "least": least[kind],
        }
    kept = {kind: least[kind] for kind in kinds if _is_better(trials, kind, least[kind])}
    scales = dict.fromkeys(kept, 1.0)
    return Linked([only(weights, scales) for weights in learned], kept, told)


@dataclass(frozen=True, slots=True)
class _Trial:
    """Of a document: pairs with their chances and whether they are right; counts of the rules."""

    corpus: str
    chances: list[tuple[str, float, bool]]
    rules: dict[str, Counts]

    def count(self, kind: str, least: float) -> Counts:
        """What is counted of a type, if chances below the least are left out."""
        taken = [right for name, chance, right in self.chances if name == kind and chance >= least]
        return Counts(sum(taken), len(taken), self.rules[kind].gold)


def _tried(example: Example, clauses: Weights, linking: Weights) -> Iterator[_Trial]:
    """On the found units, and on those of the gold."""
    related = _related(example)
    for found, numbers in (_found(example, Model(clauses, clauses, linking, {})), _gold(example)):
        ruled = list(links(found))
        chances = [
            (str(one.pair.type), one.chance, _relation(one.pair, numbers) in related)
            for one in best(found, ruled, linking)
        ]
        rules = {}
        for kind in map(str, RelationType):
            told = [_relation(link, numbers) in related for link in ruled if link.type == kind]
            there = sum(name == kind and source.isdigit() for name, source, _ in related)
            rules[kind] = Counts(sum(told), len(told), there)
        yield _Trial(example.corpus, chances, rules)


def _counts(trials: Iterable[_Trial], kind: str, least: float) -> tuple[Counts, Counts]:
    """What the rules and the model find of a type."""
    counts = [(trial.rules[kind], trial.count(kind, least)) for trial in trials]
    rules, model = zip(*counts, strict=True)
    return sum(rules, Counts()), sum(model, Counts())


def _is_better(trials: Sequence[_Trial], kind: str, least: float) -> bool:
    """Whether the model is better than the rules, and in no corpus worse."""
    rules, model = _counts(trials, kind, least)
    by_corpus = [
        _counts([trial for trial in trials if trial.corpus == name], kind, least)
        for name in {trial.corpus for trial in trials}
    ]
    return model.f1 > rules.f1 and all(two.f1 >= one.f1 for one, two in by_corpus)


def _least(trials: Sequence[_Trial]) -> dict[str, float]:
    """The least chances that give the best F1 of all types together, found one after another."""
    counts = {
        str(kind): {
            least: sum((trial.count(str(kind), least) for trial in trials), Counts())
            for least in LEAST
        }
        for kind in RelationType
    }
    chosen = dict.fromkeys(counts, LEAST[len(LEAST) // 2])
    for kind in [*counts] * ROUNDS:
        others = [counts[other][least] for other, least in chosen.items() if other != kind]

        def together(
            least: float, kind: str = kind, others: Sequence[Counts] = tuple(others)
        ) -> float:
            return sum(others, counts[kind][least]).f1

        chosen[kind] = max(LEAST, key=together)
    return chosen
