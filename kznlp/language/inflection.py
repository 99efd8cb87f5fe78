"""Whether a word is an inflected form of a stem, by the suffixes alone."""

from functools import lru_cache

import regex

from kznlp import resources

# A final voiceless stop is voiced before a vowel: "кітап" -> "кітабы".
VOICED = {"п": "б", "к": "г", "қ": "ғ"}


@lru_cache(maxsize=1)
def _suffixes() -> regex.Pattern[str]:
    found = sorted((r["suffix"] for r in resources.table("language/suffixes.csv")), key=len)
    return regex.compile(f"(?:{'|'.join(reversed(found))}){{0,6}}")


@lru_cache(maxsize=200_000)
def inflects(word: str, stem: str) -> bool:
    """Whether the lower-case `word` is `stem` with inflectional suffixes, or `stem` itself.

    >>> inflects("жұмыссыздыққа", "жұмыссыздық"), inflects("кітабы", "кітап")
    (True, True)
    >>> inflects("кітапхана", "кітап")
    False
    """
    if word == stem:
        return True
    if not word.startswith(stem):
        voiced = stem[:-1] + VOICED.get(stem[-1:], stem[-1:])
        if not word.startswith(voiced) or len(word) == len(voiced):
            return False
    return _suffixes().fullmatch(word, len(stem)) is not None
