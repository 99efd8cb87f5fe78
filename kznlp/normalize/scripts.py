"""Words written in letters of two scripts, or in the look-alikes of another one.

    mixed_script     "Қaзақстан", "Yкімет": Latin or Greek look-alikes in a Cyrillic word
    latin_word       "СОVID", "Сity": Cyrillic look-alikes in a Latin word
    cyrillic_word    "cay" between Cyrillic words: a Cyrillic word all in Latin look-alikes
    shifted_letters  "ќазаќстан": letters of another alphabet, left by a wrong code page
    initial          "A. Бөкейхан": a Latin initial before a Cyrillic name

A letter with no twin shows that a word belongs to its script: "3Dмодель" and "Googleдің" are real
mixtures and stay. Roman numerals are the business of `kznlp.normalize.roman`, which comes first.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kznlp.language import words
from kznlp.normalize.guard import KAZAKH_ONLY
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import LONGEST_WORD, Passage
from kznlp.normalize.readings import choose, letters, spell

CYRILLIC = regex.compile(r"\p{Cyrillic}")
# Latin and Greek letters lie here, and little else.
LATIN = (
    r"A-Za-z\xaa\xba\xc0-\u03ff\u1d00-\u1fff\u2071-\u209c\u2126-\u2132\u214e\u2160-\u2188"
    r"\u2c60-\u2c7f\ua720-\uab6f\ufb00-\ufb06\uff21-\uff5a"
)
FOREIGN = regex.compile(r"[\p{Latin}\p{Greek}]")
# A word with at least one letter of each kind; each look-ahead stops at the word's end.
MIXED = regex.compile(
    r"(?<!\p{L})(?=\p{Cyrillic}*+[\p{Latin}\p{Greek}])"
    r"(?=[\p{Latin}\p{Greek}]*+\p{Cyrillic})\p{L}++"
)
DIGIT = regex.compile(r"\d")
# "HEAPтің": so many Latin letters in a row, only at the start, are a Latin stem with its suffix.
LATIN_STEM = regex.compile(r"\p{Latin}{3,}\p{Cyrillic}+")
# "жәнеIII": a numeral that was glued to a word.
ROMAN_TAIL = regex.compile(r"\p{Ll}[IVX]{2,}$")
SHORTEST_BESIDE_DIGITS = 4
INITIALS = "ABCEHKMOPTY"
INITIAL = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])[{INITIALS}]"
    r"(?=\.\s?(?:\p{Lu}\.\s?)?[\p{Lu}&&\p{Cyrillic}][\p{Ll}&&\p{Cyrillic}])",
    regex.V1,
)
SMALL = "aceiopxyhkəɵ"
BETWEEN_CYRILLIC = regex.compile(
    rf"(?<=\p{{Cyrillic}}[,;]?\s)(?:\p{{Lu}}?[{SMALL}]++)(?=[,.;]?\s\p{{Cyrillic}})"
)
COMMON = 5
SHIFTED = "".join(letters("normalize/shifted_letters.csv"))
SHIFTED_WORD = regex.compile(
    rf"(?<!\p{{L}})[\p{{Cyrillic}}--[{SHIFTED}]]*+[{SHIFTED}]\p{{L}}*+", regex.V1
)
DOUBLED = regex.compile("([әғқңөұүһі])\\1", regex.I)


def mixed_script(passage: Passage) -> Iterator[Edit]:
    """Look-alikes of another script in a Cyrillic word."""
    return _mixed(passage, cyrillic=True)


def latin_word(passage: Passage) -> Iterator[Edit]:
    """Cyrillic look-alikes in a Latin word."""
    return _mixed(passage, cyrillic=False)


def _mixed(passage: Passage, *, cyrillic: bool) -> Iterator[Edit]:
    for match in MIXED.finditer(passage.text):
        word = match.group()
        if len(word) > LONGEST_WORD or _is_code(passage.text, match):
            continue
        reading = _one_script(word)
        if reading and cyrillic == bool(CYRILLIC.search(reading)):
            yield Edit(match.start(), match.end(), reading)


def _is_code(text: str, match: regex.Match[str]) -> bool:
    """Letters beside a digit are a code ("МT3", "А1c"), unless they are a long word."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    short = len(match.group()) < SHORTEST_BESIDE_DIGITS or match.group().isupper()
    return short and DIGIT.search(around) is not None


@lru_cache(maxsize=50_000)
def _one_script(word: str) -> str | None:
    """The word in the one script that can hold it all; None where it is a real mixture."""
    twins = letters("normalize/look_alikes.csv")
    foreign = FOREIGN.findall(word)
    if all(letter in twins for letter in foreign):
        readings = spell(word, twins)
        real = LATIN_STEM.fullmatch(word) or ROMAN_TAIL.search(word)
        if not real and len(readings) == 1:
            return readings[0]
        return choose(readings) or (None if real else readings[0])
    latin = "".join(_latin_twins().get(letter, letter) for letter in word)
    return None if CYRILLIC.search(latin) else latin


@cache
def _latin_twins() -> dict[str, str]:
    """Latin letters by their Cyrillic twin; the last of several in the file."""
    found: dict[str, str] = {}
    for letter, readings in letters("normalize/look_alikes.csv").items():
        if regex.fullmatch(r"\p{Latin}", letter):
            found[readings[0]] = letter
    return found


def cyrillic_word(passage: Passage) -> Iterator[Edit]:
    """A common Cyrillic word, all in Latin look-alikes, between Cyrillic words."""
    for match in BETWEEN_CYRILLIC.finditer(passage.text):
        reading = _all_twins(match.group())
        if reading:
            yield Edit(match.start(), match.end(), reading)


@lru_cache(maxsize=10_000)
def _all_twins(word: str) -> str | None:
    twins = letters("normalize/look_alikes.csv")
    if not 2 <= len(word) <= LONGEST_WORD or not all(letter in twins for letter in word):
        return None
    best = choose(spell(word, twins))
    return best if best and words.frequency(best.lower()) >= COMMON else None


def shifted_letters(passage: Passage) -> Iterator[Edit]:
    """Letters that another code page put for Kazakh ones, where the reading is Kazakh."""
    for match in SHIFTED_WORD.finditer(passage.text):
        reading = _unshifted(match.group())
        if reading:
            yield Edit(match.start(), match.end(), reading)


@lru_cache(maxsize=50_000)
def _unshifted(word: str) -> str | None:
    """The known reading; for an unknown word the likeliest, if it has Kazakh letters as well.

    A Ukrainian or Serbian name ("Київ", "Њего") has none of these, and stays. Some files print
    the letter both ways: "шыєғу".
    """
    if not 2 <= len(word) <= LONGEST_WORD or words.known(word.lower()):
        return None
    readings = spell(word, letters("normalize/shifted_letters.csv"))
    best = choose(readings) or choose(DOUBLED.sub(r"\1", reading) for reading in readings[:1])
    if best or not KAZAKH_ONLY.search(word):
        return best
    return None if DOUBLED.search(readings[0]) else readings[0]


def initial(passage: Passage) -> Iterator[Edit]:
    """A Latin capital, as an initial before a Cyrillic name."""
    twins = letters("normalize/look_alikes.csv")
    for match in INITIAL.finditer(passage.text):
        yield Edit(match.start(), match.end(), twins[match.group()][0])
