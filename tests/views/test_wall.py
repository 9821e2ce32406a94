"""The wall and the display over one window."""

from __future__ import annotations

import array

import pytest
from conftest import Asked, settled
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from hallapp.commands import wall_
from hallapp.devices.voice import RETRY, Sound, announcement, is_quiet, said
from hallapp.errors import BadInput, KnownError
from hallapp.hall.following import RATED_FOR, to_rate
from hallapp.hall.ticket import Call
from hallapp.settings import Settings
from hallapp.views.bilingual import both
from hallapp.views.wall import Wall, foot, rating
from hallapp.views.wall.brush import Brush
from hallapp.views.wall.over_window import THANKS, OverWindow
from hallapp.views.wall.painting import MARK
from hallapp.views.wall.sizes import CAPITAL, CAPITAL_OF_FONT, Distance, sizes


class Recorder:
    """Takes the place of the speaker."""

    def __init__(self) -> None:
        self.said: list[list[tuple[str, str]]] = []

    def say(self, sentences, *, chime=True, volume=100) -> None:
        self.said.append(list(sentences))
        self.volume = volume

    def close(self) -> None:
        pass

    def problem(self) -> None:
        return None


def test_a_call_is_on_the_wall_and_spoken_in_each_language_once(link_to, qtbot):
    link = link_to("idle")
    speaker = Recorder()
    wall = Wall(link, speaker, languages=("zh", "en"))
    qtbot.addWidget(wall)
    service = link.hall.windows["5"].skills
    link.do({"do": "skill", "window": "5", "service": next(iter(service)), "on": True})
    link.do({"do": "issue", "services": [next(iter(service))]})
    before = len(speaker.said)
    qtbot.waitUntil(lambda: link.hall.windows["5"].ticket is not None)
    qtbot.waitUntil(lambda: len(speaker.said) > before)
    newest = wall.board.calls[0]
    assert isinstance(newest, Call) and newest.window == "5"
    assert newest.number in wall.accessibleName()
    assert [code for code, _ in speaker.said[-1]] == ["zh", "en"]


def test_the_wall_counts_who_waits_by_group(link_to, qtbot):
    link = link_to("busy")
    wall = Wall(link)
    qtbot.addWidget(wall)
    assert sum(line.people for line in wall.board.lines) == len(link.hall.waiting())
    people = [line.people for line in wall.board.lines]
    assert people == sorted(people, reverse=True)


def test_only_the_groups_that_were_chosen_are_shown(link_to, qtbot):
    link = link_to("busy")
    wall = Wall(link, groups=["employment"])
    qtbot.addWidget(wall)
    assert [line.id for line in wall.board.lines] == ["employment"]
    groups = {link.hall.catalogue.group(link.hall.tickets[call.number].first_service).id for call in wall.board.calls}
    assert groups <= {"employment"}


def test_a_wall_that_nobody_hears_says_so_until_the_device_is_tried_again(link_to, qtbot, monkeypatch):
    speaker = Recorder()
    wall = Wall(link_to("busy"), speaker)
    qtbot.addWidget(wall)
    wall.tick()
    assert not wall.is_mute
    monkeypatch.setattr(speaker, "problem", lambda: KnownError("no device"))
    wall.tick()
    monkeypatch.undo()
    assert wall.is_mute
    for _ in range(round(RETRY)):
        wall.tick()
    assert not wall.is_mute


def test_a_wall_of_a_part_says_which(link_to, qtbot):
    wall = Wall(link_to("busy"), groups=["employment", "social-insurance"])
    qtbot.addWidget(wall)
    assert wall.part() == "Employment, Social insurance"


def test_after_the_day_nobody_is_called_any_more(link_to, qtbot):
    link = link_to("finished")
    assert link.hall.calls and not link.hall.is_open
    wall = Wall(link)
    qtbot.addWidget(wall)
    assert wall.board.calls == [] and wall.accessibleName() == ""


def test_capitals_are_as_high_as_the_distance_asks():
    near, far = (sizes(1920, 1080, Distance(metres, 190.0)) for metres in (1.0, 10.0))
    assert far.call > near.call
    capital_mm = far.call_font * CAPITAL_OF_FONT / (1920 / 1900)
    assert capital_mm >= CAPITAL * 10_000 * 0.999


