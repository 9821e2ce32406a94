"""Receipt printers that speak ESC/POS: on the network, at a device file, or known to Windows."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtGui import QImage

from hallapp.devices import windows
from hallapp.devices.target import did_not_take, no_paper

TIMEOUT = 5
"""Seconds after which a network printer counts as dead."""

STATUS_TIMEOUT = 0.4
"""Seconds that a network printer has to tell whether it has paper; those that tell nothing are printed on."""

RAW_PORT = 9100
"""Where network printers listen unless told otherwise."""


@dataclass(frozen=True, slots=True)
class EscPos:
    """A receipt printer that speaks ESC/POS; the slip goes as a raster image, so any language prints.

    ``link`` is "network" (``place`` HOST or HOST:PORT), "file" (a device or a
    file that is there) or "windows" (the name of a printer there, sent raw).
    """

    link: Literal["network", "file", "windows"]
    place: str

    def print_image(self, image: QImage, name: str) -> None:
        """Send one and cut the paper."""
        data = _as_escpos(image)
        if self.link == "windows":
            windows.print_raw(self.place, data, name)
            return
        try:
            if self.link == "network":
                _send(self.place, data)
            else:
                _write(Path(self.place), data)
        except (OSError, UnicodeError) as error:
            raise did_not_take(error) from error


def _send(place: str, data: bytes) -> None:
    host, _, port = place.partition(":")
    with socket.create_connection((host, int(port or RAW_PORT)), timeout=TIMEOUT) as printer:
        _check_paper(printer)
        printer.sendall(data)


def _write(path: Path, data: bytes) -> None:
    """Write to a device that is there.

    A printer that is switched off takes its device file away; making one in
    its place would swallow slips unseen.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "wb") as device:
        device.write(data)


_ASK_PAPER = b"\x10\x04\x04"
"""ESC/POS: DLE EOT 4, the state of the paper sensor."""

_IS_STATUS, _STATUS = 0x93, 0x12
_PAPER_END = 0x60


def _check_paper(printer: socket.socket) -> None:
    """Refuse to send a slip to a printer that says it has no paper.

    Raises
    ------
    PrinterError
    """
    printer.sendall(_ASK_PAPER)
    printer.settimeout(STATUS_TIMEOUT)
    try:
        answer = printer.recv(1)
    except TimeoutError:
        answer = b""
    printer.settimeout(TIMEOUT)
    if answer and answer[0] & _IS_STATUS == _STATUS and answer[0] & _PAPER_END:
        raise no_paper()


def _as_escpos(image: QImage) -> bytes:
    """The commands that print an image and cut the paper."""
    from escpos.printer import Dummy

    device: Any = Dummy()
    device.image(_as_pillow(image), impl="bitImageRaster")
    device.cut()
    return bytes(device.output)


def _as_pillow(image: QImage) -> Any:
    from PIL import Image

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data = bytes(grey.constBits())
    return Image.frombuffer("L", (grey.width(), grey.height()), data, "raw", "L", grey.bytesPerLine(), 1)
