"""Who waits for what, counted once for a whole screen."""

from __future__ import annotations

from collections import Counter

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket, WindowNow
from hallapp.waits import Forecast, Told, Wait


class Census:
    """The hall counted at one instant.

    Parameters
    ----------
    told : Told, optional
        The waits foretold by simulation; where it says nothing, the queue is
        played forward once.

    Attributes
    ----------
    waiting, late : Counter of str
        How many wait with a service as their next one, and how many of them
        longer than its target.
    groups : Counter of str
        How many wait for a group of services.
    """

    def __init__(self, hall: Hall, now: int, told: Told | None = None) -> None:
        self._hall = hall
        self._now = now
        self._told = told if told is not None and told.day == hall.day else None
        self._forecasts: dict[str, Forecast] = {}
        self.waiting: Counter[str] = Counter()
        self.late: Counter[str] = Counter()
        self.groups: Counter[str] = Counter()
        services = hall.catalogue.services
        for ticket in hall.waiting():
            service = ticket.services[0]
            self.waiting[service] += 1
            self.groups[services[service].group] += 1
            if ticket.wait(now) > services[service].target * MINUTE:
                self.late[service] += 1

    def able(self, service: str) -> list[WindowNow]:
        """The windows that take part today and may serve the service; those on a break come back."""
        return [window for window in self._hall.could_serve(service) if window.state != "closed"]

    def ahead(self, service: str, klass: str = "ordinary") -> int:
        """How many would be called before a ticket that would be issued now."""
        return self._hall.ahead_of_new(service, klass, self._now)

    def wait(self, service: str, klass: str = "ordinary") -> Wait | None:
        """The wait of a ticket that would be issued now; ``None``: no window takes part that may serve it."""
        if self._told is not None and self._told.knows_new(service, klass):
            return self._told.of_new(service, klass)
        return self._forecast(klass).new(service, klass)

    def _forecast(self, klass: str = "ordinary") -> Forecast:
        """One forecast tells the waits of all services."""
        if klass not in self._forecasts:
            wanted = [(service, klass) for service in self._hall.catalogue.services]
            self._forecasts[klass] = Forecast(self._hall, self._now, wanted)
        return self._forecasts[klass]

    def wait_of(self, ticket: Ticket) -> Wait | None:
        """The wait still before a waiting ticket; ``None``: nobody will call it today."""
        if self._told is not None and self._told.knows(ticket):
            return self._told.of(ticket, self._now)
        return self._forecast().of(ticket)

    def back_at(self, service: str) -> int | None:
        """When (UTC ms) the first window comes back that may serve it, if all that may are on a planned break."""
        able = self.able(service)
        if not able or any(window.state != "paused" for window in able):
            return None
        return min((window.until for window in able if window.until is not None), default=None)
