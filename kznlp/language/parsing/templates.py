"""What is looked at together: atoms of the head, of the dependent, and numbers of their arc.

A template is a line "head / dependent / arc". Atoms are named as in `words.ATOMS`, with the place
of a neighbor after them: "upos-1" is the part of speech of the word before.
"""

from typing import NamedTuple


class Template(NamedTuple):
    """Names of atoms of the head and of the dependent, and of numbers of the arc."""

    head: tuple[str, ...]
    dependent: tuple[str, ...]
    arc: tuple[str, ...]


def _templates(text: str) -> tuple[Template, ...]:
    """The templates of lines, each part's names parted by commas.

    >>> _templates("upos, upos+1 / coarse / ")
    (Template(head=('upos', 'upos+1'), dependent=('coarse',), arc=()),)
    """
    return tuple(
        Template(*(tuple(n.strip() for n in part.split(",") if n.strip()) for part in parts))
        for parts in (line.split("/") for line in text.splitlines() if line.strip())
    )


PAIRS = _templates("""
upos / upos / distance
coarse / coarse / distance
kind / kind / distance
feats / coarse / distance
coarse / feats / distance
lemma / coarse / distance
coarse / lemma / distance
lemma / lemma / distance
form / upos / distance
upos / form / distance
ending / ending / distance
coarse / ending / distance
ending / coarse / distance
feats / feats / distance
/ coarse / distance
coarse / / distance
/ lemma / distance
lemma / / distance
/ feats / distance
feats / / distance
verbal / nominal / distance
nominal / verbal / distance
coarse / coarse / direction
feats / feats / direction
lemma / coarse / direction
coarse / lemma / direction
lemma / lemma / direction
form / form / direction
lemma / nominal / direction
lemma / verbal / direction
""")
AROUND = _templates("""
upos, upos+1 / upos, upos-1 / distance
upos, upos-1 / upos, upos-1 / distance
upos, upos+1 / upos, upos+1 / distance
upos, upos-1 / upos, upos+1 / distance
upos, upos-1, upos+1 / upos, upos-1, upos+1 / direction
kind / kind, kind+1 / direction
kind / kind, kind-1 / direction
kind, kind-1 / kind / direction
kind, kind+1 / kind / direction
/ coarse, coarse+1 / distance
/ coarse, coarse-1 / distance
coarse, coarse-1 / / distance
coarse, coarse+1 / / distance
/ kind, upos-1, upos+1 / distance
/ kind, upos+1, upos+2 / distance
kind, upos-1, upos+1 / / distance
/ coarse+1 / distance
/ coarse, coarse+1 / direction
""")
_EACH = "".join(
    f"upos / upos / {name}\nkind / kind / {name}\n/ coarse / {name}\ncoarse / / {name}\n"
    for name in (
        *("between", "signs", "set", "alike", "alike upos", "depth", "ends", "head end"),
        *("dependent end", "length"),
    )
)
BETWEEN = _templates(
    _EACH
    + """
/ / distance, between
upos / upos / distance, between
coarse / coarse / between
coarse / coarse / alike
coarse / coarse / alike upos
coarse / coarse / ends
coarse / coarse / distance, alike upos
/ / set
/ / length
verbal / kind / distance, ends
/ kind / dependent end
/ kind / dependent end, distance
"""
)
# What the tree tells: see `family`.
_FAMILY = "".join(
    f"coarse / coarse / {name}\nupos / upos / {name}\n/ coarse / {name}\n{last}"
    for name, last in (
        ("sibling, direction", "coarse / / sibling, direction\n"),
        ("other side, direction", ""),
        ("grandparent, turn", "coarse / / grandparent, turn\n"),
        ("left child, direction", ""),
        ("right child, direction", ""),
    )
)
FAMILY = _templates(
    _FAMILY
    + """
upos / upos / children
/ coarse / children
upos / upos / brood
coarse / / brood
lemma / / sibling, direction
/ lemma / left child, direction
/ lemma / right child, direction
"""
)
ARC = PAIRS + AROUND + BETWEEN
# What does not name words of one language.
_WORDS = frozenset(["form", "lemma", "ending", "feats", "person"])
SHARED = tuple(
    one
    for one in ARC
    if not any(name.rstrip("+-12") in _WORDS for name in one.head + one.dependent)
)
RELATION = (
    *(one for one in PAIRS if one.arc == ("direction",)),
    *AROUND,
    *FAMILY,
    *_templates("""
/ coarse / direction
/ form / direction
/ lemma / direction
/ feats / direction
coarse / / direction
lemma / / direction
form / / direction
feats / / direction
feats / coarse / direction
coarse / feats / direction
ending / ending / direction
coarse / ending / direction
upos / upos / distance
coarse / coarse / distance
kind / kind / distance
/ coarse / distance
/ coarse / dependent end
coarse / coarse / ends
coarse / coarse / alike
/ coarse / alike upos
/ coarse / set
coarse / coarse / between
/ person, form-1 / direction
/ lemma, form+1 / direction
"""),
)
