"""Why a window stands idle while people wait, and the one command that ends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, WindowNow
from hallapp.views.manager.figures import losses
from simulation.actions import Change
from simulation.options import Interval

PATIENCE = MINUTE
"""Milliseconds that a window may stand ready before it counts as idle: people take a moment."""

Why = Literal["uncalled", "off", "closed", "paused", "free_clerk", "held", "untrained"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What keeps a ready window from those who wait.

    Attributes
    ----------
    window : str
        The idle window.
    since : int
        UTC milliseconds.
    service : str
        The costliest service (by loss) among those that the remedy would help.
    waiting : int
        How many wait for it.
    why : str
        ``uncalled``: it may serve them and was not asked to; ``off``: its
        clerk is trained, the skill is switched off; ``closed``, ``paused``:
        the window ``other`` could serve them; ``free_clerk``: the clerk
        ``other`` could and sits nowhere; ``held``: they wait for the window
        ``other`` only; ``untrained``: nobody in the hall is trained.
    request : dict or None
        The command that ends it.
    change : Change or None
        The same as a change that can be simulated; ``None`` too where the
        simulation does it by itself (calling who waits).
    worth : Interval or None
        What that does to the mean wait until closing, minutes per person, once it is known.
    """

    window: str
    since: int
    service: str
    waiting: int
    why: Why
    other: str | None = None
    request: dict[str, Any] | None = None
    change: Change | None = None
    worth: Interval | None = None


Worth = Callable[[Change | None], Interval | None]


def remedies(hall: Hall, now: int, worth: Worth = lambda change: None) -> dict[str, Remedy]:
    """By window, for each that has been idle for a minute while somebody waits; ``worth`` knows what a change does."""
    if not hall.is_open or not hall.in_line:
        return {}
    idle = {place: found.since for place, found in hall.idle.present.items() if now - found.since >= PATIENCE}
    if not idle:
        return {}
    queues = Counter(ticket.services[0] for ticket in hall.in_line.values())
    loss = losses(hall, now)
    wanted = sorted(queues, key=lambda service: -loss[service])
    shut = [window for window in hall.windows.values() if window.state in ("closed", "paused")]
    found = {place: _remedy(hall, hall.windows[place], since, wanted, queues, shut) for place, since in idle.items()}
    return {place: replace(remedy, worth=worth(remedy.change)) for place, remedy in found.items()}


def _remedy(
    hall: Hall, window: WindowNow, since: int, wanted: list[str], queues: Counter[str], shut: list[WindowNow]
) -> Remedy:
    mine = [service for service in wanted if window.speed(service) > 0.0]

    def found(
        wants: str, why: Why, other: str | None = None, change: Change | None = None, **request: object
    ) -> Remedy:
        return Remedy(window.id, since, wants, queues[wants], why, other, request or None, change)

    if mine and not hall.calls_itself(window.id):
        return found(mine[0], "uncalled", do="call", window=window.id)
    off = [service for service in wanted if service in window.inactive and window.skills.get(service, 0.0) > 0.0]
    if off:
        change = Change(do="activate", window=window.id, service=off[0])
        return found(off[0], "off", change=change, do="skill", window=window.id, service=off[0], on=True)
    if mine:
        tied = next((t.tied for t in hall.waiting_for(mine[0]) if t.tied is not None), None)
        return found(mine[0], "held", tied)
    for service in wanted:
        other = next((place for place in shut if place.speed(service) > 0.0), None)
        if other is None:
            continue
        change = Change(do="open", window=other.id)
        if other.state == "closed":
            return found(service, "closed", other.id, change, do="open", window=other.id)
        return found(service, "paused", other.id, change, do="ready", window=other.id)
    for service in wanted:
        for clerk in hall.clerks.values():
            able = clerk.skills.get(service, 0.0) > 0.0 and service not in clerk.inactive
            if clerk.window is None and able and (window.clerk is not None or not window.skills):
                seat = Change(do="swap" if window.clerk else "open", window=window.id, clerk=clerk.id)
                return found(service, "free_clerk", clerk.id, seat, do="assign", window=window.id, clerk=clerk.id)
    return found(wanted[0], "untrained")
