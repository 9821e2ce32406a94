"""The waits that were told, held against what happened."""

from __future__ import annotations

from typing import NamedTuple

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.store.told import Outcome
from hallapp.waits import Told, Wait


class AtIssue(NamedTuple):
    """What a ticket was told at its issue, and what the usual estimate would have told it, minutes."""

    wait: Wait
    usual: float


class Scorer:
    """Notes what tickets were told when they were issued, and how long they waited for their first call."""

    def __init__(self) -> None:
        self._day: str | None = None
        self._known = 0
        self._open: dict[str, AtIssue] = {}

    def look(self, hall: Hall, told: Told | None) -> list[Outcome]:
        """Who was called since this was last asked; ``told`` is what new tickets were told."""
        if hall.day != self._day:
            self._day, self._known, self._open = hall.day, len(hall.tickets), {}
        for ticket in list(hall.tickets.values())[self._known :]:
            if told is not None and told.day == hall.day and told.knows_new(ticket.first_service, ticket.klass):
                wait = told.of_new(ticket.first_service, ticket.klass)
                if wait is not None and ticket.appointment is None:
                    self._open[ticket.number] = AtIssue(wait, usual(hall, ticket))
        self._known = len(hall.tickets)
        return [self._outcome(hall.tickets[number]) for number in list(self._open) if self._is_over(hall, number)]

    def _is_over(self, hall: Hall, number: str) -> bool:
        """Whether the ticket was called; who left without is forgotten."""
        ticket = hall.tickets[number]
        if ticket.first_called is None and ticket.state in ("cancelled", "expired"):
            del self._open[number]
        return ticket.first_called is not None

    def _outcome(self, ticket: Ticket) -> Outcome:
        wait, usual_ = self._open.pop(ticket.number)
        assert self._day is not None and ticket.first_called is not None
        waited = (ticket.first_called - ticket.issued) / MINUTE
        return Outcome(self._day, ticket.number, wait.low, wait.median, wait.high, usual_, waited)


def usual(hall: Hall, ticket: Ticket) -> float:
    """People ahead for the same service, and one, times its mean over the windows for it; 0 where one is ready."""
    able = [window for window in hall.could_serve(ticket.first_service) if window.state in ("ready", "engaged")]
    if ticket.state != "waiting" or any(window.state == "ready" for window in able):
        return 0.0
    ahead = sum(other.index < ticket.index and other.service == ticket.first_service for other in hall.in_line.values())
    return (ahead + 1) * hall.catalogue.services[ticket.first_service].mean / max(1, len(able))
