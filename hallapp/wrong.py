"""What is wrong with a value that was typed, read or sent: the end of a sentence in the person's language.

``msgspec`` tells it in English and in terms of types and patterns; here each
of its messages becomes a known error that names the argument.
"""

from __future__ import annotations

import re

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError

_UNFIT = QT_TRANSLATE_NOOP("Refusal", "{argument} can't be taken as it is")

_SAID = (
    (r"Object missing required field `(?P<argument>.+?)`", QT_TRANSLATE_NOOP("Refusal", "{argument} is missing")),
    (r"Object contains unknown field `(?P<argument>.*?)`", QT_TRANSLATE_NOOP("Refusal", "{argument} is not known")),
    (r"Expected `str` of length >= 1\b", QT_TRANSLATE_NOOP("Refusal", "{argument} is empty")),
    (
        r"Expected `str` of length <= (?P<limit>\d+)",
        QT_TRANSLATE_NOOP("Refusal", "{argument} is too long (at most {limit} characters)"),
    ),
    (
        r"Expected `(array|object)` of length >= (?P<limit>\d+)",
        QT_TRANSLATE_NOOP("Refusal", "{argument} has too few entries (at least {limit})"),
    ),
    (
        r"Expected `(array|object)` of length <= (?P<limit>\d+)",
        QT_TRANSLATE_NOOP("Refusal", "{argument} has too many entries (at most {limit})"),
    ),
    (
        r"Expected `(int|float)` >= (?P<limit>[\d.]+)",
        QT_TRANSLATE_NOOP("Refusal", "{argument} is too small (at least {limit})"),
    ),
    (
        r"Expected `(int|float)` > (?P<limit>[\d.]+)",
        QT_TRANSLATE_NOOP("Refusal", "{argument} is too small (more than {limit})"),
    ),
    (
        r"Expected `(int|float)` <= (?P<limit>[\d.]+)",
        QT_TRANSLATE_NOOP("Refusal", "{argument} is too large (at most {limit})"),
    ),
    (r"Invalid enum value '(?P<value>.*)'", QT_TRANSLATE_NOOP("Refusal", "{argument} can't be {value}")),
    (
        r"Invalid RFC3339 encoded date|Expected `date",
        QT_TRANSLATE_NOOP("Refusal", "{argument} is no date such as 2026-11-24"),
    ),
    (r"Expected `int( \||`,)", QT_TRANSLATE_NOOP("Refusal", "{argument} is no whole number")),
    (r"Expected `float( \||`,)", QT_TRANSLATE_NOOP("Refusal", "{argument} is no number")),
    (r"Expected `bool( \||`,)", QT_TRANSLATE_NOOP("Refusal", "{argument} is neither true nor false")),
    (r"Expected `str( \||`,)", QT_TRANSLATE_NOOP("Refusal", "{argument} is no text")),
    (r"Expected `array( \||`,)", QT_TRANSLATE_NOOP("Refusal", "{argument} is no list")),
)
"""How its messages begin, and what each means."""

_PLACE = re.compile(r" - at `(?:key in )?\$\.?(?P<path>.*)`$")


def wrong_value(error: msgspec.ValidationError) -> KnownError:
    """What is wrong and where, as a fact of the error that tells it."""
    message = str(error)
    place = _PLACE.search(message)
    path = place["path"] if place else ""
    for pattern, meaning in _SAID:
        said = re.match(pattern, message)
        if said is not None:
            facts = said.groupdict()
            inner = facts.pop("argument", "")
            return KnownError(meaning, argument=".".join(filter(None, (path, inner))), **facts)
    return KnownError(_UNFIT, argument=path)
