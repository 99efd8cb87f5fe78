"""What else a user would try on the same texts: pandas, and table finders that are installed.

`BASELINES` gives for each name a function from a text to all rows that it finds, header and prose
around included. A baseline gets a table right if the rows are among them in order, as they were
printed.
"""

import importlib.util
import io
import warnings

OTHERS = ("camelot", "docling", "unstructured")


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


BASELINES = {
    "pandas.read_csv, tabs": pandas_tabs,
    "pandas.read_csv, white space": pandas_spaces,
    "pandas.read_fwf": pandas_gaps,
    "pandas.read_html": pandas_html,
}


def skipped():
    """Names of other finders, and why they do not run: they read pages, and no text."""
    return [
        f"{name}: {'reads pages, no text' if importlib.util.find_spec(name) else 'not installed'}"
        for name in OTHERS
    ]


def is_right(baseline, text, rows):
    """Whether a baseline gives the rows; a text that it refuses is not right."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = baseline(text)
        except Exception:  # whatever a parser raises, the table is lost
            return False
    n = len(rows)
    return any(found[k : k + n] == rows for k in range(len(found) - n + 1))
