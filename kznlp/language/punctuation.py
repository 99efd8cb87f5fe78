"""Where the tokenizer cuts off and inside a word.

spaCy's own letter classes lack Ғ, Қ, Ұ and І, so they are completed here from `sounds.yml`.
Hyphens never cut: "әлеуметтік-экономикалық", "1-тармағының", "АҚ-ның", "2005-2007".
"""

from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    ICONS,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    PUNCT,
)

from kznlp import resources
from kznlp.language.tokenizer_exceptions import ABBREVIATIONS

_kazakh = "".join(resources.entries("language/sounds.yml")["classes"].values())
LOWER = ALPHA_LOWER + _kazakh
UPPER = ALPHA_UPPER + _kazakh.upper()
LETTER = ALPHA + _kazakh + _kazakh.upper()

# "тел.55-10-20", "п.3"
_before_figures = "|".join(form[:-1] for form, ends in ABBREVIATIONS.items() if ends == "never")
# "15га", "150мың", "5млн.", "1998ж."
_units = [row["unit"] for row in resources.table("language/figure_units.csv")]
# "1998ж." keeps its stop as the word "ж." does.
_stopped = "|".join(rf"{unit}\." for unit in _units if f"{unit}." in ABBREVIATIONS)

# Single signs in one class: alternatives would be tried one by one at every letter.
_signs = [*LIST_PUNCT, *LIST_QUOTES, "—", "–"]
_single = [sign for sign in _signs if len(sign.removeprefix("\\")) == 1]
SIGNS = [
    f"[{''.join(_single)}{ICONS}]",
    *(sign for sign in _signs if sign not in _single),
    *LIST_ELLIPSES,
]

TOKENIZER_PREFIXES = [
    rf"(?i:{_before_figures})\.(?=[0-9])",
    "[§=]",
    # "-деп" is a particle with its hyphen, "- деп" a dash.
    r"\+(?![0-9])",
    *SIGNS,
    f"(?:{CURRENCY})",
]

# Where the sign comes first, and what must stand before it next, few places are looked at.
TOKENIZER_SUFFIXES = [
    *SIGNS,
    rf"(?<=[0-9])(?:{CURRENCY}|%(?:-[{LOWER}]+)?|{'|'.join(_units)}|{_stopped})",
    rf"\.(?<=[0-9%²{LOWER}{PUNCT}(?:{CONCAT_QUOTES})].)",
    rf"\.(?<=[{UPPER}][{UPPER}].)",
]

TOKENIZER_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    rf"\.(?<=[{LOWER}]{{2}}\.)(?=[{UPPER}]|[«“„][{UPPER}]|[12][0-9]{{3}}\b)",
    # "аяқталды.«Нұр»": the quotation mark as well.
    rf"[«“„](?<=[{LOWER}]{{2}}\..)(?=[{UPPER}])",
    # "Ж.Аманқұлов": a cut of no width, the initial keeps its stop.
    rf"(?=[{UPPER}][{LOWER}])(?<=\b[{UPPER}]\.)",
    rf"[,;!?()«»“”„\"](?<=[{LETTER}].)(?=[{LETTER}0-9«])",
    rf"[;!?()«»“”„\"](?<=[0-9].)(?=[{LETTER}])",
    rf"[:<>=/](?<=[{LETTER}0-9].)(?=[{LETTER}])",
    rf"[–—](?<=[{LETTER}].)(?=[{LETTER}])",
    rf"--(?<=[{LETTER}]--)(?=[{LETTER}])",
]
