from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hallapp.views import theme
from hallapp.views.widgets import (
    Button,
    Choice,
    Figure,
    Flow,
    NoticeBar,
    PaceLine,
    Segments,
    StateChip,
    Text,
    UndoToast,
)


def test_a_text_that_does_not_fit_is_shortened_and_tells_all_of_it(qtbot: QtBot) -> None:
    text = Text("a rather long name of a service", elide=True)
    qtbot.addWidget(text)
    text.resize(80, 24)
    text.show()
    assert text.text() != text.words() == "a rather long name of a service"
    assert text.toolTip() == text.accessibleName() == text.words()
    text.resize(600, 24)
    assert text.text() == text.words()


def test_a_button_has_room_for_its_icon_label_and_key(qtbot: QtBot) -> None:
    plain, full = Button("Issue"), Button("Issue", icon="printer", key="Enter")
    for button in (plain, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() > plain.sizeHint().width() + 40
    assert full.accessibleName() == "Issue"
    full.set_label("Fees & charges")
    assert full.label() == "Fees & charges"


def test_a_toast_counts_down_and_then_it_is_done(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    toast = UndoToast(parent, seconds=2)
    happened: list[str] = []
    toast.announce(
        "gone", lambda left: f"undo {left}", lambda: happened.append("done"), lambda: happened.append("undone")
    )
    toast._tick()
    assert (toast.left, happened) == (1, [])
    toast._tick()
    assert (toast.left, happened) == (0, ["done"])


def test_what_a_toast_announces_is_done_once_or_undone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    toast = UndoToast(parent)
    happened: list[str] = []
    toast.announce("a", str, lambda: happened.append("a"))
    toast.announce("b", str, lambda: happened.append("b"), lambda: happened.append("b back"))
    toast.undo()
    toast.finish()
    assert happened == ["a", "b back"]


def test_a_choice_keeps_what_was_chosen_while_its_words_change(qtbot: QtBot) -> None:
    choice = Choice("Window")
    qtbot.addWidget(choice)
    choice.set_options([("1", "window 1"), ("2", "window 2")])
    choice.set_value("2")
    choice.set_options([("1", "1 号窗口"), ("2", "2 号窗口")])
    assert (choice.value(), choice.currentText()) == ("2", "2 号窗口")


def test_a_long_list_to_choose_from_does_not_cover_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    choice = Choice("Day")
    choice.setParent(window)
    choice.set_options([(day, f"day {day}") for day in range(60)])
    theme.dress(window)
    window.show()
    choice.showPopup()
    rows = choice.view()
    assert rows.height() <= 12 * rows.sizeHintForRow(0) + 4
    assert rows.sizeHintForRow(0) >= theme.BUTTON
    assert rows.verticalScrollBar().isVisible()
    choice.hidePopup()


def ink_from(picture: QImage) -> int:
    """How far from the left edge anything is drawn on the upper left corner's colour."""
    ground = picture.pixelColor(4, 4)
    rows = range(4, picture.height() - 4)
    return next(x for x in range(4, picture.width()) if any(picture.pixelColor(x, y) != ground for y in rows))


def test_the_words_of_a_list_do_not_touch_its_edge(qtbot: QtBot) -> None:
    answers = QListWidget()
    qtbot.addWidget(answers)
    theme.dress(answers)
    answers.addItem("Hello")
    answers.resize(300, 40)
    answers.show()
    assert ink_from(answers.grab().toImage()) >= 12


def test_there_is_room_between_the_words_of_a_menu_and_the_arrow_to_another(qtbot: QtBot) -> None:
    widths = []
    for inner in (False, True):
        menu = QMenu()
        qtbot.addWidget(menu)
        theme.dress(menu)
        (menu.addMenu("Copy to") if inner else menu.addAction("Copy to"))
        words = menu.fontMetrics().horizontalAdvance("Copy to")
        widths.append(menu.sizeHint().width() - words)
    assert min(widths) >= 16 + theme.DROP_DOWN


def test_a_switch_tells_what_a_person_chose_and_not_what_was_set(qtbot: QtBot) -> None:
    switch = Segments([("a", "A"), ("b", "B")])
    qtbot.addWidget(switch)
    heard: list[str] = []
    switch.chosen.connect(heard.append)
    switch.set_value("a")
    switch.button("b").click()
    assert (heard, switch.value()) == (["b"], "b")


def test_a_notice_without_a_sentence_is_gone(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("the printer is off")
    assert bar.sentence() == "the printer is off"
    bar.tell("")
    assert bar.sentence() == "" and bar.isHidden()


def test_what_paints_itself_grows_with_the_type_scale(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = Flow()
    host.setLayout(flow)
    made = [StateChip("ready", "ready"), Button("Issue"), PaceLine(), Figure()]
    for widget in made:
        flow.addWidget(widget)
    before = [widget.sizeHint().height() for widget in made]
    theme.enlarge(host, 2.0)
    host.show()
    assert all(widget.sizeHint().height() > 1.5 * height for widget, height in zip(made, before, strict=True))


def test_a_flow_breaks_where_the_width_ends(qtbot: QtBot) -> None:
    flow = Flow(gap=8, line_gap=4)
    host = QWidget()
    qtbot.addWidget(host)
    host.setLayout(flow)
    for _ in range(4):
        flow.addWidget(Button("some words"))
    one = flow.sizeHint()
    assert flow.heightForWidth(one.width()) == one.height()
    assert flow.heightForWidth(one.width() // 2) > 2 * one.height()
    assert Qt.Orientation(0) == flow.expandingDirections()
