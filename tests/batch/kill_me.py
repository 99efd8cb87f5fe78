"""A run in a process of its own, to be killed: FOLDER DATABASE."""

import sys

import analyzers

from kznlp.batch import run

if __name__ == "__main__":
    summary = run([sys.argv[1]], sys.argv[2], jobs=2, analyze=analyzers.slow)
    print(summary.interrupted, summary.stored, summary.unchanged, summary.remaining)
