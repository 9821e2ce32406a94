from collections.abc import Callable

import pytest
from conftest import LinkTo, settled
from pytestqt.qtbot import QtBot

from hallapp import pin
from hallapp.settings import Sentence
from hallapp.views.manager.settings_page import SettingsPage

Open = Callable[[], SettingsPage]


@pytest.fixture
def page(qtbot: QtBot, link_to: LinkTo) -> SettingsPage:
    link = link_to("empty")
    page = SettingsPage(link, lambda request, done: link.do(request, done))
    qtbot.addWidget(page)
    page.retranslate()
    page.show_page()
    page.show()
    return page


def saved(qtbot: QtBot, page: SettingsPage) -> None:
    assert page.save_button.isEnabled()
    page.save_button.click()
    settled(qtbot, page._link)
    assert page.changes() == {}


def test_all_of_it_is_off_until_somebody_wants_it(page: SettingsPage) -> None:
    assert page.changes() == {}
    assert page.public.value()["stop_before"] is None and page.public.value()["quotas"] == {}


def test_limits_and_their_sentences_are_saved_together(qtbot: QtBot, page: SettingsPage) -> None:
    public = page.public
    public.stop_before.set_value(25.0)
    public.stop_sentence._fields["zh"].setText("今天不再发号")
    public.capacity.set_value(60)
    public.quotas.service.set_value("permit-apply")
    public.quotas.add_button.click()
    public.courtesy_at_once.setChecked(True)
    saved(qtbot, page)
    settings = page._link.hall.settings
    assert (settings.stop_before, settings.capacity, settings.quotas) == (25.0, 60, {"permit-apply": 20})
    assert settings.stop_sentence == Sentence(zh="今天不再发号") and settings.courtesy_at_once


def test_a_pin_is_kept_as_a_hash_and_can_be_taken_away(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClicks(page.public.pin, "4711")
    assert not page.public.no_pin.isChecked()
    saved(qtbot, page)
    kept = page._link.hall.settings.kiosk_pin
    assert pin.fits("4711", kept) and "4711" not in kept and page.public.pin.text() == ""
    page.public.no_pin.setChecked(True)
    saved(qtbot, page)
    assert page._link.hall.settings.kiosk_pin == ""


def test_what_is_said_while_the_hall_says_nothing_is_shown(page: SettingsPage) -> None:
    assert "given out until" in page.public.stop_sentence._fields["en"].placeholderText()
