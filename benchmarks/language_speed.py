"""How fast the language layer is on text that it has not seen, and on text that it has.

    python benchmarks/language_speed.py FILE_OR_FOLDER…       (by default synthetic documents)

Prints a table: words a CPU second of each component of `kznlp.load()`, of those that read language
alone, of the whole, and of the morphological analyser by itself; in a first pass, when every word
is new to the caches, and in a second over the same text. Then seconds to load and megabytes of
memory, after loading and at most. The pipeline and the analyser each run in a process of their own,
so that neither finds what the other has left in the caches; a sentence is read beforehand, so that
the data files are in memory. Words are runs of letters and digits. Synthetic documents draw from
few words: for figures of real text give files.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

LANGUAGE = ("tokenizer", "kk_sentences", "kk_tagger", "kk_ner")
SENTENCE = "Қаржы министрлігі 2005 жылы Ақтөбеге 3,5 млн. теңге бөлді, өйткені жұмыссыздық өсті."


def pipeline(texts, without):
    """CPU seconds by component in two passes, of loading; megabytes after loading, at most."""
    begin = time.process_time()
    import kznlp

    nlp = kznlp.load()
    load = time.process_time() - begin
    for name in without:
        nlp.remove_pipe(name)
    nlp(SENTENCE)
    loaded = megabytes_now()
    passes = [timed(nlp, texts), timed(nlp, texts)]
    return passes, load, loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(nlp, texts):
    """CPU seconds of each component over all texts."""
    steps = [("tokenizer", nlp.make_doc), *nlp.pipeline]
    seconds = dict.fromkeys((name for name, _ in steps), 0.0)
    for text in texts:
        made = text
        for name, step in steps:
            begin = time.process_time()
            made = step(made)
            seconds[name] += time.process_time() - begin
    return seconds


def analyser(texts, _):
    """CPU seconds to read all tokens with a letter, twice; how many they are."""
    import spacy

    from kznlp.language.morphology import Analyzer, default_lexicon

    tokenize = spacy.blank("kk").make_doc
    words = [t.text for text in texts for t in tokenize(text) if any(map(str.isalpha, t.text))]
    analyzer = Analyzer(default_lexicon())
    analyzer.analyze(SENTENCE.split()[0])
    passes = []
    for _ in range(2):
        begin = time.process_time()
        for word in words:
            analyzer.analyze(word)
        passes.append(time.process_time() - begin)
    return passes, len(words)


def megabytes_now():
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20


def alone(call, *arguments):
    """The result of a call in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(call, *arguments).result()


def read(paths):
    """The texts of files and of all files in folders."""
    files = [f for path in paths for f in (sorted(path.iterdir()) if path.is_dir() else [path])]
    return [file.read_text("utf-8", errors="replace") for file in files if file.is_file()]


def synthetic():
    """Documents of `documents.py`."""
    from documents import make

    with tempfile.TemporaryDirectory() as work:
        return read(sorted(make(200, work)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--without", nargs="*", default=(), help="components to leave out")
    options = parser.parse_args()
    texts = read(options.paths) if options.paths else synthetic()
    from kznlp.batch.worker import WORD

    words = sum(len(WORD.findall(text)) for text in texts)
    passes, load, loaded, peak = alone(pipeline, texts, options.without)
    rows = [(name, *(each[name] for each in passes)) for name in passes[0]]
    language = [sum(each[name] for name in LANGUAGE if name in each) for each in passes]
    rows.append(("language alone", *language))
    rows.append(("whole pipeline", *(sum(each.values()) for each in passes)))
    read_seconds, tokens = alone(analyser, texts, ())
    print(f"{len(texts)} texts, {words} words; words a CPU second\n")
    print(f"{'':16}{'first time':>12}{'again':>12}")
    for name, *seconds in rows:
        print(f"{name:16}" + "".join(f"{words / s:12.0f}" for s in seconds))
    print(f"{'analyser':16}" + "".join(f"{tokens / s:12.0f}" for s in read_seconds))
    print(f"\nloaded in {load:.2f} CPU seconds; {loaded} MB then, at most {peak} MB")


if __name__ == "__main__":
    main()
