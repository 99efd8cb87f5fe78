"""Trains Stanza's networks on a treebank: models for `kznlp.load(engine="stanza")`.

A CoNLL-U file comes in, a folder as Stanza makes it goes out: tokenizer, expander of multiword
tokens (where the treebank has any), tagger, lemmatizer and parser, each by Stanza's own trainer,
without word vectors or character models, so that nothing else is needed. Every `held_out`-th
sentence is kept for Stanza to choose the best state of each network by.

    kk/tokenize/kznlp.pt …    the networks
    resources.json            what Stanza reads to find them
    training.json             options, digest and size of the data

The same data and options on one thread of one machine give the same weights.

>>> from kznlp.evaluate.language.conllu import Sentence, Token, Word
>>> words = [Token("Су", (Word("Су"),)), Token("азайды", (Word("азайды"),), False)]
>>> sentence = Sentence((*words, Token(".", (Word("."),))))
>>> labelled([sentence], seed=1)
('Су азайды.', '0100000012')
"""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import regex

from kznlp.errors import KznlpError
from kznlp.evaluate.language.conllu import Sentence, parse

LANGUAGE, NAME = "kk", "kznlp"
FEWEST = 20  # sentences
PARAGRAPH = 4  # sentences at most: a treebank does not say where its paragraphs end
BATCH = 1000  # words a step of the parser, which takes 5,000 unless told
WINDOW = 300  # characters that the tokenizer sees at once, at most
WORDS_A_STEP = 50  # of expander and lemmatizer, which count rounds through the data, not steps
ROUNDS = {"mwt": 30, "lemma": 60}  # Stanza's own, taken as the most
EVALUATIONS = 10
BLANK_LINES = regex.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train.

    Attributes:
        steps: updates of each network.
        held_out: every how many sentences one is kept to choose the best state by.
        width: of the layers of tagger and parser; Stanza's own are of 200 and 400.
        seed: of everything random; Stanza sets the seeds of `random`, numpy and torch by it.
    """

    steps: int = 1000
    held_out: int = 10
    width: int = 200
    seed: int = 1

    def __post_init__(self) -> None:
        if self.steps < 1 or self.held_out < 2 or self.width < 1:
            given = f"{self.steps}, {self.held_out} and {self.width}"
            raise KznlpError(f"steps, held_out, width must be at least 1, 2, 1, not {given}.")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the treebank: its sentences, and the same as CoNLL-U."""

    sentences: Sequence[Sentence]
    conllu: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @property
    def expansions(self) -> Counter[tuple[str, tuple[str, ...]]]:
        """Multiword tokens with their words, counted."""
        tokens = (token for sentence in self.sentences for token in sentence.tokens)
        return Counter(
            (token.form, tuple(word.form.lower() for word in token.words))
            for token in tokens
            if len(token.words) > 1
        )


def train(conllu: Path, output: Path, *, options: Options | None = None) -> None:
    """Train on a treebank and write the models to `output`.

    Raises:
        KznlpError: Stanza is not installed, the treebank is too small or not annotated, or
            `output` holds models that were not trained here.
        ReadError: the file is no CoNLL-U.
    """
    options = options or Options()
    try:
        from stanza.models import lemmatizer, mwt_expander, parser, tagger, tokenizer
    except ImportError as error:
        problem = 'Training Stanza needs Stanza. Install it: pip install "kznlp[stanza]"'
        raise KznlpError(problem) from error
    if (output / "resources.json").exists() and not (output / "training.json").exists():
        raise KznlpError(f"{output} holds other models of Stanza. Give a folder of its own.")
    learned, kept = split(conllu, held_out=options.held_out)
    trainers = {
        "tokenize": tokenizer.main,
        "mwt": mwt_expander.main,
        "pos": tagger.main,
        "lemma": lemmatizer.main,
        "depparse": parser.main,
    }
    if not learned.expansions:
        del trainers["mwt"]
    with TemporaryDirectory() as work:
        files = _write(Path(work), learned, kept, seed=options.seed)
        for name, main in trainers.items():
            where = ["--save_dir", str(output / LANGUAGE / name), "--save_name", f"{NAME}.pt"]
            seed = ["--seed", str(options.seed), "--shorthand", f"{LANGUAGE}_{NAME}"]
            main([*_arguments(name, files, learned, options), *where, *seed])
    _describe(output, conllu, options, learned, kept, list(trainers))


def split(conllu: Path, *, held_out: int) -> tuple[Part, Part]:
    """What is learned from, and what is kept."""
    source = str(conllu)
    try:
        text = conllu.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KznlpError(f"{source} cannot be read ({error}). Give a file of CoNLL-U.") from error
    sentences = [sentence for sentence in parse(text, source=source) if sentence.tokens]
    plain = [lines for block in BLANK_LINES.split(text) if (lines := _plain(block))]
    found = list(zip(sentences, plain, strict=True))
    fewest = max(FEWEST, held_out)
    if len(found) < fewest:
        raise KznlpError(f"{source} has {len(found)} sentences; {fewest} are the fewest.")
    for number, (sentence, _) in enumerate(found, start=1):
        bare = next((w.form for w in sentence.words if "_" in (w.lemma, w.upos, w.deprel)), None)
        if bare is not None and bare != "_":
            problem = f"{bare!r} lacks its lemma, part of speech or head"
            raise KznlpError(f"{source}, sentence {sentence.id or number}: {problem}.")
    learned = [pair for i, pair in enumerate(found) if (i + 1) % held_out]
    kept = [pair for i, pair in enumerate(found) if not (i + 1) % held_out]
    return _part(learned), _part(kept)


