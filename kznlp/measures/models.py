"""The models of measures, as far as there are any; without one the rules decide alone.

`models/kk_measures/model.json` holds those that did better than the rules on documents that they
had not seen: `detection` (is a candidate a measure?), `instrument`, `sector`, `targets`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.measures.linear import Linear

NAME = "kk_measures"
FILE = "model.json"
REBUILD = "kznlp train measures FOLDER…"


@dataclass(frozen=True, slots=True)
class Trusted:
    """A model, and how sure it must be to be followed.

    Attributes:
        model: the model.
        threshold: the score from which on a candidate is a measure, or a group a target; for
            other codes, by how much the model must think its own likelier than that of the rules.
    """

    model: Linear
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models; None where the rules do as well.

    Attributes:
        detection: whether a candidate is a measure.
        instrument: of a measure.
        sector: of a measure.
        targets: whether a group that is named in or around a measure is a target of it.
    """

    detection: Trusted | None = None
    instrument: Trusted | None = None
    sector: Trusted | None = None
    targets: Trusted | None = None


RULES = Models()


@cache
def stored() -> Models:
    """The models that kznlp brings along, or that stand in the checkout; the rules without any."""
    try:
        folder = resources.model(NAME, rebuild=REBUILD)
    except ModelError:
        return RULES
    return load(folder)


def load(folder: Path) -> Models:
    """Read the models of a folder.

    Raises:
        ModelError: the file is missing or damaged.
    """
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Models)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"{path} cannot be read: {error}. Rebuild: {REBUILD}") from error


def save(models: Models, folder: Path) -> None:
    """Write the models."""
    folder.mkdir(parents=True, exist_ok=True)
    data = msgspec.json.format(msgspec.json.encode(models), indent=0)
    (folder / FILE).write_bytes(data + b"\n")
