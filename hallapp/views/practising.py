"""What tells practice from the hall: the band above every screen, and slips that come out on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.views import icons, theme
from hallapp.views.bilingual import both
from hallapp.views.widgets import column

translate = QCoreApplication.translate

PRACTICE = QT_TRANSLATE_NOOP("Practice", "PRACTICE")

EDGE = 4
"""Pixels of the line around a window that practises, at 100 %."""

PAPER_FOR = 8000
"""Milliseconds for which a slip lies on the screen."""

PAPER_SHARE = 0.7
"""Of the screen's height is what the longest slip takes."""


def mark() -> str:
    """The word for practice in both languages."""
    return " ".join(both(PRACTICE, "Practice"))


class PracticeBand(QWidget):
    """Says across a window that it practises; as large as what is below it."""

    def __init__(self) -> None:
        super().__init__()
        self._scale = 1.0
        self._sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        """Set the texts."""
        self._sentence = translate("Practice", "A copy: nothing here touches today's queue.")
        self.setAccessibleName(f"{mark()} {self._sentence}")
        self.update()

    def enlarge(self, scale: float) -> None:
        """Be so many times as large as on a desk."""
        self._scale = scale
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a finger is wide."""
        return QSize(1, round(theme.TOUCH * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, and the sentence after it where there is room."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("paused"))
        painter.setPen(theme.colour("surface"))
        inner = QRectF(self.rect()).adjusted(16 * self._scale, 0, -16 * self._scale, 0)
        side = theme.TITLE * self._scale
        icons.draw(painter, QRectF(inner.left(), (self.height() - side) / 2, side, side), "student", "surface")
        inner.setLeft(inner.left() + side + 12 * self._scale)
        inner.setLeft(inner.left() + self._write(painter, inner, mark(), theme.LEAD, bold=True) + 20 * self._scale)
        self._write(painter, inner, self._sentence, theme.BODY)
        painter.end()

    def _write(self, painter: QPainter, box: QRectF, text: str, size: int, *, bold: bool = False) -> float:
        font = theme.font(max(1, round(size * self._scale)), bold)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        if bold or wide <= box.width():
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        return wide


class OnScreen(QObject):
    """Slips that come out on the screen instead of on paper: a target of the slip printer."""

    _printed = Signal(QImage, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paper: Paper | None = None
        self._printed.connect(self._show)

    def print_image(self, image: QImage, name: str) -> None:
        """Show a slip; called in the printer's thread."""
        self._printed.emit(image, name)

    def _show(self, image: QImage, name: str) -> None:
        if self.paper is None:
            self.paper = Paper()
        self.paper.show_slip(image, name)

    def close(self) -> None:
        """Take the slip away."""
        if self.paper is not None:
            self.paper.close()
            self.paper.deleteLater()
            self.paper = None


class Paper(QWidget):
    """A slip at the corner of the screen, for a while or until it is touched; it takes no key from anybody."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # The program ends with its last screen, slip or not.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.image = QLabel()
        self.setLayout(column(self.image, margin=2 * EDGE))
        theme.dress(self)
        self._over = QTimer(self, singleShot=True, interval=PAPER_FOR)
        self._over.timeout.connect(self.hide)

    def show_slip(self, image: QImage, name: str) -> None:
        """Show this slip instead of the last one."""
        self.setWindowTitle(translate("Practice", "Slip {name}").format(name=name))
        self.image.setAccessibleName(self.windowTitle())
        free = self.screen().availableGeometry()
        longest = round(PAPER_SHARE * free.height())
        shown = image.scaledToHeight(longest) if image.height() > longest else image
        self.image.setPixmap(QPixmap.fromImage(shown))
        self.adjustSize()
        self.move(free.right() - self.width() - 2 * theme.GAP, free.bottom() - self.height() - 4 * theme.GAP)
        self.show()
        self._over.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint its edge as that of every window that practises."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("paused"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch takes it away."""
        self.hide()
