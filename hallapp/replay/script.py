"""A hall day as a script: what citizens, clerks and the manager brought to it, apart from who was called where.

Read from the day's events. What somebody did at a time of their own (arrivals,
the manager's changes) keeps that time; what followed from something else (the
end of a service from its begin, the way back from a missed call, a clerk's
pressing *next* from having somebody to call) keeps the minutes in between. Who
is called by which window when is left out: that is for dispatch to say anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import OPEN_STATES, Ticket, WindowNow


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket was called to a window at ``at`` (UTC ms)."""

    at: int
    window: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done at a time of its own.

    Attributes
    ----------
    at : int
        UTC milliseconds.
    order : int
        Its place among what happens at the same millisecond.
    command : Command
    advice : int or None
        The ``seq`` of the :class:`~hallapp.hall.events.AdviceApplied` that it is a part of.
    patient : bool
        A closing that found nobody to serve: it would have waited for somebody.
    """

    at: int
    order: int
    command: requests.Command
    advice: int | None = None
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done ``after`` so many milliseconds from the begin of a part or from its end."""

    after: int
    order: int
    command: requests.Command


@dataclass(slots=True)
class Part:
    """A ticket at a window for one service, and what it did until it was called again.

    Attributes
    ----------
    speed : float
        The window's for the service.
    steps : list of Step
        From the begin: recalls, the start, services added.
    end : Step or None
        What ended it: finish, no-show, park, transfer or cancel.
    timed : bool
        A timer ended it: nobody came.
    elapsed : int
        Milliseconds until its end, or until the day ended before it did.
    away : list of Step
        From its end: return, unpark, cancel.
    """

    service: str
    speed: float
    begun: int
    steps: list[Step] = field(default_factory=list)
    end: Step | None = None
    timed: bool = False
    elapsed: int = 0
    away: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A ticket's visit.

    ``away`` is what it did, from its issue ``at`` an instant, before it was
    first called; ``at_once`` tells that the desk had it called at its issue;
    ``waited`` (ms) how long its first wait lasted, at least.
    """

    issued: events.Issued
    at: int
    order: int
    at_once: bool = False
    away: list[Step] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    waited: int = 0


@dataclass(frozen=True, slots=True)
class Press:
    """There was somebody to call: ``wait`` milliseconds later the clerk did.

    ``pressed`` is false if the clerk had not by then, when the window was no
    longer ready; ``ticket`` is who was picked by hand.
    """

    wait: int
    order: int
    ticket: str | None = None
    pressed: bool = True


@dataclass(slots=True)
class Script:
    """A hall day without its calls.

    Attributes
    ----------
    opened, opened_at : DayOpened, int
        Its begin, with the whole configuration.
    presses : dict of str to list of Press
        By window, what its clerk did each time there was somebody to call.
    late : dict of int to int
        When what fell due was carried out, where that was not at once (UTC ms).
    closed : bool
        Whether the day was closed; else it ends with its last event, at ``ends``.
    calls : list of Call
        The calls that were made.
    hall : Hall
        The day as it was, at its end.
    """

    opened: events.DayOpened
    opened_at: int
    stories: list[Story]
    acts: list[Act]
    presses: dict[str, list[Press]]
    late: dict[int, int]
    closed: bool
    ends: int
    calls: list[Call]
    hall: Hall


class Onsets:
    """Since when each ready window has had somebody to call (UTC ms).

    The same eyes read the day and play it, so that a clerk's delay means the same.
    """

    def __init__(self) -> None:
        self.since: dict[str, int] = {}
        self.passed: list[tuple[str, int]] = []
        """Windows that ceased to be ready without a call of their clerk's, and since when they had somebody."""

    def look(self, hall: Hall) -> list[str]:
        """The windows that have somebody to call and had nobody since they became ready."""
        found = []
        for window in hall.windows.values():
            if window.state != "ready":
                if window.id in self.since:
                    self.passed.append((window.id, self.since.pop(window.id)))
            elif window.id not in self.since and callable_at(hall, window):
                self.since[window.id] = hall.at
                found.append(window.id)
        return found


def callable_at(hall: Hall, window: WindowNow) -> bool:
    """Whether somebody waits whom the window may call."""
    return any(may_call(window, ticket) for ticket in hall.in_line.values())


def may_call(window: WindowNow, ticket: Ticket) -> bool:
    """Whether the window may call the waiting ticket."""
    return ticket.tied in (None, window.id) and window.speed(ticket.services[0]) > 0.0


def open_tickets(hall: Hall) -> Iterator[Ticket]:
    """The visits that are not over."""
    return (ticket for ticket in hall.tickets.values() if ticket.state in OPEN_STATES)
