"""``main.py replay``: a past hall day again, under another rule, with other skills, without advice."""

from __future__ import annotations

import argparse
from contextlib import closing

import msgspec

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.live import path_of
from hallapp.replay import asking, study
from hallapp.replay.outcome import Figures
from hallapp.replay.script import Script
from hallapp.replay.study import WhatIf
from hallapp.store.sqlite import SqliteLog


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--hall", required=True, metavar="URL", help="the hall's file")
    parser.add_argument("--day", metavar="YYYY-MM-DD", help="the hall day; default: the latest")
    parser.add_argument(
        "--change",
        action="append",
        default=[],
        metavar="CHANGE",
        help="rule=fcfs, without=advice, activate=3:SERVICE, train=CLERK:SERVICE:0.7, or a change as advise lists it",
    )
    parser.add_argument("--at", metavar="HH:MM", help="when the changes are made; default: as the day opens")
    parser.add_argument("--seed", type=int, metavar="N", default=study.SEED, help="of what the day did not show")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Replay and print the two days side by side."""
    with closing(SqliteLog(path_of(arguments.hall))) as log:
        script = study.script_of(log, arguments.day)
    asked = asking.read(arguments.change, script)
    found = study.what_if(script, asked, _instant(arguments.at, script), arguments.seed)
    if arguments.json:
        print(msgspec.json.encode(found).decode())
    else:
        print("\n".join(_lines(found)))
    return 0


def _instant(at: str | None, script: Script) -> int | None:
    if at is None:
        return None
    hours, _, minutes = at.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) <= 24 and int(minutes) < 60):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--at: {value} is no time like 10:30"), value=at)
    instant = script.hall.instant(60.0 * int(hours) + int(minutes))
    if not script.opened_at <= instant <= script.ends:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--at: {value} is outside that hall day"), value=at)
    return instant


ROWS = (
    ("visits", "visits", 0, 1.0),
    ("done", "done", 0, 1.0),
    ("mean wait, min", "mean_wait", 1, 1.0),
    ("90 % wait at most, min", "p90_wait", 1, 1.0),
    ("longest wait, min", "longest_wait", 1, 1.0),
    ("in target, %", "service_level", 1, 100.0),
    ("left or unserved, %", "abandoned_share", 1, 100.0),
    ("idle while waiting, min", "idle_while_waiting", 0, 1.0),
    ("overtime, min", "overtime", 1, 1.0),
    ("loss, min", "loss", 0, 1.0),
)
"""Label, figure, decimals and factor of each line."""


def _lines(found: WhatIf) -> list[str]:
    lines = [f"hall day {found.day}", ""]
    lines.append(f"{'':<26}{'as it was':>12}{'replayed':>12}")
    for label, name, decimals, factor in ROWS:
        before, after = (_cell(figures, name, decimals, factor) for figures in (found.before, found.after))
        lines.append(f"{label:<26}{before:>12}{after:>12}")
    return [*lines, "", _exactness(found), *_beyond(found)]


def _cell(figures: Figures, name: str, decimals: int, factor: float) -> str:
    value = getattr(figures, name)
    return "-" if value is None else f"{factor * value:,.{decimals}f}"


def _exactness(found: WhatIf) -> str:
    check = found.check
    if check.exact:
        return f"Unchanged, the replay makes the same {check.calls} calls as that day."
    return (
        f"Unchanged, the replay does not make the same calls: number {(check.differs or 0) + 1} of {check.calls} is"
        " another. What follows is less certain."
    )


def _beyond(found: WhatIf) -> list[str]:
    lines = []
    if found.moved:
        lines.append(f"{found.moved} of the day's calls went elsewhere or came at another time.")
    if found.drawn:
        lines.append(f"{found.drawn} durations that the day did not show were drawn (seed {found.seed}).")
    if found.dropped:
        lines.append(f"{found.dropped} recorded acts had no use in the changed hall.")
    return lines
