"""Speed of the simulation as ratios to baselines of the same run, by the CPU time of one core.

From the repository: ``python -m benchmarks.simulation [PART …]``; parts are
kernel, mm5, scale and pool. The baselines need the ``bench`` extra.
"""

import argparse
import resource
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor

import numpy as np

from benchmarks.simulation import bare, halls, heap, textbook
from simulation.experiment import Cancelled, processes, run
from simulation.plant import compile_plant
from simulation.sampling import draw, expected_tickets
from simulation.scenario import Scenario, parse

TICKETS = 1_000_000


def cpu(act: Callable[[], int]) -> float:
    """Nanoseconds of CPU time per ticket, the best of three."""
    best = np.inf
    for _ in range(3):
        begun = time.process_time()
        tickets = act()
        best = min(best, (time.process_time() - begun) / tickets)
    return best * 1e9


def days(scenario: Scenario, tickets: int = TICKETS) -> Callable[[], int]:
    """Draw, order, play and measure about so many tickets."""
    replications = max(16, round(tickets / expected_tickets(scenario)))
    seeds = iter(range(1000))
    run(scenario, 16, 0)
    return lambda: run(scenario, replications, next(seeds), keep_waits=False).tickets


def show(name: str, nanoseconds: float, *ratios: tuple[str, float]) -> None:
    words = "  ".join(f"{ratio:6.2f} {what}" for what, ratio in ratios)
    print(f"{name:<46} {nanoseconds:9.1f} ns  {1e3 / nanoseconds:7.3f} M/s  {words}", flush=True)


def kernel() -> None:
    print("12 windows x 20 services, load 0.85: draw, order, play and measure a ticket")
    scenario = halls.plain()
    plant = compile_plant(scenario)
    citizens = [draw(scenario, 1, replication) for replication in range(120)]
    tickets = sum(map(len, citizens))
    begun = time.process_time()
    for day in citizens:
        textbook.run_day(plant, day)
    book = (time.process_time() - begun) / tickets * 1e9
    show(f"textbook SimPy, {len(citizens)} days", book)
    simpy = cpu(lambda: run(scenario, 60, 1, engine="simpy").tickets)
    show("this model in SimPy, plain hall", simpy, ("times textbook", book / simpy))
    skills = np.array([[speed > 0.0 for speed in counter.speed] for counter in plant.counters])
    one_mean = halls.plain(mean=6.0)
    rate = np.array([service.arrivals[0].per_hour / 60.0 for service in one_mean.services])
    bare.days(1, 1, 480.0, rate, 6.0, skills)
    floor = cpu(lambda: bare.days(1, 1250, 480.0, rate, 6.0, skills)[0])
    show("bare kernel", floor, ("times textbook", book / floor))
    for name, hall in (("plain hall", halls.plain()), ("every feature", halls.full())):
        ours = cpu(days(hall))
        show(
            f"this kernel, {name}",
            ours,
            ("times the bare kernel's time", ours / floor),
            ("times textbook", book / ours),
        )


def mm5() -> None:
    import ciw

    print("M/M/5 at load 0.85")
    customers = 20_000
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(4.25)],
        service_distributions=[ciw.dists.Exponential(1.0)],
        number_of_servers=[5],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    begun = time.process_time()
    simulation.simulate_until_max_customers(customers)
    theirs = (time.process_time() - begun) / customers * 1e9
    show(f"Ciw {ciw.__version__}", theirs)
    plain = cpu(lambda: (heap.mean_wait(TICKETS, 5, 0.85, 1), TICKETS)[1])
    show("plain heap", plain, ("times Ciw", theirs / plain))
    rate = {"from": 0, "to": 1440, "per_hour": 255.0}
    hall = parse(
        {
            "opens": 0,
            "closes": 1440,
            "rule": "fcfs",
            "service": [{"id": "s", "mean": 1.0, "distribution": "exponential", "arrivals": [rate]}],
            "window": [{"id": str(number), "skills": {"s": 1.0}} for number in range(5)],
        }
    )
    ours = cpu(days(hall))
    show("this kernel", ours, ("times Ciw", theirs / ours), ("times the plain heap", plain / ours))


def scale() -> None:
    print("cost per ticket at load 0.85, every feature")
    for title, sizes in (
        ("windows", [(n, 20, None) for n in (5, 12, 50, 100, 200)]),
        ("services", [(12, n, None) for n in (10, 20, 50, 100, 300)]),
        ("tickets a day", [(12, 20, 4900.0 / n) for n in (100, 1_000, 10_000, 100_000, 1_000_000)]),
    ):
        found = []
        for windows, services, mean in sizes:
            hall = halls.full(windows, services, mean=mean)
            found.append(cpu(days(hall, 500_000)))
            size = f"{windows} windows, {services} services, {expected_tickets(hall):,.0f} tickets a day"
            show(size, found[-1])
        print(f"{title}: largest to smallest cost {max(found) / min(found):.2f}")


def pool(seconds: float = 10.0) -> None:
    hall = halls.full()
    tickets = expected_tickets(hall)
    run(hall, 400, keep_waits=False)
    begun = time.perf_counter()
    run(hall, 2_000, keep_waits=False)
    replications = round(2_000 * seconds / (time.perf_counter() - begun))
    print(f"{replications:,} replications, {replications * tickets:,.0f} tickets")
    alone, expected = timed(hall, replications, None)
    print(f"here                       {alone:6.2f} s")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with processes(1) as one, processes(2) as two:
        for workers in (one, two):
            run(hall, 400, executor=workers, keep_waits=False)
        single, found = timed(hall, replications, one)
        report("1 process", single, found, expected)
        double, found = timed(hall, replications, two)
        report("2 processes", double, found, expected, single / double / 2.0)
        cancel(hall, replications, two)
    print(f"memory grew by {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.1f} MB meanwhile")
    dask_cluster(hall, replications, expected)


def timed(hall: Scenario, replications: int, executor: Executor | None) -> tuple[float, dict]:
    begun = time.perf_counter()
    found = run(hall, replications, executor=executor, keep_waits=False)
    return time.perf_counter() - begun, found.to_mapping()


def report(name: str, seconds: float, found: dict, expected: dict, efficiency: float | None = None) -> None:
    words = "" if efficiency is None else f"efficiency {efficiency:.3f}  "
    print(f"{name:<26} {seconds:6.2f} s  {words}same numbers: {found == expected}", flush=True)


def cancel(hall: Scenario, replications: int, executor: Executor) -> None:
    """Somebody cancels in the middle, whatever the run is doing then."""
    asked: list[float] = []
    timer = threading.Timer(1.37, lambda: asked.append(time.perf_counter()))
    timer.start()
    try:
        run(hall, replications, executor=executor, cancelled=lambda: bool(asked), keep_waits=False)
    except Cancelled:
        print(f"cancelled after            {time.perf_counter() - asked[0]:6.3f} s")


def dask_cluster(hall: Scenario, replications: int, expected: dict) -> None:
    from distributed import LocalCluster

    from simulation.clusters import cluster

    alone = 0.0
    for workers in (1, 2):
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,
            cluster(local.scheduler_address) as executor,
        ):
            run(hall, 400, executor=executor, keep_waits=False)
            seconds, found = timed(hall, replications, executor)
        report(f"Dask, {workers} of its workers", seconds, found, expected, alone / seconds / 2.0 if alone else None)
        alone = seconds


PARTS = {"kernel": kernel, "mm5": mm5, "scale": scale, "pool": pool}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []], default=[])
    for part in parser.parse_args().parts or PARTS:
        PARTS[part]()
        print()


if __name__ == "__main__":
    sys.exit(main())
