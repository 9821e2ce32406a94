"""When tickets are called in many futures of one hall, and when others would be that only watch."""

from __future__ import annotations

import numpy as np

from simulation.compiled.play import play
from simulation.compiled.state import Flags, Floats, Floor
from simulation.compiling import compiled
from simulation.sampling import NEVER, Crowd, Demand, draw_crowd


@compiled
def play_futures(floor: Floor, demand: Demand, seed: np.uint64, shadow: Flags, called: Floats) -> None:
    """Fill in ``called``, shape (futures, tickets of the start): when each is called first, nan if never.

    ``shadow`` tells which tickets of the start only watch: they stay, come
    when called, and take no time.
    """
    for future in range(len(called)):
        crowd = draw_crowd(demand, seed, future)
        _make_shadows(crowd, shadow)
        diary = play(floor, crowd)
        for ticket in range(len(shadow)):
            called[future, ticket] = diary.called_at[crowd.first[ticket]]


@compiled
def _make_shadows(crowd: Crowd, shadow: Flags) -> None:
    for ticket in range(len(shadow)):
        if shadow[ticket]:
            crowd.patience[ticket] = NEVER
            crowd.no_show[ticket] = False
            for place in range(crowd.first[ticket], crowd.end[ticket]):
                crowd.durations[place] = 0.0
