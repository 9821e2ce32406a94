import pytest

from simulation.errors import LONGEST, ScenarioError
from simulation.scenario import parse
from simulation.trace import Arrival, load_trace, parse_trace, write_trace

HALL = {"opens": 540, "closes": 600, "service": [{"id": "a", "mean": 4}, {"id": "b", "mean": 4}]}
SCENARIO = parse(HALL)
HEAD = "ticket,arrival,service,class,duration,patience\n"


def test_rows_are_citizens():
    text = "class,ticket,arrival,service,duration\nordinary,1,-2.5,a;b,4.0;6.5\n\ncourtesy,2,3,b,0\n"
    assert parse_trace(text, SCENARIO) == (
        Arrival("1", -2.5, ("a", "b"), "ordinary", (4.0, 6.5)),
        Arrival("2", 3.0, ("b",), "courtesy", (0.0,)),
    )


def test_a_trace_survives_its_file(tmp_path):
    rows = (
        Arrival("x,1", 0.1 + 0.2, ("a", "b"), "ordinary", (1 / 3, 0.0), 0.0),
        Arrival("2", -7.0, ("b",), "z", (1.0,)),
    )
    write_trace(rows, tmp_path / "trace.csv")
    assert load_trace(tmp_path / "trace.csv", SCENARIO) == rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["line 1", "ticket"]),
        ("ticket,arrival\n", ["line 1"]),
        ("ticket,arrival,service,class,duration,colour\n", ["line 1", "colour"]),
        (HEAD + "1,0,a,ordinary\n", ["line 2", "4 fields"]),
        (HEAD + "1,0,a,ordinary,1,,9\n", ["line 2", "7 fields"]),
        (HEAD + "1,0,a,ordinary,1,\n1,1,a,ordinary,1,\n", ["line 3", "ticket"]),
        (HEAD + ",0,a,ordinary,1,\n", ["line 2", "ticket"]),
        (HEAD + "1,soon,a,ordinary,1,\n", ["line 2", "arrival", "soon"]),
        (HEAD + "1,nan,a,ordinary,1,\n", ["line 2", "arrival"]),
        (HEAD + "1,inf,a,ordinary,1,\n", ["line 2", "arrival"]),
        (HEAD + "1,0,c,ordinary,1,\n", ["line 2", "service", "'c'"]),
        (HEAD + "1,0,a;,ordinary,1;2,\n", ["line 2", "service"]),
        (HEAD + "1,0,a,,1,\n", ["line 2", "class"]),
        (HEAD + "1,0,a;b,ordinary,1,\n", ["line 2", "duration", "2 durations"]),
        (HEAD + "1,0,a,ordinary,-1,\n", ["line 2", "duration"]),
        (HEAD + "1,0,a,ordinary,,\n", ["line 2", "duration"]),
        (HEAD + "1,0,a,ordinary,1,-1\n", ["line 2", "patience"]),
        (HEAD + "1,0,a,ordinary,1,nan\n", ["line 2", "patience"]),
        (HEAD + '1,0,"a,ordinary,1,\n', ["line 2", "CSV"]),
    ],
)
def test_what_is_wrong_is_named(text, words):
    with pytest.raises(ScenarioError) as caught:
        parse_trace(text, SCENARIO, "day.csv")
    sentence = str(caught.value)
    assert all(word in sentence for word in ["day.csv", *words]), sentence
    assert len(sentence) <= LONGEST


def test_a_trace_and_a_live_state_exclude_each_other():
    with pytest.raises(ScenarioError, match="start"):
        parse_trace(HEAD, parse({**HALL, "start": {"at": 560}}))
