"""Printing slips: a system printer, PDF files or an ESC/POS device, never in the GUI's thread.

A slip is printed only after its ticket was committed, and a printer that is
dead or out of paper stops nothing: it is told once, the slips wait and are
printed when it is back, and every slip can be printed again.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from hallapp.devices.escpos import RAW_PORT, EscPos
from hallapp.devices.slip import DOTS_58, DOTS_PER_METRE, Slip, draw
from hallapp.devices.target import PrinterError, Target, did_not_take, no_answer
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError

RETRY = 15
"""Seconds between two tries at a printer that did not take a slip."""

CLOSING = 0.5
"""Seconds for which the end of a screen waits for the slip under way."""

SLOW = 20
"""Seconds after which a printer that neither takes a slip nor refuses it counts as dead."""

LAST_PORT = 65535

State = Literal["none", "ready", "printing", "failed"]


@dataclass(frozen=True, slots=True)
class PdfFolder:
    """One PDF file for each slip, the page as long as the slip."""

    folder: Path

    def print_image(self, image: QImage, name: str) -> None:
        """Write ``NAME.pdf``; a reprint takes its place."""
        path = self.folder / f"{name}.pdf"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise did_not_take(error) from error
        writer = QPdfWriter(str(path))
        writer.setTitle(name)
        size = QSizeF(image.width(), image.height()) * (1000 / DOTS_PER_METRE)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, name, QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter()
        if not painter.begin(writer):
            raise PrinterError(
                QT_TRANSLATE_NOOP("Refusal", "The slip can't be written to {folder}."), folder=self.folder
            )
        painter.drawImage(QRectF(0, 0, writer.width(), writer.height()), image)
        painter.end()


@dataclass(frozen=True, slots=True)
class SystemPrinter:
    """A printer that the operating system knows; an empty name is its default one."""

    name: str

    def print_image(self, image: QImage, name: str) -> None:
        """Print a page as wide and as long as the slip."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.printerInfo(self.name) if self.name else QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise PrinterError(
                QT_TRANSLATE_NOOP("Refusal", "This computer knows no printer {name}."), name=self.name or "–"
            )
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        size = QSizeF(image.width(), image.height()) * (1000 / DOTS_PER_METRE)
        printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, name, QPageSize.SizeMatchPolicy.ExactMatch))
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        painter = QPainter()
        if not painter.begin(printer):
            raise PrinterError(
                QT_TRANSLATE_NOOP("Refusal", "The printer {name} does not answer."), name=info.printerName()
            )
        page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        height = page.width() * image.height() / image.width()
        painter.drawImage(QRectF(0, 0, page.width(), height), image)
        painter.end()


def target(words: str) -> Target | None:
    """The target that a setting names; ``None`` for an empty one.

    ``system:NAME``, ``pdf:FOLDER``, ``network:HOST[:PORT]``, ``file:PATH`` or
    ``windows:NAME``.

    Raises
    ------
    BadInput
        It names none.
    """
    kind, _, place = words.partition(":")
    if not words:
        return None
    if kind == "system":
        return SystemPrinter(place)
    if kind == "pdf" and place:
        return PdfFolder(Path(place))
    if kind == "network" and place:
        port = place.partition(":")[2] or str(RAW_PORT)
        if port.isdecimal() and 0 < int(port) <= LAST_PORT:
            return EscPos("network", place)
    if kind == "file" and place:
        return EscPos("file", place)
    if kind == "windows" and place:
        return EscPos("windows", place)
    raise BadInput(
        QT_TRANSLATE_NOOP(
            "Refusal",
            "{words} names no printer: system:NAME, pdf:FOLDER, network:HOST:PORT, file:PATH or windows:NAME.",
        ),
        words=repr(words),
    )


class _Order(NamedTuple):
    slip: Slip
    dots: int


def _name(slip: Slip) -> str:
    """What a slip is filed under; one with a mark never in the place of the hall's."""
    return "-".join(filter(None, ("practice" if slip.mark else "", slip.number, slip.kind)))


