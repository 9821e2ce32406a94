"""Errors of the simulation that a person can act on."""

from __future__ import annotations

import reprlib
from pathlib import Path

LONGEST = 400
"""Characters of a sentence; what is longer is cut."""

_brief = reprlib.Repr()
_brief.maxstring = _brief.maxother = 60
_brief.maxlist = _brief.maxdict = 4


class ScenarioError(ValueError):
    """A scenario or trace that is wrong.

    Parameters
    ----------
    text : str
        One English sentence with ``{named}`` places.
    facts : object
        What fills the places; a value out of the file comes through :func:`shown`.
    """

    def __init__(self, text: str, **facts: object) -> None:
        super().__init__(text)
        self.text = text
        self.facts = facts

    def __str__(self) -> str:
        sentence = self.text.format(**self.facts)
        return sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.text, self.facts)


def _again(kind: type[ScenarioError], text: str, facts: dict[str, object]) -> ScenarioError:
    return kind(text, **facts)


def shown(value: object) -> str:
    """A wrong value as a sentence quotes it: short, text in quotation marks."""
    return _brief.repr(value)


def named(path: Path | str) -> str:
    """A file as a sentence names it; of a long path the end."""
    name = str(path)
    return name if len(name) <= 100 else "…" + name[-99:]
