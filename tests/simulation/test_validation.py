"""A short form of ``make validate``, and the formulas it trusts against figures from the literature."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from validation import cases, chains, coverage, exact, index, offices, time_varying
from validation.engines import ENGINES
from validation.rows import rows


@pytest.mark.parametrize(
    ("servers", "load", "waits", "mean"),
    [
        (2, 0.9, 0.852632, 4.263158),
        (5, 0.7, 0.377838, 0.251892),
        (5, 0.85, 0.654470, 0.872627),
        (10, 0.9, 0.668732, 0.668732),
        (20, 0.9, 0.550769, 0.275385),
    ],
)
def test_erlang_c_as_in_the_tables(servers, load, waits, mean):
    known = exact.erlang_c(servers, servers * load)
    assert (known.waits, known.mean_wait) == pytest.approx((waits, mean), abs=6e-7)


def test_erlang_a_as_in_the_tables():
    for load, waits, lost in ((4.25, 0.471786, 0.093301), (6.0, 0.802838, 0.226387)):
        known = exact.impatient(5, load, lambda t: 2.718281828459045 ** (-0.5 * t))
        assert (known.waits, known.lost) == pytest.approx((waits, lost), abs=1e-6)


def test_formulas_meet_where_they_overlap():
    assert exact.finite_room(5, 200, 4.0).mean_wait == pytest.approx(exact.erlang_c(5, 4.0).mean_wait)
    assert exact.finite_room(5, 5, 4.0).lost == pytest.approx(exact.erlang_b(5, 4.0))
    alone, room = exact.shared_places(1, 5, 5, 4.25), exact.finite_room(5, 10, 4.25)
    assert (alone.waits, alone.mean_wait, alone.lost) == pytest.approx((room.waits, room.mean_wait, room.lost))
    assert exact.fixed_service(1, 0.8).mean_wait == pytest.approx(exact.one_server(0.8, 0.0).mean_wait)
    assert chains.erlang_two(1, 0.8, 300) == pytest.approx(exact.one_server(0.8, 0.5**0.5).mean_wait)
    assert exact.product_form([7, 7, 7], [0.8, 0.8, 0.8]) == pytest.approx(exact.erlang_c(3, 2.4).mean_wait)


def test_priorities_as_in_the_tables():
    assert exact.head_of_line(5, (1.275, 1.7, 1.275)) == pytest.approx([0.175697, 0.433819, 2.154634], abs=1e-6)
    assert exact.accumulating(5, (2.975, 1.275), (1.0, 2.0)) == pytest.approx([1.000145, 0.575083], abs=1e-6)


@pytest.mark.parametrize(("skills", "mean"), [(2, 1.301879), (3, 0.718852), (12, 0.274077)])
def test_ring_designs_as_in_the_tables(skills, mean):
    ring = [sum(1 << (window + step) % 12 for step in range(skills)) for window in range(12)]
    assert exact.product_form(ring, [0.85] * 12) == pytest.approx(mean, abs=1e-6)


def test_the_chain_of_a_design_has_the_product_form():
    design = chains.Design((0b011, 0b110), (0.4, 0.5, 0.3), least_flexible=False)
    assert design.mean_waits(60)[0] == pytest.approx(exact.product_form(design.skills, design.rates), rel=1e-6)


def test_a_day_from_empty_waits_less_than_the_steady_state():
    day = chains.day_from_empty(10, 6.0, [(1440.0, 8.5 / 6.0)], (0.0, 1440.0))
    assert day.mean_wait / (6.0 * exact.erlang_c(10, 8.5).mean_wait) == pytest.approx(0.968, abs=1e-3)


def test_every_queue_waits_as_known():
    queues = [*cases.all_cases(), *time_varying.all_cases()]
    short = [case for case in queues if not case.section.startswith("Wallace")]
    days = {"simpy": 1, "compiled": 20}
    with ThreadPoolExecutor(1) as executor:
        found = list(rows(short, days, {"simpy": 1, "compiled": 6}, executor))
    assert len(found) > 100
    assert [row.title for row in found if not row.same] == []
    off = {(row.title, row.measure): row.errors("compiled") for row in found}
    assert {row: errors for row, errors in off.items() if errors > 5.0} == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_gcmu_calls_the_highest_index(engine):
    assert index.calls_by_hand(engine) == [(at, called) for at, _, called in index.STEPS]
    for _, formulas, called in index.STEPS:
        assert max(formulas, key=lambda ticket: index.value(formulas[ticket])) == called
    checked = index.check(engine, 3)
    assert checked.wrong == 0 and checked.choices > 500


def test_intervals_hold_the_truth_as_often_as_they_say():
    with ThreadPoolExecutor(1) as executor:
        found = coverage.coverage("compiled", 100, 10_000, executor)
    hall = {m.measure: m.share for m in found if m.table == "" and not m.constant}
    assert {"mean_wait", "p50_wait", "p95_wait", "service_level", "loss", "overtime"} <= set(hall)
    assert {measure: share for measure, share in hall.items() if not 0.88 <= share <= 1.0} == {}
    assert 0.93 <= sum(hall.values()) / len(hall) <= 0.97


def test_simulated_offices_queue_as_polled():
    with ThreadPoolExecutor(1) as executor:
        days = offices.office_days({"compiled": 5}, executor)
    assert len(days) == 18
    for office in {day.office for day in days}:
        own = [day for day in days if day.office == office]
        simulated = sum(day.simulated["compiled"].mean() for day in own)
        assert 0.5 < simulated / sum(day.polled.mean() for day in own) < 2.0
    assert next(d for d in days if (d.office, d.day) == ("UD_Wola", "2020-01-14")).likeness("compiled") > 0.9
