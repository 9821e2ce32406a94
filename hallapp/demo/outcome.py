"""What a played day came to, as figures and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table

from hallapp.demo.headless import Played
from hallapp.hall.idle import CAUSES
from hallapp.hall.ticket import MINUTE

_SERVED = ("done", "missed")
"""States of those whom a window called in the end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Minutes and shares of one day; ``idle`` by cause."""

    tickets: int
    mean: float
    p90: float
    longest: float
    in_target: float
    idle: dict[str, float]
    utilisation: float
    overtime: float
    loss: float
    unserved: int


def outcome(played: Played) -> Outcome:
    """Measure the day as ``docs/formats/scenario.md`` defines it, from the live hall."""
    hall = played.live.hall
    tickets = list(hall.tickets.values())
    done = [ticket for ticket in tickets if ticket.state == "done"]
    waits = np.array([ticket.waited / MINUTE for ticket in done]) if done else np.zeros(1)
    due = [ticket for ticket in tickets if not ticket.no_shows]
    targets = {service.id: service.target for service in hall.catalogue.services.values()}
    in_target = sum(ticket.waited / MINUTE <= targets[ticket.first_service] for ticket in done)
    ends = [step.finished for ticket in tickets for step in ticket.steps]
    closes = hall.instant(float(hall.scenario.closes))
    overtime = max(0.0, (max(ends, default=closes) - closes) / MINUTE)
    unserved = [ticket for ticket in tickets if ticket.state not in _SERVED]
    # Who stays unserved has waited until closing.
    counted = min(hall.at, closes)
    loss = sum(hall.loss_of(ticket, counted, gone=ticket.state not in _SERVED) for ticket in tickets)
    spent = hall.idle.by_cause(hall, hall.at)
    return Outcome(
        tickets=len(tickets),
        mean=float(waits.mean()),
        p90=float(np.percentile(waits, 90)),
        longest=float(waits.max()),
        in_target=in_target / max(1, len(due)),
        idle={cause: spent[cause] / MINUTE for cause in CAUSES},
        utilisation=played.duty.occupied / max(1, played.duty.staffed),
        overtime=overtime,
        loss=loss + hall.scenario.overtime_price * overtime,
        unserved=len(unserved),
    )


_ROWS: tuple[tuple[str, Callable[[Outcome], str]], ...] = (
    ("tickets", lambda o: f"{o.tickets:,}"),
    ("mean wait, min", lambda o: f"{o.mean:.1f}"),
    ("90 % wait at most, min", lambda o: f"{o.p90:.1f}"),
    ("longest wait, min", lambda o: f"{o.longest:.1f}"),
    ("in target", lambda o: f"{100 * o.in_target:.1f} %"),
    ("left or unserved", lambda o: f"{o.unserved}"),
    ("idle while waiting by rule, min", lambda o: f"{o.idle['rule']:.1f}"),
    ("idle while waiting, closed, min", lambda o: f"{o.idle['closed']:.0f}"),
    ("idle while waiting, skill, min", lambda o: f"{o.idle['skill']:.0f}"),
    ("utilisation", lambda o: f"{100 * o.utilisation:.1f} %"),
    ("overtime, min", lambda o: f"{o.overtime:.1f}"),
    ("loss", lambda o: f"{o.loss:,.0f}"),
)


def show(outcomes: dict[str, Outcome], console: Console) -> None:
    """Print the days side by side."""
    table = Table()
    table.add_column("")
    for name in outcomes:
        table.add_column(name, justify="right")
    for label, cell in _ROWS:
        table.add_row(label, *(cell(found) for found in outcomes.values()))
    console.print(table)
