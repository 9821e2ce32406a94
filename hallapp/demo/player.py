"""Citizens and clerks who act by themselves on a live hall, by its real commands.

The hall follows its plan and its windows call by themselves; the player issues
tickets, answers calls, finishes services, and lets people leave. Windows that
the settings call by hand are a person's: the player leaves them alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count

from hallapp.hall import planning
from hallapp.hall.hall import HallError
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.live import Live
from hallapp.settings import Settings
from simulation.sampling import NEVER, Citizens

SETTINGS = Settings(auto=True, follow_plan=True)
"""How a hall is set that plays by itself."""

ENDING, LEAVING, ARRIVAL = 1, 5, 6
"""Order of the player's own events at one instant, between those of the hall's plan."""

ACTOR = "demo"


class Player:
    """Plays the citizens of one day.

    Parameters
    ----------
    live : Live
        With the day open, its clock before the first arrival.
    citizens : Citizens
        Numbered as the scenario's services are.
    walking : float
        Minutes from the call until the citizen is at the window; a part of the service's minutes.
    """

    def __init__(self, live: Live, citizens: Citizens, walking: float = 0.0) -> None:
        self.live = live
        self.walking = walking
        self.citizens = citizens
        self.services = list(live.hall.catalogue.services)
        self.by_number: dict[str, int] = {}
        self._events: list[tuple[int, int, int, Callable[[], None]]] = []
        self._order = count()
        self._answered: dict[str, tuple[int, int]] = {}
        closes = float(live.hall.scenario.closes - live.hall.scenario.opens)
        for index in range(len(citizens)):
            if citizens.arrival[index] <= closes:
                self._at(self._instant(float(citizens.arrival[index])), ARRIVAL, self._arrive(index))

    def next_at(self) -> int | None:
        """When something happens next (UTC ms): to a citizen, at a window or by the hall's plan."""
        own = self._events[0][0] if self._events else None
        planned = planning.next_due(self.live.hall)
        if own is None:
            return planned
        return own if planned is None else min(own, planned)

    @property
    def over(self) -> bool:
        """Whether everybody who comes has come and left."""
        return not self._events

    def step(self, now: int) -> None:
        """Let everything happen that is due at ``now`` (UTC ms, the live hall's time)."""
        self.live.tick()
        self._answer_calls()
        while self._events and self._events[0][0] <= now:
            _, _, _, act = heapq.heappop(self._events)
            act()
            self._answer_calls()

    def _instant(self, minute: float) -> int:
        return planning.instant(self.live.hall, minute)

    def _at(self, at: int, kind: int, act: Callable[[], None]) -> None:
        heapq.heappush(self._events, (at, kind, next(self._order), act))

    def _do(self, **request: object) -> dict[str, object] | None:
        """Carry a command out; ``None`` if somebody else was quicker."""
        try:
            return self.live.do({"actor": ACTOR, **request})
        except HallError:
            return None

    def _arrive(self, index: int) -> Callable[[], None]:
        def arrive() -> None:
            citizens = self.citizens
            answer = self._do(
                do="issue",
                services=[self.services[need] for need in citizens.services(index)],
                **{"class": citizens.classes[citizens.klass[index]]},
            )
            if answer is None:
                return
            number = str(answer["ticket"])
            self.by_number[number] = index
            if citizens.patience[index] != NEVER:
                leaves = self._instant(float(citizens.arrival[index] + citizens.patience[index]))
                self._at(leaves, LEAVING, lambda: self._leave(number))

        return arrive

    def _leave(self, number: str) -> None:
        ticket = self.live.hall.tickets[number]
        if ticket.state == "waiting" and ticket.first_called is None:
            self._do(do="cancel", ticket=number, reason="left without being served")

    def _answer_calls(self) -> None:
        """Start what was called, and set the end of what was started."""
        hall = self.live.hall
        for window in hall.windows.values():
            if window.ticket is None or window.id in hall.settings.manual:
                continue
            ticket = hall.tickets[window.ticket]
            index = self.by_number.get(ticket.number)
            begun = (ticket.called or 0, len(ticket.steps))
            if index is None or self._answered.get(ticket.number) == begun:
                continue
            self._answered[ticket.number] = begun
            self._answer(ticket, window.id, index)

    def _answer(self, ticket: Ticket, window: str, index: int) -> None:
        assert ticket.called is not None and ticket.service is not None
        if ticket.state == "called" and self.citizens.no_show[index]:
            no_show = self.live.hall.scenario.no_show
            minutes = no_show.minutes if no_show is not None else 0.0
            self._at(ticket.called + round(minutes * MINUTE), ENDING, lambda: self._miss(ticket, window))
            return
        speed = self.live.hall.windows[window].skills.get(ticket.service, 1.0)
        minutes = self._duration(ticket, index) / speed
        if ticket.state == "called" and self.walking > 0.0:
            walked = min(self.walking, 0.5 * minutes)
            self._at(ticket.called + round(walked * MINUTE), ENDING, lambda: self._start(ticket, window))
        elif ticket.state == "called":
            self._start(ticket, window)
        self._at(ticket.called + round(minutes * MINUTE), ENDING, lambda: self._finish(ticket, window))

    def _duration(self, ticket: Ticket, index: int) -> float:
        """What was drawn for the citizen; a service that a person added takes its mean."""
        drawn = self.citizens.service_times(index)
        if len(ticket.steps) < len(drawn):
            return drawn[len(ticket.steps)]
        assert ticket.service is not None
        return self.live.hall.catalogue.services[ticket.service].mean

    def _start(self, ticket: Ticket, window: str) -> None:
        if ticket.state == "called" and ticket.window == window:
            self._do(do="start", window=window, ticket=ticket.number)

    def _miss(self, ticket: Ticket, window: str) -> None:
        if ticket.state == "called" and ticket.window == window:
            self._do(do="no_show", window=window, ticket=ticket.number)

    def _finish(self, ticket: Ticket, window: str) -> None:
        if ticket.window == window and window not in self.live.hall.settings.manual:
            self._do(do="finish", window=window, ticket=ticket.number)
