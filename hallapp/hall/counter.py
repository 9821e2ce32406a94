"""What a clerk does with tickets at a window."""

from __future__ import annotations

from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import dispatching, events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import (
    HallError,
    check_called,
    check_service,
    check_serving,
    the_ticket,
    the_window,
    ticket_at,
)
from hallapp.hall.ticket import Ticket, WindowNow

HEARD = 6_000
"""How long a call takes to be said and heard, milliseconds."""


def call(hall: Hall, command: requests.CallNext, now: int) -> list[events.Event]:
    """The ready window calls whom dispatch chooses, or a ticket picked by hand for a reason."""
    window = the_window(hall, command.window)
    if window.state != "ready":
        raise _not_ready(window)
    if command.ticket is not UNSET:
        return [_by_hand(hall, window, command)]
    if command.reason is not UNSET:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "A reason is only for a ticket that is called by hand."))
    ticket = dispatching.ticket_for(hall, window.id, now)
    return [] if ticket is None else [events.Called(ticket=ticket.number, window=window.id)]


def _by_hand(hall: Hall, window: WindowNow, command: requests.CallNext) -> events.Event:
    assert command.ticket is not UNSET
    ticket = the_ticket(hall, command.ticket)
    if command.reason is UNSET:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Calling ticket {ticket} by hand needs a reason."), ticket=ticket.number
        )
    if ticket.state != "waiting" or ticket.service is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is not waiting."), ticket=ticket.number)
    _check_can_serve(window, ticket.service)
    if ticket.tied not in (None, window.id):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} waits for window {tied} only."),
            ticket=ticket.number,
            tied=ticket.tied,
        )
    return events.Called(ticket=ticket.number, window=window.id, by="hand", reason=command.reason)


def recall(hall: Hall, command: requests.Recall, now: int) -> list[events.Event]:
    """Call the ticket once more."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    check_called(ticket)
    return [events.Recalled(ticket=ticket.number, window=window.id)]


def start(hall: Hall, command: requests.Start, now: int) -> list[events.Event]:
    """The citizen is there."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    check_called(ticket)
    return [events.Started(ticket=ticket.number, window=window.id)]


def finish(hall: Hall, command: requests.Finish, now: int) -> list[events.Event]:
    """The service in hand is over; the ticket's next one goes on here if this window may serve it."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    check_serving(ticket)
    _check_outcome(hall, ticket, command)
    return [
        events.Finished(
            ticket=ticket.number,
            window=window.id,
            service=ticket.services[0],
            outcome=command.outcome,
            to=None if command.to is UNSET else command.to,
            due=None if command.due is UNSET else command.due.isoformat(),
            pause=command.pause,
            missing=tuple(sorted(set(command.missing))),
            also=None if command.also is UNSET else command.also,
            then=then(window, ticket),
        )
    ]


def _check_outcome(hall: Hall, ticket: Ticket, command: requests.Finish) -> None:
    """Each outcome takes what belongs to it."""
    if command.outcome == "referred" and command.to is UNSET:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", 'A referred matter needs "to": who takes it over.'))
    if command.outcome != "referred" and command.to is not UNSET:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", '"to" is only for the outcome "referred".'))
    if command.missing and command.outcome not in ("done", "documents_missing"):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", 'Papers are missing only with the outcomes "documents_missing" and "done".')
        )
    if command.also is not UNSET and command.outcome != "documents_missing":
        raise HallError(QT_TRANSLATE_NOOP("Refusal", '"also" is only for the outcome "documents_missing".'))
    papers = hall.catalogue.services[ticket.services[0]].papers
    if any(place >= len(papers) for place in command.missing):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Service {service} has {papers} papers in the catalogue."),
            service=ticket.services[0],
            papers=len(papers),
        )
    if command.outcome == "done" and command.missing and command.due is UNSET:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "A paper that follows needs the date on which it is due."))
    followed = command.outcome == "referred" or (command.outcome == "done" and command.missing)
    if command.due is not UNSET and not followed:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", '"due" is only for the outcome "referred" and for papers that follow.')
        )


def too_soon(ticket: Ticket, now: int) -> int:
    """Milliseconds until the ticket's call has been heard, so that it makes sense to repeat it; 0: it does."""
    return 0 if ticket.recalled is None else max(0, ticket.recalled + HEARD - now)


def then(window: WindowNow, ticket: Ticket) -> events.Then:
    """What becomes of the ticket when its service in hand ends here."""
    left = ticket.services[1:]
    if not left:
        return "done"
    goes_on = window.speed(left[0]) > 0.0 and not (window.leaving and window.leaves_after == "service")
    return "serving" if goes_on else "waiting"


def add_service(hall: Hall, command: requests.AddService, now: int) -> list[events.Event]:
    """One more service for the ticket in hand."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    check_serving(ticket)
    check_service(hall, command.service)
    _check_not_left(ticket, command.service)
    return [events.ServiceAdded(ticket=ticket.number, window=window.id, service=command.service)]


def no_show(hall: Hall, command: requests.NoShow, now: int) -> list[events.Event]:
    """The citizen did not come."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    check_called(ticket)
    return [events.NoShow(ticket=ticket.number, window=window.id)]


def park(hall: Hall, command: requests.Park, now: int) -> list[events.Event]:
    """Let the ticket go for a while."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    check_serving(ticket)
    kind = command.kind if command.kind is not UNSET else "papers" if command.tied else "form"
    return [events.Parked(ticket=ticket.number, window=window.id, tied=command.tied, park_kind=kind)]


def transfer(hall: Hall, command: requests.Transfer, now: int) -> list[events.Event]:
    """Send the ticket on; it keeps its credit."""
    window, ticket = ticket_at(hall, command.window, command.ticket)
    if (command.to_service is UNSET) == (command.to_window is UNSET):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "A transfer goes either to a service or to a window: name exactly one.")
        )
    if command.to_service is not UNSET:
        check_service(hall, command.to_service)
        _check_not_left(ticket, command.to_service)
    if command.to_window is not UNSET:
        _check_open_for(the_window(hall, command.to_window), ticket.services[0])
    return [
        events.Transferred(
            ticket=ticket.number,
            window=window.id,
            to_service=None if command.to_service is UNSET else command.to_service,
            to_window=None if command.to_window is UNSET else command.to_window,
            note=None if command.note is UNSET else command.note,
        )
    ]


def _check_open_for(window: WindowNow, service: str) -> None:
    if window.state == "closed":
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Window {window} is closed."), window=window.id)
    _check_can_serve(window, service)


def _check_can_serve(window: WindowNow, service: str) -> None:
    if window.speed(service) <= 0.0:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Window {window} can't serve {service}."), window=window.id, service=service
        )


def _check_not_left(ticket: Ticket, service: str) -> None:
    if service in ticket.services:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Ticket {ticket} is for {service} already."),
            ticket=ticket.number,
            service=service,
        )


def _not_ready(window: WindowNow) -> HallError:
    if window.state == "engaged":
        return HallError(
            QT_TRANSLATE_NOOP("Refusal", "Window {window} is engaged with ticket {ticket}."),
            window=window.id,
            ticket=window.ticket,
        )
    if window.state == "paused":
        return HallError(QT_TRANSLATE_NOOP("Refusal", "Window {window} is paused."), window=window.id)
    return HallError(QT_TRANSLATE_NOOP("Refusal", "Window {window} is closed."), window=window.id)
