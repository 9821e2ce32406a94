"""Handing bytes to a printer that Windows knows, as they are."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

from hallapp.devices.target import PrinterError, did_not_take, no_answer, no_paper
from hallapp.errors import QT_TRANSLATE_NOOP

HERE = sys.platform == "win32"
"""Whether there are such printers on this system."""

_PAPER_OUT = 0x10
_OFFLINE, _NOT_AVAILABLE = 0x80, 0x1000
_WORK_OFFLINE = 0x400
"""Bits of a printer's status, and of its attributes, in ``winspool.h``."""

_DETAILED = 2
"""The level of ``GetPrinter`` that tells them."""


def print_raw(name: str, data: bytes, job: str) -> None:
    """Give a printer a job of these bytes.

    Raises
    ------
    PrinterError
        There is none of that name, it is off or without paper, or this is not Windows.
    """
    spooler, problem = _module("win32print"), _module("pywintypes")
    try:
        printer = spooler.OpenPrinter(name)
        try:
            _check(spooler.GetPrinter(printer, _DETAILED))
            _write(spooler, printer, data, job)
        finally:
            spooler.ClosePrinter(printer)
    except problem.error as error:
        raise did_not_take(error) from error


def _module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise PrinterError(
            QT_TRANSLATE_NOOP("Refusal", "A Windows printer can be used only on a computer with Windows (and pywin32).")
        ) from error


def _check(told: dict[str, Any]) -> None:
    """Refuse a printer that is off or without paper: the spooler would take the job, and nobody would know."""
    if told["Status"] & _PAPER_OUT:
        raise no_paper()
    if told["Status"] & (_OFFLINE | _NOT_AVAILABLE) or told["Attributes"] & _WORK_OFFLINE:
        raise no_answer()


def _write(spooler: Any, printer: Any, data: bytes, job: str) -> None:
    spooler.StartDocPrinter(printer, 1, (job, None, "RAW"))
    try:
        spooler.StartPagePrinter(printer)
        if spooler.WritePrinter(printer, data) < len(data):
            raise no_answer()
        spooler.EndPagePrinter(printer)
    finally:
        spooler.EndDocPrinter(printer)
