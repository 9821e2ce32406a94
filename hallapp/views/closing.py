"""What the public reads when the hall gives out no more numbers, or soon will not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.hall.issuing import Stop
from hallapp.settings import Sentence
from hallapp.views import words
from simulation.scenario import Names

translate = QCoreApplication.translate

SOON = 30.0
"""Minutes before the stop from which it is announced."""


def sentence(hall: Hall, stop: Stop) -> str:
    """Why no number is given out, in the hall's own words where it has some."""
    settings = hall.settings
    own = {
        "stopped": settings.stop_sentence,
        "full": settings.full_sentence,
        "quota": settings.quota_sentence,
    }[stop.why]
    return chosen(own) or usual(stop)


def usual(stop: Stop) -> str:
    """The program's own wording."""
    if stop.why == "stopped":
        return translate("closing", "Numbers were given out until {time}. Everybody who has one is served.").format(
            time=words.clock(stop.figure)
        )
    if stop.why == "full":
        return translate("closing", "The hall is full just now: {people} are waiting. Please come back later.").format(
            people=words.people(int(stop.figure))
        )
    return translate("closing", "Today's numbers for it are given out. Please come another day.")


def notice(hall: Hall, now: int) -> str:
    """What is announced before numbers stop; empty while there is time."""
    left = issuing.minutes_to_stop(hall, now)
    at = issuing.stops_at(hall)
    if left is None or at is None or not 0.0 < left <= SOON:
        return ""
    return translate(
        "closing", "The hall closes at {closes}; numbers are given out until {time}. Everybody who has one is served."
    ).format(closes=words.clock(float(hall.scenario.closes)), time=words.clock(at))


def chosen(own: Sentence) -> str:
    """A sentence of the hall in the language in use, else in the other; empty if it has none."""
    return words.name(Names(zh=own.zh, en=own.en), "")