class SlipPrinter(QObject):
    """A queue of slips before one printer, worked off in a thread.

    What the printer does not take stays in the queue, in its order; it is
    tried again with every further slip and every :data:`RETRY` seconds.
    ``changed`` says that :attr:`state` or :attr:`waiting` is another;
    ``failed`` carries the error, once for a printer that stays dead or hangs.

    Parameters
    ----------
    where : Target or None
        Where slips go; ``None``: nowhere.
    dots : int
        Width of the paper.
    mark : str
        Stands on every slip that is none of the hall's; such a slip leads nobody to the hall's page.
    """

    changed = Signal()
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(
        self, where: Target | None, *, dots: int = DOTS_58, mark: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self.state: State = "ready" if where else "none"
        self._where = where
        self._dots = dots
        self._orders: deque[_Order] = deque()
        self._wake = threading.Condition()
        self._hurry = False
        self._closed = False
        self._ended.connect(self._take_result)
        self._slow = QTimer(self, singleShot=True, interval=SLOW * 1000)
        self._slow.timeout.connect(self._tell_slow)
        self._thread: threading.Thread | None = None

    @property
    def dots(self) -> int:
        """Dots across the paper."""
        return self._dots

    @property
    def waiting(self) -> int:
        """How many slips are not printed yet."""
        return len(self._orders)

    def use(self, where: Target | None, dots: int) -> None:
        """Print on another printer from now on, ``dots`` wide, what is queued too; none drops the queue."""
        with self._wake:
            self._where, self._dots = where, dots
            self._orders = deque(order._replace(dots=dots) for order in self._orders) if where else deque()
            self._hurry = True
            self._wake.notify()
        self._enter("none" if where is None else "printing" if self._orders else "ready")

    def marked(self, slip: Slip) -> Slip:
        """The slip as this printer prints it."""
        return replace(slip, mark=self._mark, code="") if self._mark else slip

    def print(self, slip: Slip) -> None:
        """Print a slip as soon as those before it are done; returns at once."""
        if self._where is None:
            return
        slip = self.marked(slip)
        if self._thread is None:
            # A daemon: a driver that hangs must not keep the program from ending.
            self._thread = threading.Thread(target=self._work, name="slips", daemon=True)
            self._thread.start()
        with self._wake:
            self._orders.append(_Order(slip, self._dots))
            self._hurry = True
            self._wake.notify()
        if self.state == "failed":
            self.changed.emit()
        else:
            self._enter("printing")

    def discard(self) -> None:
        """Forget the slips that are not printed yet."""
        with self._wake:
            self._orders.clear()
            self._hurry = True
            self._wake.notify()
        self.changed.emit()

    def close(self) -> None:
        """Take no more slips; the one under way is waited for, but not for long."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        if self._thread is not None:
            # The thread holds this object: were it the last to do so, Qt's part would be deleted from there.
            self._thread.join(CLOSING)

    def _work(self) -> None:
        while (order := self._next()) is not None:
            where = self._where
            problem: Exception | None = None
            try:
                if where is not None:
                    where.print_image(draw(order.slip, order.dots), _name(order.slip))
            except Exception as error:  # handed to the GUI's thread, which tells known errors from bugs
                problem = error
            again = isinstance(problem, KnownError)
            with self._wake:
                if not again and self._orders and self._orders[0].slip is order.slip:
                    self._orders.popleft()
                if again and where is self._where:
                    self._hurry = False
            self._ended.emit(problem)
            if again:
                with self._wake:
                    self._wake.wait_for(lambda: self._hurry or self._closed, timeout=RETRY)

    def _next(self) -> _Order | None:
        with self._wake:
            self._wake.wait_for(lambda: self._closed or self._orders)
            return None if self._closed else self._orders[0]

    @Slot(object)
    def _take_result(self, problem: Exception | None) -> None:
        self._slow.stop()
        if self._where is None:
            return
        if problem is None:
            self._enter("printing" if self._orders else "ready")
            return
        told = self.state == "failed"
        self._enter("failed")
        if not isinstance(problem, KnownError):
            raise problem
        if not told:
            self.failed.emit(problem)

    def _tell_slow(self) -> None:
        """The printer hangs: its slips wait until it is back, as those of one that refuses them."""
        self._enter("failed")
        self.failed.emit(no_answer())

    def _enter(self, state: State) -> None:
        self.state = state
        if state != "printing":
            self._slow.stop()
        elif not self._slow.isActive():
            self._slow.start()
        self.changed.emit()
