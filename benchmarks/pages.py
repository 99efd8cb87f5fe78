"""Tables on a page of a PDF, ruled or parted by gaps alone.

The page has a text layer in a font of one width; the writer is that of the tests, and needs no font
file. Wide tables are printed smaller.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests" / "read"))

from pdf_writer import line, pdf

LEFT, TOP, RIGHT = 30, 780, 565
SIZE, LETTER, GAP = 9, 0.6, 3  # points, widths of a letter in sizes, letters between columns


def page(rows, before, behind, *, ruled):
    """A PDF of one page: a line of prose, the rows, a line of prose."""
    letters = [max(len(row[k]) for row in rows) + GAP for k in range(len(rows[0]))]
    size = min(SIZE, (RIGHT - LEFT) / (LETTER * sum(letters)))
    widths = [n * size * LETTER for n in letters]
    edges = [LEFT + sum(widths[:k]) for k in range(len(widths) + 1)]
    high, top = 1.8 * size, TOP - 3 * SIZE
    drawn = [text(LEFT, TOP, before, SIZE)]
    for n, row in enumerate(rows):
        base = top - high * (n + 1) + 0.55 * size
        for k, cell in enumerate(row):
            # Figures end at the right edge of their column.
            start = (
                edges[k + 1] - (len(cell) + 1) * size * LETTER if k else edges[0] + size * LETTER
            )
            drawn.append(text(start, base, cell, size))
    bottom = top - high * len(rows)
    if ruled:
        drawn += [
            line(LEFT, y, edges[-1], y) for y in (top - high * n for n in range(len(rows) + 1))
        ]
        drawn += [line(x, top, x, bottom) for x in edges]
    drawn.append(text(LEFT, bottom - 3 * SIZE, behind, SIZE))
    return pdf([drawn])


def text(x, y, words, size):
    code = words.encode("utf-16-be").hex()
    return f"BT /F1 {size:.2f} Tf {x:.2f} {y:.2f} Td <{code}> Tj ET"
