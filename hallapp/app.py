"""Builds and connects everything that a screen needs; the only such place."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from hallapp import language, logs, paths, practice, preferences
from hallapp.devices import printer
from hallapp.devices.slip import DOTS_58, DOTS_80
from hallapp.devices.target import Target
from hallapp.devices.voice import Speaker
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError, Told
from hallapp.live import Live
from hallapp.views import icons, theme, words
from hallapp.views.link import HallLink
from hallapp.views.practising import EDGE, OnScreen, PracticeBand, mark
from hallapp.views.printing import PrinterDialog
from hallapp.views.view import View
from hallapp.views.widgets import Panel, Room, column
from simulation.scenario import load

_log = logging.getLogger(__name__)

TITLE_BAR = 32
"""Pixels that the system's bar above a window takes, at most."""

MakeView = Callable[["Screen"], View]


def add_arguments(command: argparse.ArgumentParser, *, prints: bool = False) -> None:
    """The options that every screen has; ``prints``: those of a screen that issues slips too."""
    command.add_argument("--hall", metavar="URL", help="the hall; default: the one used last, else the demo hall")
    command.add_argument("--language", choices=sorted(language.LANGUAGES))
    command.add_argument("--theme", choices=sorted(theme.THEMES))
    if prints:
        command.add_argument(
            "--printer", metavar="WHERE", help="system:NAME, pdf:FOLDER, network:HOST:PORT, file:PATH, windows:NAME"
        )
        command.add_argument("--paper", type=int, choices=(58, 80), help="width of the slips in millimetres")


def run(
    arguments: argparse.Namespace, make: MakeView, actor: str, *, full_screen: bool = False, any_hall: bool = False
) -> int:
    """Show one view on a hall until it is closed.

    Parameters
    ----------
    make : callable
        The view, from the :class:`Screen` it belongs to.
    actor : str
        Who its commands are logged as.
    any_hall : bool
        Take the demo hall where the one used last can't be read.

    Raises
    ------
    KnownError
        No screen.
    Told
        No such hall, or a wrong option.
    """
    app = application(arguments, actor)
    try:
        screen = Screen(app, arguments, actor, any_hall=any_hall)
        try:
            # A window without a parent is deleted as soon as nothing holds it.
            frame = Frame(make(screen), practising=screen.practising)
            _show(frame, app, full_screen=full_screen)
            return int(app.exec())
        finally:
            screen.close()
    except KnownError as error:
        raise Told(words.refusal(error)) from error


def _show(frame: Frame, app: QApplication, *, full_screen: bool) -> None:
    if full_screen:
        # Set first: a kiosk may run without a window manager that would do it.
        frame.setGeometry(app.primaryScreen().geometry())
        frame.showFullScreen()
    elif frame.fits(app.primaryScreen().availableSize()):
        frame.show()
    else:
        frame.showMaximized()


def application(arguments: argparse.Namespace, name: str) -> QApplication:
    """The Qt application in the language and theme that were asked for, chosen earlier, or are the machine's.

    ``name`` is that of its log file.
    """
    _require_display()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("hallapp")
    chosen = preferences.load()
    theme.install(app, arguments.theme or chosen.theme or theme.system_theme(app))
    language.compile_outdated()
    language.switch(app, arguments.language or chosen.language or language.system())
    app.setWindowIcon(icons.icon("squares-four", "accent"))
    catch_bugs(logs.begin(name))
    return app


def _require_display() -> None:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "This command needs a screen, and this session has none."))


def hall_url(named: str | None) -> str:
    """The hall named, else the one used last, else the embedded one, made from the demo hall when it is absent."""
    if named:
        return named
    last = preferences.load().hall
    return last if last and Path(last).exists() else demo_hall()


def demo_hall() -> str:
    """The embedded hall, made when it is absent."""
    path = paths.embedded_hall()
    if not path.exists():
        Live.create(path, load(paths.DEMO_HALL)).close()
    return str(path)


