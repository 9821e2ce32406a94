import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallapp.errors import BadInput
from hallapp.newhall import building, checks, reading, templates
from hallapp.newhall.checks import Place
from hallapp.newhall.draft import Draft
from simulation.scenario import Scenario, parse, to_mapping


@pytest.fixture
def draft() -> Draft:
    return templates.sample("community")


def places(draft: Draft) -> list[Place]:
    return [fault.place for fault in checks.faults(draft)]


@pytest.mark.parametrize(
    ("template", "services", "windows"), [("full", 156, 12), ("community", 68, 5), ("empty", 1, 1)]
)
def test_each_template_makes_a_hall_as_it_is(template: str, services: int, windows: int) -> None:
    scenario = building.build(templates.sample(template))
    assert (len(scenario.services), len(scenario.windows)) == (services, windows)
    assert parse(to_mapping(scenario)) == scenario


def test_a_new_hall_has_a_name_to_enter_and_nothing_else_wrong() -> None:
    assert places(templates.load("community")) == [Place("hall", field="zh")]


def test_two_drafts_of_a_template_do_not_know_each_other(draft: Draft) -> None:
    draft.services[0].minutes = "99"
    draft.clerks[0].skills.clear()
    other = templates.sample("community")
    assert other.services[0].minutes != "99" and other.clerks[0].skills


def test_only_what_is_chosen_is_in_the_hall_and_a_wrong_entry_not_chosen_does_not_matter(draft: Draft) -> None:
    dropped = draft.services[0]
    dropped.chosen, dropped.minutes = False, "soon"
    scenario = building.build(draft)
    assert dropped.key not in {service.id for service in scenario.services}
    assert all(dropped.key not in clerk.skills for clerk in scenario.clerks)


def test_minutes_target_and_people_reach_the_scenario(draft: Draft) -> None:
    service = draft.services[0]
    service.minutes, service.target, service.per_day = "１２.5", "30", "24"
    made = building.build(draft).services[0]
    assert (made.mean, made.target) == (12.5, 30.0)
    people = sum(rate.per_hour * (rate.end - rate.start) / 60 for rate in made.arrivals)
    assert people == pytest.approx(24, abs=0.01)


@pytest.mark.parametrize("text", ["", "-3", "0", "abc", "nan", "inf", "1e9", "12 min"])
def test_a_wrong_duration_is_told_at_its_field(draft: Draft, text: str) -> None:
    draft.services[0].minutes = text
    assert places(draft) == [Place("service", draft.services[0].key, "minutes")]


def test_a_prefix_that_another_group_has_is_told(draft: Draft) -> None:
    first, second = draft.groups_offered()[:2]
    second.prefix = first.prefix
    assert places(draft) == [Place("group", second.key, "prefix")]
    second.prefix = "12"
    assert places(draft) == [Place("group", second.key, "prefix")]


def test_windows_need_a_number_of_their_own(draft: Draft) -> None:
    draft.windows[1].number = "１"
    draft.windows[2].number = "*"
    draft.windows[3].number = " "
    assert places(draft) == [Place("window", window.key, "number") for window in draft.windows[1:4]]


def test_more_windows_are_numbered_on_and_seat_free_clerks(draft: Draft) -> None:
    draft.set_windows(7)
    assert [window.number for window in draft.windows] == ["1", "2", "3", "4", "5", "6", "7"]
    assert draft.windows[5].clerk == draft.clerks[5].key and draft.windows[6].clerk == ""
    draft.set_windows(2)
    assert len(draft.windows) == 2 and len(draft.clerks) == 6


def test_a_group_is_marked_as_a_whole_or_partly(draft: Draft) -> None:
    clerk, group = draft.clerks[0], draft.groups_offered()[0].key
    draft.set_mark(clerk, group, "learner")
    assert draft.mark(clerk, group) == "learner"
    clerk.skills[draft.of_group(group)[0].key] = 1.0
    assert draft.mark(clerk, group) == "partly"
    draft.set_mark(clerk, group, "off")
    assert draft.mark(clerk, group) == "off" and not clerk.skills.keys() & {s.key for s in draft.of_group(group)}


def test_what_nobody_at_a_window_can_do_is_known(draft: Draft) -> None:
    assert draft.unserved() == []
    group = draft.groups_offered()[0].key
    for clerk in draft.clerks:
        draft.set_mark(clerk, group, "off")
    assert draft.unserved() == draft.of_group(group)


def test_a_hall_where_nobody_can_work_is_refused(draft: Draft) -> None:
    for window in draft.windows:
        window.clerk = ""
    assert places(draft) == [Place("clerk")]


