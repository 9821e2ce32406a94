"""Trying actions on a hall: what a worker does for a search."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulation.actions import Change, Changes, changed
from simulation.chance import word
from simulation.compiled.state import Floor, floor, with_skill
from simulation.compiled.trials import FIELDS, Deck, Results, deck, results, try_days
from simulation.measuring import frame
from simulation.plant import compile_plant
from simulation.sampling import classes_of, demand
from simulation.scenario import Clock, Scenario

Floats = NDArray[np.float64]

_SKILL = ("activate", "withdraw", "last_resort")

_FLOORS = 4_000
"""Configurations that a worker remembers."""


class Ground:
    """A hall on which actions are tried, and all that is the same for each of them."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.plant = compile_plant(scenario)
        self.classes = classes_of(scenario)
        self.demand = demand(scenario)
        self.frame = frame(self.plant, self.classes)
        self.floor = floor(self.plant, self.classes)
        self.groups = groups_of(scenario)
        numbers = {group: number for number, group in enumerate(self.groups)}
        self.group = np.array([numbers[s.group or s.id] for s in scenario.services], dtype=np.int64)
        self._floors: OrderedDict[Changes, Floor] = OrderedDict()
        self._deck: tuple[tuple[int, range], Deck] | None = None

    def floor_of(self, changes: Changes) -> Floor:
        """The hall after an action. Skills are put into the arrays; all else is compiled from the scenario."""
        found = self._floors.get(changes)
        if found is None:
            if all(change.do in _SKILL for change in changes):
                found = self.floor
                for change in changes:
                    found = self._with(found, change)
            else:
                found = floor(compile_plant(changed(self.scenario, changes)), self.classes)
            self._floors[changes] = found
            if len(self._floors) > _FLOORS:
                self._floors.popitem(last=False)
        return found

    def _with(self, before: Floor, change: Change) -> Floor:
        window = self.plant.windows.index(change.window or "")
        service = self.plant.services.index(change.service or "")
        resort = bool(before.last_resort[window, service])
        speed = self.plant.counters[window].trained[service]
        if change.do == "last_resort":
            return with_skill(before, window, service, before.speed[window, service], change.last_resort is not False)
        return with_skill(before, window, service, speed if change.do == "activate" else 0.0, resort)

    def deck(self, seed: int, replications: range) -> Deck:
        """The citizens of some days; those asked for last are kept."""
        if self._deck is None or self._deck[0] != (seed, replications):
            self._deck = ((seed, replications), deck(self.demand, word(seed), replications))
        return self._deck[1]

    def try_actions(
        self, actions: Sequence[Changes], seed: int, replications: range, grid: Floats, by_group: bool
    ) -> Results:
        """The same citizens under each action; the first axis of the results is that of the actions."""
        days = self.deck(seed, replications)
        found = []
        for changes in actions:
            own = results(len(replications), len(self.groups) if by_group else 0, len(grid))
            try_days(self.floor_of(changes), self.frame, days, self.group, grid, own)
            found.append(own)
        if not found:
            return Results(np.empty((0, len(replications), len(FIELDS))), np.empty(0), np.empty(0))
        return Results(*(np.stack(columns) for columns in zip(*found, strict=True)))


def warm_up() -> None:
    """Compile what trying actions takes, or load it: a minute or two the first time on a machine."""
    empty = Scenario(opens=Clock(0.0), closes=Clock(1.0))
    Ground(empty).try_actions([()], 0, range(1), np.zeros(1), by_group=True)


def groups_of(scenario: Scenario) -> tuple[str, ...]:
    """The groups of the services, in their order; a service without one is its own."""
    return tuple(dict.fromkeys(service.group or service.id for service in scenario.services))


def try_actions(
    job: bytes, actions: Sequence[Changes], seed: int, replications: range, grid: Floats, by_group: bool
) -> Results:
    """As :meth:`Ground.try_actions`, of a pickled scenario: what is sent to a worker."""
    return _ground(job).try_actions(actions, seed, replications, grid, by_group)


@lru_cache(maxsize=2)
def _ground(job: bytes) -> Ground:
    return Ground(pickle.loads(job))
