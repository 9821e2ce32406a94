"""Today's state of the hall, folded from today's events.

Pure: no clock, no storage, no screen. Instants are UTC milliseconds and come
with the events. What may happen next is decided in :mod:`hallapp.hall.acting`.
"""

from __future__ import annotations

from collections import deque

import msgspec

from hallapp.hall import dispatching, folding
from hallapp.hall.catalogue import Catalogue, classes
from hallapp.hall.dispatching import Next
from hallapp.hall.events import AdviceApplied, AdviceGiven, AdviceRefused, Event
from hallapp.hall.idle import Idle
from hallapp.hall.owed import Owed
from hallapp.hall.planning import Due
from hallapp.hall.prepared import Planned, Template
from hallapp.hall.refusals import HallError
from hallapp.hall.ticket import MINUTE, Call, ClerkNow, Ticket, WindowNow
from hallapp.settings import Settings
from simulation.scenario import Rule, Scenario

CALLS_KEPT = 200
"""How many of the latest calls are kept for the wall."""

__all__ = ["Hall", "HallError"]


class Hall:
    """The hall as it stands.

    Attributes
    ----------
    day : str or None
        The hall day, ``"YYYY-MM-DD"``; ``None`` before the first.
    opened, closed : int or None
        When the day was opened, and closed.
    opens : int
        The scenario's opening time on that day.
    at : int
        The latest event.
    scenario : Scenario
        The configuration that the day opened with; see :meth:`configuration`.
    tickets : dict of str to Ticket
        Every ticket of the day by number, in order of issue.
    windows : dict of str to WindowNow
        In the scenario's order.
    clerks : dict of str to ClerkNow
    calls : deque of Call
        The latest calls and recalls, the newest last.
    begun : list of Ticket
        Who began to wait anew since this was last cleared, for dispatch.
    help : dict of (str, str) to int
        Where the desk is wanted and about what ("person" or "printer"), and since when.
    given, refused, applied : list of (int, Event)
        Advice that was given, refused and taken today, and when.
    owed : dict of str to Owed
        What is still to be followed by its id, of earlier days too, in the order it came up.
    planned : dict of str to tuple of PlannedSkill
        Skills that change as a later day (ISO date) opens.
    templates : dict of str to Template
        Sets of what is on, by name.
    template : str
        The one that the day opened with; empty: none.
    acknowledged : dict of (str, str) to (int, int)
        By what a warning is about and its subject: the level that was acknowledged, and when.
    moved : int
        The latest event that did more than say something about advice.
    """

    def __init__(self) -> None:
        self.day: str | None = None
        self.opened: int | None = None
        self.closed: int | None = None
        self.opens = 0
        self.at = 0
        self.scenario = Scenario(opens=folding.MIDNIGHT, closes=folding.MIDNIGHT)
        self.catalogue = Catalogue(self.scenario)
        self.settings = Settings()
        self.rule: Rule = "gcmu"
        self.overdue: float | None = None
        self.classes = classes(self.scenario)
        self.tickets: dict[str, Ticket] = {}
        self.windows: dict[str, WindowNow] = {}
        self.clerks: dict[str, ClerkNow] = {}
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.begun: list[Ticket] = []
        self.moved = 0
        self.given: list[tuple[int, AdviceGiven]] = []
        self.refused: list[tuple[int, AdviceRefused]] = []
        self.applied: list[tuple[int, AdviceApplied]] = []
        self.owed: dict[str, Owed] = {}
        self.planned: Planned = {}
        self.templates: dict[str, Template] = {}
        self.template = ""
        self.acknowledged: dict[tuple[str, str], tuple[int, int]] = {}
        self.issued_by_prefix: dict[str, int] = {}
        self.help: dict[tuple[str, str], int] = {}
        self.in_line: dict[str, Ticket] = {}
        self.idle = Idle()
        self.board: dispatching.Board | None = None
        self.plan: list[Due] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a hall day is running."""
        return self.day is not None and self.closed is None

    def fold(self, event: Event, at: int) -> None:
        """Take in an event that happened at ``at``."""
        self.idle.advance(self, at)
        folding.fold(self, event, at)
        self.at = at
        if not isinstance(event, AdviceGiven | AdviceRefused):
            self.moved = at
        self.idle.look(self, at)

    def minute(self, ms: int) -> float:
        """Minutes from opening time, as dispatch and simulation count them."""
        return (ms - self.opens) / MINUTE

    def instant(self, minutes_from_midnight: float) -> int:
        """The UTC millisecond of a time of the hall day."""
        return self.opens + round((minutes_from_midnight - float(self.scenario.opens)) * MINUTE)

    def waiting(self) -> list[Ticket]:
        """Who waits, in the order of their place in line."""
        return sorted(self.in_line.values(), key=lambda ticket: (ticket.credit, ticket.index))

    def waiting_for(self, service: str) -> list[Ticket]:
        """Who waits with this service as the next one, in the order of their place in line."""
        return [ticket for ticket in self.waiting() if ticket.service == service]

    def could_serve(self, service: str) -> list[WindowNow]:
        """The windows that are trained for the service and where it is active, whatever their state."""
        return [window for window in self.windows.values() if window.speed(service) > 0.0]

    def ahead(self, ticket: Ticket) -> int:
        """How many of those who wait for the same service dispatch would call first."""
        return dispatching.ahead(self, ticket)

    def ahead_of_new(self, service: str, klass: str, now: int) -> int:
        """How many of them it would call before somebody of a class who came now."""
        return dispatching.ahead_of_new(self, service, klass, now)

    def next_for(self, window: str, now: int) -> Next | None:
        """Whom dispatch would call to the window now, and why; ``None``: nobody."""
        return dispatching.next_for(self, window, now)

    def calls_itself(self, window: str) -> bool:
        """Whether the window calls without being asked."""
        return self.settings.auto and window not in self.settings.manual

    def loss_so_far(self, service: str, now: int) -> float:
        """Loss in minutes of the visits that came for the service, up to ``now``.

        Who left the line or stayed unserved is gone, as in a simulated day.
        """
        return sum(
            self.loss_of(ticket, now, gone=ticket.ended is not None and ticket.before in ("waiting", "parked"))
            for ticket in self.tickets.values()
            if ticket.first_service == service
        )

    def loss_of(self, ticket: Ticket, now: int, *, gone: bool) -> float:
        """Loss of one visit up to ``now``, minutes: weight * wait**2 / (2 * target); ``lost`` more for who is gone."""
        return self.loss_of_wait(ticket, ticket.wait(now), gone=gone)

    def loss_of_wait(self, ticket: Ticket, wait: int, *, gone: bool) -> float:
        """As :meth:`loss_of`, of a wait in milliseconds that is known otherwise."""
        minutes = wait / MINUTE + (self.scenario.lost if gone else 0.0)
        target = self.catalogue.services[ticket.first_service].target
        return self.classes[ticket.klass].weight * minutes**2 / (2.0 * target)

    def configuration(self) -> Scenario:
        """The scenario with everything that was changed since the day opened: what the next day opens with."""
        by_id = {clerk.id: clerk for clerk in self.scenario.clerks}
        return msgspec.structs.replace(
            self.scenario,
            rule=self.rule,
            overdue=self.overdue,
            clerks=tuple(folding.clerk_as_listed(by_id[clerk.id], clerk) for clerk in self.clerks.values()),
            windows=tuple(
                folding.window_as_listed(listed, self.windows[listed.id]) for listed in self.scenario.windows
            ),
        )
