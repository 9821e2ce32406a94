import ast
import errno
import re
import socket
import sqlite3
import xml.etree.ElementTree as Xml
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import hallapp
import simulation
from hallapp import appointments, language
from hallapp.devices.target import did_not_take
from hallapp.errors import KnownError, system_problem
from hallapp.hall import day, requests
from hallapp.hall.catalogue import Catalogue
from hallapp.hall.refusals import HallError
from hallapp.paths import DEMO_HALL
from hallapp.settings import Settings
from hallapp.store import sqlite
from hallapp.store.sqlite import SqliteLog
from hallapp.views import words
from hallapp.waits import Wait
from simulation.scenario import Names, load

Message = tuple[str, str, bool]


def messages(path: Path) -> dict[Message, list[str]]:
    """Every message of a file with its translations; an unfinished one has none."""
    found = {}
    for context in Xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = (context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes")
            found[key] = [] if translation.get("type") == "unfinished" else forms
    return found


LOCALES = language.LOCALES.values()
TRANSLATED = [locale for code, locale in language.LOCALES.items() if code != language.SOURCE]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_is_left_untranslated(locale: str) -> None:
    found = messages(language.FOLDER / f"hallapp_{locale}.ts")
    assert [key for key, forms in found.items() if not forms or not all(forms)] == []


def test_the_translations_hold_exactly_the_texts_of_the_sources(tmp_path: Path) -> None:
    language.update(tmp_path)
    for locale in LOCALES:
        name = f"hallapp_{locale}.ts"
        assert set(messages(tmp_path / name)) == set(messages(language.FOLDER / name)), name


@pytest.mark.parametrize("locale", TRANSLATED)
def test_translations_keep_the_places_of_their_source(locale: str) -> None:
    def places(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]} | ({"%n"} if "%n" in text else set())

    found = messages(language.FOLDER / f"hallapp_{locale}.ts")
    assert [source for (_, source, _), forms in found.items() for form in forms if places(form) != places(source)] == []


