"""Running text by language, out of the data folders; each file tells its language by its name.

    *.kk, *.kaz, *.ru, *.eng                  Kazakh, Russian, English
    NAME_kk.html, NAME_ru.html                pages of acts
    LANGUAGE/*.yml                            translations
    LANGUAGE_NAME-*.conllu                    the texts of a treebank
    IOB2*, *.txt                              Kazakh; lists of words and lemmas are no text

Only languages of `LANGUAGES` are read.
"""

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

from kznlp.train.sources import TAGS, iob_sentences

LANGUAGES = ("kk", "ru", "en", "ky", "tt")
SENTENCE = regex.compile(r"^# text = (.+)$", regex.M)
# "word/noun", "Form<tab>Frequency": lists.
LIST = regex.compile(r"\ufeff?(?:\S+/\w+\s*$|Form\tFrequency|\S+\s\d+$)", regex.M)
VALUE = regex.compile(r"^\s*[\w.-]+:\s*", regex.M)


def passages(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The lines of each file with their language."""
    for path in paths:
        language = language_of_file(path)
        if language is None:
            continue
        text = path.read_text("utf-8", errors="replace")
        for line in _lines(path, text):
            if line.strip():
                yield language, line


def language_of_file(path: Path) -> str | None:
    """The code of `LANGUAGES` that the name of a file says."""
    told = {
        ".yml": path.parent.name,
        ".conllu": path.name[:2],
        ".html": path.stem[-2:],
        ".kk": "kk",
        ".ru": "ru",
        ".kaz": "kk",
        ".eng": "en",
        ".txt": "kk",
    }.get(path.suffix)
    return told if told in LANGUAGES else None


def _lines(path: Path, text: str) -> Iterator[str]:
    if path.suffix == ".conllu":
        yield from SENTENCE.findall(text)
    elif path.name.startswith("IOB2"):
        yield from iob_sentences(text)
    elif path.suffix == ".yml":
        yield from VALUE.sub("", text).splitlines()
    elif path.suffix == ".html":
        yield from html.unescape(TAGS.sub(" ", text)).splitlines()
    elif not LIST.match(text):
        yield from TAGS.sub(" ", text).splitlines()
