r"""Bytes become a `Document`: decoded text and its blocks, nothing repaired.

In: a file, bytes, or text that is already decoded. Out: a `Document` whose blocks are what later
stages work on. The order of steps:

    1. `files`      get the bytes, once, of a regular file within `Limits`
    2. `sniff`      tell the format by the content; the name breaks ties
    3. `encodings`  decode text and HTML, whatever they were written in
    4. one module a format: `text` (also Markdown), `html`, `docx`, `odt`, `pdf`

Whatever cannot be read raises `ReadError`, which names the file, the problem and the way out.
What can be read in part is read, and `Document.warnings` tells what is missing.

>>> document = read_text("# Қаулы\n\n1. Бағдарлама бекітілсін.")
>>> [(block.kind.value, block.marker) for block in document.blocks]
[('heading', ''), ('list_item', '1.')]
"""

import hashlib
from pathlib import Path
from types import MappingProxyType

from kznlp.errors import ReadError
from kznlp.read.draft import Draft
from kznlp.read.encodings import decode
from kznlp.read.files import check_size, load
from kznlp.read.html import read as read_html
from kznlp.read.limits import Limits
from kznlp.read.sniff import Format, sniff, sniff_text
from kznlp.read.text import read as read_plain
from kznlp.types import Document

__all__ = ["Limits", "read", "read_bytes", "read_text"]

DEFAULT = Limits()


def read(path: Path | str, *, limits: Limits = DEFAULT) -> Document:
    """Read a file.

    Raises:
        ReadError: it cannot be read as a document; the message says what to do.
    """
    return read_bytes(load(path, limits=limits), source=str(path), limits=limits)


def read_bytes(
    data: bytes, *, source: str = "-", name: str | None = None, limits: Limits = DEFAULT
) -> Document:
    """Read the bytes of a document of any format.

    Args:
        data: the content of the file.
        source: what to call it in results and messages.
        name: a file name whose ending may help to tell the format; `source` by default.
        limits: how much to take on.

    Raises:
        ReadError: it cannot be read as a document; the message says what to do.
    """
    check_size(len(data), source=source, limits=limits)
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise _empty(source, "it is empty" if not data else "it holds nothing but white space")
    kind = sniff(data, source=source, name=name or source)
    if kind in (Format.TEXT, Format.HTML):
        draft = _read_characters(data, kind, source, limits)
    else:
        draft = _read_container(data, kind, source, limits)
    if not draft.blocks:
        raise _empty(source, "there is no text in it")
    return _document(draft, hashlib.sha256(data).hexdigest(), source)


def read_text(text: str, *, source: str = "-", limits: Limits = DEFAULT) -> Document:
    """Read text that is already decoded: plain, Markdown or HTML. Empty text has no blocks.

    Raises:
        ReadError: it is longer than `limits.characters`.
    """
    _check_length(len(text), source, limits)
    draft = read_html(text) if sniff_text(text) is Format.HTML else read_plain(text)
    data = text.encode("utf-8", "surrogatepass")
    return _document(draft, hashlib.sha256(data).hexdigest(), source)


def _read_characters(data: bytes, kind: Format, source: str, limits: Limits) -> Draft:
    # No encoding that we know spends more than four bytes on a character.
    _check_length(len(data) // 4, source, limits)
    found = decode(data, source=source)
    _check_length(len(found.text), source, limits)
    draft = read_html(found.text) if kind is Format.HTML else read_plain(found.text)
    draft.encoding = found.encoding
    draft.warnings[:0] = found.warnings
    return draft


def _read_container(data: bytes, kind: Format, source: str, limits: Limits) -> Draft:
    # Imported late: a user of text files shall not wait for them.
    if kind is Format.PDF:
        from kznlp.read.pdf import read as read_pdf

        return read_pdf(data, source=source, limits=limits)
    if kind is Format.ODT:
        from kznlp.read.odt import read as read_odt

        return read_odt(data, source=source, limits=limits)
    from kznlp.read.docx import read as read_docx

    return read_docx(data, source=source, limits=limits)


def _check_length(length: int, source: str, limits: Limits) -> None:
    if length > limits.characters:
        raise ReadError(
            source,
            f"it has more than {limits.characters:,} characters",
            "Split it into its documents, or raise the limit: Limits(characters=…).",
        )


def _document(draft: Draft, digest: str, source: str) -> Document:
    return Document(
        id=digest,
        source=source,
        text=draft.text,
        blocks=tuple(draft.blocks),
        markup=tuple(draft.markup),
        format=draft.format,
        encoding=draft.encoding,
        properties=MappingProxyType(dict(draft.properties)),
        warnings=tuple(draft.warnings),
    )


def _empty(source: str, problem: str) -> ReadError:
    return ReadError(source, problem, "Check that it is the right file.")
