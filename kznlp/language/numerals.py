"""Numbers in words: «жиырма бес мың» ↔ 25000.

`to_words` writes whole numbers, decimal fractions and ordinals. `find_numerals` reads them in
running text: cardinals, ordinals ("жиырма бесінші"), fractions ("екі бүтін оннан бес", "төрттен
үш"), halves ("бір жарым миллион", "жарты"), with case endings ("елуге жуық"). Numbers in digits
are not looked for.

>>> to_words(25_000), to_words(25, ordinal=True), to_words(Decimal("2.5"))
('жиырма бес мың', 'жиырма бесінші', 'екі бүтін оннан бес')
>>> [(found.start, found.end, found.value) for found in find_numerals("Елуге жуық, екі мың")]
[(0, 5, Decimal('50')), (12, 19, Decimal('2000'))]
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.errors import KznlpError
from kznlp.language.numeral_words import (
    DATA,
    Kind,
    Word,
    ablative,
    cardinals,
    ordinal_of,
    read_words,
)

# Names reach so far.
LIMIT = 10**18
PLACES = 6
# Words that nothing of the same number follows.
ENDED: tuple[Kind, ...] = ("ordinal", "ending", "fraction")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words, `text[start:end]`."""

    start: int
    end: int
    value: Decimal
    ordinal: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"A numeral needs 0 <= start < end, got {self.start}, {self.end}.")


def to_words(number: int | Decimal, *, ordinal: bool = False) -> str:
    """The number in Kazakh words.

    Args:
        number: below 10¹⁸ either way; fractions have six decimal places at most.
        ordinal: "бесінші" rather than "бес"; for whole numbers only.

    Raises:
        KznlpError: the number cannot be written so.
    """
    exact = Decimal(number)
    whole = exact == exact.to_integral_value() if exact.is_finite() else False
    places = 0 if whole or not exact.is_finite() else -int(exact.normalize().as_tuple().exponent)
    if not exact.is_finite() or abs(exact) >= LIMIT or places > PLACES or (ordinal and not whole):
        raise KznlpError(
            f"{number} has no {'ordinal' if ordinal else 'numeral'} here: give a number below 10^18"
            f" with at most {PLACES} decimal places{', whole for an ordinal' * ordinal}."
        )
    names = _named(int(abs(exact)))
    if places:
        part = int(abs(exact) % 1 * 10**places)
        below = _named(10**places)
        names += [_table()["whole"], *below[:-1], ablative(below[-1]), *_named(part)]
    if ordinal:
        names[-1] = ordinal_of(names[-1])
    return " ".join([_table()["minus"], *names] if exact < 0 else names)


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """All numbers in words, in order."""
    return tuple(
        Numeral(run[0].start, run[-1].end, value, run[-1].kind == "ordinal")
        for words in read_words(text)
        for run, value in _numbers(words)
        if not _is_quarter(text, run)
    )


def _is_quarter(text: str, run: list[Word]) -> bool:
    """Whether "тоқсан" is a quarter of a year, not ninety: "бірінші тоқсанда"."""
    quarter, start = _table()["quarter"], run[0].start
    is_word = text[start : run[0].end].lower().startswith(quarter["word"])
    before = text[max(0, start - 12) : start]
    return len(run) == 1 and is_word and regex.search(quarter["after"], before) is not None


def _named(number: int) -> list[str]:
    """The words of a whole number; "бір" is left out before hundreds and a leading thousand."""
    if number == 0:
        return [_names()[0]]
    names: list[str] = []
    for magnitude in (10**15, 10**12, 10**9, 10**6, 10**3, 1):
        group = number // magnitude % 1000
        if not group:
            continue
        if not (group == 1 and magnitude == 1000 and not names):
            hundreds, rest = divmod(group, 100)
            names += [_names()[hundreds]] if hundreds > 1 else []
            names += [_names()[100]] if hundreds else []
            names += [_names()[part] for part in (rest // 10 * 10, rest % 10) if part]
        if magnitude > 1:
            names.append(_names()[magnitude])
    return names


def _numbers(words: list[Word]) -> list[tuple[list[Word], Decimal]]:
    """Cut a run of numeral words into numbers: "бес алты" are two."""
    found: list[tuple[list[Word], Decimal]] = []
    while words:
        size, value = _number(words)
        if size:
            found.append((words[:size], value))
        words = words[max(size, 1) :]
    return found


def _number(words: list[Word]) -> tuple[int, Decimal]:
    """How many words the first number has, and its value."""
    if words[0].kind == "minus":
        size, value = _number(words[1:]) if len(words) > 1 else (0, Decimal())
        return (size + 1, -value) if size else (0, Decimal())
    if words[0].kind == "fraction" and len(words) > 1:
        above = words[1]
        if above.kind in ("cardinal", "ending", "share") and 0 < above.value < words[0].value:
            return 2, above.value / words[0].value
    size, value = _cardinal(words)
    if size and words[size:] and words[size].kind == "whole" and words[size - 1].kind == "cardinal":
        taken, part = _decimals(words[size + 1 :])
        if taken:
            return size + 1 + taken, value + part
    return size, value


def _decimals(words: list[Word]) -> tuple[int, Decimal]:
    """What follows "бүтін": "оннан бес", "жүз мыңнан он екі"."""
    size, below = _cardinal(words)
    if not size or not words[size - 1].ablative or not words[size:]:
        return 0, Decimal()
    taken, above = _cardinal(words[size:])
    if not taken or above >= below:
        return 0, Decimal()
    return size + taken, above / below


def _cardinal(words: list[Word]) -> tuple[int, Decimal]:
    """The longest cardinal (or ordinal) at the beginning: groups, each with a lesser magnitude."""
    at, total, lowest = 0, Decimal(0), Decimal(LIMIT)
    while at < len(words):
        size, group = _group(words[at:])
        after = words[at + size : at + size + 1]
        if size and words[at + size - 1].kind in ENDED:
            after = []
        if not after or after[0].value < 1000:
            return at + size, total + group
        if after[0].value >= lowest or not (size or at == 0):
            return at, total  # "бес мың алты мың": two numbers
        total += (group if size else 1) * after[0].value
        lowest = after[0].value
        at += size + 1
        if after[0].kind in ENDED:
            break
    return at, total


def _group(words: list[Word]) -> tuple[int, Decimal]:
    """What may stand before a magnitude: below a thousand, with "жарым"; "жарты"."""
    first = words[0]
    if first.kind == "half" and not first.after_number:
        return 1, first.value
    if first.value == 0 and first.kind in ("cardinal", *ENDED):
        return 1, first.value
    at, value = 0, Decimal(0)
    for least, most in ((1, 9), (100, 100), (10, 90), (1, 9)):
        here = words[at : at + 1]
        if not here or (at and words[at - 1].kind in ENDED):
            break
        if least == most:
            if here[0].value == most:
                at, value = at + 1, (value or Decimal(1)) * most
            elif value:  # a digit with no hundred after it is all there is
                break
        elif least <= here[0].value <= most and here[0].kind in ("cardinal", *ENDED):
            at, value = at + 1, value + here[0].value
    halved = words[at : at + 1]
    if at and words[at - 1].kind not in ENDED and halved and halved[0].after_number:
        at, value = at + 1, value + halved[0].value
    return at, value


@cache
def _names() -> dict[int, str]:
    return {value: word for word, value in cardinals().items()}


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = resources.entries(DATA)
    return found
