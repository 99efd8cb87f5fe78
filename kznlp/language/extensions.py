"""The attributes that kznlp hangs on spaCy's `Doc`; all are in offsets of `doc.text`."""

from spacy.tokens import Doc

# blocks: tuple[kznlp.types.Block, ...]; tables, units, relations, comparisons, measures: tuples of
# records of `kznlp.records`; date: the document's own date (EDTF), kind and region: its codes; or
# None.
EXTENSIONS = {
    "blocks": (),
    "tables": (),
    "comparisons": (),
    "units": (),
    "relations": (),
    "measures": (),
    "title": None,
    "kind": None,
    "date": None,
    "region": None,
}


def register() -> None:
    """Declare the extensions; a second call changes nothing."""
    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
