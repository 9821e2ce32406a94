"""The wait of every ticket that waits, and of each that might be issued now: from futures of the hall's twin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hallapp.hall.hall import Hall
from hallapp.twin import as_configured, believed
from hallapp.waits import Minutes, Told
from simulation.foretelling import Candidate, foretell
from simulation.scenario import Clock, Scenario, Start


def told(hall: Hall, now: int, seed: int) -> Told:
    """Play the futures of the hall at ``now`` (UTC ms).

    Raises
    ------
    ValueError
        No hall day is open.
    """
    scenario = as_configured(hall, now)
    assert hall.day is not None
    candidates = [Candidate(service, klass) for klass in hall.classes for service in hall.catalogue.services]
    found = foretell(scenario, candidates, seed, likely=believed(scenario, hall, now))
    numbers = [t.number for state in ("waiting", "parked") for t in hall.tickets.values() if t.state == state]
    present = np.concatenate([found.quantiles(found.waiting), found.quantiles(found.parked)])
    new: dict[str, dict[str, Minutes | None]] = {klass: {} for klass in hall.classes}
    for (service, klass), row in zip(candidates, found.quantiles(found.new), strict=True):
        new[klass][service] = _minutes(row)
    return Told(
        day=hall.day,
        at=now,
        tickets={number: _minutes(row) for number, row in zip(numbers, present, strict=True)},
        new=new,
    )


def warm_up() -> None:
    """Compile, or load from the cache, what foretelling takes."""
    foretell(Scenario(opens=Clock(0.0), closes=Clock(1.0), start=Start(at=Clock(0.0))), [], seed=0, futures=1)


def _minutes(row: NDArray[np.float64]) -> Minutes | None:
    low, median, high = map(float, row)
    return None if np.isnan(median) else (round(low, 2), round(median, 2), round(high, 2))
