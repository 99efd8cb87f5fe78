"""Which units of the prose tell a measure, and which words of them are the evidence.

A unit tells one if it is

    asked_for   a proposal that says what to do, and is no point on control or entry into force
    done        a claim whose predicate tells a deed and whose words name an instrument
    programme   a claim or cause that names an adopted programme, the first time it is named

"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.measures.instruments import SURE, Choice, choose
from kznlp.measures.lexicon import Word, lexicon, words
from kznlp.measures.predicates import form_of
from kznlp.measures.programmes import find_programmes
from kznlp.records import Unit, UnitLabel

NOT_MEASURES = "measures/not_measures.yml"
DOUBTFUL = "measures/doubtful.yml"
DEEDS = "measures/deeds.yml"
TAIL = 5  # words in which the predicate of a claim stands
SHORT = 2  # words that are too few for an instrument and its object


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure in the making.

    Attributes:
        start: first character of the evidence.
        end: end of the evidence.
        choice: its instrument.
        form: that of the predicate.
        reason: the rule that made it a measure.
        unit: the unit that tells it.
    """

    start: int
    end: int
    choice: Choice
    form: str
    reason: str
    unit: Unit


def find_candidates(text: str, units: Sequence[Unit]) -> Iterator[Candidate]:
    """The measures that the units tell, in order."""
    named: set[str] = set()
    for unit in units:
        found = words(text, unit.start, unit.end)
        if len(found) < SHORT:
            continue
        if unit.label is UnitLabel.PROPOSAL:
            yield from _asked_for(unit, found, text)
            continue
        done = list(_done(unit, found))
        yield from done or _programmes(unit, found, text, named)


def _asked_for(unit: Unit, found: list[Word], text: str) -> Iterator[Candidate]:
    if any(lexicon(NOT_MEASURES, key="kind").find(found)):
        return
    choice = choose(found)
    if unit.kind == "goal" and choice.weight < SURE:
        return
    yield Candidate(unit.start, unit.end, choice, form_of(found), "asked_for", unit)


def _done(unit: Unit, found: list[Word]) -> Iterator[Candidate]:
    if unit.label is not UnitLabel.CLAIM or unit.kind == "forecast":
        return
    if unit.valence == "problem" or unit.assertion != "affirmed":
        return
    if not any(lexicon(DEEDS, key="kind").find(found[-TAIL:])):
        return
    choice = choose(found)
    if choice.hit is None or choice.hit.weight < SURE:
        return
    if any(lexicon(DOUBTFUL, key="kind").find(found)):
        return
    yield Candidate(unit.start, unit.end, choice, form_of(found), "done", unit)


def _programmes(unit: Unit, found: list[Word], text: str, named: set[str]) -> Iterator[Candidate]:
    for programme in find_programmes(text, found):
        if programme.name not in named:
            named.add(programme.name)
            choice = Choice("A4", (), SURE, "named_programme", None)
            yield Candidate(programme.start, programme.end, choice, "", "programme", unit)
