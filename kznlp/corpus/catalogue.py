"""`documents.csv` of a corpus: what each document is, and to which part it belongs.

The part follows from the SHA-256 of the file, so that nobody chooses it, and a document that is
added later moves no other:

>>> split_of("00" * 32), split_of("30" * 32), split_of("ff" * 32)
('test', 'dev', 'train')
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from kznlp.errors import DataFileError, KznlpError
from kznlp.read import read

NAME = "documents.csv"
COUNTED = ("words", "split", "sha256")
TEST, DEV = 0.15, 0.30  # shares of documents below which a hash falls


def split_of(digest: str) -> str:
    """The part of a document, by the first 32 bits of its SHA-256 (hexadecimal)."""
    place = int(digest[:8], 16) / 2**32
    return "test" if place < TEST else "dev" if place < DEV else "train"


def counted(path: Path) -> dict[str, str]:
    """What of a line of the catalogue follows from the document itself."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    words = len(read(path).text.split())
    return {"words": str(words), "split": split_of(digest), "sha256": digest}


def rows(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of the catalogue with their numbers; none where the corpus has no catalogue.

    Raises:
        DataFileError: it has no column `name`.
    """
    path = folder / NAME
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if "name" not in (reader.fieldnames or ()):
            raise DataFileError(path, "line 1", 'the header has no column "name"')
        for row in reader:
            yield reader.line_num, row


def freeze(folder: Path) -> int:
    """Bring the catalogue up to date with the documents, and give their number.

    What people wrote of a document stays; lines of documents that are gone go.

    Raises:
        KznlpError: it holds no `docs`.
    """
    if not (folder / "docs").is_dir():
        raise KznlpError(f"{folder} is no corpus: expected the folder docs/.")
    known = {row["name"]: row for _, row in rows(folder)}
    columns = dict.fromkeys(("name", *(c for row in known.values() for c in row), *COUNTED))
    order = [*(c for c in columns if c not in COUNTED), *COUNTED]
    paths = sorted(path for path in (folder / "docs").iterdir() if path.is_file())
    with (folder / NAME).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, order, restval="", lineterminator="\n")
        writer.writeheader()
        for path in paths:
            writer.writerow({**known.get(path.stem, {}), "name": path.stem, **counted(path)})
    return len(paths)
