r"""What a document says of itself: title, kind, date, territory.

In: the clean text with its blocks. Out: a `Profile`, None for what the document does not tell.

    title       the first heading, unless it is a section of a larger document
    kind        `kznlp.expressions.kinds`
    date        `kznlp.expressions.document_date`
    region      of the signature, the title, the editor's note; else the one oblast of the text

>>> from kznlp.normalize import normalize
>>> from kznlp.read import read_text
>>> text = "# Атырау облысында су құбырын салу туралы\n\nОблыс әкімі шешім етті:"
>>> profile = describe(normalize(read_text(text)))
>>> profile.title, profile.kind, profile.region
('Атырау облысында су құбырын салу туралы', 'decision', 'KZ-23')
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.country import COUNTRY
from kznlp.expressions.document_date import last_year, likely_year, own_date
from kznlp.expressions.kinds import kind_of
from kznlp.expressions.patterns import alternation, lower
from kznlp.expressions.places import find_places
from kznlp.normalize import Normalized
from kznlp.types import Block, BlockKind

FRAME = 8  # blocks at the beginning and at the end that hold title, date and signature
TITLE = 400  # no title is longer
LINE = 160  # nor a line of a date or a signature
SAMPLE = 200_000  # characters that the territory of the text is counted in
ACTS = {"decision", "edict", "order", "resolution"}
NATIONAL = {"doctrine", "law", "national_project"}  # kinds that only the republic has
SHARE = 0.6  # of the mentions of oblasts is its own in a regional document


@dataclass(frozen=True, slots=True)
class Profile:
    """The document as a whole; unknown is None.

    Attributes:
        title: the heading that names it, in clean text.
        kind: a code of `data/taxonomy/kinds.yml`.
        date: its own date (EDTF).
        region: ISO 3166-2:KZ of the territory that it is for, or KZ.
    """

    title: str | None = None
    kind: str | None = None
    date: str | None = None
    region: str | None = None


def describe(clean: Normalized) -> Profile:
    """The profile of a document."""
    title = _title(clean)
    texts = [_text(clean, block) for block in clean.blocks if block.kind is not BlockKind.GRID]
    edited = set(filter(_is_editor_note, texts))
    prose = [text for text in texts if text not in edited]
    kind = kind_of(title, "\n".join(prose))
    told = _date(clean, _frame(texts), edited)
    date = likely_year(title or "", prose) if told is None and kind in ACTS else told
    region = _region(clean, texts, edited, title, kind, date)
    if kind == "programme" and region not in (None, COUNTRY):
        kind = "regional_programme"
    return Profile(title, kind, date, region)


def _title(clean: Normalized) -> str | None:
    for block in clean.blocks[:FRAME]:
        text = _text(clean, block)
        if block.kind is BlockKind.HEADING:
            names = block.level == 1 or _ends_as_title(text)
            return _bare(text) if names and not _is_section(text) else None
        if block.kind is BlockKind.PARAGRAPH:
            return _bare(text) if len(text) <= TITLE and _ends_as_title(text) else None
    return clean.document.properties.get("title") or None


def _bare(text: str) -> str:
    """One line, without quotes around the whole of it."""
    line = " ".join(text.split()).strip()
    if line[:1] in '«“"' and line[-1:] in '»”"' and not regex.search('[«»“”"]', line[1:-1]):
        line = line[1:-1]
    return line


def _is_section(text: str) -> bool:
    return lower(text).lstrip(" №.-0123456789").startswith(tuple(_words()["sections"]))


def _ends_as_title(text: str) -> bool:
    return lower(text).rstrip(' .»”"').endswith(tuple(_words()["title_end"]))


def _date(clean: Normalized, frame: Sequence[str], edited: Set[str]) -> str | None:
    """The date that the document gives itself; not that which an editor's note gives."""
    notes = [_text(clean, block) for block in clean.blocks if block.kind is BlockKind.NOTE]
    lines, notes = ([t for t in found if t not in edited] for found in (frame, notes))
    return own_date(lines, notes)


def _region(
    clean: Normalized,
    texts: Sequence[str],
    edited: Set[str],
    title: str | None,
    kind: str | None,
    date: str | None,
) -> str | None:
    year = date[:4] if date else last_year(clean.text)
    if kind in NATIONAL or (kind in ACTS and any(_of_republic(t) for t in texts)):
        return COUNTRY
    frame = _frame(texts)
    notes = [t for t in frame if t in edited]
    signed = [t for t in frame if len(t) <= LINE and t not in edited]
    for lines in ([title or ""], signed, notes):
        code = _one(_oblasts(lines, year))
        if code:
            return code
    whole = any(p.level == "country" for p in find_places(title or ""))
    return COUNTRY if whole else _main(_oblasts([clean.text[:SAMPLE]], year))


def _of_republic(text: str) -> bool:
    """A line of the issuer: "Қазақстан Республикасының Үкіметі қаулы етеді:"."""
    return _republic().search(lower(text[-LINE:])) is not None


@cache
def _republic() -> regex.Pattern[str]:
    words = _words()
    issuers = alternation(words["republic_issuers"])
    return regex.compile(rf"{issuers}(?:\s+{words['resolves']})?\P{{L}}*$")


def _oblasts(texts: Iterable[str], year: str | None) -> list[str]:
    return [
        place.code
        for text in texts
        for place in find_places(text, year=year)
        if place.level in ("region", "city", "district") and place.code != COUNTRY
    ]


def _one(codes: list[str]) -> str | None:
    return codes[0] if len(set(codes)) == 1 else None


def _main(codes: list[str]) -> str | None:
    if len(codes) < 2:
        return None
    code, count = Counter(codes).most_common(1)[0]
    return code if count >= SHARE * len(codes) else None


def _frame(texts: Sequence[str]) -> list[str]:
    """The texts of the first and last blocks."""
    return [*texts[:FRAME], *texts[max(FRAME, len(texts) - FRAME) :]]


def _text(clean: Normalized, block: Block) -> str:
    return clean.text[block.start : block.end]


def _is_editor_note(text: str) -> bool:
    return _editor_note().match(lower(text[:TITLE])) is not None


@cache
def _editor_note() -> regex.Pattern[str]:
    """As in "Ескерту. …" and "6-тармақтың күші жойылды - …"."""
    words = _words()
    changed = rf".{{0,60}}?{alternation(words['changed'])}\p{{L}}*\s+[-–]"
    return regex.compile(rf"[^\p{{L}}]*(?:{alternation(words['editor_notes'])}|{changed})")


def _words() -> Any:  # noqa: ANN401 (YAML is what the file says)
    return resources.entries("expressions/profile_words.yml")
