"""What a day did not show: how long a service takes that never began, how long somebody stays who was called.

Drawn from the scenario's own distributions, each number from a seed, the ticket
and what it is for: every replay of a day with one seed meets the same people.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from hallapp.hall.ticket import MINUTE
from simulation.scenario import Scenario

if TYPE_CHECKING:
    from simulation.durations import Distribution


class Unknown:
    """Draws for one day."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        # Only where days are replayed: it loads a compiler, which the screens that show replays need not wait for.
        from simulation.durations import patience_time, service_time

        self._seed = seed
        self._services = {service.id: service_time(service) for service in scenario.services}
        self._patience = None if scenario.patience is None else patience_time(scenario.patience)

    def service(self, ticket: str, place: int, service: str, passed: int = 0) -> int:
        """Milliseconds at speed 1 of a ticket's ``place``-th part, given that ``passed`` were not enough."""
        return _beyond(self._services[service], passed, f"{self._seed} {ticket} service {place}")

    def patience(self, ticket: str, waited: int) -> int | None:
        """Milliseconds from issue after which a ticket leaves, given that it stayed ``waited``; ``None``: never."""
        return None if self._patience is None else _beyond(self._patience, waited, f"{self._seed} {ticket} patience")


def _beyond(distribution: Distribution, passed: int, what: str) -> int:
    # A string seeds Python's generator the same way on every machine.
    from simulation.durations import draw_beyond, stacked

    uniform = max(random.Random(what).random(), float(np.finfo(np.float64).tiny))
    drawn = draw_beyond(stacked([distribution]), 0, passed / MINUTE, uniform)
    return max(passed + 1, round(drawn * MINUTE))
