import copy
import json

import pytest
from halls import sampled
from hypothesis import given, settings
from hypothesis import strategies as st

from simulation.errors import LONGEST, ScenarioError
from simulation.scenario import Clock, load, parse, standing, to_mapping, write

HALL = {
    "name": "north hall",
    "opens": "09:00",
    "closes": "17:00",
    "overdue": 2.0,
    "service": [
        {
            "id": "permit",
            "group": "A",
            "mean": 8.0,
            "names": {"zh": "许可", "en": "permit"},
            "lead": "department",
            "papers": [{"en": "identity card"}],
            "arrivals": [{"from": "09:00", "to": "11:00", "per_hour": 14.0}],
            "appointments": [{"at": "10:00", "count": 2, "show": 0.9, "punctuality_sd": 5.0}],
        },
        {"id": "subsidy", "group": "B", "mean": 5.0, "distribution": "empirical", "values": [1.0, 2.0]},
    ],
    "group": [{"id": "A", "prefix": "A"}, {"id": "B", "prefix": "BB"}],
    "demand": {"day_cv": 0.15},
    "class": [{"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.12}],
    "clerk": [
        {
            "id": "chen-li",
            "skills": {"*": 1.0, "subsidy": 0.5},
            "inactive": ["subsidy"],
            "shift": ["09:00", "17:00"],
            "breaks": [["12:00", "12:45"], ["10:00", "10:15"]],
        }
    ],
    "window": [
        {"id": "1", "clerk": "chen-li", "low": True},
        {"id": "2", "skills": {"permit": 1.0}, "open": [["09:00", "12:00"], [780, 1020.5]]},
        {"id": "3"},
    ],
    "patience": {"mean": 90.0},
    "no_show": {"probability": 0.03},
    "start": {
        "at": "10:20",
        "serving": [{"window": "1", "services": ["permit"], "elapsed": 3.0}],
        "waiting": [{"services": ["permit", "subsidy"], "class": "courtesy", "waited": 12.5, "window": "1"}],
        "parked": [{"services": ["subsidy"], "back_in": 6.0}],
        "closed": [{"window": "2", "until": "11:00"}],
    },
}

REMOVE = object()

WRONG = [
    (["opens"], REMOVE, ["opens", "missing"]),
    (["closes"], REMOVE, ["closes", "missing"]),
    (["closes"], "08:00", ["closes", "after opens"]),
    (["closes"], "09:00", ["closes"]),
    (["opens"], "9:00", ["opens", "HH:MM"]),
    (["opens"], "09:60", ["opens"]),
    (["opens"], "24:30", ["opens"]),
    (["opens"], -5, ["opens"]),
    (["opens"], True, ["opens"]),
    (["opens"], ["09:00"], ["opens"]),
    (["rule"], "lifo", ["rule", "gcmu"]),
    (["overdue"], -1, ["overdue"]),
    (["overdue"], float("nan"), ["overdue", "finite"]),
    (["overdue"], float("inf"), ["overdue", "finite"]),
    (["lost"], -1, ["lost"]),
    (["overtime_price"], -0.5, ["overtime_price"]),
    (["change_price"], "20", ["change_price", "number"]),
    (["nmae"], "x", ["nmae", "unknown key"]),
    (["service", 0, "mean"], REMOVE, ["[[service]]", "permit", "mean", "missing"]),
    (["service", 0, "id"], REMOVE, ["[[service]] no. 1", "id"]),
    (["service", 0, "id"], 7, ["[[service]] no. 1", "id"]),
    (["service", 0, "id"], " ", ["[[service]] no. 1", "id"]),
    (["service", 0, "id"], "a;b", ["[[service]] no. 1", "id"]),
    (["service", 1, "id"], "permit", ["[[service]] no. 2", "id", "twice"]),
    (["service", 0, "mean"], 0, ["permit", "mean", "above 0"]),
    (["service", 0, "mean"], float("nan"), ["permit", "mean"]),
    (["service", 0, "mean"], "8", ["permit", "mean"]),
    (["service", 0, "mean"], True, ["permit", "mean"]),
    (["service", 0, "target"], 0, ["permit", "target"]),
    (["service", 0, "target"], -3, ["permit", "target"]),
    (["service", 0, "cv"], -0.1, ["permit", "cv"]),
    (["service", 0, "distribution"], "normal", ["permit", "distribution", "gamma"]),
    (["service", 1, "values"], REMOVE, ["subsidy", "values"]),
    (["service", 1, "values"], [1.0, -2.0], ["subsidy", "values"]),
    (["service", 1, "values"], [1.0, float("nan")], ["subsidy", "values"]),
    (["service", 0, "names", "de"], "x", ["permit", "names", "de"]),
    (["service", 0, "lead"], "city", ["permit", "lead"]),
    (["service", 0, "papers"], {"en": "x"}, ["permit", "papers"]),
    (["service", 0, "arrivals", 0, "per_hour"], -1, ["permit", "arrivals", "no. 1", "per_hour"]),
    (["service", 0, "arrivals", 0, "per_hour"], float("inf"), ["permit", "per_hour"]),
    (["service", 0, "arrivals", 0, "to"], "08:00", ["permit", "arrivals"]),
    (["service", 0, "arrivals", 0, "from"], REMOVE, ["permit", "arrivals", "from"]),
    (["service", 0, "appointments", 0, "show"], 1.2, ["permit", "appointments", "show"]),
    (["service", 0, "appointments", 0, "count"], -1, ["permit", "count"]),
    (["service", 0, "appointments", 0, "count"], 1.5, ["permit", "count", "whole"]),
    (["service", 0, "appointments", 0, "punctuality_sd"], -1, ["permit", "punctuality_sd"]),
    (["service"], {"id": "x"}, ["service", "[[service]]"]),
    (["group", 1, "prefix"], "A", ["[[group]]", "prefix"]),
    (["group", 1, "prefix"], "a", ["[[group]]", "prefix", "capital"]),
    (["group", 1, "prefix"], "ABC", ["[[group]]", "prefix"]),
    (["group", 1, "id"], "A", ["[[group]]", "id"]),
    (["demand", "day_cv"], -0.1, ["[demand]", "day_cv"]),
    (["demand"], [1], ["demand"]),
    (["class", 0, "share"], 1.5, ["[[class]]", "courtesy", "share"]),
    (["class", 0, "share"], -0.5, ["[[class]]", "courtesy", "share"]),
    (["class", 0, "weight"], -1, ["[[class]]", "courtesy", "weight"]),
    (["class", 0, "rank"], 0.5, ["[[class]]", "courtesy", "rank"]),
    (["class"], [{"id": "x", "share": 0.7}, {"id": "y", "share": 0.4}], ["share", "1.1"]),
    (["class"], [{"id": "x"}, {"id": "x"}], ["[[class]]", "id"]),
    (["clerk", 0, "skills", "gift"], 1.0, ["[[clerk]]", "chen-li", "skills", "gift"]),
    (["clerk", 0, "skills", "permit"], -1.0, ["chen-li", "permit"]),
    (["clerk", 0, "skills", "permit"], float("nan"), ["chen-li", "skills"]),
    (["clerk", 0, "skills"], ["permit"], ["chen-li", "skills"]),
    (["clerk", 0, "inactive"], ["gift"], ["chen-li", "inactive", "gift"]),
    (["clerk", 0, "inactive"], "subsidy", ["chen-li", "inactive"]),
    (["clerk", 0, "last_resort"], ["gift"], ["chen-li", "last_resort", "gift"]),
    (["clerk", 0, "shift"], ["17:00", "09:00"], ["chen-li", "shift"]),
    (["clerk", 0, "shift"], ["09:00"], ["chen-li", "shift"]),
    (["clerk", 0, "breaks"], [["12:00", "12:45"], ["12:30", "13:00"]], ["chen-li", "breaks", "overlap"]),
    (["clerk", 0, "breaks"], ["12:00", "12:45"], ["chen-li", "breaks"]),
    (["window", 0, "clerk"], "nobody", ["[[window]]", "'1'", "clerk", "nobody"]),
    (["window", 0, "skills"], {"permit": 1.0}, ["'1'", "skills", "clerk"]),
    (["window", 0, "inactive"], [], ["'1'", "inactive", "clerk"]),
    (["window", 0, "last_resort"], ["permit"], ["'1'", "last_resort", "clerk"]),
    (["window", 2, "clerk"], "chen-li", ["'3'", "clerk", "chen-li"]),
    (["window", 1, "id"], "1", ["[[window]]", "id"]),
    (["window", 1, "open"], [["12:00", "09:00"]], ["'2'", "open"]),
    (["window", 1, "skills", "gift"], 1.0, ["'2'", "skills", "gift"]),
    (["patience", "mean"], REMOVE, ["[patience]", "mean"]),
    (["patience", "mean"], 0, ["[patience]", "mean"]),
    (["patience", "cv"], -1, ["[patience]", "cv"]),
    (["no_show", "probability"], 1.1, ["[no_show]", "probability"]),
    (["no_show", "minutes"], -1, ["[no_show]", "minutes"]),
    (["start", "at"], REMOVE, ["[start]", "at"]),
    (["start", "serving", 0, "window"], "9", ["[[start.serving]]", "window", "'9'"]),
    (["start", "serving", 0, "window"], "3", ["[[start.serving]]", "services"]),
    (["start", "serving", 0, "services"], [], ["[[start.serving]]", "services"]),
    (["start", "serving", 0, "services"], ["gift"], ["[[start.serving]]", "services", "gift"]),
    (["start", "serving", 0, "elapsed"], -1, ["[[start.serving]]", "elapsed"]),
    (["start", "serving"], 2 * [{"window": "1", "services": ["permit"]}], ["[[start.serving]] no. 2", "window"]),
    (["start", "waiting", 0, "services"], [], ["[[start.waiting]]", "services"]),
    (["start", "waiting", 0, "waited"], -1, ["[[start.waiting]]", "waited"]),
    (["start", "waiting", 0, "waited"], float("nan"), ["waiting", "waited"]),
    (["start", "waiting", 0, "window"], "9", ["[[start.waiting]]", "window"]),
    (["start", "waiting", 0, "class"], "", ["[[start.waiting]]", "class"]),
    (["start", "parked", 0, "back_in"], -1, ["[[start.parked]]", "back_in"]),
    (["start", "closed", 0, "until"], "10:00", ["[[start.closed]]", "until"]),
    (["start", "closed"], [{"window": "2"}, {"window": "2"}], ["[[start.closed]] no. 2", "window"]),
]


def changed(path, value):
    hall = copy.deepcopy(HALL)
    *way, key = path
    table = hall
    for step in way:
        table = table[step]
    if value is REMOVE:
        del table[key]
    else:
        table[key] = value
    return hall


@pytest.mark.parametrize(("path", "value", "words"), WRONG)
def test_what_is_wrong_is_named(path, value, words):
    with pytest.raises(ScenarioError) as caught:
        parse(changed(path, value), "hall.toml")
    sentence = str(caught.value)
    assert all(word in sentence for word in ["hall.toml", *words]), sentence
    assert "\n" not in sentence and len(sentence) <= LONGEST


def test_times_are_clock_times_or_minutes():
    hall = parse({"opens": "09:00", "closes": "24:00", "window": [{"id": "1", "open": [[600.5, "11:00"]]}]})
    assert (hall.opens, hall.closes) == (540.0, 1440.0)
    assert hall.windows[0].open == ((Clock(600.5), Clock(660.0)),)


def test_mapping_round_trip_is_exact():
    hall = parse(HALL)
    mapping = to_mapping(hall)
    assert parse(json.loads(json.dumps(mapping))) == hall
    assert mapping["opens"] == "09:00"
    assert mapping["window"][1]["open"] == [["09:00", "12:00"], ["13:00", 1020.5]]


@given(sampled())
@settings(max_examples=30, deadline=None)
def test_any_scenario_survives_its_file(tmp_path_factory, hall):
    path = tmp_path_factory.mktemp("hall") / "hall.toml"
    write(hall, path)
    assert load(path) == hall


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 2000), st.floats(), st.text(max_size=5), st.just("09:30")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=5,
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_careless_values_are_refused_with_a_sentence(data):
    hall = copy.deepcopy(HALL)
    for _ in range(data.draw(st.integers(1, 2))):
        table = hall
        while True:
            key = data.draw(st.sampled_from(sorted(table) if isinstance(table, dict) else range(len(table))))
            if not isinstance(table[key], dict | list) or not table[key] or data.draw(st.booleans()):
                break
            table = table[key]
        table[key] = data.draw(anything)
    try:
        found = parse(hall, "hall.toml")
    except ScenarioError as error:
        assert 0 < len(str(error)) <= LONGEST
    else:
        assert parse(to_mapping(found)) == found


def test_invalid_toml_names_the_line(tmp_path):
    path = tmp_path / "hall.toml"
    path.write_text('opens = "09:00"\ncloses 17\n', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"hall\.toml.*line 2"):
        load(path)


def test_files_that_are_no_text(tmp_path):
    path = tmp_path / "hall.toml"
    path.write_bytes(b'name = "\xff\xfe"\n')
    with pytest.raises(ScenarioError, match="UTF-8"):
        load(path)
    with pytest.raises(ScenarioError, match="can't be read"):
        load(tmp_path / "none.toml")
    with pytest.raises(ScenarioError, match="can't be read"):
        load(tmp_path)


def test_a_byte_order_mark_is_no_key(tmp_path):
    path = tmp_path / "hall.toml"
    path.write_text('opens = "09:00"\ncloses = "17:00"\n', encoding="utf-8-sig")
    assert load(path).closes == 1020.0


def test_appointments_stand_out_unless_the_file_says_otherwise():
    hall = parse(
        {"opens": 0, "closes": 1, "class": [{"id": "appointment", "weight": 1.0}, {"id": "veteran", "rank": 2}]}
    )
    assert standing(hall, "appointment") == (1.0, 1)
    assert standing(hall, "veteran") == (1.0, 2)
    assert standing(hall, "unheard-of") == (1.0, 0)
    assert standing(parse({"opens": 0, "closes": 1}), "appointment") == (3.0, 1)


@pytest.mark.parametrize(
    "groups", [[{"id": "A", "prefix": "B"}, {"id": "B"}], [{"id": "A", "prefix": "B"}], [{"id": "Q", "prefix": "A"}]]
)
def test_a_prefix_is_not_the_id_of_a_group_without_one(groups):
    services = [{"id": "s", "group": "A", "mean": 1}, {"id": "t", "group": "B", "mean": 1}]
    with pytest.raises(ScenarioError, match="prefix"):
        parse({"opens": 0, "closes": 1, "service": services, "group": groups})