def test_the_display_over_a_window_shows_whom_it_calls(link_to, qtbot):
    link = link_to("busy")
    called = next(
        window.id
        for window in link.hall.windows.values()
        if window.ticket and link.hall.tickets[window.ticket].state == "called"
    )
    display = OverWindow(link, called)
    qtbot.addWidget(display)
    above, large, _ = display._words()
    assert large == link.hall.windows[called].ticket and above
    link.do({"do": "start", "window": called})
    qtbot.waitUntil(lambda: display._state() == "engaged")
    assert display._words()[0] != above


def test_a_hall_says_calls_twice_in_its_own_languages_and_recalls_once():
    settings = Settings(call_twice=True, yao=True, speak=("en", "zh"))
    call = said("call", "A011", "2", settings, settings.speak)
    assert [code for code, _ in call] == ["en", "zh", "en", "zh"]
    assert "零幺幺" in call[1][1]
    assert len(said("recall", "A011", "2", settings, settings.speak)) == 2
    assert said("recall", "A011", "2", settings, ["zh"]) != said("call", "A011", "2", settings, ["zh"])[:1]


@pytest.mark.parametrize(
    ("quiet", "minute", "silent"),
    [(None, 720, False), ((720, 780), 720, True), ((720, 780), 780, False), ((1320, 420), 30, True)],
)
def test_quiet_hours(quiet, minute, silent):
    assert is_quiet(Settings(quiet=quiet), minute) == silent


def test_a_sound_is_as_loud_as_the_hall_wants():
    loud = Sound(8000, array.array("h", [1000, -1000]).tobytes())
    assert list(array.array("h", loud.at_volume(50).samples)) == [500, -500]
    assert loud.at_volume(100) is loud


def test_in_quiet_hours_the_wall_says_nothing_but_shows_the_call(link_to, qtbot, wall_of):
    link, wall, speaker = wall_of("idle", quiet=(0.0, 1440.0))
    service = next(iter(link.hall.windows["5"].skills))
    link.do({"do": "skill", "window": "5", "service": service, "on": True})
    qtbot.waitUntil(lambda: link.hall.windows["5"].ticket is not None)
    assert wall.board.calls[0].window == "5" and speaker.said == []


@pytest.fixture
def wall_of(link_to, qtbot):
    """A link, a wall and what it says, in a hall with these settings."""

    def make(scene: str, **settings):
        link = link_to(scene)
        Asked(qtbot, link)(do="settings", settings=settings)
        speaker = Recorder()
        wall = Wall(link, speaker)
        qtbot.addWidget(wall)
        return link, wall, speaker

    return make


@pytest.mark.parametrize("wanted", [True, False])
def test_who_missed_a_call_is_told_once_where_the_hall_wants_it(link_to, qtbot, wall_of, wanted):
    link, _, speaker = wall_of("busy", say_missed=wanted, speak=["zh"])
    window = next(
        window.id
        for window in link.hall.windows.values()
        if window.ticket and link.hall.tickets[window.ticket].state == "called"
    )
    number = link.hall.windows[window].ticket
    link.property("clock").at += 1000
    Asked(qtbot, link)(do="no_show", window=window)
    Asked(qtbot, link)(do="ask_help", place="kiosk")
    told = [sentence for sentences in speaker.said for _, sentence in sentences if "过号" in sentence]
    assert told == ([announcement("missed", number, window, "zh")] if wanted else [])


def test_the_foot_says_the_hall_s_message_then_who_goes_first(link_to):
    link = link_to("followed")
    shown = foot.sentences(link.hall, link.now())
    message = link.hall.settings.message
    assert shown[0] == (message.en, message.zh)
    assert "infants" in shown[-1][0] and "优先" in shown[-1][1]


def test_the_foot_says_why_there_are_no_numbers(link_to):
    link = link_to("stopped")
    assert "10:40" in foot.sentences(link.hall, link.now())[0][0]


def test_a_wall_of_a_group_that_is_not_there_is_refused(link_to):
    link = link_to("empty")
    with pytest.raises(BadInput, match="employmnt"):
        wall_.groups_of(link.hall, ["employment", "employmnt"])
    letter = link.hall.catalogue.groups["employment"].prefix
    assert wall_.groups_of(link.hall, [letter.lower(), "residence-permit"]) == ["employment", "residence-permit"]


