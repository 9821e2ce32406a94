"""A simulated day: what became of every ticket and what every window did."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, field
from pathlib import Path

from simulation.dispatch import NO_WINDOW
from simulation.plant import Plant
from simulation.sampling import Citizens

DONE, ABANDONED, NO_SHOW, REFUSED, UNSERVED = "done", "abandoned", "no_show", "refused", "unserved"
"""What becomes of a ticket."""

CAUSES = ("rule", "closed", "skill")
"""Why a ready window idles while somebody waits: a tie or a rule holds the ticket back; only a window that is closed
or paused could serve it; nobody there can."""

RULE, CLOSED, SKILL = range(3)


@dataclass(slots=True)
class Day:
    """One replication; instants are minutes from opening.

    Attributes
    ----------
    begins : float
        0, or the instant of ``[start]``.
    status : list of str
        By ticket, :data:`DONE` and so on.
    wait : list of float
        By ticket, the sum of its waits, minutes: until the call that was
        answered; of a no-show until its call; of who left until then; of who
        stayed unserved until closing.
    left : dict
        When who left did so.
    called_at, finished_at : list of float
        Beside the citizens' ``needs``: of every service, nan where it was not begun.
    window_of : list of int
        Beside ``needs``, :data:`~simulation.dispatch.NO_WINDOW` where it was not begun.
    waits : list of tuple
        Every wait above 0, from when it counts to its end.
    occupied, staffed : list of float
        By window, minutes in service, and minutes open and not in a break or
        in service.
    idle : list of list of float
        By window and cause (:data:`CAUSES`), minutes ready while somebody waits.
    max_queue : int
        The most waiting at once.
    last_finish : float
        ``-inf`` if nothing was finished.
    """

    plant: Plant
    citizens: Citizens
    begins: float
    status: list[str] = field(init=False)
    wait: list[float] = field(init=False)
    left: dict[int, float] = field(init=False, default_factory=dict)
    called_at: list[float] = field(init=False)
    window_of: list[int] = field(init=False)
    finished_at: list[float] = field(init=False)
    waits: list[tuple[float, float]] = field(init=False, default_factory=list)
    occupied: list[float] = field(init=False)
    staffed: list[float] = field(init=False)
    idle: list[list[float]] = field(init=False)
    max_queue: int = field(init=False, default=0)
    last_finish: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        count, windows = len(self.citizens), len(self.plant.windows)
        self.status = [""] * count
        self.wait = [0.0] * count
        services = len(self.citizens.needs)
        self.called_at = [math.nan] * services
        self.window_of = [NO_WINDOW] * services
        self.finished_at = [math.nan] * services
        self.occupied = [0.0] * windows
        self.staffed = [0.0] * windows
        self.idle = [[0.0] * len(CAUSES) for _ in range(windows)]

    def begun(self, ticket: int) -> range:
        """Where in ``needs`` and the lists beside it the services stand that the ticket was called for."""
        first, end = self.citizens.first[ticket], self.citizens.end[ticket]
        return range(first, next((p for p in range(first, end) if self.window_of[p] == NO_WINDOW), end))

    def called(self, ticket: int) -> list[float]:
        """When each service of the ticket was called (or gone on to), those only that were."""
        return [self.called_at[place] for place in self.begun(ticket)]

    def finished(self, ticket: int) -> list[float]:
        """When each of these services ended."""
        return [self.finished_at[place] for place in self.begun(ticket)]

    def windows(self, ticket: int) -> list[str]:
        """At which window each of these services was."""
        return [self.plant.windows[self.window_of[place]] for place in self.begun(ticket)]

    @property
    def overtime(self) -> float:
        """Minutes from closing to the last finish, at least 0."""
        return max(0.0, self.last_finish - self.plant.closes)

    @property
    def admitted(self) -> int:
        """How many came in time."""
        return sum(status != REFUSED for status in self.status)


def ticket_losses(day: Day) -> list[float]:
    """Each ticket's part of the loss: weight * wait**2 / (2 * target of its first service); 0 if it was refused.

    Who left or stayed unserved counts with ``lost`` minutes more.
    """
    plant, citizens = day.plant, day.citizens
    weights = [plant.weight(klass) for klass in citizens.classes]
    lost = plant.scenario.lost
    found = []
    for ticket, status in enumerate(day.status):
        if status == REFUSED:
            found.append(0.0)
            continue
        wait = day.wait[ticket] + (lost if status in (ABANDONED, UNSERVED) else 0.0)
        target = plant.target[citizens.needs[citizens.first[ticket]]]
        found.append(weights[citizens.klass[ticket]] * wait**2 / (2.0 * target))
    return found


def loss(day: Day) -> float:
    """What all advice minimises: the tickets' losses and the price of overtime."""
    return sum(ticket_losses(day)) + day.plant.scenario.overtime_price * day.overtime


TICKET_COLUMNS = ("ticket", "arrival", "called", "window", "finished", "status")


def write_tickets(day: Day, path: Path | str) -> None:
    """Write a day ticket by ticket (CSV); minutes from opening as ``repr``, lists separated by ``;``."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(TICKET_COLUMNS)
        for ticket, status in enumerate(day.status):
            writer.writerow(
                (
                    day.citizens.names[ticket],
                    repr(day.citizens.arrival[ticket]),
                    ";".join(map(repr, day.called(ticket))),
                    ";".join(day.windows(ticket)),
                    ";".join(map(repr, day.finished(ticket))),
                    status,
                )
            )
