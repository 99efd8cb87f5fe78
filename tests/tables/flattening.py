"""Random tables, and the ways in which they lose their shape."""

import random
from dataclasses import dataclass

OBLASTS = [
    *("Ақмола", "Ақтөбе", "Алматы", "Атырау", "Жамбыл", "Қарағанды", "Қостанай", "Қызылорда"),
    *("Маңғыстау", "Павлодар", "Түркістан"),
    *("Шығыс Қазақстан", "Батыс Қазақстан", "Солтүстік Қазақстан"),
]
HEADERS = [
    "Мектептер",
    "Кітапханалар саны",
    "Дәрігерлер",
    "Оқушылар, адам",
    "Көшет, дана",
    "Жолдар",
]
BEFORE = "Өңірлердің жай-күйі төменде келтірілді."
BEHIND = "Бұл деректер жыл сайын жаңартылады."


@dataclass(frozen=True)
class Made:
    header: list[str]
    rows: list[list[str]]

    @property
    def width(self):
        return len(self.header)


def make(
    rng: random.Random,
    *,
    total: bool = True,
    decimal: bool = False,
    largest: int = 9999,
    thousands: str = "",
    numbered: bool = False,
    columns: int | None = None,
) -> Made:
    """A table of oblasts; figures below `largest`, thousands parted by `thousands`."""
    labels = rng.sample(OBLASTS, rng.randint(4, len(OBLASTS)))
    wide = columns or rng.randint(2, 5)
    figures = [[rng.randint(1, largest) for _ in range(wide)] for _ in labels]
    if total:
        labels = [*labels, "Барлығы"]
        figures.append([sum(column) for column in zip(*figures, strict=True)])
    rows = [
        [name, *(show(f, decimal=decimal, thousands=thousands) for f in row)]
        for name, row in zip(labels, figures, strict=True)
    ]
    header = ["Облыстар", *rng.sample(HEADERS, wide)]
    if numbered:
        rows = [[str(k), *row] for k, row in enumerate(rows, start=1)]
        header = ["№", *header]
    return Made(header, rows)


def show(figure: int, *, decimal: bool, thousands: str) -> str:
    whole, place = divmod(figure, 10) if decimal else (figure, None)
    printed = f"{whole:,}".replace(",", thousands)
    return printed if place is None else f"{printed},{place}"


def without_row_breaks(table: Made, *, before: str = BEFORE, behind: str = BEHIND) -> str:
    """Tabs between cells, nothing between rows."""
    return before + "".join("\t".join(row) for row in (table.header, *table.rows)) + behind


def with_spaces(table: Made, *, before: str = BEFORE, behind: str = BEHIND) -> str:
    """Single spaces between cells and between rows."""
    cells = [cell for row in (table.header, *table.rows) for cell in row]
    return f"{before} {' '.join(cells)} {behind}"


def with_spaces_and_glued_rows(table: Made, *, before: str = BEFORE, behind: str = BEHIND) -> str:
    """Single spaces between cells, nothing between rows."""
    return before + "".join(" ".join(row) for row in (table.header, *table.rows)) + behind


def as_lines(table: Made) -> str:
    """A row a line, tabs between cells."""
    return "\n".join("\t".join(row) for row in (table.header, *table.rows))


def as_columns(table: Made) -> str:
    """A row a line, figures to the right."""
    wide = [max(len(row[k]) for row in (table.header, *table.rows)) for k in range(table.width)]
    lines = [
        "   ".join(
            cell.ljust(w) if not k else cell.rjust(w)
            for k, (cell, w) in enumerate(zip(row, wide, strict=True))
        )
        for row in (table.header, *table.rows)
    ]
    return "\n".join(lines)
