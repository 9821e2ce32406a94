"""What comes after a service: the citizen's rating, and the settling of what was left to be followed."""

from __future__ import annotations

import datetime

from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests, workdays
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_open, the_window
from hallapp.hall.ticket import MINUTE, Ticket

BAD = 2
"""Ratings up to this one are bad: the citizen is called back."""

RATED_FOR = 2 * MINUTE
"""How long after its end a service can be rated, milliseconds."""


def to_rate(hall: Hall, window: str, now: int) -> tuple[Ticket, int] | None:
    """The ticket whose service was finished last at the window, and its place there, while it can still be rated.

    Nothing while the window has called somebody else.
    """
    if not hall.settings.ratings or not hall.is_open:
        return None
    found: tuple[Ticket, int] | None = None
    latest = now - RATED_FOR
    for ticket in hall.tickets.values():
        for place, step in enumerate(ticket.steps):
            if step.window == window and step.finished >= latest:
                found, latest = (ticket, place), step.finished
    if found is None or found[0].steps[found[1]].rating is not None:
        return None
    here = hall.windows[window].ticket
    return found if here in (None, found[0].number) else None


def by_code(hall: Hall, code: str) -> Ticket | None:
    """The ticket of today whose slip says this code."""
    return next((ticket for ticket in hall.tickets.values() if ticket.code == code), None)


def unrated(ticket: Ticket) -> list[int]:
    """The places of a visit's finished services that nobody has rated."""
    return [place for place, step in enumerate(ticket.steps) if step.rating is None]


def rate(hall: Hall, command: requests.Rate, now: int) -> list[events.Event]:
    """The citizen rates a finished service, once: at the window's display, or any time today by the slip's code."""
    check_open(hall)
    if not hall.settings.ratings:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "This hall does not ask for ratings."))
    if (command.window is UNSET) == (command.code is UNSET):
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "A rating names either a window or the code of a slip."))
    ticket, place = _of_code(hall, command) if command.window is UNSET else _of_window(hall, command, now)
    return [
        events.Rated(
            ticket=ticket.number,
            window=ticket.steps[place].window,
            place=place,
            score=command.score,
            due=_call_back(hall) if command.score <= BAD else None,
        )
    ]


def _of_window(hall: Hall, command: requests.Rate, now: int) -> tuple[Ticket, int]:
    assert command.window is not UNSET
    window = the_window(hall, command.window)
    found = to_rate(hall, window.id, now)
    if found is None or (command.ticket is not UNSET and command.ticket != found[0].number):
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Nothing is to be rated at window {window}."), window=window.id)
    return found


def _of_code(hall: Hall, command: requests.Rate) -> tuple[Ticket, int]:
    assert command.code is not UNSET
    ticket = by_code(hall, command.code)
    if ticket is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "No slip of today has this code."))
    if not ticket.steps:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Nothing of ticket {ticket} is finished yet."), ticket=ticket.number
        )
    open_ = unrated(ticket)
    if not open_ or (command.place is not UNSET and command.place not in open_):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "That was rated already, or is not finished: each service is rated once.")
        )
    return ticket, open_[0] if command.place is UNSET else command.place


def _call_back(hall: Hall) -> str:
    today = datetime.date.fromisoformat(hall.day or "")
    return workdays.after(today, hall.settings.call_back_days, hall.settings.calendar).isoformat()


def settle(hall: Hall, command: requests.Settle, now: int) -> list[events.Event]:
    """Something that was to be followed is settled; settled already, it changes nothing."""
    check_open(hall)
    if command.owed not in hall.owed:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "{owed} is settled, or was never to be followed."), owed=command.owed
        )
    return [events.Settled(owed=command.owed, note=None if command.note is UNSET else command.note)]
