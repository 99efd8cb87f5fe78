"""The repairs in their order, and the loop that applies them to one passage.

The name of a rule is the reason that the user sees. Changes of white space alone are not reported.
Rules run in order, and again until nothing changes, because one repair may uncover the next:
"РеспубликасыYкіметі" is first written in one script, then split. Most rules need a sign that most
texts lack; one look tells which are there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from kznlp.normalize import (
    characters,
    glue,
    joins,
    letter_spacing,
    percent,
    roman,
    scripts,
    seams,
    slips,
)
from kznlp.normalize.guard import unguarded
from kznlp.normalize.offsets import Edit, Origins, Piece, rewrite
from kznlp.normalize.passage import Passage

# Each round only sees what the one before left; real text needs two.
MOST_ROUNDS = 5
# Nothing to do: figures and single spaces, most cells of most tables.
PLAIN = regex.compile(r"(?:[0-9.,%-]++ ?)*+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named repair.

    Attributes:
        name: the reason that the user sees.
        find: what is to be repaired.
        signs: rare characters, as in a class of a pattern; a text with none has nothing to repair.
        hint: what a text looks like that may have something to repair.
        reported: whether it changes more than white space.
    """

    name: str
    find: Callable[[Passage], Iterable[Edit]]
    signs: str = ""
    hint: re.Pattern[str] | None = None
    reported: bool = True


RULES = (
    Rule("line_ends", characters.line_ends, characters.LINE_ENDS, reported=False),
    Rule("drop_invisible", characters.drop_invisible, characters.INVISIBLES),
    Rule("compose_marks", characters.compose_marks),
    Rule("unify_typography", characters.unify_typography, characters.VARIANTS),
    Rule("plain_spaces", characters.plain_spaces, characters.ODD_SPACES, reported=False),
    Rule("roman_numeral", roman.roman_numeral, roman.CYRILLIC),
    Rule("mixed_script", scripts.mixed_script, scripts.LATIN),
    Rule("latin_word", scripts.latin_word, scripts.LATIN),
    Rule("cyrillic_word", scripts.cyrillic_word, scripts.SMALL),
    Rule("shifted_letters", scripts.shifted_letters, scripts.SHIFTED),
    Rule("initial", scripts.initial, scripts.INITIALS),
    Rule("letter_spacing", letter_spacing.letter_spacing, hint=letter_spacing.HINT),
    Rule("spaced_year", letter_spacing.spaced_year, hint=letter_spacing.HINT),
    Rule("squash_spaces", characters.squash_spaces, hint=characters.SPACES, reported=False),
    Rule("join_hyphenation", joins.join_hyphenation, hint=joins.HINT),
    Rule("join_split_word", joins.join_split_word),
    Rule("percent_sign", percent.percent_sign, "/"),
    Rule("sentence_seam", seams.sentence_seam, hint=seams.SENTENCE_HINT),
    Rule("dated_seam", seams.dated_seam, hint=seams.DATED_HINT),
    Rule("abbreviation_seam", seams.abbreviation_seam, hint=seams.SENTENCE_HINT),
    Rule("comma_seam", seams.comma_seam, hint=seams.COMMA_HINT),
    Rule("bracket_seam", seams.bracket_seam, hint=seams.BRACKET_HINT),
    Rule("figure_seam", seams.figure_seam, hint=seams.FIGURE_HINT),
    Rule("year_seam", seams.year_seam, hint=seams.YEAR_HINT),
    Rule("lost_letter", slips.lost_letter, "?"),
    Rule("slip", slips.slip),
    Rule("glued_words", glue.glued_words),
)


def repair(
    passage: Passage, pieces: Sequence[Piece], rules: Sequence[Rule] = RULES
) -> tuple[str, Sequence[Piece], list[tuple[str, int, int, str]]]:
    """Apply the rules until nothing changes.

    Returns:
        The repaired text, its pieces, and for each reported change its rule, its span in the
        source of the pieces, and the words that it made.
    """
    made: list[tuple[str, int, int, str]] = []
    if PLAIN.fullmatch(passage.text):
        return passage.text, pieces, made
    for _ in range(MOST_ROUNDS):
        before = passage.text
        signs = _signs_in(before)
        for rule in rules:
            text = passage.text
            if rule.signs and not (signs and _signs(rule.signs).search(signs)):
                continue
            if rule.hint and not rule.hint.search(text):
                continue
            edits = [e for e in rule.find(passage) if text[e.start : e.end] != e.after]
            edits = unguarded(text, edits) if edits else edits
            if not edits:
                continue
            if rule.reported:
                origins = Origins(pieces)
                made += ((rule.name, *origins.source(e.start, e.end), e.after) for e in edits)
            text, pieces = rewrite(passage.text, pieces, edits)
            passage = replace(passage, text=text)
            signs = _signs_in(text)
        if passage.text == before:
            break
    return passage.text, pieces, made


def _signs_in(text: str) -> str:
    """The rare characters of a text, for each rule to look at instead of all the text."""
    return "".join(set(_any_signs().findall(text)))


@cache
def _any_signs() -> re.Pattern[str]:
    return _signs("".join(rule.signs for rule in RULES))


@cache
def _signs(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]")
