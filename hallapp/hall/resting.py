"""Breaks that a clerk asks for and the manager grants."""

from __future__ import annotations

from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, the_window


def ask_break(hall: Hall, command: requests.AskBreak, now: int) -> list[events.Event]:
    """The clerk asks; asking again changes nothing."""
    window = the_window(hall, command.window, command.ticket)
    if window.state in ("closed", "paused"):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Window {window} serves nobody now: it needs no break."), window=window.id
        )
    if window.break_asked is not None or window.leaving is not None:
        return []
    return [events.BreakAsked(window=window.id, reason=None if command.reason is UNSET else command.reason)]


def answer_break(hall: Hall, command: requests.AnswerBreak, now: int) -> list[events.Event]:
    """The manager grants it: the window pauses, at once or when its ticket leaves. Or not."""
    window = the_window(hall, command.window, command.ticket)
    if window.break_asked is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Window {window} asks for no break."), window=window.id)
    answered = events.BreakAnswered(window=window.id, granted=command.grant)
    if not command.grant or window.leaving is not None:
        return [answered]
    engaged = window.state == "engaged"
    paused = events.Paused(window=window.id, reason=window.break_reason, after="visit" if engaged else None)
    return [answered, paused]
