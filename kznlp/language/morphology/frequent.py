"""Readings of frequent words, worked out in training so that they need only be looked up.

`readings.tsv` of the model is a table of plain text:

    a digest of the rest, and of the code, the grammar and the lexicon from which it was made
    endings: part of speech, features, suffixes, their sizes
    an empty line
    words, each with its readings: number of the ending,lemma,cost,stem if it is another,its length

It holds nothing that the analyser could not work out, only slower; where it is not what its digest
says it is not used. `python -m kznlp.train.frequent` makes it anew.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kznlp import resources
from kznlp.language.morphology.reading import Reading
from kznlp.language.suffixes import Chain, Sizes

CODE = ("ends.py", "suffixes.py")
SOURCES = (
    "allomorphs.csv",
    "closed_forms.csv",
    "closed_words.csv",
    "elision.csv",
    "given_names.csv",
    "number_endings.csv",
    "sounds.yml",
    "suffixes.csv",
    "surname_endings.csv",
)
TABLES = ("classes.tsv", "names.tsv", "stems.tsv", "suffixes.tsv")


# A part of speech, features, suffixes and their sizes.
Ending = tuple[str, str, Chain, Sizes]


class Frequent:
    """The table; a word's line is taken apart when it is asked for."""

    def __init__(self, endings: list[Ending], lines: dict[str, str]) -> None:
        """Look up these lines."""
        self._endings = endings
        self._lines = lines

    def get(self, word: str) -> tuple[Reading, ...] | None:
        """The readings of a word, None if it is not in the table."""
        line = self._lines.get(word)
        if line is None:
            return None
        found = []
        for cells in line.split("\t"):
            number, lemma, cost, stem, cut = cells.split(",")
            upos, feats, chain, sizes = self._endings[int(number)]
            pieces = stem or lemma, int(cut), chain, sizes
            found.append(Reading(lemma, upos, feats, float(cost), pieces))
        return tuple(found)


def load_frequent(folder: Path) -> Frequent:
    """The table of a model; an empty one if it is missing, damaged, or made from other data."""
    path = folder / "readings.tsv"
    if not path.exists():
        return Frequent([], {})
    made_from, _, table = path.read_text("utf-8", errors="replace").partition("\n")
    if made_from != digest(folder, table):
        return Frequent([], {})
    endings, _, words = table.partition("\n\n")
    rows = (row.partition("\t") for row in words.splitlines())
    return Frequent(
        [_ending(*row.split("\t")) for row in endings.splitlines()],
        {word: line for word, _, line in rows},
    )


def dump(read: Iterable[tuple[str, tuple[Reading, ...]]], folder: Path) -> None:
    """Write the table of a model, after its other tables."""
    endings: dict[Ending, int] = {}
    lines = []
    for word, readings in read:
        cells = [_cells(reading, endings) for reading in readings]
        lines.append("\t".join([word, *cells]) + "\n")
    head = [
        f"{upos}\t{feats}\t{_joined(chain)}\t{_joined(sizes)}\n"
        for upos, feats, chain, sizes in endings
    ]
    table = "".join([*head, "\n", *lines])
    (folder / "readings.tsv").write_text(digest(folder, table) + "\n" + table, "utf-8")


def digest(folder: Path, table: str) -> str:
    """What the readings depend on and the readings themselves, in short."""
    found = hashlib.blake2b(table.encode(), digest_size=8)
    here = Path(__file__).parent
    code = [here.parent / name for name in CODE] + sorted(here.glob("*.py"))
    data = [resources.DATA / "language" / name for name in SOURCES]
    for path in [*code, *data, *(folder / name for name in TABLES)]:
        found.update(path.read_bytes())
    return found.hexdigest()


def _cells(reading: Reading, endings: dict[Ending, int]) -> str:
    stem, cut, chain, sizes = reading.pieces
    number = endings.setdefault((reading.upos, reading.feats, chain, sizes), len(endings))
    other = "" if stem == reading.lemma else stem
    return f"{number},{reading.lemma},{reading.cost:.1f},{other},{cut}"


def _ending(upos: str, feats: str, chain: str, sizes: str) -> Ending:
    return upos, feats, _numbers(chain), _numbers(sizes)


def _joined(numbers: tuple[int, ...]) -> str:
    return " ".join(map(str, numbers))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))
