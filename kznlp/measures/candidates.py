"""Which units of the prose tell a measure, and which words of them are the evidence.

A unit is a candidate if it is

    asked_for   a proposal that says what to do, and is no point on control or entry into force
    done        a claim whose predicate tells a deed and whose words name an instrument
    programme   any unit that names an adopted programme or plan of certain years

"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from kznlp.measures.instruments import SURE, Choice, choose
from kznlp.measures.lexicon import Word, lexicon, words
from kznlp.measures.predicates import form_of
from kznlp.records import Unit, UnitLabel

NOT_MEASURES = "measures/not_measures.yml"
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
    for unit in units:
        found = words(text, unit.start, unit.end)
        if len(found) < SHORT:
            continue
        if unit.label is UnitLabel.PROPOSAL:
            yield from _asked_for(text, unit, found)
        else:
            yield from _done(text, unit, found)


def _asked_for(text: str, unit: Unit, found: list[Word]) -> Iterator[Candidate]:
    if any(lexicon(NOT_MEASURES, key="kind").find(found)):
        return
    choice = choose(found)
    if unit.kind == "goal" and choice.weight < SURE:
        return
    yield Candidate(unit.start, unit.end, choice, form_of(found), "asked_for", unit)


def _done(text: str, unit: Unit, found: list[Word]) -> Iterator[Candidate]:
    tail = found[-TAIL:]
    if not any(lexicon(DEEDS, key="kind").find(tail)):
        return
    choice = choose(found)
    if choice.hit is None or choice.hit.weight < SURE:
        return
    yield Candidate(unit.start, unit.end, choice, form_of(found), "done", unit)
