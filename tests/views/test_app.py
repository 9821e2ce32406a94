"""What stands around a view: its frame, the choices of a computer, what happens to bugs."""

import argparse
import itertools
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hallapp import app, language, logs, paths, practice, preferences
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.slip import Slip, draw
from hallapp.devices.voice import Speaker
from hallapp.errors import BadInput, KnownError
from hallapp.live import Live
from hallapp.preferences import Preferences
from hallapp.views.desk import Desk
from hallapp.views.kiosk import Kiosk
from hallapp.views.kiosk.steps import ASK_AFTER
from hallapp.views.launcher.pictures import _launcher
from hallapp.views.printing import PrinterDialog, SlipPreview
from hallapp.views.wall import Wall
from hallapp.views.widgets import Room

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("user_data", "user_config", "user_logs"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setattr(paths, name, lambda folder=folder: folder)


@pytest.fixture
def hooks() -> Iterator[None]:
    """The process's hooks and loggers as they were."""
    before = sys.excepthook, threading.excepthook, list(logging.getLogger().handlers)
    yield
    sys.excepthook, threading.excepthook = before[:2]
    for handler in list(logging.getLogger().handlers):
        if handler not in before[2]:
            logging.getLogger().removeHandler(handler)
            handler.close()


def test_a_frame_takes_title_and_size_from_its_view_and_says_practice(
    qtbot: QtBot, qapp: QApplication, link_to: LinkTo
) -> None:
    frame = app.Frame(Desk(link_to("empty"), SlipPrinter(None)), practising=True)
    qtbot.addWidget(frame)
    assert frame.windowTitle() == "Practice: Desk"
    assert (frame.width(), frame.height()) == (1366, 768)
    assert frame.practice.accessibleName().startswith("PRACTICE 演练 A copy")
    language.switch(qapp, "zh")
    qtbot.waitUntil(lambda: frame.windowTitle() == "演练：导办台")
    assert frame.practice.accessibleName().startswith("演练 PRACTICE")


def test_what_a_view_begins_with_has_the_keys_in_its_frame(qtbot: QtBot, link_to: LinkTo) -> None:
    kiosk = Kiosk(link_to("busy"), SlipPrinter(None))
    launcher = _launcher(link_to("empty"))
    for view, first in ((kiosk, kiosk), (launcher, launcher.cards["manager"].open)):
        frame = app.Frame(view, practising=False)
        qtbot.addWidget(frame)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        assert frame.focusWidget() is first
        # The launcher reads the whole log meanwhile.
        settled(qtbot, view.link)
        if view is kiosk:
            kiosk.unlock()


def test_without_practice_a_frame_says_nothing_of_it(qtbot: QtBot, link_to: LinkTo) -> None:
    frame = app.Frame(Desk(link_to("empty"), SlipPrinter(None)), practising=False)
    qtbot.addWidget(frame)
    frame.show()
    assert frame.windowTitle() == "Desk"
    assert not frame.practice.isVisible()


def test_where_a_view_has_no_room_it_scrolls_and_keys_bring_each_part_into_sight(qtbot: QtBot, link_to: LinkTo) -> None:
    launcher = _launcher(link_to("busy"))
    frame = app.Frame(launcher, practising=False)
    qtbot.addWidget(frame)
    frame.resize(720, 405)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    settled(qtbot, launcher.link)
    room = frame.findChild(Room)
    least = launcher.minimumSizeHint()
    assert least.width() > 720 and least.height() > 405
    assert (launcher.width(), launcher.height()) == (least.width(), least.height())
    seen = set()
    while frame.focusWidget() not in seen:
        seen.add(frame.focusWidget())
        assert not frame.focusWidget().visibleRegion().isEmpty(), frame.focusWidget().accessibleName()
        qtbot.keyClick(frame.focusWidget(), Qt.Key.Key_Tab)
    assert len(seen) > 10
    frame.resize(1366, 768)
    qtbot.waitUntil(lambda: launcher.size() == room.size())
    assert room.horizontalScrollBar().maximum() == room.verticalScrollBar().maximum() == 0


def test_practice_is_written_as_large_as_the_screen_is_read(qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> None:
    heights = {}
    for make in (Wall, lambda link: Kiosk(link, SlipPrinter(None)), lambda link: Desk(link, SlipPrinter(None))):
        view = make(link_to("busy"))
        frame = app.Frame(view, practising=True)
        qtbot.addWidget(frame)
        frame.resize(1920, 1080)
        frame.show()
        qapp.processEvents()
        heights[type(view)] = frame.practice.height()
        if isinstance(view, Kiosk):
            view.unlock()
    assert heights[Wall] > heights[Kiosk] > heights[Desk] >= 44


def test_a_view_is_seen_until_its_application_ends(
    qapp: QApplication, link_to: LinkTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = argparse.ArgumentParser()
    app.add_arguments(parser)
    seen: list[bool] = []

    def run() -> int:
        qapp.processEvents()
        frames = [window for window in qapp.topLevelWidgets() if isinstance(window, app.Frame)]
        seen.extend(frame.isVisible() for frame in frames)
        return 0

    monkeypatch.setattr(app, "application", lambda _arguments, _name: qapp)
    monkeypatch.setattr(QApplication, "exec", staticmethod(run))
    app.run(
        parser.parse_args(["--hall", link_to("busy").url]), lambda screen: Desk(screen.link, SlipPrinter(None)), "desk"
    )
    assert seen == [True]


PracticeScreen = Callable[..., app.Screen]


@pytest.fixture
def screen_on(qapp: QApplication, link_to: LinkTo) -> Iterator[PracticeScreen]:
    """Screens on a hall, or on the copy to practise with."""
    made: list[app.Screen] = []

    def make(*options: str, copied: bool = True) -> app.Screen:
        url = link_to("busy").url
        parser = argparse.ArgumentParser()
        app.add_arguments(parser, prints=True)
        chosen = parser.parse_args(["--hall", practice.copy(url) if copied else url, *options])
        made.append(app.Screen(qapp, chosen, "desk"))
        return made[-1]

    yield make
    for screen in made:
        screen.close()


SLIP = Slip(hall="Hall", group="A", number="A001", facts=(), services_title="", services=(), code="https://hall/A001")


def test_practice_prints_on_the_screen_and_not_on_the_hall_s_printer(
    qtbot: QtBot, screen_on: PracticeScreen, tmp_path: Path
) -> None:
    preferences.save(Preferences(printer=f"pdf:{tmp_path / 'paper'}"))
    screen = screen_on()
    printer = screen.slip_printer()
    printer.print(SLIP)
    qtbot.waitUntil(lambda: screen.on_screen is not None and screen.on_screen.paper is not None)
    assert screen.on_screen.paper.isVisible()
    assert "practice-A001" in screen.on_screen.paper.windowTitle()
    assert not (tmp_path / "paper").exists()
    printer.close()
    screen.close()
    assert screen.on_screen.paper is None


def test_what_practice_prints_is_marked_and_leads_nobody_to_the_hall(screen_on: PracticeScreen) -> None:
    shown = screen_on("--printer", "file:nowhere").slip_printer().marked(SLIP)
    assert "演练" in shown.mark and "PRACTICE" in shown.mark
    assert shown.code == ""
    plain = screen_on(copied=False).slip_printer().marked(SLIP)
    assert plain == SLIP


def test_a_slip_is_looked_at_as_practice_prints_it(qtbot: QtBot, link_to: LinkTo, screen_on: PracticeScreen) -> None:
    desk = Desk(link_to("busy"), screen_on().slip_printer())
    qtbot.addWidget(desk)
    desk.issued.preview.emit(next(iter(desk.hall.in_line)))
    shown = desk.findChild(SlipPreview)
    assert shown is not None and "PRACTICE" in shown.paper.accessibleDescription()


def test_the_mark_is_at_top_and_foot_of_the_paper(qapp: QApplication) -> None:
    plain, marked = draw(replace(SLIP, code="")), draw(replace(SLIP, code="", mark="演练 PRACTICE"))
    column = [marked.pixelColor(20, y).lightness() < 128 for y in range(marked.height())]
    runs = [sum(1 for _ in group) for black, group in itertools.groupby(column) if black]
    assert marked.height() > plain.height()
    assert len([run for run in runs if run >= 60]) == 2
    assert column.index(True) < 30 and column[::-1].index(True) < 60


def test_a_printer_that_was_named_for_practice_gets_marked_slips_beside_the_hall_s(
    qtbot: QtBot, screen_on: PracticeScreen, tmp_path: Path
) -> None:
    printer = screen_on("--printer", f"pdf:{tmp_path}").slip_printer()
    printer.print(SLIP)
    qtbot.waitUntil(lambda: printer.state == "ready")
    assert (tmp_path / "practice-A001.pdf").exists() and not (tmp_path / "A001.pdf").exists()
    printer.close()


def test_a_printer_chosen_in_practice_is_not_the_hall_s_afterwards(
    qtbot: QtBot, screen_on: PracticeScreen, tmp_path: Path
) -> None:
    preferences.save(Preferences(printer="system:counter"))
    screen = screen_on()
    printer = screen.slip_printer()
    over = QWidget()
    qtbot.addWidget(over)
    screen.ask_printer(over, printer)
    dialog = over.findChild(PrinterDialog)
    assert dialog is not None
    assert dialog.setting() == ""
    dialog.keep.click()
    assert preferences.load().printer == "system:counter"
    assert printer.state == "ready"


def test_after_hours_there_is_a_day_to_practise_in_and_the_hall_s_stays_closed(link_to: LinkTo) -> None:
    url = link_to("finished").url
    with Live.open(practice.copy(url)) as copied:
        assert copied.hall.is_open
        service = next(iter(copied.hall.catalogue.services))
        assert copied.do({"do": "issue", "services": [service]})["ticket"]
    with Live.open(url) as hall:
        assert not hall.hall.is_open


def test_practice_says_so_before_each_call_and_never_chimes(monkeypatch: pytest.MonkeyPatch) -> None:
    speaker = Speaker(play=False, practising=True)
    orders: list[tuple[object, ...]] = []
    monkeypatch.setattr(speaker._queue, "put", orders.append)
    speaker.say([("zh", "请A零一二号，到三号窗口办理。"), ("en", "Number A")])
    speaker.close()
    chime, sentences, *_ = orders[0]
    assert not chime
    assert sentences == (("zh", "演练。请A零一二号，到三号窗口办理。"), ("en", "Practice. Number A"))


def test_a_framed_kiosk_stays_until_it_is_unlocked(qtbot: QtBot, link_to: LinkTo) -> None:
    kiosk = Kiosk(link_to("busy"), SlipPrinter(None))
    frame = app.Frame(kiosk, practising=False)
    qtbot.addWidget(frame)
    frame.show()
    assert not frame.close()
    kiosk.choose("residence-permit")
    for _ in range(ASK_AFTER):
        kiosk.tick()
    assert kiosk.message.isVisible()
    qtbot.mouseClick(kiosk.message, Qt.MouseButton.LeftButton)
    assert not kiosk.message.isVisible()
    kiosk.unlock()
    assert not frame.isVisible()


def test_without_a_name_the_demo_hall_is_made_once_and_the_last_one_used_after(tmp_path: Path) -> None:
    url = app.hall_url(None)
    assert Path(url) == paths.embedded_hall() == tmp_path / "user_data" / "demo.hall"
    with Live.open(url) as live:
        assert len(live.hall.catalogue.services) == 156
        live.do({"do": "issue", "services": ["permit-apply"]})
    with Live.open(app.hall_url(None)) as live:
        assert len(live.hall.tickets) == 1
    other = tmp_path / "other.hall"
    other.write_bytes(b"")
    preferences.save(Preferences(hall=str(other)))
    assert app.hall_url(None) == str(other)
    assert app.hall_url("named.hall") == "named.hall"
    other.unlink()
    assert app.hall_url(None) == url


def test_only_the_launcher_takes_the_demo_hall_where_the_last_one_can_not_be_read(
    qapp: QApplication, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.hall"
    broken.write_text("no hall", encoding="utf-8")
    preferences.save(Preferences(hall=str(broken)))
    parser = argparse.ArgumentParser()
    app.add_arguments(parser)
    with pytest.raises(KnownError, match=r"broken\.hall"):
        app.Screen(qapp, parser.parse_args([]), "desk")
    with pytest.raises(KnownError, match=r"broken\.hall"):
        app.Screen(qapp, parser.parse_args(["--hall", str(broken)]), "launcher", any_hall=True)
    screen = app.Screen(qapp, parser.parse_args([]), "launcher", any_hall=True)
    assert Path(screen.link.url) == paths.embedded_hall()
    assert screen.unread is not None and "broken.hall" in str(screen.unread)
    screen.close()


def test_choices_are_kept_and_a_damaged_file_is_named(tmp_path: Path) -> None:
    assert preferences.load() == Preferences()
    preferences.save(Preferences(language="zh", printer="pdf:slips", paper=80))
    assert preferences.load() == Preferences(language="zh", printer="pdf:slips", paper=80)
    (tmp_path / "user_config" / preferences.FILE).write_text('{"paper": 7}', encoding="utf-8")
    with pytest.raises(BadInput, match=preferences.FILE.replace(".", r"\.")):
        preferences.load()


def raised() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize("place", ["here", "thread"])
def test_a_bug_is_logged_with_its_traceback_and_told_in_a_sentence(
    qtbot: QtBot, hooks: None, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    log = logs.begin("desk")
    app.catch_bugs(log)
    error = raised()

    def report() -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    if place == "here":
        report()
    else:
        thread = threading.Thread(target=report)
        thread.start()
        thread.join()

    def boxes() -> list[QMessageBox]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]

    qtbot.waitUntil(lambda: any("saved in the log" in box.text() for box in boxes()))
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in capsys.readouterr().err
    for box in boxes():
        box.close()


Main = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def main(tmp_path: Path) -> Main:
    """Runs the program with a home of its own."""

    def run(*words: str, offscreen: bool = True) -> subprocess.CompletedProcess[str]:
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        environment = {
            key: value for key, value in os.environ.items() if key not in hidden and not key.startswith("XDG_")
        }
        environment["HOME"] = environment["USERPROFILE"] = str(tmp_path)
        if offscreen:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        command = [sys.executable, str(ROOT / "main.py"), *words]
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=60)

    return run


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["desk", "--hall", "nowhere.hall"], "nowhere.hall"),
        (["desk", "--printer", "usb"], "usb"),
        (["kiosk", "--paper", "60"], "--paper"),
        (["wall", "--window", "99"], "99"),
        (["wall", "--window", "3", "--groups", "A"], "--groups"),
        (["wall", "--groups", "nonsense"], "nonsense"),
        (["wall", "--read-from", "5"], "--screen-width"),
        (["wall", "--read-from", "nan", "--screen-width", "50"], "--read-from"),
        (["launcher", "--theme", "pink"], "--theme"),
        (["gallery", "pictures", "--views", "lobby"], "lobby"),
        (["gallery"], "FOLDER"),
    ],
)
def test_bad_input_on_the_command_line_is_one_sentence(main: Main, words: list[str], named: str) -> None:
    done = main(*words)
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.strip().splitlines()
    assert 1 <= len(lines) <= 3
    assert named in done.stderr and all(len(line) <= 400 for line in lines)


def test_bad_input_of_a_screen_is_told_in_its_language(main: Main) -> None:
    done = main("desk", "--hall", "nowhere.hall", "--language", "zh")
    assert done.returncode == 2
    assert "没有" in done.stderr and "nowhere.hall" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_a_screen_says_so(main: Main) -> None:
    done = main("desk", offscreen=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a screen" in done.stderr


def test_arguments_of_a_screen_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    app.add_arguments(parser, prints=True)
    chosen = parser.parse_args(["--hall", "x.hall", "--language", "zh", "--theme", "dark", "--paper", "80"])
    assert (chosen.hall, chosen.language, chosen.theme, chosen.paper) == ("x.hall", "zh", "dark", 80)
