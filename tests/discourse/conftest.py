import pytest
from spacy.language import Language

from kznlp.language.kazakh import Kazakh


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Sentences and units only, by rules."""
    return _made(learned=False)


@pytest.fixture(scope="session")
def learned() -> Language:
    """Sentences and units only, with what was learned."""
    return _made(learned=True)


def _made(*, learned: bool) -> Language:
    made = Kazakh()
    made.add_pipe("kk_structure")
    made.add_pipe("kk_sentences")
    made.add_pipe("kk_discourse", config={"learned": learned})
    return made
