"""Examples for the models of measures: what the rules propose, beside what annotators marked.

Documents are read by the rules of measures alone, with the units of `measures_units`. A candidate
is a measure if it is the one that goes best with a marked one; instrument and sector are learned
from the pairs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kznlp.evaluate.gold import Gold, GoldMeasure
from kznlp.evaluate.spans import Span, overlap, pair
from kznlp.measures.candidates import Candidate, find_candidates
from kznlp.measures.decisions import candidate_features
from kznlp.measures.drafts import from_rows, row_words
from kznlp.measures.features import of_sectors, of_words
from kznlp.measures.groups import Sectors, common_sectors, find_sectors, pick_sector
from kznlp.measures.instruments import Choice, choose
from kznlp.measures.lexicon import Word
from kznlp.measures.linear import Features
from kznlp.measures.models import RULES
from kznlp.measures.scene import Scene
from kznlp.normalize import Normalized
from kznlp.train.discourse_examples import Example as Document
from kznlp.train.measures_units import unseen_units

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Example:
    """Features, the answers that are right, the preferred one first, and that of the rules."""

    features: Features
    right: tuple[str, ...]
    ruled: str
    document: str


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of each model.

    Attributes:
        detection: of candidates of prose.
        missed: marked measures of prose that go with no candidate.
        instrument: of measures found.
        sector: of measures found.
        groups: what is kept on one side of a split, by document.
    """

    detection: list[Example]
    missed: int
    instrument: list[Example]
    sector: list[Example]
    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Item:
    """A candidate or a row: its place in the raw text, its words, what the phrases say of it."""

    span: Span
    words: Sequence[Word]
    choice: Choice
    sectors: Sectors
    source: Candidate | None


def collect(given: Sequence[Document], *, units: int) -> Examples:
    """The examples of annotated documents; their units are found in so many parts."""
    unseen_units(given, count=units)
    found = Examples([], 0, [], [], {})
    missed = 0
    for one in given:
        found.groups[one.name] = one.group
        missed += _add(found, one.name, one.clean, one.doc, one.gold)
    return replace(found, missed=missed)


def _add(found: Examples, name: str, clean: Normalized, doc: Doc, gold: Gold) -> int:
    """Add the examples of a document; how many measures of its prose go with no candidate."""
    scene = Scene(doc)
    candidates = list(find_candidates(scene.text, doc._.units, about=scene.about))
    items = [*_rows(scene, clean), *_prose(candidates, scene, clean)]
    pairs = {j: i for i, j in pair(gold.measures, items, _closeness)}
    marked = {place: gold.measures[i] for place, i in pairs.items()}
    features = dict(zip(map(id, candidates), candidate_features(candidates, scene), strict=True))
    common = common_sectors(i.sectors for i in items if i.source is None or i.source.ruled)
    for place, item in enumerate(items):
        measure = marked.get(place)
        if item.source is not None and not (measure and measure.optional):
            right, ruled = (YES if measure else NO), (YES if item.source.ruled else NO)
            example = Example(features[id(item.source)], (right,), ruled, name)
            found.detection.append(example)
        if measure:
            _add_codes(found, name, item, measure, common)
    paired = set(pairs.values())
    return sum(not m.optional and i not in paired for i, m in enumerate(gold.measures))


def _add_codes(
    found: Examples, name: str, item: _Item, measure: GoldMeasure, common: dict[str, float]
) -> None:
    choice, row = item.choice, item.source is None
    words = of_words(item.words, choice, row=row)
    found.instrument.append(Example(words, tuple(measure.instrument), choice.code, name))
    if measure.sector:
        ruled = pick_sector(item.sectors, common)
        chosen = ruled.code if ruled else ""
        features = of_sectors(item.sectors, common, chosen, choice.code)
        found.sector.append(Example(features, tuple(measure.sector), chosen, name))


def _rows(scene: Scene, clean: Normalized) -> Iterator[_Item]:
    for draft in from_rows(scene, RULES):
        if not isinstance(draft.source, Candidate):
            found = row_words(draft.source, scene.text)
            span = clean.source(draft.source.start, draft.source.end)
            yield _Item(span, found, choose(found), draft.sectors, None)


def _prose(candidates: Sequence[Candidate], scene: Scene, clean: Normalized) -> Iterator[_Item]:
    for candidate in candidates:
        setting = scene.setting(candidate)
        around = scene.sectors(setting.lead, setting.heading)
        sectors = Sectors(find_sectors(candidate.words), around)
        span = clean.source(candidate.start, candidate.end)
        yield _Item(span, candidate.words, candidate.choice, sectors, candidate)


def _closeness(wanted: GoldMeasure, item: _Item) -> float:
    shared = overlap((wanted.start, wanted.end), item.span)
    return shared + 1 if shared else 0.0
