"""Where rules and models meet: what is a measure, its instrument, its sector, its targets."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kznlp.measures.candidates import Candidate
from kznlp.measures.features import of_candidate, of_sectors, of_target, of_words
from kznlp.measures.groups import Found, Sectors, Shares, Targets, pick_sector
from kznlp.measures.instruments import Choice, hits_in
from kznlp.measures.linear import Features, Linear
from kznlp.measures.models import Models, Trusted
from kznlp.measures.scene import Scene
from kznlp.measures.words import Words

OFTEN = 2  # measures of a document that name a group, for it to be thought of for the others


class Held(Struct, frozen=True):
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
    """The candidates that are measures; by the rules where there is no model.

    What a construction tells is one in any case: models have seen few essays.
    """
    if models.detection is None:
        yield from ((c, Held(c.telling or c.kind)) for c in found if c.ruled)
        return
    model, threshold = models.detection.model, models.detection.threshold
    for candidate, features in zip(found, candidate_features(found, scene), strict=True):
        score = model.chance(features)
        if candidate.telling:
            yield candidate, Held(candidate.telling)
        elif score >= threshold:
            yield candidate, Held(_why(model, features, model.classes[0]), round(score, 2))


def candidate_features(found: Sequence[Candidate], scene: Scene) -> Iterator[Features]:
    """The features of each candidate."""
    labels = [str(unit.label) for unit in scene.units]
    places = {unit.id: place for place, unit in enumerate(scene.units)}
    for candidate in found:
        setting = scene.setting(candidate)
        place = places[candidate.said.unit.id]
        yield of_candidate(candidate, place, labels, setting, scene.lead(setting), scene.kind)


def instrument_of(found: Words, choice: Choice, models: Models, *, row: bool = False) -> Choice:
    """The instrument that the phrases chose, or that the model chooses."""
    if models.instrument is None:
        return choice
    features = of_words(found, choice, row=row)
    code, score = _best(models.instrument, features, choice.code)
    if code == choice.code:
        return choice
    others = tuple(c for c in (choice.code, *choice.secondary) if c != code)
    why = _why(models.instrument.model, features, code)
    hit = next((hit for hit in hits_in(found) if hit.code == code), None)  # its place, if any
    return replace(choice, code=code, secondary=others, hit=hit, reason=why, score=score)


def sector_of(sectors: Sectors, document: Shares, instrument: str, models: Models) -> Found | None:
    """The sector that the phrases tell, or that the model chooses."""
    ruled = pick_sector(sectors, document)
    if models.sector is None:
        return ruled
    known = ruled.code if ruled else ""
    features = of_sectors(sectors, document, known, instrument)
    code, _ = _best(models.sector, features, known)
    return ruled if code == known else Found(code, None, _why(models.sector.model, features, code))


def targets_of(
    targets: Targets, common: Mapping[str, int], measures: int, instrument: str, models: Models
) -> tuple[Found, ...]:
    """The target groups that the measure's own words name, or those that the model chooses.

    Args:
        targets: what is named in and around the measure.
        common: how many of the document's measures name each group.
        measures: how many of them name any.
        instrument: of the measure.
        models: the models.
    """
    if models.targets is None:
        return targets.own
    model, named = models.targets.model, {found.code: found for found in targets.own}
    chosen = []
    for code, features in target_features(targets, common, measures, instrument):
        if model.chance(features) < models.targets.threshold:
            continue
        known = named.get(code)
        chosen.append(known or Found(code, None, _why(model, features, model.classes[0])))
    return tuple(chosen)


def target_features(
    targets: Targets, common: Mapping[str, int], measures: int, instrument: str
) -> Iterator[tuple[str, Features]]:
    """The groups that may be targets of a measure, its own first, with their features."""
    own = [found.code for found in targets.own]
    around = {code for codes in targets.around.values() for code in codes}
    often = {code for code, count in common.items() if count >= OFTEN}
    for code in dict.fromkeys((*own, *sorted(around | often))):
        others = common.get(code, 0) - (code in own)
        share = others / max(1, measures - bool(own))
        yield code, of_target(code, targets, share, instrument)


def _best(trusted: Trusted, features: Features, ruled: str) -> tuple[str, float]:
    """The code to go by, and its score."""
    scores = trusted.model.scores(features)
    best = ahead(scores, ruled, trusted.threshold)
    return best, round(scores.get(best, 0.0), 2)


def ahead(scores: Mapping[str, float], ruled: str, by: float) -> str:
    """The likeliest code, if it is so much more likely than that of the rules; else theirs.

    >>> ahead({"O1": 0.5, "O2": 0.3}, "O2", 0.1), ahead({"O1": 0.5, "O2": 0.45}, "O2", 0.1)
    ('O1', 'O2')
    """
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] - scores.get(ruled, 0.0) > by else ruled


def _why(model: Linear, features: Features, chosen: str) -> str:
    return "model:" + ", ".join(model.reasons(features, chosen))
