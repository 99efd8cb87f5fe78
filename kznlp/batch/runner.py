"""The run: from paths to a summary."""

from collections.abc import Callable, Sequence
from pathlib import Path

from kznlp.batch.summary import Progress, Summary
from kznlp.batch.wire import Analyzed

GIGABYTE = 1 << 30


def run(
    paths: Sequence[Path | str],
    kb_path: Path | str,
    *,
    jobs: int | None = None,
    resume: bool = True,
    retry: bool = False,
    timeout: float = 60.0,
    memory: int = 2 * GIGABYTE,
    progress: Callable[[Progress], None] | None = None,
    analyze: Callable[[Path], Analyzed] | None = None,
) -> Summary:
    """Analyze files into a knowledge base.

    Args:
        paths: files, folders (searched to the bottom), and globs.
        kb_path: the database; made if it is missing.
        jobs: worker processes; by default one a processor, at most four. 0 works in this process,
            where a document that crashes or hangs takes the run with it.
        resume: leave out documents that are stored unchanged, made by the same pipeline.
        retry: try again what failed before; otherwise an unchanged file fails again unread.
        timeout: seconds for a document, to which one second for each 100 kB is added.
        memory: bytes that a document may take in its worker.
        progress: called in this process after each document.
        analyze: what analyzes a file, importable by its name; by default the pipeline.

    Raises:
        StoreError: the database cannot be used, or another run uses it.
    """
    raise NotImplementedError
