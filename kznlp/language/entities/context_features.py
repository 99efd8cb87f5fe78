"""What the model knows of a word from the words around it, as it is learned.

Texts are tagged without these strings: `neighbors` and `stretches` number the same features.

    neighbors  the word with those beside it
    quotes     inside « »: what follows and goes before (« Хабар » агенттігі)
    numbers    inside a number: what it counts (жеті жүз отыз жеті теңге)
    names      inside a run of capitalized words: what follows and goes before
    heads      before a body, post or act: which (Сыртқы істер министрлігі)

>>> sorted(of_words(["«", "Хабар", "»", "арнасы"])[1])[-4:]
['qk=capital|арна', 'ql=1', 'qp=^', 'quoted=']
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from kznlp import resources
from kznlp.expressions import body_words
from kznlp.language.entities.kinds import is_ordinal
from kznlp.language.entities.word_features import Look, look

EDGE = ("^", "$")
HEAD_REACH = 7  # a head is no farther than this behind a word of its name
QUOTE_REACH = 40  # a longer quotation is no name
JOINTS = frozenset(",–—/-")
STOPS = ".«»()"  # no head is told beyond these
NUMBERS = frozenset(("digits", "numeral", "percent"))
CAPITALS = frozenset(("capital", "capitals"))

# The features of words by their place, in parts; words of one stretch share the same part.
Features = dict[int, list[tuple[str, ...]]]


def of_words(sentence: Sequence[str]) -> list[list[str]]:
    """The features of each word of a sentence that need more than the word."""
    known = [look(word) for word in sentence]
    found = of_stretches(sentence, known)
    beside = enumerate(_neighbors(known))
    return [[*names, *chain.from_iterable(found.get(i, ()))] for i, names in beside]


def of_stretches(sentence: Sequence[str], known: Sequence[Look]) -> Features:
    """Those of quotations, numbers, names and heads; `known` are the looks of the words."""
    found: Features = defaultdict(list)
    kinds = [word.kind for word in known]
    _quotes(sentence, known, found)
    _numbers(sentence, known, kinds, found)
    _names(sentence, known, kinds, found)
    _heads(sentence, known, found)
    return found


def _neighbors(known: Sequence[Look]) -> Iterator[tuple[str, ...]]:
    """Those of the words beside each."""
    lemmas = ["^", *(word.lemma for word in known), "$"]
    kinds = ["^", "^", *(word.kind for word in known), "$", "$"]
    for i in range(len(known)):
        before, own, behind = lemmas[i : i + 3]
        a, b, c, d, e = kinds[i : i + 5]
        yield (
            f"mm-={before}|{own}",
            f"mm+={own}|{behind}",
            f"m-+={before}|{behind}",
            f"kk={b}|{c}|{d}",
            f"kk2={a}|{b}|{c}|{d}|{e}",
        )


def _around(known: Sequence[Look], start: int, end: int) -> tuple[str, str, str]:
    """The lemmas before a stretch, behind it, and next behind it."""
    before = known[start - 1].lemma if start else "^"
    behind = known[end].lemma if end < len(known) else "$"
    second = known[end + 1].lemma if end + 1 < len(known) else "$"
    return before, behind, second


def _groups(known: Sequence[Look], at: int) -> tuple[str, ...]:
    """The lists in which the word at a place stands."""
    return known[at].groups if at < len(known) else ()


def _quotes(sentence: Sequence[str], known: Sequence[Look], found: Features) -> None:
    if "»" not in sentence:
        return
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
                    *("quoted=", f"qa={behind}", f"qb={second}", f"qp={before}"),
                    *(f"qg={group}" for group in _groups(known, i + 1)),
                    *(f"ql={min(i - first, 6)}", f"qk={known[first].kind}|{behind[:4]}"),
                )
                for j in range(first, i):
                    found[j] += (told, (f"qf={j == first}", f"qa={behind}|{j == first}"))
            opened = None


def _numbers(
    sentence: Sequence[str], known: Sequence[Look], kinds: Sequence[str], found: Features
) -> None:
    if NUMBERS.isdisjoint(kinds):
        return
    inside = [kind in NUMBERS for kind in kinds]
    joints = [
        i
        for i in range(1, len(kinds) - 1)
        if inside[i - 1] and inside[i + 1] and sentence[i] in JOINTS
    ]
    for i in joints:
        inside[i] = True
    for start, end in _runs(inside):
        before, behind, second = _around(known, start, end)
        last = tail(sentence[end - 1].lower())
        printed = sentence[end].lower() if end < len(known) else "$"
        told = (
            *(f"na={behind}", f"nw={printed}", f"nb={second}", f"nab={behind}|{second}"),
            *(f"np={before}", f"npa={before}|{behind}", f"nta={last}|{behind}"),
            *(f"ng={group}|{last}" for group in _groups(known, end)),
            f"nl={min(end - start, 9)}",
        )
        for i in range(start, end):
            found[i] += (told, (f"nt={last}|{i == start}",))


def _names(
    sentence: Sequence[str], known: Sequence[Look], kinds: Sequence[str], found: Features
) -> None:
    for start, end in _runs([kind in CAPITALS for kind in kinds]):
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
            found[i] += (told, (f"cl={length}|{at}", f"cfa={behind}|{at}"))


def _heads(sentence: Sequence[str], known: Sequence[Look], found: Features) -> None:
    heads, lemmas = head_lemmas(), [word.lemma for word in known]
    if heads.isdisjoint(lemmas):
        return
    head, at = "", -1
    for i in range(len(known) - 1, -1, -1):
        if head and at - i <= HEAD_REACH:
            role = body_words.role(sentence[i].lower())
            found[i].append((f"h={head}", f"hd={at - i}", f"h={head}|{role}", f"hr={role}"))
        if sentence[i] in STOPS:
            head = ""
        elif lemmas[i] in heads:
            head, at = lemmas[i], i


def tail(number: str) -> str:
    """What tells how a number in lower case counts: that it is ordinal, or its last letters."""
    return "ordinal" if is_ordinal(number) else number[-2:]


@cache
def head_lemmas() -> frozenset[str]:
    """The lemmas of heads of bodies, posts and acts."""
    acts = resources.entries("entities/words.yml")["act_heads"]
    return frozenset(body_words.kinds()) | frozenset(acts)


def _runs(inside: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First place, and place after the last, of each longest stretch of places inside."""
    signs = bytes(inside)
    start = signs.find(1)
    while start >= 0:
        end = signs.find(0, start)
        end = len(signs) if end < 0 else end
        yield start, end
        start = signs.find(1, end)
