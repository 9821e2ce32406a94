"""When the hall gives out no more numbers: near closing, full, or a service's numbers for the day are gone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall.refusals import HallError
from hallapp.hall.ticket import MINUTE

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall

Why = Literal["stopped", "full", "quota"]


class Stop(NamedTuple):
    """Why no number is given out, with the figure that the sentence names.

    ``figure`` is minutes from midnight of the stop ("stopped"), the people
    that may wait at most ("full") or the service's numbers a day ("quota").
    """

    why: Why
    figure: float


def stops_at(hall: Hall) -> float | None:
    """When the hall stops giving out numbers, minutes from midnight; ``None``: it does not before it closes."""
    before = hall.settings.stop_before
    return None if before is None else float(hall.scenario.closes) - before


def stop(hall: Hall, now: int) -> Stop | None:
    """Why nobody gets a number now (UTC ms)."""
    at = stops_at(hall)
    if at is not None and now >= hall.instant(at):
        return Stop("stopped", at)
    capacity = hall.settings.capacity
    if capacity is not None and len(hall.in_line) >= capacity:
        return Stop("full", float(capacity))
    return None


def used_up(hall: Hall) -> dict[str, Stop]:
    """The services whose numbers for today are gone; a cancelled ticket gives its number's place back."""
    quotas = hall.settings.quotas
    if not quotas:
        return {}
    given = Counter(
        service for ticket in hall.tickets.values() if ticket.state != "cancelled" for service in ticket.asked
    )
    return {
        service: Stop("quota", float(most))
        for service, most in quotas.items()
        if given[service] >= most and service in hall.catalogue.services
    }


def minutes_to_stop(hall: Hall, now: int) -> float | None:
    """How long numbers are still given out; ``None``: no stop before closing was set."""
    at = stops_at(hall)
    return None if at is None else (hall.instant(at) - now) / MINUTE


def check(hall: Hall, services: tuple[str, ...], now: int) -> None:
    """Refuse a number that the hall does not give out now.

    Raises
    ------
    Stopped
    """
    found = stop(hall, now)
    if found is not None:
        raise _stopped(found)
    gone = used_up(hall)
    for service in services:
        if service in gone:
            raise Stopped(
                QT_TRANSLATE_NOOP("Refusal", "Today's numbers for {service} are given out: {figure}."),
                service=service,
                figure=int(gone[service].figure),
            )


class Stopped(HallError):
    """The hall gives out no number now; the desk may do it exceptionally."""


def _stopped(found: Stop) -> Stopped:
    if found.why == "stopped":
        hours, minutes = divmod(round(found.figure), 60)
        return Stopped(
            QT_TRANSLATE_NOOP("Refusal", "Numbers are given out until {time} only."), time=f"{hours:02d}:{minutes:02d}"
        )
    return Stopped(
        QT_TRANSLATE_NOOP("Refusal", "The hall is full: {figure} people or more are waiting."), figure=int(found.figure)
    )
