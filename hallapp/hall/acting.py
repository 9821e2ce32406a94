"""From a command to its events: what falls due first, the command itself, what follows by itself.

The caller holds the log's exclusive section and hands in the instant. The hall
is folded on the way, because what follows depends on what came before; who
can't write the events down afterwards must fold the hall anew from its log.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.hall import (
    advising,
    counter,
    day,
    desk,
    dispatching,
    events,
    floor,
    following,
    planning,
    preparing,
    requests,
    resting,
    warning,
)
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import check_open

TIMER = "timer"
"""The actor of what happens by itself."""

Decide = Callable[[Hall, Any, int], list[events.Event]]


class Happened(NamedTuple):
    """An event and who did it."""

    event: events.Event
    actor: str


def due(hall: Hall, now: int) -> list[Happened]:
    """Fold and return all that fell due up to ``now`` (UTC ms), in the order of its instants."""
    happened: list[Happened] = []
    steps = planning.steps(hall, hall.at, now)
    while True:
        timers = planning.timers(hall, now)
        if not timers and not steps:
            return happened
        first = min(steps[:1] + timers)
        if steps and first is steps[0]:
            steps.pop(0)
            decided = planning.decide(hall, first)
        else:
            decided = list(first.events)
        for event in decided:
            hall.fold(event, now)
            happened.append(Happened(event, TIMER))
        happened.extend(settle(hall, now))


def act(hall: Hall, command: requests.Command, now: int) -> list[events.Event]:
    """Decide the command at ``now`` and fold its events; none if it changes nothing.

    The last event answers the command.

    Raises
    ------
    HallError, BadInput
        The command is refused; the hall is as it was.
    """
    decided = DECISIONS[type(command)](hall, command, now)
    for event in decided:
        hall.fold(event, now)
    return decided


def settle(hall: Hall, now: int) -> list[Happened]:
    """Fold and return the calls that windows make by themselves after what has happened.

    First those who began to wait, in order of issue, go to a ready window;
    then the ready windows, in their order, call from the line.
    """
    happened = [Happened(call, TIMER) for call in _calls(hall, now)] if hall.settings.auto else []
    hall.begun.clear()
    return happened


def _calls(hall: Hall, now: int) -> Iterator[events.Event]:
    for ticket in sorted(hall.begun, key=lambda ticket: ticket.index):
        if ticket.number in hall.in_line:
            window = dispatching.window_for(hall, ticket)
            if window is not None:
                yield _call(hall, ticket.number, window, now)
    for place in hall.windows.values():
        if place.state == "ready" and hall.calls_itself(place.id):
            chosen = dispatching.ticket_for(hall, place.id, now)
            if chosen is not None:
                yield _call(hall, chosen.number, place.id, now)


def _call(hall: Hall, ticket: str, window: str, now: int) -> events.Event:
    event = events.Called(ticket=ticket, window=window, by="auto")
    hall.fold(event, now)
    return event


def _apply(hall: Hall, command: requests.Apply, now: int) -> list[events.Event]:
    """All changes of an advice or none: each is decided on a copy that has taken those before it."""
    check_open(hall)
    # What is never altered in place is shared with the copy.
    shared = {id(part): part for part in (hall.scenario, hall.catalogue, hall.board)}
    trial = copy.deepcopy(hall, shared)
    decided: list[events.Event] = []
    for change in command.changes:
        for request in advised(change):
            for event in DECISIONS[type(request)](trial, request, now):
                trial.fold(event, now)
                decided.append(event)
    changes = tuple(change.mapping() for change in command.changes)
    return [*decided, events.AdviceApplied(changes=changes, advice=command.advice)]


def advised(change: requests.Change) -> list[requests.Command]:
    """The commands that a change of an advice stands for.

    Raises
    ------
    BadInput
        The change lacks something, or is for later.
    """
    if change.do in ("open", "close") and (change.at is not None or change.until is not None):
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "The change {name} is made at once: it takes no time."), name=change.do
        )
    try:
        return [requests.read(request) for request in ADVICE[change.do](change.mapping())]
    except KeyError as error:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "The change {name} needs {argument}."), name=change.do, argument=error.args[0]
        ) from error


def _opening(fields: dict[str, Any]) -> list[dict[str, Any]]:
    clerk = [{"do": "assign", "window": fields["window"], "clerk": fields["clerk"]}] if fields.get("clerk") else []
    return [*clerk, {"do": "open", "window": fields["window"]}]


def _skill(fields: dict[str, Any], **change: bool) -> list[dict[str, Any]]:
    return [{"do": "skill", "window": fields["window"], "service": fields["service"], **change}]


def _rule(fields: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"do": "rule", "rule": fields["rule"]}]


ADVICE: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    "activate": lambda fields: _skill(fields, on=True),
    "withdraw": lambda fields: _skill(fields, on=False),
    "last_resort": lambda fields: _skill(fields, last_resort=fields.get("last_resort", True)),
    "open": _opening,
    "close": lambda fields: [{"do": "close", "window": fields["window"]}],
    "swap": lambda fields: [{"do": "assign", "window": fields["window"], "clerk": fields["clerk"]}],
    "break": lambda fields: [
        {"do": "break", "clerk": fields["clerk"], "index": fields.get("index", 0), "at": fields["at"]}
    ],
    "rule": _rule,
}
"""The changes that advice makes, as commands."""

DECISIONS: dict[type, Decide] = {
    requests.Issue: desk.issue,
    requests.CallNext: counter.call,
    requests.Recall: counter.recall,
    requests.Start: counter.start,
    requests.NoShow: counter.no_show,
    requests.Finish: counter.finish,
    requests.AddService: counter.add_service,
    requests.Park: counter.park,
    requests.Transfer: counter.transfer,
    requests.Return: desk.return_,
    requests.Unpark: desk.unpark,
    requests.Cancel: desk.cancel,
    requests.Undo: desk.undo,
    requests.Note: desk.note,
    requests.AskHelp: desk.ask_help,
    requests.AnswerHelp: desk.answer_help,
    requests.Rate: following.rate,
    requests.Settle: following.settle,
    requests.AskBreak: resting.ask_break,
    requests.AnswerBreak: resting.answer_break,
    requests.Acknowledge: warning.acknowledge,
    requests.Skill: floor.skill,
    requests.PlanSkills: preparing.plan_skills,
    requests.KeepTemplate: preparing.keep_template,
    requests.ScheduleTemplate: preparing.schedule_template,
    requests.DropTemplate: preparing.drop_template,
    requests.Open: floor.open_,
    requests.Close: floor.close,
    requests.Pause: floor.pause,
    requests.Ready: floor.ready,
    requests.Assign: floor.assign,
    requests.MoveBreak: floor.move_break,
    requests.ChangeRule: day.change_rule,
    requests.ChangeSettings: day.change_settings,
    requests.Advise: advising.advise,
    requests.Refuse: advising.refuse,
    requests.Apply: _apply,
    requests.OpenDay: day.open_day,
    requests.CloseDay: day.close_day,
}
