"""Phrases of a data file, found in running text whatever their inflection.

A phrase is words separated by spaces; each is one of

    жұмыссыз     any inflected form of this stem
    =жоқ         exactly this form, in lower case
    несие*       anything that begins so
    а|б          one of several, each of the forms above
    …            a gap of up to three words
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kznlp.language.inflection import inflects
from kznlp.language.suffixes import VOICED

GAP = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Words `start:end` of the sequence are a form of `phrase`, of the entry `key`."""

    key: str
    phrase: str
    start: int
    end: int


class Phrases:
    """An index of phrases by their first word.

    >>> found = Phrases({"T3": ["шағын несие"]}).find(["шағын", "несиелер", "берілді"])
    >>> [(m.key, m.start, m.end) for m in found]
    [('T3', 0, 2)]
    """

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._index: dict[str, list[tuple[str, str, list[list[str]]]]] = defaultdict(list)
        for key, phrases in entries.items():
            for phrase in phrases:
                words = [part.split("|") for part in phrase.split()]
                for first in words[0]:
                    bare = first.strip("=*")
                    for stem in {bare, bare[:-1] + VOICED.get(bare[-1], bare[-1])}:
                        self._index[stem[:3]].append((key, phrase, words))

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """Every occurrence in lower-case `words`, overlapping ones included, by start."""
        for start, word in enumerate(words):
            seen = set()
            for size in (3, 2, 1):
                for key, phrase, parts in (
                    self._index.get(word[:size], ()) if size <= len(word) else ()
                ):
                    if (key, phrase) in seen:
                        continue
                    end = self._match(words, start, parts)
                    if end is not None:
                        seen.add((key, phrase))
                        yield Match(key, phrase, start, end)

    def _match(self, words: Sequence[str], start: int, parts: list[list[str]]) -> int | None:
        if not parts:
            return start
        if parts[0] == ["…"]:
            for skip in range(GAP + 1):
                end = self._match(words, start + skip, parts[1:])
                if end is not None:
                    return end
            return None
        if start < len(words) and any(_is(words[start], form) for form in parts[0]):
            return self._match(words, start + 1, parts[1:])
        return None


def _is(word: str, form: str) -> bool:
    if form.startswith("="):
        return word == form[1:]
    if form.endswith("*"):
        return word.startswith(form[:-1])
    return inflects(word, form)
