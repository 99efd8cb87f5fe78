"""Which units of the prose may tell a measure, and which words of them are the evidence.

By the rules a unit tells one if it is

    asked_for   a proposal that says what to do, and is no point on control or entry into force
    told        a claim that names an instrument in a construction which tells one (`tellings`)
    done        a claim whose predicate tells a deed and whose words name an instrument
    programme   a claim or cause that names an adopted programme, the first time it is named

What else a unit says is a candidate that no rule holds for a measure: a model may (`detection`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.discourse.labels import DEFINITION
from kznlp.measures.evidence import start_of
from kznlp.measures.instruments import SURE, Choice
from kznlp.measures.lexicon import WORD, Word, lexicon, words
from kznlp.measures.parts import Part, parts
from kznlp.measures.places import NOTHING, About, Place
from kznlp.measures.predicates import CLAUSE, form_in
from kznlp.measures.programmes import find_programmes
from kznlp.measures.tellings import told
from kznlp.records import Unit, UnitLabel

NOT_MEASURES = "measures/not_measures.yml"
DOUBTFUL = "measures/doubtful.yml"
DEEDS = "measures/deeds.yml"
HOLLOW = "hollow"  # counts against a measure only where no phrase names an instrument
TAIL = 5  # words in which the predicate of a claim stands
FORESEEN = frozenset({"announced", "planned", "present"})  # forms that a forecast can have
TOLD = frozenset({"affirmed", "attributed"})
WISHED = "conditional"  # what a body could do is no deed yet
SHORT = 2  # words that are too few for an instrument and its object


@dataclass(frozen=True, slots=True)
class Statement:
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
    words: Sequence[Word]
    form: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
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
    words: Sequence[Word]
    said: Statement
    parts: int = 1
    telling: str = ""


def find_candidates(
    text: str, units: Sequence[Unit], *, about: About = NOTHING
) -> Iterator[Candidate]:
    """What the units say that may be a measure, in order; `about` is what is known of the document.

    A proposal that only asks a question is left out, and so is what a term means.
    """
    named: set[str] = set()
    for unit in units:
        found = words(text, unit.start, unit.end)
        if len(found) < SHORT or unit.reason == DEFINITION:
            continue
        place = Place("unit", text[unit.start : unit.end], unit.start, about)
        if unit.label is UnitLabel.PROPOSAL:
            if not _is_question(unit, text):
                yield from _asked_for(unit, place, found, text)
            continue
        said = list(_told_so(unit, place, found, text)) or list(_done(unit, place, found, text))
        yield from said
        if not any(candidate.ruled for candidate in said):
            yield from _programmes(unit, found, text, named)


def _asked_for(unit: Unit, place: Place, found: list[Word], text: str) -> Iterator[Candidate]:
    said = Statement(unit, place, found, form_in(text, found))
    against = {hit.code for hit in lexicon(NOT_MEASURES, key="kind").find(found)}
    idle = not said.form and any(lexicon(DOUBTFUL, key="kind").find(found))
    cut = list(_cut(unit, place, found, text))
    for start, end, part in cut:
        choice = part.choice
        weak = choice.hit is None or (unit.kind == "goal" and choice.weight < SURE)
        ruled = not (against - {HOLLOW} or idle or weak) and (not against or choice.sure)
        yield Candidate(start, end, choice, "asked_for", ruled, part.words, said, len(cut))


def _is_question(unit: Unit, text: str) -> bool:
    return "?" in text[unit.end - 1 : unit.end + 1]


def _told_so(unit: Unit, place: Place, found: list[Word], text: str) -> Iterator[Candidate]:
    if unit.label is not UnitLabel.CLAIM or any(lexicon(DOUBTFUL, key="kind").find(found)):
        return
    said = list(told(text, found))
    for telling, part in said:
        wished = telling == WISHED
        stated = Statement(unit, place, found, "recommended" if wished else form_in(text, found))
        start, end = part.words[0].start, part.words[-1].end
        kind = "asked_for" if wished else "told"
        yield Candidate(start, end, part.choice, kind, True, part.words, stated, len(said), telling)


def _done(unit: Unit, place: Place, found: list[Word], text: str) -> Iterator[Candidate]:
    told = _told(found, text) if unit.label is UnitLabel.CLAIM else []
    form = form_in(text, told or found)
    if unit.assertion == "attributed" and form in FORESEEN:
        form = "announced"
    ruled = (
        bool(told)
        and unit.assertion in TOLD
        and (unit.kind != "forecast" or form in FORESEEN)
        and not any(lexicon(DOUBTFUL, key="kind").find(told))
    )
    said = Statement(unit, place, found, form, bool(told))
    cut = list(_cut(unit, place, told or found, text))
    for start, end, part in cut:
        holds = ruled and part.choice.sure
        yield Candidate(start, end, part.choice, "done", holds, part.words, said, len(cut))


def _told(found: list[Word], text: str) -> list[Word]:
    """The words up to the last clause that tells a deed; none if no clause does."""
    hits = list(lexicon(DEEDS, key="kind").find(found))
    for hit in reversed(hits):
        if hit.first >= len(found) - TAIL:
            return found
        for last in (hit.last, hit.last + 1):
            if text[found[last - 1].end : found[last].start].strip()[:1] in CLAUSE:
                return found[:last]
    return []


def _cut(unit: Unit, place: Place, found: list[Word], text: str) -> Iterator[tuple[int, int, Part]]:
    """The evidence of each measure of a unit, and what its words say."""
    begin = unit.start + start_of(place, found)
    whole = WORD.search(text, found[-1].end, unit.end) is None
    cut = parts(text, [word for word in found if word.start >= begin])
    for part in cut:
        start = begin if part is cut[0] else part.words[0].start
        end = unit.end if part is cut[-1] and whole else part.words[-1].end
        yield start, end, part


def _programmes(unit: Unit, found: list[Word], text: str, named: set[str]) -> Iterator[Candidate]:
    for programme in find_programmes(text, found):
        if programme.name in named:
            continue
        named.add(programme.name)
        start, end = programme.start, programme.end
        choice = Choice("A4", (), SURE, "named_programme", None, 1.0)
        said = Statement(unit, Place("unit", text[start:end], start), found, "")
        named_by = [word for word in found if start <= word.start < end]
        yield Candidate(start, end, choice, "programme", True, named_by, said)
