"""Where a measure stands, and how binding it is: from the predicate, its lead-in, the document.

In order: the form of the predicate; for an item of a list that of the sentence which leads it
in; then what such a document does: an act plans, an essay proposes.
"""

from dataclasses import dataclass
from functools import cache

from kznlp import resources
from kznlp.records import Status

FILE = "measures/status.yml"


@dataclass(frozen=True, slots=True)
class Standing:
    """Status and modality of a measure, and the rule that decided."""

    status: Status
    modality: str | None
    reason: str


@cache
def _table(name: str) -> dict[str, str]:
    return dict(resources.entries(FILE)[name])


def standing(form: str, lead_form: str, *, asked_for: bool, kind: str | None) -> Standing:
    """Decide from the form of the predicate, that of the lead-in, and the kind of document.

    >>> standing("imperative", "", asked_for=True, kind=None).status.value
    'planned'
    """
    if not asked_for:
        status = _table("told").get(form, Status.IN_FORCE)
        return Standing(Status(status), "reported", f"told:{form or 'plain'}")
    for where, known in (("predicate", form), ("lead_in", lead_form)):
        if known in _table("asked"):
            return Standing(
                Status(_table("asked")[known]), _table("modality").get(known), f"{where}:{known}"
            )
    if kind in _table("kinds"):
        return Standing(Status(_table("kinds")[kind]), None, f"kind:{kind}")
    return Standing(Status.PLANNED, None, "default")
