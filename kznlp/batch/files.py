"""The bytes of a file, as far as a run looks at them: their digest and their number."""

import hashlib
import stat
from pathlib import Path

from kznlp.errors import ReadError

CHUNK = 1 << 20


def fingerprint(name: str) -> tuple[str, int]:
    """SHA-256 of a file, and its size in bytes.

    Raises:
        ReadError: it is gone, closed to us, or no regular file.
    """
    try:
        if not stat.S_ISREG(Path(name).stat().st_mode):
            raise ReadError(name, "it is no regular file", "Name a file or a folder.")
        with Path(name).open("rb") as stream:
            digest = hashlib.sha256()
            size = 0
            while data := stream.read(CHUNK):
                digest.update(data)
                size += len(data)
        return digest.hexdigest(), size
    except FileNotFoundError as error:
        advice = "Check the name; if it was moved, run again."
        raise ReadError(name, "there is no such file", advice) from error
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise ReadError(name, problem, "Make it readable, or leave it out.") from error
