"""The digest of the pipeline needs nothing that an installation may lack."""

from importlib.metadata import requires

import regex

from kznlp.batch.version import LIBRARIES, pipeline_version


def test_libraries_are_dependencies_of_the_core():
    core = [line for line in requires("kznlp") or () if "extra ==" not in line]
    assert set(LIBRARIES) <= {regex.match(r"[\w-]+", line)[0] for line in core}


def test_version_is_a_digest():
    assert regex.fullmatch("[0-9a-f]{16}", pipeline_version())
