"""The knowledge base: analyses stored in a database, and queried."""

from pathlib import Path


class KnowledgeBase:
    """A knowledge base in one SQLite file."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