def test_a_wall_of_groups_shows_only_pauses_and_closings_of_theirs(link_to, qtbot, wall_of):
    link, wall, _ = wall_of("asked")
    (away,) = wall.board.away
    serves = {link.hall.catalogue.group(service).id for service in link.hall.windows[away.window].active}
    other = next(group for group in link.hall.catalogue.groups if group not in serves)
    narrow = Wall(link, groups=[other])
    qtbot.addWidget(narrow)
    assert narrow.board.away == []
    assert any("Permit endorsement" in said for said, _ in foot.sentences(link.hall, link.now()))
    assert not any("Permit endorsement" in said for said, _ in foot.sentences(link.hall, link.now(), ["employment"]))


def test_a_visit_stands_on_the_wall_of_what_it_is_called_for(link_to, qtbot):
    link = link_to("idle")
    hall = link.hall
    first = next(iter(hall.windows["5"].skills))
    other = next(one for one in hall.windows["5"].skills if hall.catalogue.group(one) != hall.catalogue.group(first))
    for service in (first, other):
        Asked(qtbot, link)(do="skill", window="5", service=service, on=True)
    Asked(qtbot, link)(do="settings", settings={"manual": ["5"]})
    if hall.windows["5"].ticket:
        Asked(qtbot, link)(do="start", window="5")
        while hall.windows["5"].ticket:
            Asked(qtbot, link)(do="finish", window="5")
    number = Asked(qtbot, link)(do="issue", services=[first])["ticket"]
    Asked(qtbot, link)(do="call", window="5", ticket=number, reason="a test")
    Asked(qtbot, link)(do="transfer", window="5", to_service=other)
    Asked(qtbot, link)(do="call", window="5", ticket=number, reason="a test")
    walls = {service: Wall(link, groups=[hall.catalogue.group(service).id]) for service in (first, other)}
    for wall in walls.values():
        qtbot.addWidget(wall)
    assert number in [call.number for call in walls[other].board.calls]
    assert number not in [call.number for call in walls[first].board.calls]


def test_when_numbers_stop_it_is_said_first_and_in_both_languages(link_to, qtbot, wall_of):
    message = {"zh": "消防演练", "en": "Fire drill"}
    link, _, _ = wall_of("busy", stop_before=370.0, message=message)
    first, other = foot.sentences(link.hall, link.now())[0]
    assert "10:50" in first and "10:50" in other and "停止取号" in other
    Asked(qtbot, link)(do="settings", settings={"stop_before": 380.0})
    first, other = foot.sentences(link.hall, link.now())[0]
    assert first.startswith("Numbers were given out until 10:40") and "停止取号" in other
    Asked(qtbot, link)(do="settings", settings={"stop_before": None, "capacity": 1})
    assert "大厅已满" in foot.sentences(link.hall, link.now())[0][1]


def test_the_next_numbers_are_those_that_dispatch_would_call(link_to, qtbot):
    link = link_to("busy")
    wall = Wall(link)
    qtbot.addWidget(wall)
    hall, now = link.hall, link.now()
    serving = [window.id for window in hall.windows.values() if window.state in ("ready", "engaged")]
    due = {found.ticket.number for window in serving if (found := hall.next_for(window, now))}
    assert wall.next_numbers() and set(wall.next_numbers()) <= due
    first = wall.next_numbers()[0]
    Asked(qtbot, link)(do="cancel", ticket=first, reason="left")
    assert first not in wall.next_numbers()
    narrow = Wall(link, groups=["employment"])
    qtbot.addWidget(narrow)
    groups = {hall.catalogue.group(hall.tickets[number].services[0]).id for number in narrow.next_numbers()}
    assert groups == {"employment"}


def rating_display(link, qtbot):
    window = next(place for place in link.hall.windows if to_rate(link.hall, place, link.now()))
    display = OverWindow(link, window)
    display.resize(800, 320)
    qtbot.addWidget(display)
    display.show()
    return display, to_rate(link.hall, window, link.now())[0]


