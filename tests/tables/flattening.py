"""Random tables, and the ways in which they lose their shape."""

import random
from dataclasses import dataclass

OBLASTS = [
    *("Ақмола", "Ақтөбе", "Алматы", "Атырау", "Жамбыл", "Қарағанды", "Қостанай", "Қызылорда"),
    *("Маңғыстау", "Павлодар", "Түркістан"),
    *("Шығыс Қазақстан", "Батыс Қазақстан", "Солтүстік Қазақстан"),
]
INDICATORS = [
    *("Кітапханалар саны", "Жаңа салынған мектептер", "Ауылдық емханалар", "Жұмыссыз жастар"),
    *("Су құбырының ұзындығы", "Дәрігерлер", "Мал басы", "Егін көлемі", "Жөнделген жолдар"),
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
    places: bool = True,
    years: str | None = None,
    missing: bool = False,
) -> Made:
    """A table of oblasts or of indicators.

    Args:
        rng: what chance says.
        total: the last row is the total.
        decimal: figures have a place behind the comma.
        largest: figures are no larger.
        thousands: what parts thousands.
        numbered: the first column numbers the rows.
        columns: how many columns of figures.
        places: the labels are oblasts.
        years: the columns are years, followed by these words.
        missing: some figures are missing.
    """
    names = OBLASTS if places else INDICATORS
    labels = rng.sample(names, rng.randint(4, len(names)))
    wide = columns or rng.randint(2, 5)
    figures = [[rng.randint(1, largest) for _ in range(wide)] for _ in labels]
    if total:
        labels = [*labels, "Барлығы"]
        figures.append([sum(column) for column in zip(*figures, strict=True)])
    rows = [
        [name, *(show(f, decimal=decimal, thousands=thousands) for f in row)]
        for name, row in zip(labels, figures, strict=True)
    ]
    if missing:
        rows = [[row[0], *("–" if rng.random() < 0.15 else c for c in row[1:])] for row in rows]
    heads = rng.sample(HEADERS, wide)
    if years is not None:
        heads = [f"{2000 + k}{years}" for k in range(wide)]
    header = ["Облыстар" if places else "Көрсеткіштер", *heads]
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


def with_tabs_alone(table: Made, *, before: str = BEFORE, behind: str = BEHIND) -> str:
    """Tabs between cells and between rows."""
    cells = [cell for row in (table.header, *table.rows) for cell in row]
    return "\t".join([f"{before} {cells[0]}", *cells[1:-1], f"{cells[-1]} {behind}"])


def with_spaces_between_rows(table: Made, *, before: str = BEFORE, behind: str = BEHIND) -> str:
    """Tabs between cells, spaces between rows."""
    rows = ["\t".join(row) for row in (table.header, *table.rows)]
    return f"{before} {' '.join(rows)} {behind}"


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
