from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from conftest import Asked, LinkTo, settled
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.advisor import SECONDS, Advisor, Answer, Failed, Message, Progress, Question, Topic
from hallapp.errors import BadInput
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE
from hallapp.live import PACE, Live
from hallapp.store import clock as clocks
from hallapp.store.clock import Pace
from hallapp.store.told import Outcome, ToldFile
from hallapp.twin import twin
from hallapp.views import theme
from hallapp.views.census import Census
from hallapp.views.link import HallLink
from hallapp.views.manager import Manager, figures
from hallapp.views.manager.grid import Grid
from hallapp.views.manager.remedies import remedies
from hallapp.views.manager.unsaved import Skill, Unsaved, held, reversed_
from hallapp.views.manager.why import Why
from hallapp.views.scenes import Scene
from hallapp.views.widgets import Text
from simulation.actions import Change, Changes
from simulation.advice import Advice, recommend


class Scripted:
    """An adviser whose messages the test hands in."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.messages: list[Message] = []
        self.cancelled = 0
        self.closed = False

    def ask(
        self, topic: Topic = "advice", actions: Sequence[Changes] | None = None, seconds: float = SECONDS
    ) -> Question:
        self.asked.append(Question(len(self.asked) + 1, topic, seconds, None if actions is None else tuple(actions)))
        return self.asked[-1]

    def poll(self) -> list[Message]:
        found, self.messages = self.messages, []
        return found

    def cancel(self) -> None:
        self.cancelled += 1

    def close(self) -> None:
        self.closed = True


class Computer:
    """Language and theme, changed at once."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def switch_language(self, code: language.Code) -> None:
        language.switch(self._app, code)

    def switch_theme(self, name: theme.ThemeName) -> None:
        theme.switch(self._app, name)


OpenManager = Callable[..., Manager]


@pytest.fixture
def adviser() -> Scripted:
    return Scripted()


@pytest.fixture
def manager_on(qtbot: QtBot, qapp: QApplication, link_to: LinkTo, adviser: Scripted) -> Iterator[OpenManager]:
    def make(scene: str = "idle", size: QSize | None = None) -> Manager:
        view = Manager(link_to(scene), Computer(qapp), adviser)
        qtbot.addWidget(view)
        view.resize(size or QSize(1920, 1080))
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    yield make


def recommended(view: Manager, actions: Sequence[Changes]) -> Advice:
    return recommend(twin(view.hall, view.link.now()), actions=actions)


def answer(view: Manager, adviser: Scripted, advice: Advice) -> None:
    adviser.messages = [Answer(adviser.asked[-1], 0, advice)]
    view.advising.poll()


def asked_for_advice(adviser: Scripted) -> int:
    return sum(question.topic == "advice" for question in adviser.asked)


def wanted_skill(hall: Hall) -> tuple[str, str]:
    """A window and a service that its clerk is trained for and that is switched off."""
    for window in hall.windows.values():
        for service in hall.catalogue.services:
            if service in window.inactive and window.state != "closed":
                return window.id, service
    raise LookupError("every skill is on")


def menu_of(view: Manager) -> QMenu:
    menus = [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if words in action.text())
    menu.close()
    action.trigger()


