"""What the public reads when the hall gives out no more numbers, or soon will not."""

from __future__ import annotations

from hallapp import language
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.hall.issuing import Stop
from hallapp.settings import Sentence
from hallapp.views import words
from hallapp.views.bilingual import both
from simulation.scenario import Names

SOON = 30.0
"""Minutes before the stop from which it is announced."""

Said = tuple[str, str]
"""A sentence in the language in use and in the hall's other one, which may be empty."""

_USUAL = {
    "stopped": QT_TRANSLATE_NOOP("closing", "Numbers were given out until {figure}. Everybody who has one is served."),
    "full": QT_TRANSLATE_NOOP(
        "closing", "The hall is full just now: {figure} people or more are waiting. Please come back later."
    ),
    "quota": QT_TRANSLATE_NOOP("closing", "Today's numbers for it are given out. Please come another day."),
}
_SOON = QT_TRANSLATE_NOOP(
    "closing", "The hall closes at {closes}; numbers are given out until {time}. Everybody who has one is served."
)


def sentence(hall: Hall, stop: Stop) -> str:
    """Why no number is given out, in the hall's own words where it has some."""
    return said(hall, stop)[0]


def said(hall: Hall, stop: Stop) -> Said:
    """The same in both languages."""
    settings = hall.settings
    own = {
        "stopped": settings.stop_sentence,
        "full": settings.full_sentence,
        "quota": settings.quota_sentence,
    }[stop.why]
    return in_both(own) if own != Sentence() else _filled(stop)


def usual(stop: Stop) -> str:
    """The program's own wording."""
    return _filled(stop)[0]


def _filled(stop: Stop) -> Said:
    figure = words.clock(stop.figure) if stop.why == "stopped" else words.number(stop.figure)
    first, second = both(_USUAL[stop.why], "closing")
    return first.format(figure=figure), second.format(figure=figure)


def notice(hall: Hall, now: int) -> str:
    """What is announced before numbers stop; empty while there is time."""
    return notices(hall, now)[0]


def notices(hall: Hall, now: int) -> Said:
    """The same in both languages."""
    left = issuing.minutes_to_stop(hall, now)
    at = issuing.stops_at(hall)
    if left is None or at is None or not 0.0 < left <= SOON:
        return "", ""
    times = {"closes": words.clock(float(hall.scenario.closes)), "time": words.clock(at)}
    first, second = both(_SOON, "closing")
    return first.format(**times), second.format(**times)


def chosen(own: Sentence) -> str:
    """A sentence of the hall in the language in use, else in the other; empty if it has none."""
    return words.name(Names(zh=own.zh, en=own.en), "")


def in_both(own: Sentence) -> Said:
    """The hall's own words; in one language alone where it has no others."""
    first, second = (own.zh, own.en) if language.current() == "zh" else (own.en, own.zh)
    return (first, second) if first else (second, "")
