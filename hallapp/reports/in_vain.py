"""Who came in vain twice: visits of one citizen that ended with papers missing, or as not the hall's matter.

Nothing in the log says who somebody is. Two visits are one citizen's while
the people table still holds the same phone number for both, or within a day
the same identity card; who left neither is known within one visit only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from hallapp.hall.hall import Hall
from hallapp.store.archive import Archive
from hallapp.store.people import digits

OUTCOMES = ("documents_missing", "not_ours")

TextOf = Callable[[str | None], str | None]
"""A text of the people table by its id."""


class InVain(NamedTuple):
    """A service that ended so; ``at`` in UTC ms, ``phone`` and ``card`` ids of the people table."""

    day: str
    number: str
    service: str
    window: str
    at: int
    outcome: str
    phone: str | None
    card: str | None


class Case(NamedTuple):
    """A citizen who came in vain twice: the phone number if one is known, and each service that ended so, in order."""

    phone: str
    ends: tuple[InVain, ...]

    @property
    def again(self) -> list[str]:
        """The services that ended so more than once."""
        counts = Counter(end.service for end in self.ends)
        return [service for service, count in counts.items() if count > 1]


def of_hall(hall: Hall) -> list[InVain]:
    """Today's, in order."""
    found = [
        InVain(
            hall.day or "", ticket.number, step.service, step.window, step.finished, step.outcome, ticket.phone,
            ticket.card,
        )
        for ticket in hall.tickets.values()
        for step in ticket.steps
        if step.outcome in OUTCOMES
    ]  # fmt: skip
    return sorted(found, key=lambda end: end.at)


def of_archive(archive: Archive, since: str) -> list[InVain]:
    """Those of the days from ``since`` on, in order."""
    return [
        InVain(*(row[column] for column in ("day", "number", "service", "window", "finished", *InVain._fields[5:])))
        for row in archive.in_vain(since)
    ]


def cases(ends: Iterable[InVain], text_of: TextOf) -> list[Case]:
    """The citizens who left twice, or twice with the same service; who came in vain most often comes first."""
    ends = list(ends)
    phones = {end.phone: digits(text_of(end.phone) or "") for end in ends}
    of_card: dict[tuple[str, str | None], str] = {
        (end.day, end.card): phones[end.phone] for end in ends if end.card and phones[end.phone]
    }
    by_citizen: dict[tuple[str, ...], list[InVain]] = {}
    for end in ends:
        citizen: tuple[str, ...] = (end.day, end.number)
        phone = phones[end.phone]
        if end.card:
            citizen = (end.day, "card", end.card)
            phone = phone or of_card.get((end.day, end.card), "")
        by_citizen.setdefault((phone,) if phone else citizen, []).append(end)
    found = [Case(citizen[0] if len(citizen) == 1 else "", tuple(some)) for citizen, some in by_citizen.items()]
    twice = [case for case in found if case.again or len({(end.day, end.number) for end in case.ends}) > 1]
    return sorted(twice, key=lambda case: (not case.again, -len(case.ends), -case.ends[-1].at))
