"""Where the suffixes of a word may begin, found in one walk from its end.

Most cuts of a word leave letters behind that are no chain of suffixes. An automaton tells so letter
by letter: a state is what the grammar makes of the last letters of a word, and is worked out when
it is first met. Where no suffix has such letters the walk ends, so that a short stem with a long
rest, "ин-фрақұрылымның", is never looked up.

>>> ["инфрақұрылымның"[cut:] for cut, _ in cuts("инфрақұрылымның")]
['', 'ң', 'ың', 'ның', 'мның', 'ымның', 'лымның']
"""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from kznlp.language.suffixes import CLASS, SOUNDS, SUFFIXES, VOICED, VOWELS, changing, surfaces

# So many states are kept; the words of a million-word text make some ten thousand.
MOST = 20_000

# What suffixes follow: a state of the grammar, the last sound before them, whether they are front.
Key = tuple[str, str, bool]


@dataclass(eq=False, slots=True)
class Place:
    """A place in the tree of suffixes, which are read from their last letter.

    Attributes:
        longer: the next places by letter.
        whole: of the suffixes that begin with this letter: what they follow, what follows them, and
            whether that must begin with a vowel (True) or with none (False).
    """

    longer: dict[str, "Place"] = field(default_factory=dict)
    whole: list[tuple[Key, Key, bool | None]] = field(default_factory=list)


class End(dict[str, "End"]):
    """What the last letters of a word are; by letter, what they are with it before them.

    Attributes:
        after: what they may follow as a chain of suffixes.
        nominal: whether they may follow a noun of some sound.
        changed: the letters in which a stem may end that has changed before them.
    """

    __slots__ = ("_begun", "_vowel", "after", "changed", "nominal")

    def __init__(self, after: frozenset[Key], begun: frozenset["Begun"], first: str) -> None:
        """Letters that are a chain, and those whose first suffix is longer than they are.

        Args:
            after: what the chain follows.
            begun: places in the tree to which the letters lead, and the chain after each.
            first: the first letter.
        """
        super().__init__()
        self.after = after
        self.nominal = any(state == "noun" for state, _, _ in after)
        self.changed = _changed(first)
        self._begun = begun
        self._vowel = first in VOWELS

    def __missing__(self, letter: str) -> "End":
        chains = {(_tree(), (self.after, self._vowel))} if self.after else set()
        begun = frozenset(
            (longer, chain)
            for place, chain in self._begun | chains
            if (longer := place.longer.get(letter))
        )
        if not begun:
            if letter in CLASS:  # there is no end of other letters
                self[letter] = NOWHERE
            return NOWHERE
        after = frozenset(
            key
            for place, (follow, vowel) in begun
            for key, next_key, wanted in place.whole
            if next_key in follow and wanted in {None, vowel}
        )
        found = _end(after, begun, letter)
        if _end.cache_info().currsize < MOST:
            self[letter] = found
        return found


# A place with the chain behind it: what that follows, and whether it begins with a vowel.
Begun = tuple[Place, tuple[frozenset[Key], bool]]


def cuts(word: str) -> list[tuple[int, End]]:
    """The places where suffixes may begin, the end first, and what is known of the rest there.

    The first letter belongs to the stem; "" has no place.
    """
    if not word:
        return []
    end = _whole()
    found = [(len(word), end)]
    for place in range(len(word) - 1, 0, -1):
        end = end[word[place]]
        if end.after:
            found.append((place, end))
        elif end is NOWHERE:
            break
    return found


@cache
def _whole() -> End:
    """What no letters are: they follow anything."""
    return End(_keys(), frozenset(), "")


@lru_cache(maxsize=MOST)
def _end(after: frozenset[Key], begun: frozenset[Begun], first: str) -> End:
    return End(after, begun, first)


@cache
def _changed(first: str) -> frozenset[str]:
    return frozenset(last for last, letter in changing() if letter == first)


@cache
def _keys() -> frozenset[Key]:
    states = {state for suffix in SUFFIXES for state in (*suffix.states, suffix.next)}
    return frozenset(
        (state, last, front)
        for state in states
        for last in SOUNDS["classes"]
        for front in (False, True)
    )


@cache
def _tree() -> Place:
    top = Place()
    for key in _keys():
        for surface, number, last, following in surfaces(*key):
            place = top
            for letter in reversed(surface):
                place = place.longer.setdefault(letter, Place())
            wanted = True if following else False if surface[-1] in VOICED else None
            place.whole.append((key, (SUFFIXES[number].next, last, key[2]), wanted))
    return top


# What no chain of suffixes ends in.
NOWHERE = End(frozenset(), frozenset(), "")
