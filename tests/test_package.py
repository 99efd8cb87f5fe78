"""The package as installed."""

import subprocess
import sys

import msgspec
import spacy

import kznlp
from kznlp import records


def test_spacy_finds_the_language():
    assert spacy.blank("kk").lang == "kk"


def test_schema_names_every_part():
    parts = records.schema()["$defs"]["Analysis"]["properties"]
    assert set(parts) == set(records.Analysis.__struct_fields__)


def test_json_round_trip():
    document = records.DocumentRecord(id="0", source="-")
    analysis = records.Analysis(
        document=document,
        relations=(records.Relation(type="causes", source="u1", target="u2", reason="x"),),
    )
    data = records.encode(analysis)
    assert records.decode(data) == msgspec.convert(msgspec.to_builtins(analysis), records.Analysis)
    assert b'"from":"u1"' in data


def test_version_is_told():
    assert kznlp.__version__.count(".") == 2


def test_an_analysis_loads_no_package_that_only_taggers_or_frames_need():
    code = (
        "import sys, kznlp; kznlp.analyze; "
        "print([name for name in ('scipy', 'pandas', 'sklearn') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
