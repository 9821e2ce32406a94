"""Every view in every state, language and theme as a picture, to be looked through.

A package of views offers its pictures in a module ``pictures`` with a
function ``pictures() -> list[Picture]``; nothing else has to be registered.
"""

from __future__ import annotations

import html
import importlib
import pkgutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from hallapp import language, views
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.views import theme
from hallapp.views.link import HallLink
from hallapp.views.scenes import SCENES, Scene


@dataclass(frozen=True, slots=True)
class Picture:
    """A view in a state.

    Attributes
    ----------
    view, state : str
        For the file's name.
    scene : str
        A name of :data:`hallapp.views.scenes.SCENES`.
    size : (int, int)
        Width and height, pixels.
    make : callable
        The view on a link, in that state.
    """

    view: str
    state: str
    scene: str
    size: tuple[int, int]
    make: Callable[[HallLink], QWidget]


def found(wanted: Iterable[str] = ()) -> list[Picture]:
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
    names = sorted({picture.view for picture in known})
    for name in wanted:
        if name not in names:
            raise BadInput(
                QT_TRANSLATE_NOOP("Refusal", "There is no view {name}; the views are {known}."),
                name=repr(name),
                known=", ".join(names),
            )
    chosen = set(wanted) or set(names)
    return [picture for picture in known if picture.view in chosen]


def render(app: QApplication, folder: Path, pictures: list[Picture]) -> list[Path]:
    """Draw every picture in both languages and themes into a folder, with an ``index.html``."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        scenes = {name: SCENES[name](Path(scratch)) for name in sorted({picture.scene for picture in pictures})}
        for code in language.LANGUAGES:
            language.switch(app, code)
            for theme_name in theme.THEMES:
                theme.switch(app, theme_name)
                for picture in pictures:
                    path = folder / f"{picture.view}-{picture.state}-{code}-{theme_name}.png"
                    draw(picture, scenes[picture.scene], path)
                    made.append(path)
    (folder / "index.html").write_text(_index(made), encoding="utf-8")
    return made


def draw(picture: Picture, scene: Scene, path: Path) -> None:
    """Draw one picture."""
    link = HallLink(scene.url, "gallery", clock=scene.clock)
    view = picture.make(link)
    view.resize(*picture.size)
    view.show()
    patience = QDeadlineTimer(5000)
    while link.busy and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    QCoreApplication.processEvents()
    view.grab().save(str(path))
    view.hide()
    view.deleteLater()
    link.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _index(made: list[Path]) -> str:
    figures = "\n".join(
        f'<figure><a href="{html.escape(path.name)}"><img loading="lazy" src="{html.escape(path.name)}"></a>'
        f"<figcaption>{html.escape(path.stem)}</figcaption></figure>"
        for path in made
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>hallapp: every view</title>\n'
        "<style>body{display:grid;grid-template-columns:repeat(auto-fill,minmax(24rem,1fr));gap:1rem;margin:1rem;"
        "font:15px sans-serif}figure{margin:0}img{width:100%;border:1px solid #ccc}</style>\n"
        f"{figures}\n</html>\n"
    )
