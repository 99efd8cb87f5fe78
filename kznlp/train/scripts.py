"""Trains `models/kk_scripts`, what `kznlp.language.scripts` needs to spell words in Cyrillic again.

Running text and lemma lists come in (`kznlp.train.sources` tells which files are which). Every word
is spelled in each alphabet; where that loses something, the windows around the lost letters are
counted, and those are kept that change the reading. Nothing is random.

    kznlp train scripts DATA... --output models/kk_scripts
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import regex

from kznlp.errors import KznlpError
from kznlp.language.scripts import transliterate
from kznlp.language.scripts.alphabets import ALPHABETS, Alphabet, load
from kznlp.language.scripts.backward import pattern, readings, split
from kznlp.language.scripts.contexts import around
from kznlp.language.scripts.forward import WORD, Part, spell
from kznlp.language.scripts.text import _restored
from kznlp.train.passages import passages
from kznlp.train.sources import files, read

LATIN = regex.compile(r"\p{Latin}{2,}")

# A place where a unit stands: its windows from the narrowest to the widest, its letters, a count.
Place = tuple[tuple[str, ...], str, int]
# A word in the alphabet, in Cyrillic, and how often it occurs.
Spelling = tuple[Sequence[Part], str, int]


@dataclass(frozen=True)
class Options:
    """Options of the training.

    Attributes:
        kazakh: what a Kazakh word counts more than a Russian one; Kazakh documents have Russian
            names and passages too.
        foreign: a Latin word counts so much less than Kazakh ones in the same letters.
        measured_on: the folder that the scores are measured on, by a model that has not seen it.
    """

    kazakh: int = 100
    foreign: float = 0.01
    measured_on: str = "kaznerd"


@dataclass(frozen=True)
class Counted:
    """How often each word occurs, in small letters: of Cyrillic ones, and of Latin ones."""

    cyrillic: Counter[str]
    latin: Counter[str]


def train(folders: Sequence[Path], output: Path, *, options: Options | None = None) -> None:
    """Train on data folders; write the model, and its options, data and scores to `output`.

    Raises:
        KznlpError: the folders hold no file that can be read.
    """
    options = options or Options()
    paths = [path for path in files(folders) if path.suffix != ".conllu"]
    if not paths:
        named = ", ".join(map(str, folders))
        raise KznlpError(f"No data in {named}. kznlp.train.passages says what can be read.")
    held_out = [path for path in paths if options.measured_on in path.parts]
    scores = {}
    if held_out:
        rest = [path for path in paths if path not in held_out]
        save(count(rest, options), output, options)
        tokens = [token for _, line in passages(held_out) for token in line.split()]
        scores = {name: round(round_trip(tokens, name), 4) for name in ALPHABETS}
    save(count(paths, options), output, options)
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    told = {
        "options": asdict(options),
        "data": {"files": len(paths), "sha256": digest.hexdigest()},
        "scores": scores,
    }
    (output / "training.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def count(paths: Sequence[Path], options: Options) -> Counted:
    """The words of all files; listed lemmas count once."""
    found = read(paths)
    cyrillic: Counter[str] = Counter()
    for form, number in (*found.forms.items(), *((lemma, 1) for lemma in found.lemmas)):
        for part in form.split("-"):
            if part:
                cyrillic[part] += options.kazakh * number
    latin: Counter[str] = Counter()
    for language, line in passages(paths):
        if language == "ru":
            for word in WORD.findall(line.lower()):
                cyrillic[word] += 1
        if language in ("kk", "en"):
            latin.update(LATIN.findall(line.lower()))
    return Counted(cyrillic, latin)


def save(counted: Counted, output: Path, options: Options) -> None:
    """Write the readings of each alphabet, and the Latin words that are no Kazakh."""
    output.mkdir(parents=True, exist_ok=True)
    taken: Counter[str] = Counter()
    for name in ALPHABETS:
        alphabet = load(name)
        rows = learn(alphabet, counted.cyrillic)
        lines = (f"{u}\t{w}\t{c}\n" for u, found in rows.items() for w, c in found.items())
        (output / f"{name}.tsv").write_text("".join(lines), "utf-8")
        if alphabet.front is None:
            here: Counter[str] = Counter()
            for parts, _, number in _spelled(alphabet, counted.cyrillic):
                here[_joined(parts).lower()] += number
            taken |= here
    foreign = (w for w, n in counted.latin.items() if n > options.foreign * taken[w])
    (output / "latin_words.txt").write_text("\n".join(sorted(foreign)) + "\n", "utf-8")
    readings.cache_clear()
    _restored.cache_clear()


def round_trip(tokens: Sequence[str], name: str) -> float:
    """The share of tokens that come back as they were; without case where there is none."""
    there = transliterate(" ".join(tokens), to=name).text
    back = transliterate(there, to="cyrillic", source=name).text.split(" ")
    same = str.lower if load(name).front else str
    return sum(same(one) == same(other) for one, other in zip(tokens, back, strict=True)) / len(
        tokens
    )


def learn(alphabet: Alphabet, words: Counter[str]) -> dict[str, dict[str, str]]:
    """The rows of `Contexts`: Cyrillic letters by unit and window."""
    places: dict[str, list[Place]] = {}
    spelled = list(_spelled(alphabet, words))
    units = _units(alphabet, spelled)
    for parts, letters, count in spelled:
        cut = split(_joined(parts), alphabet, units)
        if cut is None:
            continue
        at = 0
        for unit, behind in _aligned(cut.units, _sizes(parts, cut.before), letters):
            end = at + len(unit)
            windows = ("|", *around(cut.body, at, end, cut.kind))
            places.setdefault(unit, []).append((windows, behind, count))
            at = end
    return {unit: dict(_rows(found, 0, None)) for unit, found in sorted(places.items())}


def _spelled(alphabet: Alphabet, words: Counter[str]) -> Iterator[Spelling]:
    """Each word in the alphabet, and with capitals where these have a spelling of their own."""
    shared = any(capital == small for capital, small in alphabet.smalls.items())
    every = {**dict.fromkeys(alphabet.letters, 0), **words}  # no letter is left without a reading
    for word, count in sorted(every.items()):
        seen = set()
        for shape in (word, word.capitalize(), word.upper()) if shared else (word,):
            parts = spell(shape, alphabet)
            folded = alphabet.fold(_joined(parts)) if parts else ""
            if parts and folded and folded not in seen:
                seen.add(folded)
                yield parts, word, count


def _joined(parts: Sequence[Part]) -> str:
    return "".join(part.letters for part in parts)


def _sizes(parts: Sequence[Part], before: int) -> list[tuple[int, int]]:
    """How many letters became how many; the mark before the word does not count."""
    sizes = [(part.size, len(part.letters)) for part in parts]
    sizes[0] = (sizes[0][0], sizes[0][1] - before)
    return sizes


def _units(alphabet: Alphabet, spelled: Sequence[Spelling]) -> "regex.Pattern[str]":
    """All that stands for a letter, and what joins where one unit would cut another."""
    mark = alphabet.front.mark if alphabet.front else ""
    found = {
        alphabet.fold(part.letters.removeprefix(mark)) for parts, _, _ in spelled for part in parts
    } - {""}
    units = pattern(found)
    for parts, letters, _ in spelled:
        cut = split(_joined(parts), alphabet, units)
        if cut:
            aligned = _aligned(cut.units, _sizes(parts, cut.before), letters)
            found.update(unit for unit, _ in aligned)
    return pattern(found)


def _aligned(
    units: Sequence[str], sizes: Sequence[tuple[int, int]], letters: str
) -> Iterator[tuple[str, str]]:
    """Each unit with the Cyrillic letters behind it; units that cut a letter in two are joined.

    Letters that left nothing belong to the unit before them.
    """
    ends = []  # of each Cyrillic letter: in the spelled word, in the Cyrillic one
    at = there = 0
    for size, length in sizes:
        at, there = at + size, there + length
        ends.append((there, at))
    last = dict(ends)  # the furthest Cyrillic letter for each place in the spelled word
    unit, done, here = "", 0, 0
    for piece in units:
        unit += piece
        here += len(piece)
        if here in last:
            yield unit, letters[done : last[here]]
            unit, done = "", last[here]


def _rows(places: Sequence[Place], depth: int, above: str | None) -> list[tuple[str, str]]:
    """Windows with their letters: those that say something new, and the ones on the way there."""
    counts: Counter[str] = Counter()
    for _, letters, count in places:
        counts[letters] += count
    letters = min(counts, key=lambda letters: (-counts[letters], letters))
    below: list[tuple[str, str]] = []
    if len(counts) > 1:
        wider: dict[str, list[Place]] = {}
        for place in places:
            if depth + 1 < len(place[0]):
                wider.setdefault(place[0][depth + 1], []).append(place)
        for _, found in sorted(wider.items()):
            below += _rows(found, depth + 1, letters)
    if letters == above and not below:
        return []
    return [(places[0][0][depth], letters), *below]
