"""Get the bytes of a file, once, and only of a regular file of a sane size.

Opening never blocks: a pipe or device is refused before anything is read from it.
"""

import os
import stat
from pathlib import Path

from kznlp.errors import ReadError
from kznlp.read.limits import Limits

# A missing flag (Windows) means that the danger is missing, too.
SAFELY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def load(path: Path | str, *, limits: Limits) -> bytes:
    """The content of a file.

    Raises:
        ReadError: it is missing, no regular file, not permitted, or larger than `limits.bytes`.
    """
    source = str(path)
    try:
        descriptor = os.open(path, SAFELY)
    except (OSError, ValueError) as error:
        raise _cannot_open(source, error) from error
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise _not_a_file(source, found.st_mode)
    with os.fdopen(descriptor, "rb") as file:
        check_size(found.st_size, source=source, limits=limits)
        try:
            # One byte more than allowed, for a file that grows while we read.
            data = file.read(limits.bytes + 1)
        except OSError as error:
            raise _cannot_open(source, error) from error
    check_size(len(data), source=source, limits=limits)
    return data


def check_size(size: int, *, source: str, limits: Limits) -> None:
    """Refuse more bytes than the limit.

    Raises:
        ReadError: `size` is above `limits.bytes`.
    """
    if size > limits.bytes:
        raise ReadError(
            source,
            f"it has {size:,} bytes; the limit is {limits.bytes:,}",
            "Split it into its documents, or raise the limit: Limits(bytes=…).",
        )


def _cannot_open(source: str, error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(source, "there is no such file", "Check the path, or whether it moved.")
    if isinstance(error, IsADirectoryError):
        return _not_a_file(source, stat.S_IFDIR)
    if isinstance(error, PermissionError):
        return ReadError(
            source, "reading it is not permitted", "Change its permissions, or run as its owner."
        )
    reason = getattr(error, "strerror", None) or str(error)
    return ReadError(source, f"it cannot be opened ({reason})", "Check the path and the disk.")


def _not_a_file(source: str, mode: int) -> ReadError:
    if stat.S_ISDIR(mode):
        return ReadError(source, "it is a folder", "Name its files, or use `kznlp run FOLDER`.")
    kind = "a named pipe" if stat.S_ISFIFO(mode) else "a device or socket"
    return ReadError(source, f"it is {kind}", "Save its content to a file and read that.")
