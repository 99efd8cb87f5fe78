r"""Plain text and Markdown: headings, lists, quotations, tables and paragraphs, by their lines.

Markdown signs are understood in any text file, for published acts use them without saying so;
HTML tables may stand between the lines. Where nothing marks the structure, words, capitals,
numbers and line lengths tell it.

The order: tables (`grids`), lines (`lines`), groups of like lines, wrapped lines (`wrapping`),
lists run together (`inline_lists`), shapes and neighbours (`shapes`, `outline`).

>>> draft = read("# Бағдарлама\n\nМақсаты:\n\n1) жұмыс орындарын ашу;\n")
>>> [(b.kind.value, draft.text[b.start:b.end]) for b in draft.blocks]
[('heading', 'Бағдарлама'), ('paragraph', 'Мақсаты:'), ('list_item', 'жұмыс орындарын ашу;')]
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from kznlp.read.draft import Draft
from kznlp.read.grids import find_tables, read_grid
from kznlp.read.inline import view
from kznlp.read.inline_lists import SENTENCE_END, split
from kznlp.read.lines import HASH, SPACES, Line, lines
from kznlp.read.outline import outline
from kznlp.read.paragraphs import Look, Paragraph, paragraph
from kznlp.read.pipes import is_markdown, read_pipes
from kznlp.read.shapes import LONGEST_HEADING
from kznlp.read.view import View
from kznlp.read.wrapping import join
from kznlp.types import Block, BlockKind, Markup

QUOTE_SIGN = regex.compile(r"(?:\G|(?<=[\n\r])[ \t]*)>[> \t]*")
BOLD = regex.compile(r"\*\*[^*\n]+\*\*")
ITALIC = regex.compile(r"\*[^*\s][^*\n]+\*")  # published acts set editors' notes so
RULED = frozenset(("ruler", "pipe", "columns"))
CONTINUED = 20  # columns; a line that begins further right goes on with a table cell above
WRAPPED = 45  # mean width of lines in a fence that hold prose


def read(text: str) -> Draft:
    """The draft of a decoded text."""
    reader = TextReader(text)
    done = 0
    for table in find_tables(text):
        reader.prose(done, table.start)
        reader.ready(*read_grid(text, table, breaks=False))
        done = table.end
    reader.prose(done, len(text))
    return reader.draft()


class TextReader:
    """Collects paragraphs and the markup in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs: list[Paragraph] = []
        self.markup: list[Markup] = []
        self.markdown = False

    def draft(self) -> Draft:
        """What was read so far."""
        return Draft(
            self.text,
            outline(self.paragraphs),
            self.markup,
            format="markdown" if self.markdown else "text",
        )

    def ready(self, block: Block, markup: Sequence[Markup] = ()) -> None:
        """Take a block that is finished."""
        self.paragraphs.append(Paragraph(block.start, block.end, block=block))
        self.markup += markup

    def prose(self, start: int, end: int) -> None:
        """Read a stretch between tables."""
        found = list(lines(self.text, start, end))
        k = 0
        while k < len(found):
            k = self._group(found, k)

    def _group(self, found: list[Line], k: int) -> int:
        """Read the group of lines that begins with `k`; give back where it ends."""
        kind = found[k].kind
        if kind == "tags":
            return k + 1
        if kind == "fence":
            return self._fence(found, k)
        if kind == "hash":
            self._heading(found[k])
            return k + 1
        if kind == "quote":
            return self._quote(found, k)
        if kind in RULED:
            stop = ruled_end(found, k)
            if stop > k:
                self._ruled(found[k:stop])
                return stop
        stop = k + 1
        while stop < len(found) and _goes_on(found, stop):
            stop += 1
        self._ordinary(found[k:stop])
        return stop

    def _fence(self, found: list[Line], k: int) -> int:
        stop = k + 1
        while stop < len(found) and found[stop].kind != "fence":
            stop += 1
        if stop == len(found):
            return k + 1  # never closed: a stray sign, which must not hide the rest
        inside = found[k + 1 : stop]
        if holds_prose(inside):
            for run in _runs(inside):
                self._ordinary(run)
        elif inside:
            self._verbatim(inside)
        return stop + 1

    def _heading(self, line: Line) -> None:
        self.markdown = True
        sign = HASH.match(self.text, line.start, line.end)
        level, start = (len(sign[1]), sign.end()) if sign else (1, line.start)
        end = line.end
        while end > start and self.text[end - 1] in "# \t":
            end -= 1
        if runs_on(self.text, start, end):
            self._ordinary([replace(line, start=start, kind="plain")])
            return
        self._add(view(self.text, start, end), Look(kind=BlockKind.HEADING, level=level))

    def _quote(self, found: list[Line], k: int) -> int:
        stop = k + 1
        while stop < len(found) and found[stop].kind == "quote" and not found[stop].after_blank:
            stop += 1
        self.markdown = True
        start, end = found[k].start, found[stop - 1].end
        signs = [Markup(*m.span()) for m in QUOTE_SIGN.finditer(self.text, start, end)]
        shown = view(self.text, start, end)
        merged = sorted((*signs, *shown.markup), key=lambda piece: piece.start)
        self._add(View.of(self.text, start, end, merged), Look(kind=BlockKind.NOTE))
        return stop

    def _ruled(self, group: list[Line]) -> None:
        if is_markdown(self.text, group):
            self.markdown = True
            self.ready(*read_pipes(self.text, group))
        else:
            self._verbatim(group)

    def _verbatim(self, group: list[Line]) -> None:
        start = group[0].start
        while start and self.text[start - 1] in SPACES:
            start -= 1  # the columns stand below each other
        self.ready(Block(BlockKind.VERBATIM, start, group[-1].end))

    def _ordinary(self, run: list[Line]) -> None:
        run = [line for line in run if line.kind not in ("ruler", "tags")]
        indents = {line.start: line.indent for line in run}
        for first, last in join(self.text, run):
            spans = list(split(self.text, first, last))
            for start, end in spans:
                look = Look(
                    kind=BlockKind.NOTE if ITALIC.fullmatch(self.text, start, end) else None,
                    bold=bool(BOLD.fullmatch(self.text, start, end)),
                    indented=indents[first] > 1,
                    inline=len(spans) > 1,
                )
                self._add(view(self.text, start, end), look)

    def _add(self, shown: View, look: Look) -> None:
        made = paragraph(shown, look)
        if made is None:
            return
        self.markdown |= look.bold
        above = self.paragraphs[-1] if self.paragraphs else None
        if above and above.goes_on_with(made):
            self.markup.append(Markup(above.end, made.start, "\n"))
            above.end, above.text = made.end, f"{above.text}\n{made.text}"
        else:
            self.paragraphs.append(made)
        self.markup += shown.within(made.begin, made.end)


