"""Where the name of a body begins: from its head to the left, word by word.

The walk has two states. Before a level is met, topics, joints between topics, owners ("Қаржы
министрлігінің …") and one proper name may follow. After the level ("облыстық", "қаласының") only
its territory, its country, another level or an owner may.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import regex

from kznlp.expressions.body_words import data, role

REACH = 200  # names are no longer
MOST = 14  # words
WORD = regex.compile(r"[\p{L}\d]+(?:[-–/.][\p{L}\d]+)*\.?|[,]")
BREAK = regex.compile(r"[.;:()\n«»\"“”!?](?!\p{Ll})(?!\p{Lu}\.)|[;:()«»\"“”\n]|\s[-–—]\s")


class Word(NamedTuple):
    """A word before the head, with its place and the part that it can play."""

    start: int
    end: int
    text: str
    role: str | None

    @property
    def proper(self) -> bool:
        """It begins with a capital."""
        return self.text[:1].isupper()


def words_before(text: str, low: str, head: int, floor: int) -> list[Word]:
    """The words before the head in its clause, the nearest first."""
    first = max(floor, head - REACH)
    breaks = [b for b in BREAK.finditer(text, first, head) if not _in_word(low, b.start())]
    start = breaks[-1].end() if breaks else first
    if start == first and first > 0 and text[first - 1].isalnum():
        start = text.find(" ", first, head) + 1 or head  # a word cut in two
    found = list(WORD.finditer(low, start, head))[-MOST:]
    words = [Word(m.start(), m.end(), text[m.start() : m.end()], role(m.group())) for m in found]
    rights = [*[word.text for word in words[1:]], ""]
    return [_compound(word, right) for word, right in zip(words, rights, strict=False)][::-1]


def _in_word(low: str, dash: int) -> bool:
    """Whether a dash stands within a word, as in "көші – қон"."""
    return low.endswith(tuple(data()["dashed"]), 0, dash)


def _compound(word: Word, right: str) -> Word:
    """The word, a topic where it is as in "қала құрылысы", though "қала" is a level."""
    if word.role == "level" and f"{word.text} {right}".lower().startswith(_level_compounds()):
        return word._replace(role="topic")
    return word


@cache
def _level_compounds() -> tuple[str, ...]:
    return tuple(data()["level_compounds"])


def phrase_start(words: list[Word], places: Mapping[int, int], *, many: bool) -> int | None:
    """Where the name begins, or None where no word before the head belongs to it.

    Args:
        words: those before the head, the nearest first.
        places: where a territory (or list of them) begins, by where it ends.
        many: the head is plural; a comma then separates bodies, except before a territory.
    """
    start: int | None = None
    levelled = False
    i = 0
    while i < len(words):
        word = words[i]
        if word.end in places:
            start, levelled = places[word.end], True
            while i + 1 < len(words) and words[i + 1].start >= start:
                i += 1
        elif word.role == "joint":
            if not _joins(words, i, places, levelled=levelled, many=many):
                break
        elif word.role in ("level", "country"):
            start, levelled = word.start, True
        elif word.role == "owner" and not (levelled and not _in_genitive(word)):
            start, levelled = word.start, False
        elif word.role == "topic" and not levelled:
            start = word.start
        elif word.role == "about":
            i = _first_about(words, i)
            start = words[i].start
        elif word.role == "named_after" or _is_name(words, i, levelled=levelled):
            start, levelled = word.start, True
        elif start is not None and _is_bare_owner(words, i):
            start, levelled = word.start, False
        elif not levelled and _is_bridge(words, i, places):
            start = word.start
        else:
            break
        i += 1
    return start


def _in_genitive(word: Word) -> bool:
    return word.text.lower().endswith(tuple(data()["genitives"]))


def _first_about(words: list[Word], about: int) -> int:
    """The farthest word of what a body is about, back to a capital, a level or a comma."""
    i = about
    while i + 1 < len(words) and words[i + 1].role not in ("level", "owner", "country"):
        if words[i + 1].text == "," or (i > about and words[i].proper):
            break
        i += 1
    return i


def _joins(
    words: list[Word], i: int, places: Mapping[int, int], *, levelled: bool, many: bool
) -> bool:
    """Whether a joint binds two parts of one name."""
    if i + 1 >= len(words):
        return False
    left = words[i + 1]
    if i == 0 or words[i - 1].role == "owner":  # "органдар мен ұйымдар (басшылары)"
        return many and left.role == "owner" and words[i].text != ","
    if levelled:
        return left.role == "level" or left.end in places
    if left.text == "," or (words[i].text == "," and many):
        return False
    return left.role == "topic" or (left.role == "level" and words[i - 1].role == "level")


def _is_name(words: list[Word], i: int, *, levelled: bool) -> bool:
    """A proper name inside a name: "Шу-Талас алаптық …", "ММС қорының …", "Усолка ауданының …"."""
    word = words[i]
    if not word.proper or word.role is not None:
        return False
    compound = "-" in word.text or word.text[:2].isupper()
    before_level = i > 0 and words[i - 1].role == "level" and not words[i - 1].proper
    after_name = i > 0 and words[i - 1].role == "named_after"
    return after_name or before_level or (compound and not levelled)


def _is_bare_owner(words: list[Word], i: int) -> bool:
    """A body that owns the next one without a genitive: "министрлігі Салық комитеті"."""
    if words[i].role != "head" or words[i - 1].role not in ("topic", "about"):
        return False
    owner = data()["bare_owners"].get(words[i].text.lower())
    return owner == "any" or (owner == "capital" and words[i - 1].proper)


def _is_bridge(words: list[Word], i: int, places: Mapping[int, int]) -> bool:
    """An unknown word between the head and its level or topic: "Облыстық Казначей басқармасы"."""
    if i or words[i].role is not None or i + 1 >= len(words) or not words[i].text.isalpha():
        return False
    return words[i + 1].role == "about" or (words[i + 1].role == "level" and words[i].proper)


def shared_names(words: list[Word], start: int | None) -> list[list[Word]]:
    """Names in a list before the first body of a plural head, each begun by a capital."""
    runs: list[list[Word]] = [[]]
    rest = [w for w in words if start is None or w.start < start]
    if not rest or rest[0].role != "joint":
        return []
    for word in rest[1:]:
        if word.role == "topic":
            runs[-1].append(word)
        elif word.role == "joint" and runs[-1] and runs[-1][-1].proper:
            runs.append([])
        else:
            break
    return [run for run in runs if run and run[-1].proper]
