"""A doc cut into the tokens and words that the treebank of Kazakh has.

Our tokens are made for policy text: «15-жылдығының» is one, "51 %" two. The treebank wants

    joined      a number with its percent sign: "51%"; a participle with its negation:
                "келген жоқ"; a verb with its hearsay: "барады екен" (`data/language/analytic.csv`)
    cut         a word at its hyphens, unless the whole is in the lexicon, or what follows the
                hyphen is an ending or a name: «15», «-», «жылдығының»
    words       endings that are words of their own: «дайынбыз» is «дайын» and «быз»

>>> import spacy
>>> [token.form for token in tokens(spacy.blank("kk")("Өнім 51%-ға өсті, 15-жылдығына орай"))]
['Өнім', '51%-ға', 'өсті', ',', '15', '-', 'жылдығына', 'орай']
"""

from collections.abc import Iterator
from functools import lru_cache

import regex
from spacy.tokens import Doc, Span

from kznlp import resources
from kznlp.evaluate.language.conllu import Sentence, Token, Word
from kznlp.language.morphology import analyze, default_analyzer
from kznlp.language.suffixes import detached

HYPHEN = "-"
PARTICIPLE = regex.compile(r"\p{L}{2,}(?:ған|ген|қан|кен)")
ORDINAL = regex.compile(r"(?:[ыі]?н)?ш[ыі]")
# No longer is an Arabic article: "әл-", "ас-".
ARTICLE = 2
# Of endings that stand for "to be", only those of the first person are told from other endings.
SPEAKER = "Person=1"

Piece = tuple[str, bool]


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a doc, white space left out; words have no tags yet."""
    for span in doc.sents:
        found = tuple(tokens(span))
        if found:
            yield Sentence(found)


def tokens(span: Doc | Span) -> Iterator[Token]:
    """The tokens of a doc or a sentence, with their words."""
    for form, space in _joined([(t.text, bool(t.whitespace_)) for t in span if not t.is_space]):
        pieces = _cut(form) if HYPHEN in form[1:-1] else (form,)
        for piece in pieces[:-1]:
            yield Token(piece, (Word(piece),), space_after=False)
        yield Token(pieces[-1], tuple(map(Word, _words(pieces[-1]) or pieces[-1:])), space)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    form, space = "", True
    for text, after in pieces:
        if form and (_percent(form, text, space) or (space and _analytic(form, text))):
            form, space = form + (" " if space else "") + text, after
            continue
        if form:
            yield form, space
        form, space = text, after
    if form:
        yield form, space


def _percent(form: str, text: str, space: bool) -> bool:
    return not space and text[0] == "%" and form[-1].isdigit()


def _analytic(form: str, text: str) -> bool:
    wanted = resources.pairs("language/analytic.csv").get(text)
    if wanted == "verb" and " " not in form:
        reading = next(iter(default_analyzer().analyze(form)), None)
        return reading is not None and reading.upos == "VERB" and not reading.guessed
    if wanted:
        return PARTICIPLE.fullmatch(form.lower()) is not None or " " in form
    return False


@lru_cache(maxsize=20_000)
def _cut(form: str) -> tuple[str, ...]:
    before, _, rest = form.rpartition(HYPHEN)
    if before[-1] == "%" or (before[-1].isdigit() and _ending(rest)):
        return (form,)
    if before.isupper() and _ending(rest):
        return (form,)
    if _clitic(form) or _name(before, rest):
        return (form,)
    if _known(form.lower(), len(before) + 1) and not (_numeral(before) and _numeral(rest)):
        return (form,)
    return tuple(piece for piece in regex.split(f"({HYPHEN})", form) if piece)


def _clitic(form: str) -> tuple[str, ...]:
    """The two words of a token that ends in a particle: "ертең-ақ"."""
    for first, _ in default_analyzer().splits(form):
        before, hyphen, rest = form.rpartition(HYPHEN)
        if first.morphs and first.morphs[-1].end <= len(before):
            return (before, hyphen + rest if rest == "ақ" else rest)
    return ()


def _name(before: str, rest: str) -> bool:
    """Whether both are one name: "Сан-Паулу", "әл-Аббас"."""
    return rest[:1].isupper() and (before[0].isupper() or len(before) <= ARTICLE)


def _numeral(form: str) -> bool:
    return any(reading.upos == "NUM" for reading in default_analyzer().analyze(form))


def _ending(rest: str) -> bool:
    return detached(rest) or ORDINAL.fullmatch(rest) is not None


def _known(low: str, least: int) -> bool:
    """Whether the lexicon has a stem of which this is a form, hyphen included."""
    lexicon = default_analyzer().lexicon
    starts = (low[:size] for size in range(len(low), least, -1))
    return any(start in lexicon.stems or start in lexicon.forms for start in starts)


@lru_cache(maxsize=20_000)
def _words(form: str) -> tuple[str, ...]:
    """The words of a token: two where its ending is a particle or the speaker's "am", "are"."""
    if not form[-1].isalpha() or " " in form:
        return ()
    if HYPHEN in form[1:-1]:
        lexicon, low = default_analyzer().lexicon, form.lower()
        return () if low in lexicon.stems or low in lexicon.forms else _clitic(form)
    if any(reading.upos == "VERB" or "[psor]" in reading.feats for reading in analyze(form)):
        return ()
    for first, second in default_analyzer().splits(form):
        if second.upos == "AUX" and first.upos == "ADJ" and SPEAKER in second.feats.split("|"):
            size = first.morphs[-1].end
            return form[:size], form[size:]
    return ()
