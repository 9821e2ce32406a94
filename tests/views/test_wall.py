"""The wall and the display over one window."""

from __future__ import annotations

from hallapp.hall.ticket import Call
from hallapp.views.wall import Wall
from hallapp.views.wall.over_window import OverWindow
from hallapp.views.wall.sizes import CAPITAL, CAPITAL_OF_FONT, Distance, sizes


class Recorder:
    """Takes the place of the speaker."""

    def __init__(self) -> None:
        self.said: list[list[tuple[str, str]]] = []

    def say(self, sentences, chime=True) -> None:
        self.said.append(list(sentences))

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
    newest = wall._board.calls[0]
    assert isinstance(newest, Call) and newest.window == "5"
    assert newest.number in wall.accessibleName()
    assert [code for code, _ in speaker.said[-1]] == ["zh", "en"]


def test_the_wall_counts_who_waits_by_group(link_to, qtbot):
    link = link_to("busy")
    wall = Wall(link)
    qtbot.addWidget(wall)
    assert sum(line.people for line in wall._board.lines) == len(link.hall.waiting())
    people = [line.people for line in wall._board.lines]
    assert people == sorted(people, reverse=True)


def test_only_the_groups_that_were_chosen_are_shown(link_to, qtbot):
    link = link_to("busy")
    wall = Wall(link, groups=["employment"])
    qtbot.addWidget(wall)
    assert [line.id for line in wall._board.lines] == ["employment"]
    groups = {link.hall.catalogue.group(link.hall.tickets[call.number].first_service).id for call in wall._board.calls}
    assert groups <= {"employment"}


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
