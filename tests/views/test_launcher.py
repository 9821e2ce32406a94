import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from hallapp import language, launching, paths, practice
from hallapp.launching import Started
from hallapp.live import Live
from hallapp.store.verify import verify
from hallapp.views import theme
from hallapp.views.guide import Guide
from hallapp.views.launcher import Launcher


class Choices:
    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.kept: dict[str, object] = {}

    def switch_language(self, code: language.Code) -> None:
        language.switch(self._app, code)

    def switch_theme(self, name: theme.ThemeName) -> None:
        theme.switch(self._app, name)

    def choose(self, **changes: object) -> None:
        self.kept |= changes


class Starter:
    """Starts a process instead of a screen; it ends at once unless it is to last."""

    def __init__(self, errors: Path, status: int = 0) -> None:
        self.commands: list[list[str]] = []
        self.last: subprocess.Popen[bytes] | None = None
        self.lasting = False
        self._errors = errors
        self._status = status

    def __call__(self, words: list[str]) -> Started:
        self.commands.append(words)
        code = f"import sys; print('no such hall', file=sys.stderr); sys.stdin.read(); sys.exit({self._status})"
        with self._errors.open("wb") as file:
            self.last = subprocess.Popen([sys.executable, "-S", "-c", code], stdin=subprocess.PIPE, stderr=file)
        if not self.lasting:
            self.end()
        return Started(self.last, self._errors)

    def end(self) -> None:
        """Let what was started last end."""
        assert self.last is not None
        self.last.communicate()


Open = Callable[..., tuple[Launcher, Starter, Choices]]


@pytest.fixture
def launcher_on(
    qtbot: QtBot, qapp: QApplication, link_to: LinkTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Open:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)

    def make(scene: str = "busy", status: int = 0) -> tuple[Launcher, Starter, Choices]:
        starter, choices = Starter(tmp_path / "errors", status), Choices(qapp)
        launcher = Launcher(link_to(scene), choices, begin=starter)
        qtbot.addWidget(launcher)
        launcher.show()
        launcher.activateWindow()
        qtbot.waitUntil(launcher.isActiveWindow)
        settled(qtbot, launcher.link)
        return launcher, starter, choices

    return make


@pytest.mark.parametrize(
    ("key", "role"),
    [(Qt.Key.Key_1, "manager"), (Qt.Key.Key_2, "desk"), (Qt.Key.Key_4, "wall"), (Qt.Key.Key_5, "kiosk")],
)
def test_each_role_opens_on_the_hall_by_its_key(qtbot: QtBot, launcher_on: Open, key: Qt.Key, role: str) -> None:
    launcher, starter, _ = launcher_on()
    qtbot.keyClick(launcher, key)
    assert starter.commands == [[role, "--hall", launcher.link.url, "--language", "en", "--theme", "light"]]


