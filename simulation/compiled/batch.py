"""Many days at once, without leaving machine code in between."""

from __future__ import annotations

import numpy as np

from simulation.compiled.play import play
from simulation.compiled.state import Floor
from simulation.compiling import compiled
from simulation.measuring import Frame, Ledger, count_waits, measure
from simulation.percentiles import Counts
from simulation.sampling import Demand, draw_crowd


@compiled
def fold_days(
    floor: Floor, demand: Demand, frame: Frame, seed: np.uint64, first: int, end: int, ledger: Ledger, counts: Counts
) -> int:
    """Draw, play and measure replications ``first`` to ``end - 1``; how many tickets were admitted."""
    tickets = 0
    for replication in range(first, end):
        crowd = draw_crowd(demand, seed, replication)
        diary = play(floor, crowd)
        tickets += measure(frame, crowd, diary, ledger)
        count_waits(frame, crowd, diary, counts)
    return tickets
