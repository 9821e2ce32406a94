"""A hall as a SimPy textbook writes it: a process per citizen, a FilterStore of windows.

The baseline of ``benchmarks.simulation``: the same citizens, first come
first served, each takes any window that may serve it.
"""

import simpy

from simulation.plant import Plant
from simulation.sampling import Citizens


def run_day(plant: Plant, citizens: Citizens) -> list[tuple[float, float]]:
    """Called and finished of every citizen, minutes from opening."""
    env = simpy.Environment(initial_time=min(0.0, citizens.arrival.min(initial=0.0)))
    windows = simpy.FilterStore(env)
    for window in range(len(plant.windows)):
        windows.put(window)
    speed = [counter.speed for counter in plant.counters]
    visits: list[tuple[float, float]] = []

    def citizen(service: int, duration: float):
        window = yield windows.get(lambda window: speed[window][service] > 0.0)
        called = env.now
        yield env.timeout(duration / speed[window][service])
        visits.append((called, env.now))
        yield windows.put(window)

    def arrivals():
        for arrival, service, duration in zip(
            *(array.tolist() for array in citizens.crowd[0:1] + citizens.crowd[5:7]), strict=True
        ):
            yield env.timeout(arrival - env.now)
            env.process(citizen(service, duration))

    env.process(arrivals())
    env.run()
    return visits
