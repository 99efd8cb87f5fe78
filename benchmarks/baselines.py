"""What else a user would try: pandas on texts, finders of tables on web pages and pages of a PDF.

`baselines` gives for each name a function from a text, or the bytes of a PDF, to all rows that it
finds, header and prose around included. A baseline gets a table right if the rows are among them in
order, as they were printed. What cannot be loaded is left out and named by `SKIPPED`:
`pip install camelot-py docling unstructured`. Docling and unstructured read PDFs with models that
they download; here they read web pages, which need none.
"""

import importlib
import io
import tempfile
import warnings

FINDERS = ("pdfplumber", "camelot", "docling.document_converter", "unstructured.partition.html")


def pandas_tabs(text):
    return _read(text, sep="\t")


def pandas_spaces(text):
    return _read(text, sep=r"\s+")


def pandas_gaps(text):
    import pandas as pd

    return _rows(pd.read_fwf(io.StringIO(text), header=None, dtype=str))


def pandas_html(text):
    import pandas as pd

    # Figures as they are printed: no sign is dropped, no dash is taken for a missing figure.
    width = range(text[: text.index("</tr>")].count("<td>"))
    (frame,) = pd.read_html(
        io.StringIO(text),
        flavor="lxml",
        converters=dict.fromkeys(width, str),
        keep_default_na=False,
        thousands=None,
    )
    return _rows(frame)


def pdfplumber_lines(data):
    return _plumbed(data, "lines")


def pdfplumber_text(data):
    return _plumbed(data, "text")


def camelot_lattice(data):
    return _camelot(data, "lattice")


def camelot_stream(data):
    return _camelot(data, "stream")


def docling_html(text):
    from docling.datamodel.base_models import DocumentStream
    from docling.document_converter import DocumentConverter

    stream = DocumentStream(name="page.html", stream=io.BytesIO(text.encode()))
    found = DocumentConverter().convert(stream).document.tables
    return [[cell.text for cell in row] for table in found for row in table.data.grid]


def unstructured_html(text):
    from lxml import html
    from unstructured.partition.html import partition_html

    tables = [e.metadata.text_as_html for e in partition_html(text=text) if e.category == "Table"]
    rows = [row for table in tables for row in html.fromstring(table).iter("tr")]
    return [[cell.text_content() for cell in row] for row in rows]


def _plumbed(data, strategy):
    import pdfplumber

    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}
    with pdfplumber.open(io.BytesIO(data)) as document:
        tables = [t for page in document.pages for t in page.extract_tables(settings)]
    return [[cell or "" for cell in row] for table in tables for row in table]


def _camelot(data, flavor):
    import camelot

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        tables = camelot.read_pdf(file.name, flavor=flavor, suppress_stdout=True)
        return [row for table in tables for row in table.df.astype(str).to_numpy().tolist()]


def _read(text, *, sep):
    import pandas as pd

    # As many names as the longest line has cells, so that ragged lines are read.
    width = max(len(line.split("\t" if sep == "\t" else None)) for line in text.split("\n"))
    frame = pd.read_csv(
        io.StringIO(text), sep=sep, header=None, names=range(width), dtype=str, engine="python"
    )
    return _rows(frame)


def _rows(frame):
    return [[str(c) for c in row if c == c and c is not None] for row in frame.to_numpy().tolist()]


def skipped():
    """The finders that cannot be loaded, and why."""
    missing = {}
    for name in FINDERS:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing[name.partition(".")[0]] = str(error)
    return missing


SKIPPED = skipped()
TEXTS = {
    "pandas.read_csv, tabs": pandas_tabs,
    "pandas.read_csv, white space": pandas_spaces,
    "pandas.read_fwf": pandas_gaps,
}
WEB = {
    "pandas.read_html": pandas_html,
    "docling, HTML": docling_html,
    "unstructured, HTML": unstructured_html,
}
PAGES = {
    "pdfplumber, lines": pdfplumber_lines,
    "pdfplumber, text": pdfplumber_text,
    "camelot, lattice": camelot_lattice,
    "camelot, stream": camelot_stream,
}


def baselines(source):
    """Those that read such a source, by name."""
    kind = PAGES
    if isinstance(source, str):
        kind = WEB if source.startswith("<") else TEXTS
    return {name: read for name, read in kind.items() if name.partition(",")[0] not in SKIPPED}


def rows_of(baseline, source):
    """The rows that a baseline finds, or why it does not run on the source."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return baseline(source)
        except Exception as error:  # whatever a parser raises, the table is lost
            return error


def is_right(found, rows):
    """Whether the rows are among those that a baseline found; a source refused is not right."""
    if isinstance(found, Exception):
        return False
    n = len(rows)
    return any(found[k : k + n] == rows for k in range(len(found) - n + 1))
