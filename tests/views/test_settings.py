from collections.abc import Callable

import msgspec
import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hallapp import language, pin
from hallapp.devices import voice
from hallapp.settings import Limits, Sentence, Settings
from hallapp.views.manager import setting_list
from hallapp.views.manager.pin_field import PinField
from hallapp.views.manager.quotas_field import QuotasField
from hallapp.views.manager.setting_fields import SentenceField, SwitchedField
from hallapp.views.manager.settings_page import SettingsPage

OpenPage = Callable[..., SettingsPage]


@pytest.fixture
def page_on(qtbot: QtBot, link_to: LinkTo) -> OpenPage:
    def make(scene: str = "empty") -> SettingsPage:
        link = link_to(scene)
        page = SettingsPage(link, lambda request, done: link.do(request, done))
        qtbot.addWidget(page)
        page.retranslate()
        page.show_page()
        page.resize(1280, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make


@pytest.fixture
def page(page_on: OpenPage) -> SettingsPage:
    return page_on()


def saved(qtbot: QtBot, page: SettingsPage) -> None:
    assert page.save_button.isEnabled()
    page.save_button.click()
    settled(qtbot, page._link)
    assert page.changes() == {}


def search(page: SettingsPage, typed: str) -> list[str]:
    """The names of the settings that are found."""
    page.search.setText(typed)
    return [name for name, row in page.rows.items() if row.isVisible()]


def test_every_setting_of_the_hall_is_declared_once() -> None:
    known = {field.name for field in msgspec.structs.fields(Settings)} - {"limits"}
    known |= {f"limits.{field.name}" for field in msgspec.structs.fields(Limits)}
    names = [setting.name for setting in setting_list.ALL]
    assert len(names) == len(set(names)) and set(names) == known
    assert {setting.section for setting in setting_list.ALL} == set(setting_list.SECTIONS)
    switches = {setting.needs for setting in setting_list.ALL} - {""}
    assert all(type(setting.default) is bool for setting in setting_list.ALL if setting.name in switches)


def test_every_setting_shows_the_hall_as_it_is(page_on: OpenPage) -> None:
    for scene in ("empty", "busy", "followed"):
        page = page_on(scene)
        assert page.changes() == {}
        for name, field in page.fields.items():
            assert field.value() == setting_list.read(page._link.hall.settings, name), name


OTHER = {
    "zone": "Europe/Berlin", "quotas": {"permit-apply": 5}, "speak": ("en",), "calendar": "cn", "kiosk_pin": "kept",
    "quiet": (720.0, 780.0), "manual": ("3",), "displays": ("1", "2"), "volume": 55,
    "arrangement": (("2", "", "1"), ("3",)),
    "limits.late": 0.25, "limits.no_shows": 0.25,
}  # fmt: skip
"""A value other than the default, where its kind does not give one."""


def other_than(setting: setting_list.Setting) -> object:
    default = setting.default
    if setting.name in OTHER:
        return OTHER[setting.name]
    if isinstance(default, bool):
        return not default
    if isinstance(default, Sentence):
        return Sentence(zh="您好")
    return 25.0 if default is None else default + 1


def test_each_setting_says_its_default_and_is_reset_to_it(page: SettingsPage) -> None:
    for setting in setting_list.ALL:
        row = page.rows[setting.name]
        row.field.set_value(setting.default)
        assert not row.differs() and not row.reset_button.isVisible()
        assert row._default.words().removeprefix("Default: ").strip()
        other = other_than(setting)
        row.field.set_value(other)
        assert row.field.value() == other and row.differs() and row.reset_button.isVisible(), setting.name
        row.reset_button.click()
        assert row.field.value() == setting.default and not row.reset_button.isVisible(), setting.name


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_setting_is_found_by_any_word_in_either_language(
    qapp: QApplication, page: SettingsPage, code: language.Code
) -> None:
    language.switch(qapp, code)
    page.retranslate()
    wanted = {
        "音量": "volume", "yinliang": "volume", "yl": "volume", "VOLUME": "volume", "erased from the disk":
        "retention_days", "retention_days": "retention_days", "quiet": "quiet", "时区": "zone",
        "Missed tickets": "no_show_after", "scrolls": "message", "sdsd": "",
    }  # fmt: skip
    for typed, name in wanted.items():
        found = search(page, typed)
        assert (name in found if name else found == []) and len(found) < 12, typed


def test_sections_without_anything_found_are_away_and_nothing_found_is_said(page: SettingsPage) -> None:
    search(page, "volume")
    assert [section.key for section in page._sections if section.body.isVisible()] == ["voice"]
    assert not page.nothing.isVisible()
    assert search(page, "submarine") == []
    assert "submarine" in page.nothing.words()
    assert len(search(page, "")) == len(setting_list.ALL)


def test_the_keyboard_goes_from_the_search_to_the_setting_and_saves(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search, "volume")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None and page.fields["volume"].isAncestorOf(focus)
    page.fields["volume"].set_value(40)
    qtbot.keyClick(focus, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page._link)
    assert page._link.hall.settings.volume == 40
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_only_what_was_changed_is_shown_on_demand(qtbot: QtBot, page: SettingsPage) -> None:
    page.only_changed.setChecked(True)
    before = [name for name, row in page.rows.items() if row.isVisible()]
    assert before == [name for name, row in page.rows.items() if row.differs()]
    page.only_changed.setChecked(False)
    page.fields["call_twice"].set_value(True)
    saved(qtbot, page)
    page.only_changed.setChecked(True)
    assert [name for name, row in page.rows.items() if row.isVisible()] == sorted(
        {*before, "call_twice"}, key=list(page.rows).index
    )


def test_a_section_is_brought_to_the_top(page: SettingsPage) -> None:
    page.show_section("wall")
    section = next(section for section in page._sections if section.key == "wall")
    assert page.bar.value() == min(section.body.y(), page.bar.maximum()) > 0


def test_what_does_not_matter_now_cannot_be_entered(page_on: OpenPage) -> None:
    page = page_on("empty")
    page.fields["auto"].set_value(False)
    assert not page.fields["manual"].isEnabled()
    page.fields["auto"].set_value(True)
    assert page.fields["manual"].isEnabled()


def test_the_count_of_what_is_not_saved_is_told_and_discarded(page: SettingsPage) -> None:
    page.fields["volume"].set_value(30)
    page.fields["limits.rest"].set_value(None)
    page.fields["limits.late"].set_value(0.3)
    assert "3 changes" in page._state.words()
    assert set(page.changes()) == {"volume", "limits"}
    page.reset_button.click()
    assert page.changes() == {} and not page.reset_button.isEnabled()


def test_what_somebody_else_saves_does_not_overwrite_what_is_being_entered(qtbot: QtBot, page: SettingsPage) -> None:
    page.fields["volume"].set_value(30)
    page._link.do({"do": "settings", "settings": {"call_twice": True}})
    settled(qtbot, page._link)
    page.show_page()
    assert page.fields["volume"].value() == 30
    page.reset()
    assert page.fields["call_twice"].value() is True and page.fields["volume"].value() == 100


def test_limits_and_their_sentences_are_saved_together(qtbot: QtBot, page: SettingsPage) -> None:
    quotas, sentence = page.fields["quotas"], page.fields["stop_sentence"]
    assert isinstance(quotas, QuotasField) and isinstance(sentence, SentenceField)
    page.fields["stop_before"].set_value(25.0)
    qtbot.keyClicks(sentence.lines["zh"], "No more today")
    page.fields["capacity"].set_value(60)
    quotas.service.set_value("permit-apply")
    quotas.add_button.click()
    page.fields["courtesy_at_once"].set_value(True)
    saved(qtbot, page)
    settings = page._link.hall.settings
    assert (settings.stop_before, settings.capacity, settings.quotas) == (25.0, 60, {"permit-apply": 20})
    assert settings.stop_sentence == Sentence(zh="No more today") and settings.courtesy_at_once


def test_warnings_walls_and_voice_are_saved(qtbot: QtBot, page_on: OpenPage) -> None:
    page = page_on("busy")
    values = {
        "ratings": True, "limits.wait": False, "speak": ("en",), "quiet": (720.0, 780.0), "limits.rest": None,
        "limits.late": 0.155, "displays": ("3",), "zone": "Asia/Shanghai",
    }  # fmt: skip
    for name, value in values.items():
        page.fields[name].set_value(value)
    saved(qtbot, page)
    settings = page._link.hall.settings
    assert (settings.ratings, settings.speak, settings.quiet) == (True, ("en",), (720.0, 780.0))
    assert settings.displays == ("3",)
    assert settings.limits == Limits(wait=False, late=0.155, rest=None)


def test_a_hall_that_only_chimes_is_shown_so(qtbot: QtBot, page: SettingsPage) -> None:
    page._link.do({"do": "settings", "settings": {"speak": []}})
    settled(qtbot, page._link)
    page.show_page()
    assert page.fields["speak"].value() == () and page.changes() == {}


def test_a_pin_is_kept_as_a_hash_and_can_be_taken_away(qtbot: QtBot, page: SettingsPage) -> None:
    field = page.fields["kiosk_pin"]
    assert isinstance(field, PinField)
    qtbot.keyClicks(field.line, "4711")
    assert not field.none.isChecked()
    saved(qtbot, page)
    kept = page._link.hall.settings.kiosk_pin
    assert pin.fits("4711", kept) and "4711" not in kept and field.line.text() == ""
    field.none.setChecked(True)
    saved(qtbot, page)
    assert page._link.hall.settings.kiosk_pin == ""


def test_what_is_said_while_the_hall_says_nothing_is_shown(page: SettingsPage) -> None:
    sentence = page.fields["stop_sentence"]
    assert isinstance(sentence, SentenceField)
    assert "given out until" in sentence.lines["en"].placeholderText()


def test_a_computer_without_a_voice_says_so(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    section = next(section for section in page._sections if section.key == "voice")
    monkeypatch.setattr(voice, "installed", lambda: False)
    page.retranslate()
    assert "only" not in section.note.words() and "No voice is installed" in section.note.words()
    monkeypatch.setattr(voice, "installed", lambda: True)
    page.retranslate()
    assert section.note.isHidden()


def test_every_field_has_a_name_for_screen_readers(page: SettingsPage) -> None:
    for name, field in page.fields.items():
        for widget in field.findChildren(QWidget):
            inside = isinstance(widget.parentWidget(), QAbstractSpinBox)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not inside:
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), (name, widget)


def test_a_pin_has_digits_only_and_enough_of_them(qtbot: QtBot, page: SettingsPage) -> None:
    field = page.fields["kiosk_pin"]
    assert isinstance(field, PinField)
    qtbot.keyClicks(field.line, "a1 b2")
    assert field.line.text() == "12"
    page.save()
    settled(qtbot, page._link)
    assert page._link.hall.settings.kiosk_pin == ""
    assert page._state.words() == "PIN for leaving the ticket machine: A PIN has 4 to 12 digits."
    assert field.line.hasFocus()
    entered(field.line, "１２３４")
    saved(qtbot, page)
    assert pin.fits("1234", page._link.hall.settings.kiosk_pin)


def entered(line: QLineEdit, text: str) -> None:
    """Text that comes from an input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


@pytest.mark.parametrize("typed", ["2.5", "2,5", "２．５", "2。5", "２，５"])
def test_decimals_are_taken_as_people_type_them(page: SettingsPage, typed: str) -> None:
    field = page.fields["no_show_after"]
    assert isinstance(field, SwitchedField)
    field.set_value(1.0)
    field.switched.spin.selectAll()
    for sign in typed:
        entered(field.switched.spin.lineEdit(), sign)
    assert field.value() == 2.5


def test_whole_numbers_are_taken_in_full_width_figures(page: SettingsPage) -> None:
    field = page.fields["due_days"]
    field.spin.selectAll()
    for sign in "１２":
        entered(field.spin.lineEdit(), sign)
    assert field.value() == 12
