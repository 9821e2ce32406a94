"""The pictures of the report: PNG, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from validation import time_varying
from validation.chains import Transient
from validation.coverage import GOAL, Coverage
from validation.engines import Engine, Floats, Interval
from validation.offices import OfficeDay
from validation.rows import LIMIT, Row
from validation.warsaw import HALF_HOUR, OPENS

KNOWN, FOUND, OTHER = "#1f4e79", "#d9822b", "#7a7a7a"

matplotlib.use("agg")
matplotlib.rcParams.update({"savefig.dpi": 110, "font.size": 9, "axes.spines.top": False})
matplotlib.rcParams.update({"axes.spines.right": False, "figure.constrained_layout.use": True})


def _save(figure: Figure, path: Path) -> None:
    figure.savefig(path, metadata={"Software": None})
    plt.close(figure)


def gaps(rows: Sequence[Row], engines: Sequence[Engine], path: Path) -> None:
    """The gap of every row in standard errors, beside what chance alone would give."""
    figure, axes = plt.subplots(figsize=(7, 3))
    edges = np.arange(-LIMIT, LIMIT + 0.25, 0.5).tolist()
    exact = [row for row in rows if not row.tolerance]
    for engine, colour in zip(engines, (KNOWN, FOUND), strict=False):
        off = [(row.found[engine].mean - row.known) / row.found[engine].error for row in exact]
        axes.hist(np.clip(off, -LIMIT, LIMIT), edges, density=True, histtype="step", color=colour, label=engine)
    at = np.linspace(-LIMIT, LIMIT, 200)
    axes.plot(at, np.exp(-0.5 * at**2) / np.sqrt(2 * np.pi), color=OTHER, label="chance alone")
    axes.set_xlabel("found − known, in standard errors")
    axes.set_yticks([])
    axes.legend(frameon=False)
    _save(figure, path)


def _clock(half: float) -> str:
    minutes = OPENS + HALF_HOUR * half
    return f"{int(minutes // 60):02}:{int(minutes % 60):02}"


def transient(known: Transient, found: dict[Engine, dict[str, Interval]], path: Path) -> None:
    """The queue of a day that starts empty, by half-hour."""
    figure, axes = plt.subplots(figsize=(7, 3))
    places = np.arange(len(known.queue))
    axes.step(places, known.queue, where="mid", color=KNOWN, label="Kolmogorov's equations")
    for (engine, means), marker in zip(found.items(), ("o", "x"), strict=False):
        queue = [means[f"queue {number}"] for number in places]
        bars = [interval.high - interval.mean for interval in queue]
        axes.errorbar(
            places, [i.mean for i in queue], bars, fmt=marker, markersize=4, color=FOUND, label=f"{engine}, 95 %"
        )
    axes.set_xticks(places[::2], [f"{9 + half // 2:02}:{half % 2 * 30:02}" for half in places[::2]])
    axes.set_ylabel("mean number waiting")
    axes.legend(frameon=False)
    _save(figure, path)


def staffing(found: dict[bool, dict[str, Interval]], engine: Engine, path: Path) -> None:
    """Who found all windows taken, and who waited, over one period."""
    figure, both = plt.subplots(1, 2, figsize=(7, 3), sharey=False)
    places = np.arange(time_varying.PARTS)
    for axes, (lagged, means) in zip(both, found.items(), strict=True):
        rule = time_varying.Staffing(lagged)
        axes.step(places, time_varying.parts_of_period(rule), where="mid", color=KNOWN, label="exact: all taken")
        for name, colour, label in (("taken", FOUND, "all taken"), ("delayed", OTHER, "waited")):
            points = [means[f"{name} {number}"] for number in places if f"{name} {number}" in means]
            bars = [point.high - point.mean for point in points]
            axes.errorbar(
                places[: len(points)], [p.mean for p in points], bars, fmt="o", ms=3, color=colour, label=label
            )
        axes.axhline(0.1, color=OTHER, linewidth=0.5)
        axes.set_title("by the offered load" if lagged else "by the rate of the moment", fontsize=9)
        axes.set_xlabel("sixteenths of the period")
        axes.set_ylim(bottom=0.0)
    both[0].legend(frameon=False, fontsize=7)
    both[0].set_ylabel(f"share of arrivals ({engine})")
    _save(figure, path)


def covered(measures: Sequence[Coverage], path: Path) -> None:
    """Coverage of each measure that chance moves."""
    moving = [m for m in measures if not m.constant]
    figure, axes = plt.subplots(figsize=(7, 0.16 * len(moving) + 0.8))
    places = np.arange(len(moving))[::-1]
    axes.axvspan(*GOAL, color=KNOWN, alpha=0.12, linewidth=0)
    axes.errorbar(
        [m.share for m in moving], places, xerr=[m.chance for m in moving], fmt="o", ms=3, color=FOUND, linewidth=0.8
    )
    for place, m in zip(places, moving, strict=True):
        axes.plot([m.lowest, m.highest], [place, place], color=OTHER, linewidth=3, alpha=0.4)
    axes.set_yticks(places, [f"{m.table.removeprefix('by_')} {m.measure}".strip() for m in moving], fontsize=6)
    axes.set_xlim(0.85, 1.0)
    axes.set_xlabel("share of 95 % intervals that hold the truth (bar: single rows)")
    _save(figure, path)


def offices(days: Sequence[OfficeDay], engine: Engine, path: Path) -> None:
    """The queue of each office as polled and as simulated."""
    names = list(dict.fromkeys(day.office for day in days))
    dates = list(dict.fromkeys(day.day for day in days))
    figure, grid = plt.subplots(len(names), len(dates), figsize=(8, 1.5 * len(names)), sharex=True, squeeze=False)
    for day in days:
        axes = grid[names.index(day.office)][dates.index(day.day)]
        _two_queues(axes, day.polled, day.simulated[engine])
        if day.office == names[0]:
            axes.set_title(day.day, fontsize=8)
        if day.day == dates[0]:
            axes.set_ylabel(day.office, fontsize=7)
        axes.tick_params(labelsize=6)
    grid[0][0].legend(frameon=False, fontsize=6)
    _save(figure, path)


def _two_queues(axes: Axes, polled: Floats, simulated: Floats) -> None:
    places = np.arange(len(polled))
    axes.plot(places, polled, color=KNOWN, label="polled")
    axes.plot(places, simulated, color=FOUND, label="simulated")
    axes.set_xticks(places[::4], [_clock(half) for half in places[::4]])
    axes.set_ylim(bottom=0.0)
