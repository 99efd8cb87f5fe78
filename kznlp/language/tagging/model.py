"""The tagger's files.

knowledge.json   what the treebank says of forms, readings and endings
profiles.tsv     what running text says of lemmas
weights.tsv      the weights (`weights`)
words.tsv        words of running text, worked out from the others (`frequent`)
"""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

import msgspec

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.morphology import default_analyzer
from kznlp.language.tagging import profiles
from kznlp.language.tagging.candidates import Candidates
from kznlp.language.tagging.frequent import Frequent
from kznlp.language.tagging.knowledge import Knowledge
from kznlp.language.tagging.profiles import Profiles
from kznlp.language.tagging.readings import read
from kznlp.language.tagging.tagger import Tagger

NAME, FOLDER = "kk_policy_sm", "kk_tagger"
REBUILD = "kznlp train language DATA --output models/kk_policy_sm"
FILES = ("knowledge.json", "profiles.tsv", "weights.tsv", "words.tsv")
KNOWLEDGE, PROFILES, WEIGHTS, WORDS = FILES


def dump(tagger: Tagger) -> dict[str, bytes]:
    """The tagger's files by name."""
    return {
        KNOWLEDGE: msgspec.json.encode(tagger.candidates.knowledge) + b"\n",
        PROFILES: profiles.dump(tagger.profiles).encode(),
        WEIGHTS: tagger.weights.encode(),
        WORDS: tagger.frequent.text.encode(),
    }


def parse(files: Mapping[str, bytes], source: str) -> Tagger:
    """The tagger that these files hold; an error names the source.

    Raises:
        ModelError: a file is missing or damaged.
    """
    try:
        knowledge = msgspec.json.decode(files[KNOWLEDGE], type=Knowledge)
        told = profiles.parse(files[PROFILES].decode())
        frequent = Frequent(files[WORDS].decode())
        candidates = Candidates(knowledge, partial(read, default_analyzer()))
        return Tagger(candidates, files[WEIGHTS].decode(), told, frequent)
    except (KeyError, ValueError, msgspec.MsgspecError) as error:
        raise _unusable(source, error) from error


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
