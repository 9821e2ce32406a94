"""What the front desk and the ticket machine do: issue, return, unpark, cancel."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import dispatching, events, issuing, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_open, check_service, the_ticket
from hallapp.hall.ticket import MINUTE, OPEN_STATES, Ticket

UNDO = 10_000
"""How long a cancelling or a no-show may be undone, milliseconds."""


def issue(hall: Hall, command: requests.Issue, now: int) -> list[events.Event]:
    """A new ticket, numbered by the group of its first service, or with the number that was written by hand."""
    check_open(hall)
    for service in command.services:
        check_service(hall, service)
        if command.services.count(service) > 1:
            raise HallError(QT_TRANSLATE_NOOP("Refusal", "Service {service} is named twice."), service=service)
    if command.klass not in hall.classes:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no priority class {klass}."), klass=command.klass)
    if command.at is not UNSET and command.appointment is UNSET and command.written is UNSET:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "A time goes with an appointment or a number written by hand."))
    _check_one_open(hall, command)
    _check_appointment(hall, command)
    promised = command.exceptionally or command.appointment is not UNSET or command.written is not UNSET
    if not promised:
        issuing.check(hall, command.services, now)
    issued = events.Issued(
        ticket=_number(hall, command),
        services=command.services,
        klass=_class(hall, command, now),
        note=_given(command.note),
        phone=_given(command.phone),
        card=_given(command.card),
        appointment=_given(command.appointment),
        since=_since(hall, command, now),
        written=command.written is not UNSET,
        exceptionally=command.exceptionally,
        code=_given(command.code),
    )
    return [issued, _called_at_once(hall, issued)] if command.at_once else [issued]


def _number(hall: Hall, command: requests.Issue) -> str:
    prefix = hall.catalogue.prefix(command.services[0])
    if command.written is UNSET:
        return f"{prefix}{hall.issued_by_prefix.get(prefix, 0) + 1:03d}"
    number = command.written.strip().upper()
    figures = number[len(prefix) :]
    if not number.startswith(prefix) or not (figures.isascii() and figures.isdecimal()) or len(figures) > 6:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "{number} is no number for {service}: those begin with {prefix}."),
            number=number,
            service=command.services[0],
            prefix=prefix,
        )
    if not int(figures):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "{number} is no number: the first one is {first}."),
            number=number,
            first=f"{prefix}001",
        )
    number = f"{prefix}{int(figures):03d}"
    if number in hall.tickets:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Number {number} was given out already."), number=number)
    return number


def _since(hall: Hall, command: requests.Issue, now: int) -> int | None:
    """Where the waiting time begins: an appointment's not before its time, a written number's at its own."""
    if command.at is UNSET:
        return None
    at = hall.instant(command.at)
    if command.written is UNSET:
        return at if at > now else None
    if at > now:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "That time is still to come."))
    return at


def _class(hall: Hall, command: requests.Issue, now: int) -> str:
    """Who comes in time for an appointment goes by it; who is too late for it waits as anybody else."""
    if command.appointment is UNSET or command.klass not in ("ordinary", "appointment"):
        return command.klass
    hold = hall.settings.hold_appointments
    held = hold is None or command.at is UNSET or now <= hall.instant(command.at) + round(hold * MINUTE)
    return "appointment" if held else "ordinary"


def _check_one_open(hall: Hall, command: requests.Issue) -> None:
    """Nobody holds two open tickets for one service with one card."""
    if command.card is UNSET:
        return
    for ticket in hall.tickets.values():
        both = set(ticket.services) & set(command.services)
        if ticket.card == command.card and ticket.state in OPEN_STATES and both:
            raise HallError(
                QT_TRANSLATE_NOOP("Refusal", "This card holds ticket {ticket} for {service} already."),
                ticket=ticket.number,
                service=min(both),
            )


def _check_appointment(hall: Hall, command: requests.Issue) -> None:
    if command.appointment is UNSET:
        return
    ticket = checked_in(hall).get(command.appointment)
    if ticket is not None:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "This appointment was checked in: ticket {ticket}."), ticket=ticket.number
        )


def checked_in(hall: Hall) -> dict[str, Ticket]:
    """Today's tickets of bookings that were checked in, by the booking's id; cancelled ones do not count."""
    return {
        ticket.appointment: ticket
        for ticket in hall.tickets.values()
        if ticket.appointment is not None and ticket.state != "cancelled"
    }


def _called_at_once(hall: Hall, issued: events.Issued) -> events.Event:
    window = dispatching.ready_for(hall, issued.services)
    if window is None:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "No window that serves {service} is free just now: issue a number."),
            service=issued.services[0],
        )
    return events.Called(ticket=issued.ticket, window=window, by="desk")


def ask_help(hall: Hall, command: requests.AskHelp, now: int) -> list[events.Event]:
    """Somebody at a ticket machine asks for the desk; asking again changes nothing."""
    check_open(hall)
    asked = (command.place, command.about) in hall.help
    return [] if asked else [events.HelpAsked(place=command.place, about=command.about)]


def answer_help(hall: Hall, command: requests.AnswerHelp, now: int) -> list[events.Event]:
    """The desk goes there."""
    check_open(hall)
    asked = any(place == command.place for place, _ in hall.help)
    return [events.HelpAnswered(place=command.place)] if asked else []


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
    """Take a cancelling or a no-show back."""
    ticket = the_ticket(hall, command.ticket)
    if ticket.state == "missed":
        return _undo_no_show(hall, ticket, now)
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


def _undo_no_show(hall: Hall, ticket: Ticket, now: int) -> list[events.Event]:
    """The citizen is there after all: back to the window that called it, or to the old place in line."""
    if undo_left(ticket, now) <= 0:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} was missed more than {seconds} seconds ago: let it return."),
            ticket=ticket.number,
            seconds=UNDO // 1000,
        )
    undone = events.NoShowUndone(ticket=ticket.number)
    window = hall.windows.get(ticket.missed_at or "")
    if window is None or window.state != "ready" or window.speed(ticket.services[0]) <= 0.0:
        return [undone]
    return [undone, events.Called(ticket=ticket.number, window=window.id, by="undo")]


def undo_left(ticket: Ticket, now: int) -> int:
    """Milliseconds in which the ticket's cancelling, by a person, or no-show can still be undone."""
    if ticket.state == "missed" and ticket.left is not None:
        return UNDO - (now - ticket.left)
    if ticket.state == "cancelled" and ticket.ended is not None and ticket.reason is not None:
        return UNDO - (now - ticket.ended)
    return 0


def note(hall: Hall, command: requests.Note, now: int) -> list[events.Event]:
    """A note for whoever serves the ticket next."""
    ticket = the_ticket(hall, command.ticket)
    return [events.Noted(ticket=ticket.number, note=command.note)]


def _given(text: str | UnsetType) -> str | None:
    return None if text is UNSET else text
