"""Many documents into one knowledge base, in parallel, surviving bad documents and kills.

    summary = kznlp.batch.run(["corpora/samples"], "policy.db", jobs=2)

The order of steps: find the files (`discover`), take the run's lock (`lock`), leave out those
whose bytes and pipeline are stored already, hand the others one by one to worker processes
(`pool`, `process`, `worker`), and write what comes back, in this process alone and in transactions
of several documents (`tally`).

A document that raises, hangs, crashes its worker or eats its memory is a `Failure` with a message;
the others go on. What is committed stays: a run that was killed at any point, and is started
again, ends with the same rows as one that was not.
"""

from typing import TYPE_CHECKING, Any

from kznlp.batch.summary import Failure, Progress, Summary
from kznlp.batch.wire import Analyzed

if TYPE_CHECKING:
    from kznlp.batch.runner import run

__all__ = ["Analyzed", "Failure", "Progress", "Summary", "run"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    # Imported on first use: a worker needs neither it nor the database.
    if name == "run":
        from kznlp.batch import runner

        return runner.run
    raise AttributeError(f"module 'kznlp.batch' has no attribute {name!r}")
