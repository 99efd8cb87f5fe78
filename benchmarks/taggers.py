"""How good and how fast taggers are: kznlp, UDPipe 1 and spaCy, trained alike, on the same words.

    python benchmarks/taggers.py TREEBANK.conllu [--folds 10 --all] [--text FILE…]

Each system is trained on all folds but one, in a process of its own, and tested on the other in a
process that has seen nothing before. One fold is tested, or every one with `--all`. Prints two
tables (or JSON): scores of CoNLL-18, on gold tokens and on raw text; and words a CPU second, on
one core, on the words of the treebank and on those of further text (plain, or IOB2 with the words
cut). Raw text takes UDPipe longest to learn; `--gold-tokens` leaves it out. What is not installed
is left out too: `pip install "kznlp[bench]"` brings UDPipe. With `--models FOLDER` what was trained
is kept there, and used again where it is there already.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from contextlib import nullcontext, redirect_stdout
from importlib.util import find_spec
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # read by numpy when it is imported

from systems import SYSTEMS  # noqa: E402

from kznlp.evaluate.counts import total  # noqa: E402
from kznlp.evaluate.language import conll18  # noqa: E402
from kznlp.evaluate.language.conllu import Sentence, Token, Word, load  # noqa: E402
from kznlp.evaluate.language.folds import folds  # noqa: E402

TAGS = ("UPOS", "UFeats", "Lemmas")
TREES = ("UAS", "LAS")
CUTS = ("Tokens", "Sentences", "Words")


def train(system, sentences, folder, raw):
    """Train a system; CPU seconds."""
    begin = time.process_time()
    with redirect_stdout(sys.stderr):
        SYSTEMS[system].train(sentences, folder, raw=raw)
    return time.process_time() - begin


def test(system, gold, texts, folder, raw):
    """The counts of a trained system, and CPU seconds a step."""
    on_one_core()
    loaded = SYSTEMS[system](folder)
    seconds, found = timed(loaded, gold)
    counts = {f"gold/{k}": v for k, v in conll18.evaluate(gold, found).items()}
    if raw:
        found = loaded.raw("".join(one.text for one in gold))
        counts |= {f"raw/{k}": v for k, v in conll18.evaluate(gold, found).items()}
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    words = sum(len(one.words) for one in gold)
    speed = {"treebank": (words, seconds)}
    for name, sentences in texts.items():
        words = sum(len(one.words) for one in sentences)
        speed[name] = words, timed(loaded, sentences)[0]
        speed[f"{name}, again"] = words, timed(loaded, sentences)[0]
    return counts, speed, size


def timed(loaded, sentences):
    """Seconds of tagging, and of tagging and parsing; what was found."""
    prepared = loaded.prepare(sentences)
    begin = time.process_time()
    loaded.tag(prepared)
    seconds = {"tag": time.process_time() - begin}
    begin = time.process_time()
    loaded.parse(prepared)
    seconds["tag+parse"] = seconds["tag"] + time.process_time() - begin
    return seconds, loaded.read(prepared)


def on_one_core():
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def apart(call, *arguments):
    """The result of a call in a process of its own, so that nothing is remembered."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(call, arguments)


def read(path):
    """The sentences of running text: words as IOB2 cuts them, or as kznlp does."""
    if path.name.startswith("IOB2"):
        from kznlp.evaluate.language.iob2 import read_iob2

        sentences = [one.words for one in read_iob2(path)]
    else:
        import kznlp

        nlp = kznlp.load(tagger=False, ner=False)
        doc = nlp(path.read_text("utf-8"))
        sentences = [[t.text for t in sent if not t.is_space] for sent in doc.sents]
    made = [Sentence(tuple(Token(word, (Word(word),)) for word in one)) for one in sentences]
    return [one for one in made if one.tokens]


def learned(name, split, folder, raw):
    """CPU seconds that a system took to learn; one that is in the folder does not learn again."""
    told = folder.with_suffix(".seconds")
    if not told.exists():
        folder.mkdir(parents=True)
        say(f"{name}: {split.name}, learning from {len(split.train)} sentences")
        told.write_text(str(apart(train, name, split.train, folder, raw)))
    return float(told.read_text())


