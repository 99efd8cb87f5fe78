"""The learned part of `kznlp.discourse`: `models/kk_discourse/weights.npz`.

It has the weights of three models: one that cuts statements into clauses (`cuts`), one that reads
them (`judge`), and one that links units (`links`). Each answers only those questions on which it
was better than the rules when it was trained; the rules answer the rest, and all of them where
there is no model.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from kznlp import resources
from kznlp.discourse.weights import Weights
from kznlp.errors import ModelError

NAME, FILE = "kk_discourse", "weights.npz"
REBUILD = "kznlp train discourse FOLDER... --output models/kk_discourse"
PARTS = ("cuts", "clauses", "links")
FINEST = 2000  # steps of a weight to either side


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was learned.

    Attributes:
        cuts: where a statement is cut into clauses.
        clauses: of labels and attributes.
        links: of the types of relations, each a question of its own: "yes" or "no".
        least: the chance from which a cut, and a link of each type, is taken for one.
    """

    cuts: Weights
    clauses: Weights
    links: Weights
    least: dict[str, float]


@cache
def default_model() -> Model | None:
    """The model that kznlp brings along; None where it does not.

    Raises:
        ModelError: it is damaged.
    """
    try:
        path = resources.model(f"{NAME}/{FILE}", rebuild=REBUILD)
    except ModelError:
        return None
    return load(path.parent)


def load(folder: Path) -> Model:
    """Read a model.

    Raises:
        ModelError: the file is missing or damaged.
    """
    path = folder / FILE
    try:
        with np.load(path, allow_pickle=False) as stored:
            told = json.loads(stored["told"].tobytes())
            cuts, clauses, pairs = (_weights(part, told[part], stored) for part in PARTS)
            return Model(cuts, clauses, pairs, told["least"])
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        problem = f"The model {path} cannot be used ({error!r}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error


def _weights(part: str, told: dict[str, Any], stored: Mapping[str, np.ndarray]) -> Weights:
    values = {question: tuple(values) for question, values in told["questions"].items()}
    names = stored[f"{part}_names"].tobytes().decode().split("\n")
    table = stored[f"{part}_table"].astype(np.float32) * stored[f"{part}_step"]
    return Weights(values, told["scales"], tuple(names), table, stored[f"{part}_bias"])


def save(model: Model, folder: Path) -> None:
    """Write a model; weights are rounded to steps of the largest of their column."""
    folder.mkdir(parents=True, exist_ok=True)
    told: dict[str, object] = {"least": model.least}
    arrays: dict[str, np.ndarray] = {}
    for part, weights in zip(PARTS, (model.cuts, model.clauses, model.links), strict=True):
        told[part] = {"questions": dict(weights.questions), "scales": dict(weights.scales)}
        step = np.abs(weights.table).max(axis=0, initial=1e-6) / FINEST
        table = np.rint(weights.table / step).astype(np.int16)
        kept = np.flatnonzero(table.any(axis=1))
        arrays[f"{part}_names"] = _joined(weights.names[row] for row in kept)
        arrays[f"{part}_table"] = table[kept]
        arrays[f"{part}_step"] = step.astype(np.float32)
        arrays[f"{part}_bias"] = weights.bias
    arrays["told"] = _joined([json.dumps(told)])
    np.savez_compressed(folder / FILE, **arrays)  # type: ignore[arg-type]


def _joined(lines: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)
