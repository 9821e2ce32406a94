"""Set a fresh clone up, then run, test or check it; needs nothing but Python.

``python -m hallapp.bootstrap run`` does all of it on any system; the Makefile
only passes its targets on. What is done once leaves a stamp in the virtual
environment, so that a second start costs nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
OLDEST_PYTHON = (3, 11)

OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Shared libraries that Qt loads on Linux, and the Debian package of each."""


EXTRAS = {"test": "test", "check": "test", "prove": "test", "validate": "bench"}
"""Libraries that a task needs besides, by their name in pyproject.toml."""


class CannotSetUp(Exception):
    """Something is missing that a person must provide; the text says what to type."""


def main(words: list[str]) -> int:
    """Do one of ``run``, ``test``, ``check``, ``validate``, ``day``, ``setup``; the exit status of what was started."""
    tasks: dict[str, Callable[[], int]] = {
        "run": run,
        "test": test,
        "check": check,
        "prove": prove,
        "validate": validate,
        "day": day,
        "setup": lambda: 0,
    }
    name = words[0] if words else "run"
    if name not in tasks:
        print(f"there is no task {name!r}; the tasks are {', '.join(tasks)}", file=sys.stderr)
        return 2
    try:
        set_up(extras=EXTRAS.get(name, ""))
        return tasks[name]()
    except CannotSetUp as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run() -> int:
    """Start the launcher on the demo hall; without a display play the real day."""
    return _python("main.py") if _has_display() else day()


def day() -> int:
    """Play the shipped real day through the live hall at full speed."""
    return _python("main.py", "demo", "--day", "wola", "--headless")


def test() -> int:
    """Run every test, needing no display."""
    return _python("-m", "pytest", "-q", environment={"QT_QPA_PLATFORM": "offscreen"})


def prove() -> int:
    """Compare both engines and the oracle on 20,000 random days, and print what these met."""
    return _python("-m", "pytest", "-q", "tests/simulation/test_oracle.py", environment={"ORACLE_EXAMPLES": "10000"})


def check() -> int:
    """Lint, type check and import contracts."""
    steps = (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    )
    return next((status for status in (_python(*step) for step in steps) if status), 0)


def validate() -> int:
    """Hold the simulation against all that is known and write ``docs/validation.md``."""
    return _python("-m", "validation")


def set_up(extras: str = "") -> None:
    """Make the virtual environment, install the application, look for Qt's libraries.

    Raises
    ------
    CannotSetUp
        With the sentence that tells a person what to do.
    """
    if sys.version_info < OLDEST_PYTHON:
        raise CannotSetUp(f"hallapp needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    libraries = dict(OFFSCREEN_LIBRARIES)
    if _has_display():
        libraries |= X11_LIBRARIES
    _require_packages(_missing(libraries))
    stamp = VENV / f".installed{'-' + extras if extras else ''}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not _venv_python().is_file():
        _make_environment()
    target = f".[{extras}]" if extras else "."
    besides = {"test": " and what its tests need", "bench": " and what it is measured against"}.get(extras, "")
    print(f"Installing hallapp{besides} into {VENV.name} …", file=sys.stderr)
    status = _python("-m", "pip", "install", "--quiet", "--constraint", str(LOCK), "--editable", target)
    if status:
        raise CannotSetUp("The installation failed; the lines above say why.")
    if _python("-m", "hallapp.language"):
        raise CannotSetUp("The translations could not be compiled; the lines above say why.")
    stamp.write_text(wanted, encoding="utf-8")


def _make_environment() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if sys.platform.startswith("linux"):
        try:
            import ensurepip
        except ImportError:
            _require_packages([f"python{version}-venv"])
        else:
            del ensurepip
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def _missing(libraries: dict[str, str]) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _require_packages(packages: list[str]) -> None:
    """Install Debian packages as root, or say the command that does."""
    if not packages:
        return
    command = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotSetUp(f"Some system libraries are missing; type: sudo {command}")
    print(f"Installing system libraries: {' '.join(packages)} …", file=sys.stderr)
    quiet = {"stdout": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=environment, **quiet)  # type: ignore[call-overload]
    if subprocess.run(command.split(), env=environment, **quiet).returncode:  # type: ignore[call-overload]
        raise CannotSetUp(f"Some system libraries could not be installed; try: {command}")


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _python(*words: str, environment: dict[str, str] | None = None) -> int:
    return subprocess.run([str(_venv_python()), *words], cwd=ROOT, env={**os.environ, **(environment or {})}).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
