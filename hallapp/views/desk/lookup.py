"""Finding who stands at the desk again: a ticket by its number or phone, a booking by phone or name."""

from __future__ import annotations

import unicodedata

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Ticket
from hallapp.store.people import Booking, People, digits

LEAST_DIGITS = 4
"""So many of a phone's last digits tell people apart."""

MOST = 20


def tickets(hall: Hall, people: People, typed: str) -> list[Ticket]:
    """Today's tickets that answer to a number ("A021", "21") or to the last digits of a phone."""
    word = plain(typed)
    if not word:
        return []
    found = [ticket for ticket in hall.tickets.values() if _is_number(ticket.number, word)]
    if len(digits(word)) >= LEAST_DIGITS and digits(word) == word.lstrip("+"):
        known = {ticket.phone: ticket for ticket in hall.tickets.values() if ticket.phone is not None}
        keys = people.with_phone(known, digits(word))
        found += [known[key] for key in known if key in keys and known[key] not in found]
    return found[:MOST]


def number(hall: Hall, typed: str) -> Ticket | None:
    """The ticket of exactly this number, as it is written on its slip."""
    return hall.tickets.get(plain(typed))


def plain(typed: str) -> str:
    """Without blanks, in capitals, and in half width whatever an input method made of it."""
    return "".join(unicodedata.normalize("NFKC", typed).upper().split())


def _is_number(number: str, word: str) -> bool:
    if word.isdecimal():
        figures = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return len(word) <= len(figures) and int(figures) == int(word)
    return number.startswith(word)


def bookings(known: list[Booking], typed: str) -> list[Booking]:
    """The bookings that answer to the last digits of a phone, or to the begin of a name."""
    word = unicodedata.normalize("NFKC", typed).strip().lower()
    if not word:
        return []
    ending = digits(word)
    if ending and ending == word.lstrip("+"):
        enough = len(ending) >= LEAST_DIGITS
        return [booking for booking in known if enough and digits(booking.phone).endswith(ending)][:MOST]
    return [booking for booking in known if booking.name.lower().startswith(word)][:MOST]
