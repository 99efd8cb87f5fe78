"""Bytes become a `Document`: decoded text and its blocks, nothing repaired."""

import hashlib
from pathlib import Path

import regex

from kznlp.types import Block, BlockKind, Cell, Document, Grid, Markup

TABLE = regex.compile(r"<table\b.*?</table>", regex.S | regex.I)
LINE = regex.compile(r"[^\n]*[^\s][^\n]*")
MARKER = regex.compile(r"\s*((?:\d{1,3}(?:\.\d+)*[.)]|[-–•*])\s+)")


def read(path: Path | str) -> Document:
    """Read a file."""
    data = Path(path).read_bytes()
    return read_text(data.decode("utf-8"), source=str(path))


def read_text(text: str, *, source: str = "-") -> Document:
    """Read text that is already decoded."""
    blocks: list[Block] = []
    markup: list[Markup] = []
    done = 0
    for found in TABLE.finditer(text):
        _lines(text, done, found.start(), blocks, markup)
        blocks.append(_grid(text, found.start(), found.end(), markup))
        done = found.end()
    _lines(text, done, len(text), blocks, markup)
    return Document(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=source,
        text=text,
        blocks=tuple(blocks),
        markup=tuple(markup),
    )


def _lines(text: str, start: int, end: int, blocks: list[Block], markup: list[Markup]) -> None:
    for line in LINE.finditer(text, start, end):
        first, last = line.start(), line.end()
        heading = regex.compile(r"(#+)\s+").match(text, first, last)
        marker = MARKER.match(text, first, last)
        kind, level, sign = BlockKind.PARAGRAPH, 0, ""
        if heading:
            kind, level, first = BlockKind.HEADING, len(heading[1]), heading.end()
        elif text[first] == ">":
            kind, first = BlockKind.NOTE, first + 1
        elif marker:
            kind, sign, first = BlockKind.LIST_ITEM, marker[1].strip(), marker.end()
        markup += (
            Markup(m.start(), m.end())
            for m in regex.finditer(r"\*+|<[^>]*>", text, pos=first, endpos=last)
        )
        blocks.append(Block(kind, first, last, level=level, marker=sign))


def _grid(text: str, start: int, end: int, markup: list[Markup]) -> Block:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    rows = regex.finditer(r"<tr\b[^>]*>(.*?)</tr>", text, regex.S | regex.I, pos=start, endpos=end)
    for row, tr in enumerate(rows):
        column = 0
        for td in regex.finditer(
            r"<(t[dh])([^>]*)>(.*?)</\1>",
            text,
            regex.S | regex.I,
            pos=tr.start(1),
            endpos=tr.end(1),
        ):
            span = {m[1]: int(m[2]) for m in regex.finditer(r'(\w+)span="(\d+)"', td[2])}
            high, wide = span.get("row", 1), span.get("col", 1)
            while (row, column) in taken:
                column += 1
            taken |= {(row + i, column + j) for i in range(high) for j in range(wide)}
            cells.append(
                Cell(row, column, td.start(3), td.end(3), high, wide, td[1].lower() == "th")
            )
            markup += (
                Markup(m.start(), m.end(), " ")
                for m in regex.finditer(r"<[^>]*>", text, pos=td.start(3), endpos=td.end(3))
            )
            column += wide
    return Block(BlockKind.GRID, start, end, grid=Grid("html", tuple(cells)))
