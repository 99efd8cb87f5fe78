"""Search text and search queries, both in lemmas.

A passage is indexed as printed and as lemmas; a word of a query matches either its form or its
lemma, so that a form whose lemma is not known is still found by itself. The query language:

    жұмыссыздық қарыз      both words, in any inflection and order
    "жұмыссыздық деңгейі"  these words, one after the other
    жұмыс*                 what begins so

Quotation marks of any shape count; every other sign separates words, so that no query is a syntax
error.
"""

import unicodedata
from collections.abc import Iterator

import regex

from kznlp.errors import KznlpError
from kznlp.language.words import lemma

QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")
TERM = regex.compile(
    r'"(?P<phrase>[^"]*)"|(?P<word>[\p{L}\p{N}\p{M}]+(?:[-‐‑\'’][\p{L}\p{N}\p{M}]+)*)(?P<star>\*?)'
)


def words(text: str) -> list[str]:
    """The words of a text in lower case.

    >>> words("Іс-шаралар: 2005 ж.")
    ['іс', 'шаралар', '2005', 'ж']
    """
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def lemmas(text: str) -> str:
    """The text as lemmas, in its order, separated by spaces."""
    return " ".join(lemma(word) for word in words(text))


def match(query: str, *, around: bool = False) -> str:
    """The query in the language of SQLite's FTS5.

    Args:
        query: words, phrases in quotes, beginnings of words with a star.
        around: look for them also in what a passage stands in.

    >>> match('оқу* OR "жаңа', around=True)
    '"оқу" * AND "or" AND "жаңа"'
    >>> match("су")
    '{text lemmas} : ("су")'

    Raises:
        KznlpError: it holds no word.
    """
    terms = list(_terms(query))
    if not terms:
        raise KznlpError(f"The query {query!r} holds no word. Give a word to search for.")
    found = " AND ".join(terms)
    return found if around else f"{{text lemmas}} : ({found})"


def _terms(query: str) -> Iterator[str]:
    for found in TERM.finditer(query.translate(QUOTES)):
        if found["star"]:
            yield f"{_quoted(words(found['word']))} *"
            continue
        forms = words(found["phrase"] or found["word"] or "")
        if forms:
            printed, base = _quoted(forms), _quoted([lemma(form) for form in forms])
            yield printed if printed == base else f"({printed} OR {base})"


def _quoted(forms: list[str]) -> str:
    return '"' + " ".join(forms).replace('"', '""') + '"'
