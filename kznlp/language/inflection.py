"""Whether a word is an inflected form of a stem, by sound laws and suffixes, without a lexicon."""

from functools import lru_cache

from kznlp.language.suffixes import DERIVATION, ELIDED, VOICED, detached, endings, underlying


@lru_cache(maxsize=200_000)
def inflects(word: str, stem: str) -> bool:
    """Whether the lower-case `word` is `stem` with inflectional suffixes, or `stem` itself.

    Plural, possessive, case and person of nominals; voice, negation, tense, participles, converbs
    and verbal nouns of verbs. A derived word is another word. After a hyphen (a number, a letter
    word, a quotation mark) the ending may stand apart: "АҚ-ның".

    >>> inflects("жұмыссыздыққа", "жұмыссыздық"), inflects("кітабы", "кітап")
    (True, True)
    >>> inflects("оқитын", "оқы"), inflects("жұмыссыз", "жұмыс"), inflects("кітапхана", "кітап")
    (True, False, False)
    """
    if word == stem:
        return True
    size = len(stem)
    # Sound laws change a stem's last two letters at most.
    if word[: size - 2] != stem[: size - 2] or len(word) < size:
        return False
    for cut in (size, size - 1, size + 1):
        before, rest = word[:cut], word[cut:]
        if rest.startswith("-"):
            return before == stem and detached(rest[1:])
        for candidate, state in underlying(before, rest):
            if candidate == stem and rest and _inflected(rest, state, before):
                return True
    return False


def _inflected(rest: str, state: str, before: str) -> bool:
    return any(DERIVATION.isdisjoint(chain) for chain, _ in endings(rest, state, before))


def beginnings(stem: str) -> set[str]:
    """The letters with which the forms of a stem begin: it may change before suffixes.

    >>> sorted(beginnings("кітап")), sorted(beginnings("орын"))
    (['кітаб', 'кітап', 'кітау'], ['орн', 'орын'])
    """
    before, last = stem[:-1], stem[-1:]
    found = {stem}
    if last in VOICED:
        found.add(before + VOICED[last])
    if last == "п":  # "тап", "тауып"
        found.add(before + "у")
    if last and last in "ыійь":  # "оқы", "оқитын"; "қой", "қою"; "модель", "моделі"
        found.add(before)
    return found | {
        stem.removesuffix(whole) + short for short, whole in ELIDED.items() if stem.endswith(whole)
    }
