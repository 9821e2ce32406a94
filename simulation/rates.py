"""Arrival rates over the day."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulation.tables import Rate

Floats = NDArray[np.float64]


@lru_cache(maxsize=1024)
def cumulative_rate(rates: tuple[Rate, ...], opens: float) -> tuple[Floats, Floats, Floats]:
    """Expected arrivals up to an instant, a piecewise linear function.

    Parameters
    ----------
    rates : tuple of Rate
        Where they overlap they add up.
    opens : float
        Minutes from midnight.

    Returns
    -------
    times : array, shape (pieces + 1,)
        Minutes from opening.
    expected : array, shape (pieces + 1,)
    minutes : array, shape (pieces + 1,)
        Per expected arrival, from each instant to the next; 0 where nobody comes.
    """
    times = np.unique([float(instant) - opens for rate in rates for instant in (rate.start, rate.end)] or [0.0])
    per_minute = np.zeros(max(len(times) - 1, 0))
    for rate in rates:
        within = (times[:-1] >= float(rate.start) - opens) & (times[:-1] < float(rate.end) - opens)
        per_minute[within] += rate.per_hour / 60.0
    expected = np.concatenate([[0.0], np.cumsum(per_minute * np.diff(times))])
    minutes = np.append(np.divide(1.0, per_minute, out=np.zeros_like(per_minute), where=per_minute > 0.0), 0.0)
    for shared in (times, expected, minutes):
        shared.flags.writeable = False
    return times, expected, minutes
