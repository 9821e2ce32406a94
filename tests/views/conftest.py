"""Halls and links for the tests of the views."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.devices.printer import SlipPrinter
from hallapp.errors import KnownError
from hallapp.views import theme
from hallapp.views.desk import Desk
from hallapp.views.link import Answer, HallLink
from hallapp.views.scenes import SCENES, Scene

LinkTo = Callable[[str], HallLink]
OpenDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def installed(qapp: QApplication) -> None:
    """Fonts, style and languages, as every program of the hall has them."""
    theme.install(qapp, "light")
    language.compile_outdated()


@pytest.fixture(autouse=True)
def house_style(qapp: QApplication, installed: None) -> Iterator[None]:
    """Light and English at the beginning, no widget left at the end."""
    if theme.name() != "light":
        theme.switch(qapp, "light")
    language.switch(qapp, "en")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scene]:
    """A scene, played once for all tests."""
    folder = tmp_path_factory.mktemp("scenes")
    made: dict[str, Scene] = {}

    def play(name: str) -> Scene:
        if name not in made:
            made[name] = SCENES[name](folder)
        return made[name]

    return play


@pytest.fixture
def scene(played: Callable[[str], Scene], tmp_path: Path) -> Callable[[str], Scene]:
    """A scene of one's own, that may be changed."""

    def copy(name: str) -> Scene:
        original = played(name)
        for path in Path(original.url).parent.glob(f"{Path(original.url).name}*"):
            shutil.copy(path, tmp_path / path.name)
        return Scene(str(tmp_path / Path(original.url).name), type(original.clock)(original.clock.at))

    return copy


@pytest.fixture
def link_to(scene: Callable[[str], Scene], qapp: QApplication) -> Iterator[LinkTo]:
    """Links to scenes, closed at the end."""
    links: list[HallLink] = []

    def link(name: str) -> HallLink:
        chosen = scene(name)
        links.append(HallLink(chosen.url, "test", clock=chosen.clock))
        links[-1].setProperty("clock", chosen.clock)
        return links[-1]

    yield link
    for one in links:
        one.close()


class Asked(QObject):
    """Sends a command and waits for its answer."""

    def __init__(self, qtbot: QtBot, link: HallLink) -> None:
        super().__init__()
        self._qtbot = qtbot
        self._link = link

    def __call__(self, **request: object) -> Answer:
        answers: list[Answer] = []
        refusals: list[KnownError] = []
        self._link.do(dict(request), answers.append, refusals.append)
        self._qtbot.waitUntil(lambda: bool(answers or refusals))
        if refusals:
            raise refusals[0]
        return answers[0]


def settled(qtbot: QtBot, link: HallLink) -> None:
    """Wait until every command was answered."""
    qtbot.waitUntil(lambda: not link.busy)


@pytest.fixture
def desk_on(qtbot: QtBot, link_to: LinkTo) -> OpenDesk:
    """A desk on a scene, perhaps with other settings, that has the focus."""

    def make(scene: str = "busy", printer: SlipPrinter | None = None, **settings: object) -> Desk:
        link = link_to(scene)
        if settings:
            Asked(qtbot, link)(do="settings", settings=settings)
        desk = Desk(link, printer or SlipPrinter(None))
        qtbot.addWidget(desk)
        desk.resize(1366, 768)
        desk.show()
        desk.activateWindow()
        qtbot.waitUntil(desk.isActiveWindow)
        return desk

    return make
