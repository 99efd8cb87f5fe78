"""Makes synthetic policy documents, the same ones for the same seed.

    python benchmarks/documents.py 2000 FOLDER --seed 7

A third are reports with a table flattened into the text, a third plans with an HTML table, a third
decrees. Words and sentences are in `benchmarks/data`. They are for load, not for quality: nothing
is to be concluded from what an analysis finds in them.
"""

import argparse
import random
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


def load(name):
    return yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8"))


WORDS, TEMPLATES = load("words"), load("templates")
PLURALS = {"body": "bodies"}


class Slots(dict):
    """What a template asks for, chosen at random."""

    def __init__(self, chance, **fixed):
        super().__init__(fixed)
        self.chance = chance

    def __missing__(self, name):
        if name == "n":
            return str(self.chance.randint(10, 9999))
        if name == "year":
            return str(self.chance.randint(1995, 2024))
        if name == "percent":
            return f"{self.chance.randint(1, 60)},{self.chance.randint(1, 9)}"
        return self.chance.choice(WORDS[PLURALS.get(name, f"{name}s")])

    def fill(self, template):
        text = template.format_map(self)
        return text[0].upper() + text[1:]


def report(chance):
    """Prose, a flattened table with a total, prose."""
    template, slots = TEMPLATES["report"], about(chance)
    lines = [slots.fill(template["title"]), ""]
    lines += paragraphs(slots, template["sentences"], chance.randint(3, 8))
    rows = [(name, chance.randint(50, 900)) for name in chance.sample(WORDS["rows"], 6)]
    cells = [[name, str(number), str(number // 2)] for name, number in rows]
    total = [template["total"], *(str(sum(int(row[i]) for row in cells)) for i in (1, 2))]
    lines += [slots.fill(template["caption"]), "\t".join(template["header"])]
    lines += ["\t".join(row) for row in (*cells, total)]
    lines += ["", *paragraphs(slots, template["sentences"], chance.randint(2, 6))]
    return "\n".join(lines), "txt"


def plan(chance):
    """Two paragraphs and a table of measures."""
    template, slots = TEMPLATES["plan"], about(chance)
    header = "".join(f"<th>{name}</th>" for name in template["header"])
    rows = [f"<tr>{header}</tr>"]
    for number in range(1, chance.randint(6, 16)):
        date = slots.fill("{year} жылғы {quarter}-тоқсан")
        values = map(slots.fill, ["{action}", "{result}", "{body}", date, "{n}", "{source}"])
        rows.append(f"<tr>{''.join(f'<td>{v}</td>' for v in (f'{number}', *values))}</tr>")
    lines = [f"# {slots.fill(template['title'])}", ""]
    lines += paragraphs(slots, template["sentences"], 3)
    return "\n".join([*lines, "<table>", *rows, "</table>", ""]), "md"


def decree(chance):
    """A purpose and operative points."""
    template, slots = TEMPLATES["decree"], about(chance)
    points = [slots.fill(chance.choice(template["points"])) for _ in range(chance.randint(4, 12))]
    points.append(slots.fill(template["closing"]))
    numbered = [f"{number}. {point}" for number, point in enumerate(points, start=1)]
    title, opening = slots.fill(template["title"]), slots.fill(template["opening"])
    return "\n\n".join([title, opening, *numbered]), "txt"


KINDS = (report, plan, decree)


def about(chance):
    """Place and topic stay the same throughout a document."""
    fixed = {name: chance.choice(WORDS[f"{name}s"]) for name in ("place", "topic")}
    return Slots(chance, quarter=str(chance.randint(1, 4)), **fixed)


def paragraphs(slots, templates, count):
    chance = slots.chance
    return [
        " ".join(slots.fill(chance.choice(templates)) for _ in range(chance.randint(2, 5)))
        for _ in range(count)
    ]


def make(count, folder, *, seed=7):
    """Write the documents; the files."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        text, ending = kind(random.Random(f"{seed} {number}"))
        files.append(folder / f"{number:05}_{kind.__name__}.{ending}")
        files[-1].write_text(text, "utf-8")
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    files = make(options.count, options.folder, seed=options.seed)
    print(f"{len(files)} documents in {options.folder}")


if __name__ == "__main__":
    main()
