"""Learns the company that lemmas keep from running text without tags.

Of each lemma that some reading of a word has: how often it is a verb, is inflected, stands as it
is before a noun, before a verb, at the end …, has a capital inside a sentence; each share as one of
seven. And the groups of lemmas that stand beside the same words (`clusters`).

Whatever the treebank says has no part in it, so that it may be used in cross-validation.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log10
from pathlib import Path

from kznlp.language.tagging import features
from kznlp.language.tagging.candidates import Analyze, Reading
from kznlp.language.tagging.knowledge import JOINT
from kznlp.language.tagging.profiles import UNKNOWN
from kznlp.train import clusters
from kznlp.train.sources import iob_sentences, is_kazakh

RAW = (".txt", ".kk", ".html", ".jsonl")
TAGGED, PACK = "IOB2", "_pack.json"
LIMITS = (0.02, 0.08, 0.2, 0.4, 0.6, 0.8)
# A reading that costs so much more than the best does not count.
MARGIN = 6.0
SIGN = "PUNCT"
AFTER = ("NOUN", "VERB", SIGN, "AUX", "ADJ")
BEFORE = ("NOUN", SIGN, "ADV", "ADJ")
VERB, INFLECTED, BARE, INSIDE, CAPITAL = "verb", "inflected", "bare", "inside", "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How lemmas are counted and grouped.

    Attributes:
        least: a rarer lemma has no profile.
        grouping: how lemmas are grouped.
    """

    least: int = 3
    grouping: clusters.Options = field(
        default_factory=lambda: clusters.Options(groups=(48, 160, 500), least=3)
    )


def files(folders: Iterable[Path]) -> list[Path]:
    """The files with running text in the folders, or the files themselves."""
    found = set()
    for folder in folders:
        found |= set(folder.rglob("*")) if folder.is_dir() else {folder}
    return sorted(path for path in found if path.suffix in RAW or path.name.endswith(PACK))


def read(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The words and signs of running text in files."""
    for path in paths:
        if path.name.startswith(TAGGED):
            lines = iob_sentences(path.read_text("utf-8"))
        elif path.name.endswith(PACK):
            rows = json.loads(path.read_text("utf-8")).get("samples", ())
            lines = filter(is_kazakh, (row["text"] for row in rows))
        else:
            lines = clusters.read_lines([path])
        yield from filter(None, map(clusters.WORD.findall, lines))


def learn(
    lines: Iterable[Sequence[str]], analyze: Analyze, options: Options | None = None
) -> dict[str, tuple[str, ...]]:
    """The profile of each lemma that is common enough."""
    options = options or Options()
    lines = list(lines)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        _count(line, analyze, counts)
    folded = [["0" if word[0].isdigit() else word.lower() for word in line] for line in lines]
    groups = clusters.group(folded, options=options.grouping)
    none = (UNKNOWN,) * len(options.grouping.groups)
    return {
        lemma: (*map(str, groups.get(lemma, none)), *_codes(counted))
        for lemma, counted in sorted(counts.items())
        if counted[INFLECTED] + counted[BARE] + counted[VERB] >= options.least
    }


def _count(line: Sequence[str], analyze: Analyze, counts: dict[str, Counter[str]]) -> None:
    opens = features.opens(line)
    read = [list(_likely(analyze(word))) if word[0].isalpha() else [] for word in line]
    classes = [SIGN, *(_upos(one[0]) if one else SIGN for one in read), SIGN]
    for i, word in enumerate(line):
        low = word.lower()
        verbs = {r.lemma.lower() for r in read[i] if _upos(r) in {"VERB", "AUX"}}
        others = {r.lemma.lower() for r in read[i] if _upos(r) not in {"VERB", "AUX"}}
        for lemma in verbs:
            counts[lemma][VERB] += 1
        for lemma in others:
            told = counts[lemma]
            told[BARE if lemma == low else INFLECTED] += 1
            if lemma == low:
                told[f"before {classes[i + 2]}"] += 1
                told[f"after {classes[i]}"] += 1
            if not opens[i]:
                told[INSIDE] += 1
                told[CAPITAL] += word[0].isupper()


def _likely(readings: Sequence[Reading]) -> Iterator[Reading]:
    for reading in readings:
        if reading.cost <= readings[0].cost + MARGIN:
            yield reading


def _upos(reading: Reading) -> str:
    return reading.tag.partition(JOINT)[0]


def _codes(told: Counter[str]) -> Iterator[str]:
    """The counts of a lemma as codes, always as many."""
    nominal = told[INFLECTED] + told[BARE]
    total = nominal + told[VERB]
    yield str(min(4, int(2 * log10(total))))
    yield _share(told[VERB], total)
    inflected = _share(told[INFLECTED], nominal)
    yield inflected
    for place in (*(f"before {upos}" for upos in AFTER), *(f"after {upos}" for upos in BEFORE)):
        yield _share(told[place], told[BARE])
    yield inflected + "".join(_share(told[f"before {u}"], told[BARE]) for u in ("NOUN", "VERB"))
    yield f"{_share(told[CAPITAL], told[INSIDE])}{min(4, told[INSIDE])}"


def _share(count: int, total: int) -> str:
    """A share as one of seven, if it is of three at least."""
    if total < 3:
        return UNKNOWN
    return str(sum(count / total >= limit for limit in LIMITS))
