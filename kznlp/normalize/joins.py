r"""Words broken in two: at a line end, by a hyphen inside a line, by a stray space.

    join_hyphenation  "басшы- лары", "мәжіл-\nісі"; "әлеуметтік-\nмәдени" keeps its hyphen
    join_split_word   "қосым ша", "кә сіпкерлер", "шығын\nдар"

Parts are joined where together they make a word and apart they do not.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import regex

from kznlp import resources
from kznlp.language import words
from kznlp.language.suffixes import detached
from kznlp.normalize.guard import is_kazakh
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LETTERS, LONGEST_WORD, SHORTEST_WORD, Passage
from kznlp.normalize.settled import Settled

GAP = r"(?:\u00ad++[ \t]*+\n?[ \t]*+|-[ \t]*+\n[ \t]*+|-[ \t]++)"
BROKEN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}-])(?P<part>\p{{L}}++)(?:(?P<gap>{GAP})(?P<part>\p{{Ll}}++))+"
)
HINT = re.compile(r"[-\u00ad](?:[ \t\n]|(?<=\u00ad))")  # a quick look for a gap
SOFT = "\u00ad"
LAST = regex.compile(r"(?<![\p{L}\p{M}])[\p{L}\p{M}]++\Z")
# Short inflected forms that were never seen are pieces of a word: "лары" is no stem with an ending.
SHORTEST_UNSEEN = 6
SEEN_JOINED = 3
SEEN_BESIDE = 20  # where the left part is a word too: "салдарына н"
SHORTEST_JOINED = 5
# "қол жетімділік": beside a word, a longer unknown one is just unknown, not a piece.
LONGEST_PIECE = 5
# "т." "а)": a letter that is no piece of the word before.
LETTER_SIGNS = frozenset(".)")
# "5 м ата", "а) б": a unit or a list letter, no piece of a word.
NOT_BEFORE = regex.compile(r"[\d(.№-]\s?$")


def join_hyphenation(passage: Passage) -> Iterator[Edit]:
    """A word broken by a hyphen and white space."""
    for match in BROKEN.finditer(passage.text):
        after = _joined(match.captures("part"), match.captures("gap"))
        if after:
            yield Edit(match.start(), match.end(), after)


def _joined(parts: list[str], gaps: list[str]) -> str | None:
    whole = "".join(parts)
    if len(whole) > LONGEST_WORD:
        return None
    if all(SOFT in gap for gap in gaps):
        return whole
    apart = all(words.frequency(part.lower()) for part in parts)
    if words.frequency(whole.lower()) >= SEEN_JOINED or (not apart and words.known(whole.lower())):
        return whole
    compound = "-".join(parts)
    if all("\n" in gap for gap in gaps) and words.known(compound.lower()):
        return compound
    return None


def join_split_word(passage: Passage) -> Iterator[Edit]:
    """A word broken by one stray space, or by a line end without a hyphen."""
    odd = _settled().odd(passage.uncommon)
    if not odd or not _any_split(passage.tokens(), odd):
        return
    text = passage.text
    left, begin, done = "", 0, 0
    for match in LETTERS.finditer(text):
        right = match[0]
        start, end = match.span()
        if (
            left
            and start == done + 1
            and text[done] in " \n"
            and right[0].islower()
            and not (len(right) == 1 and text[end : end + 1] in LETTER_SIGNS)
            and _split(left.lower(), right)
            and not NOT_BEFORE.search(text, max(0, begin - 2), begin)
            and is_kazakh(passage, begin, end)
        ):
            yield Edit(begin, end, left + right)
            left = ""
        else:
            left, begin, done = right, start, end


def _any_split(tokens: Iterable[str], odd: set[str]) -> bool:
    """Whether a word is broken between two tokens, one of which is odd."""
    for left, right in pairwise(tokens):
        if (left in odd or right in odd) and left[-1].isalpha() and right[0].islower():
            end, begin = LAST.search(left), LETTERS.match(right)
            if end and begin and _split(end[0].lower(), begin[0]):
                return True
    return False


@cache
def _settled() -> Settled:
    return Settled(_is_piece)


def _is_piece(token: str) -> bool:
    """Whether a token may begin or end with a part of a broken word."""
    runs = [token] if token.isalpha() else LETTERS.findall(token)
    if not runs:
        return False
    begin, end = runs[0], runs[-1].lower()
    if token.startswith(begin) and begin[0].islower() and (len(begin) == 1 or not _ends(begin)):
        return True
    return token.endswith(runs[-1]) and not _begins(end)


def _split(left: str, right: str) -> bool:
    """Whether one of two neighbors is no word, and both together are."""
    begins, ends, whole = _begins(left), _ends(right), left + right
    if len(right) == 1:  # single letters were seen, but are no words
        seen = SEEN_BESIDE if begins else SEEN_JOINED
        return len(left) > SHORTEST_WORD and words.frequency(whole) >= seen
    if begins and ends:
        return False
    if not SHORTEST_JOINED <= len(whole) <= LONGEST_WORD:
        return False
    if (begins and len(right) > LONGEST_PIECE) or (ends and len(left) > LONGEST_PIECE):
        return False
    if words.frequency(whole) >= SEEN_JOINED:
        return True
    return not ends and _is_plural_ending(right) and words.known(whole)


def _is_plural_ending(form: str) -> bool:
    """Whether it is as "лерге", "дардың"; a shorter one may be a word: "жеңіл дер"."""
    return len(form) > SHORTEST_WORD and form.startswith(_plurals()) and detached(form)


@cache
def _plurals() -> tuple[str, ...]:
    return tuple(row["ending"] for row in resources.table("normalize/plural_endings.csv"))


def _begins(word: str) -> bool:
    """Whether it may stand on its own before another word."""
    return word in words.frequencies() or (
        SHORTEST_WORD <= len(word) <= LONGEST_WORD and words.known(word)
    )


def _ends(word: str) -> bool:
    """Whether it may stand on its own after another word; an ending may look like a word."""
    if word in words.frequencies():
        return True
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not words.known(word):
        return False
    return len(word) >= SHORTEST_UNSEEN or words.lemma(word) == word
