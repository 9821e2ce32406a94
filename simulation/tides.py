"""Tidal windows: when to open and to close the flexible ones for the rest of the day.

The rest of the day is cut at the half-hours. First windows are opened where
that lowers the loss by more than the price of the changes, the best span
first; then hours are found in which a window may close since its absence does
not matter (:data:`~simulation.options.INDIFFERENT`, or the price of a change
where that is more) and others may serve all that it serves: who sits there is
free for other work. Both are judged on days that are played as those of advice.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from simulation.actions import Change, changed, hours_of, now, paused, unseated
from simulation.options import INDIFFERENT, Interval, Tide, Tides, interval
from simulation.scenario import Clock, Scenario, Span, Window, skills_of
from simulation.search import Search

Floats = npt.NDArray[np.float64]

HALF_HOUR = 30.0

SHORTEST = 10.0
"""Minutes: a shorter piece before the first half-hour belongs to the one after it."""

SCREENED, JUDGED, FRESH = 4, 24, 48
"""Days on which a span is looked at, on which it is judged, and those behind the figures."""

WINDOWS, SPANS = 3, 12
"""Of how many windows all spans are looked at, and how many of these are judged."""

LEAST_SPARED = 60.0
"""Minutes that a window has to be closed for it to be worth the walk."""

SPARING_SEED, FRESH_SEED = 2_000_003, 3_000_017
"""Keep the days that judge what may be spared, and those behind the figures, apart from those before."""

ERRORS = 1.96
"""Standard errors by which a gain has to differ from nothing; also the width of the intervals."""


def tidal(
    scenario: Scenario,
    *,
    seed: int = 0,
    executor: Executor | None = None,
    workers: int = 1,
    seconds: float | None = None,
    progress: Callable[[float], None] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Tides:
    """Find the hours of the flexible windows from the scenario's start on.

    Parameters
    ----------
    scenario : Scenario
        A twin, or a whole day.
    seed, executor, workers, progress, cancelled
        As for :func:`simulation.advice.recommend`.
    seconds : float, optional
        When to stop trying further spans; the figures come after it.

    Raises
    ------
    Cancelled
    """
    search = Search(scenario, seed, executor, workers, seconds, progress, cancelled)
    found = _Tidal(search).find()
    search.finish()
    return found


class _Tidal:
    """From a hall to the hours of its windows."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.scenario = search.scenario
        self.edges = edges_of(self.scenario)
        self.opened: list[Change] = []
        self.spared: list[Change] = []

    def find(self) -> Tides:
        if len(self.edges) > 1:
            self._open()
            self._spare()
        return self._figures()

    def _open(self) -> None:
        """Open the best span, then the best beside it, as long as one is worth its price."""
        while not self.search.late():
            whole = [
                Change(do="open", window=window.id, clerk=clerk, at=self.edges[0], until=self.edges[-1])
                for window, clerk in _openable(changed(self.scenario, self.opened))
            ]
            found = self._best_span(self._ranked(whole, self._gains(whole, JUDGED), ERRORS)[:WINDOWS])
            if found is None:
                return
            self.opened.append(found)

    def _best_span(self, openings: Sequence[Change]) -> Change | None:
        """The shortest span that does as well as the best, but for what does not matter."""
        if not openings:
            return None
        spans = [_with_span(opening, span) for opening in openings for span in combinations(self.edges, 2)]
        gains = self._gains(spans, SCREENED)
        judged = list(dict.fromkeys([*self._ranked(spans, gains)[:SPANS], *self._short(spans, gains)[:SPANS]]))
        gains = self._gains(judged, JUDGED)
        sure = self._ranked(judged, gains, ERRORS)
        return next((span for span in self._short(judged, gains) if span in sure), None)

    def _gains(self, spans: Sequence[Change], days: int) -> Floats:
        """By span and day, what it saves beside those chosen already, its price paid."""
        losses = self._losses([self.opened, *([*self.opened, span] for span in spans)], days)
        gains: Floats = losses[0] - losses[1:] - np.array([self._price(span) for span in spans])[:, np.newaxis]
        return gains

    def _ranked(self, spans: Sequence[Change], gains: Floats, errors: float = 0.0) -> list[Change]:
        """Those that gain by more than so many standard errors, best first."""
        means = gains.mean(axis=1)
        sure = means > errors * gains.std(axis=1, ddof=1) / gains.shape[1] ** 0.5
        return [spans[place] for place in np.argsort(-means, kind="stable") if sure[place]]

    def _short(self, spans: Sequence[Change], gains: Floats) -> list[Change]:
        """Those whose gain is that of the best but for the price of two changes, shortest first.

        Two: to close again before closing time is a change more, and a free clerk is worth it.
        """
        means = gains.mean(axis=1)
        good = np.flatnonzero(means >= means.max(initial=-np.inf) - 2.0 * self.scenario.change_price).tolist()
        return sorted((spans[place] for place in good), key=_length)

    def _losses(self, plans: Sequence[Sequence[Change]], days: int, seed: int = 0) -> Floats:
        """By plan and day, without the price of changes."""
        play = self.search.play
        losses: Floats = play([tuple(plan) for plan in plans], self.search.seed + seed, range(days)).outcomes[:, :, 0]
        return losses

    def _price(self, opening: Change) -> float:
        """A window that opens and closes again is two changes; one that stays until closing, one."""
        assert opening.until is not None
        return self.scenario.change_price * (1.0 if opening.until >= self.scenario.closes else 2.0)

    def _spare(self) -> None:
        """Close windows in hours in which all of it together does not matter; the longest first."""
        limit = max(INDIFFERENT * float(self._losses([self.opened], JUDGED).mean()), self.scenario.change_price)
        hall = changed(self.scenario, self.opened)
        served = _served(hall, self.edges)
        runs: list[tuple[float, str, float, float]] = [
            (begin - end, window, begin, end)
            for window, need in self._need(self.opened, SCREENED).items()
            for begin, end in _runs(need, _pieces(hall, window, self.edges), self.edges, limit)
        ]
        if not runs:
            return
        # On other days than those that showed the runs: what is picked for costing little there costs more elsewhere.
        without = self._losses([self.opened], JUDGED, SPARING_SEED)[0]
        heapq.heapify(runs)
        while runs and not self.search.late():
            _, window, begin, end = heapq.heappop(runs)
            run = Change(do="close", window=window, at=begin, until=end)
            chosen = [*self.opened, *self.spared, run]
            if self._covers(chosen, served) and self._costs(chosen, without) <= limit:
                self.spared.append(run)
                continue
            middle = self.edges[(self.edges.index(begin) + self.edges.index(end)) // 2]
            for a, b in ((begin, middle), (middle, end)):
                if b - a >= LEAST_SPARED:
                    heapq.heappush(runs, (a - b, window, a, b))

    def _covers(self, chosen: Sequence[Change], served: Sequence[set[str]]) -> bool:
        """Whether in each piece all that was served is still served by a window."""
        kept = _served(changed(self.scenario, chosen), self.edges)
        return all(services <= kept[piece] for piece, services in enumerate(served))

    def _costs(self, chosen: Sequence[Change], without: Floats) -> float:
        """By how much these changes raise the mean loss, at most."""
        return _difference(self._losses([chosen], JUDGED, SPARING_SEED)[0], without).high

    def _need(self, plan: Sequence[Change], days: int) -> dict[str, list[float]]:
        """By window and piece, how much the mean loss rises if the window is closed then."""
        hall = changed(self.scenario, plan)
        left_out = paused(self.scenario)
        absences = [
            (window.id, piece, Change(do="close", window=window.id, at=begin, until=end))
            for window in hall.windows
            if window.id not in left_out
            for piece, ((begin, end), is_open) in enumerate(
                zip(pairwise(self.edges), _pieces(hall, window.id, self.edges), strict=True)
            )
            if is_open
        ]
        losses = self._losses([plan, *([*plan, absence] for *_, absence in absences)], days).mean(axis=1)
        need = {window: [0.0] * (len(self.edges) - 1) for window, *_ in absences}
        for (window, piece, _), loss in zip(absences, losses[1:], strict=True):
            need[window][piece] = float(loss - losses[0])
        return need

    def _figures(self) -> Tides:
        chosen = [*self.opened, *self.spared]
        after = changed(self.scenario, chosen)
        windows = [window.id for window in after.windows if window.id in {change.window for change in chosen}]
        others = [[change for change in chosen if change.window != window] for window in windows]
        losses = self._losses([(), chosen, *others], FRESH, FRESH_SEED)
        return Tides(
            tides=[
                Tide(
                    window,
                    next((change.clerk for change in chosen if change.window == window and change.clerk), None),
                    tuple(hours_of(self.scenario, window)),
                    tuple(hours_of(after, window)),
                    _difference(losses[1], losses[place]),
                )
                for place, window in enumerate(windows, 2)
            ],
            edges=self.edges,
            need=self._need(chosen, SCREENED) if len(self.edges) > 1 else {},
            loss=_difference(losses[1], losses[0]),
            days=self.search.days,
            at=float(now(self.scenario)),
        )


def edges_of(scenario: Scenario) -> list[float]:
    """Now, the half-hours after it, and closing, minutes from midnight; only closing if it is over."""
    at, closes = float(now(scenario)), float(scenario.closes)
    first = HALF_HOUR * (int(at // HALF_HOUR) + 1)
    if first - at < SHORTEST:
        first += HALF_HOUR
    inner = np.arange(first, closes, HALF_HOUR).tolist()
    return [at, *inner, closes] if at < closes else [closes]


def _difference(with_it: Floats, without: Floats) -> Interval:
    days = with_it - without
    return interval(float(days.mean()), days - days.mean(), ERRORS)


def _length(span: Change) -> float:
    assert span.at is not None and span.until is not None
    return span.until - span.at


def _with_span(opening: Change, span: tuple[float, float]) -> Change:
    return Change(do="open", window=opening.window, clerk=opening.clerk, at=span[0], until=span[1])


def _openable(scenario: Scenario) -> Iterator[tuple[Window, str | None]]:
    """The windows that could be open for longer, and who would come to one where nobody sits.

    Empty windows are alike: the first stands for them all.
    """
    left_out = paused(scenario)
    empty = None
    for window in scenario.windows:
        if window.id in left_out:
            continue
        if window.clerk is None and not window.skills:
            empty = empty or window
        elif not any(begin <= now(scenario) and end >= scenario.closes for begin, end in hours_of(scenario, window.id)):
            yield window, None
    if empty is not None:
        for clerk in unseated(scenario):
            yield empty, clerk.id


def _pieces(scenario: Scenario, window: str, edges: Sequence[float]) -> list[bool]:
    """For each piece between two edges, whether the window is open at all in it."""
    hours = hours_of(scenario, window)
    return [any(a < end and begin < b for a, b in hours) for begin, end in pairwise(edges)]


def _runs(need: Sequence[float], opened: Sequence[bool], edges: Sequence[float], limit: float) -> Iterator[Span]:
    """The longest stretches in which each piece by itself may be missed."""
    begin = None
    for place, may in enumerate([*(n <= limit and o for n, o in zip(need, opened, strict=True)), False]):
        if may and begin is None:
            begin = edges[place]
        elif not may and begin is not None:
            if edges[place] - begin >= LEAST_SPARED:
                yield Clock(begin), Clock(edges[place])
            begin = None


def _served(scenario: Scenario, edges: Sequence[float]) -> list[set[str]]:
    """The services that an open window may serve throughout each piece."""
    served: list[set[str]] = [set() for _ in pairwise(edges)]
    for window in scenario.windows:
        skills, inactive, _ = skills_of(scenario, window)
        mine = {service for service, speed in skills.items() if speed > 0.0 and service not in inactive}
        hours = hours_of(scenario, window.id)
        for piece, (begin, end) in enumerate(pairwise(edges)):
            if any(a <= begin and end <= b for a, b in hours):
                served[piece] |= mine
    return served
