"""How fast the pipeline is: from a cold start, warm, and stage by stage.

    python benchmarks/speed.py FILE_OR_FOLDER…          (by default eleven synthetic documents)

Prints JSON: wall seconds from before the imports to the last analysis, words a CPU second of a
second pass in the same process, peak resident memory, and the CPU seconds of each stage.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path


def cold(files):
    """Wall seconds of imports and a first pass, as a user waits for them; the words."""
    begin = time.perf_counter()
    from kznlp.pipeline import analyze

    for file in files:
        analyze(file)
    return time.perf_counter() - begin


def warm(files):
    """CPU seconds of each stage in a second pass, the whole, and the words."""
    from kznlp.batch.worker import WORD
    from kznlp.locate import locate
    from kznlp.normalize import normalize
    from kznlp.pipeline import process
    from kznlp.read import read

    seconds = dict.fromkeys(("read", "normalize", "process", "locate"), 0.0)
    words = 0

    def timed(stage, call, *arguments):
        begin = time.process_time()
        result = call(*arguments)
        seconds[stage] += time.process_time() - begin
        return result

    for file in files:
        document = timed("read", read, file)
        clean = timed("normalize", normalize, document)
        doc = timed("process", process, clean)
        timed("locate", locate, clean, doc)
        words += len(WORD.findall(document.text))
    return seconds, words


def components(files):
    """CPU seconds of each component of the spaCy pipeline, and of what runs before it."""
    from kznlp import pipeline
    from kznlp.normalize import normalize
    from kznlp.profile import describe
    from kznlp.read import read
    from kznlp.tables import find_tables

    nlp = pipeline.load(tagger=False, ner=False)  # as `kznlp.analyze` works
    seconds = {}

    def timed(stage, call, *arguments):
        begin = time.process_time()
        result = call(*arguments)
        seconds[stage] = seconds.get(stage, 0.0) + time.process_time() - begin
        return result

    for file in files:
        clean = normalize(read(file))
        timed("tables", find_tables, clean)
        timed("profile", describe, clean)
        doc = timed("tokenizer", nlp.make_doc, clean.text)
        doc._.blocks, doc._.tables = clean.blocks, find_tables(clean)
        for name, component in nlp.pipeline:
            doc = timed(name, component, doc)
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        files = [f for path in options.paths for f in (path.iterdir() if path.is_dir() else [path])]
        if not files:
            from documents import make

            files = make(11, work)
        files = sorted(file for file in files if file.is_file())
        wall = cold(files)
        stages, words = warm(files)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figures = {
            "documents": len(files),
            "words": words,
            "cold_wall_seconds": round(wall, 2),
            "warm_words_per_cpu_second": round(words / sum(stages.values())),
            "peak_megabytes": round(peak),
            "stages": {name: round(value, 3) for name, value in stages.items()},
            "process": {name: round(value, 3) for name, value in components(files).items()},
        }
    json.dump(figures, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
