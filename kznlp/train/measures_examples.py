"""Examples for the models of measures: what the rules propose, beside what annotators marked.

Documents are read by the rules of measures alone, with the units of `measures_units`. A candidate
is a measure if it is the one that goes best with a marked one; what its codes are is learned from
the pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kznlp.evaluate.gold import Gold, GoldMeasure
from kznlp.evaluate.spans import Span, overlap, pair
from kznlp.measures.candidates import Candidate, find_candidates
from kznlp.measures.decisions import candidate_features, target_features
from kznlp.measures.drafts import from_rows, row_words
from kznlp.measures.features import of_candidate, of_sectors, of_words
from kznlp.measures.groups import (
    Sectors,
    Shares,
    Targets,
    common_targets,
    find_sectors,
    pick_sector,
    shares,
)
from kznlp.measures.instruments import Choice, choose
from kznlp.measures.linear import Features
from kznlp.measures.models import RULES
from kznlp.measures.scene import Scene
from kznlp.measures.setting import Setting
from kznlp.measures.words import NONE, Words
from kznlp.normalize import Normalized
from kznlp.train.discourse_examples import Example as Document
from kznlp.train.measures_units import unseen_units

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Example:
    """What a model sees, and what it should answer.

    Attributes:
        features: in its place.
        right: the answers that are right, the preferred one first.
        ruled: that of the rules.
        document: where it is from.
        alone: features without what stands around; None where nothing around counts.
    """

    features: Features
    right: tuple[str, ...]
    ruled: str
    document: str
    alone: Features | None = None


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of each model.

    Attributes:
        asked: those of detection (candidates of prose), instrument, sector and targets (of
            measures found), by the name of the model.
        missed: what annotators marked and no candidate stands for, by the name of the model.
        groups: what is kept on one side of a split, by document.
    """

    asked: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    missed: Counter[str] = field(default_factory=Counter)
    groups: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Item:
    """A candidate or a row: its place in the raw text, its words, what the phrases say of it."""

    span: Span
    words: Words
    choice: Choice
    sectors: Sectors
    targets: Targets
    source: Candidate | None

    @property
    def ruled(self) -> bool:
        """The rules hold it for a measure."""
        return self.source is None or self.source.ruled


def collect(given: Sequence[Document], *, units: int) -> Examples:
    """The examples of annotated documents; their units are found in so many parts."""
    unseen_units(given, count=units)
    found = Examples()
    for one in given:
        found.groups[one.name] = one.group
        _add(found, one.name, one.clean, one.doc, one.gold)
    return found


def _add(found: Examples, name: str, clean: Normalized, doc: Doc, gold: Gold) -> None:
    """Add the examples of a document."""
    scene = Scene(doc)
    candidates = list(find_candidates(scene.text, doc._.units, about=scene.about))
    items = [*_rows(scene, clean), *_prose(candidates, scene, clean)]
    pairs = {j: i for i, j in pair(gold.measures, items, _closeness)}
    features = dict(zip(map(id, candidates), candidate_features(candidates, scene), strict=True))
    told = [item for item in items if item.ruled]
    document = shares((item.sectors for item in told), scene.text)
    for place, item in enumerate(items):
        measure = gold.measures[pairs[place]] if place in pairs else None
        if item.source is not None and not (measure and measure.optional):
            right, ruled = _yes(measure is not None), _yes(item.source.ruled)
            known = features[id(item.source)]
            example = Example(known, (right,), ruled, name, _alone(item.source))
            found.asked["detection"].append(example)
        if measure:
            _add_codes(found, name, item, measure, document)
            _add_targets(found, name, item, measure, [item.targets for item in told])
    paired = set(pairs.values())
    found.missed["detection"] += sum(
        not measure.optional and i not in paired for i, measure in enumerate(gold.measures)
    )


def _alone(candidate: Candidate) -> Features:
    """The features that it would have as the only sentence of a text."""
    unit = candidate.said.unit
    return of_candidate(
        candidate, 0, (str(unit.label),), Setting((unit.start, unit.end)), NONE, None
    )


def _yes(right: bool) -> str:
    return YES if right else NO


def _add_codes(
    found: Examples, name: str, item: _Item, measure: GoldMeasure, document: Shares
) -> None:
    choice, row = item.choice, item.source is None
    words = of_words(item.words, choice, row=row)
    found.asked["instrument"].append(Example(words, tuple(measure.instrument), choice.code, name))
    if measure.sector:
        ruled = pick_sector(item.sectors, document)
        chosen = ruled.code if ruled else ""
        features = of_sectors(item.sectors, document, chosen, choice.code)
        found.asked["sector"].append(Example(features, tuple(measure.sector), chosen, name))


def _add_targets(
    found: Examples, name: str, item: _Item, measure: GoldMeasure, all_of: Sequence[Targets]
) -> None:
    """An example for each group that is named in or around the measure."""
    naming = sum(bool(targets.own) for targets in all_of)
    known = set()
    for code, features in target_features(
        item.targets, common_targets(all_of), naming, item.choice.code
    ):
        known.add(code)
        right, ruled = _yes(code in measure.targets), _yes(code in item.targets.codes)
        found.asked["targets"].append(Example(features, (right,), ruled, name))
    found.missed["targets"] += len(set(measure.targets) - known)


def _rows(scene: Scene, clean: Normalized) -> Iterator[_Item]:
    for draft in from_rows(scene, RULES):
        if not isinstance(draft.source, Candidate):
            found = row_words(draft.source, scene.text)
            span = clean.source(draft.source.start, draft.source.end)
            yield _Item(span, found, choose(found), draft.sectors, draft.targets, None)


def _prose(candidates: Sequence[Candidate], scene: Scene, clean: Normalized) -> Iterator[_Item]:
    for candidate in candidates:
        setting = scene.setting(candidate)
        around = scene.sectors(setting.lead, setting.heading)
        sectors = Sectors(find_sectors(candidate.words), around)
        targets = scene.targets(candidate, setting)
        span = clean.source(candidate.start, candidate.end)
        yield _Item(span, candidate.words, candidate.choice, sectors, targets, candidate)


def _closeness(wanted: GoldMeasure, item: _Item) -> float:
    shared = overlap((wanted.start, wanted.end), item.span)
    return shared + 1 if shared else 0.0
