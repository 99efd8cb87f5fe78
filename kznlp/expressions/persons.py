"""Persons named with initials, as decrees and reports name them.

    A. B. Surname, A.B. Surname    two initials: any word with a capital may follow
    Surname A.B.                   the word before must look like a surname
    A. Surname                     one initial may number an item ("А. Жалпы ережелер"): likewise

A surname looks like one when it has an ending of `language/surname_endings.csv` ("Сейітов",
"Әбішұлы"); case endings may follow.

>>> [p.text for p in find_persons("Әкім Қ.Ж. Сейітов пен Ә. Омарованың жауабы. А. Жалпы бөлім")]
['Қ.Ж. Сейітов', 'Ә. Омарованың']
"""

from collections.abc import Iterator
from functools import cache

import regex

from kznlp import resources
from kznlp.expressions.mentions import Mention
from kznlp.expressions.patterns import case_end

SURNAME = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?+(?!\p{L})"
INITIAL = r"\p{Lu}\.[ \u00a0]?"
ALONE = r"(?<![\p{L}.])"
SHORTEST = 3  # letters before the ending of a surname


def find_persons(text: str) -> tuple[Mention, ...]:
    """Persons in `text`, in order, without overlap."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Mention]:
    for found in _person().finditer(text):
        yield Mention(
            start=found.start(), end=found.end(), text=found[0], reason=str(found.lastgroup)
        )


@cache
def _person() -> regex.Pattern[str]:
    endings = "|".join(row["ending"] for row in resources.table("language/surname_endings.csv"))
    shaped = rf"\p{{Lu}}\p{{Ll}}{{{SHORTEST - 1},}}?(?:{endings})"
    return regex.compile(
        rf"(?P<two_initials>{ALONE}{INITIAL}{INITIAL}{SURNAME})"
        rf"|(?P<one_initial>{ALONE}{INITIAL}{shaped}{case_end()})"
        rf"|(?P<initials_behind>(?<!\p{{L}}){shaped}[ \u00a0](?:{INITIAL}){{1,2}}"
        rf"(?<=\.)(?![ \u00a0]?{SURNAME}))"
    )
