import pytest
from spacy.language import Language

from kznlp.language.kazakh import Kazakh


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Sentences and units only."""
    made = Kazakh()
    for name in ("kk_structure", "kk_sentences", "kk_discourse"):
        made.add_pipe(name)
    return made