class Screen:
    """What a view is built from: the hall, the printer, the choices of this computer.

    Attributes
    ----------
    unread : KnownError or None
        Why the demo hall is used instead of the last one.
    """

    def __init__(self, app: QApplication, arguments: argparse.Namespace, actor: str, *, any_hall: bool = False) -> None:
        self.app = app
        self.preferences = preferences.load()
        self.unread: KnownError | None = None
        self.practising = practice.is_practice(hall_url(arguments.hall))
        self.on_screen = OnScreen() if self.practising else None
        named = getattr(arguments, "printer", None)
        self._printer_words = named or ("" if self.practising else self.preferences.printer)
        self._paper = getattr(arguments, "paper", None) or self.preferences.paper
        self._where = self._target(self._printer_words)
        self.link = self._reach(arguments.hall, actor, any_hall=any_hall)

    def _reach(self, named: str | None, actor: str, *, any_hall: bool) -> HallLink:
        try:
            return HallLink(hall_url(named), actor, foretell=True)
        except KnownError as error:
            if named or not any_hall:
                raise
            self.unread = error
            return HallLink(demo_hall(), actor, foretell=True)

    def _target(self, setting: str) -> Target | None:
        """Where slips go; in practice onto the screen, unless a printer was named for it."""
        return printer.target(setting) or self.on_screen

    def slip_printer(self) -> printer.SlipPrinter:
        """The printer for slips that this computer uses; what practice prints is marked."""
        return printer.SlipPrinter(self._where, dots=_dots(self._paper), mark=self._mark())

    def _mark(self) -> str:
        return mark() if self.practising else ""

    def speaker(self) -> Speaker:
        """The voice for calls; in practice it says so first."""
        return Speaker(practising=self.practising)

    def ask_printer(self, over: QWidget, used: printer.SlipPrinter) -> None:
        """Let the person choose another printer for ``used``, from now on and at the next start.

        What is chosen in practice ends with it.
        """

        def take(setting: str, paper: int) -> None:
            self._printer_words, self._paper = setting, paper
            used.use(self._target(setting), _dots(paper))
            if not self.practising:
                self.choose(printer=setting, paper=paper)

        PrinterDialog(over, self._printer_words, self._paper, take, mark=self._mark()).open()

    def choose(self, **changes: object) -> None:
        """Keep a choice for the next start: a field of :class:`~hallapp.preferences.Preferences`."""
        self.preferences = msgspec.structs.replace(preferences.load(), **changes)
        preferences.save(self.preferences)

    def switch_language(self, code: language.Code) -> None:
        """Speak another language, from now on and at the next start."""
        language.switch(self.app, code)
        self.choose(language=code)

    def switch_theme(self, name: theme.ThemeName) -> None:
        """Take the other colours, from now on and at the next start."""
        theme.switch(self.app, name)
        self.choose(theme=name)

    def close(self) -> None:
        """Let go of the hall."""
        if self.on_screen is not None:
            self.on_screen.close()
        self.link.close()


def _dots(paper: int) -> int:
    return DOTS_80 if paper == 80 else DOTS_58


def require_window(link: HallLink, window: str) -> None:
    """Refuse a window that the hall does not have."""
    windows = link.hall.windows
    if window not in windows:
        raise BadInput(
            QT_TRANSLATE_NOOP("Refusal", "There is no window {window} in this hall; it has {all}."),
            window=window,
            all=", ".join(windows),
        )


class Frame(Panel):
    """A top-level window around a view, which scrolls where it has no room; around a practice hall it says so."""

    def __init__(self, view: View, *, practising: bool) -> None:
        super().__init__("ground")
        self._view = view
        self._practising = practising
        self.practice = PracticeBand()
        self.practice.setVisible(practising)
        # A widget that gets another window loses the focus that it had in its own.
        focus = view.focusWidget()
        size = view.size() if view.testAttribute(Qt.WidgetAttribute.WA_Resized) else view.sizeHint()
        room = Room()
        layout = column(self.practice, room)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        # Only now: a view may have wishes about the window around it.
        room.setWidget(view)
        if focus is not None:
            focus.setFocus()
        self.resize(size)
        self._retranslate()

    def _retranslate(self) -> None:
        title = self._view.windowTitle()
        self.setWindowTitle(self.tr("Practice: {title}").format(title=title) if self._practising else title)
        self.practice.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say practice as large as the view's words are."""
        super().resizeEvent(event)
        if self._practising:
            scale = self._view.scale_at(self.size())
            self.practice.enlarge(scale)
            edge = round(EDGE * scale)
            self.layout().setContentsMargins(edge, 0, edge, edge)  # type: ignore[union-attr]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line around a window that practises."""
        super().paintEvent(event)
        if self._practising:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.colour("paused"))
            painter.end()

    def fits(self, screen: QSize) -> bool:
        """Whether it finds room on a screen, with the bar that the system puts above it."""
        return self.width() <= screen.width() and self.height() + TITLE_BAR <= screen.height()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            # After the view itself, which sets the title.
            QTimer.singleShot(0, self, self._retranslate)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close if the view lets itself be closed."""
        if self._view.close():
            event.accept()
        else:
            event.ignore()


class _Bugs(QObject):
    """Brings a bug from whatever thread to the person's eyes, one box at a time."""

    happened = Signal()

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log
        self._box: QMessageBox | None = None
        self.happened.connect(self._show)

    def _show(self) -> None:
        if self._box is not None and self._box.isVisible():
            return
        sentence = QCoreApplication.translate("Bugs", "Something went wrong. It is saved in the log {file}.")
        self._box = QMessageBox(QMessageBox.Icon.Warning, "hallapp", sentence.format(file=self._log))
        theme.dress(self._box)
        self._box.open()


def catch_bugs(log: Path) -> None:
    """From now on an exception that nobody handles is logged with its traceback and told in one sentence."""
    bugs = _Bugs(log)

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.critical("a bug", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        bugs.happened.emit()

    def take_from_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = take
    threading.excepthook = take_from_thread