def compare(splits, texts, names, *, raw, models):
    """What was measured, by system."""
    found = {}
    for name in names:
        tallies, trained, speeds = [], 0.0, {}
        for split in splits:
            with nullcontext(models) if models else tempfile.TemporaryDirectory() as work:
                folder = Path(work) / name / split.name
                trained += learned(name, split, folder, raw)
                say(f"{name}: {split.name}, testing on {len(split.test)}")
                counts, speed, size = apart(test, name, split.test, texts, folder, raw)
            say(f"{name}: {split.name}, UPOS {100 * counts['gold/UPOS'].f1:.2f} on gold tokens")
            tallies.append(counts)
            for text, (words, seconds) in speed.items():
                add(speeds.setdefault(text, {}), words, seconds)
        found[name] = {
            "scores": {key: round(one.f1, 4) for key, one in total(tallies).items()},
            "words_per_cpu_second": {
                text: {step: round(words / spent) for step, (words, spent) in steps.items()}
                for text, steps in speeds.items()
            },
            "train_cpu_seconds": round(trained / len(splits), 1),
            "megabytes": round(size / 1e6, 1),
            "timed": SYSTEMS[name].timed,
        }
    return found


def add(steps, words, seconds):
    for step, spent in seconds.items():
        before = steps.get(step, (0, 0.0))
        steps[step] = before[0] + words, before[1] + spent


def draw(found):
    """Two tables, the first of quality, the second of speed with its ratio to the first system."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    names = list(found)
    quality = Table("F1, CoNLL-18", *names)
    rows = [("gold", one) for one in (*TAGS, *TREES)]
    if "raw/Tokens" in found[names[0]]["scores"]:
        rows += [("raw", one) for one in (*CUTS, *TAGS, *TREES)]
    for part, metric in rows:
        cells = [f"{100 * found[name]['scores'][f'{part}/{metric}']:.2f}" for name in names]
        quality.add_row(f"{'gold tokens' if part == 'gold' else 'raw text'}: {metric}", *cells)
    console.print(quality)
    speed = Table("words a CPU second", *names)
    for text in found[names[0]]["words_per_cpu_second"]:
        for step in ("tag", "tag+parse"):
            rates = [found[name]["words_per_cpu_second"][text][step] for name in names]
            speed.add_row(f"{text}: {step}", *ratios(rates))
    for name in ("train_cpu_seconds", "megabytes"):
        speed.add_row(name.replace("_", " "), *(str(found[one][name]) for one in names))
    console.print(speed)
    for name in names:
        console.print(f"timed of {name}: {found[name]['timed']}")


def ratios(rates):
    """The rates, with how many times the first is as fast as each other."""
    yield f"{rates[0]:,}"
    for rate in rates[1:]:
        yield f"{rate:,} ({rates[0] / rate:.1f} x)"


def say(message):
    print(message, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--folds", type=int, default=10, help="into how many parts it is cut")
    parser.add_argument("--all", action="store_true", help="test on each fold, not on one alone")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--text", nargs="*", type=Path, default=[], help="further text, for speed")
    parser.add_argument("--systems", nargs="*", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--gold-tokens", action="store_true", help="leave raw text out")
    parser.add_argument("--models", type=Path, help="keep what was trained in this folder")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    names = [name for name in options.systems if installed(name)]
    splits = list(folds(load(options.treebank), count=options.folds, seed=options.seed))
    texts = {path.name: read(path) for path in options.text}
    splits = splits if options.all else splits[:1]
    raw = not options.gold_tokens
    found = compare(splits, texts, names, raw=raw, models=options.models)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        draw(found)


def installed(name):
    package = SYSTEMS[name].needs
    if find_spec(package.partition(".")[0]) is None or find_spec(package) is None:
        say(f'{name} is left out: {package} is not installed (pip install "kznlp[bench]")')
        return False
    return True


if __name__ == "__main__":
    main()
