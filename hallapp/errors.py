"""Errors that a person can act on; everything else is a bug."""

from __future__ import annotations


class KnownError(Exception):
    """Something that a person can put right.

    Parameters
    ----------
    text : str
        One English sentence with ``{named}`` places; it is also the key of its
        translation, so it is marked for translation where it is written.
    facts : str or int or float
        What fills the places.
    """

    def __init__(self, text: str, **facts: object) -> None:
        super().__init__(text)
        self.text = text
        self.facts = facts

    def __str__(self) -> str:
        return self.text.format(**self.facts)


class BadInput(KnownError):
    """A command, file or option that is wrong; exit status 2."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text itself; ``lupdate`` knows this name, so modules without Qt mark their sentences with it."""
    return text
