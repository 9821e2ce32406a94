"""``wall``: the wall display."""

from __future__ import annotations

import argparse

from hallapp import app
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.hall.hall import Hall


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """As every screen's; how it is read, what it shows and whether it speaks."""
    app.add_arguments(parser)
    parser.add_argument("--in-window", action="store_true", help="not over the whole screen")
    parser.add_argument("--window", metavar="ID", help="the small display over this window instead")
    parser.add_argument("--silent", action="store_true", help="neither chime nor voice")
    parser.add_argument("--speak", choices=("zh", "en", "zh,en", "en,zh"), help="languages, in order; else the hall's")
    parser.add_argument("--groups", metavar="ID,ID", default="", help="only calls and queues of these groups")
    parser.add_argument("--read-from", type=float, metavar="METRES", help="how far away its readers are")
    parser.add_argument("--screen-width", type=float, metavar="CM", help="how wide the screen is")


def run(arguments: argparse.Namespace) -> int:
    """Show the wall until it is closed."""
    from hallapp.devices.voice import Speaker
    from hallapp.views.wall import Wall
    from hallapp.views.wall.sizes import Distance

    if arguments.window is not None:
        return _over_window(arguments)
    distance = None
    if arguments.read_from is not None or arguments.screen_width is not None:
        if arguments.read_from is None or arguments.screen_width is None:
            raise BadInput(QT_TRANSLATE_NOOP("Refusal", "--read-from and --screen-width go together"))
        if not (0.5 <= arguments.read_from <= 100 and 10 <= arguments.screen_width <= 2000):
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "--read-from is 0.5 to 100 metres, --screen-width 10 to 2000 centimetres")
            )
        distance = Distance(arguments.read_from, arguments.screen_width)
    groups = [group for group in arguments.groups.split(",") if group]

    def make(screen: app.Screen) -> Wall:
        _require_groups(screen.link.hall, groups)
        return Wall(
            screen.link,
            None if arguments.silent else Speaker(),
            languages=arguments.speak.split(",") if arguments.speak else None,
            groups=groups,
            distance=distance,
        )

    return app.run(arguments, make, actor="wall", full_screen=not arguments.in_window)


def _require_groups(hall: Hall, groups: list[str]) -> None:
    """Refuse a group that the hall does not have: its wall would stay empty."""
    for group in groups:
        if group not in hall.catalogue.groups:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "--groups: there is no group {group} in this hall; it has {all}."),
                group=group,
                all=", ".join(hall.catalogue.groups),
            )


def _over_window(arguments: argparse.Namespace) -> int:
    from hallapp.views.wall.over_window import OverWindow

    def make(screen: app.Screen) -> OverWindow:
        app.require_window(screen.link, arguments.window)
        return OverWindow(screen.link, arguments.window)

    return app.run(arguments, make, actor=f"display {arguments.window}", full_screen=not arguments.in_window)
