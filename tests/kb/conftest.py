"""A knowledge base with the two samples."""

import pytest
from samples import PLAN, REPORT, TEXT

from kznlp.kb import Entry, KnowledgeBase


@pytest.fixture(scope="module")
def kb():
    with KnowledgeBase(":memory:") as found:
        found.add_many([Entry(PLAN, TEXT), REPORT])
        yield found
