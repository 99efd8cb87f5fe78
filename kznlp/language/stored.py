"""A spaCy component with a model in files: read when first needed, saved with the pipeline.

    nlp.add_pipe("kk_ner")            the model that kznlp brings along
    nlp.to_disk(F), spacy.load(F)     the model in `F/kk_ner`
    nlp.to_bytes(), pickle            the same files as bytes

A model is whatever `read` makes of a folder and `write` puts into one.
"""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, Self, TypeVar

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

M = TypeVar("M")


class Stored(Generic[M]):
    """A component; those derived from it say how to read, write and use the model."""

    def __init__(self, model: M | None = None) -> None:
        self._model = model

    @property
    def model(self) -> M:
        """The model; that of kznlp, where none was loaded.

        Raises:
            ModelError: its files are missing or damaged.
        """
        if self._model is None:
            self._model = self.default()
        return self._model

    def default(self) -> M:
        """The model that kznlp brings along."""
        raise NotImplementedError

    def read(self, folder: Path) -> M:
        """The model in a folder."""
        raise NotImplementedError

    def write(self, model: M, folder: Path) -> None:
        """Put the model into a folder."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a doc."""
        raise NotImplementedError

    def initialize(self, get_examples: object = None, *, nlp: Language | None = None) -> None:
        """Nothing is trained by spaCy; read the model, so that its lack is told at once."""
        _ = self.model

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the files of the model into a folder."""
        self.write(self.model, Path(path))

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Read the model from a folder.

        Raises:
            ModelError: its files are missing or damaged.
        """
        self._model = self.read(Path(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files of the model."""
        with TemporaryDirectory() as name:
            folder = Path(name)
            self.write(self.model, folder)
            files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        return msgspec.msgpack.encode(files)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Read the model from what `to_bytes` gave."""
        files = msgspec.msgpack.decode(data, type=dict[str, bytes])
        with TemporaryDirectory() as name:
            for file, content in files.items():
                (Path(name) / file).write_bytes(content)
            return self.from_disk(name)

    def __getstate__(self) -> dict[str, Any]:
        """For processes that are started anew: the model as bytes, without what it remembers."""
        stored = None if self._model is None else self.to_bytes()
        return {**self.__dict__, "_model": stored}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Read the model anew."""
        self.__dict__.update(state, _model=None)
        if state["_model"] is not None:
            self.from_bytes(state["_model"])
