"""The plots under the hall: read by pointer and keys, over the day, and written to files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import settled
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_manager import OpenManager, adviser, answer, manager_on, recommended

from hallapp import language
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE
from hallapp.views import theme, words
from hallapp.views.manager import figures
from hallapp.views.manager.plot_files import SHARPNESS
from hallapp.views.manager.plot_panels import PlotPanel
from hallapp.views.manager.plots import Plot

__all__ = ["adviser", "manager_on"]


def point_at(qtbot: QtBot, plot: Plot, x: float) -> None:
    """Move the pointer to a value of the lower axis."""
    qtbot.mouseMove(plot.viewport(), QPoint(1, 1))
    scene = plot.getViewBox().mapViewToScene(QPointF(x, 0.0))
    qtbot.mouseMove(plot.viewport(), QPoint(round(scene.x()), plot.height() // 2))


def test_the_pointer_reads_how_many_waited_and_are_foreseen(qtbot: QtBot, manager_on: OpenManager, adviser):
    view = manager_on("busy")
    answer(view, adviser, recommended(view, []))
    qtbot.waitUntil(lambda: view.turns.done)
    line = view.hall_page.waiting.line
    point_at(qtbot, line.plot, 30.0)
    at, count, *_ = line.table[30]
    assert line.plot.reading == f"{words.clock(at)} · {words.people_waiting(int(count or 0))}"
    assert line.plot.accessibleDescription() == line.plot.reading
    point_at(qtbot, line.plot, 300.0)
    assert "forecast" in line.plot.reading and "–" in line.plot.reading


def test_a_plot_is_read_by_keys(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("busy")
    plot = view.hall_page.target.plot
    plot.setFocus()
    qtbot.waitUntil(plot.hasFocus)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    first = plot.reading
    assert first.startswith("0–5 min")
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.reading.startswith("5–10 min")
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.reading == first
    view.rail.pages["hall"].setFocus()
    assert plot.reading == ""


def test_the_line_is_told_minute_by_minute(manager_on: OpenManager):
    view = manager_on("busy")
    table = view.hall_page.waiting.line.table
    hall, now = view.hall, view.link.now()
    past = [row for row in table if row[1] is not None]
    assert len(past) == int(hall.minute(now)) + 1
    for at, count, *_ in past[::10]:
        moment = hall.instant(at)
        waiting = [
            t for t in hall.tickets.values() for begin, end in figures._waits_of(t, now) if begin <= moment < end
        ]
        assert count == len(waiting)


def test_waits_over_the_day_stand_by_the_half_hour_of_the_call(manager_on: OpenManager):
    view = manager_on("overloaded")
    hall = view.hall
    parts = figures.trend(hall)
    called = [ticket for ticket in hall.tickets.values() if ticket.first_called is not None]
    assert sum(part.called for part in parts) == len(called)
    first = parts[0]
    inside = [
        ticket.waited / MINUTE
        for ticket in called
        if first.begin <= float(hall.scenario.opens) + hall.minute(ticket.first_called or 0) < first.begin + 30
    ]
    assert first.called == len(inside) and min(inside) <= first.middle <= first.nine_in_ten <= max(inside)
    assert sum(part.within for part in parts) == sum(figures.waits(hall).within)


def test_the_trend_takes_the_place_of_the_distribution(manager_on: OpenManager):
    view = manager_on("overloaded")
    panel = view.hall_page.target
    panel.switch.click()
    view.hall_page.show_plots(view.hall, view.link.now())
    assert panel.shows_trend and panel.trend.plot.isVisible() and not panel.plot.isVisible()
    assert panel.title.words() == "Waits over the day"
    panel.trend.plot.read(0)
    assert "median" in panel.trend.plot.reading
    panel.switch.click()
    assert panel.plot.isVisible()


def panels(view) -> dict[str, PlotPanel]:
    page = view.hall_page
    return {"waiting": page.waiting, "idle": page.idle, "target": page.target}


@pytest.mark.parametrize("name", ["waiting", "idle", "target"])
def test_picture_and_values_are_written(qtbot: QtBot, manager_on: OpenManager, tmp_path: Path, name: str):
    view = manager_on("overloaded")
    panel = panels(view)[name]
    size = panel.size()
    panel.save(tmp_path / "plot.png")
    picture = QImage(str(tmp_path / "plot.png"))
    assert picture.size() == size * SHARPNESS
    more = panel.more.geometry()
    place = QRect(more.topLeft() * SHARPNESS, more.size() * SHARPNESS)
    button = picture.copy(place)
    assert len({button.pixel(x, y) for x in range(button.width()) for y in range(button.height())}) == 1
    assert panel.more.isVisible() and panel.more.graphicsEffect() is None
    panel.save(tmp_path / "plot.csv")
    assert "plot.csv" in view.notice.sentence()
    with (tmp_path / "plot.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert len(rows) == len(panel.table()[1]) > 3 and {len(row) for row in rows} == {len(heads)}
    if name == "waiting":
        assert all(row[1].isdigit() for row in rows if row[1])
    labels = [action.text() for action in panel.menu().actions()]
    assert any("PNG" in label for label in labels) and any("CSV" in label for label in labels)


def test_the_values_of_the_distribution_add_up(manager_on: OpenManager):
    view = manager_on("overloaded")
    _, rows = view.hall_page.target.table()
    called = sum(ticket.first_called is not None for ticket in view.hall.tickets.values())
    assert sum(good + bad for _, good, bad in rows) == called


@pytest.mark.parametrize("suffix", ["png", "csv"])
def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, manager_on: OpenManager, tmp_path: Path, suffix: str):
    view = manager_on("busy")
    view.hall_page.idle.save(tmp_path / "nowhere" / f"plot.{suffix}")
    assert "can't be written" in view.notice.sentence()
    settled(qtbot, view.link)


def test_what_held_idle_windows_is_said_under_its_cause(manager_on: OpenManager) -> None:
    view = manager_on("idle")
    now = view.link.now()
    held = view.hall.idle.by_hold(now)
    assert held.get(("closed", "off"), 0) + held.get(("skill", "off"), 0) >= MINUTE
    panel = view.hall_page.idle
    panel.show_hall(view.hall, now)
    cause = next(cause for cause, hold in held if hold == "off")
    assert "switched off" in panel._held[cause].words()


def test_what_held_idle_windows_is_shown_where_it_has_room(qtbot: QtBot, manager_on: OpenManager):
    view = manager_on("idle")
    panel = next(panel for panel in view.findChildren(PlotPanel) if hasattr(panel, "_held"))
    said = [text for text in panel._held.values() if text.words()]
    assert said
    panel.resize(400, 400)
    panel._fit_legend()
    qtbot.waitUntil(lambda: all(text.isVisibleTo(panel) for text in said))
    panel._lines = 1000
    panel._fit_legend()
    assert not any(text.isVisibleTo(panel) for text in said)
    assert all(panel._names[cause].toolTip() for cause, text in panel._held.items() if text.words())


def test_the_halls_name_and_rule_stand_whole_on_a_small_screen(
    qtbot: QtBot, qapp: QApplication, manager_on: OpenManager
):
    view = manager_on("busy")
    view.resize(1366, 768)
    name = view.strip._name
    wide = QFontMetrics(name.font()).horizontalAdvance(view.hall_name())
    qtbot.waitUntil(lambda: name.width() >= wide)
    language.switch(qapp, "zh")
    rule = view.strip.rule_button
    qtbot.waitUntil(lambda: rule.width() >= rule.sizeHint().width())


def test_long_after_closing_the_day_is_shown_as_it_ended(manager_on: OpenManager):
    view = manager_on("finished")
    hall, closed = view.hall, view.hall.closed
    page = view.hall_page
    page.idle.show_hall(hall, closed)
    at_closing = page.idle.table()
    assert at_closing[1]
    page.waiting.show_hall(hall, closed, None)
    line = list(page.waiting.line.table)
    later = closed + 30 * 60 * MINUTE
    page.idle.show_hall(hall, later)
    page.waiting.show_hall(hall, later, None)
    assert page.idle.table() == at_closing
    assert page.waiting.line.table == line
    assert figures.idle_lately(hall, later) == figures.idle_lately(hall, closed)
    assert page.waiting.line._now_words.toPlainText() == f"day closed {view.clock(closed)}"


def test_before_the_first_day_the_plots_are_empty(manager_on: OpenManager):
    page = manager_on("empty").hall_page
    never = Hall()
    page.idle.show_hall(never, 1_800_000_000_000)
    page.waiting.show_hall(never, 1_800_000_000_000, None)
    assert len(page.idle.table()[1]) == 1 and len(page.waiting.line.table) <= 2


def test_no_time_below_the_idle_minutes_is_cut(qtbot: QtBot, manager_on: OpenManager):
    panel = manager_on("followed").hall_page.idle
    hall = panel.window().hall
    for minutes in range(0, 8 * 60, 15):
        panel.show_hall(hall, hall.opens + minutes * MINUTE)
        box = panel.plot.getViewBox()
        (ticks,) = panel.plot.getAxis("bottom")._tickLevels
        wide = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance("00:00")
        ends = [box.mapViewToScene(QPointF(place, 0.0)).x() + wide / 2 for place, _ in ticks]
        assert ends and max(ends) <= box.mapRectToScene(box.rect()).right() + 1
