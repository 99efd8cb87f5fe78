"""Where the suffixes of a word may begin, found in one walk from its end.

Most cuts of a word leave letters behind that are no chain of suffixes. An automaton tells so letter
by letter: a state is what the grammar makes of the last letters of a word, and is worked out when
it is first met. Where no suffix has such letters the walk ends, so that a short stem with a long
rest, "ин-фрақұрылымның", is never looked up.

>>> ["инфрақұрылымның"[cut:] for cut, _ in cuts("инфрақұрылымның")]
['', 'ң', 'ың', 'ның', 'мның', 'ымның', 'лымның']
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, reduce
from operator import or_

from kznlp.language.suffixes import (
    CLASS,
    SOUNDS,
    SUFFIXES,
    VOICED,
    VOWELS,
    Behind,
    changing,
    surfaces,
)

# So many states are kept; the words of a million-word text make some ten thousand.
MOST = 20_000
TOP = 0  # the place of no letters

# What suffixes follow: a state of the grammar, the last sound before them, whether they are front.
Key = tuple[str, str, bool]
# A set of keys: a bit for each.
Keys = int


@dataclass(eq=False, slots=True)
class Place:
    """A place in the tree of suffixes, which are read from their last letter.

    Attributes:
        longer: the numbers of the next places, by letter.
        whole: of the suffixes that begin with this letter: what they follow, by what follows them
            and whether that must begin with a vowel (True) or with none (False).
    """

    longer: dict[str, int] = field(default_factory=dict)
    whole: dict[tuple[Keys, bool | None], Keys] = field(default_factory=dict)


# A place, by its number, with the chain behind it: what that follows, and whether it begins with a
# vowel. Python looks for garbage in no numbers, and there are as many of these as states.
Begun = tuple[int, Keys, bool]


class End(dict[str, "End"]):
    """What the last letters of a word are; by letter, what they are with it before them.

    Attributes:
        after: what they may follow as a chain of suffixes.
        nominal: whether they may follow a noun of some sound.
        changed: the letters in which a stem may end that has changed before them.
    """

    __slots__ = ("_begun", "_vowel", "after", "changed", "nominal")

    def __init__(self, after: Keys, begun: tuple[Begun, ...], first: str) -> None:
        """Letters that are a chain, and those whose first suffix is longer than they are.

        Args:
            after: what the chain follows.
            begun: places in the tree to which the letters lead, and the chain after each.
            first: the first letter.
        """
        super().__init__()
        self.after = after
        self.nominal = bool(after & _nominal())
        self.changed = _changed(first)
        self._begun = begun
        self._vowel = first in VOWELS

    def follows(self, state: str, behind: Behind) -> bool:
        """Whether they may follow a stem of this kind."""
        return bool(self.after & _keys_of(state, behind))

    def __missing__(self, letter: str) -> "End":
        places = _tree()
        begun = {(p, *c) for at, *c in self._begun if (p := places[at].longer.get(letter))}
        if self.after and (place := places[TOP].longer.get(letter)):
            begun.add((place, self.after, self._vowel))
        if not begun:
            if letter in CLASS:  # there is no end of other letters
                self[letter] = NOWHERE
            return NOWHERE
        after = 0
        for at, follow, vowel in begun:
            for (following, wanted), keys in places[at].whole.items():
                if following & follow and wanted in {None, vowel}:
                    after |= keys
        found = _end(after, tuple(sorted(begun)), letter)
        if _end.cache_info().currsize < MOST:
            self[letter] = found
        return found


def cuts(word: str) -> Iterator[tuple[int, End]]:
    """The places where suffixes may begin, the end first, and what is known of the rest there.

    The first letter belongs to the stem; "" has no place. Who has seen enough need not go on.
    """
    if not word:
        return
    end = _whole()
    yield len(word), end
    for place in range(len(word) - 1, 0, -1):
        end = end[word[place]]
        if end.after:
            yield place, end
        elif end is NOWHERE:
            return


@cache
def _whole() -> End:
    """What no letters are: they follow anything."""
    return End((1 << len(_bits())) - 1, (), "")


@lru_cache(maxsize=MOST)
def _end(after: Keys, begun: tuple[Begun, ...], first: str) -> End:
    return End(after, begun, first)


@cache
def _changed(first: str) -> frozenset[str]:
    return frozenset(last for last, letter in changing() if letter == first)


@cache
def _bits() -> dict[Key, Keys]:
    """Each key as a set of its own."""
    states = {state for suffix in SUFFIXES for state in (*suffix.states, suffix.next)}
    keys = [
        (state, last, front)
        for state in sorted(states)
        for last in SOUNDS["classes"]
        for front in (False, True)
    ]
    return {key: 1 << n for n, key in enumerate(keys)}


@cache
def _keys_of(state: str, behind: Behind) -> Keys:
    last, fronts = behind
    return _together(_bits().get((state, last, front), 0) for front in fronts)


@cache
def _nominal() -> Keys:
    return _together(bit for (state, _, _), bit in _bits().items() if state == "noun")


def _together(sets: Iterable[Keys]) -> Keys:
    return reduce(or_, sets, 0)


@cache
def _tree() -> Sequence[Place]:
    """The places by their number, `TOP` first."""
    places, bits = [Place()], _bits()
    for key, bit in bits.items():
        for surface, number, last, following in surfaces(*key):
            place = places[TOP]
            for letter in reversed(surface):
                if letter not in place.longer:
                    place.longer[letter] = len(places)
                    places.append(Place())
                place = places[place.longer[letter]]
            wanted = True if following else False if surface[-1] in VOICED else None
            then = bits[SUFFIXES[number].next, last, key[2]], wanted
            place.whole[then] = place.whole.get(then, 0) | bit
    return places


# What no chain of suffixes ends in.
NOWHERE = End(0, (), "")
