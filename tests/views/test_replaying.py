"""What if and kept promises on the manager's history page; advice refused, and doubted where it has not held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_manager import Computer, Scripted, answer, recommended

from hallapp import language
from hallapp.errors import BadInput
from hallapp.replay import process
from hallapp.replay.study import WhatIf
from hallapp.reports.advice import Record
from hallapp.views.manager import Manager
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.kept import record_words
from hallapp.views.manager.pictures import Replayed
from hallapp.views.manager.why import Why
from hallapp.views.widgets import Choice, Text
from simulation.actions import Change


class Noted(Replayed):
    """Replays here and now, and remembers what was asked."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.asked: list[tuple[str, list[str]]] = []
        self.settlings = 0
        self.closed = False
        self.instead: WhatIf | process.Failed | None = None

    def ask(self, day: str, words: Sequence[str]) -> None:
        self.asked.append((day, list(words)))
        super().ask(day, words)

    def settle(self) -> None:
        self.settlings += 1
        super().settle()

    def answer(self) -> WhatIf | process.Failed | None:
        found = super().answer()
        return self.instead or found

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def view(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> Iterator[Manager]:
    link = link_to(getattr(request, "param", "advised"))
    replays = Noted(link.url)
    made = Manager(link, Computer(qapp), Scripted(), replays)
    made.setProperty("replays", replays)
    qtbot.addWidget(made)
    made.show()
    settled(qtbot, link)
    yield made


def replays_of(view: Manager) -> Noted:
    found = view.property("replays")
    assert isinstance(found, Noted)
    return found


def choose(choice: Choice, value: object) -> None:
    choice.set_value(value)
    assert choice.value() == value
    choice.chosen.emit(value)


def shown(view: Manager) -> str:
    panel = view.history_page.what_if
    return " | ".join(label.words() for label in panel.findChildren(Text))


def test_a_day_is_replayed_and_stands_beside_itself(qtbot: QtBot, view: Manager) -> None:
    view.show_page("history")
    view.history_page.show_part("what_if")
    panel = view.history_page.what_if
    choose(panel.kind, "rule")
    choose(panel.first, "fcfs")
    panel.replay_button.click()
    assert not panel.replay_button.isEnabled()
    view.replaying.poll()
    assert replays_of(view).asked == [("2026-11-24", ["rule=fcfs"])]
    assert "makes the same" in shown(view)
    assert "Mean wait, min" in shown(view) and "Another rule · first come, first served" in shown(view)
    assert panel.replay_button.isEnabled()


@pytest.mark.parametrize(
    ("choices", "word"),
    [
        ({"kind": "nothing"}, []),
        ({"kind": "window", "first": "close", "second": "4"}, ["close=4"]),
        ({"kind": "advice", "first": "advice"}, ["without=advice"]),
        ({"kind": "skill", "first": "withdraw", "second": "5"}, None),
        ({"kind": "skill", "first": "train", "second": "clerk-05"}, None),
    ],
)
def test_what_is_chosen_is_asked_in_the_words_of_the_command(
    qtbot: QtBot, view: Manager, choices: dict[str, str], word: list[str] | None
) -> None:
    panel = view.history_page.what_if
    for name, value in choices.items():
        choose(getattr(panel, name), value)
    if word is None:
        assert panel.third.count() > 0
        (asked,) = panel.change()
        assert choices["second"] in asked and str(panel.third.value()) in asked
    else:
        assert panel.change() == word
    panel.ask()
    view.replaying.poll()
    assert panel._found is not None and panel._found.check.exact


def test_a_change_that_is_refused_says_why(qtbot: QtBot, view: Manager) -> None:
    panel = view.history_page.what_if
    for error in (BadInput("The change {name} needs {argument}.", name="open", argument="window"), None):
        replays_of(view).instead = process.Failed(error)
        panel.ask()
        view.replaying.poll()
        assert view.notice.sentence()
    assert "ask again" in view.notice.sentence()


def test_every_advice_stands_beside_what_came_of_it(qtbot: QtBot, view: Manager) -> None:
    view.show_page("history")
    view.history_page.show_part("kept")
    assert replays_of(view).settlings == 1
    view.replaying.poll()
    settled(qtbot, view.link)
    kept = view.replaying.standing
    assert kept is not None and not kept.open
    assert [row["fate"] for row in kept.advice] == ["refused", "applied"]
    assert all(row["came"] is not None and row["exact"] for row in kept.advice)
    (month,) = kept.months
    assert (month.month, month.applied, month.refused) == ("2026-11", 1, 1)
    panel = view.history_page.kept
    lines = [label.words() for label in panel.findChildren(Text)]
    assert any("refused · The clerks can't do that now · loss: promised −" in line for line in lines)
    assert any(line.startswith("promised −") for line in lines)


def test_the_page_is_told_in_chinese_too(qtbot: QtBot, qapp: QApplication, view: Manager) -> None:
    view.show_page("history")
    view.history_page.show_part("what_if")
    language.switch(qapp, "zh")
    qtbot.waitUntil(lambda: view.history_page.parts.button("kept").text() == "建议兑现")
    assert view.history_page.what_if.replay_button.label() == "复盘这一天"
    assert view.history_page.what_if.kind.currentText() == "不变：检验复盘"


def asked_why(view: Manager, why: str) -> Choose:
    """The question why advice is refused, with an answer chosen."""
    view.hall_page.advice.opened.refuse_button.click()
    ask = view.hall_page.advice.opened.findChildren(Choose)[-1]
    ask.choose(why)
    return ask


@pytest.fixture
def advised(qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> Manager:
    """A running hall with two options beside changing nothing."""
    link = link_to("overloaded")
    adviser = Scripted()
    made = Manager(link, Computer(qapp), adviser, Noted(link.url))
    qtbot.addWidget(made)
    made.show()
    answer(made, adviser, recommended(made, [(Change(do="open", window="3"),), (Change(do="open", window="6"),)]))
    settled(qtbot, link)
    return made


def test_an_answer_is_put_on_record_with_the_state_that_it_was_made_from(qtbot: QtBot, advised: Manager) -> None:
    ((_, given),) = advised.hall.given
    advice = advised.advising.advice
    assert advice is not None and given.at == advice.at
    assert [len(option.changes) for option in given.options] == [len(option.changes) for option in advice.options]
    assert given.options[0].single_days == pytest.approx(advice.options[0].single_days, abs=1e-4)


def test_refused_advice_is_not_recommended_again_today(qtbot: QtBot, advised: Manager) -> None:
    panel = advised.hall_page.advice
    first = panel.option()
    asked_why(advised, "staff").take.click()
    settled(qtbot, advised.link)
    ((_, refused),) = advised.hall.refused
    assert refused.why == "staff" and refused.reason is None
    assert refused.advice["single_days"] == pytest.approx(first.single_days, abs=1e-4)
    assert advised.notice.sentence().startswith("Refused: Open window")
    assert panel.ranked()[-1] == panel._advice.options.index(first)
    assert panel.option() is not first


def test_a_reason_in_ones_own_words_stays_out_of_the_log(qtbot: QtBot, advised: Manager) -> None:
    ask = asked_why(advised, "other")
    assert not ask.take.isEnabled()
    qtbot.keyClicks(ask.line, "the lift is being repaired")
    qtbot.keyClick(ask.line, Qt.Key.Key_Return)
    settled(qtbot, advised.link)
    ((_, refused),) = advised.hall.refused
    assert refused.why == "other" and advised.link.text(refused.reason) == "the lift is being repaired"


def newer_advice(view: Manager) -> None:
    """Other advice takes the place of what is shown."""
    adviser = view.advising._adviser
    assert isinstance(adviser, Scripted)
    view.advising.ask()
    answer(view, adviser, recommended(view, [(Change(do="open", window="4"),), (Change(do="open", window="5"),)]))


def test_what_was_asked_about_is_refused_although_newer_advice_came(qtbot: QtBot, advised: Manager) -> None:
    first = advised.hall_page.advice.option()
    ask = asked_why(advised, "doubt")
    newer_advice(advised)
    assert advised.hall_page.advice.option() is not first
    ask.take.click()
    settled(qtbot, advised.link)
    ((_, refused),) = advised.hall.refused
    assert refused.changes == tuple(change.mapping() for change in first.changes)


def test_what_was_explained_is_put_off_although_newer_advice_came(advised: Manager) -> None:
    panel = advised.hall_page.advice
    first = panel.option()
    advised.explain(panel._place)
    why = advised.findChild(Why)
    newer_advice(advised)
    shown = panel.option()
    why.later_button.click()
    assert panel.option() is shown and panel._later == {first.changes}


def test_an_opened_option_stays_open_when_newer_advice_has_it_too(advised: Manager) -> None:
    panel = advised.hall_page.advice
    second = panel.ranked()[1]
    panel.open(second)
    changes = panel.option().changes
    advised.advising.ask()
    adviser = advised.advising._adviser
    answer(advised, adviser, recommended(advised, [(Change(do="open", window="3"),), (Change(do="open", window="6"),)]))
    assert panel.option().changes == changes


def test_advice_of_another_day_is_not_taken(qtbot: QtBot, advised: Manager) -> None:
    option = advised.hall_page.advice.option()
    advised.advising.begin_day()
    advised.apply(option)
    settled(qtbot, advised.link)
    assert "too old" in advised.notice.sentence() and not advised.hall.applied


def test_ranges_that_have_not_held_are_said_on_the_advice(qtbot: QtBot, advised: Manager) -> None:
    opened = advised.hall_page.advice.opened
    assert not opened.trust.isVisible()
    opened.show_record(Record(stated=20, held=11))
    assert opened.trust.isVisible()
    assert opened.trust.words() == record_words(Record(20, 11))
    assert "20" in opened.trust.words() and "11 held: too few" in opened.trust.words()
    opened.show_record(Record(stated=20, held=18))
    assert not opened.trust.isVisible()


def test_closing_the_day_has_its_advice_held_against_replays(qtbot: QtBot, advised: Manager) -> None:
    advised.do({"do": "close_day"})
    settled(qtbot, advised.link)
    qtbot.waitUntil(lambda: advised.replaying.standing is not None and not advised.link.busy)
    advised.replaying.poll()
    settled(qtbot, advised.link)
    kept = advised.replaying.standing
    assert kept is not None and [row["fate"] for row in kept.advice] == ["expired"]
    assert kept.advice[0]["replayed"] == 1


def test_another_process_replays_for_the_page(qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> None:
    link = link_to("finished")
    made = Manager(link, Computer(qapp), Scripted())
    qtbot.addWidget(made)
    settled(qtbot, link)
    panel = made.history_page.what_if
    with qtbot.waitSignal(made.replaying.answered, timeout=60_000) as answered:
        panel.ask()
    assert isinstance(answered.args[0], WhatIf) and answered.args[0].check.exact
    assert "makes the same" in " ".join(label.words() for label in panel.findChildren(Text))
    made.close()


def test_the_replaying_processes_end_with_the_screen(view: Manager) -> None:
    replays = replays_of(view)
    view.close()
    assert replays.closed
