"""Public bodies, posts and firms that can act.

A name is found from its last word, the head ("басқармасы", "әкімі"), and grows to the left over
    - what it is for: topic words, joined by "және" or a comma: "еңбек және халықты қорғау …";
    - its level and territory: "облыстық …", "Павлодар қаласының …"; before these nothing follows;
    - a body in the genitive: "Қаржы министрлігінің Кеден комитеті", "облыс әкімінің орынбасары".
The case ending of the head is cut off. Firms are quoted names with their legal form, and
abbreviations count where they are known, or stand in a short list such as a cell.

>>> [b.name for b in find_bodies("облыстық қаржы басқармасына және Тараз қаласының әкіміне")]
['облыстық қаржы басқармасы', 'Тараз қаласының әкімі']
>>> [(b.name, b.kind) for b in find_bodies("«Тасқын» ЖШС, ҰЭМ")]
[('«Тасқын» ЖШС', 'body'), ('ҰЭМ', 'body')]
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

import regex

from kznlp.expressions.body_phrase import Word, phrase_start, shared_names, words_before
from kznlp.expressions.body_words import (
    abbreviations,
    data,
    head,
    head_name,
    kinds,
    plurals,
    possessives,
    short_ministries,
)
from kznlp.expressions.firms import find_firms
from kznlp.expressions.mentions import Body, Place
from kznlp.expressions.openers import Openers
from kznlp.expressions.patterns import (
    BEGIN,
    START,
    Match,
    alternation,
    case_end,
    lower,
    scan,
    stems,
)
from kznlp.expressions.persons import find_persons
from kznlp.expressions.places import find_places
from kznlp.language.suffixes import SUFFIXES
from kznlp.language.words import best

CELL = 300  # a text this short is a cell, a list of bodies
ABBREVIATION = regex.compile(
    r"(?<![\p{L}\d])(?P<name>\p{Lu}\p{L}{0,3}\p{Lu}{1,6})(?![\p{L}\d])(?:-\p{Ll}{1,4})?"
)
# At the start of a sentence, or behind another that is led by somebody.
LED = regex.compile(
    r"(?:^|(?<=\)),)\s*+(?P<name>(?:[«\"]?[\p{L}-]+[»\"]?\s){0,6}[«\"]?(?P<last>[\p{L}-]+)[»\"]?)"
    r"\s*+\((?P<leader>[^()]{5,40})\)"
)


def find_bodies(
    text: str, *, places: Callable[[], Sequence[Place]] | None = None
) -> tuple[Body, ...]:
    """Bodies and posts in `text`, in order, without overlap.

    Args:
        text: the text to search.
        places: gives what `find_places` finds in it, if that is known; not every text needs it.
    """
    find = places or partial(find_places, text)
    found = list(_phrases(text, lower(text), find))
    if not _marked().missing_in(text):
        found += [*find_firms(text), *_abbreviated(text)]
    if "(" in text:
        found += _led(text, found)
    return tuple(_longest(text, found))


def full_name(abbreviation: str) -> str | None:
    """What a known abbreviation stands for.

    >>> full_name("ҰЭМ")
    'Ұлттық экономика министрлігі'
    """
    return abbreviations().get(abbreviation)


def _longest(text: str, found: list[Body]) -> Iterator[Body]:
    """Of bodies that overlap, the one that begins first, and of these the longest.

    A firm in the genitive goes on with its branch: "«Пошта» АҚ-ның Астана филиалы".
    """
    held: Body | None = None
    for body in sorted(found, key=lambda b: (b.start, -b.end)):
        if held is None:
            held = body
        elif _is_branch(text, held, body):
            held = _joined(text, held, body)
        elif body.start >= held.end:
            yield held
            held = body
    if held:
        yield held


def _joined(text: str, firm: Body, branch: Body) -> Body:
    printed = text[firm.start : branch.end]
    ending = len(" ".join(branch.text.split())) - len(branch.name)
    name = " ".join(printed.split())
    return replace(firm, end=branch.end, text=printed, name=name[: len(name) - ending])


def _is_branch(text: str, held: Body, body: Body) -> bool:
    if held.reason != "legal_form" or body.reason != "head" or body.end <= held.end:
        return False
    owns = held.text.lower().endswith(tuple(data()["genitives"]))
    return owns and not text[held.end : body.start].strip()


def _phrases(text: str, low: str, find: Callable[[], Sequence[Place]]) -> Iterator[Body]:
    heads = list(scan(_first_head(), _head(), low))
    if not heads:
        return
    places = _place_starts(low, find())
    for match in heads:
        stem = head_name(match["head"])
        kind = kinds()[stem]
        words = words_before(text, low, match.start(), 0)
        many = _plural().match(match["kept"]) is not None
        compound = text.endswith("-", 0, match.start())  # "бизнес-орталығы"
        owned = not compound and _possessive().search(match["kept"]) is not None
        start = phrase_start(words, places, stem, many=many, owned=owned)
        if not _complete(stem, match["kept"], words[0].text.lower() if start is not None else ""):
            continue
        if many:
            yield from _sharing(text, match, words, start)
        start = match.start() if start is None else start
        name = " ".join(text[start : match.end("kept")].split())
        yield Body(
            start=start,
            end=match.end(),
            text=text[start : match.end()],
            reason="head",
            name=name,
            kind="post" if kind == "post" else "body",
        )


def _complete(stem: str, kept: str, before: str) -> bool:
    """Whether head, ending and the word before it ("" for none) can be a name."""
    words = data()
    if not before:  # "басшылары", "орталығы" of something that is not said
        return kinds()[stem] != "modified" and not _possessive().search(kept)
    if before in words["never_after"].get(stem, ()):
        return False
    if before not in words["only_after"].get(stem, (before,)):
        return False
    if kept or kinds()[stem] != "modified":
        return bool(kept) or stem not in words["ending_needed"]
    endings = tuple(words["adjective_endings"])
    return stem not in words["ending_needed"] and before.endswith(endings)


def _sharing(text: str, match: Match, words: list[Word], start: int | None) -> Iterator[Body]:
    """Bodies before a shared head: "Қаржы, Экономика министрліктері"."""
    for run in shared_names(words, start):
        first, last = run[-1].start, run[0].end
        name = f"{text[first:last]} {text[match.start() : match.end('kept')]}"
        yield Body(start=first, end=last, text=text[first:last], reason="shares_head", name=name)


def _place_starts(low: str, places: Sequence[Place]) -> Mapping[int, int]:
    """Where each territory with its noun begins, by its end; lists of them count as one."""
    starts: dict[int, int] = {}
    start = end = -1
    for place in places:
        if place.level == "country":
            continue
        if place.reason == "bare_name":
            starts[place.end] = place.start
            continue
        chained = start >= 0 and _joint().fullmatch(low, end, place.start)
        start, end = (start if chained else place.start), place.end
        if place.reason == "named_with_noun":
            starts[place.end] = start
            start = -1
    return starts


def _abbreviated(text: str) -> Iterator[Body]:
    """Known abbreviations anywhere; others only as an item of a short list."""
    cell = len(text) <= CELL
    yield from _short_ministries(text)
    for match in ABBREVIATION.finditer(text):
        name = match["name"]
        known = name in abbreviations()
        if not known and not (cell and name not in data()["not_bodies"] and _item(text, match)):
            continue
        reason = "abbreviation" if known else "listed_abbreviation"
        yield Body(
            start=match.start(), end=match.end(), text=match.group(), reason=reason, name=name
        )


def _short_ministries(text: str) -> Iterator[Body]:
    """Abbreviations in small letters: "Қаржыминіне"."""
    for match in _small_abbreviation().finditer(text):
        start, end = match.span()
        yield Body(
            start=start, end=end, text=match.group(), reason="abbreviation", name=match["name"]
        )


def _led(text: str, found: Sequence[Body]) -> Iterator[Body]:
    """What is told to be led by somebody, whatever its head: "құтқару қызмет (А.Б. Аманов)"."""
    for match in LED.finditer(text):
        start, end = match.span("name")
        if not find_persons(match["leader"]) or any(b.start < end and start < b.end for b in found):
            continue
        if not _is_inflected(lower(match["last"])):
            name = " ".join(match["name"].split())
            yield Body(start=start, end=end, text=match["name"], reason="leader", name=name)


def _is_inflected(word: str) -> bool:
    """Whether it is a verb, or a noun in another case than the nominative."""
    reading = best(word)
    if reading is None or not reading.chain:
        return False
    return reading.state == "verb" or SUFFIXES[reading.chain[-1]].next == "last"


def _item(text: str, match: Match) -> bool:
    """Whether the match fills its place between commas."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return (not before or before[-1] in ",;\n") and (not after or after[0] in ",;().\n")


@cache
def _small_abbreviation() -> regex.Pattern[str]:
    return regex.compile(rf"{START}(?P<name>{alternation(short_ministries())}){case_end()}")


@cache
def _first_head() -> re.Pattern[str]:
    return re.compile(rf"{BEGIN}{stems(kinds())}")


@cache
def _marked() -> Openers:
    """The words that have a quotation mark, or capitals as abbreviations and legal forms have."""
    short = alternation(short_ministries())
    return Openers(regex.compile(rf"[«\"“]|\p{{Lu}}\p{{L}}{{0,3}}\p{{Lu}}|{short}"))


@cache
def _head() -> regex.Pattern[str]:
    return regex.compile(head())


@cache
def _plural() -> regex.Pattern[str]:
    return regex.compile(plurals())


@cache
def _possessive() -> regex.Pattern[str]:
    return regex.compile(rf"{possessives()}$")


@cache
def _joint() -> regex.Pattern[str]:
    return regex.compile(rf"\s*(?:,|\s{alternation(data()['joints'])}\s)\s*")
