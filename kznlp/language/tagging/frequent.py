"""Words of running text as the tagger sees them, worked out in training: they are only looked up.

`words.tsv` of the model is a table of plain text. Its first line lists tags and kinds of tags; each
other line is a form, "^" before it where a capital says nothing, and then, between tabs:

    the parts of speech that it may be, the number of its likeliest kind of tag, its groups
    number of the tag, lemma and score of each candidate that has a chance

It holds nothing that the tagger could not work out, only slower.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kznlp.language.tagging import features
from kznlp.language.tagging.candidates import Candidate
from kznlp.language.tagging.features import Kind

OPENING = "^"


class Looked(NamedTuple):
    """What a form tells by itself: candidates with their scores, its kind, and its groups."""

    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]
    kind: Kind
    groups: tuple[str, ...]


class Frequent:
    """The table; a word's line is taken apart when it is asked for."""

    def __init__(self, text: str = "") -> None:
        """Take the table as it is in the file."""
        self.text = text
        told, _, rest = text.partition("\n")
        self._told = told.split("\t")
        self._lines: dict[str, str] = {}
        self._lines.update(line.split("\t", 1) for line in rest.splitlines())  # type: ignore[misc]

    def get(self, form: str, first: bool) -> Looked | None:
        """What is known of a form, None if it is not in the table."""
        line = self._lines.get(OPENING + form if first else form)
        if line is None or form[0] == OPENING:
            return None
        head, *cells = line.split("\t")
        upos, likeliest, *groups = head.split(" ")
        candidates, scores = [], []
        for cell in cells:
            tag, lemma, score = cell.split("|")
            candidates.append(Candidate(self._told[int(tag)], lemma))
            scores.append(float(score))
        kind = Kind(upos, self._told[int(likeliest)], form[-2:].lower())
        return Looked(tuple(candidates), tuple(scores), kind, tuple(groups))


def dump(looked: Iterable[tuple[tuple[str, bool], Looked]]) -> str:
    """The table of these words, each with whether a capital says nothing there."""
    told: dict[str, int] = {}
    lines = []
    for (form, first), word in looked:
        likeliest = told.setdefault(word.kind.likeliest, len(told))
        cells = [" ".join([word.kind.upos, str(likeliest), *word.groups])]
        for one, score in zip(word.candidates, word.scores, strict=True):
            cells.append(f"{told.setdefault(one.tag, len(told))}|{one.lemma}|{score:.4f}")
        lines.append("\t".join([OPENING + form if first else form, *cells]) + "\n")
    return "\t".join(told) + "\n" + "".join(lines)


def commonest(lines: Iterable[Sequence[str]], most: int) -> list[tuple[str, bool]]:
    """The words that stand most often in running text, and whether they open a sentence."""
    counts: Counter[tuple[str, bool]] = Counter()
    for line in lines:
        counts.update(zip(line, features.opens(line), strict=True))
    common = (word for word, _ in counts.most_common(most))
    return sorted(word for word in common if not {"|", "\t", "\n", OPENING} & {*word[0]})
