"""The skill grid of a large hall: what is shown, many skills at once, templates, plans, files."""

import csv
import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import settled
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from test_manager import OpenManager, adviser, cell, choose, manager_on, press, wanted_skill

from hallapp.views import theme
from hallapp.views.manager import fills, wording
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.heads import CELL, LINE, short
from hallapp.views.manager.names import halves
from hallapp.views.manager.skills_page import SkillsPage
from hallapp.views.manager.unsaved import Skill, Unsaved

__all__ = ["adviser", "manager_on"]


@pytest.fixture
def page_on(manager_on: OpenManager) -> Callable[..., SkillsPage]:
    def make(scene: str = "idle") -> SkillsPage:
        view = manager_on(scene)
        view.show_page("skills")
        return view.skills_page

    return make


def hall_of(page: SkillsPage):
    return page._link.hall


def windows_of(page: SkillsPage) -> list[str]:
    return [line.window for line in page.model.lines if line.window is not None]


def test_windows_are_chosen_by_their_state(page_on):
    page = page_on()
    hall = hall_of(page)
    for state in ("engaged", "closed"):
        page.bar.rows.set_value(state)
        page.choose()
        assert windows_of(page) == [window.id for window in hall.windows.values() if window.state == state]
    page.bar.rows.set_value("useful")
    page.choose()
    waited = {ticket.services[0] for ticket in hall.in_line.values()}
    assert windows_of(page) == [window.id for window in hall.windows.values() if waited & set(window.skills)]


