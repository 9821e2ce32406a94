"""``wall``: the wall display."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hallapp import app
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.hall.hall import Hall

if TYPE_CHECKING:
    from hallapp.views.wall.sizes import Distance


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As every screen's; how it is read, what it shows and whether it speaks."""
    app.add_arguments(parser)
    parser.add_argument("--in-window", action="store_true", help="not over the whole screen")
    parser.add_argument("--window", metavar="ID", help="the small display over this window instead")
    parser.add_argument("--silent", action="store_true", help="neither chime nor voice")
    parser.add_argument("--speak", choices=("zh", "en", "zh,en", "en,zh"), help="languages, in order; else the hall's")
    parser.add_argument("--groups", metavar="GROUP,GROUP", default="", help="only these groups, by id or by letter")
    parser.add_argument("--read-from", type=float, metavar="METRES", help="how far away its readers are")
    parser.add_argument("--screen-width", type=float, metavar="CM", help="how wide the screen is")


def run(arguments: argparse.Namespace) -> int:
    """Show the wall until it is closed."""
    from hallapp.views.wall import Wall

    if arguments.window is not None:
        return _over_window(arguments)
    wanted = [group.strip() for group in arguments.groups.split(",") if group.strip()]

    def make(screen: app.Screen) -> Wall:
        groups = groups_of(screen.link.hall, wanted)
        return Wall(
            screen.link,
            None if arguments.silent else screen.speaker(),
            languages=arguments.speak.split(",") if arguments.speak else None,
            groups=groups,
            distance=_distance(arguments.read_from, arguments.screen_width),
        )

    return app.run(arguments, make, actor="wall", full_screen=not arguments.in_window)


def _distance(read_from: float | None, screen_width: float | None) -> Distance | None:
    from hallapp.views.wall.sizes import Distance

    if read_from is None and screen_width is None:
        return None
    if read_from is None or screen_width is None:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--read-from and --screen-width go together"))
    if not (0.5 <= read_from <= 100 and 10 <= screen_width <= 2000):
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "--read-from is 0.5 to 100 metres, --screen-width 10 to 2000 centimetres")
        )
    return Distance(read_from, screen_width)


def groups_of(hall: Hall, wanted: list[str]) -> list[str]:
    """The groups that are named by id, or by the letter that their numbers begin with.

    A group that the hall does not have is refused: its wall would stay empty.
    """
    groups = hall.catalogue.groups
    by_letter = {group.prefix: group.id for group in groups.values() if group.prefix}
    found = []
    for word in wanted:
        group = word if word in groups else by_letter.get(word.upper())
        if group is None:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "--groups: there is no group {group} in this hall; it has {all}."),
                group=word,
                all=", ".join(f"{key} ({known.prefix or key})" for key, known in groups.items()),
            )
        found.append(group)
    return found


def _over_window(arguments: argparse.Namespace) -> int:
    from hallapp.views.wall.over_window import OverWindow

    def make(screen: app.Screen) -> OverWindow:
        if arguments.groups or arguments.speak or arguments.read_from or arguments.screen_width:
            raise BadInput(
                QT_TRANSLATE_NOOP(
                    "Refusal",
                    "The display over a window takes none of --groups, --speak, --read-from and --screen-width.",
                )
            )
        app.require_window(screen.link, arguments.window)
        return OverWindow(screen.link, arguments.window)

    return app.run(arguments, make, actor=f"display {arguments.window}", full_screen=not arguments.in_window)
