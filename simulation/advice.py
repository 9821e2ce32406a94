"""Which action helps: every admissible one against doing nothing, from the state the scenario begins with.

:mod:`simulation.search` finds the finalists; the figures said of them come
from fresh replications, and their intervals are corrected for the number of
finalists (Bonferroni), since the best of many useless actions looks good by
chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from simulation.actions import Changes, admissible, now, undoing
from simulation.compiled.trials import FIELDS, SERVED, WAITED, Results
from simulation.estimates import Measured
from simulation.experiment import run
from simulation.options import INDIFFERENT, Advice, Band, Interval, Option, interval
from simulation.scenario import Scenario
from simulation.search import Search
from simulation.trials import groups_of

Floats = npt.NDArray[np.float64]

FINALISTS = 5
"""Actions whose effect is estimated anew, besides doing nothing."""

FEWEST_FRESH, FRESH, MOST_FRESH = 24, 60, 2_000
"""Fresh replications of each finalist: before the first look at them, at least, at most."""

FEWEST_EXPECTED = 1.0
"""Citizens still to be served below which a service's skills are left alone, unless the search is exhaustive."""

FRESH_SEED = 1_000_003
"""Keeps the fresh replications' seeds apart from those that chose the finalists."""

CONFIDENCE = 0.95
BOOTSTRAPS = 2_000
BAND = (5.0, 50.0, 95.0)
"""Percentiles of the single days: low, middle, high."""

