"""The systems that `taggers.py` compares: each trained, loaded and run by its own means.

Each class says what it `needs`, trains into a folder, and once loaded from there

    prepare     puts words as the treebank cuts them into the system's own objects
    tag, parse  the calls that are timed: nothing is read from their results
    read        the results as sentences of `kznlp.evaluate.language.conllu`
    raw         sentences that the system finds in raw text, with all it says of them; `train` is
                told whether that is wanted
"""

import shutil
from types import MappingProxyType

from kznlp.evaluate.language.conllu import Sentence, Token, Word, dump, parse

LARGEST = 100_000_000


class Kznlp:
    """Analyser, tagger and parser of kznlp, learned by `kznlp train language`'s own steps."""

    name, needs = "kznlp", "kznlp"
    timed = "candidates of words and the choice among them, trees; all as Python objects"

    @staticmethod
    def train(sentences, folder, *, raw):
        from kznlp.language.morphology import default_analyzer
        from kznlp.language.parsing import model as parsers
        from kznlp.language.tagging import model as taggers
        from kznlp.language.tagging.readings import readings_of
        from kznlp.train import parsing
        from kznlp.train.lattices import Options
        from kznlp.train.tagging import retag, teach

        readings = readings_of(default_analyzer())
        taggers.save(_with_frequent(teach(sentences, readings, Options())), folder)
        options = parsing.Options()
        tagged = parsing.jackknifed(
            sentences,
            lambda split: list(retag(split.test, teach(split.train, readings, Options()))),
            options,
        )
        parsers.save(parsing.teach(tagged, options), folder)

    def __init__(self, folder):
        from kznlp.language.parsing import model as parsers
        from kznlp.language.parsing.words import Tagged
        from kznlp.language.tagging import model as taggers

        self.tagger, self.parser = taggers.load(folder), parsers.load(folder)
        self.tagged = Tagged

    def prepare(self, sentences):
        return [[[word.form for word in one.words], one, None, None] for one in sentences]

    def tag(self, prepared):
        tagged = self.tagger.tag_all(one[0] for one in prepared)
        for one, chosen in zip(prepared, tagged, strict=True):
            one[2] = chosen

    def parse(self, prepared):
        words = (
            [
                self.tagged(form, c.lemma, c.upos, c.feats)
                for form, c in zip(*one[:3:2], strict=True)
            ]
            for one in prepared
        )
        for one, tree in zip(prepared, self.parser.parse(words), strict=True):
            one[3] = tree

    def read(self, prepared):
        return [
            gold.with_words(
                Word(form, c.lemma, c.upos, c.feats, node.head, node.relation)
                for form, c, node in zip(forms, chosen, tree, strict=True)
            )
            for forms, gold, chosen, tree in prepared
        ]

    def raw(self, text):
        import kznlp.components  # noqa: F401 (declares `kk_sentences`)
        from kznlp.evaluate.language.universal import sentences
        from kznlp.language.kazakh import Kazakh

        nlp = Kazakh()
        nlp.max_length = LARGEST
        nlp.add_pipe("kk_sentences")
        prepared = self.prepare(sentences(nlp(text)))
        self.tag(prepared)
        self.parse(prepared)
        return self.read(prepared)


def _with_frequent(tagger):
    """The tagger with the frequent words that the shipped one has, worked out with its weights."""
    from kznlp.language.tagging.frequent import OPENING, Frequent, dump
    from kznlp.language.tagging.model import default_tagger
    from kznlp.language.tagging.tagger import Tagger

    lines = default_tagger().frequent.text.splitlines()[1:]
    forms = [line.partition("\t")[0] for line in lines]
    words = [(form.removeprefix(OPENING), form.startswith(OPENING)) for form in forms]
    table = dump(zip(words, tagger.look(words), strict=True))
    return Tagger(tagger.candidates, tagger.weights, tagger.profiles, Frequent(table))


class UDPipe:
    """UDPipe 1 with the options that it has by default; it takes words of C++ and gives such."""

    name, needs = "UDPipe 1", "ufal.udpipe"
    timed = "Model.tag and Model.parse, in C++; putting words in and reading them is left out"

    @staticmethod
    def train(sentences, folder, *, raw):
        import ufal.udpipe as udpipe

        # Of tokenizer, tagger and parser no option is set; a tokenizer takes longest to learn.
        error = udpipe.ProcessingError()
        model = udpipe.Trainer.train(
            "morphodita_parsito",
            udpipe.Sentences(_udpipe_sentences(sentences)),
            udpipe.Sentences(),
            "" if raw else "none",
            "",
            "",
            error,
        )
        if error.occurred():
            raise RuntimeError(error.message)
        (folder / "model.udpipe").write_bytes(model)

    def __init__(self, folder):
        import ufal.udpipe as udpipe

        self.udpipe = udpipe
        self.model = udpipe.Model.load(str(folder / "model.udpipe"))

    def prepare(self, sentences):
        return _udpipe_sentences(bare(sentences))

    def tag(self, prepared):
        for one in prepared:
            self.model.tag(one, self.udpipe.Model.DEFAULT)

    def parse(self, prepared):
        for one in prepared:
            self.model.parse(one, self.udpipe.Model.DEFAULT)

    def read(self, prepared):
        writer = self.udpipe.OutputFormat.newOutputFormat("conllu")
        return list(parse("".join(map(writer.writeSentence, prepared))))

    def raw(self, text):
        default = self.udpipe.Pipeline.DEFAULT
        run = self.udpipe.Pipeline(self.model, "tokenize", default, default, "conllu")
        return list(parse(run.process(text, self.udpipe.ProcessingError())))


