"""Which pipeline made an analysis: a digest of everything that a result depends on.

Code, word lists, models and the versions of the libraries all count, so that a researcher who
edits a word list and runs again gets every document anew, and nothing else does it.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kznlp import resources

# Folders of the package on which no analysis depends.
BESIDE = frozenset({"batch", "cli", "evaluate", "kb", "train", "web"})
LIBRARIES = ("spacy", "regex", "scikit-learn", "lxml", "pdfplumber", "numpy")
ENDINGS = frozenset({".pyc", ".pyo"})


@cache
def pipeline_version() -> str:
    """Sixteen hexadecimal digits that change when a result may change."""
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in _files():
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]


def _files() -> list[Path]:
    package = resources.PACKAGE
    inside = (p for p in package.rglob("*") if p.relative_to(package).parts[0] not in BESIDE)
    models = (p for p in (package.parent / "models").rglob("*"))
    return sorted(p for p in (*inside, *models) if p.is_file() and p.suffix not in ENDINGS)