STEP = 10.0
"""Minutes between the points of the forecast of people waiting."""


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
    recent: Sequence[Changes] = (),
    progress: Progress = lambda share: None,
    first_look: Callable[[Advice], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Advice:
    """Compare doing nothing with every admissible action and combinations of the best, or with the actions given.

    Parameters
    ----------
    scenario : Scenario
        A twin, or a whole day.
    executor : Executor, optional
        Where the days are simulated; default: here.
    workers : int
        How many tasks the executor runs at once.
    seconds : float, optional
        How long the answer may take; default: as long as it is unclear which
        action is best, within limits, so that the same call gives the same answer.
    actions : sequence of Changes, optional
        Compare only these.
    exhaustive : bool
        Compare every single action on the fresh replications, leaving none out early.
    recent : sequence of Changes
        What was done lately: nothing that takes it back is considered.
    first_look : callable, optional
        Told a preliminary answer as soon as there is one.

    Raises
    ------
    Cancelled
    """
    if actions is None:
        undone = undoing(scenario, recent)
        found = admissible(scenario, 0.0 if exhaustive else FEWEST_EXPECTED)
        actions = [changes for changes in found if changes[0] not in undone]
    search = Search(scenario, seed, executor, workers, seconds, progress, cancelled)
    answer = _Answer(search, first_look).find([(), *actions], exhaustive)
    search.finish()
    return answer


class _Answer:
    """From actions to what is said of the best of them."""

    def __init__(self, search: Search, first_look: Callable[[Advice], None] | None) -> None:
        self.search = search
        self.scenario = search.scenario
        self.first_look = first_look
        self.considered = 0

    def find(self, actions: list[Changes], exhaustive: bool) -> Advice:
        self.considered = len(actions)
        search = self.search
        if exhaustive or len(actions) <= FINALISTS + 1:
            return self._estimate(actions, FRESH)
        if search.nothing_to_gain():
            return self._estimate([()], FRESH)
        if self.first_look is not None:
            leading = search.screen(actions, FINALISTS)
            self.first_look(self._options_of(leading, *self._fresh(leading, range(FEWEST_FRESH)), preliminary=True))
        finalists = search.finalists(actions, FINALISTS)
        self.considered += search.combined
        return self._estimate(finalists, FRESH)

    def _estimate(self, finalists: list[Changes], batch: int) -> Advice:
        """Fresh replications, batch after batch until it is clear which is best, or time is up."""
        done = 0
        collected: list[Results] = []
        limit = self.search.affordable(len(finalists), FEWEST_FRESH, MOST_FRESH)
        if limit is None:
            limit = 4 * batch if len(finalists) > 1 else batch
        else:
            batch = max(FEWEST_FRESH, min(batch, limit))
        while True:
            part = range(done, min(done + batch, limit))
            collected.append(self._fresh(finalists, part)[0])
            done = part.stop
            results = Results(*(np.concatenate(columns, axis=1) for columns in zip(*collected, strict=True)))
            if done >= limit or self.search.late() or _is_clear(self._losses(finalists, results)):
                break
        return self._options_of(finalists, results, done)

    def _fresh(self, finalists: list[Changes], replications: range) -> tuple[Results, int]:
        seed = self.search.seed + FRESH_SEED
        return self.search.play(finalists, seed, replications, self._grid(), by_group=True), replications.stop

    def _losses(self, finalists: list[Changes], results: Results) -> Floats:
        prices = np.array([len(changes) * self.scenario.change_price for changes in finalists])
        losses: Floats = results.outcomes[:, :, 0] + prices[:, None]
        return losses

    def _options_of(
        self, finalists: list[Changes], results: Results, replications: int, preliminary: bool = False
    ) -> Advice:
        search = self.search
        results.outcomes[:, :, 0] = self._losses(finalists, results)
        options = _options(finalists, results, self._grid(), groups_of(self.scenario))
        return Advice(
            options=_ranked(options),
            baseline=self._measured(replications),
            considered=self.considered,
            days=search.days,
            replications=replications,
            seconds=search.elapsed(),
            at=float(now(self.scenario)),
            clear=_is_clear(results.outcomes[:, :, 0]),
            preliminary=preliminary,
        )

    def _measured(self, replications: int) -> Measured:
        search = self.search
        seed = search.seed + FRESH_SEED
        found = run(self.scenario, replications, seed, executor=search.executor, cancelled=search.cancelled)
        return Measured(found.to_mapping())

    def _grid(self) -> Floats:
        begin = float(now(self.scenario) - self.scenario.opens)
        end = float(self.scenario.closes - self.scenario.opens) + 60.0
        return np.arange(begin, max(end, begin + STEP) + 0.5 * STEP, STEP)


def _is_clear(losses: Floats) -> bool:
    """Whether the lowest mean loss is lower than each other's beyond doubt, or by more than matters."""
    means = losses.mean(axis=1)
    best = int(np.argmin(means))
    matters = INDIFFERENT * means[0]
    width = _width(len(losses))
    for row in range(len(losses)):
        if row == best:
            continue
        difference = losses[row] - losses[best]
        error = width * float(difference.std(ddof=1)) / len(difference) ** 0.5
        # Not clear while the other may be better by more than matters.
        if difference.mean() - error < min(0.0, -matters):
            return False
    return True


def _width(options: int) -> float:
    """Standard errors on each side of an estimate, corrected for the number of options beside doing nothing."""
    compared = max(1, options - 1)
    return NormalDist().inv_cdf(1.0 - (1.0 - CONFIDENCE) / (2 * compared))


_RATIOS = {
    "mean_wait": ("wait", "done"),
    "service_level": ("in_target", "due"),
    "abandoned_share": ("left", "admitted"),
}
_SUMS = ("loss", "idle_while_waiting", "overtime", "in_target")


def _effects(outcomes: Floats, baseline: Floats, width: float) -> dict[str, Interval]:
    """Differences to the baseline, replication by replication the same citizens."""
    effects = {}
    for name in (*_SUMS, *_RATIOS):
        with_it, without = _jackknife(outcomes, name), _jackknife(baseline, name)
        effects[name] = interval(with_it[0] - without[0], with_it[1] - without[1], width)
    return effects


def _jackknife(outcomes: Floats, name: str) -> tuple[float, Floats]:
    """An estimate, and its pseudo-values' deviations from the mean (Quenouille 1956; Tukey 1958)."""
    if name in _SUMS:
        values = outcomes[:, FIELDS.index(name)]
        return float(values.mean()), values - values.mean()
    return _jackknifed(*(outcomes[:, FIELDS.index(field)] for field in _RATIOS[name]))


def _jackknifed(above: Floats, below: Floats) -> tuple[float, Floats]:
    count = len(above)
    total = above.sum() / max(below.sum(), 1.0)
    left_out = (above.sum() - above) / np.maximum(below.sum() - below, 1.0)
    pseudo = count * total - (count - 1) * left_out
    return float(total), pseudo - pseudo.mean()


def _options(finalists: Sequence[Changes], results: Results, grid: Floats, groups: Sequence[str]) -> list[Option]:
    outcomes, waiting = results.outcomes, results.waiting
    baseline = outcomes[0]
    width = _width(len(finalists))
    best = _probability_best(outcomes[:, :, 0])
    options = []
    for row, changes in enumerate(finalists):
        daily = _daily_wait(outcomes[row]) - _daily_wait(baseline)
        low, high = np.percentile(daily, (BAND[0], BAND[2]))
        options.append(
            Option(
                changes=changes,
                loss=interval(*_jackknife(outcomes[row], "loss"), width),
                effect=_effects(outcomes[row], baseline, width),
                groups=_by_group(groups, results.groups[row], results.groups[0], width),
                single_days=(float(low), float(high)),
                helps=float((outcomes[row, :, 0] < baseline[:, 0]).mean()),
                probability_best=float(best[row]),
                band=Band(grid.tolist(), *(np.percentile(waiting[row], q, axis=0).tolist() for q in BAND)),
            )
        )
    return options


def _by_group(groups: Sequence[str], with_it: Floats, without: Floats, width: float) -> dict[str, Interval]:
    found = {}
    for number, group in enumerate(groups):
        one, other = with_it[:, number], without[:, number]
        if one[:, SERVED].sum() and other[:, SERVED].sum():
            mine, its = (_jackknifed(sums[:, WAITED], sums[:, SERVED]) for sums in (one, other))
            found[group] = interval(mine[0] - its[0], mine[1] - its[1], width)
    return found


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


def _ranked(options: list[Option]) -> list[Option]:
    """Certain improvements first, by loss; then changing nothing; then the rest.

    First of all comes what does the same with fewer changes: the shortest of
    those that are as good as the best but for what does not matter.
    """
    ranked = sorted(options, key=_rank)
    certain = [option for option in ranked if option.changes and option.certain]
    if not certain:
        return ranked
    nothing = next(option for option in options if not option.changes)
    limit = certain[0].loss.mean + INDIFFERENT * nothing.loss.mean
    first = min((o for o in certain if o.loss.mean <= limit), key=lambda o: (len(o.changes), o.loss.mean))
    return [first, *(option for option in ranked if option is not first)]


def _rank(option: Option) -> tuple[int, float]:
    if not option.changes:
        return 1, 0.0
    return (0 if option.certain else 2), option.loss.mean
