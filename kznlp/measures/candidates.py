"""Which units of the prose may tell a measure, and which words of them are the evidence.

By the rules a unit tells one if it is

    asked_for   a proposal that says what to do, and is no point on control or entry into force
    told        a claim that names an instrument in a construction which tells one (`tellings`)
    done        a claim whose predicate tells a deed and whose words name an instrument
    programme   a claim or cause that names an adopted programme, the first time it is named

What else a unit says is a candidate that no rule holds for a measure: a model may (`detection`).
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kznlp.discourse.labels import DEFINITION
from kznlp.discourse.phrases import phrases_in
from kznlp.measures.evidence import start_of
from kznlp.measures.instruments import SURE, Choice
from kznlp.measures.lexicon import lexicon
from kznlp.measures.parts import Part, parts
from kznlp.measures.places import NOTHING, About, Place
from kznlp.measures.predicates import CLAUSE, form_in
from kznlp.measures.programmes import find_programmes
from kznlp.measures.tellings import told
from kznlp.measures.words import NONE, Words
from kznlp.records import Unit, UnitLabel

NOT_MEASURES = "measures/not_measures.yml"
DOUBTFUL = "measures/doubtful.yml"
DEEDS = "measures/deeds.yml"
TARGET = "target"  # the phrases of a level that is to be reached
HOLLOW = "hollow"  # counts against a measure only where no phrase names an instrument
TAIL = 5  # words in which the predicate of a claim stands
FORESEEN = frozenset({"announced", "planned", "present"})  # forms that a forecast can have
TOLD = frozenset({"affirmed", "attributed"})
WISHED = "conditional"  # what a body could do is no deed yet
SHORT = 2  # words that are too few for an instrument and its object


class Statement(Struct, frozen=True):
    """A unit that is read for measures.

    Attributes:
        unit: the unit.
        place: its words as a place of details.
        words: its words.
        form: that of the predicate.
        told: a clause of it tells a deed.
    """

    unit: Unit
    place: Place
    words: Words
    form: str
    told: bool = False


class Candidate(Struct, frozen=True):
    """What may be a measure.

    Attributes:
        start: first character of the evidence.
        end: end of the evidence.
        choice: its instrument.
        kind: asked_for, told, done, programme.
        ruled: a rule holds it for a measure.
        words: those of the evidence.
        said: the unit that tells it.
        parts: how many the unit is cut into.
        telling: the construction that makes it a measure whatever a model thinks.
    """

    start: int
    end: int
    choice: Choice
    kind: str
    ruled: bool
    words: Words
    said: Statement
    parts: int = 1
    telling: str = ""


def find_candidates(
    text: str, units: Sequence[Unit], *, about: About = NOTHING
) -> Iterator[Candidate]:
    """What the units say that may be a measure, in order; `about` is what is known of the document.

    A proposal that only asks a question is left out, and so is what a term means, or a level that
    is to be reached, with no word on how.
    """
    named: set[str] = set()
    for unit in units:
        place = Place("unit", text[unit.start : unit.end], unit.start, about)
        if len(place.words) < SHORT or unit.reason == DEFINITION:
            continue
        if unit.label is UnitLabel.PROPOSAL:
            if not _is_question(unit, text):
                yield from _asked_for(unit, place)
            continue
        said = list(_told_so(unit, place)) or list(_done(unit, place))
        yield from said
        if not any(candidate.ruled for candidate in said):
            yield from _programmes(unit, place, named, text)


def _asked_for(unit: Unit, place: Place) -> Iterator[Candidate]:
    found = place.words
    said = Statement(unit, place, found, form_in(found))
    against = set(lexicon(NOT_MEASURES, key="kind").codes_in(found))
    idle = not said.form and bool(lexicon(DOUBTFUL, key="kind").codes_in(found))
    target = unit.kind == "goal" and TARGET in phrases_in(tuple(found.lower))
    cut = list(_cut(unit, place, found))
    for start, end, part in cut:
        choice = part.choice
        if target and not choice.sure:
            continue
        weak = choice.hit is None or (unit.kind == "goal" and choice.weight < SURE)
        ruled = not (against - {HOLLOW} or idle or weak) and (not against or choice.sure)
        yield Candidate(start, end, choice, "asked_for", ruled, part.words, said, len(cut))


def _is_question(unit: Unit, text: str) -> bool:
    return "?" in text[unit.end - 1 : unit.end + 1]


def _told_so(unit: Unit, place: Place) -> Iterator[Candidate]:
    found = place.words
    if unit.label is not UnitLabel.CLAIM or lexicon(DOUBTFUL, key="kind").codes_in(found):
        return
    said = list(told(found))
    for telling, part in said:
        wished = telling == WISHED
        stated = Statement(unit, place, found, "recommended" if wished else form_in(found))
        start, end = part.words.start, part.words.end
        kind = "asked_for" if wished else "told"
        yield Candidate(start, end, part.choice, kind, True, part.words, stated, len(said), telling)


def _done(unit: Unit, place: Place) -> Iterator[Candidate]:
    found = place.words
    told = _told(found) if unit.label is UnitLabel.CLAIM else NONE
    form = form_in(told or found)
    if unit.assertion == "attributed" and form in FORESEEN:
        form = "announced"
    ruled = (
        bool(told)
        and unit.assertion in TOLD
        and (unit.kind != "forecast" or form in FORESEEN)
        and not lexicon(DOUBTFUL, key="kind").codes_in(told)
    )
    said = Statement(unit, place, found, form, bool(told))
    cut = list(_cut(unit, place, told or found))
    for start, end, part in cut:
        holds = ruled and part.choice.sure
        yield Candidate(start, end, part.choice, "done", holds, part.words, said, len(cut))


def _told(found: Words) -> Words:
    """The words up to the last clause that tells a deed; none if no clause does."""
    for hit in reversed(lexicon(DEEDS, key="kind").find(found)):
        if hit.first >= len(found) - TAIL:
            return found
        for last in (hit.last, hit.last + 1):
            if last < len(found) and found.sign(last) in CLAUSE:
                return found[:last]
    return NONE


def _cut(unit: Unit, place: Place, found: Words) -> Iterator[tuple[int, int, Part]]:
    """The evidence of each measure of a unit, and what its words say."""
    begin = unit.start + start_of(place, found)
    whole = found.end == place.words.end
    cut = parts(found[found.before(begin) :])
    for part in cut:
        start = begin if part is cut[0] else part.words.start
        end = unit.end if part is cut[-1] and whole else part.words.end
        yield start, end, part


def _programmes(unit: Unit, place: Place, named: set[str], text: str) -> Iterator[Candidate]:
    found = place.words
    for programme in find_programmes(text, found):
        if programme.name in named:
            continue
        named.add(programme.name)
        start, end = programme.start, programme.end
        choice = Choice("A4", (), SURE, "named_programme", None, 1.0)
        said = Statement(unit, Place("unit", text[start:end], start), found, "")
        named_by = found[found.before(start) : found.before(end)]
        yield Candidate(start, end, choice, "programme", True, named_by, said)
