"""Which units of the prose tell a measure, and which words of them are the evidence.

A unit tells one if it is

    asked_for   a proposal that says what to do, and is no point on control or entry into force
    done        a claim whose predicate tells a deed and whose words name an instrument
    programme   a claim or cause that names an adopted programme, the first time it is named

"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.measures.evidence import start_of
from kznlp.measures.instruments import SURE, Choice
from kznlp.measures.lexicon import Word, lexicon, words
from kznlp.measures.parts import parts
from kznlp.measures.places import Place
from kznlp.measures.predicates import form_of
from kznlp.measures.programmes import find_programmes
from kznlp.records import Unit, UnitLabel

NOT_MEASURES = "measures/not_measures.yml"
DOUBTFUL = "measures/doubtful.yml"
DEEDS = "measures/deeds.yml"
HOLLOW = "hollow"  # counts against a measure only where no phrase names an instrument
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
        place: the whole of the unit's words.
    """

    start: int
    end: int
    choice: Choice
    form: str
    reason: str
    unit: Unit
    place: Place


def find_candidates(
    text: str, units: Sequence[Unit], *, anchor: str | None = None
) -> Iterator[Candidate]:
    """The measures that the units tell, in order; `anchor` is the document's own date."""
    named: set[str] = set()
    for unit in units:
        found = words(text, unit.start, unit.end)
        if len(found) < SHORT:
            continue
        place = Place("unit", text[unit.start : unit.end], unit.start, anchor)
        if unit.label is UnitLabel.PROPOSAL:
            if not _is_question(unit, text):
                yield from _asked_for(unit, place, found, text)
            continue
        done = list(_done(unit, place, found, text))
        yield from done or _programmes(unit, found, text, named)


def _asked_for(unit: Unit, place: Place, found: list[Word], text: str) -> Iterator[Candidate]:
    against = {hit.code for hit in lexicon(NOT_MEASURES, key="kind").find(found)}
    if against - {HOLLOW}:
        return
    form = form_of(found)
    if not form and any(lexicon(DOUBTFUL, key="kind").find(found)):
        return
    for start, end, choice in _cut(unit, place, found, text):
        if choice.hit is None or (unit.kind == "goal" and choice.weight < SURE):
            continue
        if not against or choice.sure:
            yield Candidate(start, end, choice, form, "asked_for", unit, place)


def _is_question(unit: Unit, text: str) -> bool:
    return "?" in text[unit.end - 1 : unit.end + 1]


def _done(unit: Unit, place: Place, found: list[Word], text: str) -> Iterator[Candidate]:
    form = form_of(found)
    if unit.label is not UnitLabel.CLAIM or (unit.kind == "forecast" and form != "planned"):
        return
    if unit.valence == "problem" or unit.assertion != "affirmed":
        return
    if not any(lexicon(DEEDS, key="kind").find(found[-TAIL:])):
        return
    if any(lexicon(DOUBTFUL, key="kind").find(found)):
        return
    for start, end, choice in _cut(unit, place, found, text):
        if choice.sure:
            yield Candidate(start, end, choice, form, "done", unit, place)


def _cut(
    unit: Unit, place: Place, found: list[Word], text: str
) -> Iterator[tuple[int, int, Choice]]:
    """The evidence of each measure of a unit, and its instrument."""
    begin = unit.start + start_of(place)
    cut = parts(text, [word for word in found if word.start >= begin])
    for part in cut:
        start = begin if part is cut[0] else part.words[0].start
        end = unit.end if part is cut[-1] else part.words[-1].end
        yield start, end, part.choice


def _programmes(unit: Unit, found: list[Word], text: str, named: set[str]) -> Iterator[Candidate]:
    for programme in find_programmes(text, found):
        if programme.name in named:
            continue
        named.add(programme.name)
        start, end = programme.start, programme.end
        choice = Choice("A4", (), SURE, "named_programme", None, 1.0)
        place = Place("unit", text[start:end], start)
        yield Candidate(start, end, choice, "", "programme", unit, place)
