"""What the front desk and the ticket machine do: issue, return, unpark, cancel."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_open, check_service, the_ticket
from hallapp.hall.ticket import Ticket

UNDO = 10_000
"""How long a cancelling may be undone, milliseconds."""


def issue(hall: Hall, command: requests.Issue, now: int) -> list[events.Event]:
    """A new ticket, numbered by the group of its first service."""
    check_open(hall)
    for service in command.services:
        check_service(hall, service)
        if command.services.count(service) > 1:
            raise HallError(QT_TRANSLATE_NOOP("Refusal", "Service {service} is named twice."), service=service)
    if command.klass not in hall.classes:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no priority class {klass}."), klass=command.klass)
    prefix = hall.catalogue.prefix(command.services[0])
    number = f"{prefix}{hall.issued_by_prefix.get(prefix, 0) + 1:03d}"
    return [
        events.Issued(ticket=number, services=command.services, klass=command.klass, note=_given(command.note)),
    ]


def return_(hall: Hall, command: requests.Return, now: int) -> list[events.Event]:
    """A missed ticket waits again: at its original place, or behind the n-th who waits for its service."""
    ticket = the_ticket(hall, command.ticket)
    if ticket.state != "missed":
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} can't return: it was not missed."), ticket=ticket.number
        )
    return [events.Returned(ticket=ticket.number, credit=_credit(hall, ticket, now))]


def _credit(hall: Hall, ticket: Ticket, now: int) -> int | None:
    behind = hall.settings.return_after
    if behind == 0 or ticket.service is None:
        return None
    line = hall.waiting_for(ticket.service)
    return line[behind - 1].credit if len(line) >= behind else now


def unpark(hall: Hall, command: requests.Unpark, now: int) -> list[events.Event]:
    """A parked ticket waits again, at the window that keeps its papers if that can still serve it."""
    ticket = the_ticket(hall, command.ticket)
    if ticket.state != "parked":
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is not parked."), ticket=ticket.number)
    return [events.Unparked(ticket=ticket.number, tied=_tie_that_holds(hall, ticket))]


def _tie_that_holds(hall: Hall, ticket: Ticket) -> str | None:
    if ticket.tied is None or ticket.service is None:
        return None
    window = hall.windows[ticket.tied]
    return None if window.state == "closed" or window.speed(ticket.service) <= 0.0 else window.id


def cancel(hall: Hall, command: requests.Cancel, now: int) -> list[events.Event]:
    """The visit will not take place."""
    ticket = the_ticket(hall, command.ticket)
    if ticket.state == "serving":
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is being served: its clerk finishes it."),
            ticket=ticket.number,
        )
    if ticket.state not in ("waiting", "called", "missed", "parked"):
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "The visit of ticket {ticket} is over."), ticket=ticket.number)
    return [events.Cancelled(ticket=ticket.number, reason=command.reason)]


def undo(hall: Hall, command: requests.Undo, now: int) -> list[events.Event]:
    """Take a cancelling back."""
    ticket = the_ticket(hall, command.ticket)
    if ticket.state != "cancelled" or ticket.ended is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is not cancelled."), ticket=ticket.number)
    if now - ticket.ended > UNDO:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} was cancelled more than {seconds} seconds ago."),
            ticket=ticket.number,
            seconds=UNDO // 1000,
        )
    tied = ticket.tied if ticket.before == "parked" else _tie_that_holds(hall, ticket)
    return [events.CancelUndone(ticket=ticket.number, tied=tied)]


def note(hall: Hall, command: requests.Note, now: int) -> list[events.Event]:
    """A note for whoever serves the ticket next."""
    ticket = the_ticket(hall, command.ticket)
    return [events.Noted(ticket=ticket.number, note=command.note)]


def _given(text: str | UnsetType) -> str | None:
    return None if text is UNSET else text
