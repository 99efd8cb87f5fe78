r"""The tagger's files: `knowledge.json` and `weights.tsv`, written by training, read at first use.

The first line of `weights.tsv` lists the parts of tags; each other line is an observation, a tab,
and `number:weight` of each part that it speaks for. A line is taken apart when it is first asked
for, so that loading is quick.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.morphology import default_analyzer
from kznlp.language.tagging.candidates import Candidates
from kznlp.language.tagging.knowledge import Knowledge
from kznlp.language.tagging.readings import readings_of
from kznlp.language.tagging.tagger import Tagger

NAME = "kk_policy_sm"
REBUILD = "kznlp train language DATA --output models/kk_policy_sm"
KNOWLEDGE, WEIGHTS = "knowledge.json", "weights.tsv"


class StoredWeights(dict[str, Mapping[str, float]]):
    """Weights by observation; those that nobody asked for are still text."""

    def __init__(self, parts: list[str], lines: dict[str, str]) -> None:
        super().__init__()
        self._parts = parts
        self._lines = lines

    def get(self, name: str, default: object = None) -> Mapping[str, float]:
        """The weights of an observation by part, or the default."""
        found = dict.get(self, name)
        if found is None:
            line = self._lines.get(name)
            if line is None:
                return default  # type: ignore[return-value]
            pairs = (pair.split(":") for pair in line.split(" "))
            found = {self._parts[int(part)]: float(weight) for part, weight in pairs}
            self[name] = found
        return found


def save(tagger: Tagger, folder: Path) -> None:
    """Write a tagger's two files."""
    folder.mkdir(parents=True, exist_ok=True)
    knowledge = msgspec.json.encode(tagger.candidates.knowledge)
    (folder / KNOWLEDGE).write_bytes(knowledge + b"\n")
    numbers: dict[str, int] = {}
    lines = []
    for name, weights in sorted(tagger.weights.items()):
        pairs = (
            f"{numbers.setdefault(part, len(numbers))}:{weight:g}"
            for part, weight in sorted(weights.items())
        )
        lines.append(name + "\t" + " ".join(pairs) + "\n")
    (folder / WEIGHTS).write_text("\t".join(numbers) + "\n" + "".join(lines), "utf-8")


def load(folder: Path) -> Tagger:
    """Read a tagger.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        knowledge = msgspec.json.decode((folder / KNOWLEDGE).read_bytes(), type=Knowledge)
        parts, _, rest = (folder / WEIGHTS).read_text("utf-8").partition("\n")
        rows = (line.partition("\t")[::2] for line in rest.split("\n") if line)
        weights = StoredWeights(parts.split("\t"), dict(rows))
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        problem = f"The tagger in {folder} cannot be used ({error}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error
    return Tagger(Candidates(knowledge, readings_of(default_analyzer())), weights)


@cache
def default_tagger() -> Tagger:
    """The tagger of the model that kznlp brings along."""
    return load(resources.model(NAME, rebuild=REBUILD))
