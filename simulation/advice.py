"""Which action helps: every admissible one against doing nothing, from the state the scenario begins with.

Successive elimination in rounds, as in sequential halving (Karnin, Koren &
Somekh 2013), with common random numbers narrows the actions down; the figures of the finalists come from fresh
replications, and their intervals are corrected for the number of finalists
(Bonferroni), since the best of many useless actions looks good by chance.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from simulation.actions import Changes, admissible, changed, now
from simulation.day import ABANDONED, DONE, NO_SHOW, REFUSED, UNSERVED, Day, loss
from simulation.engines import run_day
from simulation.experiment import Cancelled
from simulation.measures import Measures, Tally
from simulation.plant import compile_plant
from simulation.sampling import classes_of, draw
from simulation.scenario import Scenario

Floats = npt.NDArray[np.float64]

FINALISTS = 5
"""Actions whose effect is estimated anew, besides doing nothing."""

FRESH = 60
"""Fresh replications of each finalist, unless time decides."""
FEWEST_FRESH = 16
MOST_FRESH = 2_000

FEWEST_EXPECTED = 1.0
"""Citizens still to be served below which a service's skills are left alone, unless the search is exhaustive."""

SCREENING = 1
"""Replications of every action in the first round; twice as many in each round after it."""
KEPT = 3
"""One action in so many goes on to the next round."""

PROBED = 6
"""Replications of doing nothing, to see whether there is anything to gain at all."""

FRESH_SEED = 1_000_003
"""Keeps the fresh replications' seeds apart from those that chose the finalists."""

CONFIDENCE = 0.95
BOOTSTRAPS = 2_000
BAND = (5.0, 50.0, 95.0)
"""Percentiles of the single days: low, middle, high."""

STEP = 10.0
"""Minutes between the points of the forecast of people waiting."""

TASK = 48
"""Simulated days in one task of a worker, so that progress and cancel are alive."""


class Outcome(NamedTuple):
    """One simulated day, as sums; minutes and counts."""

    loss: float
    wait: float
    done: float
    in_target: float
    due: float
    left: float
    admitted: float
    idle_while_waiting: float
    overtime: float


FIELDS = Outcome._fields


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and its confidence bounds."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Band:
    """People waiting over the rest of the day: percentiles of single days at ``minutes`` from opening."""

    minutes: list[float]
    low: list[float]
    middle: list[float]
    high: list[float]