def _part(found: Sequence[tuple[Sentence, str]]) -> Part:
    return Part([sentence for sentence, _ in found], "".join(f"{text}\n\n" for _, text in found))


def _plain(block: str) -> str:
    """The lines of words and tokens, without empty nodes and enhanced dependencies."""
    rows = (line.split("\t") for line in block.splitlines() if line and line[0] != "#")
    kept = ([*row[:8], "_", row[9]] for row in rows if "." not in row[0])
    return "\n".join("\t".join(row) for row in kept)


def labelled(sentences: Sequence[Sentence], *, seed: int) -> tuple[str, str]:
    """Running text of the sentences, and a digit for each character, as the tokenizer wants them.

    1 ends a token, 2 a sentence, 3 and 4 the same of a multiword token, 0 ends nothing.
    """
    chance = random.Random(seed)
    text, labels = [""], [""]
    left = chance.randint(1, PARAGRAPH)
    for sentence in sentences:
        if not left:
            text.append("")
            labels.append("")
            left = chance.randint(1, PARAGRAPH)
        gap = " " if text[-1] else ""
        text[-1] += gap + sentence.text.strip()
        labels[-1] += "0" * len(gap) + "".join(_digits(sentence))
        left -= 1
    return "\n\n".join(text), "\n\n".join(labels)


def _digits(sentence: Sentence) -> Iterator[str]:
    last = len(sentence.tokens) - 1
    for i, token in enumerate(sentence.tokens):
        end = (1 if len(token.words) == 1 else 3) + (i == last)
        yield "0" * (len(token.form) - 1) + str(end)
        if token.space_after and i != last:
            yield "0"


def _write(folder: Path, learned: Part, kept: Part, *, seed: int) -> dict[str, str]:
    """Write the files that the trainers read; their paths."""
    texts = {"expansions": json.dumps(list(learned.expansions.items()))}
    # The expander can be measured on multiword tokens only.
    texts["expanded"] = (kept if kept.expansions else learned).conllu
    for name, part in (("learned", learned), ("kept", kept)):
        texts[name] = part.conllu
        texts[f"{name}.text"], texts[f"{name}.labels"] = labelled(part.sentences, seed=seed)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return {name: str(folder / name) for name in texts}


def _arguments(name: str, files: dict[str, str], learned: Part, options: Options) -> list[str]:
    """What the command line of a trainer is given."""
    steps = options.steps
    often = str(max(1, steps // EVALUATIONS))
    data = ["--train_file", files["learned"], "--eval_file", files["kept"]]
    match name:
        case "tokenize":
            given = ["--txt_file", files["learned.text"], "--label_file", files["learned.labels"]]
            given += ["--dev_txt_file", files["kept.text"]]
            given += ["--dev_label_file", files["kept.labels"]]
            given += ["--mwt_json_file", files["expansions"], "--lang", LANGUAGE]
            text = Path(files["learned.text"]).read_text("utf-8")
            window = min(WINDOW, max(map(len, text.split("\n\n"))))
            given += ["--steps", str(steps), "--eval_steps", often]
            return [*given, "--max_seqlen", str(window)]
        case "mwt":
            data = ["--train_file", files["learned"], "--eval_file", files["expanded"]]
            rounds = _rounds(name, steps, learned.expansions.total())
            return [*data, "--gold_file", files["expanded"], "--num_epoch", rounds]
        case "lemma":
            return [*data, "--num_epoch", _rounds(name, steps, learned.words)]
    given = ["--lang", LANGUAGE, "--no_pretrain"]
    given += ["--max_steps", str(steps), "--eval_interval", often]
    for layer in ("hidden_dim", "char_hidden_dim", "deep_biaff_hidden_dim"):
        given += [f"--{layer}", str(options.width)]
    if name == "depparse":
        given += ["--batch_size", str(BATCH), "--no_checkpoint"]
    return data + given


def _rounds(name: str, steps: int, words: int) -> str:
    return str(min(ROUNDS[name], max(1, steps * WORDS_A_STEP // words)))


def _describe(
    output: Path, conllu: Path, options: Options, learned: Part, kept: Part, names: Sequence[str]
) -> None:
    """Write what Stanza finds the models by, and what they were made of."""
    models: dict[str, object] = {name: {NAME: {}} for name in names}
    models["packages"] = {"default": dict.fromkeys(names, NAME)}
    known = {LANGUAGE: {"lang_name": "Kazakh", **models}}
    told = {
        "options": asdict(options),
        "data": {"sha256": hashlib.sha256(conllu.read_bytes()).hexdigest()},
        "sentences": {"learned": len(learned.sentences), "kept": len(kept.sentences)},
        "words": {"learned": learned.words, "kept": kept.words},
    }
    for name, value in (("resources.json", known), ("training.json", told)):
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (output / name).write_text(text + "\n", "utf-8")
