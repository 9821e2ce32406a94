"""Where a clerk could help: people wait too long for what the clerk has learned but may not serve now."""

from __future__ import annotations

from typing import NamedTuple

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE

FEWEST = 3
"""People from which a line is worth a word."""


class Wanted(NamedTuple):
    """A service that help is wanted with: who waits, the longest wait in minutes, the windows that serve it now."""

    service: str
    people: int
    minutes: float
    windows: list[str]


def where_help_is_wanted(hall: Hall, window: str, now: int) -> list[Wanted]:
    """Services that the window is trained for but may not serve now, with a line and a wait beyond target.

    A window that pauses or is closed may serve none. The longest wait, in
    times its target, comes first.
    """
    place = hall.windows[window]
    serves = place.state in ("ready", "engaged")
    waits: dict[str, list[float]] = {}
    for ticket in hall.in_line.values():
        waits.setdefault(ticket.services[0], []).append(ticket.wait(now) / MINUTE)
    found = [
        Wanted(service, len(minutes), max(minutes), _serving(hall, service))
        for service, minutes in waits.items()
        if place.skills.get(service, 0.0) > 0.0
        and (not serves or service in place.inactive)
        and len(minutes) >= FEWEST
        and max(minutes) > hall.catalogue.services[service].target
    ]
    return sorted(found, key=lambda wanted: -wanted.minutes / hall.catalogue.services[wanted.service].target)


def _serving(hall: Hall, service: str) -> list[str]:
    return [place.id for place in hall.could_serve(service) if place.state in ("ready", "engaged")]
