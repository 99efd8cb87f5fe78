"""Groups lemmas that stand beside the same words, from running text.

Each lemma becomes a row of counts (words before, behind, two away, and its own endings), weighted
by positive pointwise mutual information, made short by a singular value decomposition, and put
into groups of several sizes by k-means.
"""

import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import regex
import scipy.sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from kznlp.language import words
from kznlp.train.sources import TAGS, is_kazakh

WORD = regex.compile(r"[\p{L}\d]+(?:-[\p{L}\d]+)*|[^\p{L}\d\s]")
BEHIND, BEFORE, AWAY = "+", "-", "2"
PLACES = ((-1, BEFORE), (1, BEHIND), (-2, AWAY), (2, AWAY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How lemmas are grouped.

    Attributes:
        groups: how many groups, for each grouping.
        least: a lemma that is rarer has no group.
        context: how many of the commonest lemmas count as neighbors.
        dimensions: of the short rows.
        seed: of the decomposition and of k-means.
    """

    groups: tuple[int, ...] = (64, 256, 800)
    least: int = 4
    context: int = 3000
    dimensions: int = 80
    seed: int = 0


def read_lines(paths: Iterable[Path]) -> Iterator[str]:
    """The Kazakh lines of running text: .txt, .kk, .html, and passages in .jsonl."""
    for path in paths:
        text = path.read_text("utf-8", errors="replace")
        if path.suffix == ".html":
            text = html.unescape(TAGS.sub("\n", text))
        lines = _passages(text) if path.suffix == ".jsonl" else text.splitlines()
        yield from filter(is_kazakh, lines)


def _passages(text: str) -> list[str]:
    """The long texts in lines of JSON, each once."""
    found: dict[str, None] = {}
    for line in filter(None, text.splitlines()):
        fields = json.loads(line)
        found.update((t, None) for t in fields.values() if isinstance(t, str) and " " in t)
    return list(found)


def tokens(line: str) -> list[str]:
    """The words and marks of a line in lower case, "0" for a number."""
    return ["0" if word[0].isdigit() else word for word in WORD.findall(line.lower())]


def group(lines: Iterable[Sequence[str]], *, options: Options) -> dict[str, tuple[int, ...]]:
    """The number of each lemma's group, in each grouping; empty if there is too little text."""
    sentences = [(line, [words.lemma(word) for word in line]) for line in lines]
    counts = Counter(lemma for _, lemmas in sentences for lemma in lemmas)
    known = [w for w, n in sorted(counts.items()) if n >= options.least and w.isalpha()]
    if len(known) <= max(*options.groups, options.dimensions):
        return {}
    context = {lemma for lemma, _ in counts.most_common(options.context)}
    rows = _rows(_count(sentences, dict.fromkeys(known), context), known)
    reduce = TruncatedSVD(options.dimensions, random_state=options.seed)
    short = reduce.fit_transform(rows) / np.sqrt(reduce.singular_values_)
    short /= np.linalg.norm(short, axis=1, keepdims=True) + 1e-9
    columns = [_k_means(short, size, options.seed) for size in options.groups]
    return dict(zip(known, zip(*columns, strict=True), strict=True))


def _k_means(rows: np.ndarray, size: int, seed: int) -> list[int]:
    found = MiniBatchKMeans(size, random_state=seed, n_init=1, batch_size=4096, max_iter=30)
    return [int(number) for number in found.fit_predict(rows)]


def _count(
    sentences: Iterable[tuple[Sequence[str], Sequence[str]]],
    known: dict[str, None],
    context: set[str],
) -> Counter[tuple[str, str]]:
    """How often each lemma has each neighbor and each ending."""
    counts: Counter[tuple[str, str]] = Counter()
    for forms, lemmas in sentences:
        for i, lemma in enumerate(lemmas):
            if lemma not in known:
                continue
            counts[lemma, "x" + forms[i][len(lemma) - 1 :][:4]] += 1
            for step, place in PLACES:
                if 0 <= i + step < len(lemmas) and lemmas[i + step] in context:
                    counts[lemma, place + lemmas[i + step]] += 1
    return counts


def _rows(counts: Counter[tuple[str, str]], known: Sequence[str]) -> scipy.sparse.csr_matrix:
    """Positive pointwise mutual information of lemmas and contexts."""
    row = {lemma: n for n, lemma in enumerate(known)}
    column = {context: n for n, context in enumerate(sorted({c for _, c in counts}))}
    rows = np.array([row[lemma] for lemma, _ in counts])
    columns = np.array([column[context] for _, context in counts])
    values = np.array(list(counts.values()), dtype=float)
    of_lemma = np.bincount(rows, values, minlength=len(row))
    of_context = np.bincount(columns, values, minlength=len(column)) ** 0.75  # rare ones count less
    expected = of_lemma[rows] * of_context[columns] / of_context.sum()
    shape = (len(row), len(column))
    information = np.maximum(np.log(values / expected), 0)
    return scipy.sparse.csr_matrix((information, (rows, columns)), shape)
