"""What the model knows of a word from the words around it.

    pairs      the word with its neighbors
    quotes     inside « »: what follows and goes before (« Хабар » агенттігі)
    numbers    inside a number: what it counts (жеті жүз отыз жеті теңге)
    names      inside a run of capitalized words: what follows and goes before
    heads      before a body, post or act: which (Сыртқы істер министрлігі)

>>> sorted(of_words(["«", "Хабар", "»", "арнасы"])[1])[-4:]
['qk=capital|арна', 'ql=1', 'qp=^', 'quoted']
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kznlp import resources
from kznlp.expressions import body_words
from kznlp.language.entities.kinds import is_ordinal
from kznlp.language.entities.word_features import WordFeatures, of_word

EDGE = ("^", "$")
HEAD_REACH = 7  # a head is no farther than this behind a word of its name
QUOTE_REACH = 40  # a longer quotation is no name
JOINTS = frozenset(",–—/-")
NUMBERS = frozenset(("digits", "numeral", "percent"))
CAPITALS = frozenset(("capital", "capitals"))

Features = list[list[str]]


def of_words(sentence: Sequence[str]) -> Features:
    """The features of each word of a sentence that need more than the word."""
    known = [of_word(word) for word in sentence]
    found: Features = [[] for _ in sentence]
    _pairs(known, found)
    _quotes(sentence, known, found)
    _numbers(sentence, known, found)
    _names(sentence, known, found)
    _heads(sentence, known, found)
    return found


def _pairs(known: Sequence[WordFeatures], found: Features) -> None:
    lemmas = ["^", *(word.lemma for word in known), "$"]
    kinds = ["^", "^", *(word.kind for word in known), "$", "$"]
    for i, features in enumerate(found):
        before, own, behind = lemmas[i : i + 3]
        a, b, c, d, e = kinds[i : i + 5]
        features += (
            f"mm-={before}|{own}",
            f"mm+={own}|{behind}",
            f"m-+={before}|{behind}",
            f"kk={b}|{c}|{d}",
            f"kk2={a}|{b}|{c}|{d}|{e}",
        )


def _around(known: Sequence[WordFeatures], start: int, end: int) -> tuple[str, str, str]:
    """The lemmas before a stretch, behind it, and next behind it."""
    before = known[start - 1].lemma if start else "^"
    behind = known[end].lemma if end < len(known) else "$"
    second = known[end + 1].lemma if end + 1 < len(known) else "$"
    return before, behind, second


def _groups(known: Sequence[WordFeatures], at: int) -> tuple[str, ...]:
    """The lists in which the word at a place stands."""
    return known[at].groups if at < len(known) else ()


def _quotes(sentence: Sequence[str], known: Sequence[WordFeatures], found: Features) -> None:
    opened = None
    for i, word in enumerate(sentence):
        if word == "«":
            opened = i
        elif word == "»" and opened is not None:
            first = opened + 1
            if first < i <= first + QUOTE_REACH:
                _, behind, second = _around(known, first, i + 1)
                before = known[opened - 1].lemma if opened else "^"
                told = (
                    *("quoted", f"qa={behind}", f"qb={second}", f"qp={before}"),
                    *(f"qg={group}" for group in _groups(known, i + 1)),
                    *(f"ql={min(i - first, 6)}", f"qk={known[first].kind}|{behind[:4]}"),
                )
                for j in range(first, i):
                    found[j] += (*told, f"qf={j == first}", f"qa={behind}|{j == first}")
            opened = None


def _numbers(sentence: Sequence[str], known: Sequence[WordFeatures], found: Features) -> None:
    def in_number(i: int) -> bool:
        if known[i].kind in NUMBERS:
            return True
        inside = sentence[i] in JOINTS and 0 < i < len(known) - 1
        return inside and known[i - 1].kind in NUMBERS and known[i + 1].kind in NUMBERS

    for start, end in _runs(len(known), in_number):
        before, behind, second = _around(known, start, end)
        last = sentence[end - 1].lower()
        tail = "ordinal" if is_ordinal(last) else last[-2:]
        printed = sentence[end].lower() if end < len(known) else "$"
        told = (
            *(f"na={behind}", f"nw={printed}", f"nb={second}", f"nab={behind}|{second}"),
            *(f"np={before}", f"npa={before}|{behind}", f"nta={tail}|{behind}"),
            *(f"ng={group}|{tail}" for group in _groups(known, end)),
            f"nl={min(end - start, 9)}",
        )
        for i in range(start, end):
            found[i] += (*told, f"nt={tail}|{i == start}")


def _names(sentence: Sequence[str], known: Sequence[WordFeatures], found: Features) -> None:
    for start, end in _runs(len(known), lambda i: known[i].kind in CAPITALS):
        before, behind, second = _around(known, start, end)
        told = (
            *(f"ca={behind}", f"cb={second}", f"cp={before}"),
            *(f"cf={known[start].lemma}", f"ce={known[end - 1].lemma}"),
            *(f"cg={group}" for group in _groups(known, end)),
            f"cx={sentence[end - 1][-3:].lower()}",
        )
        length = min(end - start, 4)
        for i in range(start, end):
            at = min(i - start, 4)
            found[i] += (*told, f"cl={length}|{at}", f"cfa={behind}|{at}")


def _heads(sentence: Sequence[str], known: Sequence[WordFeatures], found: Features) -> None:
    bodies, acts = body_words.kinds(), _act_heads()
    head, at = "", -1
    for i in range(len(known) - 1, -1, -1):
        lemma = known[i].lemma
        role = body_words.role(sentence[i].lower())
        if head and at - i <= HEAD_REACH:
            found[i] += (f"h={head}", f"hd={at - i}", f"h={head}|{role}", f"hr={role}")
        if sentence[i] in ".«»()":
            head = ""
        elif lemma in bodies or lemma in acts:
            head, at = lemma, i


@cache
def _act_heads() -> frozenset[str]:
    return frozenset(resources.entries("entities/words.yml")["act_heads"])


def _runs(length: int, belongs: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """First place, and place after the last, of each longest stretch whose places belong."""
    start = None
    for i in range(length):
        if belongs(i):
            start = i if start is None else start
        elif start is not None:
            yield start, i
            start = None
    if start is not None:
        yield start, length
