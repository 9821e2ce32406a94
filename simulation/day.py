"""A simulated day: what became of every ticket and what every window did."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.dispatch import NO_WINDOW
from simulation.plant import Plant
from simulation.sampling import Citizens

Floats = NDArray[np.float64]

STATUSES = ("", "done", "abandoned", "no_show", "refused", "unserved")
"""What becomes of a ticket; the index in this tuple is the number of a status."""

OPEN, DONE, ABANDONED, NO_SHOW, REFUSED, UNSERVED = range(6)

CAUSES = ("rule", "closed", "skill")
"""Why a ready window idles while somebody waits: a tie or a rule holds the ticket back; only a window that is closed
or paused could serve it; nobody there can."""

RULE, CLOSED, SKILL = range(3)


class Diary(NamedTuple):
    """What is kept of a day, whichever engine played it; instants are minutes from opening, nan where there is none.

    Attributes
    ----------
    status : array of int
        By ticket, an index of :data:`STATUSES`.
    wait : array
        By ticket, the sum of its waits, minutes: until the call that was
        answered; of a no-show until its call; of who left until then; of who
        stayed unserved until closing.
    left : array
        By ticket, when who left did so.
    called_at, finished_at : array
        Beside the citizens' ``needs``: of every service that was begun.
    window_of : array of int
        Beside ``needs``, :data:`~simulation.dispatch.NO_WINDOW` where it was not begun.
    wait_from, wait_until : array
        Beside ``needs``, the wait for each service if it was above 0: from
        when it counts to its end.
    occupied, staffed : array
        By window, minutes in service, and minutes open and not in a break or
        in service.
    idle : array, shape (windows, causes)
        Minutes ready while somebody waits, by cause (:data:`CAUSES`).
    most : array of int, shape (1,)
        The most waiting at once.
    last_finish : array, shape (1,)
        ``-inf`` if nothing was finished.
    """

    status: NDArray[np.int8]
    wait: Floats
    left: Floats
    called_at: Floats
    finished_at: Floats
    window_of: NDArray[np.int32]
    wait_from: Floats
    wait_until: Floats
    occupied: Floats
    staffed: Floats
    idle: Floats
    most: NDArray[np.int64]
    last_finish: Floats


@dataclass(frozen=True, eq=False)
class Day:
    """One replication.

    Attributes
    ----------
    plant : Plant
    citizens : Citizens
    diary : Diary
    """

    plant: Plant
    citizens: Citizens
    diary: Diary

    @property
    def begins(self) -> float:
        """Minutes from opening: 0, or the instant of ``[start]``."""
        return 0.0 if self.plant.start is None else self.plant.start.at

    @cached_property
    def status(self) -> list[str]:
        """By ticket, ``done``, ``abandoned``, ``no_show``, ``refused`` or ``unserved``."""
        return [STATUSES[code] for code in self.diary.status]

    @property
    def wait(self) -> Floats:
        """As in :class:`Diary`."""
        return self.diary.wait

    @property
    def waits(self) -> Floats:
        """Every wait above 0, from when it counts to its end; shape (waits, 2)."""
        pairs = np.column_stack([self.diary.wait_from, self.diary.wait_until])
        found: Floats = pairs[~np.isnan(pairs[:, 0])]
        return found

    @property
    def occupied(self) -> Floats:
        """As in :class:`Diary`."""
        return self.diary.occupied

    @property
    def staffed(self) -> Floats:
        """As in :class:`Diary`."""
        return self.diary.staffed

    @property
    def idle(self) -> Floats:
        """As in :class:`Diary`."""
        return self.diary.idle

    def begun(self, ticket: int) -> slice:
        """Where in ``needs`` and the arrays beside it the services stand that the ticket was called for."""
        first, end = self.citizens.crowd.first[ticket], self.citizens.crowd.end[ticket]
        count = np.count_nonzero(self.diary.window_of[first:end] != NO_WINDOW)
        return slice(first, first + count)

    def called(self, ticket: int) -> list[float]:
        """When each service of the ticket was called (or gone on to), those only that were."""
        return list(map(float, self.diary.called_at[self.begun(ticket)]))

    def finished(self, ticket: int) -> list[float]:
        """When each of these services ended."""
        return list(map(float, self.diary.finished_at[self.begun(ticket)]))

    def windows(self, ticket: int) -> list[str]:
        """At which window each of these services was."""
        return [self.plant.windows[window] for window in self.diary.window_of[self.begun(ticket)]]

    def records(self) -> list[dict[str, object]]:
        """The tickets as plain records; minutes from opening."""
        crowd = self.citizens.crowd
        services = self.plant.services
        return [
            {
                "ticket": self.citizens.name(ticket),
                "services": [services[need] for need in self.citizens.services(ticket)],
                "class": self.citizens.classes[crowd.klass[ticket]],
                "arrival": float(crowd.arrival[ticket]),
                "wait": float(self.wait[ticket]),
                "called": self.called(ticket),
                "windows": self.windows(ticket),
                "finished": self.finished(ticket),
                "status": status,
            }
            for ticket, status in enumerate(self.status)
        ]

    @property
    def overtime(self) -> float:
        """Minutes from closing to the last finish, at least 0."""
        return max(0.0, float(self.diary.last_finish[0]) - self.plant.closes)

    @property
    def admitted(self) -> int:
        """How many came in time."""
        return int(np.count_nonzero(self.diary.status != REFUSED))


def ticket_losses(day: Day) -> Floats:
    """Each ticket's part of the loss: weight * wait**2 / (2 * target of its first service); 0 if it was refused.

    Who left or stayed unserved counts with ``lost`` minutes more.
    """
    plant, crowd, diary = day.plant, day.citizens.crowd, day.diary
    weight = np.array([plant.weight(klass) for klass in day.citizens.classes])
    target = np.array(plant.target)
    lost = (diary.status == ABANDONED) | (diary.status == UNSERVED)
    wait = diary.wait + lost * plant.scenario.lost
    losses = weight[crowd.klass] * wait**2 / (2.0 * target[crowd.needs[crowd.first]])
    counted: Floats = losses * (diary.status != REFUSED)
    return counted


def loss(day: Day) -> float:
    """What all advice minimises: the tickets' losses and the price of overtime."""
    return float(ticket_losses(day).sum()) + day.plant.scenario.overtime_price * day.overtime


TICKET_COLUMNS = ("ticket", "arrival", "called", "window", "finished", "status")


def write_tickets(day: Day, path: Path | str) -> None:
    """Write a day ticket by ticket (CSV); minutes from opening as ``repr``, lists separated by ``;``."""
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(TICKET_COLUMNS)
        for ticket, status in enumerate(day.status):
            writer.writerow(
                (
                    day.citizens.name(ticket),
                    repr(float(day.citizens.arrival[ticket])),
                    ";".join(map(repr, day.called(ticket))),
                    ";".join(day.windows(ticket)),
                    ";".join(map(repr, day.finished(ticket))),
                    status,
                )
            )
