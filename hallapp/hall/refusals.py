"""Why the hall refuses, and the checks that many commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall
    from hallapp.hall.ticket import Ticket, WindowNow


class HallError(KnownError):
    """A command that the rules of the hall forbid; nothing has changed."""


def check_open(hall: Hall) -> None:
    """Refuse what needs an open hall day."""
    if hall.day is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "The hall has no open day yet."))
    if hall.closed is not None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "The hall day {day} is closed."), day=hall.day)


def check_service(hall: Hall, service: str) -> None:
    """Refuse a service that the hall does not offer."""
    if service not in hall.catalogue.services:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no service {service} in this hall."), service=service)


def check_clerk(hall: Hall, clerk: str) -> None:
    """Refuse a clerk that the hall does not have."""
    if clerk not in hall.clerks:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no clerk {clerk} in this hall."), clerk=clerk)


def the_ticket(hall: Hall, number: str) -> Ticket:
    """Today's ticket of that number."""
    check_open(hall)
    if number not in hall.tickets:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no ticket {ticket} today."), ticket=number)
    return hall.tickets[number]


def the_window(hall: Hall, window: str, ticket: str | UnsetType = UNSET) -> WindowNow:
    """The window of that id; refused if a ticket was named that isn't there."""
    check_open(hall)
    if window not in hall.windows:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no window {window} in this hall."), window=window)
    place = hall.windows[window]
    if ticket is not UNSET and place.ticket != ticket:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is not at window {window}."), ticket=ticket, window=window
        )
    return place


def ticket_at(hall: Hall, window: str, ticket: str | UnsetType = UNSET) -> tuple[WindowNow, Ticket]:
    """The window and the ticket that is called or served there."""
    place = the_window(hall, window, ticket)
    if place.ticket is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Nobody is at window {window}."), window=window)
    return place, hall.tickets[place.ticket]


def check_called(ticket: Ticket) -> None:
    """Refuse a ticket whose service has begun."""
    if ticket.state != "called":
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is being served already."), ticket=ticket.number)


def check_serving(ticket: Ticket) -> None:
    """Refuse a ticket whose service has not begun."""
    if ticket.state != "serving":
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is called but not being served yet."), ticket=ticket.number
        )
