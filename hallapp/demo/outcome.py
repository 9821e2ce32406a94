"""What a played day came to, as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from hallapp.demo.headless import Played
from hallapp.replay.outcome import Figures, figures


@dataclass(frozen=True, slots=True)
class Outcome:
    """The day's figures, and the share of the time at open windows in which somebody was served."""

    day: Figures
    utilisation: float


def outcome(played: Played) -> Outcome:
    """Measure the day as ``docs/formats/scenario.md`` defines it, from the live hall."""
    return Outcome(figures(played.live.hall), played.duty.occupied / max(1, played.duty.staffed))


_ROWS: tuple[tuple[str, Callable[[Outcome], str]], ...] = (
    ("tickets", lambda o: f"{o.day.visits:,}"),
    ("mean wait, min", lambda o: f"{o.day.mean_wait or 0.0:.1f}"),
    ("90 % wait at most, min", lambda o: f"{o.day.p90_wait or 0.0:.1f}"),
    ("longest wait, min", lambda o: f"{o.day.longest_wait or 0.0:.1f}"),
    ("in target", lambda o: f"{100 * (o.day.service_level or 0.0):.1f} %"),
    ("left or unserved", lambda o: f"{o.day.visits * (o.day.abandoned_share or 0.0):.0f}"),
    ("idle while waiting by rule, min", lambda o: f"{o.day.idle['rule']:.1f}"),
    ("idle while waiting, closed, min", lambda o: f"{o.day.idle['closed']:.0f}"),
    ("idle while waiting, skill, min", lambda o: f"{o.day.idle['skill']:.0f}"),
    ("utilisation", lambda o: f"{100 * o.utilisation:.1f} %"),
    ("overtime, min", lambda o: f"{o.day.overtime:.1f}"),
    ("loss", lambda o: f"{o.day.loss:,.0f}"),
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
