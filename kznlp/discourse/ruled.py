"""What the rules make of a clause, whatever label it gets in the end."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from kznlp.discourse.assertion import assertion_of
from kznlp.discourse.attributes import claim_kind, modality_of, proposal_kind
from kznlp.discourse.labels import DEFINITION, Case, label_of
from kznlp.discourse.valence import cues_of, named, weigh
from kznlp.records import UnitLabel


class Ruled(Struct, frozen=True):
    """A clause as the rules read it.

    Attributes:
        case: the clause, and where it stands.
        at: the number of its piece.
        label: None where it is no unit.
        reason: the name of the rule.
        kind: its kind if it is a claim.
        aim: its kind if it is a proposal.
        cues: how its words colour it, one for each.
        weight: what they add up to, above 0 for good news.
        assertion: with the source, as keyword arguments of a unit.
    """

    case: Case
    at: int
    label: UnitLabel | None
    reason: str
    kind: str
    aim: str
    cues: Sequence[str]
    weight: float
    assertion: Mapping[str, Any]

    @property
    def forms(self) -> tuple[str, ...]:
        """Its words."""
        return self.case.clause.words.forms

    @property
    def valence(self) -> str:
        """Its valence if it is a claim."""
        return named(self.weight)

    @property
    def modality(self) -> str | None:
        """How binding it is if it is a proposal."""
        return modality_of(self.case)


def rule(case: Case, at: int, text: str) -> Ruled:
    """Let the rules read a clause of the piece of this number."""
    label, reason = label_of(case)
    words = case.clause.words
    cues = cues_of(words)
    return Ruled(
        case=case,
        at=at,
        label=label,
        reason=reason,
        kind=claim_kind(case),
        aim=proposal_kind(case),
        cues=cues,
        weight=0.0 if reason == DEFINITION else weigh(words, cues),
        assertion=asserted(case, label or UnitLabel.CLAIM, text),
    )


def asserted(case: Case, label: UnitLabel, text: str) -> Mapping[str, Any]:
    """The assertion of a clause with this label."""
    hypothetical = "hypothetical" in case.clause.phrases
    return assertion_of(case.clause, label, text, hypothetical=hypothetical)
