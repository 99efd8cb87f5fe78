"""Where a measure stands, and how binding it is: from the predicate, its lead-in, the document.

In order: what such a document makes of the form; the form of the predicate; for an item of a list
that of the sentence which leads it in; then what such a document does: an act plans, an essay
proposes. An act that says "орнатылуға тиіс" orders it; what a programme lists as needed it plans.
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


# What a row of a plan says without words: it is to be done.
ROW_OF_A_PLAN = Standing(Status.PLANNED, "mandatory", "row_of_a_plan")


@cache
def _table(name: str) -> dict[str, str]:
    return dict(resources.entries(FILE)[name])


def _by_kind(where: str, form: str, kind: str | None) -> str | None:
    """What a document of this kind makes of a form that stands there."""
    for rule in resources.entries(FILE)["by_kind"]:
        if rule["where"] == where and rule["form"] == form and kind in rule["kinds"]:
            return str(rule["status"])
    return None


def standing(
    form: str,
    lead_form: str,
    *,
    asked_for: bool,
    kind: str | None,
    urges: bool = False,
) -> Standing:
    """Decide from the form of the predicate, that of the lead-in, and the kind of document.

    Args:
        form: that of the measure's own predicate.
        lead_form: that of the sentence which leads its list in.
        asked_for: a proposal asks for it; a claim tells it otherwise.
        kind: that of the document, if known.
        urges: the document says what is needed and orders nothing.

    >>> standing("imperative", "", asked_for=True, kind=None).status.value
    'planned'
    """
    if not asked_for:
        status = _by_kind("told", form, kind) or _table("told").get(form, Status.IN_FORCE)
        return Standing(Status(status), "reported", f"told:{form or 'plain'}")
    for where, known in (("predicate", form), ("lead_in", lead_form)):
        if known in _table("asked"):
            status = _by_kind(where, known, kind) or _table("asked")[known]
            return Standing(Status(status), _table("modality").get(known), f"{where}:{known}")
    if kind in _table("kinds"):
        return Standing(Status(_table("kinds")[kind]), None, f"kind:{kind}")
    if kind is None and urges:
        return Standing(Status.PROPOSED, None, "tone:necessity")
    return Standing(Status.PLANNED, None, "default")


def past(told: Standing) -> Standing:
    """The standing of what a claim tells, whose end lies before the document."""
    if told.status is not Status.IN_FORCE:
        return told
    return Standing(Status.ENDED, told.modality, "told:over")
