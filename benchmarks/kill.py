"""Kills a run at random points, resumes it, and compares the rows with an undisturbed run.

    python benchmarks/kill.py --documents 2000 --jobs 2 --kills 3 --seed 1

Prints the digests of all rows of both databases; exits with 1 if they differ.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from documents import make
from sqlalchemy import select

from kznlp.batch import run
from kznlp.kb import KnowledgeBase, schema


def digest(path):
    """The digest of all rows but the running numbers of the search index."""
    found = hashlib.sha256()
    with KnowledgeBase(path, create=False) as kb, kb.reading() as connection:
        for name, table in sorted(schema.METADATA.tables.items()):
            columns = [c for c in table.columns if name != "passages" or c.name != "id"]
            rows = sorted(map(repr, map(tuple, connection.execute(select(*columns)))))
            found.update(f"{name} {len(rows)}\n".encode() + "\n".join(rows).encode())
    return found.hexdigest()


def stored(path):
    """How many documents the database holds; 0 while there is none."""
    if not path.exists() or not path.stat().st_size:
        return 0
    with KnowledgeBase(path, create=False) as kb, kb.reading() as connection:
        return len(connection.execute(select(schema.documents.c.key)).all())


def run_until(folder, kb, *, jobs, documents):
    """Start a run in a process group of its own; kill it when it has stored so many more."""
    command = [sys.executable, __file__, "--run", str(folder), str(kb), "--jobs", str(jobs)]
    process = subprocess.Popen(command, start_new_session=True)
    while process.poll() is None and stored(kb) < documents:
        time.sleep(0.2)
    time.sleep(random.random())  # not always just after a commit
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def compare(folder, work, *, options):
    killed, whole = work / "killed.db", work / "whole.db"
    chance = random.Random(options.seed)
    for point in sorted(chance.sample(range(1, options.documents), options.kills)):
        code = run_until(folder, killed, jobs=options.jobs, documents=point)
        print(f"ended with {code} at {stored(killed)} of {options.documents} documents")
    for name, kb in (("resumed", killed), ("undisturbed", whole)):
        summary = run([folder], kb, jobs=options.jobs)
        print(f"{name}: {summary.stored} stored, {summary.unchanged} unchanged,", end=" ")
        print(f"{len(summary.failed)} failed, {summary.seconds:.0f} s")
    return digest(killed), digest(whole)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", nargs=2, metavar=("FOLDER", "DATABASE"), help="only run, once")
    options = parser.parse_args()
    if options.run:
        run([options.run[0]], options.run[1], jobs=options.jobs)
        return 0
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "documents"
        make(options.documents, folder)
        resumed, undisturbed = compare(folder, Path(work), options=options)
    print(f"resumed      {resumed}\nundisturbed  {undisturbed}")
    return int(resumed != undisturbed)


if __name__ == "__main__":
    sys.exit(main())
