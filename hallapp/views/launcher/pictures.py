"""The launcher's states for the gallery."""

from __future__ import annotations

from hallapp import language
from hallapp.errors import KnownError
from hallapp.launching import Started
from hallapp.views import theme
from hallapp.views.gallery import SCREENS, Picture
from hallapp.views.launcher.launcher import Launcher
from hallapp.views.link import HallLink


class _NoChoices:
    def switch_language(self, code: language.Code) -> None:
        """Nothing is chosen in a picture."""

    def switch_theme(self, name: theme.ThemeName) -> None:
        """Nothing is chosen in a picture."""

    def choose(self, **changes: object) -> None:
        """Nothing is chosen in a picture."""


def pictures() -> list[Picture]:
    """Open, closed, a screen that did not start."""
    return [
        Picture("launcher", "open", "busy", SCREENS, _launcher),
        Picture("launcher", "closed", "finished", SCREENS, _launcher),
        Picture("launcher", "failed", "busy", SCREENS, _failed),
        Picture("launcher", "first-run", "busy", SCREENS, _first_run),
    ]


def _begin(words: list[str]) -> Started:
    raise OSError(words)


def _launcher(link: HallLink) -> Launcher:
    return Launcher(link, _NoChoices(), begin=_begin)


def _first_run(link: HallLink) -> Launcher:
    launcher = _launcher(link)
    launcher.show_first_run(True)
    return launcher


def _failed(link: HallLink) -> Launcher:
    launcher = _launcher(link)
    launcher.refuse(KnownError("The screen could not be started: {problem}", problem="exit 1"))
    return launcher
