"""What the foot of a wall says, one sentence after the other."""

from __future__ import annotations

from hallapp import language
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.settings import Sentence
from hallapp.views import closing, words
from hallapp.views.wall.bilingual import both

CLOSED = QT_TRANSLATE_NOOP("Wall", "No numbers are issued today any more.")
AFTER = QT_TRANSLATE_NOOP("Wall", "No new numbers today; whoever has one is still served.")
CLOSES = QT_TRANSLATE_NOOP("Wall", "The hall closes at {time}; whoever has a number by then is served.")
COURTESY = QT_TRANSLATE_NOOP(
    "Wall",
    "Elderly and disabled people, pregnant women and those with infants go first; "
    "soldiers and veterans by law, with their card.",
)

Said = tuple[str, str]
"""A sentence in the language in use and in the hall's other one, which may be empty."""


def sentences(hall: Hall, now: int) -> list[Said]:
    """All that is said now: the hall's message, when numbers stop or why there are none, who goes first."""
    if not hall.is_open:
        return [both(CLOSED)]
    said = [in_both(hall.settings.message)] if hall.settings.message != Sentence() else []
    said += _closing(hall, now, needed=not said)
    if hall.settings.courtesy_notice:
        said.append(both(COURTESY))
    return said


def _closing(hall: Hall, now: int, *, needed: bool) -> list[Said]:
    stop = issuing.stop(hall, now)
    if stop is not None:
        own = hall.settings.stop_sentence if stop.why == "stopped" else hall.settings.full_sentence
        return [in_both(own) if own != Sentence() else (closing.sentence(hall, stop), "")]
    soon = closing.notice(hall, now)
    if soon:
        return [(soon, "")]
    if hall.minute(now) > float(hall.scenario.closes - hall.scenario.opens):
        return [both(AFTER)]
    time = words.clock(float(hall.scenario.closes))
    first, second = both(CLOSES)
    return [(first.format(time=time), second.format(time=time))] if needed else []


def in_both(own: Sentence) -> Said:
    """The hall's own words; in one language alone where it has no others."""
    first, second = (own.zh, own.en) if language.current() == "zh" else (own.en, own.zh)
    return (first, second) if first else (second, "")
