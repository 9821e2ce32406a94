"""How good the told waits are: what is foretold at issue against what happened.

    python benchmarks/waits.py [--days N] [--tickets N] [--seed N] [--quick]

Plays days of three halls and the shipped real days. Just before some of the
tickets are issued, the hall as it stands is taken as a live state, and the wait
of that ticket foretold from it: by the model the day was drawn from, with what
the day has shown so far and without, and by models whose rates or service times
are 20 % too low or too high. Beside it stand the classic estimators on the same
tickets (Ibrahim & Whitt 2009):

queue length
    people ahead for the same service, and one, times its mean, over the windows
    that take part and may serve it; 0 where one of these is free
shared queue
    the same with everybody ahead whom these windows may serve
last to enter service
    the wait of who was called last for this service
head of line
    how long the first in line for this service has waited so far
moving average
    the mean of the last 10 waits for this service today

Scores are those of tickets that were called. Appointments are left out: their
wait begins when they are due. *At once* are those told that a window is free for
them, which is certain; coverage is that of the others, whose wait is told as a
range. *Pinball* is the mean loss of the quantiles 5, 50
and 95 % (Koenker & Bassett 1978); an estimator without a range is all three.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from benchmarks.simulation import halls
from hallapp.demo import days
from simulation import scenario as scenarios
from simulation.adaptation import Seen, adapted
from simulation.day import DONE, NO_SHOW, Day
from simulation.engines import run_day, simulate_day
from simulation.foretelling import SHARES, Candidate, foretell
from simulation.moment import Moment, moment
from simulation.plant import compile_plant
from simulation.scenario import Scenario

Floats = NDArray[np.float64]

GOAL = (0.87, 0.93)
RECENT = 10
CLASSIC = ("queue length", "shared queue", "last to enter service", "head of line", "moving average")
WRONG = (0.8, 1.2)


class Case(NamedTuple):
    """A hall and what was asked of it: ``truth`` in minutes, ``told`` by model, ``classic`` by estimator."""

    hall: str
    hour: int
    group: str
    klass: str
    queue: int
    truth: float
    told: dict[str, Floats]
    classic: dict[str, float]


def model_of(scenario: Scenario, arrivals: float = 1.0, means: float = 1.0) -> Scenario:
    """The hall as somebody would describe it whose rates or service times are wrong by a factor."""
    services = tuple(
        replace(
            service,
            mean=means * service.mean,
            arrivals=tuple(replace(rate, per_hour=arrivals * rate.per_hour) for rate in service.arrivals),
        )
        for service in scenario.services
    )
    return replace(scenario, services=services)


MODELS: dict[str, Callable[[Scenario], Scenario]] = {
    "model": model_of,
    **{f"arrivals x {factor}": partial(model_of, arrivals=factor) for factor in WRONG},
    **{f"service times x {factor}": partial(model_of, means=factor) for factor in WRONG},
}


def seen(day: Day, then: Moment, minute: float) -> Seen:
    """What the day has shown before an instant, as the log of a live hall tells it."""
    crowd, diary, plant = day.citizens.crowd, day.diary, day.plant
    appointment = day.citizens.classes.index("appointment")
    over = np.flatnonzero(diary.finished_at < minute)
    owner = np.repeat(np.arange(len(crowd.first)), crowd.end - crowd.first)
    return Seen(
        walk_ins=int(np.count_nonzero((crowd.arrival < minute) & (crowd.klass != appointment))),
        finished=tuple(
            (plant.services[need], float(minutes * plant.counters[window].speed[need]))
            for need, minutes, window, ticket in zip(
                crowd.needs[over],
                diary.finished_at[over] - diary.called_at[over],
                diary.window_of[over],
                owner[over],
                strict=True,
            )
            if not crowd.no_show[ticket]
        ),
        in_hand=tuple(
            (served.services[0], served.elapsed * speed_at(day, served.window, served.services[0]))
            for served in then.scenario.start.serving
        ),
    )


def speed_at(day: Day, window: str, service: str) -> float:
    """The pace of a window for a service."""
    return day.plant.counters[day.plant.windows.index(window)].speed[day.plant.services.index(service)]


def classic(day: Day, then: Moment, ticket: int) -> dict[str, float]:
    """What the estimators say of a ticket that is about to be issued."""
    crowd, diary, plant = day.citizens.crowd, day.diary, day.plant
    minute, need = crowd.arrival[ticket], crowd.needs[crowd.first[ticket]]
    start = then.scenario.start
    open_now = standing(then.scenario, minute)
    able = [window for window in open_now if plant.counters[window].speed[need] > 0.0]
    busy = {plant.windows.index(served.window) for served in start.serving}
    heads = [plant.services.index(waiting.services[0]) for waiting in start.waiting]
    own = [waiting.waited for head, waiting in zip(heads, start.waiting, strict=True) if head == need]
    shared = sum(any(plant.counters[window].speed[head] > 0.0 for window in able) for head in heads)
    free = any(window not in busy for window in able)
    share = plant.mean[need] / max(1, len(able))
    firsts = diary.called_at[crowd.first]
    before = np.flatnonzero((crowd.needs[crowd.first] == need) & (firsts < minute))
    latest = before[np.argsort(firsts[before])][-RECENT:]
    waits = np.maximum(0.0, firsts[latest] - crowd.credit[latest])
    return {
        "queue length": 0.0 if free else (len(own) + 1) * share,
        "shared queue": 0.0 if free else (shared + 1) * share,
        "last to enter service": float(waits[-1]) if len(waits) else 0.0,
        "head of line": max(own, default=0.0),
        "moving average": float(waits.mean()) if len(waits) else 0.0,
    }


def standing(scenario: Scenario, minute: float) -> list[int]:
    """The windows that take part at an instant: open, and in no break."""
    plant = compile_plant(scenario)
    return [window for window, place in enumerate(plant.start.windows) if place.open and place.resting is None]


def cases(name: str, day: Day, chosen: list[int], models: list[str], seed: int) -> Iterator[Case]:
    """What was foretold of these tickets, and what happened."""
    crowd, plant = day.citizens.crowd, day.plant
    for ticket in chosen:
        minute = float(crowd.arrival[ticket])
        then = moment(day, minute)
        need = plant.services[crowd.needs[crowd.first[ticket]]]
        klass = day.citizens.classes[crowd.klass[ticket]]
        shown = seen(day, then, minute)
        told = {}
        for model in models:
            wrong = MODELS[model](then.scenario)
            for label, likely in ((model, wrong), (f"{model}, adapted", adapted(wrong, shown, minute))):
                found = foretell(then.scenario, [Candidate(need, klass)], seed + ticket, likely=likely)
                told[label] = found.quantiles(found.new)[0]
        yield Case(
            hall=name,
            hour=int((float(plant.scenario.opens) + minute) // 60),
            group=plant.scenario.services[plant.services.index(need)].group or need,
            klass=klass,
            queue=len(then.waiting),
            truth=float(day.diary.called_at[crowd.first[ticket]] - minute),
            told=told,
            classic=classic(day, then, ticket),
        )


def askable(day: Day) -> list[int]:
    """The tickets that were called, came while the hall was open, and without an appointment."""
    crowd = day.citizens.crowd
    appointment = day.citizens.classes.index("appointment")
    called = np.isin(day.diary.status, (DONE, NO_SHOW)) & ~np.isnan(day.diary.called_at[crowd.first])
    return list(map(int, np.flatnonzero(called & (crowd.arrival > 0.0) & (crowd.klass != appointment))))


@dataclass(frozen=True)
class Source:
    """A hall and its days."""

    name: str
    days: Callable[[int], Iterator[Day]]


def drawn(scenario: Scenario, seed: int, count: int) -> Iterator[Day]:
    """Simulated days."""
    return (simulate_day(scenario, seed=seed, replication=number) for number in range(count))


def replayed(name: str, count: int) -> Iterator[Day]:
    """A real day, with its clerks as specialists, as the offices had them."""
    real = days.load(name)
    yield run_day(compile_plant(days.separate(real.scenario)), real.citizens)


def sources(seed: int) -> list[Source]:
    """Three halls to simulate, then the real days."""
    demo = scenarios.load(days.DEMO_HALL)
    return [
        Source("demo", partial(drawn, demo, seed)),
        Source("full 12 x 20", partial(drawn, halls.full(), seed)),
        Source("small 3 x 4", partial(drawn, halls.full(windows=3, services=4), seed)),
        *(Source(name, partial(replayed, name)) for name in days.shipped()),
    ]


def collect(source: Source, count: int, tickets: int, models: list[str], seed: int) -> list[Case]:
    """The cases of a source, so many tickets of each of its days."""
    rng = np.random.default_rng(seed)
    found: list[Case] = []
    for number, day in enumerate(source.days(count)):
        all_ = askable(day)
        chosen = sorted(rng.choice(all_, min(tickets, len(all_)), replace=False)) if tickets else all_
        found += cases(source.name, day, list(map(int, chosen)), models, 1_000_000 * number)
    return found


def pinball(bounds: Floats, truth: Floats) -> float:
    """Mean loss of the three quantiles; ``bounds`` shape (cases, 3)."""
    below = truth[:, np.newaxis] - bounds
    shares = np.array(SHARES)
    return float(np.maximum(shares * below, (shares - 1.0) * below).mean())


def inside(bounds: Floats, truth: Floats) -> NDArray[np.bool_]:
    """Whether what happened lay in the range, to a thousandth of a minute."""
    held: NDArray[np.bool_] = (truth >= bounds[:, 0] - 1e-3) & (truth <= bounds[:, 2] + 1e-3)
    return held


def covered(bounds: Floats, truth: Floats) -> float:
    """The share of the waits told as a range that lay in it."""
    uncertain = bounds[:, 2] > 0.0
    return float(inside(bounds, truth)[uncertain].mean())


def report(name: str, found: list[Case]) -> None:
    """Print the scores of one hall's cases."""
    truth = np.array([case.truth for case in found])
    print(f"\n{name}: {len(found)} tickets, mean wait {truth.mean():.1f} min")
    print(f"{'':<34}{'at once':>9}{'in range':>10}{'pinball':>9}{'MAE':>7}{'bias':>7}{'width':>7}{'nobody':>8}")
    for label in found[0].told:
        bounds = np.array([case.told[label] for case in found])
        known = ~np.isnan(bounds[:, 1])
        bounds, real = bounds[known], truth[known]
        error = bounds[:, 1] - real
        print(
            f"{label:<34}{np.count_nonzero(bounds[:, 2] <= 0.0):>9}{100 * covered(bounds, real):>8.1f} %"
            f"{pinball(bounds, real):>9.2f}"
            f"{abs(error).mean():>7.2f}{error.mean():>7.2f}{(bounds[:, 2] - bounds[:, 0]).mean():>7.1f}"
            f"{np.count_nonzero(~known):>8}"
        )
    for label in CLASSIC:
        said = np.array([case.classic[label] for case in found])
        error = said - truth
        three = np.repeat(said[:, np.newaxis], 3, axis=1)
        print(f"{label:<34}{'':>19}{pinball(three, truth):>9.2f}{abs(error).mean():>7.2f}{error.mean():>7.2f}")


