"""Of what kind a claim or a proposal is, and how binding a proposal."""

from kznlp.discourse.labels import Case
from kznlp.discourse.phrases import phrases_in
from kznlp.discourse.valence import cues_of

PROSPECTS = frozenset({"expected", "future", "hypothetical"})
AIMS = frozenset({"aim", "target"})
MUST = frozenset({"ban", "imperative", "necessity"})


def claim_kind(case: Case) -> str:
    """The kind of a clause that is a claim: fact, assessment, forecast."""
    words = case.clause.words
    if case.form in PROSPECTS or "forecast" in case.clause.phrases:
        return "forecast"
    if case.form == "present" and case.place.topic == "result":
        return "forecast"
    if words.figures or case.form == "past" or case.item == "definition":
        return "fact"
    if case.form not in ("progressive", "present"):
        return "assessment"
    moves = any(cue in ("up", "down") for cue in cues_of(words, last=3))
    return "fact" if moves else "assessment"


def proposal_kind(case: Case) -> str:
    """The kind of a clause that is a proposal: action or goal."""
    phrases = case.clause.phrases
    if case.form == "resolving" or AIMS & phrases or case.place.topic == "result":
        return "goal"
    if case.form in ("task", "state", "planned") and not case.place.operative:
        result = "result" in phrases_in(case.clause.words.forms[-2:])
        return "goal" if result and "tool" not in phrases else "action"
    return "action"


def modality_of(case: Case) -> str | None:
    """How binding a clause is that is a proposal: mandatory, recommended, or None."""
    if case.form in ("advice", "entrusted"):
        return "recommended"
    return "mandatory" if case.form in MUST or case.place.operative else None
