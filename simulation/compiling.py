"""Compilation to machine code, kept on disk: a machine pays for it once for each version of the simulation.

Numba checks a cached function against its own file only, not against what it
calls. So the cache lies in a folder named by a hash of the whole package: a
function is never older than the dispatch rule compiled into it.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, TypeVar

from numba import config, njit
from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., Any])

_PACKAGE = Path(__file__).resolve().parent

_IMPORTED = re.compile(r"^from simulation\.([\w.]+) import", re.MULTILINE)


def compiled(function: F) -> F:
    """A function of numbers and arrays that runs as machine code; compiled when it is first called."""
    return _compiled(function, {})


def inlined(function: F) -> F:
    """As :func:`compiled`, for small functions that are to be part of whoever calls them."""
    return _compiled(function, {"forceinline": True})


def working(function: F) -> F:
    """As :func:`compiled`, for functions that make no arrays: they don't count references to those they use."""
    return _compiled(function, {"_nrt": False})


def working_inlined(function: F) -> F:
    """As :func:`inlined`, for functions that make no arrays."""
    return _compiled(function, {"_nrt": False, "forceinline": True})


def _compiled(function: F, options: dict[str, Any]) -> F:
    folder = cache_folder()
    with _caching_in(folder):
        # Division by zero can't happen with a scenario that was checked; NumPy's model spares the question.
        made: F = njit(cache=folder is not None, error_model="numpy", **options)(function)
    return made


@contextmanager
def _caching_in(folder: Path | None) -> Iterator[None]:
    """Numba takes the folder of its cache from a setting; others who use Numba in this process keep theirs."""
    settings: Any = config
    kept = settings.CACHE_DIR
    settings.CACHE_DIR = "" if folder is None else str(folder)
    try:
        yield
    finally:
        settings.CACHE_DIR = kept


@lru_cache(maxsize=1)
def cache_folder() -> Path | None:
    """Where machine code is kept; ``None`` where nothing can be written: then every process compiles anew."""
    root = user_cache_path("hallapp", appauthor=False) / "simulation"
    folder = root / _version()
    try:
        if not folder.is_dir():
            # What other versions left is of no use to this one.
            shutil.rmtree(root, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError:
        return None
    return folder


def is_cached() -> bool:
    """Whether the engine of this version was compiled on this machine before; what comes last of it tells."""
    folder = cache_folder()
    return folder is not None and any(folder.rglob("play.play-*.nbc"))


def _version() -> str:
    """Changes whenever machine code might: with Numba, and with any source that the kernel is made of."""
    digest = hashlib.sha256(version("numba").encode())
    for source in sorted(_sources("compiled.batch", set())):
        digest.update((_PACKAGE / source).read_bytes())
    return digest.hexdigest()[:16]


def _sources(module: str, seen: set[str]) -> set[str]:
    """The file of a module of this package and of all that it imports from it."""
    source = module.replace(".", "/") + ".py"
    if source not in seen and (_PACKAGE / source).is_file():
        seen.add(source)
        for imported in _IMPORTED.findall((_PACKAGE / source).read_text(encoding="utf-8")):
            _sources(imported, seen)
    return seen
