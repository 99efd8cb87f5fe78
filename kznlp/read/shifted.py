"""Kazakh letters that a font showed in the places of other signs of cp1251.

Before kz1048 was everywhere, fonts drew ә, ғ, қ, ң, ө, ұ, ү, һ, і over signs that Kazakh does not
need ("ќ", "±", "ї", …), each font in its own way. The text alone tells which: a sign that stands
inside Cyrillic words is given the letter that fits its neighbours best, no letter twice (an
optimal assignment over the bits of `kznlp.read.letters`).
"""

from collections import Counter
from dataclasses import dataclass

import regex

from kznlp.read.letters import KAZAKH, SIGNS, WORST, bits, pairs

# Letters of cp1251 that neither Kazakh nor Russian has, and signs. They count beside letters.
FOREIGN = "ђѓљњќћџўјґєѕїµ" + "".join(SIGNS)
USUAL = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
ENOUGH = 20  # sightings of shifted signs, below which nothing is certain
PLAUSIBLE = 18.0  # bits of the two pairs around a letter that may be right
INSIDE = regex.compile(rf"(?<=\p{{L}})[{FOREIGN}]|[{FOREIGN}](?=\p{{L}})", regex.I)


@dataclass(frozen=True, slots=True)
class Shifted:
    """The text with its letters put right, bits a pair of the sample, and what was what."""

    text: str
    cost: float
    letters: tuple[tuple[str, str], ...]


def restore(text: str, sample: str) -> Shifted | None:
    """Read shifted letters, learning their places from `sample`; None where there are none."""
    signs = Counter(match.lower() for match in INSIDE.findall(sample))
    if signs.total() < ENOUGH:
        return None
    letters = _assign(sample.lower(), sorted(signs))
    if not letters:
        return None
    table = {**letters, **{s.upper(): k.upper() for s, k in letters.items() if s.upper() != s}}

    def put_right(match: regex.Match[str]) -> str:
        return table.get(match[0], match[0])

    cost = bits(INSIDE.sub(put_right, sample))
    return Shifted(INSIDE.sub(put_right, text), cost, tuple(sorted(letters.items())))


def _assign(sample: str, signs: list[str]) -> dict[str, str]:
    """A letter for each sign that fits one."""
    from scipy.optimize import linear_sum_assignment  # loaded for such files only

    around = [_neighbours(sample, sign) for sign in signs]
    costs = [[_cost(letter, places) for letter in KAZAKH] for places in around]
    found = {}
    for row, column in zip(*linear_sum_assignment(costs), strict=True):
        if costs[row][column] < PLAUSIBLE * around[row].total():
            found[signs[row]] = KAZAKH[column]
    return found


def _neighbours(sample: str, sign: str) -> Counter[tuple[str, str]]:
    """What stands left and right of a sign: usual letters, or `_` for the edge of a word."""
    found: Counter[tuple[str, str]] = Counter()
    for match in regex.finditer(rf"(.?){regex.escape(sign)}(.?)", sample, overlapped=True):
        left, right = (letter if letter in USUAL else "_" for letter in match.groups("_"))
        found[left or "_", right or "_"] += 1
    del found["_", "_"]
    return found


def _cost(letter: str, places: Counter[tuple[str, str]]) -> float:
    cost = pairs()
    return sum(
        times * (cost.get(left + letter, WORST) + cost.get(letter + right, WORST))
        for (left, right), times in places.items()
    )
