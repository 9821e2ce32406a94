import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import Asked
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp.devices import voice
from hallapp.devices.escpos import EscPos
from hallapp.devices.printer import SLOW, PdfFolder, SlipPrinter, SystemPrinter, target
from hallapp.devices.slip import DOTS_58, DOTS_80, Slip, draw
from hallapp.devices.target import PrinterError
from hallapp.devices.voice import CHIME, Speaker, Voice, announcement, read_wave, spell, window_name
from hallapp.errors import BadInput, KnownError
from hallapp.views import slips
from hallapp.views.link import HallLink

SLIP = Slip(
    hall="清溪社区办事大厅",
    group="居住证",
    number="A022",
    facts=(("前面等候", "9 人", "Ahead"), ("预计等候", "约 26 分（20–38）", "Expected wait")),
    services_title="事项（按次序办理）",
    services=("居住证申领", "社保卡补换"),
    papers_title="请携带",
    papers="身份证、居住登记满半年证明、近期照片、住所证明",
    advice=("请在休息区等候，", "留意叫号和大屏。"),
    foot=("11 月 24 日 10:43", "当日有效"),
)


def ink(image: QImage, top: int = 0, bottom: int | None = None) -> list[tuple[int, int]]:
    rows = range(top, image.height() if bottom is None else bottom)
    return [(x, y) for y in rows for x in range(image.width()) if image.pixelColor(x, y).lightness() < 128]


@pytest.mark.parametrize("dots", [DOTS_58, DOTS_80])
def test_a_slip_is_black_on_white_as_wide_as_the_paper_and_keeps_its_margins(qapp: QApplication, dots: int) -> None:
    image = draw(SLIP, dots)
    black = ink(image)
    assert image.width() == dots
    assert image.depth() == 1
    assert min(x for x, _ in black) >= dots // 40
    assert max(x for x, _ in black) < dots - dots // 40
    assert max(y for _, y in black) < image.height()


def test_a_slip_grows_with_what_it_says(qapp: QApplication) -> None:
    short = draw(replace(SLIP, papers=""))
    long = draw(replace(SLIP, services=SLIP.services * 6))
    assert short.height() < draw(SLIP).height() < long.height()


def test_a_long_number_and_name_still_fit(qapp: QApplication) -> None:
    image = draw(replace(SLIP, number="WA1234", hall="示范社区" * 10))
    assert max(x for x, _ in ink(image)) < DOTS_58 - DOTS_58 // 40


def test_the_square_code_is_drawn_where_there_is_an_address(qapp: QApplication) -> None:
    with_code = draw(replace(SLIP, code="https://hall.example/q/A022", code_caption="扫码查询排队进度"))
    assert with_code.height() > draw(SLIP).height() + 100


def test_the_slip_says_how_to_rate_in_both_languages(qtbot: QtBot, link_to: Callable[[str], HallLink]) -> None:
    link = link_to("followed")
    ticket = next(ticket for ticket in link.hall.tickets.values() if ticket.code)
    slip = slips.slip(link.hall, link.census(), ticket, "10:41")
    assert slip.rating_code.replace(" ", "") == ticket.code
    assert slip.rating[0].startswith("To rate your visit") and "评价" in slip.rating[1]
    assert draw(slip).height() > draw(replace(slip, rating=(), rating_code="")).height() + 100
    without = next(ticket for ticket in link.hall.tickets.values() if not ticket.code)
    assert slips.slip(link.hall, link.census(), without, "10:41").rating_code == ""


def test_where_to_wait_is_said_once(qtbot: QtBot, link_to: Callable[[str], HallLink]) -> None:
    link = link_to("busy")
    ticket = next(ticket for ticket in link.hall.tickets.values() if ticket.state == "waiting")
    assert any("seating area" in line for line in slips.slip(link.hall, link.census(), ticket, "10:42").advice)
    Asked(qtbot, link)(do="settings", settings={"waiting_area": {"en": "Please take a seat upstairs"}})
    slip = slips.slip(link.hall, link.census(), ticket, "10:42")
    assert slip.place == "Please take a seat upstairs"
    assert not any("seating area" in line for line in slip.advice)


@pytest.mark.parametrize("state", ["called", "serving", "missed", "parked"])
def test_who_does_not_wait_reads_of_no_wait(link_to: Callable[[str], HallLink], state: str) -> None:
    link = link_to("busy")
    ticket = next(ticket for ticket in link.hall.tickets.values() if ticket.state == state)
    assert slips.slip(link.hall, link.census(), ticket, "10:42").facts == ()


