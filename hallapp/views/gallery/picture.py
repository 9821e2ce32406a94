"""What there is to be drawn: views in their states, the screens they are for, and a choice among them.

A package of views offers its pictures in a module ``pictures`` with a
function ``pictures() -> list[Picture]``; nothing else has to be registered.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from hallapp import language, views
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.views import theme
from hallapp.views.link import HallLink


@dataclass(frozen=True, slots=True)
class Size:
    """How much room a view gets.

    Attributes
    ----------
    name : str
        For the file's name: the screen's pixels, or ``own``.
    width, height : int
        Of the view, device-independent pixels.
    scale : int
        Pixels of the screen to one of the view's: 2 on a screen set to 200 %.
    """

    name: str
    width: int
    height: int
    scale: int = 1


SCREENS = (Size("1366x768", 1366, 768), Size("1920x1080", 1920, 1080), Size("3840x2160", 1920, 1080, scale=2))
"""The screens that every view must fit; the largest is set to 200 %."""

HALF = Size("683x768", 683, 768)
"""Half of the smallest screen, beside another program."""

UPRIGHT = Size("1080x1920", 1080, 1920)
"""A screen that stands upright: walls and ticket machines."""


def own(width: int, height: int) -> tuple[Size, ...]:
    """The sizes of a dialog or a bar, which has its own on every screen."""
    return Size("own", width, height), Size("own-200", width, height, scale=2)


def docked(width: int) -> tuple[Size, ...]:
    """The sizes of a column that fills an edge of the screen."""
    return tuple(replace(screen, width=width) for screen in SCREENS)


@dataclass(frozen=True, slots=True)
class Picture:
    """A view in a state.

    Attributes
    ----------
    view, state : str
        For the file's name.
    scene : str
        A name of :data:`hallapp.views.scenes.SCENES`.
    sizes : tuple of Size
        The screens that it is for.
    make : callable
        The view on a link, in that state; :meth:`shown` is how a program has it.
    """

    view: str
    state: str
    scene: str
    sizes: tuple[Size, ...]
    make: Callable[[HallLink], QWidget]

    def shown(self, link: HallLink) -> QWidget:
        """The view, a dialog too, dressed as in the window that it belongs to."""
        view = self.make(link)
        if not view.styleSheet():
            theme.dress(view)
        return view


@dataclass(frozen=True, slots=True)
class Choice:
    """What of all is wanted; what is empty chooses all."""

    views: Collection[str] = ()
    states: Collection[str] = ()
    languages: Collection[language.Code] = ()
    themes: Collection[theme.ThemeName] = ()
    sizes: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture in one language, theme and size."""

    picture: Picture
    language: language.Code
    theme: theme.ThemeName
    size: Size

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.picture.view}-{self.picture.state}-{self.language}-{self.theme}-{self.size.name}.png"


def found(wanted: Collection[str] = ()) -> list[Picture]:
    """The pictures of all views, or of those named.

    Raises
    ------
    BadInput
        No view has such a name.
    """
    known = [
        picture
        for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}.")
        if module.name.endswith(".pictures")
        for picture in importlib.import_module(module.name).pictures()
    ]
    _require(
        wanted,
        {picture.view for picture in known},
        QT_TRANSLATE_NOOP("Refusal", "There is no view {name}; the views are {known}."),
    )
    return [picture for picture in known if not wanted or picture.view in wanted]


def shots(choice: Choice) -> list[Shot]:
    """All that a choice asks for, ordered so that language and theme change seldom.

    Raises
    ------
    BadInput
        No view, state or size has such a name, or no picture is all that is asked for.
    """
    pictures = found(choice.views)
    _require(
        choice.states,
        {picture.state for picture in pictures},
        QT_TRANSLATE_NOOP("Refusal", "There is no state {name}; the states are {known}."),
    )
    _require(
        choice.sizes,
        {size.name for picture in pictures for size in picture.sizes},
        QT_TRANSLATE_NOOP("Refusal", "There is no size {name}; the sizes are {known}."),
    )
    wanted = list(_shots(pictures, choice))
    if not wanted:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "No picture is all that is asked for."))
    return wanted


def _shots(pictures: list[Picture], choice: Choice) -> Iterator[Shot]:
    for code in choice.languages or language.LANGUAGES:
        for name in choice.themes or theme.THEMES:
            for picture in pictures:
                if choice.states and picture.state not in choice.states:
                    continue
                for size in picture.sizes:
                    if not choice.sizes or size.name in choice.sizes:
                        yield Shot(picture, code, name, size)


def _require(wanted: Collection[str], known: set[str], sentence: str) -> None:
    for name in wanted:
        if name not in known:
            raise BadInput(sentence, name=repr(name), known=", ".join(sorted(known)))
