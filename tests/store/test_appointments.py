from __future__ import annotations

import json
from pathlib import Path

import pytest

from hallapp import appointments, cli
from hallapp.errors import BadInput
from hallapp.hall.catalogue import Catalogue
from hallapp.hall.hall import HallError
from hallapp.live import Live
from hallapp.paths import DEMO_HALL
from hallapp.settings import Settings
from hallapp.store.people import CARD_KEPT, Booking, People
from simulation.scenario import load

TABLE = (
    "日期,时间,事项,姓名,电话\n"
    "2026-11-24,9:30,居住证申领,王小明,13800001111\n"
    "2026/11/25,10：00-10:30,permit-apply；card-replacement,,\n"
)
NUMBER = "11010519491231002X"


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(load(DEMO_HALL))


@pytest.fixture
def people(tmp_path: Path):
    people = People(tmp_path / "hall.people")
    yield people
    people.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_whatever_wrote_it(tmp_path: Path, catalogue: Catalogue, encoding: str) -> None:
    file = tmp_path / "booked.csv"
    file.write_bytes(TABLE.encode(encoding))
    assert appointments.read(file, catalogue, "2026-11-20") == {
        "2026-11-24": [Booking("2026-11-24", 570.0, ("permit-apply",), "王小明", "13800001111")],
        "2026-11-25": [Booking("2026-11-25", 600.0, ("permit-apply", "card-replacement"))],
    }


def test_without_a_date_it_is_today_and_semicolons_may_separate(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "booked.csv"
    file.write_text("Time;Service\n09:00;permit-apply\n\n", encoding="utf-8")
    assert appointments.read(file, catalogue, "2026-11-24")["2026-11-24"][0].at == 540.0


@pytest.mark.parametrize(
    "text",
    [
        "预约时间,预约事项\n2026-11-25 9:30-10:00,permit-apply\n",
        "预约时间,预约事项\n2026年11月25日 09:30:00,permit-apply\n",
        "预约日期,预约时间,预约事项\n2026/11/25 00:00:00,9:30 - 10:00,permit-apply\n",
        "预约日期,预约时间,预约事项\n2026/11/25,2026-11-25 9:30,permit-apply\n",
    ],
)
def test_date_and_time_may_stand_in_one_cell(tmp_path: Path, catalogue: Catalogue, text: str) -> None:
    file = tmp_path / "booked.csv"
    file.write_text(text, encoding="utf-8")
    booked = appointments.read(file, catalogue, "2026-11-20")
    assert booked == {"2026-11-25": [Booking("2026-11-25", 570.0, ("permit-apply",))]}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("date,time,service\n2026-11-24,2026-11-25 9:00,permit-apply\n", "is another day than its date"),
        ("when,service\n9:00,permit-apply\n", "no column time"),
        ("time,service\n9:00,permit-apply\n25:00,permit-apply\n", 'line 3: "25:00" is no time'),
        ("time,service\n9:00,visa\n", 'line 2: this hall has no service "visa"'),
        ("time,service\n9:00,\n", "line 2: no service is named"),
        ("date,time,service\n24.11,9:00,permit-apply\n", "is no date"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, catalogue: Catalogue, text: str, problem: str) -> None:
    file = tmp_path / "booked.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=problem):
        appointments.read(file, catalogue, "2026-11-24")


def test_a_list_read_again_keeps_the_ids_of_who_stays(people: People) -> None:
    first, second = Booking("d", 600.0, ("a",), "Li"), Booking("d", 540.0, ("b",), "Wang")
    people.book("d", [first, second], until=1000)
    kept = {booking.name: booking.id for booking in people.bookings("d")}
    assert [booking.at for booking in people.bookings("d")] == [540.0, 600.0]
    people.book("d", [first], until=1000)
    assert [(booking.name, booking.id) for booking in people.bookings("d")] == [("Li", kept["Li"])]
    people.purge(1000)
    assert people.bookings("d") == []


def test_a_card_is_known_again_for_half_a_day_and_its_number_is_nowhere(people: People, tmp_path: Path) -> None:
    first = people.card(NUMBER, 0)
    assert people.card(NUMBER.lower(), CARD_KEPT - 1) == first
    assert people.card("110105194912310011", 0) != first
    assert people.card(NUMBER, CARD_KEPT) != first
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert NUMBER.encode() not in held


def test_phones_are_found_by_their_last_digits(people: People) -> None:
    people.keep({"a": ("phone", "138 0000-1111"), "b": ("phone", "13900002222")}, until=1000)
    assert people.with_phone(["a", "b", "gone"], "1111") == {"a"}


def test_the_hall_imports_and_checks_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hall, file = tmp_path / "north.hall", tmp_path / "booked.csv"
    Live.create(hall, load(DEMO_HALL), Settings(zone="Asia/Shanghai")).close()
    file.write_text(TABLE, encoding="utf-8")
    assert cli.run(["import", "appointments", str(file), "--hall", str(hall)]) == 0
    assert capsys.readouterr().out.splitlines() == ["2026-11-24: 1 appointments", "2026-11-25: 1 appointments"]
    file.write_text("time,service\n9:00,visa\n", encoding="utf-8")
    assert cli.run(["import", "appointments", str(file), "--hall", str(hall)]) == 2
    with Live.open(hall) as live:
        (booking,) = live.people.bookings("2026-11-24")
        request = {"do": "issue", "services": list(booking.services), "appointment": booking.id, "at": booking.at}
        number = live.do(request)["ticket"]
        assert live.hall.tickets[number].appointment == booking.id
        with pytest.raises(HallError, match=number):
            live.do(request)


def test_neither_phone_nor_card_reach_the_log(tmp_path: Path) -> None:
    hall = tmp_path / "north.hall"
    with Live.create(hall, load(DEMO_HALL)) as live:
        number = live.do({"do": "issue", "services": ["permit-apply"], "phone": "13800001111", "card": NUMBER})[
            "ticket"
        ]
        assert live.people.text(live.hall.tickets[number].phone) == "13800001111"
        with pytest.raises(HallError, match=number):
            live.do({"do": "issue", "services": ["permit-apply"], "card": NUMBER.lower()})
        logged = json.dumps([row.data for row in live.log.read(0)])
    assert "13800001111" not in logged and NUMBER not in logged


def test_a_phone_is_refused_that_is_none(tmp_path: Path) -> None:
    with Live.create(tmp_path / "north.hall", load(DEMO_HALL)) as live, pytest.raises(BadInput, match="phone"):
        live.do({"do": "issue", "services": ["permit-apply"], "phone": "call me"})


def test_what_a_spreadsheet_did_to_names_and_phones_is_put_right_or_told(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "booked.csv"
    head = "time,service,name,phone\n9:00,permit-apply,"
    file.write_text(f'{head}"王\n小明",１３８-0000 1111\n9:05,permit-apply,李华,无\n', encoding="utf-8")
    assert [(one.name, one.phone) for one in appointments.read(file, catalogue, "2026-11-24")["2026-11-24"]] == [
        ("王 小明", "138-0000 1111"),
        ("李华", ""),
    ]
    for spoilt in ("1.38E+10", "138"):
        file.write_text(f"{head}王小明,{spoilt}\n", encoding="utf-8")
        with pytest.raises(BadInput, match=r"line 2: \".*\" is no phone number"):
            appointments.read(file, catalogue, "2026-11-24")
