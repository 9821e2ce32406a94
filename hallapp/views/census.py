"""Who waits for what, counted once for a whole screen."""

from __future__ import annotations

from collections import Counter

from hallapp import waits
from hallapp.hall.hall import MINUTE, Hall
from hallapp.hall.ticket import Ticket, WindowNow
from hallapp.waits import Wait


class Census:
    """The hall counted at one instant.

    Attributes
    ----------
    waiting, late : Counter of str
        How many wait with a service as their next one, and how many of them
        longer than its target.
    groups : Counter of str
        How many wait for a group of services.
    """

    def __init__(self, hall: Hall, now: int) -> None:
        self._hall = hall
        self._now = now
        self._waits: dict[tuple[str, str], Wait | None] = {}
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

    def wait(self, service: str, klass: str = "ordinary") -> Wait | None:
        """The wait of a ticket that would be issued now; ``None``: no window takes part that may serve it."""
        key = (service, klass)
        if key not in self._waits:
            self._waits[key] = waits.expected(self._hall, self._now, service, klass)
        return self._waits[key]

    def wait_of(self, ticket: Ticket) -> Wait | None:
        """The wait still before a waiting ticket."""
        if ticket.service is None:
            return None
        return waits.expected(self._hall, self._now, ticket.service, ticket.klass, ticket)

    def back_at(self, service: str) -> int | None:
        """When (UTC ms) the first window comes back that may serve it, if all that may are on a planned break."""
        able = self.able(service)
        if not able or any(window.state != "paused" for window in able):
            return None
        return min((window.until for window in able if window.until is not None), default=None)
