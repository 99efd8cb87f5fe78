"""Cases with the answer marked in the text: "[claim …] [cause …], …"."""

from pathlib import Path

import regex

CASES = Path(__file__).parent / "cases"
MARK = regex.compile(r"\[(claim|cause|proposal) ([^\[\]]*)\]")


def unmark(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The bare text, and the labels with what they stand on."""
    return MARK.sub(r"\2", text), [(m[1], m[2]) for m in MARK.finditer(text)]


def paragraphs(name: str) -> list[str]:
    """The cases of a file that holds one a paragraph."""
    parts = (CASES / name).read_text("utf-8").strip().split("\n\n")
    return [part for part in parts if not part.startswith("#")]


def documents(name: str) -> dict[str, str]:
    """The cases of a file that holds whole documents, each below "=== its name"."""
    _, *parts = regex.split(r"^=== ", (CASES / name).read_text("utf-8"), flags=regex.M)
    return dict(part.split("\n", 1) for part in parts)
