"""What a treebank says of forms, of endings, and of the readings of the analyser.

>>> rule_of("Кітабы", "кітап").lemma("шарабы"), rule_of("Иранның", "Иран").lemma("Ираннан")
('шарап', 'Иран')
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

Key = TypeVar("Key")
# The tag and the lemma of a word.
Own = tuple[str, str]
# A tag is UPOS and FEATS as CoNLL-U writes them, joined by this sign.
JOINT = " "
LONGEST_ENDING = 5
# So many of the commonest are kept.
KEPT = 8


class Rule(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How a lemma is made of a form: cut so many letters, add these, keep the capital or not."""

    cut: int
    add: str
    capital: bool

    def lemma(self, form: str) -> str:
        """The lemma of the form."""
        kept = form if self.capital else form.lower()
        return kept[: len(kept) - self.cut] + self.add


def rule_of(form: str, lemma: str) -> Rule:
    """The rule that makes the lemma of the form."""
    capital = lemma[:1] == form[:1] and lemma[:1] != lemma[:1].lower()
    kept = form if capital else form.lower()
    same = 0
    while same < min(len(kept), len(lemma)) and kept[same] == lemma[same]:
        same += 1
    return Rule(len(kept) - same, lemma[same:], capital)


def endings(form: str) -> Iterator[str]:
    """The endings of a form, the longest first; a capital tells a name, so it marks them."""
    low = form.lower()
    mark = "^" if form[0].isupper() else ""
    for size in range(min(LONGEST_ENDING, len(low) - 1), -1, -1):
        yield mark + low[len(low) - size :]


class Counted(msgspec.Struct, Generic[Key], frozen=True, array_like=True, gc=False):
    """How often there was anything at all, and each of the commonest things."""

    total: int
    common: tuple[tuple[Key, int], ...]

    def without(self, own: Key | None) -> Sequence[tuple[Key, int, int]]:
        """Each with its count and the total, one occurrence of `own` left out."""
        total = self.total - (own is not None)
        left = [(key, count - (key == own), total) for key, count in self.common]
        return [one for one in left if one[1] > 0] if own is not None else left


class Knowledge(NamedTuple):
    """What a treebank says.

    Attributes:
        forms: of a form in lower case: its tags and lemmas.
        turned: of the tag of a reading: the tags of the words with that reading and its lemma;
            of its part of speech alone: the parts of speech of those that have its features.
        endings: of an ending: the tags of the forms that have it, and the rules for their lemmas.
    """

    forms: dict[str, Counted[Own]]
    turned: dict[str, Counted[str]]
    endings: dict[str, Counted[tuple[str, Rule]]]


def learn(
    words: Iterable[tuple[str, str, str]], readings: Callable[[str], Sequence[tuple[str, str]]]
) -> Knowledge:
    """What words say that are given as form, tag and lemma.

    Args:
        words: those of the treebank.
        readings: gives the tag and lemma of each reading of a form.
    """
    forms: dict[str, Counter[Own]] = defaultdict(Counter)
    turned: dict[str, Counter[str]] = defaultdict(Counter)
    ends: dict[str, Counter[tuple[str, Rule]]] = defaultdict(Counter)
    for form, tag, lemma in words:
        forms[form.lower()][tag, lemma] += 1
        for read in {tag for tag, found in readings(form) if found.lower() == lemma.lower()}:
            turned[read][tag] += 1
            if read.partition(JOINT)[2] == tag.partition(JOINT)[2]:
                turned[read.partition(JOINT)[0]][tag.partition(JOINT)[0]] += 1
        if form[:1].isalpha():
            for ending in endings(form):
                ends[ending][tag, rule_of(form, lemma)] += 1
    return Knowledge(_commonest(forms), _commonest(turned), _commonest(ends))


def _commonest(counts: dict[str, Counter[Key]]) -> dict[str, Counted[Key]]:
    return {
        name: Counted(counter.total(), tuple(counter.most_common(KEPT)))
        for name, counter in sorted(counts.items())
    }
