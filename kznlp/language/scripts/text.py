"""Whole texts from one alphabet to another; every span of the result knows where it came from.

Words are spelled one by one, all else stays. Latin words in Cyrillic text stay Latin, and so do
words with letters that Kazakh does not have. From one alphabet to another the way is by Cyrillic.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from kznlp.language.scripts.alphabets import CYRILLIC, Alphabet, load
from kznlp.language.scripts.backward import restore
from kznlp.language.scripts.detect import detect_script
from kznlp.language.scripts.forward import WORD, Spelled, spell
from kznlp.normalize.offsets import Origins, Piece


@dataclass(frozen=True, slots=True)
class Transliterated:
    """A text in another alphabet.

    Attributes:
        text: the text.
        steps: where it came from, the last step first.
    """

    text: str
    steps: tuple[Origins, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the given text that became `text[start:end]`."""
        for step in self.steps:
            start, end = step.source(start, end)
        return start, end


def transliterate(
    text: str, *, to: str = "latin-2021", source: str | None = None
) -> Transliterated:
    """Write a text in the alphabet `to`: "cyrillic" or one of `ALPHABETS`.

    Args:
        text: Kazakh text.
        to: the alphabet to write it in.
        source: the alphabet it is in; without it, that of most of its words.

    Raises:
        UnknownNameError: there is no alphabet of that name.

    >>> there = transliterate("Шағын ұя")
    >>> there.text, there.source(6, 7)
    ('Şağyn ūia', (6, 7))
    >>> transliterate("Qazaqstan, IT", to="cyrillic").text
    'Қазақстан, IT'
    """
    source = source or detect_script(text)
    steps: list[Origins] = []
    for name in (source, to):
        if name != CYRILLIC:
            load(name)
    if source == to:
        return Transliterated(text, ())
    if source != CYRILLIC:
        text, origins = _from(text, load(source))
        steps.insert(0, origins)
    if to != CYRILLIC:
        text, origins = _into(text, load(to))
        steps.insert(0, origins)
    return Transliterated(text, tuple(steps))


def _into(text: str, alphabet: Alphabet) -> tuple[str, Origins]:
    written, origins = _words(text, WORD, _spelled, alphabet.name)
    return _punctuated(written, alphabet.marks), origins


def _from(text: str, alphabet: Alphabet) -> tuple[str, Origins]:
    usual = {mark: usual for usual, mark in alphabet.marks.items()}
    written, origins = _words(text, alphabet.word, _restored, alphabet.name)
    return _punctuated(written, usual), origins


# A word spelled anew, and where it is longer or shorter: pieces from the beginning of the word.
Written = tuple[str, tuple[Piece, ...]] | None


@lru_cache(maxsize=100_000)
def _spelled(word: str, name: str) -> Written:
    return _written(spell(word, load(name)))


@lru_cache(maxsize=100_000)
def _restored(word: str, name: str) -> Written:
    return _written(restore(word, load(name)))


def _written(parts: Spelled) -> Written:
    if parts is None:
        return None
    pieces: list[Piece] = []
    here = start = 0
    for size, letters in parts:
        there, end = here + len(letters), start + size
        if size != len(letters):
            pieces.append(Piece(here, there, start, end))
        here, start = there, end
    return "".join(part.letters for part in parts), tuple(pieces)


def _words(
    text: str, word: regex.Pattern[str], written: Callable[[str, str], Written], name: str
) -> tuple[str, Origins]:
    """The text with its words spelled anew, and where they came from."""
    out: list[str] = []
    origins = Origins()
    done = grown = 0  # by how much the text grew so far
    for found in word.finditer(text):
        now = written(found.group(), name)
        if now is None:
            continue
        start, end = found.span()
        out += text[done:start], now[0]
        for piece in now[1]:
            here, there, raw_start, raw_end = piece
            moved = start + grown
            origins.add(Piece(moved + here, moved + there, start + raw_start, start + raw_end))
        grown += len(now[0]) - (end - start)
        done = end
    out.append(text[done:])
    return "".join(out), origins


def _punctuated(text: str, marks: Mapping[str, str]) -> str:
    """The text with the punctuation of the alphabet, one mark for one; "12,5" keeps its comma."""
    if not marks:
        return text
    found = rf"[{regex.escape(''.join(marks))}](?!\d)"
    return regex.sub(found, lambda match: marks[match.group()], text)