def test_an_impatient_second_press_opens_nothing_twice(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, starter, _ = launcher_on()
    starter.lasting = True
    for _ in range(3):
        launcher.cards["window"].open.click()
    assert len(starter.commands) == 1
    starter.end()
    starter.lasting = False
    launcher.cards["window"].open.click()
    assert len(starter.commands) == 2


def test_a_console_opens_for_the_window_that_was_chosen(launcher_on: Open) -> None:
    launcher, starter, _ = launcher_on()
    launcher.cards["window"].places.set_value("7")
    launcher.cards["window"].open.click()
    assert starter.commands[0][:2] == ["window", "7"]


def test_practice_opens_a_copy_and_leaves_the_hall_alone(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, starter, _ = launcher_on()
    launcher.cards["desk"].practise.click()
    settled(qtbot, launcher.link)
    launcher.cards["kiosk"].practise.click()
    copies = {command[command.index("--hall") + 1] for command in starter.commands}
    assert len(starter.commands) == 2 and len(copies) == 1
    copy = copies.pop()
    assert practice.is_practice(copy) and not practice.is_practice(launcher.link.url)
    before = len(launcher.hall.tickets)
    launcher.link.move(copy)
    launcher.link.do({"do": "issue", "services": ["permit-apply"]})
    settled(qtbot, launcher.link)
    assert len(launcher.hall.tickets) == before + 1
    launcher.link.move(str(Path(copy).parent.parent / Path(copy).name))
    assert len(launcher.hall.tickets) == before


def test_one_practises_with_a_past_day_from_when_most_waited(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, starter, _ = launcher_on("advised")
    hall, day = launcher.link.url, launcher.hall.day
    assert launcher.practice_day.isVisible() and not launcher.hall.is_open
    before = Path(hall).read_bytes()
    launcher.practice_day.set_value(day)
    launcher.cards["desk"].practise.click()
    settled(qtbot, launcher.link)
    copy = starter.commands[0][starter.commands[0].index("--hall") + 1]
    with Live.open(copy) as live:
        assert live.hall.is_open and live.hall.day == day and len(live.hall.in_line) > 3
        assert verify(live.log).seq == live.seq < launcher.link._live.seq
        assert 0 <= live.now() - live.log.head().at < 60_000
        live.do({"do": "issue", "services": ["permit-apply"]})
        assert live.hall.day == day
    assert Path(hall).read_bytes() == before
    launcher.practice_day.set_value("")
    launcher.cards["kiosk"].practise.click()
    settled(qtbot, launcher.link)
    with Live.open(copy) as live:
        assert live.hall.is_open and live.hall.in_line == {}


def test_a_hall_without_a_past_day_offers_none(launcher_on: Open) -> None:
    launcher, _, _ = launcher_on("busy")
    assert not launcher.practice_day.isVisible()


def test_a_screen_that_fails_to_start_says_why(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, _, _ = launcher_on(status=2)
    launcher.cards["desk"].open.click()
    qtbot.waitUntil(lambda: "no such hall" in launcher.notice.sentence())


def test_what_the_system_refuses_is_told_in_the_language_in_use(
    qapp: QApplication, launcher_on: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher, _, _ = launcher_on()
    language.switch(qapp, "zh")

    def refuse(words: list[str]) -> Started:
        raise OSError(errno.ENOENT, "No such file or directory", words[0])

    monkeypatch.setattr(launcher, "_begin", refuse)
    launcher.cards["desk"].open.click()
    sentence = launcher.notice.sentence()
    assert sentence.startswith("界面无法打开") and "No such" not in sentence


def test_what_two_processes_of_one_role_say_is_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_logs", lambda: tmp_path)
    program = [sys.executable, "-S", "-c", "import sys; print('no', sys.argv[2], file=sys.stderr); sys.exit(2)"]
    monkeypatch.setattr(launching, "_program", lambda: program)
    old = tmp_path / "window-old.errors"
    old.write_text("long ago", encoding="utf-8")
    os.utime(old, (0, 0))
    started = [launching.start(["window", place]) for place in "12"]
    for one in started:
        one.process.wait()
    assert [one.failure() for one in started] == ["no 1", "no 2"]
    assert not old.exists()


def test_the_launcher_is_as_large_as_its_screen_allows_and_small_again(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, _, _ = launcher_on()
    small = launcher.cards["desk"].title.font().pixelSize()
    launcher.resize(1920, 1080)
    qtbot.waitUntil(lambda: launcher.cards["desk"].title.font().pixelSize() == round(small * 1.54))
    assert launcher.minimumSizeHint().width() <= 1100
    launcher.resize(1100, 700)
    qtbot.waitUntil(lambda: launcher.cards["desk"].title.font().pixelSize() == small)
    assert (launcher.width(), launcher.height()) == (1100, 700)


def test_closing_the_day_is_confirmed_and_opening_is_offered_after(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, _, _ = launcher_on()
    launcher.day_button.click()
    box = launcher.findChild(QMessageBox)
    assert box is not None and "still open" in box.informativeText()
    next(button for button in box.buttons() if button.text() == "Close day").click()
    settled(qtbot, launcher.link)
    assert not launcher.hall.is_open
    assert launcher.day_button.label() == "Open day"


def test_a_day_that_nobody_closed_is_seen_and_ends_with_todays_opening(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, _, _ = launcher_on()
    yesterday = launcher.hall.day
    launcher.link.property("clock").at += 24 * 60 * 60 * 1000
    launcher.refresh()
    assert "still open" in launcher._day.word
    launcher.day_button.click()
    box = launcher.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Close it and open today").click()
    settled(qtbot, launcher.link)
    assert launcher.hall.is_open and launcher.hall.day != yesterday
    assert launcher._day.state == "ready"


def test_another_hall_is_used_if_it_is_one(qtbot: QtBot, launcher_on: Open, tmp_path: Path) -> None:
    launcher, _, choices = launcher_on()
    other = tmp_path / "other.hall"
    shutil.copy(launcher.link.url, other)
    launcher.use_hall(str(other))
    settled(qtbot, launcher.link)
    assert launcher.link.url == str(other)
    assert choices.kept["hall"] == str(other.resolve())
    wrong = tmp_path / "wrong.hall"
    wrong.write_text("no hall", encoding="utf-8")
    launcher.use_hall(str(wrong))
    assert launcher.link.url == str(other)
    assert "wrong.hall" in launcher.notice.sentence()


def test_language_and_theme_are_switched_while_running(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, _, _ = launcher_on()
    qtbot.mouseClick(launcher.languages.button("zh"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: launcher.cards["desk"].title.words() == "导办台")
    launcher.theme_switch.click()
    assert theme.name() == "dark"


def test_the_log_is_verified(launcher_on: Open) -> None:
    launcher, _, _ = launcher_on()
    assert "verified" in launcher._log_state.word


def test_on_the_demo_hall_the_launcher_leads_to_a_hall_of_ones_own(
    qtbot: QtBot, launcher_on: Open, tmp_path: Path
) -> None:
    launcher, _, choices = launcher_on()
    assert not launcher.first_run.isVisible() and launcher.new_hall.isVisible()
    shutil.copy(launcher.link.url, paths.embedded_hall())
    launcher.use_hall(str(paths.embedded_hall()))
    settled(qtbot, launcher.link)
    assert "demo hall" in launcher.first_run.sentence()
    launcher.first_run.action.click()
    guide = launcher.findChild(Guide)
    assert guide is not None and guide.isVisible()
    qtbot.waitUntil(guide.catalogue.search.hasFocus)
    guide.draft.en = "Spring Lane"
    guide.left.emit()
    assert not guide.isVisible()
    qtbot.keyClick(launcher, Qt.Key.Key_N)
    assert launcher.findChild(Guide) is guide and guide.draft.en == "Spring Lane"
    guide.go(4)
    with qtbot.waitSignal(guide.made):
        guide.next_button.click()
    settled(qtbot, launcher.link)
    assert launcher.hall_name() == "Spring Lane" and launcher.hall.is_open
    assert choices.kept["hall"] == str((tmp_path / "spring-lane.hall").resolve())
    assert not launcher.first_run.isVisible() and "made" in launcher.notice.sentence()


def test_a_wall_opens_over_a_window_that_has_a_display(qtbot: QtBot, launcher_on: Open) -> None:
    launcher, starter, _ = launcher_on()
    card = launcher.cards["wall"]
    assert not card.places.isVisible()
    launcher.link.do({"do": "settings", "settings": {"displays": ["3"]}})
    settled(qtbot, launcher.link)
    assert card.places.isVisible()
    card.open.click()
    card.places.set_value("3")
    card.open.click()
    assert [command[:3] for command in starter.commands] == [
        ["wall", "--hall", launcher.link.url],
        ["wall", "--window", "3"],
    ]