@dataclass(frozen=True, slots=True)
class Option:
    """An action and what it is worth.

    Attributes
    ----------
    changes : tuple of Change
        Empty: change nothing.
    loss : Interval
        Mean loss of the rest of the day, minutes, ``change_price`` included.
    effect : dict of str to Interval
        By measure, the difference to changing nothing.
    single_days : tuple of float
        5th and 95th percentile over single days of the effect on the mean wait.
    helps : float
        Share of days whose loss is lower than without.
    probability_best : float
        Share of bootstrap samples in which no finalist has a lower mean loss.
    band : Band
    """

    changes: Changes
    loss: Interval
    effect: dict[str, Interval]
    single_days: tuple[float, float]
    helps: float
    probability_best: float
    band: Band

    @property
    def certain(self) -> bool:
        """Whether its loss is lower beyond doubt: the corrected interval lies below zero."""
        return self.effect["loss"].high < 0.0


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer.

    Attributes
    ----------
    options : list of Option
        Best first; one of them changes nothing.
    baseline : Measures
        Of the rest of the day if nothing is changed.
    considered : int
        How many actions were compared.
    replications, seconds : int, float
        Fresh days behind each figure, and how long it took.
    at : float
        The instant advised on, minutes from midnight.
    """

    options: list[Option]
    baseline: Measures
    considered: int
    days: int
    replications: int
    seconds: float
    at: float

    @property
    def best(self) -> Option:
        """The first option."""
        return self.options[0]


Task = tuple[range, range]
"""Which actions, and which replications."""

Call = tuple[Scenario, list[Changes], int, range, Floats]
Answer = tuple[Floats, Floats, Tally]
"""Arguments and result of :func:`simulate`."""

Progress = Callable[[float], None]
"""Told the share that is done, 0…1."""


def recommend(
    scenario: Scenario,
    *,
    seed: int = 0,
    executor: Executor | None = None,
    workers: int = 1,
    seconds: float | None = None,
    actions: Sequence[Changes] | None = None,
    exhaustive: bool = False,
    progress: Progress = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Advice:
    """Compare doing nothing with every admissible single action, or with the actions given.

    Parameters
    ----------
    scenario : Scenario
        A twin, or a whole day.
    executor : Executor, optional
        Where the days are simulated; default: here.
    workers : int
        How many tasks the executor runs at once.
    seconds : float, optional
        How long the answer may take; default: fixed numbers of replications,
        so that the same call gives the same answer.
    actions : sequence of Changes, optional
        Compare only these.
    exhaustive : bool
        Leave no action out early: each gets the fresh replications.

    Raises
    ------
    Cancelled
    """
    if actions is None:
        actions = admissible(scenario, 0.0 if exhaustive else FEWEST_EXPECTED)
    search = _Search(scenario, seed, executor, workers, seconds, progress, cancelled)
    return search.answer([(), *actions], exhaustive)


class _Search:
    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        executor: Executor | None,
        workers: int,
        seconds: float | None,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self.scenario = scenario
        self.seed = seed
        self.executor = executor
        self.workers = workers
        self.seconds = seconds
        self.progress = progress
        self.cancelled = cancelled
        self.began = time.perf_counter()
        self.days = 0

    def answer(self, actions: list[Changes], exhaustive: bool) -> Advice:
        """Race, then estimate the finalists anew."""
        if exhaustive or len(actions) <= FINALISTS + 1:
            finalists = actions
        elif self._nothing_to_gain():
            finalists = [()]
        else:
            finalists = self.race(actions)
        replications = self._fresh(len(finalists))
        measures = Measures(compile_plant(self.scenario), classes_of(self.scenario))
        outcomes, waiting = self.play(
            finalists, self.seed + FRESH_SEED, range(replications), (0.6, 1.0), measures=measures
        )
        prices = np.array([len(changes) * self.scenario.change_price for changes in finalists])
        outcomes[:, :, 0] += prices[:, None]
        options = _options(finalists, outcomes, waiting, self._grid())
        return Advice(
            options=sorted(options, key=_rank),
            baseline=measures,
            considered=len(actions),
            days=self.days,
            replications=replications,
            seconds=time.perf_counter() - self.began,
            at=float(now(self.scenario)),
        )

    def _nothing_to_gain(self) -> bool:
        """Whether the whole loss is less than the price of one change: then no action can be worth it."""
        outcomes, _ = self.play([()], self.seed, range(PROBED), (0.0, 0.0))
        losses = outcomes[0, :, 0]
        return bool(losses.mean() + 3.0 * losses.std(ddof=1) / PROBED**0.5 < self.scenario.change_price)

    def race(self, actions: list[Changes]) -> list[Changes]:
        """Keep the best third round by round; doing nothing stays in."""
        alive = list(range(len(actions)))
        sums = np.zeros(len(actions))
        counts = np.zeros(len(actions))
        done, length = 0, SCREENING
        rounds = max(1, int(np.ceil(np.log(max(1.0, len(actions) / (FINALISTS + 1))) / np.log(KEPT))))
        for number in range(rounds):
            span = (0.6 * number / rounds, 0.6 * (number + 1) / rounds)
            outcomes, _ = self.play([actions[i] for i in alive], self.seed, range(done, done + length), span)
            sums[alive] += outcomes[:, :, 0].sum(axis=1)
            counts[alive] += length
            prices = np.array([len(actions[i]) * self.scenario.change_price for i in alive])
            order = np.argsort(sums[alive] / counts[alive] + prices, kind="stable")
            keep = max(FINALISTS, len(alive) // KEPT) if number + 1 < rounds else FINALISTS
            ranked = [alive[place] for place in order if alive[place] != 0][:keep]
            alive = [0, *sorted(ranked)]
            done += length
            length = self._round_length(len(alive), length)
        return [actions[i] for i in alive]

    def _round_length(self, alive: int, last: int) -> int:
        """Fewer actions get more replications; with a time limit, what the time allows."""
        if self.seconds is None:
            return 2 * last
        per_day = (time.perf_counter() - self.began) / max(1, self.days)
        share = 0.15 * self.seconds / max(per_day, 1e-9)
        return int(min(max(2, share / max(1, alive)), 64))

    def _fresh(self, finalists: int) -> int:
        if self.seconds is None:
            return FRESH
        spent = time.perf_counter() - self.began
        per_day = spent / max(1, self.days) if self.days else 0.01
        allowed = (0.95 * self.seconds - spent) / per_day / max(1, finalists)
        return int(min(max(FEWEST_FRESH, allowed), MOST_FRESH))

    def _grid(self) -> Floats:
        begin = float(now(self.scenario) - self.scenario.opens)
        end = float(self.scenario.closes - self.scenario.opens) + 60.0
        return np.arange(begin, max(end, begin + STEP) + 0.5 * STEP, STEP)

    def play(
        self,
        actions: Sequence[Changes],
        seed: int,
        replications: range,
        span: tuple[float, float],
        *,
        measures: Measures | None = None,
    ) -> tuple[Floats, Floats]:
        """Outcomes by action, replication and field.

        With ``measures`` also people waiting by action, replication and point,
        and the first action's days folded into the measures.
        """
        grid = np.empty(0) if measures is None else self._grid()
        tasks = _tasks(len(actions), replications)
        outcomes = np.zeros((len(actions), len(replications), len(FIELDS)))
        waiting = np.zeros((len(actions), len(replications), len(grid)))

        def put(task: Task, answer: Answer) -> None:
            rows, columns = task
            if measures is not None and rows.start == 0:
                measures.merge(answer[2])
            place = slice(columns.start - replications.start, columns.stop - replications.start)
            outcomes[rows.start : rows.stop, place] = answer[0]
            waiting[rows.start : rows.stop, place] = answer[1]

        def call(task: Task) -> Call:
            return self.scenario, list(actions[task[0].start : task[0].stop]), seed, task[1], grid

        self._run(tasks, call, put, span)
        self.days += len(actions) * len(replications)
        return outcomes, waiting

    def _run(
        self,
        tasks: list[Task],
        call: Callable[[Task], Call],
        put: Callable[[Task, Answer], None],
        span: tuple[float, float],
    ) -> None:
        """Keep the workers busy with few tasks ahead, so that a cancelled search stops at once."""
        queue: list[tuple[Task, Future[Answer]]] = []
        ahead = 2 * self.workers
        for number, task in enumerate(tasks):
            if self.cancelled():
                for _, future in queue:
                    future.cancel()
                raise Cancelled
            if self.executor is None:
                put(task, simulate(*call(task)))
                self.progress(span[0] + (span[1] - span[0]) * (number + 1) / len(tasks))
                continue
            queue.append((task, self.executor.submit(simulate, *call(task))))
            if len(queue) >= ahead:
                self._take(queue, put)
                self.progress(span[0] + (span[1] - span[0]) * (number + 1 - len(queue)) / len(tasks))
        while queue:
            self._take(queue, put)
        self.progress(span[1])

    def _take(
        self,
        queue: list[tuple[Task, Future[Answer]]],
        put: Callable[[Task, Answer], None],
    ) -> None:
        task, future = queue.pop(0)
        put(task, future.result())


def _tasks(actions: int, replications: range) -> list[Task]:
    """Blocks of actions and replications of about :data:`TASK` days each."""
    tall = min(actions, TASK)
    wide = max(1, TASK // tall)
    return [
        (range(row, min(row + tall, actions)), range(column, min(column + wide, replications.stop)))
        for column in range(replications.start, replications.stop, wide)
        for row in range(0, actions, tall)
    ]


def simulate(scenario: Scenario, actions: list[Changes], seed: int, replications: range, grid: Floats) -> Answer:
    """The same citizens under each action: what a worker does.

    Returns
    -------
    outcomes : array, actions × replications × fields
    waiting : array, actions × replications × len(grid)
        People waiting at the instants of ``grid`` (minutes from opening).
    measures : Tally
        Of the first action; empty without a grid.
    """
    plants = [compile_plant(changed(scenario, changes)) for changes in actions]
    outcomes = np.zeros((len(actions), len(replications), len(FIELDS)))
    waiting = np.zeros((len(actions), len(replications), len(grid)))
    measures = Measures(compile_plant(scenario), classes_of(scenario))
    for column, replication in enumerate(replications):
        citizens = draw(scenario, seed, replication)
        for row, plant in enumerate(plants):
            day = run_day(plant, citizens)
            outcomes[row, column] = outcome(day)
            if len(grid):
                waiting[row, column] = people_waiting(day, grid)
                if row == 0:
                    measures.add(day, replication)
    return outcomes, waiting, measures.tally()


def outcome(day: Day) -> Outcome:
    """The sums of a day."""
    crowd, diary = day.citizens.crowd, day.diary
    status = diary.status
    done = status == DONE
    target = np.array(day.plant.target)[crowd.needs[crowd.first]]
    return Outcome(
        loss=loss(day),
        wait=float(diary.wait[done].sum()),
        done=float(np.count_nonzero(done)),
        in_target=float(np.count_nonzero(done & (diary.wait <= target))),
        due=float(np.count_nonzero((status != REFUSED) & (status != NO_SHOW))),
        left=float(np.count_nonzero((status == ABANDONED) | (status == UNSERVED))),
        admitted=float(day.admitted),
        idle_while_waiting=float(diary.idle.sum()),
        overtime=day.overtime,
    )


def people_waiting(day: Day, grid: Floats) -> Floats:
    """How many wait at each instant of ``grid``."""
    begins, ends = np.sort(day.waits, axis=0).T
    begun = np.searchsorted(begins, grid, side="right")
    ended = np.searchsorted(ends, grid, side="right")
    return (begun - ended).astype(np.float64)


_RATIOS = {
    "mean_wait": ("wait", "done"),
    "service_level": ("in_target", "due"),
    "abandoned_share": ("left", "admitted"),
}
_SUMS = ("loss", "idle_while_waiting", "overtime")


def _effects(outcomes: Floats, baseline: Floats, width: float) -> dict[str, Interval]:
    """Differences to the baseline, replication by replication the same citizens."""
    effects = {}
    for name in (*_SUMS, *_RATIOS):
        with_it, without = _jackknife(outcomes, name), _jackknife(baseline, name)
        effects[name] = _interval(with_it[0] - without[0], with_it[1] - without[1], width)
    return effects


def _jackknife(outcomes: Floats, name: str) -> tuple[float, Floats]:
    """An estimate, and its pseudo-values' deviations from the mean (Quenouille 1956; Tukey 1958)."""
    count = len(outcomes)
    if name in _SUMS:
        values = outcomes[:, FIELDS.index(name)]
        return float(values.mean()), values - values.mean()
    above, below = (outcomes[:, FIELDS.index(field)] for field in _RATIOS[name])
    total = above.sum() / max(below.sum(), 1.0)
    left_out = (above.sum() - above) / np.maximum(below.sum() - below, 1.0)
    pseudo = count * total - (count - 1) * left_out
    return float(total), pseudo - pseudo.mean()


