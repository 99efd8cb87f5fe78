"""The scores of the CoNLL-2018 shared task, where gold and system need not be cut alike.

Both sides are the same letters once white space is taken out, and all is compared by the places
of letters in between. Tokens and sentences are right if both their ends are. Words of tokens that
are one word on both sides are right in the same way; where one side reads several words, the words
of the whole stretch are aligned by their forms, as the longest common sequence. A tag, lemma or
head is right on a word that is aligned; relations count without their subtype, and of the features
those that are universal, which leaves those of the possessor out. `AllFeats` counts these too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kznlp.errors import KznlpError
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.language.conllu import Sentence, Word

UNIVERSAL = frozenset(
    [
        "PronType",
        "NumType",
        "Poss",
        "Reflex",
        "Foreign",
        "Abbr",
        "Gender",
        "Animacy",
        "Number",
        "Case",
        "Definite",
        "Degree",
        "VerbForm",
        "Mood",
        "Tense",
        "Aspect",
        "Voice",
        "Evident",
        "Polarity",
        "Person",
        "Polite",
    ]
)
METRICS = (
    "Tokens",
    "Sentences",
    "Words",
    "UPOS",
    "UFeats",
    "AllFeats",
    "Lemmas",
    "UAS",
    "LAS",
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A word at its place: letters `start:end`, those of its token where it is one of several.

    `parent` is the number of its head among all words, -1 for a root.
    """

    word: Word
    start: int
    end: int
    several: bool
    parent: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a text stand, in letters without white space."""

    letters: str
    sentences: frozenset[tuple[int, int]]
    tokens: frozenset[tuple[int, int]]
    words: tuple[Placed, ...]


def layout(sentences: Sequence[Sentence]) -> Layout:
    """The places of everything in the sentences."""
    letters: list[str] = []
    at, placed = 0, list[Placed]()
    edges, tokens = set(), set()
    for sentence in sentences:
        begin, first = at, len(placed)
        for token in sentence.tokens:
            bare = "".join(token.form.split())
            letters.append(bare)
            start, at = at, at + len(bare)
            tokens.add((start, at))
            several = len(token.words) > 1
            for word in token.words:
                parent = first + word.head - 1 if word.head else -1
                placed.append(Placed(word, start, at, several, parent))
        edges.add((begin, at))
    return Layout("".join(letters), frozenset(edges), frozenset(tokens), tuple(placed))


def evaluate(gold: Sequence[Sentence], system: Sequence[Sentence]) -> dict[str, Counts]:
    """The counts of each of `METRICS`; their sums over parts of a treebank are those of the whole.

    Raises:
        KznlpError: the two are not the same text.
    """
    one, other = layout(gold), layout(system)
    if one.letters != other.letters:
        at = next(
            (i for i, (a, b) in enumerate(zip(one.letters, other.letters, strict=False)) if a != b),
            min(len(one.letters), len(other.letters)),
        )
        told = f"{one.letters[at : at + 20]!r} and {other.letters[at : at + 20]!r}"
        raise KznlpError(f"Gold and system are not the same text: from letter {at} on, {told}.")
    pairs = list(align(one.words, other.words))
    sizes = len(other.words), len(one.words)
    scores = {
        "Tokens": Counts(len(one.tokens & other.tokens), len(other.tokens), len(one.tokens)),
        "Sentences": Counts(
            len(one.sentences & other.sentences), len(other.sentences), len(one.sentences)
        ),
        "Words": Counts(len(pairs), *sizes),
    }
    to_gold = {s: g for g, s in pairs} | {-1: -1}
    right = dict.fromkeys(METRICS[3:], 0)
    for g, s in pairs:
        for name in _right(one.words[g], other.words[s], to_gold):
            right[name] += 1
    return scores | {name: Counts(count, *sizes) for name, count in right.items()}


def _right(gold: Placed, system: Placed, to_gold: dict[int, int]) -> Iterator[str]:
    one, other = gold.word, system.word
    if one.upos == other.upos:
        yield "UPOS"
    if universal(one.feats) == universal(other.feats):
        yield "UFeats"
    if sorted(one.feats.split("|")) == sorted(other.feats.split("|")):
        yield "AllFeats"
    if one.lemma in {other.lemma, "_"}:
        yield "Lemmas"
    if to_gold.get(system.parent) == gold.parent and other.deprel != "_":
        yield "UAS"
        if one.deprel.split(":")[0] == other.deprel.split(":")[0]:
            yield "LAS"


def universal(feats: str) -> frozenset[str]:
    """The universal features of a column FEATS."""
    return frozenset(feat for feat in feats.split("|") if feat.split("=")[0] in UNIVERSAL)


def align(gold: Sequence[Placed], system: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of the words that are the same, in order."""
    g = s = 0
    while g < len(gold) and s < len(system):
        one, other = gold[g], system[s]
        if one.several or other.several:
            g_end, s_end = _stretch(gold, system, g, s)
            yield from _common(gold, system, range(g, g_end), range(s, s_end))
            g, s = g_end, s_end
        elif (one.start, one.end) == (other.start, other.end):
            yield g, s
            g, s = g + 1, s + 1
        elif one.start <= other.start:
            g += 1
        else:
            s += 1


def _stretch(gold: Sequence[Placed], system: Sequence[Placed], g: int, s: int) -> tuple[int, int]:
    """Where the stretch ends that begins here and that no token with several words crosses."""
    end = max(word.end for word in (gold[g], system[s]) if word.several)
    while True:
        g_end = _until(gold, g, end)
        s_end = _until(system, s, end)
        inside = [*gold[g:g_end], *system[s:s_end]]
        reach = max([end, *(word.end for word in inside if word.several)])
        if reach == end:
            return max(g_end, g), max(s_end, s)
        end = reach


def _until(words: Sequence[Placed], first: int, end: int) -> int:
    while first < len(words) and words[first].start < end:
        first += 1
    return first


def _common(
    gold: Sequence[Placed], system: Sequence[Placed], left: range, right: range
) -> Iterator[tuple[int, int]]:
    """The longest common sequence of forms, letter case aside."""
    ours = [gold[i].word.form.lower() for i in left]
    theirs = [system[j].word.form.lower() for j in right]
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            same = ours[i] == theirs[j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], same + best[i + 1][j + 1])
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if ours[i] == theirs[j]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
