"""What a day adds to the measures, in one pass over its tickets; compiled, and the same for both engines.

Definitions stand in ``docs/formats/scenario.md``.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import compiled, inlined, working, working_inlined
from simulation.day import ABANDONED, CAUSES, DONE, NO_SHOW, REFUSED, UNSERVED, Diary
from simulation.dispatch import NO_WINDOW
from simulation.percentiles import COARSE, FINE, Counts, bin_of
from simulation.plant import Plant
from simulation.reference import reference
from simulation.sampling import Crowd

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

HALF_HOUR = 30.0

TICKETS = ("mean_wait", "service_level", "abandoned_share", "no_show_share", "unserved_share", "loss", "mean_queue")
"""Measures of a row of tickets; ``mean_queue`` of a half-hour only."""

WINDOWS = ("utilisation", "services", "idle_while_waiting", *(f"idle_{cause}" for cause in CAUSES))

HALL = (
    *TICKETS[:5],
    "mean_queue",
    "max_wait",
    "utilisation",
    "max_queue",
    "idle_while_waiting",
    *(f"idle_{cause}" for cause in CAUSES),
    "overtime",
    "refused",
    "loss",
)

X, Y, XX, XY, YY = range(5)
"""Sums over replications of numerator, denominator and their products: what the delta method needs."""

_ADMITTED, _DONE, _WAITED, _IN_TARGET, _LEFT, _MISSING, _UNSERVED, _LOSS, _COUNTS = range(9)


class Frame(NamedTuple):
    """What measuring must know of the hall; minutes from opening.

    ``first`` numbers the first half-hour (from midnight), ``bounds`` tells from
    where to where each counts, shape (half-hours + 1,).
    """

    weight: Floats
    target: Floats
    opens: float
    closes: float
    lost: float
    overtime_price: float
    first: int
    bounds: Floats


class Ledger(NamedTuple):
    """Sums over days, the last axis as :data:`X` and so on; and how many were admitted by row."""

    hall: Floats
    services: Floats
    classes: Floats
    half_hours: Floats
    windows: Floats
    service_counts: Integers
    class_counts: Integers
    half_hour_counts: Integers


def frame(plant: Plant, classes: tuple[str, ...]) -> Frame:
    """Of a plant, classes numbered as in ``classes``."""
    opens = float(plant.scenario.opens)
    begins = 0.0 if plant.start is None else plant.start.at
    first = int((opens + max(0.0, begins)) // HALF_HOUR)
    last = max(first, int(np.ceil((opens + plant.closes) / HALF_HOUR)) - 1)
    bounds = np.arange(first, last + 2) * HALF_HOUR - opens
    return Frame(
        weight=np.array([plant.weight(klass) for klass in classes], dtype=np.float64),
        target=np.array(plant.target, dtype=np.float64),
        opens=opens,
        closes=plant.closes,
        lost=float(plant.scenario.lost),
        overtime_price=float(plant.scenario.overtime_price),
        first=first,
        bounds=np.clip(bounds, max(0.0, begins), max(begins, plant.closes)),
    )


def ledger(frame: Frame, windows: int) -> Ledger:
    """An empty ledger."""
    services, classes, half_hours = len(frame.target), len(frame.weight), len(frame.bounds) - 1
    return Ledger(
        hall=np.zeros((len(HALL), 5)),
        services=np.zeros((services, len(TICKETS), 5)),
        classes=np.zeros((classes, len(TICKETS), 5)),
        half_hours=np.zeros((half_hours, len(TICKETS), 5)),
        windows=np.zeros((windows, len(WINDOWS), 5)),
        service_counts=np.zeros(services, dtype=np.int64),
        class_counts=np.zeros(classes, dtype=np.int64),
        half_hour_counts=np.zeros(half_hours, dtype=np.int64),
    )


@compiled
def measure(frame: Frame, crowd: Crowd, diary: Diary, ledger: Ledger) -> int:
    """Add a day to the ledger; how many were admitted."""
    services, classes, half_hours = len(frame.target), len(frame.weight), len(frame.bounds) - 1
    cells = np.zeros((services * classes, _COUNTS))
    halves = np.zeros((half_hours, _COUNTS))
    area = np.zeros(half_hours)
    longest = _over_tickets(frame, crowd, diary, cells, halves)
    _over_waits(frame, diary, area)
    by_cell = cells.reshape((services, classes, _COUNTS))
    _tables(ledger, by_cell, halves, area, np.diff(frame.bounds))
    total = halves.sum(axis=0)
    _hall(frame, crowd, diary, ledger, total, area.sum(), longest)
    _windows(diary, ledger)
    return int(total[_ADMITTED])


@working
def _over_tickets(frame_value: Frame, crowd_value: Crowd, diary_value: Diary, cells: Floats, halves: Floats) -> float:
    """Count the tickets by service and class, and by half-hour; the longest wait of who was served."""
    frame: Frame = reference(frame_value)
    crowd: Crowd = reference(crowd_value)
    diary: Diary = reference(diary_value)
    classes = len(frame.weight)
    longest = 0.0
    for ticket in range(len(crowd.arrival)):
        status = diary.status[ticket]
        if status == REFUSED:
            continue
        service = crowd.needs[crowd.first[ticket]]
        klass = crowd.klass[ticket]
        wait = diary.wait[ticket]
        target = frame.target[service]
        if status == DONE and wait > longest:
            longest = wait
        loss = loss_of(frame, status, klass, wait, target)
        _count(cells, service * classes + klass, status, wait, target, loss)
        _count(halves, half_hour(frame, crowd.arrival[ticket]), status, wait, target, loss)
    return longest


@working_inlined
def loss_of(frame: Frame, status: int, klass: int, wait: float, target: float) -> float:
    """An admitted ticket's part of the day's loss, as :func:`simulation.day.ticket_losses` has it."""
    counted = wait + frame.lost if status in (ABANDONED, UNSERVED) else wait
    return frame.weight[klass] * (counted * counted) / (2.0 * target)  # type: ignore[no-any-return]


@working_inlined
def half_hour(frame: Frame, arrival: float) -> int:
    """The half-hour that an arrival belongs to; the first or last for who comes outside of them all."""
    return min(max(int((frame.opens + arrival) / HALF_HOUR) - frame.first, 0), len(frame.bounds) - 2)


@working_inlined
def _count(rows: Floats, row: int, status: int, wait: float, target: float, loss: float) -> None:
    rows[row, _ADMITTED] += 1.0
    rows[row, _LOSS] += loss
    if status == DONE:
        rows[row, _DONE] += 1.0
        rows[row, _WAITED] += wait
        rows[row, _IN_TARGET] += 1.0 if wait <= target else 0.0
    elif status == ABANDONED:
        rows[row, _LEFT] += 1.0
    elif status == NO_SHOW:
        rows[row, _MISSING] += 1.0
    else:
        rows[row, _UNSERVED] += 1.0


@working
def _over_waits(frame_value: Frame, diary_value: Diary, area: Floats) -> None:
    """Ticket-minutes waited in each half-hour."""
    frame: Frame = reference(frame_value)
    diary: Diary = reference(diary_value)
    bounds = frame.bounds
    for place in range(len(diary.wait_from)):
        begin = diary.wait_from[place]
        if math.isnan(begin):
            continue
        end = min(diary.wait_until[place], bounds[-1])
        begin = max(begin, bounds[0])
        half = half_hour(frame, begin)
        while begin < end:
            until = min(end, bounds[half + 1])
            area[half] += until - begin
            begin = until
            half += 1


@compiled
def _tables(ledger: Ledger, cells: Floats, halves: Floats, area: Floats, minutes: Floats) -> None:
    by_service = cells.sum(axis=1)
    for service in range(len(by_service)):
        _row(ledger.services[service], by_service[service])
        ledger.service_counts[service] += int(by_service[service, _ADMITTED])
    by_class = cells.sum(axis=0)
    for klass in range(len(by_class)):
        _row(ledger.classes[klass], by_class[klass])
        ledger.class_counts[klass] += int(by_class[klass, _ADMITTED])
    for half in range(len(halves)):
        _row(ledger.half_hours[half], halves[half])
        _add(ledger.half_hours[half, 6], area[half], minutes[half])
        ledger.half_hour_counts[half] += int(halves[half, _ADMITTED])


@inlined
def _row(sums: Floats, count: Floats) -> None:
    _shares(sums, count)
    _add(sums[5], count[_LOSS], 1.0)


@inlined
def _shares(sums: Floats, count: Floats) -> None:
    _add(sums[0], count[_WAITED], count[_DONE])
    _add(sums[1], count[_IN_TARGET], count[_ADMITTED] - count[_MISSING])
    _add(sums[2], count[_LEFT], count[_ADMITTED])
    _add(sums[3], count[_MISSING], count[_ADMITTED])
    _add(sums[4], count[_UNSERVED], count[_ADMITTED])


@inlined
def _add(sums: Floats, x: float, y: float) -> None:
    sums[X] += x
    sums[Y] += y
    sums[XX] += x * x
    sums[XY] += x * y
    sums[YY] += y * y


@compiled
def _hall(frame: Frame, crowd: Crowd, diary: Diary, ledger: Ledger, total: Floats, area: float, longest: float) -> None:
    sums = ledger.hall
    _shares(sums, total)
    idle = diary.idle.sum(axis=0)
    overtime = max(0.0, diary.last_finish[0] - frame.closes)
    _add(sums[5], area, frame.bounds[-1] - frame.bounds[0])
    _add(sums[6], longest, 1.0 if total[_DONE] > 0.0 else 0.0)
    _add(sums[7], diary.occupied.sum(), diary.staffed.sum())
    _add(sums[8], float(diary.most[0]), 1.0)
    _add(sums[9], idle.sum(), 1.0)
    for cause in range(len(idle)):
        _add(sums[10 + cause], idle[cause], 1.0)
    _add(sums[13], overtime, 1.0)
    _add(sums[14], float(len(crowd.arrival)) - total[_ADMITTED], 1.0)
    _add(sums[15], total[_LOSS] + frame.overtime_price * overtime, 1.0)


@compiled
def _windows(diary: Diary, ledger: Ledger) -> None:
    services = np.zeros(len(diary.occupied))
    for place in range(len(diary.window_of)):
        if diary.window_of[place] != NO_WINDOW:
            services[diary.window_of[place]] += 1.0
    for window in range(len(services)):
        sums = ledger.windows[window]
        _add(sums[0], diary.occupied[window], diary.staffed[window])
        _add(sums[1], services[window], 1.0)
        _add(sums[2], diary.idle[window].sum(), 1.0)
        for cause in range(diary.idle.shape[1]):
            _add(sums[3 + cause], diary.idle[window, cause], 1.0)


@working
def count_waits(frame_value: Frame, crowd_value: Crowd, diary_value: Diary, counts_value: Counts) -> None:
    """Count the waits of who was served."""
    frame: Frame = reference(frame_value)
    crowd: Crowd = reference(crowd_value)
    diary: Diary = reference(diary_value)
    counts: Counts = reference(counts_value)
    services, classes = len(frame.target), len(frame.weight)
    coarse = counts.coarse
    for ticket in range(len(crowd.arrival)):
        if diary.status[ticket] == DONE:
            wait = diary.wait[ticket]
            counts.fine[bin_of(wait, FINE)] += 1
            place = bin_of(wait, COARSE)
            coarse[crowd.needs[crowd.first[ticket]], place] += 1
            coarse[services + crowd.klass[ticket], place] += 1
            coarse[services + classes + half_hour(frame, crowd.arrival[ticket]), place] += 1
