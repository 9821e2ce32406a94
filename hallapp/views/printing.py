"""Choosing the printer for slips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QScrollArea, QWidget

from hallapp.devices import printer, windows
from hallapp.devices.printer import SlipPrinter, State
from hallapp.devices.slip import DOTS_58, DOTS_80, Slip, draw
from hallapp.devices.target import Target
from hallapp.errors import BadInput
from hallapp.views import theme, words
from hallapp.views.widgets import Button, Choice, NoticeBar, Segments, Text, column, row

Chosen = Callable[[str, int], object]


def state_words(state: State) -> str:
    """What a printer's state is called."""
    return {
        "none": words.translate("printer", "no printer"),
        "ready": words.translate("printer", "printer ready"),
        "printing": words.translate("printer", "printing"),
        "failed": words.translate("printer", "printer does not answer"),
    }[state]


STATE_TOKENS: dict[State, str] = {"none": "closed", "ready": "ready", "printing": "called", "failed": "late"}
"""The state token of each state of a printer."""

_NEEDS_PLACE = ("pdf", "network", "file", "windows")


class SlipPreview(QDialog):
    """A slip as it comes out of the printer.

    Parameters
    ----------
    dots : int
        Width of the paper.
    again : callable
        Prints it.
    """

    def __init__(self, parent: QWidget | None, slip: Slip, dots: int, again: Callable[[], object]) -> None:
        super().__init__(parent)
        self._again = again
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Slip of {number}").format(number=slip.number))
        self.paper = QLabel()
        self.paper.setPixmap(QPixmap.fromImage(draw(slip, dots)))
        self.paper.setAccessibleName(self.windowTitle())
        read = (slip.mark, slip.number, *slip.services, *(value for _, value, _ in slip.facts))
        self.paper.setAccessibleDescription(", ".join(filter(None, read)))
        self.paper.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(self.paper)
        area.setAccessibleName(self.windowTitle())
        area.setMinimumSize(dots + 40, 480)
        close = Button(self.tr("Close"), key="Esc", height=theme.TOUCH, clicked=self.reject)
        self.print_button = Button(
            self.tr("Print"), icon="printer", look="main", height=theme.TOUCH, clicked=self._print
        )
        self.setLayout(column(area, row(0, close, self.print_button, gap=8), gap=16, margin=16))
        self.print_button.setFocus()

    def _print(self) -> None:
        self._again()
        self.accept()


class PrinterDialog(QDialog):
    """Asks where slips go and how wide the paper is; a test slip shows whether it works.

    Parameters
    ----------
    setting : str
        As :func:`hallapp.devices.printer.target` reads it.
    paper : int
        58 or 80 mm.
    chosen : callable
        Called with both when the person keeps them.
    mark : str
        Stands on the test slip, as on every other slip of that printer.
    """

    def __init__(self, parent: QWidget | None, setting: str, paper: int, chosen: Chosen, *, mark: str = "") -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._test = SlipPrinter(None, mark=mark, parent=self)
        self._kind = Choice(self.tr("Printer"))
        self._place = QLineEdit()
        self._place.setProperty("touch", True)
        self._place_label = Text("", theme.SMALL, "muted")
        self._paper = Segments([("58", "58 mm"), ("80", "80 mm")], self.tr("Paper"), height=theme.TOUCH)
        self._notice = NoticeBar(closable=False)
        self.keep = Button(self.tr("Keep"), look="main", height=theme.TOUCH, clicked=self._keep)
        self.test = Button(self.tr("Print a test slip"), icon="printer", height=theme.TOUCH, clicked=self._print_test)
        self._build()
        self._show(setting, paper)
        self._kind.chosen.connect(lambda _value: self._show_place())
        self._test.failed.connect(lambda error: self._notice.tell(words.refusal(error), "late", "printer"))
        self._test.changed.connect(self._show_test)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Printer for slips"))
        self.setMinimumWidth(480)
        cancel = Button(self.tr("Cancel"), height=theme.TOUCH, clicked=self.reject)
        self.setLayout(
            column(
                Text(self.tr("Printer for slips"), theme.LEAD, bold=True),
                self._notice,
                self._kind,
                self._place_label,
                self._place,
                Text(self.tr("Paper"), theme.SMALL, "muted"),
                row(self._paper, 0),
                8,
                row(self.test, 0, cancel, self.keep, gap=8),
                gap=8,
                margin=20,
            )
        )

    def _show(self, setting: str, paper: int) -> None:
        names = list(QPrinterInfo.availablePrinterNames())
        options: list[tuple[object, str]] = [("", self.tr("none"))]
        options += [(f"system:{name}", name) for name in names]
        options += [
            ("pdf", self.tr("PDF files in a folder")),
            ("network", self.tr("ESC/POS printer on the network")),
            ("file", self.tr("ESC/POS printer at a device file")),
        ]
        kind, _, place = setting.partition(":")
        if windows.HERE or kind == "windows":
            options.append(("windows", self.tr("ESC/POS printer known to Windows")))
        self._kind.set_options(options)
        self._kind.set_value(setting if kind in ("", "system") else kind)
        self._place.setText(place if kind in _NEEDS_PLACE else "")
        self._paper.set_value(str(paper))
        self._show_place()

    def _show_place(self) -> None:
        labels = {
            "pdf": self.tr("Folder"),
            "network": self.tr("Address, with :port if it is not 9100"),
            "file": self.tr("Path of the device"),
            "windows": self.tr("Name of the printer"),
        }
        label = labels.get(str(self._kind.value()), "")
        for widget in (self._place, self._place_label):
            widget.setVisible(bool(label))
        self._place_label.setText(label)
        self._place.setAccessibleName(label)

    def setting(self) -> str:
        """What is chosen now, as a setting."""
        kind = str(self._kind.value() or "")
        return f"{kind}:{self._place.text().strip()}" if kind in _NEEDS_PLACE else kind

    def _target(self) -> Target | None:
        try:
            return printer.target(self.setting())
        except BadInput:
            self._notice.tell(self.tr("Something is missing: {label}.").format(label=self._place_label.words()))
            raise

    def _print_test(self) -> None:
        try:
            where = self._target()
        except BadInput:
            return
        self._test.use(where, DOTS_80 if self._paper.value() == "80" else DOTS_58)
        if where is not None:
            self._test.print(self._slip())

    def _slip(self) -> Slip:
        title = self.tr("Test slip")
        return Slip(hall=title, group="", number="A000", facts=(), services_title=title, services=())

    def _show_test(self) -> None:
        if self._test.state in ("ready", "printing"):
            self._notice.tell(state_words(self._test.state), STATE_TOKENS[self._test.state], "printer")

    def _keep(self) -> None:
        try:
            self._target()
        except BadInput:
            return
        self._chosen(self.setting(), int(self._paper.value()))
        self.accept()
