"""How fast the analyser is: words a CPU second on running text.

    python benchmarks/morphology.py FILE…           (by default text drawn from `data/words.yml`)

Prints JSON: seconds to load the lexicon; words a second with an analyser that has read nothing
yet, and once it has read them all.
"""

import argparse
import json
import random
import time
from pathlib import Path

import yaml

from kznlp.language.morphology import Analyzer, default_lexicon
from kznlp.train.sources import running_words

HERE = Path(__file__).parent
WORDS = 100_000


def drawn():
    """Words of the benchmark's own lists, each as often as chance will have it."""
    listed = yaml.safe_load((HERE / "data" / "words.yml").read_text("utf-8"))
    words = sorted({word for entry in _texts(listed) for word in entry.split()})
    return random.Random(0).choices(words, k=WORDS)


def _texts(entry):
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict | list):
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from _texts(inner)


def rate(words, analyzer):
    """Words a CPU second."""
    begin = time.process_time()
    for word in words:
        analyzer.analyze(word)
    return round(len(words) / (time.process_time() - begin))


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast the analyser is.")
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    words = [word for file in files for word in running_words(file)] or drawn()
    begin = time.process_time()
    analyzer = Analyzer(default_lexicon())
    told = {"words": len(words), "load_s": round(time.process_time() - begin, 3)}
    told["cold"], told["warm"] = rate(words, analyzer), rate(words, analyzer)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
