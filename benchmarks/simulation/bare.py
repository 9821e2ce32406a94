"""A bare kernel: draw, order and play a day of fixed skills, first come first served; one mean comes out."""

import math

import numpy as np
from numba import njit

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@njit(inline="always")
def uniform(key, counter):
    word = key + np.uint64(counter + 1) * GOLDEN
    word = (word ^ (word >> np.uint64(30))) * FIRST
    word = (word ^ (word >> np.uint64(27))) * SECOND
    word = word ^ (word >> np.uint64(31))
    return (np.float64(word >> np.uint64(12)) + 0.5) * 2.0**-52


@njit(cache=True)
def days(seed, count, closes, rate, mean, skills):
    """Tickets and minutes waited of ``count`` days.

    ``rate`` per service and minute, ``mean`` minutes of the exponential
    service time, ``skills[w, s]`` whether a window serves a service.
    """
    tickets = 0
    waited = 0.0
    for day in range(count):
        played, minutes = one_day(np.uint64(seed + 1000003 * day), closes, rate, mean, skills)
        tickets += played
        waited += minutes
    return tickets, waited


@njit(cache=True)
def one_day(seed, closes, rate, mean, skills):
    windows, services = skills.shape
    room = int(rate.sum() * closes * 1.5) + 100
    arrival = np.empty(room)
    service = np.empty(room, np.int32)
    duration = np.empty(room)
    count = 0
    for s in range(services):
        key = seed * GOLDEN + np.uint64(2 * s)
        at = -math.log(uniform(key, 0)) / rate[s]
        number = 0
        while at <= closes:
            arrival[count] = at
            service[count] = s
            duration[count] = -mean * math.log(uniform(key + np.uint64(1), number))
            count += 1
            number += 1
            at -= math.log(uniform(key, number)) / rate[s]
    order = np.argsort(arrival[:count])
    line = np.empty((services, count), np.int32)
    head = np.zeros(services, np.int32)
    tail = np.zeros(services, np.int32)
    free_at = np.full(windows, np.inf)
    idle = np.ones(windows, np.bool_)
    waited = 0.0
    come = 0
    while True:
        window = free_at.argmin()
        if come < count and arrival[order[come]] < free_at[window]:
            ticket = order[come]
            come += 1
            now = arrival[ticket]
            s = service[ticket]
            taken = False
            for w in range(windows):
                if idle[w] and skills[w, s]:
                    idle[w] = False
                    free_at[w] = now + duration[ticket]
                    taken = True
                    break
            if not taken:
                line[s, tail[s]] = ticket
                tail[s] += 1
            continue
        now = free_at[window]
        if now == np.inf:
            break
        best = -1
        for s in range(services):
            if head[s] < tail[s] and skills[window, s]:
                first = line[s, head[s]]
                if best < 0 or arrival[first] < arrival[best]:
                    best = first
        if best < 0:
            idle[window] = True
            free_at[window] = np.inf
        else:
            head[service[best]] += 1
            waited += now - arrival[best]
            free_at[window] = now + duration[best]
    return count, waited
