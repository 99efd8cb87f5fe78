"""ZIP containers (DOCX, ODT) and the XML in them, opened without trust.

Sizes are checked before anything is unpacked, and again while unpacking; entities are never
resolved, nothing is fetched, deep nesting is refused by the parser.
"""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

from kznlp.errors import ReadError
from kznlp.read.limits import Limits

SMALL = 1_000_000  # bytes unpacked, below which a high ratio of packing is harmless
DAMAGED = "Copy or download it again, or save it anew in a word processor."


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of a container, within the limits."""

    members: zipfile.ZipFile
    source: str
    limits: Limits

    @classmethod
    def open(cls, data: bytes, *, source: str, limits: Limits) -> "Archive":
        """Open a container.

        Raises:
            ReadError: it is damaged, or would unpack to more than the limits.
        """
        try:
            members = zipfile.ZipFile(io.BytesIO(data))
            infos = members.infolist()
        except Exception as error:  # zipfile raises many kinds on a damaged archive
            raise ReadError(source, "it is damaged or cut off", DAMAGED) from error
        if len(infos) > limits.members:
            raise _bomb(source, f"{len(infos):,} parts", f"Limits(members={limits.members:,})")
        total = sum(info.file_size for info in infos)
        if total > limits.unpacked:
            raise _bomb(source, f"{total:,} bytes", f"Limits(unpacked={limits.unpacked:,})")
        for info in infos:
            ratio = info.file_size / max(1, info.compress_size)
            if info.file_size > SMALL and ratio > limits.ratio:
                raise _bomb(source, f"{ratio:,.0f} times its size", f"Limits(ratio={limits.ratio})")
            if info.flag_bits & 0x1:
                raise ReadError(
                    source, "it is protected by a password", "Remove the password, and save it."
                )
        return cls(members, source, limits)

    def find(self, ending: str) -> str | None:
        """The name of the member that ends so, whatever its case."""
        for name in self.members.namelist():
            if name.lower().endswith(ending):
                return name
        return None

    def xml(self, name: str | None) -> etree._Element | None:
        """The root of an XML member; None where there is no such member.

        Raises:
            ReadError: it is damaged, or no well-formed XML, or declares entities.
        """
        if name is None:
            return None
        try:
            with self.members.open(name) as member:
                content = member.read(self.limits.unpacked + 1)
        except Exception as error:  # zipfile and zlib raise many kinds on a damaged member
            raise self._damaged(name) from error
        if len(content) > self.limits.unpacked:
            raise _bomb(self.source, "too many bytes", f"Limits(unpacked={self.limits.unpacked:,})")
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
            raise ReadError(
                self.source,
                f"its part {name} declares XML entities, as attacks do and documents do not",
                "Do not trust it; ask its sender for a PDF or a text.",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(name) from error

    def _damaged(self, name: str) -> ReadError:
        return ReadError(self.source, f"its part {name} is damaged or cut off", DAMAGED)


def _bomb(source: str, size: str, limit: str) -> ReadError:
    return ReadError(
        source,
        f"it would unpack to {size}; the limit is {limit}, for it may be a ZIP bomb",
        "If you trust it, raise the limit.",
    )
