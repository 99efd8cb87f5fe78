"""Which alphabet a Kazakh text is written in.

>>> [detect_script(text) for text in ("Қазақ тілі", "Qazaq tılı", "قازاق ٴتىلى")]
['cyrillic', 'latin-2021', 'arabic']
>>> [detect_script(text) for text in ("Qazaq tili, shyǵys", "Zhangaözen aūdany")]
['latin-2018', 'bgn-pcgn']
"""

from collections import Counter
from functools import cache

import regex

from kznlp.language.scripts.alphabets import ALPHABETS, CYRILLIC, load

SCRIPTS = {CYRILLIC: r"\p{Cyrillic}", "arabic": r"\p{Arabic}", "latin": r"\p{Latin}"}
# So much of a text shows its alphabet.
LIMIT = 5_000
DEFAULT = "latin-2021"


def detect_script(text: str) -> str:
    """The alphabet of most letters: "cyrillic" or one of `ALPHABETS`.

    Latin alphabets are told by the letters that only some of them have; a text with none of these,
    and one without letters, are taken for what is usual: the alphabet of 2021, Cyrillic.
    """
    beginning = text[:LIMIT]
    counts = {script: len(regex.findall(letter, beginning)) for script, letter in SCRIPTS.items()}
    script = max(counts, key=lambda script: counts[script])
    return script if script != "latin" else _latin(beginning)


def _latin(text: str) -> str:
    counts = {name: 0 for name in ALPHABETS if load(name).front is None}
    seen = Counter(regex.findall(rf"{'|'.join(_telling())}", text.lower().replace("i̇", "i")))
    for unit, number in seen.items():
        for name in counts:
            counts[name] += number * (1 if unit in _inventory(name) else -1)
    return max(counts, key=lambda name: (counts[name], name == DEFAULT))


@cache
def _telling() -> tuple[str, ...]:
    """What some alphabets have and some have not, the longest first."""
    all_of, each = set[str](), [_inventory(n) for n in ALPHABETS if load(n).front is None]
    some = all_of.union(*each) - each[0].intersection(*each)
    units = {unit for unit in some if not unit.isascii() or (len(unit) == 2 and unit[1] == "h")}
    return tuple(sorted(units, key=lambda unit: (-len(unit), unit)))


@cache
def _inventory(name: str) -> frozenset[str]:
    return frozenset(load(name).letters.values())
