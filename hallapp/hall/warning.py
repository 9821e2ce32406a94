"""Where the hall warns its manager, in three levels: at a limit, and at two multiples of it.

Limits and multiples are settings (:class:`hallapp.settings.Limits`); the limit
of a wait is the service's own target. An acknowledged warning is quiet for a
while unless it grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests
from hallapp.hall.events import About
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_open
from hallapp.hall.ticket import MINUTE, Ticket

QUIET = 30 * MINUTE
"""How long an acknowledged warning stays quiet, milliseconds."""

HOUR, HALF_HOUR = 60 * MINUTE, 30 * MINUTE

FEWEST = 10
"""Tickets below which a share says nothing."""


class Warned(NamedTuple):
    """A warning.

    ``subject`` is the service ("wait") or the window ("idle", "rest") that it
    is about, else empty; ``value`` and ``limit`` are minutes or shares;
    ``level`` is 1, 2 or 3.
    """

    about: About
    subject: str
    level: int
    value: float
    limit: float


def warnings(hall: Hall, now: int) -> list[Warned]:
    """What the hall warns of now, the most urgent first; what was acknowledged is left out."""
    found = [warned for warned in _all(hall, now) if not _is_quiet(hall, warned, now)]
    return sorted(found, key=lambda warned: (-warned.level, -warned.value / warned.limit))


def grouped(found: Iterable[Warned]) -> list[list[Warned]]:
    """Warnings by what they are about, in the order of each one's first: a full hall warns of a few things only."""
    groups: dict[About, list[Warned]] = {}
    for warned in found:
        groups.setdefault(warned.about, []).append(warned)
    return list(groups.values())


def acknowledge(hall: Hall, command: requests.Acknowledge, now: int) -> list[events.Event]:
    """The manager has seen it; without a subject, all that stand of that kind and are not quiet."""
    check_open(hall)
    found = [
        warned
        for warned in _all(hall, now)
        if warned.about == command.about
        and (warned.subject == command.subject or (not command.subject and not _is_quiet(hall, warned, now)))
    ]
    if not found:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no such warning any more."))
    return [
        events.Acknowledged(about=warned.about, subject=warned.subject, level=warned.level, reason=command.reason)
        for warned in found
    ]


def _all(hall: Hall, now: int) -> Iterator[Warned]:
    if not hall.is_open:
        return
    for about, subject, value, limit in _measured(hall, now):
        level = _level(hall, value / limit)
        if level:
            yield Warned(about, subject, level, value, limit)


def _level(hall: Hall, ratio: float) -> int:
    limits = hall.settings.limits
    return sum(ratio >= factor for factor in (1.0, limits.second, limits.third))


def _is_quiet(hall: Hall, warned: Warned, now: int) -> bool:
    level, at = hall.acknowledged.get((warned.about, warned.subject), (0, 0))
    return warned.level <= level and now - at < QUIET


Measured = tuple[About, str, float, float]
"""About, subject, value, limit."""


def _measured(hall: Hall, now: int) -> Iterator[Measured]:
    limits = hall.settings.limits
    if limits.wait:
        yield from _waits(hall, now)
    if limits.late is not None:
        yield from _share("late", *_late(hall, now), limits.late)
    if limits.no_shows is not None:
        called = [ticket for ticket in hall.tickets.values() if ticket.first_called is not None]
        yield from _share("no_shows", sum(ticket.no_shows > 0 for ticket in called), len(called), limits.no_shows)
    if limits.idle is not None:
        for window, minutes in _idle(hall, now).items():
            yield "idle", window, minutes, limits.idle
    if limits.rest is not None:
        for place in hall.windows.values():
            if place.state in ("ready", "engaged"):
                yield "rest", place.id, (now - place.rested) / MINUTE, limits.rest


def _waits(hall: Hall, now: int) -> Iterator[Measured]:
    longest: dict[str, float] = {}
    for ticket in hall.in_line.values():
        longest[ticket.services[0]] = max(longest.get(ticket.services[0], 0.0), ticket.wait(now) / MINUTE)
    for service, minutes in longest.items():
        yield "wait", service, minutes, hall.catalogue.services[service].target


def _share(about: About, some: int, of: int, limit: float) -> Iterator[Measured]:
    if of >= FEWEST:
        yield about, "", some / of, limit


def _late(hall: Hall, now: int) -> tuple[int, int]:
    """Who waited beyond the target: of those called first in the last hour, and of those who wait."""
    recent = [
        ticket
        for ticket in hall.tickets.values()
        if ticket.state == "waiting" or (ticket.first_called is not None and now - ticket.first_called <= HOUR)
    ]
    return sum(_is_late(hall, ticket, now) for ticket in recent), len(recent)


def _is_late(hall: Hall, ticket: Ticket, now: int) -> bool:
    return ticket.wait(now) > hall.catalogue.services[ticket.first_service].target * MINUTE


def _idle(hall: Hall, now: int) -> dict[str, float]:
    """Minutes of idle-while-waiting by window in the last half hour, to the quarter-hour."""
    first = (now - HALF_HOUR - hall.opens) // (15 * MINUTE)
    minutes: dict[str, float] = {}
    for (window, _, quarter), spent in hall.idle.spent(hall, now).items():
        if quarter > first:
            minutes[window] = minutes.get(window, 0.0) + spent / MINUTE
    return minutes
