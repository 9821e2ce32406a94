"""The person's language: Qt Linguist's files, compiled when they are newer, switched while running.

Source texts are English. ``python -m hallapp.language`` compiles
``resources/i18n/*.ts``; with ``update`` it first brings them up to date with
the sources. How to add a language: ``docs/add-a-language.md``.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from hallapp.paths import RESOURCES

Code = Literal["zh", "en"]

LANGUAGES: dict[Code, str] = {"zh": "中文", "en": "English"}
"""Codes, and each language's name in itself."""

LOCALES: dict[Code, str] = {"zh": "zh_CN", "en": "en"}
"""How each writes numbers and dates, and the end of its file's name."""

SOURCE: Code = "en"
"""The language of the sources: its file holds the plural forms only."""

FOLDER = RESOURCES / "i18n"

REFUSALS = "Refusal"
"""Context of the translations of what is refused, marked where Qt is not known."""

_SOURCES = Path(__file__).resolve().parents[1]
_PACKAGES = ("hallapp", "simulation")

_log = logging.getLogger(__name__)
_installed: list[QTranslator] = []
_current = SOURCE


def current() -> Code:
    """The language that the screens speak now."""
    return _current


def locale(code: Code | None = None) -> QLocale:
    """How a language writes numbers, dates and times; default: the one in use."""
    return QLocale(LOCALES[code or _current])


def system() -> Code:
    """The machine's language if it is known, else Chinese."""
    spoken = QLocale.system().language()
    return next((code for code in LANGUAGES if locale(code).language() is spoken), "zh")


def following() -> Code:
    """The language that comes after the one in use when somebody goes through them."""
    codes = list(LANGUAGES)
    return codes[(codes.index(_current) + 1) % len(codes)]


def known(code: str) -> Code:
    """The one of :data:`LANGUAGES` that the value of a control says."""
    return next(one for one in LANGUAGES if one == code)


def switch(app: QCoreApplication, code: Code) -> None:
    """Speak another language from now on; every view hears ``LanguageChange``."""
    global _current
    _current = code
    QLocale.setDefault(locale())
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{LOCALES[code]}", qt), (f"hallapp_{LOCALES[code]}", str(FOLDER))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)
        elif name.startswith("hallapp"):
            _log.warning("the language %s is not compiled: run python -m hallapp.language", code)


def compile_outdated() -> None:
    """Compile the languages whose ``.qm`` is missing or older than its ``.ts``.

    Where the folder can't be written the program runs on with what is there,
    and the log says so.
    """
    for source in sorted(FOLDER.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        try:
            _release(source, compiled)
        except (OSError, subprocess.CalledProcessError) as error:
            _log.warning("%s could not be compiled: %s", source.name, error)


def _release(source: Path, compiled: Path) -> None:
    """Compile beside the target and move it there, so that no other process reads half a file."""
    with tempfile.TemporaryDirectory(dir=compiled.parent) as folder:
        made = Path(folder) / compiled.name
        _run("lrelease", "-silent", str(source), "-qm", str(made))
        made.replace(compiled)


def update(folder: Path = FOLDER) -> None:
    """Bring the ``.ts`` files of a folder up to date with every text in the sources."""
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "sources.lst"
        sources = [str(path) for package in _PACKAGES for path in sorted((_SOURCES / package).rglob("*.py"))]
        listed.write_text("\n".join(sources), encoding="utf-8")
        for code, locale_ in LOCALES.items():
            _run(
                "lupdate",
                "-silent",
                "-locations",
                "none",
                "-no-obsolete",
                "-source-language",
                "en",
                "-target-language",
                locale_,
                *(("-pluralonly",) if code == SOURCE else ()),
                f"@{listed}",
                "-ts",
                str(folder / f"hallapp_{locale_}.ts"),
            )


def _run(tool: str, *arguments: str) -> None:
    folder = Path(PySide6.__file__).parent
    program = folder / (f"{tool}.exe" if sys.platform == "win32" else tool)
    subprocess.run([str(program), *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
    compile_outdated()