def _goes_on(found: list[Line], k: int) -> bool:
    """Line `k` belongs to the prose right above it."""
    line = found[k]
    if line.after_blank or line.kind not in ("plain", "columns"):
        return False
    return line.kind == "plain" or ruled_end(found, k) == k


def _runs(found: list[Line]) -> Iterator[list[Line]]:
    """Lines without a blank one between them."""
    run: list[Line] = []
    for line in found:
        if run and line.after_blank:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def runs_on(text: str, start: int, end: int) -> bool:
    """A heading that lost the line break behind it: it is long, and sentences end in it."""
    return end - start > LONGEST_HEADING and SENTENCE_END.search(text, start, end - 1) is not None


def holds_prose(inside: Sequence[Line]) -> bool:
    """A fence around wrapped prose: no columns, and lines as wide as prose."""
    if len(inside) < 3 or any(line.kind in RULED for line in inside):
        return False
    return sum(line.width for line in inside) / len(inside) >= WRAPPED


def ruled_end(found: list[Line], k: int) -> int:
    """Where the table ends that begins with line `k`; `k` where there is none.

    Tables with rulers or bars go on across single blank lines, columns by spaces do not.
    """
    rows = 0
    stop = k
    barred = found[k].kind != "columns"
    for i in range(k, len(found)):
        line = found[i]
        if i > k and line.after_blank and not (barred and line.kind in ("ruler", "pipe")):
            break
        header = i > k and found[i - 1].kind == "ruler" and line.kind == "plain"
        cell = line.kind == "plain" and rows > 0 and line.indent >= CONTINUED
        if line.kind not in RULED and not header and not cell:
            break
        rows += line.kind in ("pipe", "columns")
        stop = i + 1
    while stop > k and found[stop - 1].kind == "plain" and found[stop - 1].indent < CONTINUED:
        stop -= 1
    return stop if rows >= 2 else k
