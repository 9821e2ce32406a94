"""Each rule and each of its tie-breaks."""

import itertools

import pytest

from simulation.dispatch import (
    NEVER_OVERDUE,
    NO_WINDOW,
    NOBODY,
    RULES,
    Policy,
    Tickets,
    Windows,
    next_ticket,
    ready_window,
)

NOW = 100.0


def policy(rule="fcfs", overdue=NEVER_OVERDUE, weight=(1.0, 3.0), rank=(0, 1), target=(10.0, 20.0), mean=(5.0, 5.0)):
    return Policy(RULES.index(rule), overdue, weight, rank, target, mean)


def called(tickets, rule="fcfs", speed=(1.0, 1.0), last_resort=(False, False), window=0, **more):
    """Whom a window calls of tickets (credit, services[, class[, tie]]); in whatever order they are listed."""
    rows = [(*row, 0, NO_WINDOW)[: len(row)] + (0, NO_WINDOW)[len(row) - 2 :] for row in tickets]
    needs = [service for _, services, _, _ in rows for service in services]
    ends = [sum(len(row[1]) for row in rows[: i + 1]) for i in range(len(rows))]
    held = Tickets(
        credit=[row[0] for row in rows],
        klass=[row[2] for row in rows],
        tie=[row[3] for row in rows],
        first=[end - len(row[1]) for end, row in zip(ends, rows, strict=True)],
        end=ends,
        needs=needs,
    )
    queue = [sum(row[1][0] == service for row in rows) for service in range(2)]
    windows = Windows([speed] * 2, [last_resort] * 2, [2, 2], [0.0, 0.0])
    found = set()
    for order in (list(range(len(rows))), list(reversed(range(len(rows))))):
        place = next_ticket(NOW, window, policy(rule, **more), windows, held, order, len(order), queue)
        found.add(None if place == NOBODY else order[place])
    assert len(found) == 1
    return found.pop()


def test_fcfs_calls_the_longest_waiting():
    assert called([(60.0, [0]), (50.0, [1]), (70.0, [0])]) == 1


def test_equal_urgency_goes_by_credit_then_by_index():
    assert called([(NOW + 5, [0]), (NOW + 2, [0]), (NOW + 5, [0])]) == 1
    assert called([(50.0, [0]), (50.0, [0])]) == 0


def test_who_is_early_has_no_age_yet():
    assert called([(NOW + 5, [0]), (NOW + 6, [1])], "gcmu") == 0


def test_priority_calls_the_higher_rank_then_the_longer_waiting():
    assert called([(50.0, [0]), (90.0, [0], 1), (80.0, [0], 1)], "priority") == 2


def test_longest_queue_counts_who_waits_for_the_same():
    assert called([(10.0, [1]), (90.0, [0]), (80.0, [0])], "longest_queue") == 2


def test_gcmu_weighs_age_against_target_and_length():
    # Urgencies 20/10/5 = 0.4, 30/20/5 = 0.3 and 3 * 10/10/5 = 0.6.
    assert called([(80.0, [0]), (70.0, [1])], "gcmu") == 0
    assert called([(80.0, [0]), (70.0, [1]), (90.0, [0], 1)], "gcmu") == 2


def test_gcmu_counts_the_services_that_go_on_at_the_same_window():
    tickets = [(70.0, [0, 1]), (80.0, [0])]
    assert called(tickets, "gcmu") == 1
    assert called(tickets, "gcmu", speed=(1.0, 0.0)) == 0
    assert called([(70.0, [0, 1, 0]), (80.0, [0])], "gcmu", speed=(1.0, 0.0)) == 0


def test_what_the_window_may_not_serve_is_not_called():
    assert called([(10.0, [1]), (90.0, [0])], speed=(1.0, 0.0)) == 1
    assert called([(10.0, [1])], speed=(1.0, 0.0)) is None


def test_a_tied_ticket_is_called_only_there():
    assert called([(10.0, [0], 0, 1), (90.0, [0])]) == 1
    assert called([(10.0, [0], 0, 1), (90.0, [0])], window=1) == 0


@pytest.mark.parametrize("rule", RULES)
def test_overdue_goes_before_every_rule_by_weight(rule):
    tickets = [(75.0, [0]), (90.0, [0], 1), (95.0, [1]), (95.0, [1], 1)]
    # Weighted ages 25, 30, 5 and 15: beyond twice the target are the first two.
    assert called(tickets, rule, overdue=2.0) == 1
    assert called([(80.0, [0]), (90.0, [1], 1)], "priority", overdue=2.0) == 1


@pytest.mark.parametrize("rule", RULES)
def test_a_last_resort_comes_after_all_others_unless_overdue(rule):
    tickets = [(10.0, [0]), (95.0, [1])]
    assert called(tickets, rule, last_resort=(True, False)) == 1
    assert called(tickets, rule, last_resort=(True, False), overdue=8.0) == 0
    assert called(tickets[:1], rule, last_resort=(True, False)) == 0


def taken(windows, tie=NO_WINDOW):
    """Which window takes a ticket, of windows (speed, last resort, breadth, ready since or None)."""
    ticket = Tickets([0.0], [0], [tie], [0], [1], [0])
    speed, resort, breadth, since = zip(*windows, strict=True)
    windows = Windows(
        [[own] for own in speed], [[own] for own in resort], breadth, [instant or 0.0 for instant in since]
    )
    ready = [place for place, instant in enumerate(since) if instant is not None]
    found = {ready_window(0, windows, ticket, order, len(order)) for order in itertools.permutations(ready)}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("windows", "window"),
    [
        ([(2.0, True, 1, 0.0), (0.5, False, 9, 9.0)], 1),
        ([(1.0, False, 1, 0.0), (1.25, False, 9, 9.0)], 1),
        ([(1.2, False, 2, 0.0), (1.0, False, 1, 9.0)], 1),
        ([(1.0, False, 1, 5.0), (1.02, False, 1, 4.0)], 1),
        ([(1.0, False, 1, 5.0), (1.02, False, 1, 5.0)], 0),
        ([(1.0, False, 1, None), (0.5, False, 1, 3.0)], 1),
        ([(0.0, False, 1, 0.0), (0.1, True, 1, 3.0)], 1),
        ([(0.0, False, 1, 0.0)], NO_WINDOW),
    ],
)
def test_the_best_ready_window_takes_a_ticket(windows, window):
    assert taken(windows) == window


def test_a_tied_ticket_goes_only_there():
    windows = [(1.0, False, 1, 0.0), (0.5, False, 1, 0.0)]
    assert taken(windows, tie=1) == 1
    assert taken([windows[0], (0.5, False, 1, None)], tie=1) == NO_WINDOW
