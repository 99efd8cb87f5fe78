"""The parser's files, written by training: `parser.npz`, read at first use, and `kin.npz`.

The second holds the weights that kindred languages give (`kznlp.train.parsing_kin`), for whoever
teaches a parser anew. Of each table are kept the rows that have a weight, as steps from one to the
next, and the weights, as steps of `scale`: a byte each.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.parsing.hashing import BITS
from kznlp.language.parsing.layout import Integers
from kznlp.language.parsing.parser import Parser, Relations, Weights

NAME, FOLDER, FILE, KIN = "kk_policy_sm", "kk_parser", "parser.npz", "kin.npz"
REBUILD = "kznlp train language DATA --output models/kk_policy_sm"
STEPS = 127  # a byte's
Array = NDArray[Any]
Made = TypeVar("Made")


def save(parser: Parser, folder: Path) -> None:
    """Write a parser."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / FILE, **arrays(parser))  # type: ignore[arg-type]


def load(folder: Path) -> Parser:
    """Read a parser.

    Raises:
        ModelError: the file is missing or damaged.
    """
    return _read(folder / FILE, from_arrays)


def save_kin(weights: Weights, folder: Path) -> None:
    """Write the weights that kindred languages give."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / KIN, **_sparse(weights))  # type: ignore[arg-type]


def load_kin(folder: Path) -> Weights:
    """Read the weights that kindred languages give.

    Raises:
        ModelError: the file is missing or damaged.
    """
    return _read(folder / KIN, _dense)


def _read(path: Path, made: Callable[[Mapping[str, Array]], Made]) -> Made:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return made({name: stored[name] for name in stored.files})
    except (OSError, EOFError, KeyError, ValueError, IndexError, BadZipFile) as error:
        problem = f"The parser {path} cannot be used ({error!r}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error


@cache
def default_parser() -> Parser:
    """The parser of the model that kznlp brings along."""
    return load(resources.model(NAME, rebuild=REBUILD) / FOLDER)


@cache
def default_kin() -> Weights:
    """The weights of kindred languages that kznlp brings along; no Kazakh has a part in them."""
    return load_kin(resources.model(NAME, rebuild=REBUILD) / FOLDER)


def arrays(parser: Parser) -> dict[str, Array]:
    """The parser as the arrays that are kept."""
    found = _sparse(parser.arcs)
    relations = parser.relations
    found["relation_names"] = np.array(relations.names)
    found["relation_rows"] = _steps(relations.rows)
    found["relation_weights"], found["relation_scale"] = _bytes(relations.weights[:-1])
    return found


def from_arrays(stored: Mapping[str, Array]) -> Parser:
    """The parser of such arrays."""
    names = tuple(str(name) for name in stored["relation_names"])
    rows = np.cumsum(stored["relation_rows"], dtype=np.int64)
    weights = _floats(stored, "relation")
    weights = np.vstack([weights, np.zeros((1, len(names)), np.float32)])
    if weights.shape != (len(rows) + 1, len(names)):
        raise ValueError("its relations do not fit their weights")
    return Parser(_dense(stored), Relations(names, rows, weights))


def _sparse(table: Weights) -> dict[str, Array]:
    rows = np.flatnonzero(table)
    weights, scale = _bytes(table[rows])
    return {"arc_rows": _steps(rows), "arc_weights": weights, "arc_scale": scale}


def _dense(stored: Mapping[str, Array]) -> Weights:
    table = np.zeros(1 << BITS, np.float32)
    table[np.cumsum(stored["arc_rows"], dtype=np.int64)] = _floats(stored, "arc")
    return table


def _steps(rows: Integers) -> Array:
    return np.diff(rows, prepend=0).astype(np.uint32)


def _bytes(weights: Weights) -> tuple[Array, Array]:
    scale = float(np.abs(weights).max(initial=1e-6)) / STEPS
    return np.rint(weights / scale).astype(np.int8), np.array(scale, np.float32)


def _floats(stored: Mapping[str, Array], name: str) -> Weights:
    weights: Weights = stored[f"{name}_weights"].astype(np.float32) * stored[f"{name}_scale"]
    return weights