def test_an_idle_window_is_pink_and_one_click_ends_it(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    card = view.hall_page.windows.cards["5"]
    assert card.state == "idle" and "idle" in card.accessibleName()
    remedy = remedies(view.hall, view.link.now())["5"]
    assert remedy.why == "off"
    qtbot.mouseClick(card.act, Qt.MouseButton.LeftButton)
    settled(qtbot, view.link)
    assert view.hall.windows["5"].speed(remedy.service) > 0.0
    assert view.hall.windows["5"].ticket is not None
    assert card.state == "called"


def test_a_window_is_idle_only_after_a_minute(manager_on: OpenManager) -> None:
    view = manager_on()
    since = view.hall.idle.present["5"].since
    assert "5" not in remedies(view.hall, since + MINUTE - 1)
    assert "5" in remedies(view.hall, since + MINUTE)


def test_an_idle_window_that_does_not_call_by_itself_is_asked_to(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    asked = Asked(qtbot, view.link)
    asked(do="settings", settings={"manual": ["5"]})
    service = remedies(view.hall, view.link.now())["5"].service
    asked(do="skill", window="5", service=service, on=True)
    view.link.property("clock").at += 2 * MINUTE
    view.refresh()
    remedy = remedies(view.hall, view.link.now())["5"]
    assert (remedy.why, remedy.request) == ("uncalled", {"do": "call", "window": "5"})
    view.hall_page.windows.cards["5"].act.click()
    settled(qtbot, view.link)
    assert view.hall.windows["5"].state == "engaged"


def test_where_nobody_there_is_trained_a_closed_window_is_opened(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    window = view.hall.windows["5"]
    able = {service for other in ("9",) for service in view.hall.windows[other].active}
    wanted = {ticket.services[0] for ticket in view.hall.waiting()}
    assert wanted & able
    window.skills = {service: speed for service, speed in window.skills.items() if service not in wanted}
    remedy = remedies(view.hall, view.link.now())["5"]
    assert remedy.request == {"do": "open", "window": "9"}


def test_the_card_of_a_window_opens_its_menu_by_mouse_and_by_keyboard(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("busy")
    card = view.hall_page.windows.cards["4"]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 90))
    choose(menu_of(view), "Pause")
    settled(qtbot, view.link)
    assert view.hall.windows["4"].leaving == "pause"
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    choose(menu_of(view), "Resume")
    settled(qtbot, view.link)
    assert view.hall.windows["4"].leaving is None


def test_a_closed_window_is_opened_from_its_card(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("overloaded")
    view.ask_window("3", QPoint(100, 100))
    choose(menu_of(view), "Open now")
    settled(qtbot, view.link)
    assert view.hall.windows["3"].state != "closed"


def test_the_rule_and_when_a_long_wait_goes_first_are_chosen_in_the_strip(
    qtbot: QtBot, manager_on: OpenManager
) -> None:
    view = manager_on()
    view.strip.rule_button.click()
    choose(menu_of(view), "longest queue first")
    settled(qtbot, view.link)
    assert (view.hall.rule, view.hall.overdue) == ("longest_queue", 2.0)
    view.strip.rule_button.click()
    choose(menu_of(view), "never")
    settled(qtbot, view.link)
    assert view.hall.overdue is None


def test_queues_stand_by_what_they_cost(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("busy")
    queues = figures.queues(view.hall, view.link.now(), Census(view.hall, view.link.now()))
    assert [queue.loss for queue in queues] == sorted((queue.loss for queue in queues), reverse=True)
    assert sum(queue.waiting for queue in queues) == len(view.hall.in_line)
    panel = view.hall_page.queues
    qtbot.waitUntil(lambda: sum(row.isVisibleTo(view) for row in panel.rows) == len(queues))
    assert [row._service for row in panel.rows[: len(queues)]] == [queue.service for queue in queues]


def test_a_queue_out_of_sight_is_as_it_is_now_when_it_is_scrolled_to(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("large")
    panel = view.hall_page.queues
    bar = panel._area.verticalScrollBar()
    qtbot.waitUntil(lambda: sum(row.isVisibleTo(view) for row in panel.rows) == len(panel._shown.queues))
    panel._later.stop()
    queues = list(reversed(panel._shown.queues))
    panel.show_queues(view.hall, queues, {})
    assert panel.rows[0]._service == queues[0].service and panel.rows[-1]._service != queues[-1].service
    bar.setValue(bar.maximum())
    assert panel.rows[len(queues) - 1]._service == queues[-1].service


def test_who_left_does_not_make_a_queue_stand_first(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("overloaded")
    queues = figures.queues(view.hall, view.link.now(), Census(view.hall, view.link.now()))
    first, last = queues[0], queues[-1]
    gone = view.hall.waiting_for(last.service)[0].number
    view.do({"do": "issue", "services": [last.service]})
    view.do({"do": "cancel", "ticket": gone, "reason": "gave up"})
    settled(qtbot, view.link)
    again = figures.queues(view.hall, view.link.now(), Census(view.hall, view.link.now()))
    assert again[0].service == first.service
    assert next(queue for queue in again if queue.service == last.service).loss <= last.loss


def test_what_the_boxes_of_windows_mean_is_told_in_the_language_in_use(
    qtbot: QtBot, qapp: QApplication, manager_on: OpenManager
) -> None:
    view = manager_on("busy")
    boxes = view.hall_page.queues.rows[0]._able
    assert "serves it" in boxes.accessibleName() or "engaged" not in boxes.accessibleName()
    language.switch(qapp, "zh")
    qtbot.waitUntil(lambda: not boxes.accessibleName().isascii())


def test_who_could_serve_a_queue_switches_a_skill_on(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    service = remedies(view.hall, view.link.now())["5"].service
    view.ask_who(service)
    choose(menu_of(view), "window 5")
    settled(qtbot, view.link)
    assert view.hall.windows["5"].speed(service) > 0.0


def test_advice_is_asked_at_the_start_shown_and_applied_by_one_click(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on("overloaded")
    assert [question.topic for question in adviser.asked] == ["advice"]
    panel = view.hall_page.advice
    adviser.messages = [Progress(adviser.asked[-1], 0.4)]
    view.advising.poll()
    assert "40" in panel._waiting.words()
    answer(view, adviser, recommended(view, [(Change(do="open", window="3"),)]))
    assert panel.option().changes[0].window == "3"
    assert panel.opened.apply_button.isVisible()
    panel.opened.apply_button.click()
    settled(qtbot, view.link)
    assert view.hall.windows["3"].state != "closed"
    _, event = view.hall.applied[-1]
    assert event.changes == ({"do": "open", "window": "3"},)
    assert event.advice["effect"]["mean_wait"][0] == pytest.approx(panel.option().effect["mean_wait"].mean, abs=1e-4)
    assert [question.topic for question in adviser.asked] == ["advice", "advice"]
    assert panel._applied[0][1].words() == "Open window 3"


def test_a_change_of_seats_is_told_with_the_seats_before_it(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on()
    advice = recommended(view, [(Change(do="swap", window="5", clerk="clerk-13"),)])
    answer(view, adviser, advice)
    place = next(place for place, option in enumerate(advice.options) if option.changes)
    view.hall_page.advice.open(place)
    view.hall_page.advice.opened.apply_button.click()
    settled(qtbot, view.link)
    assert view.hall.windows["5"].clerk == "clerk-13"
    assert view.notice.sentence() == "Applied: Let Clerk M take window 5"
    assert view.hall_page.advice._applied[0][1].words() == "Let Clerk M take window 5"


@pytest.mark.parametrize("page", ["hall", "skills", "plan", "settings"])
def test_everything_on_a_page_is_reached_by_the_tab_key(qtbot: QtBot, manager_on: OpenManager, page: str) -> None:
    view = manager_on("busy")
    view.show_page(page)
    wanted = {
        button
        for button in view.findChildren(QAbstractButton)
        if button.isVisibleTo(view) and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(len(wanted) + 120):
        qtbot.keyClick(view.focusWidget() or view, Qt.Key.Key_Tab)
        reached.add(view.focusWidget())
    exclusive = {button for button in wanted if button.group() is not None}
    assert {button.accessibleName() for button in wanted - reached - exclusive} == set()


def test_who_could_serve_a_queue_is_asked_by_keyboard(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("busy")
    line = view.hall_page.queues.rows[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Who could serve" in menu_of(view).actions()[0].text()
    menu_of(view).close()


def test_changing_nothing_is_an_answer_without_an_apply_button(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    answer(view, adviser, recommended(view, []))
    assert not view.hall_page.advice.opened.apply_button.isVisible()
    assert view.hall_page.advice.option().changes == ()


def test_what_is_put_off_gives_way_to_the_next_option(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on("overloaded")
    answer(view, adviser, recommended(view, [(Change(do="open", window="3"),), (Change(do="open", window="6"),)]))
    first = view.hall_page.advice.option()
    view.hall_page.advice.opened.later_button.click()
    assert view.hall_page.advice.option() is not first


def test_an_answer_to_an_older_question_is_dropped(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    old = adviser.asked[-1]
    view.hall_page.advice.again.click()
    adviser.messages = [Answer(old, 0, recommended(view, []))]
    view.advising.poll()
    assert view.advising.advice is None


def test_a_failed_simulation_is_tried_again_although_nothing_changed(
    manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on()
    adviser.messages = [Failed(adviser.asked[-1], None)]
    view.advising.poll()
    view.advising._again.timeout.emit()
    assert len(adviser.asked) == 2


def test_advice_is_asked_again_only_if_the_hall_has_changed(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on()
    answer(view, adviser, recommended(view, []))
    view.advising._again.timeout.emit()
    assert asked_for_advice(adviser) == 1
    view.link.property("clock").at += MINUTE
    Asked(qtbot, view.link)(do="issue", services=["permit-apply"])
    view.advising._again.timeout.emit()
    assert asked_for_advice(adviser) == 2


def test_another_day_begins_without_the_advice_of_the_last(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on("overloaded")
    answer(view, adviser, recommended(view, [(Change(do="open", window="3"),)]))
    view.link.property("clock").at += 24 * 60 * MINUTE
    Asked(qtbot, view.link)(do="open_day")
    qtbot.waitUntil(lambda: view.turns.done)
    assert view.advising.advice is None
    assert not view.hall_page.advice.opened.isVisible()
    assert len(adviser.asked) == 2


def test_once_the_day_is_closed_no_advice_can_be_applied(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on()
    window, service = wanted_skill(view.hall)
    answer(view, adviser, recommended(view, [(Change(do="activate", window=window, service=service),)]))
    panel = view.hall_page.advice
    qtbot.waitUntil(panel.opened.isVisible)
    about = panel._about.words()
    assert about
    Asked(qtbot, view.link)(do="close_day")
    qtbot.waitUntil(lambda: not panel.opened.isVisible())
    assert panel._about.words() == ""
    assert any("closed" in text.words() for text in panel.findChildren(Text) if text.isVisible())


def test_a_failed_simulation_is_told_once_and_asked_again(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    for expected in ("ended unexpectedly", ""):
        adviser.messages = [Failed(adviser.asked[-1], None)]
        view.advising.poll()
        assert expected in view.notice.sentence() and bool(view.notice.sentence()) == bool(expected)
        view.notice.hide()
        view.advising.ask()
    assert len(adviser.asked) == 3


def test_advice_that_the_hall_refuses_changes_nothing_and_is_told(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on("overloaded")
    advice = recommended(view, [(Change(do="open", window="3"),)])
    changed = [replace(option, changes=(Change(do="open", window="99"),) if option.changes else ()) for option in
               advice.options]  # fmt: skip
    answer(view, adviser, replace(advice, options=changed))
    view.hall_page.advice.opened.apply_button.click()
    settled(qtbot, view.link)
    assert "99" in view.notice.sentence() and view.hall.applied == []


def test_why_explains_an_option_and_applies_it(qtbot: QtBot, manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    service = remedies(view.hall, view.link.now())["5"].service
    change = (Change(do="activate", window="5", service=service),)
    answer(view, adviser, recommended(view, [change]))
    place = next(i for i, o in enumerate(view.advising.advice.options if view.advising.advice else []) if o.changes)
    view.explain(place)
    dialog = view.findChild(Why)
    assert dialog is not None and dialog.option.changes == change
    dialog.apply_button.click()
    settled(qtbot, view.link)
    assert view.hall.windows["5"].speed(service) > 0.0


@pytest.mark.parametrize(
    ("key", "page"), list(zip("12345", ("hall", "skills", "plan", "history", "settings"), strict=True))
)
def test_pages_are_chosen_by_keyboard(qtbot: QtBot, manager_on: OpenManager, key: str, page: str) -> None:
    view = manager_on("busy")
    qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert view.page == page
    assert view.rail.pages[page].isChecked()
    settled(qtbot, view.link)


def cell(view: Manager, window: str, service: str) -> QPoint:
    """The middle of a cell of the grid, scrolled into sight."""
    page = view.skills_page
    page.bar.services.set_value("all")
    page.choose()
    row = next(i for i, line in enumerate(page.model.lines) if line.window == window)
    column = next(i for i, listed in enumerate(page.model.columns) if listed.service == service)
    index = page.model.index(row, column)
    page.grid.scrollTo(index)
    return page.grid.visualRect(index).center()


def press(qtbot: QtBot, grid: Grid, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    qtbot.mouseClick(grid.viewport(), button, pos=at)


def test_a_click_on_a_skill_is_previewed_saved_by_one_command_and_undone(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on()
    view.show_page("skills")
    window, service = wanted_skill(view.hall)
    page = view.skills_page
    press(qtbot, page.grid, cell(view, window, service))
    changes = page.unsaved.changes(view.hall)
    assert changes == (Change(do="activate", window=window, service=service),)
    assert view.hall.windows[window].speed(service) == 0.0
    qtbot.waitUntil(lambda: adviser.asked[-1].topic == "preview")
    assert adviser.asked[-1].actions == (changes,)
    answer(view, adviser, recommended(view, [changes]))
    assert page.preview.figures[0].number.words() != "–"
    page.preview.save.click()
    settled(qtbot, view.link)
    assert view.hall.windows[window].speed(service) > 0.0
    assert len(page.unsaved) == 0
    assert len(view.hall.applied) == 1
    page.bar.undo.click()
    settled(qtbot, view.link)
    assert view.hall.windows[window].speed(service) == 0.0


def test_the_advising_process_previews_a_change(
    qtbot: QtBot, qapp: QApplication, scene: Callable[[str], Scene]
) -> None:
    played = scene("idle")
    with Live.open(played.url, clock=played.clock) as live:
        pace = Pace(origin=played.clock.at, real=clocks.real(), speed=1.0)
        live.log.set_fact(PACE, msgspec.json.encode(pace).decode())
    link = HallLink(played.url, "test")
    view = Manager(link, Computer(qapp), Advisor(played.url))
    qtbot.addWidget(view)
    try:
        window, service = wanted_skill(view.hall)
        view.skills_page.unsaved.set(view.hall, window, service, Skill(True, False))
        view.skills_page._ask_preview()
        with qtbot.waitSignal(view.advising.previewed, timeout=30_000) as previewed:
            pass
        advice = previewed.args[0]
        assert {option.changes for option in advice.options} == {(), view.skills_page.unsaved.changes(view.hall)}
        assert view.skills_page.preview.figures[0].number.words() != "–"
    finally:
        view.close()
        link.close()


def test_a_group_is_folded_by_keyboard_and_shows_its_counts(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    page = view.skills_page
    group = page.model.columns[0].group
    page.grid.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_F)
    assert page.model.columns[0].service is None and page.model.columns[0].group == group
    on, trained = page.model.of_group(page.model.lines[0], group)
    assert 0 <= on <= trained <= len(page.model.services(group))


def test_unsaved_skills_are_discarded(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    window, service = wanted_skill(view.hall)
    press(qtbot, view.skills_page.grid, cell(view, window, service))
    assert view.skills_page.preview.discard.isEnabled()
    view.skills_page.preview.discard.click()
    assert len(view.skills_page.unsaved) == 0
    assert not view.skills_page.preview.save.isEnabled()


def test_skills_are_switched_by_keyboard_and_made_a_last_resort(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    window, service = wanted_skill(view.hall)
    page = view.skills_page
    at = cell(view, window, service)
    page.grid.setCurrentIndex(page.grid.indexAt(at))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.unsaved.wanted[window, service] == Skill(True, False)
    qtbot.keyClick(page.grid, Qt.Key.Key_L)
    assert page.unsaved.wanted[window, service] == Skill(True, True)
    qtbot.keyClick(page.grid, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, view.link)
    place = view.hall.windows[window]
    assert place.speed(service) > 0.0 and service in place.last_resort


def test_nobody_untrained_is_switched_on(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    window = next(window for window in view.hall.windows.values())
    service = next(service for service in view.hall.catalogue.services if service not in window.skills)
    press(qtbot, view.skills_page.grid, cell(view, window.id, service))
    assert len(view.skills_page.unsaved) == 0


def test_shift_click_fills_from_the_last_click(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    page = view.skills_page
    window = view.hall.windows["5"]
    services = page.model.services(view.hall.catalogue.services["residence-register"].group)
    trained = [service for service in services if service in window.inactive]
    assert len(trained) > 1
    press(qtbot, page.grid, cell(view, "5", trained[0]))
    qtbot.mouseClick(
        page.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, cell(view, "5", trained[-1])
    )
    assert {service for _, service in page.unsaved.wanted} == set(trained)


def test_the_search_finds_a_service_by_its_initials(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    qtbot.keyClicks(view.skills_page.search, "jzzsl")
    index = view.skills_page.grid.currentIndex()
    assert view.skills_page.model.columns[index.column()].service == "permit-apply"


def test_cells_speak(manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("skills")
    window, service = wanted_skill(view.hall)
    at = cell(view, window, service)
    index = view.skills_page.grid.indexAt(at)
    spoken = view.skills_page.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert f"window {window}" in spoken and spoken.endswith("trained, off")


def test_changes_and_their_reverse_cancel_out(manager_on: OpenManager) -> None:
    hall = manager_on().hall
    window, service = wanted_skill(hall)
    unsaved = Unsaved()
    unsaved.set(hall, window, service, Skill(True, True))
    changes = unsaved.changes(hall)
    assert [change.do for change in changes] == ["activate", "last_resort"]
    assert reversed_(reversed_(changes)) == changes
    unsaved.set(hall, window, service, held(hall, window, service))
    assert unsaved.changes(hall) == ()


def test_a_break_is_moved_in_the_day_plan(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("busy")
    view.show_page("plan")
    lane = next(lane for lane in view.plan_page.lanes if lane.clerk == "clerk-01")
    lane.setFocus()
    qtbot.keyClick(lane, Qt.Key.Key_Return)
    inner = menu_of(view).actions()[0].menu()
    assert isinstance(inner, QMenu)
    choose(inner, "12:00–")
    settled(qtbot, view.link)
    assert view.hall.clerks["clerk-01"].breaks[0][0] == 720.0


def test_history_tells_decisions_and_the_report_is_exported(
    qtbot: QtBot, manager_on: OpenManager, tmp_path: Path
) -> None:
    view = manager_on("overloaded")
    Asked(qtbot, view.link)(do="apply", changes=[{"do": "open", "window": "3"}])
    view.show_page("history")
    settled(qtbot, view.link)
    page = view.history_page
    assert page._read is not None
    assert page._read.noted[0].event.kind == "advice_applied"
    file = tmp_path / "visits.csv"
    page.export(file)
    settled(qtbot, view.link)
    assert len(file.read_text(encoding="utf-8").splitlines()) == len(view.hall.tickets) + 1


def test_history_tells_how_the_waits_told_came_out(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("busy")
    with ToldFile(Path(view.link.url)) as file:
        file.keep(
            [
                Outcome(str(view.hall.day), "A001", low=2.0, median=4.0, high=9.0, usual=8.0, waited=5.0),
                Outcome(str(view.hall.day), "A002", low=2.0, median=4.0, high=9.0, usual=8.0, waited=12.0),
            ]
        )
    view.show_page("history")
    settled(qtbot, view.link)
    page = view.history_page
    assert page._read is not None and page._read.told == (1, 2, 0.5, 4.5, 3.5)
    assert any("50 % of 2 tickets" in text.words() for text in page.findChildren(Text))


def test_the_day_is_closed_after_a_question_and_opened_again(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on()
    view.show_page("history")
    settled(qtbot, view.link)
    view.history_page.day_button.click()
    box = view.findChild(QMessageBox)
    assert box is not None and view.hall.is_open
    box.buttons()[0].click()
    settled(qtbot, view.link)
    assert not view.hall.is_open
    settled(qtbot, view.link)
    view.history_page.day_button.click()
    settled(qtbot, view.link)
    assert view.hall.is_open


def test_settings_are_saved_together(qtbot: QtBot, manager_on: OpenManager) -> None:
    view = manager_on("busy")
    view.show_page("settings")
    page = view.settings_page
    assert not page.save_button.isEnabled()
    page.fields["no_show_after"].set_value(2.5)
    page.fields["manual"].set_value(("3",))
    page.fields["return_after"].set_value(3)
    page.save_button.click()
    settled(qtbot, view.link)
    settings = view.hall.settings
    assert (settings.no_show_after, settings.manual, settings.return_after) == (2.5, ("3",), 3)
    assert settings.auto
    assert page.changes() == {}


def test_refusals_speak_the_persons_language(qtbot: QtBot, qapp: QApplication, manager_on: OpenManager) -> None:
    view = manager_on()
    language.switch(qapp, "zh")
    view.refuse(BadInput("There is no window {window} in this hall.", window="99"))
    assert "99" in view.notice.sentence() and "There" not in view.notice.sentence()


def test_the_language_is_switched_on_the_rail(qapp: QApplication, manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on("overloaded")
    answer(view, adviser, recommended(view, [(Change(do="open", window="3"),)]))
    view.rail.language_button.click()
    qapp.processEvents()
    assert language.current() == "zh"
    assert view.rail.pages["skills"].text() == "技能"
    assert view.hall_page.advice.opened._words.words() == "开放 3 号窗口"


def test_the_theme_is_switched_on_the_rail(manager_on: OpenManager) -> None:
    view = manager_on()
    view.rail.theme_button.click()
    assert theme.name() == "dark"


def test_the_waiting_line_ends_with_those_who_wait_now(manager_on: OpenManager) -> None:
    view = manager_on("overloaded")
    times, counts = figures.line_so_far(view.hall, view.link.now())
    assert times == sorted(times) and min(counts) >= 0
    assert counts[-1] == counts[-2] == len(view.hall.in_line)


def test_the_advising_process_ends_with_the_screen(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    view.close()
    assert adviser.closed


def test_who_waits_for_the_engine_to_be_prepared_is_told_so(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    adviser.messages = [Progress(adviser.asked[-1], 0.0, compiling=True)]
    view.advising.poll()
    assert "once" in view.hall_page.advice._waiting.words()
    adviser.messages = [Progress(adviser.asked[-1], 0.5)]
    view.advising.poll()
    assert "50 %" in view.hall_page.advice._waiting.words()
