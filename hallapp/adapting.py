"""What today has shown so far, read from the hall: arrivals and service times."""

from __future__ import annotations

import math

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Step
from simulation.adaptation import Seen


def seen(hall: Hall, now: int) -> Seen:
    """What the hall day has shown up to ``now`` (UTC ms). Of a parked service only the last part is known."""
    return Seen(
        walk_ins=sum(_walked_in(ticket.appointment, ticket.klass) for ticket in hall.tickets.values()),
        since=-math.inf if hall.opened is None or hall.opened <= hall.opens else hall.minute(hall.opened),
        finished=tuple(
            (step.service, (step.finished - step.called) / MINUTE * _speed(hall, step))
            for ticket in hall.tickets.values()
            for step in ticket.steps
        ),
        in_hand=tuple(_in_hand(hall, now)),
    )


def _walked_in(appointment: str | None, klass: str) -> bool:
    return appointment is None and klass != "appointment"


def _speed(hall: Hall, step: Step) -> float:
    """The pace at which the service was done: its clerk's, wherever they are now."""
    skills = hall.windows[step.window].skills if step.clerk is None else hall.clerks[step.clerk].skills
    return skills.get(step.service, 1.0)


def _in_hand(hall: Hall, now: int) -> list[tuple[str, float]]:
    return [
        (ticket.services[0], max(0, now - ticket.called) / MINUTE * window.skills.get(ticket.services[0], 1.0))
        for window in hall.windows.values()
        if window.ticket is not None and (ticket := hall.tickets[window.ticket]).called is not None
    ]
