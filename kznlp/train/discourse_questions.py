"""What the discourse models are asked, and the right answers in annotated documents.

Where a gold unit accepts several labels, the one that the rules give is right if it is among them,
else the preferred one. Attributes are learned from clauses that are whole units, by the preferred
label; a clause that is a part of a unit teaches its label, but counts half.
"""

from collections.abc import Iterator, Mapping, Sequence

from kznlp.discourse.judge import NONE
from kznlp.discourse.ruled import Ruled
from kznlp.evaluate.gold import GoldUnit
from kznlp.train.discourse_examples import Example, Meeting
from kznlp.train.discourse_fit import Question

VALUES: Mapping[str, tuple[str, ...]] = {
    "label": ("claim", "cause", "proposal", NONE),
    "kind": ("fact", "assessment", "forecast"),
    "aim": ("action", "goal"),
    "valence": ("problem", "neutral", "progress"),
    "assertion": ("affirmed", "negated", "hypothetical", "attributed"),
}
PART = 0.5
Answer = tuple[int, str, tuple[str, ...], float]


def ask(given: Sequence[Example]) -> dict[str, Question]:
    """All questions; the items are the clauses of the documents, one behind the other."""
    found: dict[str, list[Answer]] = {question: [] for question in VALUES}
    number = 0
    for example in given:
        for one, meeting in zip(example.ruled, example.meetings, strict=True):
            weight = 1.0 if meeting.whole else PART
            for question, value, accepted in _answers(one, meeting, example.gold.units):
                if value in VALUES[question]:
                    found[question].append((number, value, accepted, weight))
            number += 1
    return {
        question: Question(VALUES[question], *map(tuple, zip(*answers, strict=True)))
        for question, answers in found.items()
        if answers
    }


def _answers(
    one: Ruled, meeting: Meeting, units: Sequence[GoldUnit]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Questions with the right answer, and all that are accepted."""
    ruled = by_rule(one, "label")
    yield "label", ruled if ruled in meeting.labels else meeting.labels[0], meeting.labels
    if meeting.number is None or not meeting.whole:
        return
    unit = units[meeting.number]
    label = unit.labels[0]
    told = {"assertion": unit.assertion} if label != NONE else {}
    if label == "claim":
        told |= {"kind": unit.kind, "valence": unit.valence}
    elif label == "proposal":
        told |= {"aim": unit.kind}
    for question, value in told.items():
        if value is not None:
            yield question, value, (value,)


def by_rule(one: Ruled, question: str) -> str:
    """The answer of the rules."""
    match question:
        case "label":
            return str(one.label) if one.label else NONE
        case "assertion":
            return str(one.assertion["assertion"])
        case _:
            return str(getattr(one, question))
