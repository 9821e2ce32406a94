"""The program's log file: what went wrong, with its traceback, on this computer only."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

from hallapp import paths

LARGEST = 1_000_000
KEPT = 3

_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def begin(name: str, folder: Path | None = None) -> Path:
    """Write warnings and errors of this process to ``NAME.log``; returns where."""
    path = (folder or paths.user_logs()) / f"{name}.log"
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return path
