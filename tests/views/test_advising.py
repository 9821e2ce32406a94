"""What the manager's screen asks of the simulation beside advice: what remedies are worth, and the tides."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot
from test_manager import OpenManager, Scripted, adviser, answer, manager_on, recommended

from hallapp.advisor import Answer, TidesAnswer
from hallapp.twin import twin
from hallapp.views.manager import Manager
from hallapp.views.manager.remedies import remedies
from simulation.actions import Change
from simulation.options import Interval, Tide, Tides
from simulation.tides import tidal

__all__ = ["adviser", "manager_on"]


def topics(adviser: Scripted) -> list[str]:
    return [question.topic for question in adviser.asked]


def change_of(view: Manager, window: str) -> Change:
    change = remedies(view.hall, view.link.now())[window].change
    assert change is not None
    return change


def test_an_idle_windows_remedy_shows_what_it_is_worth(
    qtbot: QtBot, manager_on: OpenManager, adviser: Scripted
) -> None:
    view = manager_on()
    assert topics(adviser) == ["advice"]
    answer(view, adviser, recommended(view, []))
    assert topics(adviser) == ["advice", "remedies"]
    asked = adviser.asked[-1]
    change = change_of(view, "5")
    assert asked.actions is not None and (change,) in asked.actions
    advice = recommended(view, asked.actions)
    worth = Interval(-2.84, -3.2, -2.4)
    options = [
        replace(option, effect=option.effect | {"mean_wait": worth}) if option.changes == (change,) else option
        for option in advice.options
    ]
    adviser.messages = [Answer(asked, 0, replace(advice, options=options))]
    view.advising.poll()
    qtbot.waitUntil(lambda: view.turns.done)
    card = view.hall_page.windows.cards["5"]
    assert "−2.8" in card.act.label()
    assert "−3.2" in card.act.toolTip() and "−2.4" in card.act.toolTip()


def test_remedies_are_asked_about_again_only_when_they_are_others(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    answer(view, adviser, recommended(view, []))
    for _ in range(3):
        view.refresh()
    assert topics(adviser) == ["advice", "remedies"]


def tides(view: Manager) -> Tides:
    return tidal(twin(view.hall, view.link.now()), seconds=0.1)


def test_a_preview_goes_first_and_what_it_dropped_is_asked_again(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    change = change_of(view, "5")
    view.advising.preview((change,))
    assert topics(adviser) == ["advice", "preview"]
    view.advising.ask_tides()
    assert topics(adviser) == ["advice", "preview"]
    answer(view, adviser, recommended(view, [(change,)]))
    assert topics(adviser) == ["advice", "preview", "advice"]
    answer(view, adviser, recommended(view, []))
    assert topics(adviser)[-1] == "remedies"
    answer(view, adviser, recommended(view, list(adviser.asked[-1].actions or ())))
    assert topics(adviser)[-1] == "tides"
    found = tides(view)
    adviser.messages = [TidesAnswer(adviser.asked[-1], 0, found)]
    view.advising.poll()
    assert view.advising.tides is found


def test_the_plan_asks_for_the_tides_when_it_is_opened(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    answer(view, adviser, recommended(view, []))
    answer(view, adviser, recommended(view, list(adviser.asked[-1].actions or ())))
    view.show_page("plan")
    assert topics(adviser)[-1] == "tides"
    assert "…" in view.plan_page.tide.words()
    adviser.messages = [TidesAnswer(adviser.asked[-1], 0, tides(view))]
    view.advising.poll()
    assert "…" not in view.plan_page.tide.words()
    view.show_page("hall")
    view.show_page("plan")
    assert topics(adviser).count("tides") == 1


def test_what_the_tides_advise_is_said_and_drawn(manager_on: OpenManager, adviser: Scripted) -> None:
    view = manager_on()
    view.show_page("plan")
    found = tides(view)
    lane = view.plan_page.lanes[0]
    tide = Tide("1", None, ((540.0, 1020.0),), ((540.0, 900.0),), Interval(3.0, -1.0, 7.0))
    view.advising.tides = replace(found, tides=[tide])
    view.advising.foreseen.emit()
    assert "15:00" in view.plan_page.tide.words()
    assert "15:00" in lane.accessibleName()
