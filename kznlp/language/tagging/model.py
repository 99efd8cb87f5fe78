r"""The tagger's files, written by training, read at first use.

    knowledge.json   what the treebank says of forms, readings and endings
    profiles.tsv     what running text says of lemmas
    weights.tsv      the weights
    words.tsv        frequent words, worked out from the others (`frequent`)

The first line of `weights.tsv` lists the parts of tags; each other line is an observation, a tab,
and `number:weight` of each part that it speaks for. A line is taken apart when it is first asked
for, so that loading is quick.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.morphology import default_analyzer
from kznlp.language.tagging import profiles
from kznlp.language.tagging.candidates import Candidates
from kznlp.language.tagging.frequent import Frequent
from kznlp.language.tagging.knowledge import Knowledge
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.readings import readings_of
from kznlp.language.tagging.tagger import Tagger

NAME, FOLDER = "kk_policy_sm", "kk_tagger"
REBUILD = "kznlp train language DATA --output models/kk_policy_sm"
FILES = ("knowledge.json", "profiles.tsv", "weights.tsv", "words.tsv")
KNOWLEDGE, PROFILES, WEIGHTS, WORDS = FILES


class StoredWeights(dict[str, dict[str, float]]):
    """Weights by observation; those that nobody asked for are still text."""

    def __init__(self, text: str) -> None:
        """Take the table as it is in the file."""
        parts, _, rest = text.partition("\n")
        super().__init__(line.split("\t", 1) for line in rest.splitlines())  # type: ignore[misc]
        self.text = text
        self._parts = parts.split("\t")

    def __getitem__(self, name: str) -> dict[str, float]:
        """The weights of an observation by part."""
        told: dict[str, float] | str = super().__getitem__(name)
        if isinstance(told, str):
            pairs = [pair.split(":") for pair in told.split(" ")]
            told = {self._parts[int(part)]: float(weight) for part, weight in pairs}
            self[name] = told
        return told

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 (as a dict has it)
        """The weights of an observation by part, or the default."""
        return self[name] if name in self else default  # noqa: SIM401 (text is taken apart)


def dump(tagger: Tagger) -> dict[str, bytes]:
    """The tagger's files by name."""
    return {
        KNOWLEDGE: msgspec.json.encode(tagger.candidates.knowledge) + b"\n",
        PROFILES: profiles.dump(tagger.profiles).encode(),
        WEIGHTS: _table(tagger.weights).encode(),
        WORDS: tagger.frequent.text.encode(),
    }


def _table(weights: Mapping[str, Mapping[str, float]]) -> str:
    if isinstance(weights, StoredWeights):
        return weights.text
    numbers: dict[str, int] = {}
    lines = []
    for name, told in sorted(weights.items()):
        pairs = (
            f"{numbers.setdefault(part, len(numbers))}:{weight:g}"
            for part, weight in sorted(told.items())
        )
        lines.append(name + "\t" + " ".join(pairs) + "\n")
    return "\t".join(numbers) + "\n" + "".join(lines)


def parse(files: Mapping[str, bytes], source: str) -> Tagger:
    """The tagger that these files hold; an error names the source.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        knowledge = msgspec.json.decode(files[KNOWLEDGE], type=Knowledge)
        told = profiles.parse(files[PROFILES].decode())
        weights = StoredWeights(files[WEIGHTS].decode())
        frequent = Frequent(files[WORDS].decode())
    except (KeyError, ValueError, msgspec.MsgspecError) as error:
        raise _unusable(source, error) from error
    candidates = Candidates(knowledge, readings_of(default_analyzer()))
    return Tagger(candidates, weights, told, frequent)


def save(tagger: Tagger, folder: Path) -> None:
    """Write a tagger's files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in dump(tagger).items():
        (folder / name).write_bytes(content)


def load(folder: Path) -> Tagger:
    """Read a tagger.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        files = {name: (folder / name).read_bytes() for name in FILES}
    except OSError as error:
        raise _unusable(str(folder), error) from error
    return parse(files, str(folder))


def _unusable(source: str, error: Exception) -> ModelError:
    return ModelError(f"The tagger in {source} cannot be used ({error}). Rebuild: {REBUILD}")


@cache
def default_tagger() -> Tagger:
    """The tagger of the model that kznlp brings along."""
    return load(resources.model(NAME, rebuild=REBUILD) / FOLDER)


@cache
def default_profiles() -> Profiles:
    """What running text says of lemmas, in the model that kznlp brings along.

    The treebank has no part in them.
    """
    folder = resources.model(NAME, rebuild=REBUILD) / FOLDER
    try:
        return profiles.parse((folder / PROFILES).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _unusable(str(folder), error) from error
