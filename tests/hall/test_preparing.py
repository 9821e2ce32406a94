"""Skills prepared for days to come: planned changes, and templates by weekday."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playing import Day, scenario

from hallapp.hall.prepared import Held, PlannedSkill, Template, merged, opening
from simulation.scenario import Window, skills_of

TODAY = "2025-01-01"
"""A Wednesday."""

PENSION_ON = {"clerk": "li", "service": "pension", "on": True}
CARD_OFF = {"clerk": "wang", "service": "card", "on": False}


def next_day(day: Day, days: int = 1) -> None:
    day.later(24 * 60 * days)
    day.do("open_day")
    assert day.replayed().configuration() == day.hall.configuration()
    assert (day.replayed().planned, day.replayed().templates) == (day.hall.planned, day.hall.templates)


def active(day: Day, window: str = "2") -> list[str]:
    return list(day.state["windows"][window]["active"])


def test_a_planned_change_holds_from_its_day_on():
    day = Day()
    day.do("plan_skills", day="2025-01-03", skills=[PENSION_ON])
    assert "pension" not in active(day)
    next_day(day)
    assert "pension" not in active(day) and list(day.hall.planned) == ["2025-01-03"]
    next_day(day)
    assert "pension" in active(day) and not day.hall.planned
    next_day(day)
    assert "pension" in active(day)


def test_what_was_planned_for_days_that_never_opened_comes_into_force_in_its_order():
    day = Day()
    day.do("plan_skills", day="2025-01-03", skills=[PENSION_ON, {**CARD_OFF, "clerk": "li"}])
    day.do("plan_skills", day="2025-01-02", skills=[{**PENSION_ON, "on": False, "last_resort": True}])
    next_day(day, 5)
    assert set(active(day)) == {"permit", "pension"}
    assert day.hall.windows["2"].last_resort == {"pension"}


def test_a_window_with_skills_of_its_own_can_be_planned():
    day = Day()
    day.do("plan_skills", day="2025-01-02", skills=[{"window": "3", "service": "card", "on": False}])
    next_day(day)
    assert active(day, "3") == ["pension"]


def test_the_plan_of_a_day_is_replaced_and_dropped():
    day = Day()
    day.do("plan_skills", day="2025-01-02", skills=[PENSION_ON])
    assert day.do("plan_skills", day="2025-01-02", skills=[PENSION_ON]) == []
    day.do("plan_skills", day="2025-01-02", skills=[CARD_OFF])
    assert [skill.clerk for skill in day.hall.planned["2025-01-02"]] == ["wang"]
    day.do("plan_skills", day="2025-01-02")
    assert not day.hall.planned


def test_who_lost_the_training_meanwhile_is_passed_over():
    day = Day()
    day.do("plan_skills", day="2025-01-02", skills=[CARD_OFF])
    others = tuple(clerk for clerk in day.hall.scenario.clerks if clerk.id != "wang")
    day.hall.scenario = msgspec.structs.replace(day.hall.scenario, clerks=others)
    del day.hall.clerks["wang"]
    day.later(24 * 60)
    day.do("open_day")
    assert "wang" not in day.hall.clerks and not day.hall.planned


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ({"day": TODAY, "skills": [PENSION_ON]}, "to come"),
        ({"day": "soon", "skills": [PENSION_ON]}, "plan_skills"),
        ({"day": "2025-01-02", "skills": [{**PENSION_ON, "clerk": "nobody"}]}, "nobody"),
        ({"day": "2025-01-02", "skills": [{**PENSION_ON, "service": "tea"}]}, "tea"),
        ({"day": "2025-01-02", "skills": [{**PENSION_ON, "clerk": "wang"}]}, "trained"),
        ({"day": "2025-01-02", "skills": [{"clerk": "li", "service": "card"}]}, "last_resort"),
        ({"day": "2025-01-02", "skills": [{"service": "card", "on": True}]}, "one of them"),
        ({"day": "2025-01-02", "skills": [{"window": "1", "service": "card", "on": True}]}, "clerk"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(arguments: dict[str, Any], word: str):
    assert word in Day().refused("plan_skills", **arguments)


def test_a_weekday_opens_with_its_template():
    day = Day()
    day.do("keep_template", name="Thursday", skills=[PENSION_ON])
    assert "pension" not in active(day)
    day.do("schedule_template", name="Thursday", weekdays=[4])
    next_day(day)
    assert "pension" in active(day) and day.hall.template == "Thursday"
    day.do("skill", window="2", service="pension", on=False)
    next_day(day)
    assert "pension" not in active(day) and day.hall.template == ""
    next_day(day, 6)
    assert "pension" in active(day)


def test_a_day_that_is_opened_again_goes_on_as_it_was():
    day = Day()
    day.do("keep_template", name="all", skills=[PENSION_ON])
    day.do("schedule_template", name="all", weekdays=[1, 2, 3, 4, 5])
    next_day(day)
    day.do("skill", window="2", service="pension", on=False)
    day.do("close_day")
    day.do("open_day")
    assert "pension" not in active(day)
    assert (day.hall.template, list(day.hall.templates)) == ("all", ["all"])


def test_a_planned_change_is_written_into_the_templates():
    day = Day()
    day.do("keep_template", name="usual")
    day.do("schedule_template", name="usual", weekdays=[1, 2, 3, 4, 5, 6, 7])
    day.do("plan_skills", day="2025-01-02", skills=[PENSION_ON])
    for _ in range(3):
        next_day(day)
        assert "pension" in active(day)


def test_a_weekday_has_one_template():
    day = Day()
    for name, weekdays in (("early", [1, 4]), ("late", [4, 5])):
        day.do("keep_template", name=name)
        day.do("schedule_template", name=name, weekdays=weekdays)
    assert {name: template.weekdays for name, template in day.hall.templates.items()} == {"early": (1,), "late": (4, 5)}
    assert day.do("schedule_template", name="late", weekdays=[5, 4]) == []
    day.do("keep_template", name="late", skills=[CARD_OFF])
    assert day.hall.templates["late"].weekdays == (4, 5)
    day.do("drop_template", name="late")
    assert list(day.hall.templates) == ["early"]
    assert "late" in day.refused("drop_template", name="late")
    assert "late" in day.refused("schedule_template", name="late", weekdays=[1])
    assert day.refused("schedule_template", name="early", weekdays=[8])
    assert day.refused("keep_template", name=" ")


def test_what_is_said_last_of_a_skill_holds_and_what_it_leaves_open_stays():
    on = PlannedSkill(clerk="li", service="card", on=True)
    resort = PlannedSkill(clerk="li", service="card", last_resort=True)
    off = PlannedSkill(clerk="li", service="card", on=False)
    assert merged([on], [resort]) == (PlannedSkill(clerk="li", service="card", on=True, last_resort=True),)
    assert merged([on, resort], [off]) == (PlannedSkill(clerk="li", service="card", on=False, last_resort=True),)


TRAINED = {"chen": ["permit", "card"], "li": ["permit", "card", "pension"], "wang": ["card"]}
FRIDAY = "2025-01-03"

marks = st.sampled_from([(clerk, service) for clerk, services in TRAINED.items() for service in services]).flatmap(
    lambda skill: st.builds(
        PlannedSkill, clerk=st.just(skill[0]), service=st.just(skill[1]), on=st.booleans(), last_resort=st.booleans()
    )
)
plans = st.dictionaries(
    st.dates(datetime.date(2025, 1, 1), datetime.date(2025, 1, 6)).map(str), st.lists(marks).map(tuple)
)
holding = st.builds(Held, inactive=st.sets(st.sampled_from(TRAINED["li"])).map(tuple))
templates = st.builds(
    Template,
    name=st.just("some"),
    weekdays=st.sets(st.integers(1, 7)).map(tuple),
    clerks=st.dictionaries(st.sampled_from(list(TRAINED)), holding),
)


@given(plans, st.lists(templates, max_size=1))
def test_a_day_opens_with_its_template_and_all_that_was_planned_until_then(planned, kept):
    found = opening(scenario(), FRIDAY, planned, kept)
    due = merged((), [mark for day in sorted(planned) if day <= FRIDAY for mark in planned[day]])
    wanted = {(mark.clerk, mark.service): mark for mark in due}
    template = next((template for template in kept if 5 in template.weekdays), None)
    for clerk, services in TRAINED.items():
        _, inactive, last_resort = skills_of(found.scenario, Window(id="", clerk=clerk))
        before = skills_of(scenario(), Window(id="", clerk=clerk))[1]
        for service in services:
            mark = wanted.get((clerk, service))
            held = None if template is None else template.clerks.get(clerk)
            off = service in (before if held is None else held.inactive)
            assert (service in inactive) == (off if mark is None else not mark.on)
            assert (service in last_resort) == (mark is not None and mark.last_resort is True)
    assert set(found.planned) == {day for day in planned if day > FRIDAY}
    assert found.template == ("some" if template else "")
    for amended in found.templates:
        for mark in due:
            if mark.clerk in amended.clerks:
                assert (mark.service in amended.clerks[mark.clerk].inactive) == (not mark.on)
    again = opening(found.scenario, FRIDAY, {}, found.templates)
    assert again.scenario == found.scenario