def _interval(estimate: float, deviations: Floats, width: float) -> Interval:
    count = len(deviations)
    error = float(np.sqrt((deviations**2).sum() / max(1, count - 1) / count))
    return Interval(estimate, estimate - width * error, estimate + width * error)


def _options(finalists: Sequence[Changes], outcomes: Floats, waiting: Floats, grid: Floats) -> list[Option]:
    baseline = outcomes[0]
    compared = max(1, len(finalists) - 1)
    width = NormalDist().inv_cdf(1.0 - (1.0 - CONFIDENCE) / (2 * compared))
    best = _probability_best(outcomes[:, :, 0])
    options = []
    for row, changes in enumerate(finalists):
        daily = _daily_wait(outcomes[row]) - _daily_wait(baseline)
        low, high = np.percentile(daily, (BAND[0], BAND[2]))
        options.append(
            Option(
                changes=changes,
                loss=_interval(*_jackknife(outcomes[row], "loss"), width),
                effect=_effects(outcomes[row], baseline, width),
                single_days=(float(low), float(high)),
                helps=float((outcomes[row, :, 0] < baseline[:, 0]).mean()),
                probability_best=float(best[row]),
                band=Band(grid.tolist(), *(np.percentile(waiting[row], q, axis=0).tolist() for q in BAND)),
            )
        )
    return options


def _daily_wait(outcomes: Floats) -> Floats:
    wait: Floats = outcomes[:, FIELDS.index("wait")] / np.maximum(outcomes[:, FIELDS.index("done")], 1.0)
    return wait


def _probability_best(losses: Floats) -> Floats:
    """By action, in what share of bootstrap samples of the replications its mean loss is the lowest."""
    random = np.random.default_rng(0)
    count = losses.shape[1]
    weights = random.multinomial(count, np.full(count, 1.0 / count), BOOTSTRAPS)
    winners = np.argmin(losses @ weights.T, axis=0)
    share: Floats = np.bincount(winners, minlength=len(losses)) / BOOTSTRAPS
    return share


def _rank(option: Option) -> tuple[int, float]:
    """Certain improvements first, by loss; then changing nothing; then the rest."""
    if not option.changes:
        return 1, 0.0
    return (0 if option.certain else 2), option.loss.mean
