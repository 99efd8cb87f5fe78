"""Where rules and models meet: what is a measure, its instrument, its sector."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kznlp.measures.candidates import Candidate
from kznlp.measures.features import of_candidate, of_sectors, of_words
from kznlp.measures.groups import Found, Sectors, pick_sector
from kznlp.measures.instruments import Choice
from kznlp.measures.lexicon import Word
from kznlp.measures.linear import Features, Linear
from kznlp.measures.models import Models
from kznlp.measures.scene import Scene


@dataclass(frozen=True, slots=True)
class Held:
    """Why a candidate is held for a measure: the rule, or the model and what weighed most.

    Attributes:
        reason: the rule, or the features.
        score: the probability that a model gives it.
    """

    reason: str
    score: float | None = None


def hold(
    found: Sequence[Candidate], scene: Scene, models: Models
) -> Iterator[tuple[Candidate, Held]]:
    """The candidates that are measures; by the rules where there is no model."""
    model = models.detection
    if model is None:
        yield from ((c, Held(c.kind)) for c in found if c.ruled)
        return
    for candidate, features in zip(found, candidate_features(found, scene), strict=True):
        score = model.scores(features)[model.classes[0]]
        if score >= models.threshold:
            yield candidate, Held(_why(model, features, model.classes[0]), round(score, 2))


def candidate_features(found: Sequence[Candidate], scene: Scene) -> Iterator[Features]:
    """The features of each candidate."""
    units = scene.doc._.units
    places = {unit.id: place for place, unit in enumerate(units)}
    for candidate in found:
        setting = scene.setting(candidate)
        place = places[candidate.said.unit.id]
        lead = scene.lead(setting)
        yield of_candidate(candidate, place, units, setting, lead, scene.doc._.kind)


def instrument_of(
    found: Sequence[Word], choice: Choice, models: Models, *, row: bool = False
) -> Choice:
    """The instrument that the phrases chose, or that the model chooses."""
    model = models.instrument
    if model is None:
        return choice
    features = of_words(found, choice, row=row)
    code, score = _best(model, features)
    if code == choice.code:
        return choice
    others = tuple(c for c in (choice.code, *choice.secondary) if c != code)
    why = _why(model, features, code)
    return replace(choice, code=code, secondary=others, hit=None, reason=why, score=score)


def sector_of(
    sectors: Sectors, common: Mapping[str, float], instrument: str, models: Models
) -> Found | None:
    """The sector that the phrases tell, or that the model chooses."""
    ruled, model = pick_sector(sectors, common), models.sector
    if model is None:
        return ruled
    features = of_sectors(sectors, common, ruled.code if ruled else "", instrument)
    code, _ = _best(model, features)
    if ruled and code == ruled.code:
        return ruled
    return Found(code, None, _why(model, features, code))


def _best(model: Linear, features: Features) -> tuple[str, float]:
    scores = model.scores(features)
    best = max(scores, key=lambda code: (scores[code], code))
    return best, round(scores[best], 2)


def _why(model: Linear, features: Features, chosen: str) -> str:
    return "model:" + ", ".join(model.reasons(features, chosen))
