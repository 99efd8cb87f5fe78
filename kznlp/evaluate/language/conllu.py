r"""Treebanks in CoNLL-U: sentences of tokens, tokens of words.

A token is what stands in the text, a word what has a tag and a head; most tokens are one word,
"қуаныштымын" is two. Empty nodes and the columns XPOS and DEPS are not kept.

>>> text = "1-2\tБаласыз\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
>>> text += "1\tбала\tбала\tNOUN\tn\t_\t0\troot\t_\t_\n2\tсыз\tсыз\tADP\tpost\t_\t1\tcase\t_\t_\n"
>>> [sentence] = parse(text)
>>> [token.form for token in sentence.tokens], [word.upos for word in sentence.words]
(['Баласыз'], ['NOUN', 'ADP'])
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kznlp.errors import ReadError

COLUMNS = 10
ADVICE = "Correct the line; universaldependencies.org/format.html says how it must look"


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `head` is the number of its head in the sentence, 0 for the root.

    A word that nobody has parsed is its own root, without a relation.
    """

    form: str
    lemma: str = "_"
    upos: str = "_"
    feats: str = "_"
    head: int = 0
    deprel: str = "_"


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two places of the text, read as one or more words."""

    form: str
    words: tuple[Word, ...]
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `id` is "" where the file names none."""

    tokens: tuple[Token, ...]
    id: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all tokens."""
        return tuple(word for token in self.tokens for word in token.words)

    @property
    def text(self) -> str:
        """The text, with a space after each token that has one."""
        return "".join(t.form + (" " if t.space_after else "") for t in self.tokens)

    def with_words(self, words: Iterable[Word]) -> "Sentence":
        """The same tokens with other words, as many as there were."""
        left = iter(words)
        tokens = tuple(
            replace(token, words=tuple(next(left) for _ in token.words)) for token in self.tokens
        )
        return replace(self, tokens=tokens)


def load(path: Path) -> list[Sentence]:
    """The sentences of a file.

    Raises:
        ReadError: it is missing, or a line is not CoNLL-U.
    """
    try:
        return list(parse(path.read_text("utf-8"), source=str(path)))
    except OSError as error:
        raise ReadError(
            str(path), f"it cannot be opened ({error})", "Give a .conllu file"
        ) from error


def parse(text: str, *, source: str = "the treebank") -> Iterator[Sentence]:
    """The sentences of a text.

    Raises:
        ReadError: a line is not CoNLL-U.
    """
    rows: list[list[str]] = []
    name = ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ").strip()
        elif not line.strip():
            if rows:
                yield Sentence(tuple(_tokens(rows)), name)
            rows, name = [], ""
        elif not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != COLUMNS or not cells[0].replace("-", "").replace(".", "").isdigit():
                problem = f"line {number} is not {COLUMNS} cells that begin with a number: {line!r}"
                raise ReadError(source, problem, ADVICE)
            if not (cells[6].isdigit() or cells[6] == "_"):
                raise ReadError(source, f"line {number} has the head {cells[6]!r}", ADVICE)
            rows.append(cells)


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    last, several, form, space = 0, list[Word](), "", True
    for cells in rows:
        number, _, end = cells[0].partition("-")
        if end:
            last, several, form, space = int(end), [], cells[1], _space(cells)
        elif number.isdigit():
            head = int(cells[6]) if cells[6].isdigit() else 0
            word = Word(cells[1], cells[2], cells[3], cells[5], head, cells[7])
            if int(number) > last:
                yield Token(cells[1], (word,), _space(cells))
                continue
            several.append(word)
            if int(number) == last:
                yield Token(form, tuple(several), space)


def _space(cells: list[str]) -> bool:
    return "SpaceAfter=No" not in cells[9].split("|")


def dump(sentences: Iterable[Sentence]) -> str:
    """The sentences as CoNLL-U."""
    return "".join(line + "\n" for sentence in sentences for line in _lines(sentence))


def _lines(sentence: Sentence) -> Iterator[str]:
    if sentence.id:
        yield f"# sent_id = {sentence.id}"
    yield f"# text = {sentence.text.strip()}"
    number = 0
    for token in sentence.tokens:
        misc = "_" if token.space_after else "SpaceAfter=No"
        if len(token.words) > 1:
            first = f"{number + 1}-{number + len(token.words)}"
            yield "\t".join([first, token.form, *"_" * 7, misc])
            misc = "_"
        for word in token.words:
            number += 1
            cells = [str(number), word.form, word.lemma, word.upos, "_", word.feats]
            yield "\t".join([*cells, str(word.head), word.deprel, "_", misc])
    yield ""
