"""Works out readings and lemmas of frequent words for a words model, from the model's own tables.

    python -m kznlp.train.frequent models/kk_words

`kznlp.train.words` does it at its end; alone it is to be run when the grammar or the analyser has
changed. It needs no data and takes some seconds.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from kznlp.language.morphology import Analyzer, load_lexicon
from kznlp.language.morphology.frequent import Frequent, dump
from kznlp.language.readings import Model, load

# So many of the frequent forms are looked up with a capital too.
CAPITALIZED = 5000


def read_frequent(folder: Path) -> None:
    """Write `readings.tsv`: the readings of the forms and names of the model, guesses left out."""
    lexicon = replace(load_lexicon(folder), frequent=Frequent([], {}))
    forms = load(folder).forms
    often = sorted(forms, key=lambda form: -forms[form])[:CAPITALIZED]
    names = [stem[0] for stems in lexicon.stems.values() for stem in stems if stem[1] == "PROPN"]
    words = sorted({*forms, *names, *(form.capitalize() for form in often)})
    analyzer = Analyzer(lexicon)
    read = [(word, analyzer.analyze(word)) for word in words]
    dump([(word, found) for word, found in read if not any(r.guessed for r in found)], folder)


def write_forms(model: Model, folder: Path) -> None:
    """Write `forms.tsv`: each form, how often it was seen, and its lemma if it is another."""
    bare = replace(model, lemmas={})
    rows = ((form, count, bare.lemma(form)) for form, count in sorted(model.forms.items()))
    lines = [f"{form}\t{n}\t{'' if lemma == form else lemma}\n" for form, n, lemma in rows]
    (folder / "forms.tsv").write_text("".join(lines), "utf-8")


def main() -> None:
    """Work them out from the command line."""
    parser = argparse.ArgumentParser(description="Work out readings and lemmas of frequent words.")
    parser.add_argument("model", type=Path)
    folder = parser.parse_args().model
    write_forms(load(folder), folder)
    read_frequent(folder)


if __name__ == "__main__":
    main()
