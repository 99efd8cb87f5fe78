"""Per cent signs that a scan spelled out: "50*/*", "50°/о", "12,5 о/о"."""

from collections.abc import Iterator

import regex

from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import Passage

# After a figure only; the marks hold no digit, so that "0/0" stays.
SPELLED = regex.compile(r"(?<=\d ?)[*°º⁰oOоО]\s?/\s?[*°º⁰₀oOоО](?![\p{L}\p{N}])")


def percent_sign(passage: Passage) -> Iterator[Edit]:
    """A sign made of two rings and a stroke becomes "%"."""
    return (Edit(m.start(), m.end(), "%") for m in SPELLED.finditer(passage.text))
