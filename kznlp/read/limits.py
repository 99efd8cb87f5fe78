"""How much a reader takes on before it refuses a file, so that no input can run away.

The default of `characters` is about 1,500 printed pages: the longest act that we have met (the
statutes of the armed forces as HTML) has half of that. Analysis keeps some hundreds of bytes for
each character, so a larger default would exhaust a laptop before it failed. Raise a limit for one
call where the memory is there:

>>> Limits(characters=10_000_000).characters
10000000
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds; a file beyond one of them is refused with a message that names it.

    Attributes:
        bytes: size of the file.
        characters: length of the text, markup counted in.
        unpacked: bytes of all members of a ZIP container (DOCX, ODT) together.
        members: number of members of a ZIP container.
        ratio: how often a large member may be bigger than its packed form.
        pages: pages of a PDF.
        cells: cells of all tables of a document together.
    """

    bytes: int = 100_000_000
    characters: int = 3_000_000
    unpacked: int = 300_000_000
    members: int = 10_000
    ratio: int = 250
    pages: int = 3_000
    cells: int = 500_000
