"""What a visit leaves to be followed: a referral, a paper that follows, a citizen to be called back.

It is carried from day to day in the event that opens the day, until it is settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from hallapp.hall.ticket import Ticket

Kind = Literal["referred", "paper", "rating"]
Standing = Literal["overdue", "today", "open"]


class Owed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing to be followed.

    ``id`` is unique in the hall. ``day``, ``ticket``, ``service`` and
    ``window`` say where it comes from; ``due`` is an ISO date, ``to`` the id
    of who takes it over in the people table, ``phone`` that of the citizen's
    number, if one was left; ``missing`` places in the service's list of papers.
    """

    id: str
    kind: Kind
    day: str
    ticket: str
    service: str
    window: str
    due: str | None = None
    to: str | None = None
    missing: tuple[int, ...] = ()
    phone: str | None = None

    def standing(self, today: str) -> Standing:
        """Whether it is overdue, due today, or still open, on a day (ISO date)."""
        if self.due is None or self.due > today:
            return "open"
        return "today" if self.due == today else "overdue"


def by_due(owed: Iterable[Owed]) -> list[Owed]:
    """What is due first comes first, what has no date last."""
    return sorted(owed, key=lambda one: (one.due is None, one.due or "", one.day, one.ticket))


def of_step(day: str, ticket: Ticket) -> Owed | None:
    """What the service that the ticket finished last leaves to be followed."""
    place = len(ticket.steps) - 1
    step = ticket.steps[place]
    follows = step.outcome == "done" and step.missing
    if step.outcome != "referred" and not follows:
        return None
    return Owed(
        id=f"{day}/{ticket.number}/{place}",
        kind="paper" if follows else "referred",
        day=day,
        ticket=ticket.number,
        service=step.service,
        window=step.window,
        due=step.due,
        to=step.to,
        missing=step.missing,
        phone=ticket.phone,
    )


def of_rating(day: str, ticket: Ticket, place: int, due: str) -> Owed:
    """The case that a bad rating of a finished service opens."""
    step = ticket.steps[place]
    return Owed(
        id=f"{day}/{ticket.number}/{place}/rating",
        kind="rating",
        day=day,
        ticket=ticket.number,
        service=step.service,
        window=step.window,
        due=due,
        phone=ticket.phone,
    )
