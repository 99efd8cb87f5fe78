"""Wrong digits in tables with totals: how many are found, and how often a clean table is accused.

    python benchmarks/table_checks.py --count 1000 [--statistics FOLDER]

Each table is printed a row a line, with a total row. Then one digit of one figure is changed: found
is a check that fails. Clean tables are checked as they are (`exact`), and with their totals taken
from finer figures than are printed (`rounded`; whole figures only where they are thousands): each
check that fails is a false alarm.

    counts    whole figures, which nothing rounds
    beyond    decimals and thousands, changed by more than rounding may do
    within    the same, changed by so little that rounding may do it: what no check can tell from it
              unless the other sums of the table are exact

`suspected` counts checks that fail, and those that hold by a rounding that is hardly likely.
"""

import argparse
import random
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from flat_tables import WORDS, Made, from_statistics, made

from kznlp.normalize import normalize_text
from kznlp.tables import find_tables, notes
from kznlp.tables.checks.rounding import slack
from kznlp.tables.units import factor, unit_of


def main():
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--statistics", type=Path, help="checkout of kazstat/sdg-data-kazstat")
    parser.add_argument("--show", type=int, default=0, help="print so many of the misses")
    given = parser.parse_args()
    sources = {"made": made(given.count, given.seed)}
    if given.statistics:
        sources["statistics"] = from_statistics(given.statistics, given.count, given.seed)
    for name, tables in sources.items():
        for scores in compare(tables, given.seed, show=given.show):
            print(f"{name:12}{scores}")


def compare(tables, seed, *, show=0):
    """Lines of scores."""
    chance = random.Random(seed)
    tables = [table for table in tables if is_read(table.with_total(chance))]
    clean = [failures(table.with_total(chance)) for table in tables]
    yield f"exact    false alarms {share(clean)}"
    coarse = [failures(rounded(table, chance)) for table in tables]
    yield f"rounded  false alarms {share(coarse)}"
    yield f"rounded  suspected    {share([suspects(rounded(table, chance)) for table in tables])}"
    wrong = defaultdict(list)
    for table in tables:
        kind, changed = corrupted(table.with_total(chance), chance)
        wrong[kind].append(changed)
    for kind, some in sorted(wrong.items()):
        found = [failures(table) for table in some]
        for table in (t for t, bad in zip(some, found, strict=True) if not bad):
            if show:
                show -= 1
                print("missed:\n" + text_of(table))
        yield f"a digit, {kind}: found     {share(found)}"
        yield f"a digit, {kind}: suspected {share(map(suspects, some))}"


def share(found):
    found = list(found)
    return f"{sum(map(bool, found)) / len(found):7.2%}  of {len(found)} tables"


def is_read(table):
    """Whether the table is found as it is printed; nothing else is asked of others here."""
    found = tables_of(table)
    return [[list(row) for row in one.rows] for one in found] == [table.rows()]


def failures(table):
    """The failing checks of a table."""
    return [check for one in tables_of(table) for check in notes.failing(one)]


def suspects(table):
    """The failing checks, and those that hold but are not likely to."""
    return failures(table) + [c for one in tables_of(table) for c in notes.suspected(one)]


def tables_of(table):
    return find_tables(normalize_text(text_of(table)))


def text_of(table):
    lines = ["\t".join(row) for row in (table.header, *table.rows())]
    return "Мәліметтер\n\n" + "\n".join(lines) + "\n"


def rounded(table, chance):
    """The table with a total row that was added up before rounding."""
    sums = []
    for head, column in zip(table.header[1:], zip(*table.figures, strict=True), strict=True):
        known = [x for x in column if x is not None]
        place = Decimal(1).scaleb(min((x.as_tuple().exponent for x in known), default=0))
        finer = known
        if place < 1 or factor(unit_of(head)) > 1:
            finer = [x + place * Decimal(chance.randint(-49, 49)) / 100 for x in known]
        sums.append(sum(finer, Decimal()).quantize(place, ROUND_HALF_UP))
    return Made(table.header, [*table.labels, WORDS["totals"][0]], [*table.figures, sums])


def corrupted(table, chance):
    """The table with one digit changed, and of which kind the change is."""
    figures = [list(row) for row in table.figures]
    places = [(r, k) for r, row in enumerate(figures) for k, x in enumerate(row) if x is not None]
    while True:
        r, k = chance.choice(places)
        text = str(figures[r][k])
        at = chance.choice([n for n, sign in enumerate(text) if sign.isdigit()])
        other = chance.choice([d for d in "0123456789" if d != text[at]])
        if not (at == 0 and other == "0" and len(text) > 1):
            break
    changed = Decimal(text[:at] + other + text[at + 1 :])
    kind = kind_of(table, k, abs(changed - figures[r][k]))
    figures[r][k] = changed
    return kind, Made(table.header, table.labels, figures)


def kind_of(table, column, change):
    known = [row[column] for row in table.figures if row[column] is not None]
    scaled = factor(unit_of(table.header[column + 1])) > 1
    if not scaled and all(x == x.to_integral() and "." not in str(x) for x in known):
        return "counts"
    return "beyond" if change > slack(max(known), known[1:], coarse=scaled) else "within"


if __name__ == "__main__":
    main()
