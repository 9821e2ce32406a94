"""Whether advice is right, in time, and does no harm: ``python -m benchmarks.advice [PART …] [--halls N]``.

Parts: ``time`` (12 x 20 and 40 x 156), ``regret`` (the advised action against
every single one at many replications), ``planted`` (a remedy that is known),
``balanced`` (halls that need nothing), ``blind`` (whole days with advice
applied every five minutes, beside the same days without).
"""

import argparse
import itertools
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.simulation import halls
from hallapp.demo import headless
from hallapp.demo.days import Day
from hallapp.paths import DEMO_HALL
from hallapp.replay.outcome import figures
from simulation.actions import Change, Changes, admissible
from simulation.advice import Advice, recommend
from simulation.experiment import processes
from simulation.sampling import draw
from simulation.scenario import Scenario, load, parse
from simulation.search import Search
from simulation.workers import Workers

WORKERS = os.cpu_count() or 1
SECONDS = 1.0
OPENS, CLOSES = 540.0, 780.0
MANY, CLOSE = 100, 600
"""Replications of every action, and of those that are near the best."""


def chance_hall(seed: int, load: float | None = None, **more: object) -> dict:
    """A random hall of a morning: some skills off, a window closed, a clerk free, breaks."""
    chance = random.Random(seed)
    windows, services = chance.randint(4, 9), chance.randint(4, 12)
    load = chance.uniform(0.7, 1.0) if load is None else load
    names = [f"s{number}" for number in range(services)]
    clerks, places = [], []
    for number in range(windows):
        own = chance.sample(names, min(services, chance.randint(2, 5)))
        if number < services:
            own = list(dict.fromkeys([names[number], *own]))
        begin = OPENS + 30.0 * chance.randint(1, 6)
        clerks.append(
            {
                "id": f"c{number}",
                "skills": {name: chance.choice((1.0, 1.0, 0.8, 0.5)) for name in own},
                "inactive": [name for name in own[1:] if chance.random() < 0.25],
                "breaks": [[begin, begin + 15.0]],
            }
        )
        places.append({"id": str(number), "clerk": f"c{number}"})
    for name in names[windows:]:
        chance.choice(clerks)["skills"][name] = 1.0
    per_service = load * windows * 60.0 / services
    rows = []
    for name in names:
        mean = chance.choice((4.0, 6.0, 8.0, 12.0))
        share = per_service * chance.uniform(0.5, 1.5) / mean
        rows.append({"id": name, "mean": mean, "arrivals": [{"from": OPENS, "to": CLOSES, "per_hour": share}]})
    return {
        "opens": OPENS,
        "closes": CLOSES,
        "overdue": 2.0,
        "service": rows,
        "class": [{"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.1}],
        "patience": {"mean": 90.0, "cv": 0.8},
        "clerk": clerks,
        "window": places,
        **more,
    }


def ask(hall: Scenario, pool: Workers, seconds: float = SECONDS, **more: object) -> Advice:
    return recommend(hall, executor=pool, workers=WORKERS, seconds=seconds, **more)  # type: ignore[arg-type]


def in_time(pool: Workers, count: int) -> None:
    for name, hall, seconds in (
        ("12 windows x 20 services", halls.full(), 1.0),
        ("40 windows x 156 services", wide(), 10.0),
    ):
        taken, looks = [], []
        for seed in range(-1, 5):
            begun = time.perf_counter()
            first: list[float] = []
            answer = ask(
                hall,
                pool,
                seconds,
                seed=max(seed, 0),
                first_look=lambda _, first=first, begun=begun: first.append(time.perf_counter() - begun),
            )
            if seed >= 0:
                taken.append(time.perf_counter() - begun)
                looks += first
        print(
            f"{name}: {answer.considered} actions, {answer.days:,} days; first look {np.median(looks):.2f} s, "
            f"answer {np.median(taken):.2f} s (longest {max(taken):.2f}) of {seconds:.0f} s",
            flush=True,
        )


def wide() -> Scenario:
    """The demo hall's services at 40 windows."""
    hall = load(DEMO_HALL)
    from simulation.scenario import to_mapping

    keys = to_mapping(hall)
    clerks, windows = keys["clerk"], keys["window"]
    while len(windows) < 40:
        clerk = dict(clerks[len(windows) % len(clerks)], id=f"more-{len(windows)}")
        clerks.append(clerk)
        windows.append({"id": f"more-{len(windows)}", "clerk": clerk["id"]})
    factor = 40 / len(hall.windows)
    for service in keys["service"]:
        for rate in service.get("arrivals", []):
            rate["per_hour"] *= factor
    return parse(keys)


def true_losses(hall: Scenario, actions: list[Changes], pool: Workers, days: int) -> np.ndarray:
    """Mean losses, prices included, on days that advice has not seen."""
    search = Search(hall, 77, pool, WORKERS, None, lambda share: None, lambda: False)
    losses = search.play(actions, 77_000_077, range(days)).outcomes[:, :, 0].mean(axis=1)
    return losses + np.array([len(changes) * hall.change_price for changes in actions])


def regret(pool: Workers, count: int) -> None:
    within, found = 0, []
    for seed in range(count):
        hall = parse(chance_hall(seed))
        best = ask(hall, pool, seed=seed).best.changes
        singles = [(), *admissible(hall)]
        rough = true_losses(hall, singles, pool, MANY)
        near = [singles[place] for place in np.argsort(rough)[:12]]
        losses = true_losses(hall, [(), best, *near], pool, CLOSE)
        found.append((losses[1] - losses[2:].min()) / losses[0])
        within += found[-1] <= 0.02
    print(
        f"regret at most 2 % of the loss in {within} of {count} halls; "
        f"mean {100 * np.mean(found):.2f} %, worst {100 * max(found):.2f} % (below 0: combinations beat every single)",
        flush=True,
    )


def planted_hall(seed: int) -> tuple[str, Scenario, set[Change]]:
    """A hall with one fault, and the changes that mend it."""
    chance = random.Random(seed)
    kind = ("skill", "closed", "window", "rule", "break")[seed % 5]
    keys = chance_hall(seed, load=0.6)
    for clerk in keys["clerk"]:
        clerk["inactive"] = []
    drowned = keys["service"][0]
    expert = keys["clerk"][0]
    for clerk in keys["clerk"][1:]:
        clerk["skills"].pop("s0", None)
        clerk["skills"] = clerk["skills"] or {"s1": 1.0}
    drowned["mean"] = 6.0
    drowned["arrivals"][0]["per_hour"] = 8.0
    expert["skills"] = {"s0": 1.0, "s1": 1.0}
    if kind == "skill":
        helper = keys["clerk"][1]
        helper["skills"]["s0"] = 1.0
        helper["inactive"] = ["s0"]
        drowned["arrivals"][0]["per_hour"] = 13.0
        return kind, parse(keys), {Change(do="activate", window="1", service="s0")}
    if kind == "closed":
        keys["start"] = {"at": OPENS + 60.0, "closed": [{"window": "0"}]}
        keys["start"]["waiting"] = [{"services": ["s0"], "waited": float(n)} for n in range(8)]
        return kind, parse(keys), {Change(do="open", window="0")}
    if kind == "window":
        keys["window"][0]["open"] = [[OPENS, OPENS + 30.0]]
        others = {
            Change(do="swap", window=w["id"], clerk=c)
            for w in keys["window"]
            for c in (clerk["id"] for clerk in keys["clerk"])
            if (w["id"] == "0") != (c == "c0")
        }
        return kind, parse(keys), {*others, Change(do="open", window="0")}
    if kind == "rule":
        keys["rule"] = "longest_queue"
        keys.pop("overdue")
        expert["skills"] = {name["id"]: 1.0 for name in keys["service"]}
        for clerk in keys["clerk"]:
            clerk["skills"] = dict(expert["skills"])
        for row in keys["service"][1:3]:
            row["arrivals"][0]["per_hour"] *= 5.0
        rare = chance.choice(keys["service"][3:] or keys["service"][-1:])
        rare["target"], rare["arrivals"][0]["per_hour"] = 5.0, 3.0
        return kind, parse(keys), {Change(do="rule", rule=rule) for rule in ("fcfs", "gcmu", "priority")}
    expert["breaks"] = [[OPENS + 90.0, OPENS + 135.0]]
    drowned["arrivals"] = [
        {"from": OPENS, "to": OPENS + 85.0, "per_hour": 1.0},
        {"from": OPENS + 85.0, "to": OPENS + 140.0, "per_hour": 12.0},
    ]
    moves = {Change(do="break", window="0", clerk="c0", index=0, at=OPENS + 90.0 + step) for step in (-60, -30, 30, 60)}
    return kind, parse(keys), moves


def planted(pool: Workers, count: int) -> None:
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for seed in range(count):
        kind, hall, remedies = planted_hall(seed)
        answer = ask(hall, pool, seed=seed)
        asked[kind] += 1
        found[kind] += any(remedies & set(option.changes) for option in answer.options[:3])
    kinds = ", ".join(f"{kind} {found[kind]}/{asked[kind]}" for kind in sorted(asked))
    print(f"planted remedy among the first three in {found.total()} of {count} halls ({kinds})", flush=True)


def balanced(pool: Workers, count: int) -> None:
    """All windows serve everything, half the time idle: nobody waits for want of anything."""
    told = 0
    for seed in range(count):
        keys = chance_hall(seed, load=0.45)
        everything = {row["id"]: 1.0 for row in keys["service"]}
        for clerk in keys["clerk"]:
            clerk.update(skills=everything, inactive=[], breaks=[])
        told += not ask(parse(keys), pool, seed=seed).best.changes
    print(f"change nothing comes first in {told} of {count} balanced halls", flush=True)


def blind(pool: Workers, count: int) -> None:
    """Advice that is certain is applied every five minutes, by nobody who looks."""
    headless.EVERY = 5
    better = worse = 0
    losses = []
    # As in the live hall, whose seed is the number of the last event: the same futures at every answer of a day would
    # be learnt by heart.
    asked = itertools.count()
    for seed in range(count):
        hall = parse(chance_hall(seed))
        day = Day(f"hall {seed}", hall, draw(hall, 5, seed))
        pair = []
        for adviser in (None, lambda twin, recent: ask(twin, pool, 0.15, recent=recent, seed=next(asked))):
            with tempfile.TemporaryDirectory() as folder:
                played = headless.play(day, hall, Path(folder), advise=adviser)
                pair.append(
                    figures(played.live.hall).loss
                    + hall.change_price * sum(len(event.changes) for _, event in played.live.hall.applied)
                )
                played.live.close()
        losses.append(pair)
        better += pair[1] < pair[0]
        worse += pair[1] > 1.1 * pair[0]
    before, after = np.mean(losses, axis=0)
    print(
        f"advice applied blindly: loss {before:,.0f} -> {after:,.0f} in the mean of {count} days; "
        f"lower on {better}, higher by more than 10 % on {worse}",
        flush=True,
    )


PARTS = {"time": in_time, "regret": regret, "planted": planted, "balanced": balanced, "blind": blind}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []], default=[])
    parser.add_argument("--halls", type=int, default=100)
    arguments = parser.parse_args()
    with processes(WORKERS) as pool:
        for part in arguments.parts or PARTS:
            PARTS[part](pool, arguments.halls)


if __name__ == "__main__":
    sys.exit(main())
