"""Kazakh for spaCy: the language `kk` and the extensions that kznlp's components fill."""

from spacy.language import BaseDefaults, Language

from kznlp.language.extensions import register

register()


class KazakhDefaults(BaseDefaults):
    """Defaults of the language."""


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """The Kazakh language."""

    lang = "kk"
    Defaults = KazakhDefaults


__all__ = ["Kazakh"]
