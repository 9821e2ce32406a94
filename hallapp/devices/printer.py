"""Printing slips: a system printer, PDF files or an ESC/POS device, never in the GUI's thread.

A slip is printed only after its ticket was committed, and a printer that is
dead stops nothing: the queue goes on, the state says so once, and every slip
can be printed again.
"""

from __future__ import annotations

import queue
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from hallapp.devices.slip import DOTS_58, DOTS_PER_METRE, Slip, draw
from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError

TIMEOUT = 5
"""Seconds after which a network printer counts as dead."""

RAW_PORT = 9100
"""Where network printers listen unless told otherwise."""

State = Literal["none", "ready", "printing", "failed"]


class PrinterError(KnownError):
    """The printer did not take the slip."""


class Target(Protocol):
    """Where slips go."""

    def print_image(self, image: QImage, name: str) -> None:
        """Print one; ``name`` is the ticket's number.

        Raises
        ------
        PrinterError
            The device did not take it.
        """


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
            raise _did_not_take(error) from error
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


@dataclass(frozen=True, slots=True)
class EscPos:
    """A receipt printer that speaks ESC/POS; the slip goes as a raster image, so any language prints.

    ``link`` is "network" (``place`` HOST or HOST:PORT), "file" (a device or
    file) or "windows" (the name of a printer there, sent raw).
    """

    link: Literal["network", "file", "windows"]
    place: str

    def print_image(self, image: QImage, name: str) -> None:
        """Send one and cut the paper."""
        from escpos.exceptions import Error

        data = _as_escpos(image)
        try:
            if self.link == "network":
                host, _, port = self.place.partition(":")
                with socket.create_connection((host, int(port or RAW_PORT)), timeout=TIMEOUT) as printer:
                    printer.sendall(data)
            elif self.link == "file":
                with Path(self.place).open("ab") as device:
                    device.write(data)
            else:
                _print_raw(self.place, data)
        except (OSError, Error) as error:
            raise _did_not_take(error) from error


def _as_escpos(image: QImage) -> bytes:
    """The commands that print an image and cut the paper."""
    from escpos.printer import Dummy

    device: Any = Dummy()
    device.image(_as_pillow(image), impl="bitImageRaster")
    device.cut()
    return bytes(device.output)


def _print_raw(name: str, data: bytes) -> None:
    """Hand bytes to a printer of Windows as they are."""
    from escpos.printer import Win32Raw

    device: Any = Win32Raw(name)
    device.open()
    device._raw(data)
    device.close()


def _did_not_take(error: Exception) -> PrinterError:
    return PrinterError(
        QT_TRANSLATE_NOOP("Refusal", "The printer did not take the slip ({problem})."),
        problem=str(error) or repr(error),
    )


def _as_pillow(image: QImage) -> Any:
    from PIL import Image

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data = bytes(grey.constBits())
    return Image.frombuffer("L", (grey.width(), grey.height()), data, "raw", "L", grey.bytesPerLine(), 1)


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
        port = place.partition(":")[2]
        if not port or port.isdecimal():
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
    where: Target
    dots: int


class SlipPrinter(QObject):
    """A queue of slips before one printer, worked off in a thread.

    ``changed`` says that :attr:`state` is another; ``failed`` carries the
    error, once for a printer that stays dead.
    """

    changed = Signal()
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(self, where: Target | None, *, dots: int = DOTS_58, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: State = "ready" if where else "none"
        self._where = where
        self._dots = dots
        self._left = 0
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._ended.connect(self._take_result)
        self._thread: threading.Thread | None = None

    def use(self, where: Target | None, dots: int) -> None:
        """Print on another printer from now on, ``dots`` wide; what is queued still goes to the old one."""
        self._where, self._dots = where, dots
        self._enter("ready" if where else "none")

    def print(self, slip: Slip) -> None:
        """Print a slip as soon as those before it are done; returns at once."""
        if self._where is None:
            return
        if self._thread is None:
            # A daemon: a driver that hangs must not keep the program from ending.
            self._thread = threading.Thread(target=self._work, name="slips", daemon=True)
            self._thread.start()
        self._left += 1
        self._orders.put(_Order(slip, self._where, self._dots))
        if self.state != "failed":
            self._enter("printing")

    def close(self) -> None:
        """Take no more slips."""
        self._orders.put(None)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            problem: Exception | None = None
            try:
                order.where.print_image(draw(order.slip, order.dots), order.slip.number)
            except Exception as error:  # handed to the GUI's thread, which tells known errors from bugs
                problem = error
            self._ended.emit(problem)

    @Slot(object)
    def _take_result(self, problem: Exception | None) -> None:
        self._left -= 1
        if self._where is None:
            return
        if problem is None:
            self._enter("printing" if self._left else "ready")
            return
        told = self.state == "failed"
        self._enter("failed")
        if not isinstance(problem, KnownError):
            raise problem
        if not told:
            self.failed.emit(problem)

    def _enter(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
