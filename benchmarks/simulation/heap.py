"""An M/M/c queue with nothing but a heap of the instants at which windows are free."""

import random
from heapq import heapreplace


def mean_wait(customers: int, servers: int, load: float, seed: int) -> float:
    chance = random.Random(seed)
    arrival_rate = load * servers
    free = [0.0] * servers
    now = waited = 0.0
    draw = chance.expovariate
    for _ in range(customers):
        now += draw(arrival_rate)
        begin = free[0]
        if begin < now:
            begin = now
        waited += begin - now
        heapreplace(free, begin + draw(1.0))
    return waited / customers
