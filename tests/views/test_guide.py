from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hallapp import language, paths
from hallapp.live import Live
from hallapp.newhall import spreadsheet, templates
from hallapp.newhall.draft import ServiceEntry
from hallapp.views.guide import Guide
from hallapp.views.guide.grid import FAULT, EntryTable
from hallapp.views.guide.pictures import pictures
from simulation.scenario import load

CATALOGUE, WINDOWS, CLERKS, HOURS, SUMMARY = range(5)


@pytest.fixture
def guide(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guide:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    made = Guide(zone="Asia/Shanghai")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def type_in(qtbot: QtBot, table: EntryTable, index: QModelIndex, words: str) -> None:
    """Replace what stands in a cell, by the keyboard."""
    table.go(index.row(), index.column())
    qtbot.keyClick(table, Qt.Key.Key_F2)
    finish_typing(qtbot, table, words)


def finish_typing(qtbot: QtBot, table: EntryTable, words: str) -> None:
    """Type into the open editor, and Enter."""
    editor = next(line for line in table.findChildren(QLineEdit) if line.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() is not QAbstractItemView.State.EditingState)


def settle(qtbot: QtBot, guide: Guide) -> None:
    """Wait until what was asked for is read or made."""
    qtbot.waitUntil(lambda: not guide.errand.busy)


def cell(table: EntryTable, row: int, field: str) -> QModelIndex:
    return table.entries.index(row, [column.field for column in table.entries.columns].index(field))


def test_a_hall_is_made_by_the_keyboard_alone(qtbot: QtBot, guide: Guide, tmp_path: Path) -> None:
    for step in (WINDOWS, CLERKS, HOURS, SUMMARY):
        qtbot.keyClick(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert guide.step == step
    qtbot.keyClicks(guide.summary.names["en"], "Spring Lane")
    with qtbot.waitSignal(guide.made) as made:
        qtbot.keyClick(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert made.args == [str(tmp_path / "spring-lane.hall")]
    with Live.open(tmp_path / "spring-lane.hall") as live:
        assert live.hall.is_open and live.hall.scenario.names.en == "Spring Lane"
        assert (len(live.hall.windows), len(live.hall.catalogue.services)) == (5, 68)
        assert live.hall.settings.zone == "Asia/Shanghai"


def test_a_wrong_entry_is_told_in_its_cell_and_holds_the_step(qtbot: QtBot, guide: Guide) -> None:
    table = guide.catalogue.table
    minutes = cell(table, 1, "minutes")
    type_in(qtbot, table, minutes, "soon")
    assert minutes.data() == "soon" and "soon is no number" in minutes.data(FAULT)
    assert "soon is no number" in guide.catalogue.fault_line.words.words()
    guide.next_button.click()
    assert guide.step == CATALOGUE and table.currentIndex() == minutes
    assert "soon is no number" in guide.notice.sentence()
    type_in(qtbot, table, minutes, "12")
    assert guide.notice.sentence() == "" and minutes.data(FAULT) == ""
    guide.next_button.click()
    assert guide.step == WINDOWS


def test_enter_goes_on_below(qtbot: QtBot, guide: Guide) -> None:
    table = guide.catalogue.table
    type_in(qtbot, table, cell(table, 1, "target"), "20")
    assert table.currentIndex() == cell(table, 2, "target")


def test_a_box_chooses_a_service_and_a_groups_box_all_of_it(qtbot: QtBot, guide: Guide) -> None:
    page = guide.catalogue
    group = guide.draft.groups_offered()[0]
    services = guide.draft.of_group(group.key)
    page.table.go(1, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert not services[0].chosen and page.model.checked(group) is None
    page.table.go(0, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert all(service.chosen for service in services)
    box = page.table.visualRect(page.model.index(1, 0))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(34, 18))
    assert not services[0].chosen


def test_an_empty_table_says_what_to_do(qtbot: QtBot, guide: Guide) -> None:
    page = guide.catalogue
    qtbot.keyClicks(page.search, "zzzz")
    assert page._nothing.isVisible() and "zzzz" in page._nothing.words() and not page.table.isVisible()
    page.search.selectAll()
    qtbot.keyClick(page.search, Qt.Key.Key_Delete)
    assert page.table.isVisible() and not page._nothing.isVisible()
    guide.use("empty")
    assert "Add a group" in page._nothing.words()
    page.add_service.click()
    assert page.table.isVisible() and not page._nothing.isVisible()


def test_names_in_a_sentence_are_in_its_language(qapp: QApplication, guide: Guide) -> None:
    first, second = guide.draft.groups_offered()[:2]
    second.prefix = first.prefix
    guide.go(CATALOGUE)
    guide.next()
    assert first.en in guide.notice.sentence() and first.zh not in guide.notice.sentence()
    language.switch(qapp, "zh")
    guide.next()
    assert first.zh in guide.notice.sentence()


def test_left_and_right_fold_a_group(qtbot: QtBot, guide: Guide) -> None:
    page = guide.catalogue
    rows = page.model.rowCount()
    page.table.go(0, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert page.model.rowCount() == rows - len(guide.draft.of_group(guide.draft.groups[0].key))
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    assert page.model.rowCount() == rows


@pytest.mark.parametrize("typed", ["jzz", "juzhu", "居住", "residence", "A0"])
def test_a_service_is_found_as_at_the_desk(qtbot: QtBot, guide: Guide, typed: str) -> None:
    page = guide.catalogue
    page.search.setFocus()
    page.search.setText(typed)
    page.search.textEdited.emit(typed)
    shown = [entry.zh for entry in page.model.entries if isinstance(entry, ServiceEntry)]
    assert shown and len(shown) < 20 and any("居住" in name for name in shown)


def test_a_group_and_a_service_of_ones_own_are_added(qtbot: QtBot, guide: Guide) -> None:
    page = guide.catalogue
    page.add_group.click()
    finish_typing(qtbot, page.table, "Copies")
    type_in(qtbot, page.table, page.table.currentIndex(), "Copying")
    group = guide.draft.groups[-1]
    assert group.en == "Copies" and [service.en for service in guide.draft.of_group(group.key)] == ["Copying"]
    assert guide.faults(CATALOGUE) == []


def test_another_template_and_back_lose_nothing(qtbot: QtBot, guide: Guide) -> None:
    table = guide.catalogue.table
    type_in(qtbot, table, cell(table, 1, "minutes"), "33")
    guide.go(HOURS)
    guide.hours.fields["opens"].line.selectAll()
    qtbot.keyClicks(guide.hours.fields["opens"].line, "08:30")
    guide.go(CATALOGUE)
    guide.use("full")
    assert len(guide.draft.offered()) == 156 and guide.draft.hours.opens == "08:30"
    guide.use("community")
    assert guide.draft.services[0].minutes == "33" and cell(table, 1, "minutes").data() == "33"


def test_more_windows_and_what_they_are_equipped_with(qtbot: QtBot, guide: Guide) -> None:
    guide.go(WINDOWS)
    page = guide.windows
    page.count.setValue(7)
    display = cell(page.table, 6, "display")
    page.table.go(display.row(), display.column())
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert len(guide.draft.windows) == 7 and guide.draft.windows[6].display
    type_in(qtbot, page.table, cell(page.table, 6, "number"), "3")
    assert "two windows 3" in cell(page.table, 6, "number").data(FAULT)


def test_marks_go_round_and_fill(qtbot: QtBot, guide: Guide) -> None:
    guide.go(CLERKS)
    page = guide.clerks
    group = guide.draft.groups_offered()[0].key
    first, second = guide.draft.clerks[4:6]
    page.skills.go(4, 3)
    seen = []
    for _ in range(3):
        qtbot.keyClick(page.skills, Qt.Key.Key_Space)
        seen.append(guide.draft.mark(first, group))
    assert seen == ["trained", "learner", "off"]
    spots = [page.skills.visualRect(page.model.index(*at)).center() for at in ((4, 3), (5, 4))]
    qtbot.mouseClick(page.skills.viewport(), Qt.MouseButton.LeftButton, pos=spots[0])
    qtbot.mouseClick(page.skills.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, pos=spots[1])
    assert guide.draft.mark(first, group) == guide.draft.mark(second, group) == "trained"
    qtbot.keyClick(page.skills, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert second.skills == first.skills and second.skills is not first.skills


def test_the_keyboard_crosses_from_names_to_skills_and_back(qtbot: QtBot, guide: Guide) -> None:
    guide.go(CLERKS)
    page = guide.clerks
    page.names.go(2, 2)
    qtbot.keyClick(page.names, Qt.Key.Key_Right)
    assert page.skills.hasFocus() and page.skills.currentIndex() == page.model.index(2, 3)
    qtbot.keyClick(page.skills, Qt.Key.Key_Left)
    assert page.names.hasFocus() and page.names.currentIndex() == page.model.index(2, 2)


def test_a_clerk_is_added_seated_and_removed(qtbot: QtBot, guide: Guide) -> None:
    guide.draft.set_windows(7)
    guide.go(CLERKS)
    page = guide.clerks
    page.add_button.click()
    finish_typing(qtbot, page.names, "Chen Li")
    clerk = guide.draft.clerks[-1]
    assert clerk.en == "Chen Li" and guide.draft.windows[6].clerk == clerk.key
    place = cell(page.names, 6, "window")
    page.model.setData(place, guide.draft.windows[0].key)
    assert guide.draft.windows[0].clerk == clerk.key and guide.draft.windows[6].clerk == ""
    page.names.go(6, 0)
    page.remove_button.click()
    assert clerk not in guide.draft.clerks and guide.draft.windows[0].clerk == ""


def test_services_that_nobody_can_do_are_told(guide: Guide) -> None:
    for clerk in guide.draft.clerks:
        guide.draft.set_mark(clerk, "mediation", "off")
    guide.go(CLERKS)
    assert "Mediation" in guide.clerks.uncovered.words()


def test_hours_are_corrected_at_their_field(qtbot: QtBot, guide: Guide) -> None:
    guide.go(HOURS)
    closes = guide.hours.fields["closes"]
    closes.line.selectAll()
    qtbot.keyClicks(closes.line, "8")
    assert closes.wrong.isVisible() and "8 is no time" in closes.wrong.words()
    guide.next_button.click()
    assert guide.step == HOURS and closes.line.hasFocus()
    closes.line.selectAll()
    qtbot.keyClicks(closes.line, "18:00")
    assert not closes.wrong.isVisible()
    guide.next_button.click()
    assert guide.step == SUMMARY


def test_own_breaks_stand_in_place_of_the_turn(qtbot: QtBot, guide: Guide) -> None:
    guide.go(HOURS)
    page = guide.hours
    breaks = cell(page.table, 0, "breaks")
    assert page.model.hint(guide.draft.clerks[0], page.model.columns[2]) == "11:30-12:15"
    type_in(qtbot, page.table, breaks, "12:00-11:00")
    assert "ends before it begins" in breaks.data(FAULT)
    type_in(qtbot, page.table, breaks, "10:00-10:20")
    assert page.model.breaks(guide.draft.clerks[0]) == ((600.0, 620.0),)


def test_a_hall_without_a_name_is_not_made_and_the_field_says_so(qtbot: QtBot, guide: Guide, tmp_path: Path) -> None:
    guide.go(SUMMARY)
    guide.next_button.click()
    assert guide.step == SUMMARY and "name is missing" in guide.summary._wrong["zh"].words()
    assert guide.summary.names["en"].hasFocus() and list(tmp_path.iterdir()) == []


def test_what_is_wrong_in_an_earlier_step_is_gone_back_to(guide: Guide) -> None:
    guide.draft.en = "Hall"
    guide.draft.windows[0].number = ""
    guide.go(SUMMARY)
    guide.next_button.click()
    assert guide.step == WINDOWS and "needs a number" in guide.notice.sentence()


def test_a_file_that_is_there_already_is_told_at_its_field(qtbot: QtBot, guide: Guide, tmp_path: Path) -> None:
    taken = tmp_path / "taken.hall"
    taken.write_bytes(b"something")
    guide.draft.en = "Hall"
    guide.go(SUMMARY)
    guide.summary.set_path(str(taken))
    guide.next_button.click()
    assert not guide.next_button.isEnabled() and guide.next_button.label() == "Making the hall…"
    guide.next()
    settle(qtbot, guide)
    assert guide.next_button.isEnabled() and guide.next_button.label() == "Make the hall"
    assert "taken.hall" in guide.summary._wrong["path"].words() and taken.read_bytes() == b"something"


def test_a_spreadsheet_fills_every_step(qtbot: QtBot, guide: Guide, tmp_path: Path) -> None:
    path = tmp_path / "hall.xlsx"
    spreadsheet.write(templates.sample("full"), path)
    guide.read(path)
    assert "hall.xlsx" in guide.notice.sentence() and not guide.stack.isEnabled()
    settle(qtbot, guide)
    assert guide.catalogue.sources.value() == "file"
    assert (len(guide.draft.services), len(guide.draft.windows), len(guide.draft.clerks)) == (156, 12, 14)
    assert "hall.xlsx" in guide.notice.sentence()
    for step in range(SUMMARY):
        assert guide.faults(step) == []


def test_a_spreadsheet_with_mistakes_changes_nothing_and_lists_them(qtbot: QtBot, guide: Guide, tmp_path: Path) -> None:
    draft = templates.sample("community")
    draft.services[0].minutes, draft.hours.opens = "soon", "nine"
    path = tmp_path / "hall.xlsx"
    spreadsheet.write(draft, path)
    before = guide.draft
    guide.read(path)
    assert "hall.xlsx" in guide.notice.sentence() and not guide.stack.isEnabled()
    settle(qtbot, guide)
    assert guide.draft is before and guide.catalogue.sources.value() == "community"
    assert guide.catalogue.problems.isVisible() and len(guide.catalogue.problems.problems) == 2


def test_what_was_entered_is_saved_as_spreadsheet_and_hall_file(guide: Guide, tmp_path: Path) -> None:
    guide.draft.en = "Hall"
    guide.save(tmp_path / "hall.xlsx", lambda path: spreadsheet.write(guide.draft, path))
    assert len(spreadsheet.load(tmp_path / "hall.xlsx").services) == 68
    guide.save(tmp_path / "hall.toml", guide.write_hall_file)
    assert load(tmp_path / "hall.toml").names.en == "Hall"


def test_what_can_not_be_saved_leaves_the_old_file(guide: Guide, tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    path.write_text("mine", encoding="utf-8")
    guide.draft.en = ""
    guide.save(path, guide.write_hall_file)
    assert "name is missing" in guide.notice.sentence()
    assert path.read_text(encoding="utf-8") == "mine" and [file.name for file in tmp_path.iterdir()] == ["hall.toml"]


def test_the_language_changes_under_way(qapp: QApplication, guide: Guide) -> None:
    guide.go(CLERKS)
    language.switch(qapp, "zh")
    qapp.processEvents()
    assert guide.windowTitle() == "新建大厅" and guide.clerks.add_button.label() == "添加人员"
    assert guide.clerks.model.columns[0].field == "zh"


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.state)
def test_every_state_can_be_shown(qtbot: QtBot, picture: Callable[..., Guide]) -> None:
    view = picture.shown(None)  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.show()
    assert not view.grab().isNull()
