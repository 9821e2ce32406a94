"""Which features of the format a day met: what the proof counts."""

from collections import Counter

import numpy as np

from simulation.day import CAUSES, OPEN, RULE

met: Counter[str] = Counter()
"""Over all the days that this process compared."""


def count(scenario, citizens, day):
    """Note what one day met."""
    met["days"] += 1
    met.update(_of_the_hall(scenario, day))
    met.update(_of_the_citizens(scenario, citizens))
    met.update(_of_the_day(day))
    if scenario.start is not None:
        met.update(_of_the_start(scenario.start))


def _of_the_hall(scenario, day):
    counters = day.plant.counters
    closes = day.plant.closes
    yes = {
        f"rule {scenario.rule}": True,
        "overdue": scenario.overdue is not None,
        "last resort": any(any(counter.last_resort) for counter in counters),
        "learners (speed below 1)": any(0.0 < pace < 1.0 for counter in counters for pace in counter.speed),
        "skills switched off": any(counter.speed != counter.trained for counter in counters),
        "breaks": any(counter.breaks for counter in counters),
        "break begun late or waiting": any(
            begin < 0.0 or any(begin < end_open < end for _, end_open in counter.open)
            for counter in counters
            for begin, end in counter.breaks
        ),
        "late opening": any(counter.open and counter.open[0][0] > 0.0 for counter in counters),
        "closing before the hall": any(counter.open and counter.open[-1][1] < closes for counter in counters),
        "several intervals": any(len(counter.open) > 1 for counter in counters),
        "appointments": any(service.appointments for service in scenario.services),
        "day factor": scenario.demand.day_cv > 0.0,
        "no-show": scenario.no_show is not None,
        "patience": scenario.patience is not None,
    }
    return [name for name, found in yes.items() if found]


def _of_the_citizens(scenario, citizens):
    crowd = citizens.crowd
    count = len(citizens)
    instants = np.concatenate([crowd.arrival, crowd.arrival + crowd.patience])
    instants = instants[np.isfinite(instants)]
    yes = {
        "several services": (crowd.end - crowd.first > 1).any() if count else False,
        "before opening": (crowd.arrival < 0.0).any(),
        "patience in a trace": citizens.labels is not None and np.isfinite(crowd.patience).any(),
        "no patience at all (0)": (crowd.patience == 0.0).any(),
        "service of no length (0)": (crowd.durations == 0.0).any(),
        "several classes": len(set(crowd.klass.tolist())) > 1,
        "instants that coincide": len(np.unique(instants)) < len(instants),
        "nobody comes": count == 0,
    }
    return [name for name, found in yes.items() if found]


def _of_the_day(day):
    diary = day.diary
    assert not (diary.status == OPEN).any()
    yes = {
        **{f"ended {status}": status in day.status for status in ("abandoned", "no_show", "refused", "unserved")},
        **{f"idle by {cause}": bool((day.idle[:, number] > 0.0).any()) for number, cause in enumerate(CAUSES)},
        "overtime": day.overtime > 0.0,
        "a tie holds a window idle": bool((day.idle[:, RULE] > 0.0).any()),
        "waits after a service": any(
            len(day.called(ticket)) > 1 and len(set(day.windows(ticket))) > 1 for ticket in range(len(day.status))
        ),
    }
    return [name for name, found in yes.items() if found]


def _of_the_start(start):
    tied = [ticket for ticket in (*start.waiting, *start.parked) if ticket.window is not None]
    yes = {
        "warm start": True,
        "start: serving": bool(start.serving),
        "start: waiting": bool(start.waiting),
        "start: parked": bool(start.parked),
        "start: tied": bool(tied),
        "start: closed": bool(start.closed),
    }
    return [name for name, found in yes.items() if found]
