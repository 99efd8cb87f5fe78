"""Words of another alphabet in Cyrillic: the likeliest spelling, by learned contexts.

One letter of an alphabet may stand for several Cyrillic ones (i for и and й), two for one (ia for
я), and some Cyrillic letters leave no trace (ь). `models/kk_scripts` holds for each alphabet its
units and what decides between their readings; where that gives no known word but another reading of
one unit does, the known word is taken. Latin words that are no Kazakh ("Google", "XXI") are not
read: None.

>>> from kznlp.language.scripts.alphabets import load
>>> restore("Qazaqstan", load("latin-2021"))[0]
Part(size=1, letters='Қ')
>>> restore("Windows", load("latin-2021")) is None
True
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language import words
from kznlp.language.scripts.alphabets import Alphabet
from kznlp.language.scripts.contexts import Contexts
from kznlp.language.scripts.forward import LONGEST, Part, Spelled

REBUILD = "kznlp train scripts DATA --output models/kk_scripts"
# The kind of a word in which a letter shows that its vowels are front ones.
SHOWN = "+"
ROMAN = regex.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Readings:
    """What is learned of one alphabet.

    Attributes:
        units: the pieces that a word of it is cut into, the longest first.
        contexts: decides between the readings of a unit.
        others: all readings of each unit that has several.
        foreign: words that are not Kazakh, in small letters.
    """

    units: regex.Pattern[str]
    contexts: Contexts
    others: Mapping[str, tuple[str, ...]]
    foreign: frozenset[str]


def restore(word: str, alphabet: Alphabet) -> Spelled:
    """The parts of a word in Cyrillic; None if the word is not Kazakh."""
    learned = readings(alphabet.name)
    if word.lower() in learned.foreign or ROMAN.fullmatch(word):
        return None
    cut = split(word, alphabet, learned.units)
    if cut is None:
        return None
    chosen: list[str] = []
    at = 0
    for unit in cut.units:
        end = at + len(unit)
        chosen.append(learned.contexts.choose(unit, cut.body, at, end, cut.kind))
        at = end
    open_ones = at <= LONGEST and not learned.others.keys().isdisjoint(cut.units)
    if open_ones and not words.known("".join(chosen)):
        chosen = _known(cut.units, chosen, learned.others) or chosen
    return tuple(_parts(word, cut, chosen))


def _known(
    units: list[str], chosen: list[str], others: Mapping[str, tuple[str, ...]]
) -> list[str] | None:
    """The reading with one unit changed that is a known word, the commonest of several."""
    best, most = None, -1
    for at, unit in enumerate(units):
        for letters in others.get(unit, ()):
            changed = [*chosen[:at], letters, *chosen[at + 1 :]]
            form = "".join(changed)
            if letters != chosen[at] and words.frequency(form) > most and words.known(form):
                best, most = changed, words.frequency(form)
    return best


def _parts(word: str, cut: "Cut", chosen: list[str]) -> Iterable[Part]:
    at, small, loud = cut.before, word.islower(), len(word) > 1 and word.isupper()
    for number, (unit, letters) in enumerate(zip(cut.units, chosen, strict=True)):
        written = word[at : at + len(unit)]
        yield Part(
            len(unit) + (cut.before if not number else 0),
            letters if small else _cased(letters, written, loud=loud),
        )
        at += len(unit)


def _cased(letters: str, written: str, *, loud: bool) -> str:
    """The letters as the unit is written: "Sha" → "Ша", "SHA" → "ША"."""
    if not written[0].isupper():
        return letters
    if len(written) > 1:
        loud = written[1:].isupper()
    return letters.upper() if loud else letters.capitalize()


class Cut(NamedTuple):
    """A word cut into units.

    Attributes:
        body: the word in small letters, without the mark before it.
        units: the pieces of the body.
        before: the length of the mark.
        kind: what the word says of its vowels; "" where the alphabet needs no such thing.
    """

    body: str
    units: list[str]
    before: int
    kind: str


def split(word: str, alphabet: Alphabet, units: regex.Pattern[str]) -> Cut | None:
    """The units of a word; None if something else is in it.

    >>> from kznlp.language.scripts.alphabets import load
    >>> split("ٴتىل", load("arabic"), pattern(["ت", "ى", "ل"])).units
    ['ت', 'ى', 'ل']
    """
    before, kind, front = 0, "", alphabet.front
    if front and word.startswith(front.mark):
        before, kind = len(front.mark), front.mark
    body = alphabet.fold(word[before:])
    if front and not before and not front.shown_by.isdisjoint(body):
        kind = SHOWN
    found = units.findall(body)
    if len(body) != len(word) - before or sum(map(len, found)) != len(body) or not found:
        return None
    return Cut(body, found, before, kind)


def pattern(units: Iterable[str]) -> regex.Pattern[str]:
    """Matches the units, the longest first."""
    longest_first = sorted(units, key=lambda unit: (-len(unit), unit))
    return regex.compile("|".join(map(regex.escape, longest_first)))


@cache
def readings(name: str) -> Readings:
    """What is learned of an alphabet.

    Raises:
        ModelError: the model is missing or damaged.
    """
    folder = resources.model("kk_scripts", rebuild=REBUILD)
    try:
        rows = _read(folder / f"{name}.tsv")
        foreign = (folder / "latin_words.txt").read_text("utf-8").split()
    except (OSError, ValueError, KeyError) as error:
        problem = f"The model in {folder} cannot be used ({error!r}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error
    others = {unit: tuple(sorted(set(found.values()))) for unit, found in rows.items()}
    return Readings(
        units=pattern(rows),
        contexts=Contexts(rows),
        others={unit: letters for unit, letters in others.items() if len(letters) > 1},
        foreign=frozenset(foreign).union(resources.pairs("scripts/latin_words.csv")),
    )


def _read(path: Path) -> dict[str, dict[str, str]]:
    """The rows of `Contexts`; every unit has its usual reading, and there is one at least."""
    rows: dict[str, dict[str, str]] = {}
    for line in path.read_text("utf-8").splitlines():
        unit, window, letters = line.split("\t")
        rows.setdefault(unit, {})[window] = letters
    for unit in rows or [""]:
        rows[unit]["|"]
    return rows
