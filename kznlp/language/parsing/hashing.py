"""From templates to weights: the row of a table for each template and arc.

Each atom is multiplied by an odd number of its own, by side, name and place, and all that a
template names is added up: the highest bits of the sum are the row. So the rows of all arcs are a
few additions of arrays, and no text is made.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import regex

from kznlp.language.parsing.arcs import Arcs
from kznlp.language.parsing.layout import Hashes, Integers, Layout
from kznlp.language.parsing.templates import Template
from kznlp.language.parsing.words import ATOMS, hashed

BITS = 22  # of a row
PLACED = regex.compile(r"(\w+)([+-]\d)?")
# Multipliers that spread small numbers over 64 bits (splitmix64, Steele et al. 2014).
STEP, FIRST_MIX, SECOND_MIX = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def rows(
    layout: Layout,
    arcs: Arcs,
    told: Mapping[str, Integers | Hashes],
    templates: Sequence[Template],
) -> Integers:
    """The rows of each template, for each arc.

    Args:
        layout: the sentences.
        arcs: pairs of positions.
        told: what is told of each arc, by name; small numbers, or hashes.
        templates: what is looked at together.
    """
    sides: dict[tuple[str, ...], Hashes] = {}
    spread = {name: _spread(name, numbers) for name, numbers in told.items()}
    found = np.empty((len(templates), len(arcs.heads)), np.int64)
    for number, template in enumerate(templates):
        total = np.full(len(arcs.heads), _salt(template))
        for side, names, places in (
            ("head", template.head, arcs.heads),
            ("dependent", template.dependent, arcs.dependents),
        ):
            if names:
                key = (side, *names)
                if key not in sides:
                    sides[key] = _along(layout, side, names)[places]
                total += sides[key]
        for name in template.arc:
            total += spread[name]
        found[number] = total >> np.uint64(64 - BITS)
    return found


def _along(layout: Layout, side: str, names: Sequence[str]) -> Hashes:
    """The sum of some atoms, at each position."""
    total = np.zeros(layout.atoms.shape[1], np.uint64)
    for name in names:
        atom, place = PLACED.fullmatch(name).groups()  # type: ignore[union-attr]
        total += np.roll(layout.atoms[ATOMS.index(atom)], -int(place or 0)) * _odd(side + name)
    return total


def _spread(name: str, numbers: Integers | Hashes) -> Hashes:
    """Small numbers, or hashes, as hashes that differ by name."""
    spread = numbers.astype(np.uint64)
    if numbers.dtype != np.uint64:
        spread = spread * np.uint64(STEP) + np.uint64(hashed(name))
        for shift, factor in ((30, FIRST_MIX), (27, SECOND_MIX)):
            spread = (spread ^ (spread >> np.uint64(shift))) * np.uint64(factor)
        return spread ^ (spread >> np.uint64(31))
    return spread * _odd(name)


@lru_cache(maxsize=1000)
def _odd(name: str) -> np.uint64:
    return np.uint64(hashed(name) | 1)


@lru_cache(maxsize=1000)
def _salt(template: Template) -> np.uint64:
    return np.uint64(hashed("/".join(map(",".join, template))))