def test_the_groups_are_those_where_people_wait_when_the_page_is_looked_at(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("empty")
    view.show_page("skills")
    page = view.skills_page
    hall = view.hall
    assert list(dict.fromkeys(place.group for place in page.model.columns)) == list(hall.catalogue.groups)
    for window in hall.windows:
        view.do({"do": "close", "window": window})
    services = {service.group: service.id for service in hall.catalogue.services.values()}
    first, other = list(services.values())[-2:]
    view.do({"do": "issue", "services": [first]})
    settled(qtbot, view.link)
    page.show_page()
    assert {place.group for place in page.model.columns} == {hall.catalogue.services[first].group}
    view.show_page("hall")
    view.do({"do": "issue", "services": [other]})
    view.do({"do": "issue", "services": [other]})
    settled(qtbot, view.link)
    view.show_page("skills")
    assert page.model.columns[0].group == hall.catalogue.services[other].group


def test_only_services_that_people_wait_for(page_on):
    page = page_on()
    page.bar.services.set_value("services")
    page.choose()
    shown = {column.service for column in page.model.columns}
    assert shown == {ticket.services[0] for ticket in hall_of(page).in_line.values()}


def test_windows_stand_under_their_states_and_fold(qtbot: QtBot, page_on):
    page = page_on()
    page.bar.order.set_value("state")
    page.choose()
    sections = [line.section for line in page.model.lines if line.section is not None]
    assert sections == sorted(sections, key=("ready", "engaged", "paused", "closed", "").index)
    first = page.model.lines[0]
    assert first.section is not None and first.inside
    assert page.model.lines[1 : 1 + len(first.inside)] == list(first.inside)
    page.grid.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.model.lines[1] not in first.inside
    spoken = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("may serve it")


def test_windows_stand_under_the_group_that_most_of_their_skills_stand_under(page_on):
    page = page_on()
    page.bar.order.set_value("group")
    page.choose()
    hall = hall_of(page)
    for line in page.model.lines:
        for inside in line.inside:
            if inside.window is not None and line.section:
                assert any(hall.catalogue.services[s].group == line.section for s in hall.windows[inside.window].skills)


def test_lines_stay_where_they_are_while_the_grid_is_used(qtbot: QtBot, page_on):
    page = page_on()
    page.bar.rows.set_value("closed")
    page.choose()
    before = windows_of(page)
    page.grid.setFocus()
    qtbot.waitUntil(page.grid.hasFocus)
    page.saving._do({"do": "open", "window": before[0]})
    settled(qtbot, page._link)
    page.show_page()
    assert windows_of(page) == before
    page.search.setFocus()
    qtbot.waitUntil(page.search.hasFocus)
    page.show_page()
    assert before[0] not in windows_of(page)


def test_the_search_finds_clerks_by_the_initials_of_their_names(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    qtbot.keyClicks(page.search, "zyj")
    names = {clerk.id: clerk.names.zh for clerk in hall.scenario.clerks}
    assert [names[hall.windows[window].clerk] for window in windows_of(page)] == ["职员甲", "职员己"]
    page.search.clear()
    assert len(windows_of(page)) == len(hall.windows)


def test_the_search_leaves_only_services_that_answer(qtbot: QtBot, page_on):
    page = page_on()
    qtbot.keyClicks(page.search, "permit-apply")
    assert [column.service for column in page.model.columns] == ["permit-apply"]


def test_a_folded_group_is_filled_by_a_click_on_its_cell(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    window, service = wanted_skill(hall)
    group = hall.catalogue.services[service].group
    page.bar.services.set_value("all")
    page.choose()
    page.model.fold(group)
    row = windows_of(page).index(window)
    at = next(i for i, column in enumerate(page.model.columns) if column.group == group)
    index = page.model.index(row, at)
    page.grid.scrollTo(index)
    press(qtbot, page.grid, page.grid.visualRect(index).center())
    trained = [one for one in page.model.services(group) if one in hall.windows[window].skills]
    assert all(page.unsaved.skill(hall, window, one).on for one in trained)
    press(qtbot, page.grid, page.grid.visualRect(index).center())
    assert not any(page.unsaved.skill(hall, window, one).on for one in trained)


def test_g_fills_the_group_of_a_cell(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    window, service = wanted_skill(hall)
    page.grid.setCurrentIndex(page.grid.indexAt(cell(page.window(), window, service)))
    qtbot.keyClick(page.grid, Qt.Key.Key_G)
    group = page.model.services(hall.catalogue.services[service].group)
    assert all(page.unsaved.skill(hall, window, one).on for one in group if one in hall.windows[window].skills)


def test_a_service_is_switched_off_everywhere_from_the_menu(page_on):
    page = page_on()
    hall = hall_of(page)
    service = next(one for window in hall.windows.values() for one in window.active)
    page.grid.setCurrentIndex(page.grid.indexAt(cell(page.window(), next(iter(hall.windows)), service)))
    choose(page.fill_menu(), "off everywhere")
    assert not any(page.unsaved.skill(hall, window, service).on for window in hall.windows)


def test_a_set_is_copied_as_far_as_the_other_is_trained(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    seats = [window for window in hall.windows.values() if window.skills]
    source = max(seats, key=lambda window: len(window.active)).id
    target = next(window.id for window in seats if not set(hall.windows[source].active) <= set(window.skills))
    copied = fills.copy_set(hall, Unsaved(), source, target)
    assert copied.untrained
    row = {window: place for place, window in enumerate(windows_of(page))}
    page.grid.setCurrentIndex(page.model.index(row[source], 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.grid.setCurrentIndex(page.model.index(row[target], 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    for service, speed in hall.windows[target].skills.items():
        if speed > 0.0:
            assert page.unsaved.skill(hall, target, service).on == (hall.windows[source].speed(service) > 0.0)
    assert all(window == target for window, _ in page.unsaved.wanted)
    assert "not copied" in page.preview._note.words()


def test_a_whole_grid_is_changed_and_taken_back_at_once(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    before = {window.id: set(window.active) for window in hall.windows.values()}
    for service in hall.catalogue.services:
        page.fill_service(service, False)
    assert len(page.unsaved.changes(hall)) > 100
    page.save()
    settled(qtbot, page._link)
    assert not any(window.active for window in hall.windows.values())
    page.undo()
    settled(qtbot, page._link)
    assert {window.id: set(window.active) for window in hall.windows.values()} == before


def test_a_template_is_kept_shown_and_opens_its_weekdays(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    window, service = wanted_skill(hall)
    page.unsaved.set(hall, window, service, Skill(True, False))
    page.keep_template("busy day")
    settled(qtbot, page._link)
    assert hall.windows[window].speed(service) == 0.0
    page.discard()
    page.show_template("busy day")
    assert list(page.unsaved.wanted) == [(window, service)]
    page.discard()
    menu = page.templates_menu()
    inner = next(action.menu() for action in menu.actions() if action.text().startswith("busy day"))
    assert isinstance(inner, QMenu)
    days = next(action.menu() for action in inner.actions() if action.menu() is not None)
    assert isinstance(days, QMenu)
    days.actions()[2].trigger()
    settled(qtbot, page._link)
    assert hall.templates["busy day"].weekdays == (3,)
    page.unsaved.set(hall, window, service, Skill(True, False))
    page._show_preview()
    assert "busy day" in page.preview._note.words()


def test_a_template_is_named_in_a_dialog(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    page.ask_template()
    ask = page.findChild(Choose)
    assert not ask.take.isEnabled()
    qtbot.keyClicks(ask.line, "Mondays")
    ask.take.click()
    settled(qtbot, page._link)
    assert list(hall.templates) == ["Mondays"]
    page.ask_template()
    again = page.findChildren(Choose)[-1]
    again.choose("Mondays")
    assert again.take.isEnabled()
    qtbot.keyClicks(again.line, "Tuesdays")
    assert again.value == ""
    again.take.click()
    settled(qtbot, page._link)
    assert list(hall.templates) == ["Mondays", "Tuesdays"]


def test_a_template_that_was_forgotten_is_kept_again_by_undo(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    window, service = wanted_skill(hall)
    page.unsaved.set(hall, window, service, Skill(True, True))
    page.keep_template("busy day")
    settled(qtbot, page._link)
    page.saving.schedule_template("busy day", [2, 5])
    settled(qtbot, page._link)
    template = hall.templates["busy day"]
    assert template.weekdays == (2, 5)
    page.discard()
    page.saving.drop_template("busy day")
    settled(qtbot, page._link)
    assert not hall.templates
    page.undo()
    settled(qtbot, page._link)
    assert hall.templates["busy day"] == template


def test_unsaved_changes_are_taken_back_one_by_one(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    window, service = wanted_skill(hall)
    at = cell(page.window(), window, service)
    press(qtbot, page.grid, at)
    first = dict(page.unsaved.wanted)
    page.fill_service(service, False)
    assert page.unsaved.wanted != first
    page.bar.undo.click()
    assert page.unsaved.wanted == first
    page.bar.undo.click()
    assert page.unsaved.wanted == {} and not page.bar.undo.isEnabled()


def test_a_change_is_planned_for_tomorrow_shown_and_taken_back(qtbot: QtBot, page_on):
    page = page_on()
    hall = hall_of(page)
    window, service = wanted_skill(hall)
    tomorrow = (datetime.date.fromisoformat(hall.day) + datetime.timedelta(days=1)).isoformat()
    page.unsaved.set(hall, window, service, Skill(True, False))
    page.changed()
    page.preview.when.set_value(tomorrow)
    page.preview.save.click()
    settled(qtbot, page._link)
    (planned,) = hall.planned[tomorrow]
    assert (planned.clerk, planned.service, planned.on) == (hall.windows[window].clerk, service, True)
    assert hall.windows[window].speed(service) == 0.0 and not page.unsaved.wanted
    page.show_plan(tomorrow)
    assert list(page.unsaved.wanted) == [(window, service)] and page.preview.day() == tomorrow
    page.discard()
    page.bar.undo.click()
    settled(qtbot, page._link)
    assert not hall.planned
    page.undo()
    page.unsaved.set(hall, window, service, Skill(True, False))
    page.preview.when.set_value(tomorrow)
    page.save()
    settled(qtbot, page._link)
    page.saving.drop_plan(tomorrow)
    settled(qtbot, page._link)
    assert not hall.planned
    page.undo()
    settled(qtbot, page._link)
    assert hall.planned == {tomorrow: (planned,)}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_grid_is_written_to_a_file(qtbot: QtBot, page_on, tmp_path: Path, suffix: str):
    page = page_on()
    hall = hall_of(page)
    path = tmp_path / f"grid.{suffix}"
    page.export(path)
    settled(qtbot, page._link)
    if suffix == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    else:
        rows = [[value or "" for value in row] for row in load_workbook(path).active.iter_rows(values_only=True)]
    services = list(hall.catalogue.services)
    assert len(rows) == 2 + len(hall.windows) and {len(row) for row in rows} == {3 + len(services)}
    for row, window in zip(rows[2:], hall.windows.values(), strict=True):
        assert row[0] == window.id
        for word, service in zip(row[3:], services, strict=True):
            assert (word == "") == (window.skills.get(service, 0.0) <= 0.0)
            assert (word in ("active", "learner", "last resort")) == (window.speed(service) > 0.0)


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, page_on, tmp_path: Path):
    page = page_on()
    page.export(tmp_path / "nowhere" / "grid.csv")
    settled(qtbot, page._link)
    assert "can't be written" in page.preview._note.words()


def test_every_name_in_the_heads_is_whole_in_english(qtbot: QtBot, page_on):
    page = page_on()
    page.bar.services.set_value("all")
    page.choose()
    columns = page.grid.columns
    metrics = QFontMetrics(theme.font(theme.SMALL))
    room = columns.names - 6
    hall = page.model.hall
    for column in page.model.columns:
        name = short(wording.service(hall, column.service), hall.catalogue.groups[column.group].names.en)
        lines = halves(metrics, name, room)
        assert len(lines) * LINE <= CELL
        assert all(metrics.horizontalAdvance(line) <= room for line in lines)


def test_what_was_saved_and_taken_back_is_told(qtbot: QtBot, page_on):
    page = page_on()
    window, service = wanted_skill(hall_of(page))
    press(qtbot, page.grid, cell(page.window(), window, service))
    page.save()
    settled(qtbot, page._link)
    assert page.preview._note.words().startswith("Saved")
    assert service not in hall_of(page).windows[window].inactive
    page.bar.undo.click()
    settled(qtbot, page._link)
    assert page.preview._note.words() == "The last change is taken back."
    assert service in hall_of(page).windows[window].inactive


def test_the_wheel_with_shift_goes_through_the_columns(page_on):
    grid = page_on("large").grid
    grid.verticalScrollBar().setValue(0)
    middle = QPointF(grid.viewport().rect().center())

    def turn(by: int, keys: Qt.KeyboardModifier) -> tuple[int, int]:
        at = grid.viewport().mapToGlobal(middle)
        wheel = QWheelEvent(
            middle, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(grid.viewport(), wheel)
        return grid.horizontalScrollBar().value(), grid.verticalScrollBar().value()

    assert turn(-120, Qt.KeyboardModifier.ShiftModifier) == (3 * grid.columns.defaultSectionSize(), 0)
    assert turn(120, Qt.KeyboardModifier.ShiftModifier) == (0, 0)
    across, down = turn(-120, Qt.KeyboardModifier.NoModifier)
    assert across == 0 and down > 0
