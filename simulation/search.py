"""The search for the best actions: every admissible one, then combinations of the best.

Rounds of successive elimination, as in sequential halving (Karnin, Koren &
Somekh 2013), with common random numbers: all that are left meet the same
citizens, and the best third goes on to a round of more days.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as StillRunning
from itertools import islice

import numpy as np
import numpy.typing as npt

from simulation.actions import Changes, admissible, changed
from simulation.compiled.trials import Results
from simulation.experiment import Cancelled
from simulation.sampling import expected_tickets
from simulation.scenario import Scenario
from simulation.trials import try_actions

Floats = npt.NDArray[np.float64]

KEPT = 3
"""One action in so many goes on to the next round."""

SCREENED = 4
"""Days of every action in the first round, if time allows; twice as many in each round after it, without a limit."""

LONGEST = 128
"""Days of a round at most."""

PROBED = 8
"""Days of doing nothing, to see whether there is anything to gain at all."""

RACED, COMBINED = 0.45, 0.15
"""Shares of the time that go into the single actions and into their combinations; the rest is for fresh days."""

FIRSTS, PARTNERS, THIRDS = 4, 12, 6
"""Pairs are made of this many best actions with this many, triples of the best pairs with this many."""

TASK_TICKETS = 40_000
"""Tickets in one task of a worker, about, so that progress and cancel are alive."""

_LOOK = 0.05
"""Seconds between looks at whether to cancel."""

_NO_GRID = np.empty(0)

Call = tuple[bytes, Sequence[Changes], int, range, Floats, bool]
"""The arguments of :func:`simulation.trials.try_actions`."""


class Search:
    """Plays actions on one hall and keeps count of days and time.

    Parameters
    ----------
    scenario : Scenario
    seed : int
    executor : Executor or None
        Where the days are played; ``None``: here.
    workers : int
        How many tasks the executor runs at once.
    seconds : float or None
        The time that the whole answer may take.
    progress, cancelled : callable
        As for :func:`simulation.advice.recommend`.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        executor: Executor | None,
        workers: int,
        seconds: float | None,
        progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.scenario = scenario
        self.seed = seed
        self.executor = executor
        self.workers = workers
        self.seconds = seconds
        self.cancelled = cancelled
        self.days = 0
        self.combined = 0
        self._began = time.perf_counter()
        self._progress = progress
        self._shown = 0.0
        self._job = pickle.dumps(scenario)
        self._tickets = max(1.0, expected_tickets(scenario))

    def elapsed(self) -> float:
        """Seconds since the search began."""
        return time.perf_counter() - self._began

    def late(self) -> bool:
        """Whether the time is nearly up."""
        return self.seconds is not None and self.elapsed() > 0.9 * self.seconds

    def affordable(self, actions: int, fewest: int, most: int) -> int | None:
        """How many days of each of these actions fit into the time left; ``None`` without a limit."""
        if self.seconds is None:
            return None
        each = self.elapsed() / max(1, self.days)
        left = max(0.0, 0.9 * self.seconds - self.elapsed())
        return int(min(max(fewest, left / max(each, 1e-6) / max(1, actions)), most))

    def nothing_to_gain(self) -> bool:
        """Whether the whole loss is less than the price of one change: then no action can be worth it."""
        losses = self.play([()], self.seed, range(PROBED)).outcomes[0, :, 0]
        return bool(losses.mean() + 3.0 * losses.std(ddof=1) / PROBED**0.5 < self.scenario.change_price)

    def screen(self, actions: list[Changes], keep: int) -> list[Changes]:
        """Doing nothing, and those that look best after a single day or two."""
        days = range(1 if self.seconds is not None and len(actions) > 200 else 2)
        return self._best(actions, self._losses(actions, days).mean(axis=1), keep)

    def finalists(self, actions: list[Changes], keep: int) -> list[Changes]:
        """Doing nothing, the best single actions, and the best combinations of these."""
        ranked, means = self._race(actions, max(keep, PARTNERS), RACED)
        singles = [changes for changes in ranked if changes]
        promising = [changes for changes in singles if means[changes] < means[()]]
        combinations = self._combined(promising) if promising else []
        chosen = combinations[: keep // 2]
        return [(), *chosen, *singles[: keep - len(chosen)]]

    def _combined(self, promising: list[Changes]) -> list[Changes]:
        """The best pairs and triples, best first; of two of which one contains the other, the better."""
        pairs = self._pairs(promising[:FIRSTS], promising[:PARTNERS])
        ranked = self._raced([promising[0], *pairs])
        triples = self._pairs([changes for changes in ranked if len(changes) == 2][:2], promising[:THIRDS])
        ranked = self._raced([promising[0], *ranked[: FIRSTS + 1], *triples])
        found: list[Changes] = []
        for changes in ranked:
            if not any(set(changes) <= set(other) or set(changes) >= set(other) for other in found):
                found.append(changes)
        return [changes for changes in found if len(changes) > 1]

    def _raced(self, actions: list[Changes]) -> list[Changes]:
        actions = list(dict.fromkeys(actions))
        self.combined += sum(len(changes) > 1 for changes in actions)
        ranked, _ = self._race([(), *actions], FIRSTS + 1, COMBINED)
        return [changes for changes in ranked if changes]

    def _pairs(self, firsts: Iterable[Changes], partners: Sequence[Changes]) -> list[Changes]:
        """Each of the first with each partner that is still admissible after it, every set once."""
        found: dict[frozenset[object], Changes] = {}
        for first in firsts:
            if self.late():
                break
            after = set(admissible(changed(self.scenario, first)))
            for partner in partners:
                together = (*first, *partner)
                if partner in after and not set(partner) & set(first):
                    found.setdefault(frozenset(together), together)
        return list(found.values())

    def _race(self, actions: list[Changes], keep: int, share: float) -> tuple[list[Changes], dict[Changes, float]]:
        """The best ``keep`` of the actions, best first, beside doing nothing (the first action); and all means."""
        alive = list(range(len(actions)))
        sums, counts = np.zeros(len(actions)), np.zeros(len(actions))
        rounds = max(1, int(np.ceil(np.log(max(1.0, len(actions) / (keep + 1))) / np.log(KEPT)))) + 1
        done, began = 0, self.elapsed()
        for number in range(rounds):
            days = self._round(len(alive), number, rounds, began, share)
            outcomes = self._losses([actions[i] for i in alive], range(done, done + days))
            sums[alive] += outcomes.sum(axis=1)
            counts[alive] += days
            done += days
            means = sums / np.maximum(counts, 1.0)
            order = [alive[place] for place in np.argsort(means[alive], kind="stable")]
            kept = max(keep, len(alive) // KEPT) if number + 1 < rounds else keep
            alive = [0, *[i for i in order if i != 0][:kept]]
        return [actions[i] for i in alive], dict(zip(actions, means.tolist(), strict=True))

    def _round(self, alive: int, number: int, rounds: int, began: float, share: float) -> int:
        """How many days the next round has."""
        if self.seconds is None:
            return int(min(SCREENED * 2**number, LONGEST))
        each = self.elapsed() / max(1, self.days)
        left = max(0.0, share * self.seconds - (self.elapsed() - began)) / (rounds - number)
        return int(min(max(1, left / max(each, 1e-6) / alive), LONGEST))

    def _losses(self, actions: Sequence[Changes], replications: range) -> Floats:
        prices = np.array([len(changes) * self.scenario.change_price for changes in actions])
        losses: Floats = self.play(actions, self.seed, replications).outcomes[:, :, 0] + prices[:, None]
        return losses

    def _best(self, actions: list[Changes], means: Floats, keep: int) -> list[Changes]:
        order = [actions[place] for place in np.argsort(means, kind="stable")]
        return [(), *[changes for changes in order if changes][:keep]]

    def play(
        self,
        actions: Sequence[Changes],
        seed: int,
        replications: range,
        grid: Floats = _NO_GRID,
        by_group: bool = False,
    ) -> Results:
        """What the days of these replications come to under each action; axes are actions and days.

        Raises
        ------
        Cancelled
        """
        size = max(1, int(TASK_TICKETS / (self._tickets * len(replications))))
        blocks = [actions[first : first + size] for first in range(0, len(actions), size)]
        calls: list[Call] = [(self._job, block, seed, replications, grid, by_group) for block in blocks]
        parts = list(self._here(calls) if self.executor is None else self._there(calls, self.executor))
        self.days += len(actions) * len(replications)
        return Results(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def _here(self, calls: list[Call]) -> Iterable[Results]:
        for call in calls:
            self._step()
            yield try_actions(*call)

    def _there(self, calls: list[Call], executor: Executor) -> Iterable[Results]:
        """Few tasks ahead, so that a cancelled search stops at once."""
        waiting = iter(calls)
        futures = [executor.submit(try_actions, *call) for call in islice(waiting, 2 * self.workers)]
        try:
            while futures:
                yield self._wait(futures[0])
                futures.pop(0)
                futures += [executor.submit(try_actions, *call) for call in islice(waiting, 1)]
        finally:
            for future in futures:
                future.cancel()

    def _wait(self, future: Future[Results]) -> Results:
        while True:
            self._step()
            try:
                return future.result(timeout=_LOOK)
            except StillRunning:
                if future.done():
                    raise

    def _step(self) -> None:
        if self.cancelled():
            raise Cancelled
        # What is left is not known beforehand: the share of the time, or one that nears the end with the days.
        reached = self.elapsed() / self.seconds if self.seconds is not None else 1.0 - 1.0 / (1.0 + self.days / 500.0)
        self._shown = max(self._shown, min(0.99, reached))
        self._progress(self._shown)

    def finish(self) -> None:
        """Tell that all is done."""
        self._progress(1.0)
