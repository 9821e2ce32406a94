"""The wait that a citizen is told: a median and a 90 % range from the work ahead.

First form: the expected work that lies ahead at the windows which may serve the
ticket, shared by those windows, with a Gamma spread (quantiles by Wilson &
Hilferty 1931). It knows skills, speeds and classes, but nothing of the rest of
the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from simulation.scenario import standing

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall
    from hallapp.hall.ticket import Ticket, WindowNow

NORMAL_95 = 1.6448536269514722
MS_PER_MINUTE = 60_000.0
LEAST_SPREAD = 0.5
"""Minutes of standard deviation that even a wait behind one person has."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes until the call: the median, and the bounds that hold nine times in ten."""

    low: float
    median: float
    high: float


@dataclass(slots=True)
class _Work:
    """Minutes ahead: mean and variance of a sum of independent services."""

    mean: float = 0.0
    variance: float = 0.0

    def add(self, mean: float, cv: float, share: float) -> None:
        self.mean += share * mean
        self.variance += share * (mean * cv) ** 2


def expected(hall: Hall, now: int, service: str, klass: str = "ordinary", ticket: Ticket | None = None) -> Wait | None:
    """Estimate the wait for a service from ``now`` on.

    Parameters
    ----------
    now : int
        UTC milliseconds.
    service : str
        The next service of the visit.
    ticket : Ticket, optional
        One that waits already; only those before it count. Default: a ticket
        that is about to be issued.

    Returns
    -------
    Wait or None
        ``None`` when no window that takes part now may serve it.
    """
    able = [window for window in hall.windows.values() if _takes_part(window) and window.speed(service) > 0.0]
    if not able:
        return None
    if ticket is None and any(window.state == "ready" for window in able):
        return Wait(0.0, 0.0, 1.0)
    work = _Work()
    for window in able:
        _add_in_hand(work, hall, window, now)
    own_weight = standing(hall.scenario, klass).weight
    ids = {window.id for window in able}
    for other in hall.waiting():
        if ticket is not None and (other is ticket or other.credit >= ticket.credit):
            continue
        weight = standing(hall.scenario, other.klass).weight
        share = _share(hall, other, ids) * min(1.0, weight / max(own_weight, 1e-9))
        if share > 0.0:
            _add_visit(work, hall, other, able, share)
    return _spread(work, len(able))


def _takes_part(window: WindowNow) -> bool:
    return window.state in ("ready", "engaged") and window.leaving is None


def _add_in_hand(work: _Work, hall: Hall, window: WindowNow, now: int) -> None:
    ticket = hall.tickets.get(window.ticket) if window.ticket else None
    if ticket is None or ticket.service is None:
        return
    known = hall.catalogue.services[ticket.service]
    mean = known.mean / max(window.skills.get(ticket.service, 1.0), 1e-9)
    begun = ticket.called if ticket.called is not None else now
    work.add(max(mean - (now - begun) / MS_PER_MINUTE, 0.25 * mean), known.cv, 1.0)


def _share(hall: Hall, ticket: Ticket, ids: set[str]) -> float:
    """How much of a waiting ticket's service will fall to the windows ``ids``: each that may serve it equally."""
    if ticket.tied is not None:
        return 1.0 if ticket.tied in ids else 0.0
    service = ticket.services[0]
    able = [window.id for window in hall.windows.values() if _takes_part(window) and window.speed(service) > 0.0]
    return sum(window in ids for window in able) / len(able) if able else 0.0


def _add_visit(work: _Work, hall: Hall, ticket: Ticket, able: list[WindowNow], share: float) -> None:
    known = hall.catalogue.services[ticket.services[0]]
    speeds = [window.speed(known.id) for window in able if window.speed(known.id) > 0.0]
    work.add(known.mean * len(speeds) / sum(speeds), known.cv, share)


def _spread(work: _Work, windows: int) -> Wait:
    mean = work.mean / windows
    if mean <= 0.0:
        return Wait(0.0, 0.0, 1.0)
    deviation = max(sqrt(work.variance) / windows, LEAST_SPREAD)
    shape = (mean / deviation) ** 2

    def quantile(normal: float) -> float:
        root = 1.0 - 1.0 / (9.0 * shape) + normal / (3.0 * sqrt(shape))
        return mean * max(root, 0.0) ** 3

    return Wait(quantile(-NORMAL_95), quantile(0.0), quantile(NORMAL_95))
