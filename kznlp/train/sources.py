r"""Word forms, lemmas and sentences out of the data folders, each file read by its shape.

    *.html            a page of an act: the text between <body> and the end, without tags
    *.txt, *.kk       running text; first line "Form<tab>Frequency": a frequency list of Unilex;
                      "word/part-of-speech" lines: a lemma list; "token<space>tag": IOB2
    *.yml             translations: the values of a folder `kk`
    *.conllu          a treebank: evaluation only, never learned from

Only words all of whose letters are Cyrillic count: texts mix scripts, and a word with a Latin
letter in it is a slip.
"""

import html
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex

TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")
# A token as the tokenizer leaves it, near enough to count words.
WRITTEN = regex.compile(r"(?:\p{Lu}\.){1,2}|[\p{L}\p{N}]+(?:[-.,:/%]*[\p{L}\p{N}]+)*%?")
HAS_WORD = regex.compile(r"[\p{L}\p{N}]")
CYRILLIC = regex.compile(r"[\p{Cyrillic}]+(?:-\p{Cyrillic}+)?")
TAGS = regex.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", regex.S | regex.I)
KAZAKH = regex.compile(r"[әғқңөұүіһ]")
# A line is Kazakh if this share of its words has a letter that Russian lacks.
SHARE = 0.25
# Unilex gives occurrences in 10⁹ words.
BILLION = 1_000_000_000

# Parts of speech of the lemma list, by how they are inflected.
POS = {"etistik": "verb", "zatEsim": "noun", "synEsim": "noun", "esim": "noun", "sanEsim": "noun"}
# The universal ones of its open classes; the closed ones are in the data of the package.
UPOS = {
    "elikteuish": "ADV",
    "etistik": "VERB",
    "komEsim": "NOUN",
    "modal": "ADV",
    "odagai": "INTJ",
    "sanEsim": "NUM",
    "synEsim": "ADJ",
    "usteu": "ADV",
    "zatEsim": "NOUN",
}


@dataclass
class Words:
    """What a set of folders says of words.

    Attributes:
        forms: how often each lower-case form stands in running text.
        documents: in how many documents.
        lemmas: the parts of speech of each listed lemma.
        classes: the universal parts of speech of each listed lemma.
    """

    forms: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    lemmas: dict[str, set[str]] = field(default_factory=dict)
    classes: dict[str, set[str]] = field(default_factory=dict)

    def add_text(self, lines: Iterable[str]) -> None:
        """Count one document's Kazakh lines."""
        counted = Counter(word for line in lines if is_kazakh(line) for word in tokens(line))
        self.forms += counted
        self.documents.update(counted.keys())


def tokens(line: str) -> Iterator[str]:
    """The words of a line in lower case, those in other scripts left out."""
    for found in TOKEN.finditer(line):
        if CYRILLIC.fullmatch(found[0]):
            yield found[0].lower()


def is_kazakh(line: str) -> bool:
    """Whether enough words have a letter that Russian lacks."""
    words = list(tokens(line))
    return sum(1 for word in words if KAZAKH.search(word)) > SHARE * len(words)


def files(folders: Iterable[Path]) -> list[Path]:
    """All readable files below the folders (or the files themselves), sorted."""
    found = set()
    for folder in folders:
        paths = folder.rglob("*") if folder.is_dir() else [folder]
        found |= {path for path in paths if path.suffix in READERS}
    return sorted(found)


def read(paths: Iterable[Path]) -> Words:
    """Everything that the files say of words."""
    words = Words()
    for path in paths:
        READERS[path.suffix](path, path.read_text("utf-8", errors="replace"), words)
    return words


def _read_page(path: Path, text: str, words: Words) -> None:
    words.add_text(html.unescape(TAGS.sub(" ", text)).splitlines())


def _read_text(path: Path, text: str, words: Words) -> None:
    first, _, rest = text.partition("\n")
    if first == "Form\tFrequency":
        _read_frequencies(rest, words)
    elif regex.fullmatch(r"\ufeff?\S+/\w+\s*", first):
        _read_lemmas(text.lstrip("\ufeff"), words)
    elif path.name.startswith("IOB2"):
        words.add_text(iob_sentences(text))
    else:
        words.add_text(TAGS.sub(" ", text).splitlines())


def _read_frequencies(text: str, words: Words) -> None:
    size = int(regex.search(r"# Corpus-Size: (\d+)", text)[1])  # type: ignore[index]
    for line in text.splitlines():
        form, _, count = line.partition("\t")
        if count and CYRILLIC.fullmatch(form):
            occurrences = round(int(count) * size / BILLION)
            words.forms[form.lower()] += occurrences
            words.documents[form.lower()] += 2  # the list leaves out what stands only once or twice


def _read_lemmas(text: str, words: Words) -> None:
    for line in text.splitlines():
        lemma, _, pos = line.strip().rpartition("/")
        if CYRILLIC.fullmatch(lemma) and lemma.islower():
            words.lemmas.setdefault(lemma, set()).add(POS.get(pos, "other"))
            if pos in UPOS:
                words.classes.setdefault(lemma, set()).add(UPOS[pos])


def _read_translations(path: Path, text: str, words: Words) -> None:
    if path.parent.name == "kk":
        words.add_text(text.splitlines())


def _skip(path: Path, text: str, words: Words) -> None:
    """A treebank is for evaluation."""


READERS = {
    ".html": _read_page,
    ".txt": _read_text,
    ".kk": _read_text,
    ".yml": _read_translations,
    ".conllu": _skip,
}


def running_words(path: Path) -> list[str]:
    """The words and numbers of a page, a text or a file of tagged tokens, as they are written."""
    text = path.read_text("utf-8", errors="replace")
    if path.name.startswith("IOB2"):
        written = [line.split(" ")[0] for line in text.splitlines()]
    else:
        plain = html.unescape(TAGS.sub(" ", text))
        written = [match[0] for match in WRITTEN.finditer(plain)]
    return [token for token in written if HAS_WORD.search(token)]


def iob_sentences(text: str) -> Iterator[str]:
    """The sentences of a file with a token and its tag on each line."""
    for block in text.split("\n\n"):
        yield " ".join(line.split(" ")[0] for line in block.splitlines())


def treebank(text: str) -> Iterator[tuple[str, str, str]]:
    """Form, lemma and universal part of speech of each word that is written as one token."""
    split = 0
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) != 10:
            split = 0
        elif "-" in cells[0]:
            split = int(cells[0].split("-")[1])
        elif cells[0].isdigit() and int(cells[0]) > split:
            yield cells[1], cells[2], cells[3]