def test_a_slip_becomes_a_pdf_of_its_own_size(qapp: QApplication, tmp_path: Path) -> None:
    PdfFolder(tmp_path / "new").print_image(draw(SLIP), "A022")
    assert (tmp_path / "new" / "A022.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_that_cannot_be_made_is_a_known_error(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PrinterError):
        PdfFolder(tmp_path / "file" / "sub").print_image(draw(SLIP), "A022")


def test_an_unknown_system_printer_is_a_known_error(qapp: QApplication) -> None:
    with pytest.raises(PrinterError, match="knows no printer"):
        SystemPrinter("no such printer").print_image(draw(SLIP), "A022")


def raster(data: bytes) -> tuple[int, int]:
    """Width in dots and lines of the raster images (GS v 0) in ESC/POS data, added up."""
    width = lines = 0
    at = data.find(b"\x1dv0")
    while at >= 0:
        width = 8 * int.from_bytes(data[at + 4 : at + 6], "little")
        lines += int.from_bytes(data[at + 6 : at + 8], "little")
        at = data.find(b"\x1dv0", at + 1)
    return width, lines


def test_an_escpos_device_gets_a_raster_image_and_a_cut(qapp: QApplication, tmp_path: Path) -> None:
    device = tmp_path / "device"
    device.write_bytes(b"")
    image = draw(SLIP)
    EscPos("file", str(device)).print_image(image, "A022")
    data = device.read_bytes()
    assert raster(data) == (image.width(), image.height())
    assert b"\x1dV" in data


def test_an_escpos_device_on_the_network_gets_the_same(qapp: QApplication) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        received: list[bytes] = []

        def take() -> None:
            peer, _ = server.accept()
            with peer:
                while piece := peer.recv(65536):
                    received.append(piece)

        thread = threading.Thread(target=take)
        thread.start()
        EscPos("network", f"127.0.0.1:{server.getsockname()[1]}").print_image(draw(SLIP), "A022")
        thread.join(timeout=5)
    assert raster(b"".join(received))[0] == DOTS_58


def test_a_network_printer_that_is_off_is_a_known_error(qapp: QApplication) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PrinterError):
        EscPos("network", f"127.0.0.1:{port}").print_image(draw(SLIP), "A022")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", None),
        ("system:", SystemPrinter("")),
        ("system:POS 58", SystemPrinter("POS 58")),
        ("pdf:slips", PdfFolder(Path("slips"))),
        ("network:10.0.0.7:9100", EscPos("network", "10.0.0.7:9100")),
        ("file:/dev/usb/lp0", EscPos("file", "/dev/usb/lp0")),
        ("windows:POS58", EscPos("windows", "POS58")),
    ],
)
def test_a_setting_names_a_printer(words: str, meant: object) -> None:
    assert target(words) == meant


@pytest.mark.parametrize(
    "words", ["pdf:", "network:", "network:host:x", "network:host:0", "network:host:70000", "usb", "file:"]
)
def test_a_setting_that_names_none_is_refused(words: str) -> None:
    with pytest.raises(BadInput):
        target(words)


