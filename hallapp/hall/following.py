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


def rate(hall: Hall, command: requests.Rate, now: int) -> list[events.Event]:
    """The citizen rates what was just finished, once."""
    window = the_window(hall, command.window)
    if not hall.settings.ratings:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "This hall does not ask for ratings."))
    found = to_rate(hall, window.id, now)
    if found is None or (command.ticket is not UNSET and command.ticket != found[0].number):
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Nothing is to be rated at window {window}."), window=window.id)
    ticket, place = found
    return [
        events.Rated(
            ticket=ticket.number,
            window=window.id,
            place=place,
            score=command.score,
            due=_call_back(hall) if command.score <= BAD else None,
        )
    ]


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
