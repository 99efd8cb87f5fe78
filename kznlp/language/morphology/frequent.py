"""Readings of frequent words, worked out in training so that they need only be looked up.

`readings.tsv` of the model is a table of plain text:

    #  a digest of the code, the grammar and the lexicon from which it was made
    T  a part of speech and features, numbered in their order
    a word, and its readings: tag,lemma,cost,stem,cut,suffixes,sizes

It holds nothing that the analyser could not work out, only slower; made from anything else than its
digest says it is not used. `python -m kznlp.train.frequent` makes it anew.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kznlp import resources
from kznlp.language.morphology.reading import Reading

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


class Frequent:
    """The table; a word's line is taken apart when it is asked for."""

    def __init__(self, tags: list[tuple[str, str]], lines: dict[str, str]) -> None:
        """Look up these lines."""
        self._tags = tags
        self._lines = lines

    def get(self, word: str) -> tuple[Reading, ...] | None:
        """The readings of a word, None if it is not in the table."""
        line = self._lines.get(word)
        if line is None:
            return None
        return tuple(self._reading(cells.split(",")) for cells in line.split("\t"))

    def _reading(self, cells: list[str]) -> Reading:
        tag, lemma, cost, stem, cut, chain, sizes = cells
        upos, feats = self._tags[int(tag)]
        pieces = (stem, int(cut), _numbers(chain), _numbers(sizes))
        return Reading(lemma, upos, feats, float(cost), pieces)


def load_frequent(folder: Path) -> Frequent:
    """The table of a model; an empty one if it is missing or made from other data."""
    path, tags, lines = folder / "readings.tsv", list[tuple[str, str]](), dict[str, str]()
    if path.exists():
        made_from, _, table = path.read_text("utf-8", errors="replace").partition("\n")
        for row in table.splitlines() if made_from == f"#\t{digest(folder)}" else ():
            word, _, line = row.partition("\t")
            if word == "T":
                upos, _, feats = line.partition("\t")
                tags.append((upos, feats))
            else:
                lines[word] = line
    return Frequent(tags, lines)


def dump(read: Iterable[tuple[str, tuple[Reading, ...]]], folder: Path) -> None:
    """Write the table of a model, after its other tables."""
    tags: dict[tuple[str, str], int] = {}
    lines = []
    for word, readings in read:
        cells = [_cells(reading, tags) for reading in readings]
        lines.append("\t".join([word, *cells]) + "\n")
    head = [f"#\t{digest(folder)}\n", *(f"T\t{upos}\t{feats}\n" for upos, feats in tags)]
    (folder / "readings.tsv").write_text("".join(head + lines), "utf-8")


def digest(folder: Path) -> str:
    """What the readings depend on, in short."""
    found = hashlib.blake2b(digest_size=8)
    here = Path(__file__).parent
    code = [here.parent / "suffixes.py", *sorted(here.glob("*.py"))]
    data = [resources.DATA / "language" / name for name in SOURCES]
    for path in [*code, *data, *(folder / name for name in TABLES)]:
        found.update(path.read_bytes())
    return found.hexdigest()


def _cells(reading: Reading, tags: dict[tuple[str, str], int]) -> str:
    tag = tags.setdefault((reading.upos, reading.feats), len(tags))
    stem, cut, chain, sizes = reading.pieces
    told = [tag, reading.lemma, f"{reading.cost:.1f}", stem, cut]
    return ",".join(map(str, [*told, _joined(chain), _joined(sizes)]))


def _joined(numbers: tuple[int, ...]) -> str:
    return " ".join(map(str, numbers))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))