class _Switched:
    """A printer that hangs until it is let go, and fails as long as it is off."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.off = False
        self.printed: list[str] = []

    def print_image(self, image: QImage, name: str) -> None:
        assert self.go.wait(5)
        if self.off:
            raise PrinterError("off")
        self.printed.append(name)


def test_a_printer_that_hangs_does_not_hold_the_screen_and_slips_come_in_order(qtbot: QtBot) -> None:
    device = _Switched()
    printer = SlipPrinter(device)
    for number in ("A001", "A002", "A003"):
        printer.print(replace(SLIP, number=number))
    assert (printer.state, device.printed) == ("printing", [])
    device.go.set()
    qtbot.waitUntil(lambda: printer.state == "ready")
    assert device.printed == ["A001", "A002", "A003"]
    printer.close()


def test_slips_that_a_dead_printer_did_not_take_wait_and_are_told_once(qtbot: QtBot) -> None:
    device = _Switched()
    device.go.set()
    device.off = True
    printer = SlipPrinter(device)
    told: list[KnownError] = []
    printer.failed.connect(told.append)
    for number in ("A001", "A002"):
        printer.print(replace(SLIP, number=number))
    qtbot.waitUntil(lambda: printer.state == "failed")
    assert printer.waiting == 2
    device.off = False
    printer.print(replace(SLIP, number="A003"))
    qtbot.waitUntil(lambda: printer.state == "ready")
    assert device.printed == ["A001", "A002", "A003"]
    assert (len(told), printer.waiting) == (1, 0)
    device.off = True
    printer.print(SLIP)
    qtbot.waitUntil(lambda: len(told) == 2)
    printer.close()


def test_what_waits_goes_to_the_printer_that_is_chosen_instead_or_is_given_up(qtbot: QtBot) -> None:
    dead, other = _Switched(), _Switched()
    for device in (dead, other):
        device.go.set()
    dead.off = True
    printer = SlipPrinter(dead)
    printer.print(replace(SLIP, number="A001"))
    qtbot.waitUntil(lambda: printer.state == "failed")
    printer.use(other, DOTS_80)
    qtbot.waitUntil(lambda: printer.state == "ready")
    assert other.printed == ["A001"]
    printer.use(dead, DOTS_80)
    printer.print(replace(SLIP, number="A002"))
    qtbot.waitUntil(lambda: printer.state == "failed")
    printer.discard()
    assert printer.waiting == 0
    printer.use(None, DOTS_58)
    assert printer.state == "none"
    printer.close()


def test_a_device_file_that_is_gone_is_told_and_not_made(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(PrinterError):
        EscPos("file", str(tmp_path / "lp0")).print_image(draw(SLIP), "A022")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["no..host", "x" * 80])
def test_an_address_that_can_be_none_is_a_known_error(qapp: QApplication, host: str) -> None:
    with pytest.raises(PrinterError):
        EscPos("network", host).print_image(draw(SLIP), "A022")


class _SpoolerError(Exception):
    """As ``pywintypes.error``: of no class that Python knows."""

    @property
    def winerror(self) -> int:
        return int(self.args[0])


class _Spooler:
    """What ``win32print`` does, for one printer."""

    def __init__(self, status: int = 0, attributes: int = 0, takes: bool = True) -> None:
        self.calls: list[str] = []
        self.written = b""
        self._about = {"Status": status, "Attributes": attributes}
        self._takes = takes

    def OpenPrinter(self, name: str) -> str:
        if name != "XP-80":
            raise _SpoolerError(1801, "OpenPrinter", "The printer name is invalid.")
        return name

    def GetPrinter(self, printer: str, level: int) -> dict[str, int]:
        return self._about

    def StartDocPrinter(self, printer: str, level: int, document: tuple[str, str | None, str]) -> None:
        self.calls.append(f"begin {document[0]} {document[2]}")

    def StartPagePrinter(self, printer: str) -> None:
        pass

    def EndPagePrinter(self, printer: str) -> None:
        pass

    def WritePrinter(self, printer: str, data: bytes) -> int:
        if not self._takes:
            raise _SpoolerError(112, "WritePrinter", "There is not enough space on the disk.")
        self.written += data
        return len(data)

    def EndDocPrinter(self, printer: str) -> None:
        self.calls.append("end")

    def ClosePrinter(self, printer: str) -> None:
        self.calls.append("closed")


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> Callable[[_Spooler], _Spooler]:
    def use(spooler: _Spooler) -> _Spooler:
        monkeypatch.setitem(sys.modules, "win32print", spooler)
        monkeypatch.setitem(sys.modules, "pywintypes", SimpleNamespace(error=_SpoolerError))
        return spooler

    return use


def test_a_printer_of_windows_gets_the_bytes_as_they_are(qapp: QApplication, on_windows) -> None:
    spooler = on_windows(_Spooler())
    image = draw(SLIP)
    EscPos("windows", "XP-80").print_image(image, "A022")
    assert raster(spooler.written) == (image.width(), image.height())
    assert spooler.calls == ["begin A022 RAW", "end", "closed"]


@pytest.mark.parametrize(
    ("name", "spooler", "told"),
    [
        ("other", _Spooler(), "knows none of that name"),
        ("XP-80", _Spooler(takes=False), "the disk is full"),
        ("XP-80", _Spooler(status=0x10), "out of paper"),
        ("XP-80", _Spooler(status=0x80), "does not answer"),
        ("XP-80", _Spooler(attributes=0x400), "does not answer"),
    ],
)
def test_what_a_printer_of_windows_does_not_take_is_a_known_error(
    qapp: QApplication, on_windows, name: str, spooler: _Spooler, told: str
) -> None:
    on_windows(spooler)
    with pytest.raises(PrinterError, match=told):
        EscPos("windows", name).print_image(draw(SLIP), "A022")
    assert spooler.calls.count("begin A022 RAW") == spooler.calls.count("end")
    assert spooler.calls[-1:] == ([] if name == "other" else ["closed"])


@pytest.mark.skipif(sys.platform == "win32", reason="there it is another printer that is not known")
def test_elsewhere_a_printer_of_windows_is_a_known_error(qapp: QApplication) -> None:
    with pytest.raises(PrinterError, match="only on a computer with Windows"):
        EscPos("windows", "XP-80").print_image(draw(SLIP), "A022")


def test_a_printer_that_hangs_is_told_once_and_its_slips_wait(qtbot: QtBot) -> None:
    device = _Switched()
    printer = SlipPrinter(device)
    told: list[KnownError] = []
    printer.failed.connect(told.append)
    printer._slow.setInterval(1)
    for number in ("A001", "A002"):
        printer.print(replace(SLIP, number=number))
    qtbot.waitUntil(lambda: printer.state == "failed")
    printer.print(replace(SLIP, number="A003"))
    assert (len(told), printer.waiting) == (1, 3)
    printer._slow.setInterval(SLOW * 1000)
    device.go.set()
    qtbot.waitUntil(lambda: printer.state == "ready")
    assert (device.printed, len(told)) == (["A001", "A002", "A003"], 1)
    printer.close()


def test_a_network_printer_that_says_it_has_no_paper_gets_no_slip(qapp: QApplication) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        received: list[bytes] = []

        def answer() -> None:
            peer, _ = server.accept()
            with peer:
                received.append(peer.recv(3))
                peer.sendall(b"\x72")
                while piece := peer.recv(65536):
                    received.append(piece)

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(PrinterError, match="out of paper"):
            EscPos("network", f"127.0.0.1:{server.getsockname()[1]}").print_image(draw(SLIP), "A022")
        thread.join(timeout=5)
    assert received == [b"\x10\x04\x04"]


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("call", "请A零一二号，到三号窗口办理。", "Number A, zero, one, two, please go to window three."),
        ("recall", "请A零一二号，到三号窗口办理，请尽快。", "Number A, zero, one, two, please go to window three now."),
        (
            "missed",
            "A零一二号已过号，请到导办台。",
            "Number A, zero, one, two was missed, please come to the front desk.",
        ),
        ("back", "请A零一二号，回到三号窗口。", "Number A, zero, one, two, please come back to window three."),
    ],
)
def test_what_is_said(kind: voice.Kind, zh: str, en: str) -> None:
    assert announcement(kind, "A012", "3", "zh") == zh
    assert announcement(kind, "A012", "3", "en") == en


def test_one_may_be_said_yao() -> None:
    assert announcement("call", "B110", "1", "zh", one="幺") == "请B幺幺零号，到一号窗口办理。"


@pytest.mark.parametrize(
    ("window", "zh", "en"),
    [
        ("2", "二号", "two"), ("10", "十号", "ten"), ("12", "十二号", "twelve"), ("20", "二十号", "twenty"),
        ("35", "三十五号", "thirty-five"), ("A1", "A1号", "A1"), ("100", "100号", "100"),
    ],
)  # fmt: skip
def test_windows_are_said_as_numbers(window: str, zh: str, en: str) -> None:
    assert (window_name(window, "zh"), window_name(window, "en")) == (zh, en)


@given(st.from_regex(r"[A-Z]{1,2}[0-9]{3,5}", fullmatch=True))
def test_every_digit_of_a_number_is_said(number: str) -> None:
    said = spell(number, "zh")
    assert len(said) == len(number)
    assert not any(sign.isdecimal() and sign.isascii() for sign in said)


def test_the_chime_is_a_short_sound() -> None:
    sound = read_wave(CHIME)
    assert 0.5 < sound.seconds < 2
    assert max(sound.samples) > 0


def test_the_voice_speaks_both_languages_where_it_is_installed() -> None:
    pytest.importorskip("espeakng_loader")
    speaker = Voice.find()
    assert speaker is not None
    for language in ("zh", "en"):
        sound = speaker.sound(announcement("call", "A012", "3", language), language)
        assert 1 < sound.seconds < 10
        assert any(sound.samples)


def test_a_speaker_without_a_sound_device_takes_announcements_and_ends() -> None:
    speaker = Speaker(play=False)
    for _ in range(3):
        speaker.say([("zh", "请A零一二号，到三号窗口办理。")])
    assert speaker.problem() is None
    speaker.close()
    assert not speaker._process.is_alive()


def test_a_speaker_whose_process_ends_is_told_once(qtbot: QtBot) -> None:
    speaker = Speaker(play=False)
    speaker._process.terminate()
    told: list[KnownError] = []

    def ask() -> bool:
        problem = speaker.problem()
        if problem is not None:
            told.append(problem)
        return bool(told)

    qtbot.waitUntil(ask)
    assert speaker.problem() is None
    speaker.close()


def test_a_notice_does_not_take_the_place_of_the_slip_with_its_number(qtbot: QtBot, tmp_path: Path) -> None:
    printer = SlipPrinter(PdfFolder(tmp_path))
    slip = Slip(hall="Hall", group="Permits", number="A012", facts=(), services_title="", services=("Permit",))
    for one in (slip, replace(slip, kind="notice"), replace(slip, mark="PRACTICE")):
        printer.print(one)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 3)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == {"A012", "A012-notice", "practice-A012"}
    printer.close()
