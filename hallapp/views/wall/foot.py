"""What the foot of a wall says, one sentence after the other."""

from __future__ import annotations

from collections.abc import Iterable

from hallapp import language
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.settings import Sentence
from hallapp.views import closing, words
from hallapp.views.bilingual import both
from hallapp.views.closing import Said

CLOSED = QT_TRANSLATE_NOOP("Wall", "No numbers are issued today any more.")
AFTER = QT_TRANSLATE_NOOP("Wall", "Opening hours are over; whoever has a number is still served.")
CLOSES = QT_TRANSLATE_NOOP("Wall", "The hall closes at {time}; whoever has a number by then is served.")
COURTESY = QT_TRANSLATE_NOOP(
    "Wall",
    "Elderly and disabled people, pregnant women and those with infants go first; "
    "soldiers and veterans by law, with their card.",
)

USED_UP = QT_TRANSLATE_NOOP("Wall", "{services}: {sentence}")


def sentences(hall: Hall, now: int, groups: Iterable[str] = ()) -> list[Said]:
    """All that is said now, what stops first: numbers, a service's, the hall's message, who goes first.

    ``groups`` limits it to services of a part of the hall.
    """
    if not hall.is_open:
        return [both(CLOSED)]
    said = [*_stops(hall, now), *_used_up(hall, set(groups))]
    if hall.settings.message != Sentence():
        said.append(closing.in_both(hall.settings.message))
    if not said:
        time = words.clock(float(hall.scenario.closes))
        first, second = both(CLOSES)
        said.append((first.format(time=time), second.format(time=time)))
    if hall.settings.courtesy_notice:
        said.append(both(COURTESY))
    return said


def _stops(hall: Hall, now: int) -> list[Said]:
    """Why the whole hall gives out no numbers, or that it soon will not."""
    stop = issuing.stop(hall, now)
    if stop is not None:
        return [closing.said(hall, stop)]
    soon = closing.notices(hall, now)
    if soon[0]:
        return [soon]
    if hall.minute(now) > float(hall.scenario.closes - hall.scenario.opens):
        return [both(AFTER)]
    return []


def _used_up(hall: Hall, groups: set[str]) -> list[Said]:
    """The services whose numbers for today are given out, in one sentence."""
    known = hall.catalogue.services
    gone = {
        service: stop for service, stop in issuing.used_up(hall).items() if not groups or known[service].group in groups
    }
    if not gone:
        return []
    here = language.current()
    other = "en" if here == "zh" else "zh"
    why = closing.said(hall, next(iter(gone.values())))
    lists = [
        ("、" if code == "zh" else ", ").join(hall.catalogue.name(one, code) for one in gone) for code in (here, other)
    ]
    first, second = (
        template.format(services=listed, sentence=sentence)
        for template, listed, sentence in zip(both(USED_UP), lists, why, strict=True)
    )
    return [(first, second if why[1] else "")]