def _udpipe_sentences(sentences):
    import ufal.udpipe as udpipe

    found, error = [], udpipe.ProcessingError()
    reader = udpipe.InputFormat.newInputFormat("conllu")
    reader.setText(dump(sentences))
    one = udpipe.Sentence()
    while reader.nextSentence(one, error):
        found.append(one)
        one = udpipe.Sentence()
    if error.occurred():
        raise RuntimeError(error.message)
    return found


class SpaCy:
    """spaCy's own pipeline, as `spacy init config --optimize efficiency` sets it up for the CPU.

    Its language is "xx", of which spaCy knows no more than of any; spaCy itself has no Kazakh.
    """

    name, needs = "spaCy", "spacy"
    timed = "components over docs made before, through nlp.pipe; reading them is left out"
    components = ("morphologizer", "trainable_lemmatizer", "parser")
    together = 10  # sentences in a doc to learn from
    changed = MappingProxyType({})  # settings of the training that are not the default's

    @classmethod
    def train(cls, sentences, folder, *, raw):
        from spacy.cli.init_config import init_config
        from spacy.cli.train import train
        from spacy.tokens import DocBin
        from spacy.training.converters import conllu_to_docs

        config = init_config(
            lang="xx", pipeline=list(cls.components), optimize="efficiency", gpu=False
        )
        # A tenth of what is to be learned from says when to stop.
        parts = {"train": [], "dev": []}
        for number, one in enumerate(sentences):
            parts["train" if number % 10 else "dev"].append(one)
        for name, part in parts.items():
            docs = conllu_to_docs(dump(part), n_sents=cls.together, no_print=True)
            DocBin(docs=docs, store_user_data=True).to_disk(folder / f"{name}.spacy")
        config.to_disk(folder / "config.cfg")
        paths = {f"paths.{name}": str(folder / f"{name}.spacy") for name in parts}
        train(folder / "config.cfg", folder / "output", overrides=paths | dict(cls.changed))
        for name in parts:
            (folder / f"{name}.spacy").unlink()
        (folder / "output" / "model-best").rename(folder / "model")
        shutil.rmtree(folder / "output")

    def __init__(self, folder):
        import spacy

        self.nlp = spacy.load(folder / "model")
        self.nlp.max_length = LARGEST

    def prepare(self, sentences):
        return [[_doc(self.nlp.vocab, one), one] for one in sentences]

    def tag(self, prepared):
        with self.nlp.select_pipes(disable="parser"):
            self._run(prepared)

    def parse(self, prepared):
        with self.nlp.select_pipes(enable=["tok2vec", "parser"]):
            self._run(prepared)

    def _run(self, prepared):
        docs = self.nlp.pipe(one[0] for one in prepared)
        for one, doc in zip(prepared, docs, strict=True):
            one[0] = doc

    def read(self, prepared):
        return [gold.with_words(_words(doc)) for doc, gold in prepared]

    def raw(self, text):
        return [
            Sentence(
                tuple(
                    Token(word.form, (word,), bool(token.whitespace_))
                    for token, word in zip(sent, _words(sent), strict=True)
                )
            )
            for sent in self.nlp(text).sents
        ]


def _doc(vocab, sentence):
    from spacy.tokens import Doc

    return Doc(vocab, words=[word.form for word in sentence.words])


def _words(tokens):
    """What spaCy says of the tokens of one sentence."""
    first = tokens[0].i
    for token in tokens:
        root = token.head.i == token.i
        relation = "root" if root else token.dep_ or "_"
        feats = str(token.morph) or "_"
        head = 0 if root else token.head.i - first + 1
        yield Word(token.text, token.lemma_ or "_", token.pos_ or "_", feats, head, relation)


def bare(sentences):
    """The sentences without anything that a system is to find."""
    return [one.with_words(Word(word.form) for word in one.words) for one in sentences]


SYSTEMS = {one.name: one for one in (Kznlp, UDPipe, SpaCy)}
