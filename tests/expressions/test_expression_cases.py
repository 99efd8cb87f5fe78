"""Runs the cases of cases/*.yml: `[…]` marks what is found, `found` tells its value.

The dates are read with the anchor 1998-10-17. A case without brackets must find nothing.
"""

from pathlib import Path

import pytest
import yaml

from kznlp.expressions.acts import find_acts
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.expressions.money import find_money
from kznlp.expressions.places import find_places

CASES = Path(__file__).parent / "cases"


def money(m):
    value = f"{m.amount} {m.currency or '-'} {m.period or '-'} {m.kind or '-'}"
    return f"{value} | {m.source}" if m.source else value


FINDERS = {
    "acts": (find_acts, lambda m: m.name),
    "bodies": (find_bodies, lambda m: f"{m.kind} {m.name}"),
    "dates": (lambda t: find_dates(t, anchor="1998-10-17"), lambda m: f"{m.value} {m.role}"),
    "money": (find_money, money),
    "places": (find_places, lambda m: f"{m.code} {m.name}" + (" former" if m.former else "")),
}
LEAST = {"acts": 30, "bodies": 60, "dates": 120, "money": 75, "places": 80}


def cases():
    for kind in FINDERS:
        for case in yaml.safe_load((CASES / f"{kind}.yml").read_text("utf-8")):
            yield pytest.param(kind, case, id=f"{kind}: {case['text']}")


def unmark(marked):
    """The text, and the spans that were between brackets."""
    text, spans = "", []
    for piece in marked.replace("]", "[").split("["):
        text += piece
        spans.append((len(text) - len(piece), len(text)))
    return text, spans[1::2]


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_case(kind, case):
    find, show = FINDERS[kind]
    text, spans = unmark(case["text"])
    mentions = find(text)
    assert [show(m) for m in mentions] == case["found"]
    assert [(m.start, m.end) for m in mentions] == spans
    assert all(m.text == text[m.start : m.end] and m.reason for m in mentions)


@pytest.mark.parametrize("kind", FINDERS)
def test_there_are_enough_cases_and_negatives(kind):
    found = [c["found"] for k, c in ((p.values[0], p.values[1]) for p in cases()) if k == kind]
    assert len(found) >= LEAST[kind]
    assert found.count([]) >= 7
