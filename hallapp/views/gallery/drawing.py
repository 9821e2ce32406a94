"""The pictures drawn: scenes played once, views grabbed in processes of their own.

Qt is told once, before it starts, how many pixels a screen has to one of the
view's. So each process draws one view at one scale, as on such a screen.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from hallapp import language
from hallapp.views import theme
from hallapp.views.gallery import page
from hallapp.views.gallery.picture import Choice, Shot, shots
from hallapp.views.link import HallLink
from hallapp.views.scenes import SCENES, Hands, Scene

PATIENCE = 5000
"""Milliseconds after which a view that still waits for its hall is drawn as it is."""


NO_WINDOWS = "This plugin does not support propagateSizeHints()"
"""What Qt says whenever a window is shown on no screen, and has no category to be silenced by."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of drawing.

    Attributes
    ----------
    files : list of str
        Names of the pictures made.
    faults : int
        Errors in Qt's callbacks, each told on standard error.
    """

    files: list[str]
    faults: int


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one process draws: of a view whatever is chosen at one scale."""

    choice: Choice
    view: str
    scale: int
    folder: Path
    scenes: dict[str, tuple[str, int]]


def render(folder: Path, choice: Choice, told: Callable[[int, int], None] = lambda _made, _all: None) -> Drawn:
    """Draw all that is chosen into a folder, and make its ``index.html`` anew.

    Parameters
    ----------
    told : callable
        Hears how many pictures of how many there are, as they are made.

    Raises
    ------
    BadInput
        Nothing is so called.
    """
    wanted = shots(choice)
    folder.mkdir(parents=True, exist_ok=True)
    language.compile_outdated()
    files: list[str] = []
    faults = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        scenes = _play({shot.picture.scene for shot in wanted}, Path(scratch))
        batches = [
            _Batch(choice, view, scale, folder, scenes)
            for view, scale in sorted({(shot.picture.view, shot.size.scale) for shot in wanted})
        ]
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn, max_tasks_per_child=1) as processes:
            for done in as_completed([processes.submit(_draw_batch, batch) for batch in batches]):
                files += done.result().files
                faults += done.result().faults
                told(len(files), len(wanted))
    page.write(folder, [shot for shot in shots(Choice()) if (folder / shot.file).is_file()])
    return Drawn(sorted(files), faults)


def _play(names: set[str], folder: Path) -> dict[str, tuple[str, int]]:
    """Every scene's file, and the moment at which it is looked at."""
    scenes = {name: SCENES[name](folder) for name in sorted(names)}
    return {name: (scene.url, scene.clock.at) for name, scene in scenes.items()}


def _draw_batch(batch: _Batch) -> Drawn:
    """Draw in this process, which does nothing else."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(batch.scale)
    faults: list[BaseException] = []

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append(error)
        sys.__excepthook__(kind, error, trace)

    # What goes wrong in Qt's callbacks nothing else would notice.
    sys.excepthook = take
    qInstallMessageHandler(tell)
    app = QApplication([])
    theme.install(app, "light")
    wanted = [shot for shot in shots(batch.choice) if (shot.picture.view, shot.size.scale) == (batch.view, batch.scale)]
    for shot in wanted:
        if language.current() != shot.language or theme.name() != shot.theme or shot is wanted[0]:
            language.switch(app, shot.language)
            theme.switch(app, shot.theme)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            draw(shot, _copy(*batch.scenes[shot.picture.scene], Path(scratch)), batch.folder / shot.file)
    return Drawn([shot.file for shot in wanted], len(faults))


def tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt has to say, but not that windows without a screen have no hints of size."""
    if message != NO_WINDOWS:
        print(qFormatLogMessage(kind, context, message), file=sys.stderr)


def _copy(url: str, at: int, folder: Path) -> Scene:
    """A scene of the picture's own: what one does to its hall the next must not see."""
    original = Path(url)
    for file in original.parent.glob(f"{original.name}*"):
        if file.is_file():
            shutil.copy(file, folder / file.name)
    return Scene(str(folder / original.name), Hands(at))


def draw(shot: Shot, scene: Scene, path: Path) -> None:
    """Draw one picture in the language and theme in use."""
    link = HallLink(scene.url, "gallery", clock=scene.clock)
    view = shot.picture.shown(link)
    view.resize(shot.size.width, shot.size.height)
    view.show()
    patience = QDeadlineTimer(PATIENCE)
    while link.busy and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    QCoreApplication.processEvents()
    view.grab().save(str(path))
    view.hide()
    view.deleteLater()
    link.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
