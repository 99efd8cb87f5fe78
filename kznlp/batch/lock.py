"""One run a database at a time: a lock that the system lifts when the process ends, however."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kznlp.errors import StoreError


def lock_path(kb_path: Path | str) -> Path:
    """The file whose lock stands for a run; it lies beside the database."""
    return Path(f"{kb_path}.lock")


@contextmanager
def locked(kb_path: Path | str) -> Iterator[None]:
    """Hold the lock of a database.

    Raises:
        StoreError: another run holds it, or there can be no such file.
    """
    path = lock_path(kb_path)
    handle = _take(path, kb_path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _take(path: Path, kb_path: Path | str) -> int:
    import fcntl  # not on Windows, where the rest of the package works

    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            advice = "Check that the folder exists and that you may write in it."
            raise StoreError(f"{kb_path}: {error.strerror}. {advice}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise StoreError(
                f"{kb_path}: another run is writing to it. Wait for its end, or name another file."
            ) from error
        # The run that had it may have unlinked the file between our opening and our locking.
        if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
            return handle
        os.close(handle)
