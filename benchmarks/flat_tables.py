"""Real and made tables, and the ways in which text copied from old files loses their shape.

`from_statistics(folder)` reads the indicator files of the statistics bureau's SDG platform
(https://github.com/kazstat/sdg-data-kazstat, MIT): regions down, years or groups across.
`made()` draws tables from words of our own, for those who do not have these files.
"""

import csv
import random
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

WORDS = yaml.safe_load((Path(__file__).parent / "data" / "tables.yml").read_text("utf-8"))
FEWEST_ROWS, MOST_ROWS, MOST_COLUMNS, WIDEST = 4, 22, 6, 10


@dataclass(frozen=True)
class Made:
    """A table as it was before: `header` has a cell for the labels; figures are decimals."""

    header: list[str]
    labels: list[str]
    figures: list[list[Decimal | None]]

    def with_total(self, chance):
        """The same with a row of sums, above the others in one of five tables."""
        columns = zip(*self.figures, strict=True)
        sums = [sum((x for x in column if x is not None), Decimal()) for column in columns]
        name = chance.choice(WORDS["totals"])
        if chance.random() < 0.2:
            return Made(self.header, [name, *self.labels], [sums, *self.figures])
        return Made(self.header, [*self.labels, name], [*self.figures, sums])

    def rows(self, *, thousands=""):
        """The cells as they are printed, decimal comma, nothing or a space between thousands."""
        return [
            [label, *(printed(x, thousands) for x in row)]
            for label, row in zip(self.labels, self.figures, strict=True)
        ]


def printed(figure, thousands=""):
    if figure is None:
        return "–"
    whole, _, places = f"{figure:,f}".partition(".")
    return whole.replace(",", thousands) + ("," + places if places else "")


def from_statistics(folder, count, seed):
    """Tables drawn from the indicator files of a folder."""
    chance = random.Random(seed)
    names = {
        **labels(folder / "translations" / "kk" / "REF_AREA.yml"),
    }
    files = [rows for path in sorted((folder / "data").glob("*.csv")) if (rows := _rows(path))]
    made = []
    while len(made) < count:
        table = _drawn(chance.choice(files), names, chance)
        if table:
            made.append(table)
    return made


def labels(path):
    return yaml.safe_load(path.read_text("utf-8"))


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("REF_AREA") and row["Value"]]
    return rows if len({row["REF_AREA"] for row in rows}) >= FEWEST_ROWS else None


def _drawn(rows, names, chance):
    """Regions × years of one series, chosen at random; None where too little is known."""
    keys = [k for k in rows[0] if k and k not in ("Year", "REF_AREA", "Value", "GeoCode")]
    series = defaultdict(dict)
    for row in rows:
        if row["REF_AREA"] in names:
            place = row["REF_AREA"], row["Year"]
            series[tuple(row[k] for k in keys)].setdefault(place, row["Value"])
    known = series[chance.choice(sorted(series))] if series else {}
    years = sorted({year for _, year in known})
    if not years:
        return None
    wide = chance.randint(1, MOST_COLUMNS)
    start = chance.randrange(max(1, len(years) - wide + 1))
    years = years[start : start + wide]
    areas = [a for a in dict.fromkeys(a for a, _ in known) if any((a, y) in known for y in years)]
    if chance.random() < 0.5:
        areas = [a for a in areas if all((a, y) in known for y in years)]
    areas = areas[: chance.randint(FEWEST_ROWS, MOST_ROWS)]
    if len(areas) < FEWEST_ROWS or len({names[a] for a in areas}) < len(areas):
        return None
    figures = [[_decimal(known.get((a, y))) for y in years] for a in areas]
    places = max(-x.as_tuple().exponent for row in figures for x in row if x is not None)
    figures = [
        [x if x is None else x.quantize(Decimal(1).scaleb(-places)) for x in r] for r in figures
    ]
    year = chance.choice(("", " ж.", " жыл"))
    head = chance.choice(WORDS["region_heads"])
    return Made([head, *(y + year for y in years)], [names[a] for a in areas], figures)


def _decimal(text):
    """A figure as a statistician prints it: no more than two places behind the comma."""
    if text is None:
        return None
    value = round(Decimal(text), 2).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral() else value


def made(count, seed):
    """Tables of our own: labels, headers and figures at random."""
    chance = random.Random(seed)
    return [_made(chance) for _ in range(count)]


def _made(chance):
    kind = chance.choice(("regions", "districts", "indicators"))
    labels = chance.sample(WORDS[kind], chance.randint(FEWEST_ROWS, min(16, len(WORDS[kind]))))
    wide = chance.randint(1, WIDEST if chance.random() < 0.2 else MOST_COLUMNS)
    heads = chance.sample(WORDS["heads"], wide)
    years = chance.random() < 0.4
    if years:
        first = chance.randint(1991, 2020)
        heads = [f"{first + k}{chance.choice(('', ' ж.'))}" for k in range(wide)]
    columns = _series(labels, wide, chance) if years else [_column(labels, chance) for _ in heads]
    gaps = 0.1 if chance.random() < 0.2 else 0
    figures = [
        [None if chance.random() < gaps else x for x in row] for row in zip(*columns, strict=True)
    ]
    return Made([WORDS[kind + "_head"], *heads], labels, figures)


def _column(labels, chance):
    """Figures of one kind: of like size, of any size up to a limit, or a few large among small."""
    places = chance.choice((0, 0, 0, 1, 2))
    size = chance.choice((20, 100, 1_000, 20_000, 300_000))
    draw = chance.choice(
        (
            lambda: chance.paretovariate(1) * size / 20,
            lambda: chance.uniform(1, size),
            lambda: chance.gauss(size, size / 6),
        )
    )
    return [Decimal(max(0, int(draw()))).scaleb(-places) for _ in labels]


def _series(labels, wide, chance):
    """Columns of one kind, the figures of each row growing or shrinking a little every year."""
    first = _column(labels, chance)
    columns = [first]
    while len(columns) < wide:
        columns.append([(x * Decimal(chance.uniform(0.8, 1.3))).quantize(x) for x in columns[-1]])
    return columns
