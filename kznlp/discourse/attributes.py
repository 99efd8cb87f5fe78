"""What a unit is like: kind, valence, assertion, modality. Each is None where it does not apply."""

from typing import Any

from kznlp.discourse.assertion import assertion_of
from kznlp.discourse.cues import stems
from kznlp.discourse.kinds import kinds
from kznlp.discourse.labels import Case
from kznlp.discourse.valence import valence_of
from kznlp.records import UnitLabel

CUES = "discourse/cues.csv"
PROSPECTS = frozenset({"expected", "future", "hypothetical"})
MUST = frozenset({"ban", "imperative", "necessity"})


def attributes_of(case: Case, label: UnitLabel, text: str) -> dict[str, Any]:
    """The attributes of a unit, as keyword arguments of `Unit`."""
    cues = kinds(case.clause.words.forms)
    found = assertion_of(case.clause, label, text, hypothetical="hypothetical" in cues)
    if label is UnitLabel.CLAIM:
        found["kind"] = _claim(case, cues)
        found["valence"] = valence_of(case.clause.words.forms)
    elif label is UnitLabel.PROPOSAL:
        found["kind"] = _proposal(case, cues)
        found["modality"] = _modality(case)
    return found


def _claim(case: Case, cues: frozenset[str]) -> str:
    forms = case.clause.words.forms
    if case.form in PROSPECTS or "forecast" in cues:
        return "forecast"
    if case.form == "present" and case.place.topic == "result":
        return "forecast"
    if any(f[0].isdigit() for f in forms) or case.form == "past":
        return "fact"
    moves = any(cue in ("up", "down") for cue in stems(CUES, "cue").values(forms[-3:]))
    return "fact" if moves and case.form in ("progressive", "present") else "assessment"


def _proposal(case: Case, cues: frozenset[str]) -> str:
    if case.form == "resolving" or "aim" in cues or case.place.topic == "result":
        return "goal"
    if case.form in ("task", "state", "planned") and not case.place.operative:
        last = case.clause.words.forms[-2:]
        return "goal" if "result" in kinds(last) else "action"
    return "action"


def _modality(case: Case) -> str | None:
    if case.form in ("advice", "entrusted"):
        return "recommended"
    return "mandatory" if case.form in MUST or case.place.operative else None