def test_who_was_served_rates_by_touch_once_and_is_thanked(link_to, qtbot):
    link = link_to("followed")
    display, ticket = rating_display(link, qtbot)
    assert "Very satisfied" in display.accessibleName()
    box = rating.boxes(display._right(display._unit()), display._unit())[4]
    qtbot.mouseClick(display, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    qtbot.waitUntil(lambda: ticket.number and link.hall.tickets[ticket.number].steps[-1].rating == 4)
    qtbot.waitUntil(display._thanks)
    display.rate(1)
    settled(qtbot, link)
    assert link.hall.tickets[ticket.number].steps[-1].rating == 4


def test_a_key_rates_and_nobody_is_asked_for_long(link_to, qtbot):
    link = link_to("followed")
    display, ticket = rating_display(link, qtbot)
    link.property("clock").at += RATED_FOR + 1
    display.tick()
    qtbot.keyClick(display, Qt.Key.Key_5)
    settled(qtbot, link)
    assert link.hall.tickets[ticket.number].steps[-1].rating is None
    assert display._words()[1] in display.accessibleName()


def test_the_display_names_the_clerk_only_where_the_hall_wants_it(link_to, qtbot):
    named, unnamed = (OverWindow(link_to(scene), "1") for scene in ("followed", "busy"))
    for display in (named, unnamed):
        qtbot.addWidget(display)
    assert named._clerk() and not unnamed._clerk()


def test_thanks_for_a_rating_give_way_to_the_window_after_a_while(link_to, qtbot, monkeypatch):
    link = link_to("followed")
    display, _ = rating_display(link, qtbot)
    display.rate(4)
    qtbot.waitUntil(display._thanks)
    refreshed = []
    monkeypatch.setattr(display, "refresh", lambda: refreshed.append(display._thanks()))
    link.property("clock").at += THANKS
    display.tick()
    assert refreshed == [False]
    display.tick()
    assert refreshed == [False]


def test_the_display_says_since_when_it_has_no_news(link_to, qtbot):
    link = link_to("busy")
    called = next(place.id for place in link.hall.windows.values() if place.ticket)
    display = OverWindow(link, called)
    qtbot.addWidget(display)
    before = display.grab().toImage()
    link.lose(KnownError("The hall is out of reach."))
    assert "No news since" in display.accessibleName()
    assert display.grab().toImage() != before


def test_after_hours_the_foot_does_not_deny_the_numbers_that_are_still_given(link_to):
    link = link_to("busy")
    late = link.hall.instant(float(link.hall.scenario.closes) + 10.0)
    assert foot.sentences(link.hall, late)[0][0].startswith("Opening hours are over")


@pytest.mark.parametrize("klass", ["courtesy", "veteran"])
def test_who_goes_first_has_one_mark_whatever_the_reason(link_to, qtbot, monkeypatch, klass):
    link = link_to("busy")
    for call in list(link.hall.calls)[-3:]:
        link.hall.tickets[call.number].klass = "ordinary"
    newest, other = (link.hall.calls[-1].number, link.hall.calls[-2].number)
    link.hall.tickets[newest].klass = klass
    wall = Wall(link)
    qtbot.addWidget(wall)
    wall.resize(1920, 1080)
    written = []
    text = Brush.text

    def record(brush, box, words, *rest, **more):
        written.append(words)
        return text(brush, box, words, *rest, **more)

    monkeypatch.setattr(Brush, "text", record)
    wall.grab()
    assert written[written.index(newest) + 1] == MARK
    assert written[written.index(other) + 1] != MARK


def test_no_answer_to_the_rating_is_smaller_than_another(link_to, qtbot, monkeypatch):
    display, _ticket = rating_display(link_to("followed"), qtbot)
    sizes = []
    words = rating._words
    monkeypatch.setattr(rating, "_words", lambda *a: sizes.append(a[3]) or words(*a))
    pixmap = QPixmap(display.size())
    painter = QPainter(pixmap)
    rating.draw(painter, QRectF(0, 0, 498, 320), 1.0)
    painter.end()
    assert len(set(sizes[::2])) == len(set(sizes[1::2])) == 1


@pytest.mark.parametrize("state", ["closed", "paused", "ready"])
def test_the_display_says_in_both_languages_how_its_window_stands(link_to, qtbot, monkeypatch, state):
    link = link_to("idle")
    display = OverWindow(link, "5")
    qtbot.addWidget(display)
    display.resize(800, 320)
    link.hall.windows["5"].state = state
    link.hall.windows["5"].ticket = None
    written = []
    monkeypatch.setattr(OverWindow, "_text", lambda view, painter, box, text, *rest, **more: written.append(text))
    display.grab()
    assert set(both(state.capitalize())) <= set(written)
