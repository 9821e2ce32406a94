"""The tables of the day's report on the manager's history page."""

from __future__ import annotations

import csv
from contextlib import closing

import pytest
from conftest import Asked, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from hallapp import language
from hallapp.live import Live, path_of
from hallapp.reports.closing import closing_report
from hallapp.reports.tables import TABLES
from hallapp.store.archive import Archive
from hallapp.views.files import FileDialog
from hallapp.views.manager import records
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.records import RecordsPanel
from hallapp.views.manager.report_words import report_rows


@pytest.fixture
def panel(link_to, qtbot):
    """The records of a hall with something to follow."""
    link = link_to("followed")
    view = RecordsPanel(link, pytest.fail)
    qtbot.addWidget(view)
    view.retranslate()
    view.show_page()
    settled(qtbot, link)
    return view, link


def cells(view: RecordsPanel) -> list[list[str]]:
    model = view.table.model()
    return [
        [str(model.index(line, place).data()) for place in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def test_every_table_has_a_name_and_every_column_a_head():
    assert set(records.ORDER) == set(TABLES) == set(records.table_names())
    columns = {column for table in TABLES.values() for column in table.columns}
    assert columns == set(records.column_names())


def test_who_did_not_rate_is_told_first(panel):
    view, link = panel
    first = cells(view)[0]
    finished = sum(len(ticket.steps) for ticket in link.hall.tickets.values())
    assert first[:3] == ["all", str(finished), "1"]


def test_a_table_is_chosen_and_exported(panel, qtbot, tmp_path):
    view, link = panel
    view.tables.set_value("called_by_hand")
    view.show_page()
    settled(qtbot, link)
    lines = cells(view)
    assert len(lines) == 6 and sum("带婴儿，站不住" in line for line in lines) == 4
    path = tmp_path / "by-hand.csv"
    view.export(path)
    settled(qtbot, link)
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 7


def test_an_empty_table_says_so(panel, qtbot):
    view, link = panel
    view.tables.set_value("warnings")
    view.show_page()
    settled(qtbot, link)
    assert view.table.isHidden() and cells(view) == []
    link.property("clock").at += 1000
    Asked(qtbot, link)(do="acknowledge", about="wait", reason="all clerks are here")
    view.show_page()
    settled(qtbot, link)
    assert not view.table.isHidden()
    assert "all clerks are here" in cells(view)[0]


def test_lines_are_filtered_by_words_of_any_column(panel, qtbot):
    view, link = panel
    view.tables.set_value("called_by_hand")
    view.show_page()
    settled(qtbot, link)
    every = cells(view)
    qtbot.keyClicks(view.filter, every[-1][3].lower())
    assert cells(view) == [line for line in every if every[-1][3] in line] and len(cells(view)) < len(every)
    qtbot.keyClicks(view.filter, " nobody")
    assert view.table.isHidden() and "words" in view._empty.words()
    view.filter.selectAll()
    qtbot.keyClick(view.filter, Qt.Key.Key_Delete)
    assert cells(view) == every


def test_who_acknowledged_is_named_as_people_call_the_screen(panel, qapp):
    view, link = panel
    language.switch(qapp, "zh")
    assert not records.cell(link.hall, "by", "manager").isascii()
    assert view.filter.placeholderText()


def test_of_a_filtered_table_what_is_shown_is_exported_or_the_whole_table(panel, qtbot, tmp_path):
    view, link = panel
    view.tables.set_value("called_by_hand")
    view.show_page()
    settled(qtbot, link)
    view.filter.setText("站不住")
    view.filter.textEdited.emit("站不住")
    assert len(cells(view)) == 4
    view.export_button.click()
    (ask,) = view.findChildren(Choose)
    assert [ask.list.item(place).text() for place in range(2)] == [
        "only what is shown: 4 lines",
        "the whole table: 6 lines",
    ]
    for which, lines in (("shown", 4), ("all", 6)):
        path = tmp_path / f"{which}.csv"
        view._ask_path(which, "")
        dialog = view.findChildren(QFileDialog)[-1]
        assert ("selected" in dialog.selectedFiles()[0]) == (which == "shown")
        dialog.fileSelected.emit(str(path))
        dialog.close()
        settled(qtbot, link)
        written = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert len(written) == lines
        assert all("站不住" in line["reason"] for line in written[: lines if which == "shown" else 0])


def test_where_no_line_is_shown_only_the_whole_table_is_offered(panel, qtbot):
    view, _ = panel
    qtbot.keyClicks(view.filter, "nobody has such a name")
    view.export_button.click()
    (ask,) = view.findChildren(Choose)
    assert ask.list.count() == 1 and ask.value == "all" and ask.take.isEnabled()


def test_where_a_file_is_chosen_every_word_is_in_the_persons_language(panel, qapp):
    view, _ = panel
    language.switch(qapp, "zh")
    dialog = FileDialog(view, "导出")
    dialog.setOption(dialog.Option.DontUseNativeDialog)
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert labels and not any(label[0].isascii() for label in labels)


def test_of_a_day_that_goes_on_the_report_says_that_those_who_wait_count_as_late(panel):
    _, link = panel
    with Live.open(link.url) as live, closing(Archive.beside(path_of(link.url))) as archive:
        archive.update(live.log)
        report = closing_report(archive, live.hall.day)
    assert report.states["waiting"] > 1
    rows = dict(report_rows(report))
    assert rows["In target"].endswith(f"{report.states['waiting']} who wait still count as not in time")
    over = dict(report_rows(report._replace(states={"done": 5})))
    assert over["In target"].endswith("%")
