"""Chooses relations between units: by rules, or by a model among pairs that may be related.

The model gives each pair a chance for each type; a unit is linked to the likeliest other, if that
is likely enough. A problem goes to the proposal that it is likeliest for; the others look further.
Types that the model was not better at stay with the rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, tee
from operator import attrgetter

from msgspec import Struct

from kznlp.discourse.model import Model
from kznlp.discourse.pair_signs import SOURCE, TARGET, signs_of_both, signs_of_end, signs_of_later
from kznlp.discourse.pairs import Pair, pairs
from kznlp.discourse.relations import ADDRESSES, SUPPORTS, Found, Link, links, table_of
from kznlp.discourse.reliability import score_of
from kznlp.discourse.weights import Rows, Weights
from kznlp.records import Relation, Table

CHANCE = attrgetter("chance")
NO, YES = "no", "yes"
REMEMBERED = 2048  # ends of pairs whose rows are kept at hand


def relate(
    found: Sequence[Found], tables: Sequence[Table], model: Model | None
) -> Iterator[Relation]:
    """The relations between the units, and of tables to units, in order of the sources."""
    ruled = list(links(found))
    chosen = list(_by_model(found, ruled, model)) if model else []
    asked = model.links.questions if model else {}
    chosen += [(one, score_of(one.type, one.reason)) for one in ruled if one.type not in asked]
    for link, score in sorted(_one_each(chosen), key=lambda one: (one[0].source, one[0].target)):
        source, target = found[link.source].unit.id, found[link.target].unit.id
        yield Relation(
            type=link.type, source=source, target=target, score=score, reason=link.reason
        )
    for one in found:
        table = table_of(one, tables)
        if table:
            yield Relation(
                type=SUPPORTS,
                source=table.id,
                target=one.unit.id,
                score=score_of(SUPPORTS, "table"),
                reason="table",
            )


def _one_each(chosen: Sequence[tuple[Link, float]]) -> list[tuple[Link, float]]:
    """The likeliest relation between any two units: what causes a fact is not borne out by it."""
    likeliest: dict[frozenset[int], tuple[Link, float]] = {}
    for link, score in chosen:
        ends = frozenset((link.source, link.target))
        if ends not in likeliest or score > likeliest[ends][1]:
            likeliest[ends] = link, score
    return list(likeliest.values())


def _by_model(
    found: Sequence[Found], ruled: Sequence[Link], model: Model
) -> Iterator[tuple[Link, float]]:
    for one in best(found, ruled, model.links):
        pair = one.pair
        if one.chance >= model.least[pair.type]:
            signs = ", ".join(model.links.because(one.rows, pair.type, 1))
            reason = pair.rule or f"model: {signs}"
            yield Link(pair.type, pair.source, pair.target, reason), round(one.chance, 3)


class Chosen(Struct, frozen=True):
    """The likeliest pair of a source, its chance, and the rows of its signs."""

    pair: Pair
    chance: float
    rows: Rows


def best(found: Sequence[Found], ruled: Sequence[Link], weights: Weights) -> list[Chosen]:
    """The likeliest pair of each source, for each type that the weights know."""
    asked, again = tee(pairs(found, ruled, weights.questions))
    tried: list[Chosen] = []
    for rows, sums in weights.blocks(_rows(found, asked, weights)):
        chances = {kind: weights.chances(sums, kind)[:, 1].tolist() for kind in weights.questions}
        for number, pair in enumerate(islice(again, len(rows))):
            tried.append(Chosen(pair, chances[pair.type][number], rows[number]))
    tried.sort(key=CHANCE, reverse=True)
    chosen: dict[tuple[str, int], Chosen] = {}
    addressed: set[int] = set()
    for one in tried:
        key, target = (one.pair.type, one.pair.source), one.pair.target
        if key in chosen or (one.pair.type is ADDRESSES and target in addressed):
            continue
        chosen[key] = one
        if one.pair.type is ADDRESSES:
            addressed.add(target)
    return list(chosen.values())


def _rows(found: Sequence[Found], asked: Iterable[Pair], weights: Weights) -> Iterator[Rows]:
    """The rows of the signs of each pair; those of one unit alone are looked up once."""

    @lru_cache(maxsize=REMEMBERED)
    def of_end(end: str, number: int) -> Rows:
        return weights.rows(signs_of_end(end, found[number]))

    @lru_cache(maxsize=REMEMBERED)
    def of_later(number: int) -> Rows:
        return weights.rows(signs_of_later(found[number - 1], found[number]))

    for pair in asked:
        both = weights.rows(signs_of_both(pair, found))
        ends = of_end(SOURCE, pair.source) + of_end(TARGET, pair.target)
        yield ends + of_later(max(pair.source, pair.target)) + both
