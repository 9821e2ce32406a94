"""How a hall day came out, as figures to hold beside those of its replay."""

from __future__ import annotations

import math

import msgspec

from hallapp.hall.hall import Hall
from hallapp.hall.idle import CAUSES
from hallapp.hall.ticket import MINUTE, Ticket


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """A day, measured as ``docs/formats/scenario.md`` tells; minutes and shares, ``None`` without tickets.

    Attributes
    ----------
    visits, done : int
        Tickets issued, and those whose last service was finished.
    mean_wait, p90_wait, longest_wait : float or None
        Of those done.
    service_level : float or None
        Answered within target / (issued - no-shows).
    abandoned_share : float or None
        Who left the line or stayed in it unserved / issued.
    idle_while_waiting : float
        ``idle`` is the same by cause.
    """

    visits: int
    done: int
    mean_wait: float | None
    p90_wait: float | None
    longest_wait: float | None
    service_level: float | None
    abandoned_share: float | None
    idle_while_waiting: float
    idle: dict[str, float]
    overtime: float
    loss: float


MEASURES = ("mean_wait", "service_level", "abandoned_share", "idle_while_waiting", "overtime", "loss")
"""The figures that advice makes promises about."""


def figures(hall: Hall, since: int | None = None) -> Figures:
    """Measure a day.

    Parameters
    ----------
    since : int, optional
        Count only visits that were not over by then (UTC ms); idle-while-waiting and overtime are the whole day's.
    """
    tickets = [ticket for ticket in hall.tickets.values() if since is None or _is_later(ticket, since)]
    waits = sorted(ticket.waited / MINUTE for ticket in tickets if ticket.state == "done")
    due = [ticket for ticket in tickets if not _is_no_show(ticket)]
    in_target = sum(_answered(ticket) and ticket.waited <= _target(hall, ticket) * MINUTE for ticket in due)
    closes = hall.instant(float(hall.scenario.closes))
    ends = [step.finished for ticket in hall.tickets.values() for step in ticket.steps]
    overtime = max(0, max(ends, default=closes) - closes) / MINUTE
    idle = {cause: spent / MINUTE for cause, spent in hall.idle.by_cause(hall, hall.at).items()}
    loss = sum(_loss(hall, ticket, closes) for ticket in tickets)
    return Figures(
        visits=len(tickets),
        done=len(waits),
        mean_wait=sum(waits) / len(waits) if waits else None,
        p90_wait=waits[math.ceil(0.9 * len(waits)) - 1] if waits else None,
        longest_wait=waits[-1] if waits else None,
        service_level=in_target / len(due) if due else None,
        abandoned_share=sum(map(_is_gone, tickets)) / len(tickets) if tickets else None,
        idle_while_waiting=sum(idle.values()),
        idle={cause: idle[cause] for cause in CAUSES},
        overtime=overtime,
        loss=loss + hall.scenario.overtime_price * overtime,
    )


def difference(after: Figures, before: Figures) -> dict[str, float | None]:
    """By measure, ``after`` less ``before``; ``None`` where one has no tickets."""
    found: dict[str, float | None] = {}
    for name in MEASURES:
        values = getattr(after, name), getattr(before, name)
        found[name] = None if None in values else values[0] - values[1]
    return found


def _is_later(ticket: Ticket, since: int) -> bool:
    return ticket.ended is None or ticket.ended > since


def _answered(ticket: Ticket) -> bool:
    return bool(ticket.steps) or ticket.state in ("serving", "parked")


def _is_no_show(ticket: Ticket) -> bool:
    """Whether it was called, did not come, and was never answered."""
    return ticket.no_shows > 0 and not _answered(ticket) and ticket.state in ("missed", "cancelled", "expired")


def _is_gone(ticket: Ticket) -> bool:
    """Whether it left the line, or was still in it when the day ended."""
    return ticket.ended is not None and ticket.before in ("waiting", "parked")


def _target(hall: Hall, ticket: Ticket) -> float:
    return hall.catalogue.services[ticket.first_service].target


def _loss(hall: Hall, ticket: Ticket, closes: int) -> float:
    """Of who stayed unserved the wait counts until closing time, however late the day was closed."""
    wait = ticket.wait(hall.at)
    if ticket.state == "expired" and ticket.before == "waiting" and ticket.ended is not None:
        wait = max(0, wait - max(0, ticket.ended - max(closes, ticket.issued)))
    return hall.loss_of_wait(ticket, wait, gone=_is_gone(ticket))