QUEUES = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, 40), (41, 10_000))

FEWEST = 30
"""Parts with fewer tickets are left out of the table."""


def parts(found: list[Case]) -> Iterator[tuple[str, str, list[Case]]]:
    """The cases by hour, group, class and queue length."""
    for title, of in (
        ("hour", lambda case: f"{case.hour:02d}:00"),
        ("group", lambda case: case.group),
        ("class", lambda case: case.klass),
        ("people waiting", lambda case: next(f"{a}-{b}" for a, b in QUEUES if a <= case.queue <= b)),
    ):
        by: dict[str, list[Case]] = {}
        for case in found:
            by.setdefault(of(case), []).append(case)
        for value in sorted(by, key=lambda value: (len(value), value)):
            if len(by[value]) >= FEWEST:
                yield title, value, by[value]


def report_parts(found: list[Case], label: str) -> None:
    """Print the coverage of every part, marked where it is outside the goal by more than chance explains."""
    print(f"\ncoverage of '{label}' by part (goal {GOAL[0]:.0%} to {GOAL[1]:.0%}; * outside by more than chance)")
    counts = {"inside the goal": 0, "outside by chance": 0, "outside": 0}
    for title, value, part in parts(found):
        truth = np.array([case.truth for case in part])
        bounds = np.array([case.told[label] for case in part])
        known = bounds[:, 2] > 0.0
        if known.sum() < FEWEST:
            continue
        share = covered(bounds[known], truth[known])
        margin = 1.96 * (0.9 * 0.1 / known.sum()) ** 0.5
        within = GOAL[0] <= share <= GOAL[1]
        chance = GOAL[0] - margin <= share <= GOAL[1] + margin
        counts["inside the goal" if within else "outside by chance" if chance else "outside"] += 1
        print(f"  {title:<16}{value:<28}{known.sum():>7}{100 * share:>8.1f} %{'' if chance else ' *'}")
    print("  " + ", ".join(f"{count} {what}" for what, count in counts.items()))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--tickets", type=int, default=15, help="of each simulated day; 0: all")
    parser.add_argument("--real-tickets", type=int, default=300, help="of each real day; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="without the wrong models")
    arguments = parser.parse_args()
    models = ["model"] if arguments.quick else list(MODELS)
    simulated: list[Case] = []
    for source in sources(arguments.seed):
        begun = time.perf_counter()
        real = source.name in days.shipped()
        found = collect(
            source, arguments.days, arguments.real_tickets if real else arguments.tickets, models, arguments.seed
        )
        report(source.name, found)
        print(f"({time.perf_counter() - begun:.0f} s)")
        if not real:
            simulated += found
    report("all simulated days", simulated)
    for label in ("model", "model, adapted"):
        report_parts(simulated, label)


if __name__ == "__main__":
    main()
