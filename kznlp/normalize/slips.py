"""Slips of a scan or a keyboard inside one word: "6ағдарлама", "жылгы", "тецге", "ба?дарлама".

`kznlp.normalize.corrections` finds the one word that was meant, mostly where the printed one is not
known. Words among Russian or other foreign ones are left alone, and so are names of persons.
"""

from collections.abc import Iterator
from functools import cache

import regex

from kznlp import resources
from kznlp.normalize.corrections import correct, restore
from kznlp.normalize.guard import is_kazakh
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage
from kznlp.normalize.settled import Settled

# "т!ркелген": a scanner reads і as an exclamation mark.
WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]++(?:!\p{Ll}++)*+(?![\p{M}])")
LOST = regex.compile(r"(?<![\p{L}\p{N}?])(?:\p{Cyrillic}++\?|\?)\p{Cyrillic}*+(?<=\p{Ll}\p{Ll})")
SHORTEST, SHORTEST_SPOILED = 3, 4
SENTENCE_BEGIN = regex.compile(r"(?:^|[.!?…]\s+)$")
BEFORE = regex.compile(r"(?:\p{Lu}\.\s?|(\p{Lu}\p{L}++)\s)$")
AFTER = regex.compile(r"\s(\p{Lu}\p{L}++)")


def slip(passage: Passage) -> Iterator[Edit]:
    """One wrong letter, or several letters that lost their mark (к for қ, г for ғ)."""
    if not _settled(noisy=passage.noisy).odd(passage.uncommon):
        return
    for match in WORD.finditer(passage.text):
        word = match.group()
        after = _correction(word, noisy=passage.noisy)
        if (
            after
            and is_kazakh(passage, *match.span())
            and not (word[0].isupper() and _is_name(passage.text, match))
        ):
            yield Edit(match.start(), match.end(), _begun(passage.text, match, after))


@cache
def _settled(*, noisy: bool) -> Settled:
    def has_slip(token: str) -> bool:
        found = (token,) if token.isalpha() else WORD.findall(token)
        return any(_correction(word, noisy=noisy) for word in found)

    return Settled(has_slip)


def _correction(word: str, *, noisy: bool) -> str | None:
    fits = SHORTEST <= len(word) <= LONGEST_WORD
    return correct(word, noisy=noisy) if fits else None


def _begun(text: str, match: regex.Match[str], after: str) -> str:
    """A word whose first letter was read as a figure has a capital where a sentence begins."""
    if not match.group()[0].isdigit() or not SENTENCE_BEGIN.search(text[: match.start()][-3:]):
        return after
    return after[0].upper() + after[1:]


def lost_letter(passage: Passage) -> Iterator[Edit]:
    """A question mark where a Kazakh letter was lost."""
    if "?" not in passage.text:
        return
    for match in LOST.finditer(passage.text):
        word = match.group()
        after = restore(word) if SHORTEST_SPOILED <= len(word) <= LONGEST_WORD else None
        if after:
            yield Edit(match.start(), match.end(), after)


def _is_name(text: str, match: regex.Match[str]) -> bool:
    """Whether a capitalized word is part of a person's name: "Даулиев Максат", "Д. Конаев"."""
    before = BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
    after = AFTER.match(text, match.end())
    if before and before[1] is None:
        return True
    around = [match.group(), before[1] if before else "", after[1] if after else ""]
    return any(word.lower().endswith(_name_endings()) for word in around)


@cache
def _name_endings() -> tuple[str, ...]:
    return tuple(row["ending"] for row in resources.table("normalize/name_endings.csv"))
