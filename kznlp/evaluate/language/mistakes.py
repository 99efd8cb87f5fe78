r"""What a system took for what, word by word, with the sentence around it.

A mistake belongs to one of `KINDS`, and is grouped with those like it: parts of speech and
relations by their names, features by those that differ, lemmas by their endings, heads by the
parts of speech of the head that is right and the head that was given.

>>> from kznlp.evaluate.language.conllu import Sentence, Token, Word
>>> gold = Sentence((Token("бару", (Word("бару", "бар", "VERB", "VerbForm=Ger"),)),))
>>> system = gold.with_words([Word("бару", "бару", "NOUN", "VerbForm=Ger")])
>>> [(one.kind, one.gold, one.system) for one in mistakes(gold, system)]
[('UPOS', 'VERB', 'NOUN'), ('lemma', '-', '-у')]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from kznlp.evaluate.language.conllu import Sentence, Word

Kind = Literal["UPOS", "features", "lemma", "head", "relation", "entity"]
KINDS: tuple[Kind, ...] = ("UPOS", "features", "lemma", "head", "relation", "entity")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One word, or the words of one entity, that a system took for something else.

    Attributes:
        kind: what is wrong.
        gold: the group of what is right.
        system: the group of what was given instead.
        right: what is right, in full.
        given: what was given, in full.
        words: the sentence.
        start: the first word that is meant.
        end: the word behind the last one.
        sentence: the id of the sentence; "" where it has none.
    """

    kind: Kind
    gold: str
    system: str
    right: str
    given: str
    words: tuple[str, ...]
    start: int
    end: int
    sentence: str = ""

    @property
    def text(self) -> str:
        """The words that are meant."""
        return " ".join(self.words[self.start : self.end])


def mistakes(gold: Sentence, system: Sentence, *, parsed: bool = False) -> Iterator[Mistake]:
    """The mistakes in a sentence whose words are cut alike on both sides.

    Args:
        gold: what is right.
        system: what was given.
        parsed: whether it has heads and relations.
    """
    ours, theirs = gold.words, system.words
    forms = tuple(word.form for word in ours)
    for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        found = list(_of_tags(one, other))
        if parsed:
            found += _of_trees(ours, one, other)
        for kind, groups, values in found:
            yield Mistake(kind, *groups, *values, forms, place, place + 1, gold.id)


Found = tuple[Kind, tuple[str, str], tuple[str, str]]


def _of_tags(gold: Word, system: Word) -> Iterator[Found]:
    if gold.upos != system.upos:
        yield "UPOS", (gold.upos, system.upos), (gold.upos, system.upos)
    one, other = set(gold.feats.split("|")), set(system.feats.split("|"))
    if one != other:
        yield "features", (_only(one - other), _only(other - one)), (gold.feats, system.feats)
    if gold.lemma not in {system.lemma, "_"}:
        same = takewhile(
            lambda pair: pair[0] == pair[1], zip(gold.lemma, system.lemma, strict=False)
        )
        shared = len(list(same))
        endings = NONE + gold.lemma[shared:], NONE + system.lemma[shared:]
        yield "lemma", endings, (gold.lemma, system.lemma)


def _only(feats: set[str]) -> str:
    return "|".join(sorted(feats - {"_"})) or NONE


def _of_trees(words: Sequence[Word], gold: Word, system: Word) -> Iterator[Found]:
    if gold.head != system.head:
        heads = [_head(words, head) for head in (gold.head, system.head)]
        groups = tuple(f"{gold.deprel} of {upos}" for _, upos in heads)
        yield "head", (groups[0], groups[1]), (heads[0][0], heads[1][0])
    if bare(gold.deprel) != bare(system.deprel):
        names = bare(gold.deprel), bare(system.deprel)
        yield "relation", names, (gold.deprel, system.deprel)


def _head(words: Sequence[Word], head: int) -> tuple[str, str]:
    """The form and the part of speech of the head with this number."""
    return (words[head - 1].form, words[head - 1].upos) if head else ("root", "ROOT")


def bare(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]
