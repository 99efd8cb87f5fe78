"""How often flattened tables are rebuilt cell by cell, and what else happens to them.

    python benchmarks/tables.py [--count 200] [--seed 1] [--statistics FOLDER] [--only WORDS]
                                [--baselines] [--show 3]

For each way of losing shape (`damages.DAMAGES`), with a total row and without:

    exact       the only table that is reported has the very cells; `sure`: and is not ambiguous
    listed      ambiguous, and the truth is the reading chosen or among the alternatives
    wrong       reported otherwise, and not said to be ambiguous
    lost        no table is reported, or several
    repairs     tables with a cell whose characters are not a stretch of the source

`exact + listed` counts each table once. `--baselines` scores other ways to read the same texts.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import flat_tables
from baselines import SKIPPED, baselines, is_right, rows_of
from damages import DAMAGES

from kznlp.normalize import normalize, normalize_text
from kznlp.read import read_bytes
from kznlp.tables import find_tables
from kznlp.tables.printed import as_printed

COLUMNS = ("exact", "sure", "exact + listed", "wrong", "lost", "repairs")


def main():
    options = arguments()
    if options.statistics:
        tables = flat_tables.from_statistics(options.statistics, options.count, options.seed)
    else:
        tables = flat_tables.made(options.count, options.seed)
    print(f"{'':50}{'total':>7}" + "".join(f"{c:>16}" for c in COLUMNS) + f"{'ms':>8}")
    for name, damage in DAMAGES.items():
        if options.only and options.only not in name:
            continue
        for total in (True, False):
            counts, spent = score(tables, damage, total, options)
            shares = "".join(f"{100 * counts[c] / len(tables):>15.2f}%" for c in COLUMNS)
            print(f"{name:50}{'yes' if total else 'no':>7}{shares}{spent:>8.2f}", flush=True)
            if options.baselines:
                compare(tables, damage, total, options)
    if options.baselines:
        print("left out:", "; ".join(f"{k} ({v})" for k, v in SKIPPED.items()) or "nothing")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--statistics", type=Path, help="folder of the SDG platform's data")
    parser.add_argument("--only", help="ways whose names hold these words")
    parser.add_argument("--baselines", action="store_true", help="score pandas as well")
    parser.add_argument("--show", type=int, default=0, help="print so many failures of each way")
    return parser.parse_args()


def score(tables, damage, total, options):
    """Counts of what came back, and milliseconds a table, normalizing left out."""
    chance = random.Random(options.seed)
    counts, spent, shown = Counter(), 0.0, 0
    for table in tables:
        text, rows = damage(table.with_total(chance) if total else table, chance)
        clean = normalized(text)
        begun = time.process_time()
        found = find_tables(clean)
        spent += time.process_time() - begun
        found = [as_printed(clean, t) for t in found]
        result = judged(found, rows, text)
        counts.update(result)
        if shown < options.show and not {"exact + listed"} & result:
            shown += 1
            print(
                result,
                repr(text[:700] if isinstance(text, str) else rows),
                *[(t.columns, t.rows[:2], t.rows[-1:]) for t in found],
            )
    return counts, 1000 * spent / len(tables)


def normalized(text):
    """The text as the pipeline hands it to the tables."""
    if isinstance(text, str) and not text.startswith("<"):
        return normalize_text(text)
    return normalize(read_bytes(text.encode() if isinstance(text, str) else text))


def compare(tables, damage, total, options):
    """Print how many tables each baseline gets right, from the same texts."""
    chance = random.Random(options.seed)
    texts = [damage(table.with_total(chance) if total else table, chance) for table in tables]
    for name, baseline in baselines(texts[0][0]).items():
        found = [rows_of(baseline, text) for text, _ in texts]
        if all(isinstance(rows, Exception) for rows in found):
            print(f"    {name:53} does not run: {str(found[0]).splitlines()[0][:80]}")
            continue
        right = sum(is_right(one, rows) for one, (_, rows) in zip(found, texts, strict=True))
        print(f"    {name:53}{100 * right / len(texts):>15.2f}%", flush=True)


def judged(found, rows, text):
    """What is to be said of the tables that were found instead of `rows`."""
    result = set()
    # The cells of a page stand between its tags, those of a PDF among its operations.
    flat = text if isinstance(text, str) else " ".join(cell for row in rows for cell in row)
    flat = " ".join(flat.split())
    if any(cell not in flat for t in found for row in t.rows for cell in row):
        result.add("repairs")
    if len(found) != 1:
        return result | {"lost"}
    table, truth = found[0], [[" ".join(c.split()) for c in row] for row in rows]
    readings = [table.rows, *(a.rows for a in table.alternatives)]
    right = [[list(row) for row in reading] == truth for reading in readings]
    if right[0]:
        result |= {"exact"} if table.ambiguous else {"exact", "sure"}
    if any(right):
        result.add("exact + listed")
    elif not table.ambiguous:
        result.add("wrong")
    return result


if __name__ == "__main__":
    main()