def test_lunch_by_turns_never_sends_neighbours_together(draft: Draft) -> None:
    scenario = building.build(draft)
    begun = [clerk.breaks[0][0] for clerk in scenario.clerks]
    assert all(first != second for first, second in itertools.pairwise(begun))
    assert {end - begin for clerk in scenario.clerks for begin, end in clerk.breaks} == {45.0}


def test_breaks_of_a_clerks_own_stand_in_place_of_the_turn(draft: Draft) -> None:
    draft.clerks[0].breaks = "10:00–10:15，14:00-14:15"
    assert building.build(draft).clerks[0].breaks == ((600.0, 615.0), (840.0, 855.0))


def test_a_common_lunch_closes_every_window_and_nobody_comes_then(draft: Draft) -> None:
    draft.hours.lunch = "together"
    scenario = building.build(draft)
    assert all(window.open == ((540.0, 690.0), (810.0, 1020.0)) for window in scenario.windows)
    assert not any(
        rate.end > 690.0 and rate.start < 810.0 for service in scenario.services for rate in service.arrivals
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [("opens", "nine"), ("closes", "08:00"), ("closes", "25:00"), ("lunch_from", "8:00"), ("lunch_to", "11:00"),
     ("turn", "90"), ("turn", "")],
)  # fmt: skip
def test_wrong_hours_are_told_at_their_field(draft: Draft, field: str, text: str) -> None:
    setattr(draft.hours, field, text)
    assert places(draft) == [Place("hours", field="turn" if text == "90" else field)]


def test_the_first_thing_wrong_is_why_a_hall_is_not_built(draft: Draft) -> None:
    draft.hours.closes = "8"
    with pytest.raises(BadInput, match="8 is no time"):
        building.build(draft)


@pytest.mark.parametrize(
    ("text", "found"),
    [("", ()), ("12:00-12:45", ((720, 765),)), ("9:00至9:10、15:00~15:10", ((540, 550), (900, 910)))],
)
def test_times_are_read_as_people_write_them(text: str, found: tuple[tuple[float, float], ...]) -> None:
    assert reading.spans(text) == found


@pytest.mark.parametrize("text", ["12:00", "12:45-12:00", "12:00-13:00, 12:30-13:30", "12:60-13:00"])
def test_times_that_mean_nothing_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        reading.spans(text)


def test_displays_over_windows_become_a_setting(draft: Draft) -> None:
    draft.windows[2].display = True
    assert building.settings(draft, "Asia/Shanghai").displays == ("3",)


def test_new_services_and_groups_get_ids_and_prefixes_of_their_own(draft: Draft) -> None:
    group = draft.add_group("便民服务", "")
    first, second = draft.add_service(group.key, "复印"), draft.add_service(group.key, "复印")
    assert first.key == "fu-yin" and second.key == "fu-yin-2"
    assert group.prefix not in {other.prefix for other in draft.groups if other is not group}
    assert places(draft) == [Place("service", second.key, "zh")]
    second.zh = "传真"
    made: Scenario = building.build(draft)
    assert [service.id for service in made.services if service.group == group.key] == ["fu-yin", "fu-yin-2"]


TYPED = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "9", "12.5", "9:00", "25:61", "12:00-12:45", "13:00-12:00", "A", "nan", "１", "x;y"]
    ),
    st.text(max_size=8),
)
FIELDS = {
    "services": ("zh", "en", "code", "minutes", "target", "per_day"),
    "groups": ("zh", "en", "prefix"),
    "windows": ("number", "zh", "clerk"),
    "clerks": ("zh", "en", "breaks", "shift"),
}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_draft_is_built_exactly_when_nothing_is_wrong_with_it(data: st.DataObject) -> None:
    draft = templates.sample("community")
    for _ in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from(list(FIELDS)))
        entry = data.draw(st.sampled_from(getattr(draft, kind)[:4]))
        setattr(entry, data.draw(st.sampled_from(FIELDS[kind])), data.draw(TYPED))
    if data.draw(st.booleans()):
        setattr(draft.hours, data.draw(st.sampled_from(["opens", "closes", "lunch_from", "lunch_to", "turn"])),
                data.draw(TYPED))  # fmt: skip
        draft.hours.lunch = data.draw(st.sampled_from(["none", "together", "turns"]))
    wrong = checks.faults(draft)
    if not wrong:
        assert parse(to_mapping(building.build(draft))) == building.build(draft)
    else:
        with pytest.raises(BadInput) as refused:
            building.build(draft)
        assert str(refused.value) == str(wrong[0].problem)
