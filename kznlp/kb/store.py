"""Writing: an analysis replaces what its source held before, in one transaction."""

from dataclasses import dataclass

from kznlp.records import Analysis


@dataclass(frozen=True, slots=True)
class Entry:
    """An analysis to be stored, and what a run knows of its file.

    Attributes:
        analysis: the analysis.
        text: the raw text, kept so that quotations can be shown in context.
        path: what identifies the source; by default the source as named in the analysis.
        digest: SHA-256 of the file, by which a run sees that it did not change.
        pipeline: the pipeline that made the analysis.
    """

    analysis: Analysis
    text: str | None = None
    path: str | None = None
    digest: str | None = None
    pipeline: str | None = None
