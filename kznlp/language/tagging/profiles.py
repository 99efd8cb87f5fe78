"""What running text says of lemmas: the company that they keep.

`profiles.tsv` of the model has a line for each lemma that was seen often enough:

    lemma	codes, of which the first are the groups of lemmas that stand beside the same words, the
                others tell how often it is inflected, stands before a noun, a verb, a sign …

`kznlp.train.profiles` makes it from text without any tags. A code means nothing by itself: the
tagger learns what each says of a part of speech.
"""

from collections.abc import Mapping

# The codes of each lemma; what is not known of it is UNKNOWN.
Profiles = Mapping[str, tuple[str, ...]]
UNKNOWN = "-"
# So many groups are seen by the words beside it.
GROUPS = 2


def parse(text: str) -> dict[str, tuple[str, ...]]:
    r"""The profiles in a table.

    >>> parse("жақсы\t12 7 3\n")
    {'жақсы': ('12', '7', '3')}
    """
    rows = (line.split("\t") for line in text.splitlines())
    return {lemma: tuple(codes.split(" ")) for lemma, codes in rows}


def dump(profiles: Profiles) -> str:
    """The table of profiles, sorted."""
    return "".join(f"{lemma}\t{' '.join(codes)}\n" for lemma, codes in sorted(profiles.items()))
