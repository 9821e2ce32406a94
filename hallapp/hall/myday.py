"""What a clerk did today, in standard minutes: the work, not the number of people."""

from __future__ import annotations

from dataclasses import dataclass

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Step


@dataclass(frozen=True, slots=True)
class MyDay:
    """A clerk's day, or that of a window without one.

    Attributes
    ----------
    standard : float
        Minutes that the finished services take at the standard pace.
    occupied : float
        Minutes that they took, from call to end.
    at_window : float
        Minutes since the window opened or its last pause ended; 0 while it is closed or pauses.
    steps : list of (str, Step)
        Ticket and service, in the order they were finished: all that the log keeps of the clerk's services.
    rated : list of int
        The ratings that citizens gave, without the tickets.
    """

    standard: float
    occupied: float
    at_window: float
    steps: list[tuple[str, Step]]
    rated: list[int]


def my_day(hall: Hall, window: str, now: int) -> MyDay:
    """The day of the clerk who sits at the window, also at other windows."""
    place = hall.windows[window]
    steps = [
        (ticket.number, step)
        for ticket in hall.tickets.values()
        for step in ticket.steps
        if (step.clerk == place.clerk if place.clerk else step.window == window and step.clerk is None)
    ]
    steps.sort(key=lambda one: one[1].finished)
    return MyDay(
        standard=sum(hall.catalogue.services[step.service].mean for _, step in steps),
        occupied=sum(step.finished - step.called for _, step in steps) / MINUTE,
        at_window=(now - place.rested) / MINUTE if place.state in ("ready", "engaged") else 0.0,
        steps=steps,
        rated=sorted(step.rating for _, step in steps if step.rating is not None),
    )
