"""Where the name of a body begins: from its head to the left, word by word.

The walk has two states. Before a level is met, topics, joints between topics, owners ("Қаржы
министрлігінің …") and one proper name may follow. After the level ("облыстық", "қаласының") only
its territory, its country, another level or an owner may.
"""

from collections.abc import Mapping
from functools import cache

import regex
from msgspec import Struct

from kznlp.expressions.body_words import data, is_closed, is_object, is_post, may_name, role

REACH = 200  # names are no longer
MOST = 14  # words
MOST_UNKNOWN = 3  # words of a name that are not listed
ANCHORS = ("level", "country", "about")
WORD = regex.compile(r"[\p{L}\d]+(?:[-–/.][\p{L}\d]+)*\.?|[,]")
BREAK = regex.compile(r"[.;:()\n«»\"“”!?](?!\p{Ll})(?!\p{Lu}\.)|[;:()«»\"“”]|\s[-–—]\s")


class Word(Struct, frozen=True, gc=False):  # there are many
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
    breaks = [b for b in BREAK.finditer(text, first, head + 1) if not _in_word(low, b.start())]
    start = breaks[-1].end() if breaks else first
    if start == first and first > 0 and text[first - 1].isalnum():
        start = text.find(" ", first, head) + 1 or head  # a word cut in two
    found = list(WORD.finditer(low, start, head))[-MOST:]
    lows = ["", *(match.group() for match in found), ""]
    words = []
    for match, *around in zip(found, lows, lows[1:], lows[2:], strict=False):
        start, end = match.span()
        words.append(Word(start, end, text[start:end], _role(*around)))
    return words[::-1]


def _in_word(low: str, dash: int) -> bool:
    """Whether a dash stands within a word, as in "көші – қон"."""
    return low.endswith(tuple(data()["dashed"]), 0, dash)


def _role(left: str, word: str, right: str) -> str | None:
    """The part that a word can play, told with the words beside it, in lower case.

    In "қала құрылысы" what is a level elsewhere is a topic; "маңызы бар" belongs to the level.
    """
    own = role(word)
    if own == "level" and f"{word} {right}".startswith(_level_compounds()):
        return "topic"
    if word in _level_words() and not _level_phrases().isdisjoint(
        (f"{left} {word}", f"{word} {right}")
    ):
        return "level"
    return own


@cache
def _level_words() -> frozenset[str]:
    return frozenset(word for phrase in _level_phrases() for word in phrase.split())


@cache
def _level_phrases() -> frozenset[str]:
    return frozenset(data()["level_phrases"])


@cache
def _level_compounds() -> tuple[str, ...]:
    return tuple(data()["level_compounds"])


def phrase_start(
    words: list[Word], places: Mapping[int, int], head: str, *, many: bool, owned: bool
) -> int | None:
    """Where the name begins, or None where no word before the head belongs to it.

    Args:
        words: those before the head, the nearest first.
        places: where a territory (or list of them) begins, by where it ends.
        head: the head itself.
        many: the head is plural; a comma then separates bodies, except before a territory.
        owned: it is a possessive, which always has a word before it.
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
        elif _is_of_post(words, i, head if owned else "") or _is_bare_owner(words, i, start):
            start, levelled = word.start, False
        elif not levelled and (last := _bridge(words, i, places, owned=owned)) is not None:
            i, start = last, words[last].start
        else:
            break
        i += 1
    return start


def _owns(word: Word, places: Mapping[int, int]) -> bool:
    return (word.role == "owner" or word.end in places) and _in_genitive(word)


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
    if not word.proper or word.role is not None or is_closed(word.text.lower()):
        return False
    compound = "-" in word.text or word.text[:2].isupper()
    before_level = i > 0 and words[i - 1].role == "level" and not words[i - 1].proper
    after_name = i > 0 and words[i - 1].role == "named_after"
    return after_name or before_level or (compound and not levelled)


def _is_bare_owner(words: list[Word], i: int, start: int | None) -> bool:
    """A body that owns the next one without a genitive: "министрлігі Салық комитеті"."""
    if start is None or words[i].role != "head" or words[i - 1].role not in ("topic", "about"):
        return False
    owner = data()["bare_owners"].get(words[i].text.lower())
    return owner == "any" or (owner == "capital" and words[i - 1].proper)


def _is_of_post(words: list[Word], i: int, head: str) -> bool:
    """A post that owns what belongs to posts, without a genitive: "облыс әкімі аппараты"."""
    owned = (words[i - 1].text if i else head).lower().startswith(tuple(data()["of_posts"]))
    return owned and words[i].role == "head" and is_post(words[i].text.lower())


def _bridge(words: list[Word], i: int, places: Mapping[int, int], *, owned: bool) -> int | None:
    """The farthest of unknown words that belong to the name, by what stands before them.

    Between the head and a level, an owner or a capital may stand what only names things:
    "Облыстық Казначей басқармасы", "Есеп комитеті", "қаланың жұмыс берушілер одағы".
    """
    unknown = 0
    for j in range(i, len(words)):
        word = words[j]
        if j > i and (word.role in ANCHORS or _owns(word, places)):
            misprint = i == 0 and j == 1 and (word.role == "about" or words[0].proper)
            return j - 1 if owned or misprint else None
        if word.role is None or (word.role == "head" and is_object(word.text)):
            unknown += 1
            following = words[j - 1].text.lower() if j else ""
            if unknown > MOST_UNKNOWN or not may_name(word.text.lower(), following):
                return None
        elif word.role not in ("topic", "joint") or _parts_names(words, j):
            return None
        if word.proper:
            return j if owned else None
    return None


def _parts_names(words: list[Word], i: int) -> bool:
    """Whether it is a comma, but not as in "Мәдениет, архивтер және құжаттар басқармасы"."""
    joined = any(word.role == "joint" and word.text != "," for word in words[:i])
    return words[i].text == "," and not joined


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
