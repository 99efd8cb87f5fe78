"""Turns Kazakh policy documents into a structured, queryable knowledge base of policy measures.

>>> import kznlp
>>> nlp = kznlp.load()
>>> [sent.text for sent in nlp("Жұмыссыздық азайды. Жаңа мектеп салынды.").sents]
['Жұмыссыздық азайды.', 'Жаңа мектеп салынды.']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kznlp.kb import KnowledgeBase
    from kznlp.pipeline import analyze, load

__version__ = "0.1.0"
__all__ = ["KnowledgeBase", "analyze", "load"]

_HOME = {"KnowledgeBase": "kznlp.kb", "analyze": "kznlp.pipeline", "load": "kznlp.pipeline"}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    # Imported on first use: `import kznlp.kb` must not load spaCy, nor `kznlp --help` pandas.
    from importlib import import_module

    from kznlp.collection import loading

    if name in _HOME:
        with loading():
            found = globals()[name] = getattr(import_module(_HOME[name]), name)
        return found
    raise AttributeError(f"module 'kznlp' has no attribute {name!r}")