def test_every_known_error_is_marked_for_translation() -> None:
    """A refusal's sentence reaches people through QT_TRANSLATE_NOOP; only the command line speaks English."""
    trees = [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for package in (hallapp, simulation)
        for path in Path(package.__file__ or "").parent.rglob("*.py")
        if path.name != "pictures.py" and path.parent.name != "commands"
    ]
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for _, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = {"KnownError"}
    while more := {name for name, above in bases.items() if above & known} - known:
        known |= more
    bare = [
        f"{path.name}:{node.lineno}"
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in known
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert bare == []


def test_refusals_speak_the_persons_language_with_the_halls_words(qapp: QApplication) -> None:
    error = HallError("Ticket {ticket} is not parked.", ticket="A012")
    assert words.refusal(error) == "Ticket A012 is not parked."
    language.switch(qapp, "zh")
    assert words.refusal(error) == "号票 A012 没有挂起。"


def test_plurals_follow_the_language(qapp: QApplication) -> None:
    assert [words.people(count) for count in (1, 2)] == ["1 person", "2 people"]
    language.switch(qapp, "zh")
    assert [words.people(count) for count in (1, 2)] == ["1 人", "2 人"]


def test_qt_itself_speaks_the_language(qapp: QApplication) -> None:
    language.switch(qapp, "zh")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


@pytest.mark.parametrize(
    ("low", "high", "en", "zh"),
    [(20, 38, "20–38", "20–38"), (7.2, 11.1, "7–12", "7–12"), (5, 5, "5", "5"), (-7.4, -4.9, "−8 to −4", "−8 至 −4")],
)
def test_a_range_below_zero_has_a_word_between(qapp: QApplication, low: float, high: float, en: str, zh: str) -> None:
    assert words.between(low, high) == en
    language.switch(qapp, "zh")
    assert words.between(low, high) == zh


def test_dates_times_and_waits_are_written_as_people_write_them(qapp: QApplication) -> None:
    assert words.clock(642.5) == "10:42"
    assert words.clock(1470) == "00:30"
    assert words.date("2026-11-24") == "Tue 24 November"
    assert words.range_of_minutes(Wait(3, 5, 8)) == "3–8 min"
    language.switch(qapp, "zh")
    assert words.date("2026-11-24") == "11 月 24 日 星期二"
    assert words.range_of_minutes(None) == "–"


def test_a_name_missing_in_one_language_is_taken_from_the_other(qapp: QApplication) -> None:
    assert words.name(Names(zh="居住证"), "id") == "居住证"
    assert words.name(Names(), "id") == "id"
    assert words.name(Names(zh="居住证", en="Residence permit"), "id") == "Residence permit"


def damaged(path: Path) -> None:
    """A hall of which a part was overwritten."""
    sqlite.create(path, lambda log: None)
    data = bytearray(path.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("prepare", "use"),
    [
        (Path.mkdir, lambda path: appointments.read(path, Catalogue(load(DEMO_HALL)), "2026-11-24")),
        (damaged, lambda path: list(SqliteLog(path).read())),
    ],
)
def test_why_a_file_cannot_be_used_is_told_without_the_systems_english(
    qapp: QApplication, tmp_path: Path, prepare: Callable[[Path], None], use: Callable[[Path], object]
) -> None:
    path = tmp_path / "7.1"
    prepare(path)
    with pytest.raises(KnownError) as refused:
        use(path)
    language.switch(qapp, "zh")
    sentence = words.refusal(refused.value).replace(str(path), "")
    assert not re.search("[A-Za-z]", sentence), sentence


def test_a_database_that_can_only_be_read_is_told_in_the_persons_language(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "7.1"
    sqlite.create(path, lambda log: None)
    with (
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db,
        pytest.raises(sqlite3.OperationalError) as refused,
    ):
        db.execute("CREATE TABLE other (a)")
    problem = system_problem(refused.value)
    language.switch(qapp, "zh")
    assert isinstance(problem, KnownError) and words.refusal(problem) == "只能读取，不能写入"


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"),
        TimeoutError("timed out"),
        socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
        OSError(errno.ENODEV, "No such device"),
        OSError(errno.EDOM, "Numerical argument out of domain"),
        RuntimeError("no code at all"),
    ],
)
def test_why_a_printer_took_no_slip_is_told_without_the_systems_english(qapp: QApplication, error: Exception) -> None:
    language.switch(qapp, "zh")
    sentence = words.refusal(did_not_take(error))
    assert not re.search("[A-Za-z]", sentence), sentence


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ({"do": "note", "ticket": "A001", "note": "字" * 2001}, "命令 note：备注过长（最多 2000 字）。"),
        ({"do": "note", "ticket": "A001", "note": " "}, "命令 note：备注为空。"),
        ({"do": "note", "ticket": "A001"}, "命令 note：缺少备注。"),
        ({"do": "issue", "services": ["a"], "phone": "无"}, "命令 issue：电话不能这样填写。"),
        ({"do": "issue", "services": [], "phone": "无"}, "命令 issue：services 的项数过少（至少 1 项）。"),
        ({"do": "issue", "services": ["a"], "at": 2000}, "命令 issue：at 过大（最大 1440.0）。"),
        ({"do": "issue", "services": ["a"], "colour": 1}, "命令 issue：没有 colour 这一项。"),
        ({"do": "finish", "window": "1", "outcome": "gone"}, "命令 finish：outcome 不能是 gone。"),
        ({"do": "finish", "window": "1", "due": "soon"}, "命令 finish：期限不是日期（应如 2026-11-24）。"),
        ({"do": "rate", "score": "x"}, "命令 rate：score 不是整数。"),
    ],
)
def test_a_wrong_argument_is_told_in_the_persons_language(
    qapp: QApplication, command: dict[str, object], sentence: str
) -> None:
    with pytest.raises(KnownError) as refused:
        requests.read(command)
    language.switch(qapp, "zh")
    assert words.refusal(refused.value) == sentence


def test_a_wrong_setting_is_told_in_the_persons_language(qapp: QApplication) -> None:
    with pytest.raises(KnownError) as refused:
        day.changed(Settings(), {"limits": {"second": 0}})
    language.switch(qapp, "zh")
    assert words.refusal(refused.value) == "设置有误：limits.second 过小（最小 1.0）。"
    assert str(refused.value) == "Settings: limits.second is too small (at least 1.0)."


def test_english_texts_have_straight_quotes() -> None:
    """The screens' font draws curly ones as wide as a Chinese character."""
    found = messages(language.FOLDER / "hallapp_en.ts")
    texts = [text for (_, source, _), forms in found.items() for text in (source, *forms)]
    assert [text for text in texts if re.search("[“”‘’]", text)] == []
