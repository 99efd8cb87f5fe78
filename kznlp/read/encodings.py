"""Decode bytes whose encoding nobody told us.

The order: byte-order mark; UTF-8 if every byte fits; UTF-16 without a mark, by its rhythm of high
bytes; UTF-8 with damaged or foreign stretches; else the code page under which the text looks most
like Kazakh or Russian (`kznlp.read.letters`), Kazakh letters in shifted places included
(`kznlp.read.shifted`). A declared charset (HTML, XML) only breaks ties, for it is often wrong.

>>> decode("Жұмыс орындары ашылды".encode("ptcp154")).encoding
'ptcp154'
>>> decode("Жұмыс орындары ашылды".encode("utf-16-le")).encoding
'utf-16-le'
"""

import codecs
import re
from dataclasses import dataclass

from kznlp.errors import ReadError
from kznlp.read.letters import bits
from kznlp.read.shifted import restore

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PAGES = ("cp1251", "kz1048", "ptcp154", "koi8-r", "cp866")
SAMPLE = 60_000  # bytes; letter statistics do not change beyond
POOR = 8.0  # bits a letter pair, see `letters`
WORD = 3  # bytes; shorter stretches that are not UTF-8 are damaged ones
HINT_BONUS = 0.05
SHIFTED_GAIN = 0.3  # bits a pair that the shifted reading must win
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
# Cyrillic, and the signs of print. Other sequences arise by chance in DOS pages ("рал" in cp866).
LIKELY = re.compile(rb"[\xd0-\xd3][\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2[\x80-\x88][\x80-\xbf]")
HIGH = re.compile(rb"[\x80-\xff]+")
CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was in, and what the user should know about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, source: str = "-") -> Decoded:
    """The text in `data`.

    Raises:
        ReadError: it is no text in any encoding that we know.
    """
    return _checked(_decode(data, source), source)


def _decode(data: bytes, source: str) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    wide = _utf16(data)
    if wide:
        return _replacing(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _mixed(data) if _mostly_utf8(data) else _legacy(data, source)


def _marked(data: bytes, encoding: str) -> Decoded:
    if encoding != "utf-8":
        return _replacing(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mixed(data)


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    warnings = (f"{lost} characters are damaged; they are shown as \ufffd.",) if lost else ()
    return Decoded(text, encoding, warnings)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of few (Latin 00, Cyrillic 04, signs 20)."""
    sample = data[:SAMPLE]
    if len(sample) < 4:
        return None
    pages = (0x00, 0x04, 0x20)
    even, odd = (sum(map(sample[k::2].count, pages)) / len(sample[k::2]) for k in (0, 1))
    nuls_or_cyrillic = sample.count(0) + sample.count(4)
    if max(even, odd) < 0.9 or min(even, odd) > 0.5 or nuls_or_cyrillic < 0.3 * len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(data: bytes) -> bool:
    good = sum(map(len, LIKELY.findall(data)))
    high = sum(map(len, HIGH.findall(data)))
    return good >= 0.3 * high


def _mixed(data: bytes) -> Decoded:
    """UTF-8 with foreign stretches: those are decoded by the best code page, or marked as lost."""
    foreign = [run for run in HIGH.findall(data) if _is_foreign(run)]
    page = _page_of(foreign)

    def replace(match: re.Match[bytes]) -> bytes:
        run = match[0]
        if page and _is_foreign(run):
            return run.decode(page, "replace").encode()
        return run.decode("utf-8", "replace").encode()

    text = HIGH.sub(replace, data).decode("utf-8")
    warnings = []
    if page:
        size = sum(map(len, foreign))
        warnings.append(
            f"The encoding is mixed: {size} bytes are not UTF-8 and were read as {page}."
        )
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    if lost > 0:
        warnings.append(f"{lost} places are not valid UTF-8; they are shown as \ufffd.")
    return Decoded(text, "utf-8", tuple(warnings))


def _page_of(foreign: list[bytes]) -> str:
    """The code page of foreign stretches; "" where they are no words but damage."""
    if max(map(len, foreign), default=0) < WORD:
        return ""
    page, cost = _best_page(b" ".join(foreign)[:SAMPLE], None)
    return page if cost < POOR else ""


def _is_foreign(run: bytes) -> bool:
    return 2 * sum(map(len, UTF8.findall(run))) < len(run)


def _legacy(data: bytes, source: str) -> Decoded:
    sample = _sample(data)
    page, cost = _best_page(sample, _declared(data))
    text = data.decode(page, "replace")
    shifted = restore(data.decode("cp1251", "replace"), sample.decode("cp1251", "replace"))
    if shifted and shifted.cost + SHIFTED_GAIN < cost:
        pairs = ", ".join(f"{old} is {new}" for old, new in shifted.letters)
        warning = f"Kazakh letters stand in other places of the code page: {pairs}."
        return Decoded(shifted.text, "cp1251", (warning,))
    if cost >= POOR and len(HIGH.findall(sample)) > 3:
        raise ReadError(
            source,
            "it is no text in Kazakh or Russian in any known encoding (tried UTF-8, UTF-16, "
            + ", ".join(PAGES)
            + ")",
            "If it is text, save it as UTF-8.",
        )
    return Decoded(text, page)


def _sample(data: bytes) -> bytes:
    """Start, middle and end, where the whole is too long."""
    if len(data) <= SAMPLE:
        return data
    third = SAMPLE // 3
    middle = len(data) // 2
    return b" ".join((data[:third], data[middle : middle + third], data[-third:]))


def _best_page(sample: bytes, hint: str | None) -> tuple[str, float]:
    pages = PAGES if hint is None or hint in PAGES else (*PAGES, hint)
    costs = {page: bits(sample.decode(page, "replace")) for page in pages}
    if hint in costs:
        costs[hint] -= HINT_BONUS
    best = min(costs, key=costs.__getitem__)
    return best, costs[best]


def _declared(data: bytes) -> str | None:
    """The charset that the head of the document names, if Python knows it as a text encoding."""
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii", "replace")
    try:
        b"".decode(name)
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if name.startswith("utf") else name


def _checked(found: Decoded, source: str) -> Decoded:
    """Refuse what decodes, and is no text; warn of NULs."""
    text = found.text
    nuls = text.count("\x00")
    strange = len(CONTROL.findall(text)) + max(0, text.count("\ufffd") - 3)
    if nuls > 0.4 * len(text) or strange > 0.05 * (len(text) - nuls):
        raise ReadError(
            source,
            "it is binary data, no text",
            "Only documents are read: text, Markdown, HTML, DOCX, ODT, PDF.",
        )
    if not nuls:
        return found
    warning = f"{nuls} NUL characters were ignored; the file may be damaged."
    return Decoded(text, found.encoding, (*found.warnings, warning))
