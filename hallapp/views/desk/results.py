"""What the search found: a list that the search box drives."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hallapp import language
from hallapp.views import icons, theme, words
from hallapp.views.finder import Found

_Index = QModelIndex | QPersistentModelIndex

ROW = 44


class ResultModel(QAbstractListModel):
    """Found services with how many wait for each."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Found] = []
        self._waiting: dict[str, tuple[int, int]] = {}

    def show(self, found: list[Found], waiting: dict[str, tuple[int, int]]) -> None:
        """Show these; ``waiting`` holds (waiting, late) by service."""
        self.beginResetModel()
        self._found, self._waiting = found, waiting
        self.endResetModel()

    def found(self, row: int) -> Found:
        """What stands in a row."""
        return self._found[row]

    def waiting(self, row: int) -> tuple[int, int]:
        """How many wait for it, and how many of them beyond the target."""
        return self._waiting.get(self._found[row].service.id, (0, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The service's name, for the screen and for screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            service = self._found[index.row()].service
            return words.name(service.names, service.id)
        return None


class _Row(QStyledItemDelegate):
    """Paints a row: name with the part that answered, group, who waits, and Enter on the chosen one."""

    def __init__(self, model: ResultModel, spell: dict[str, str]) -> None:
        super().__init__()
        self._model = model
        self.spell = spell

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found = self._model.found(index.row())
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, theme.tint("called"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        right = self._paint_waiting(painter, box, self._model.waiting(index.row()), chosen)
        self._paint_names(painter, box, found, right, chosen)
        painter.restore()

    def _paint_waiting(self, painter: QPainter, box: QRectF, waiting: tuple[int, int], chosen: bool) -> float:
        right = box.right() - theme.GAP
        small = theme.font(theme.SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        if chosen:
            width = metrics.horizontalAdvance("Enter") + 16
            badge = QRectF(right - width, box.center().y() - 10, width, 20)
            painter.setPen(theme.colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(badge, theme.SMALL_CORNER, theme.SMALL_CORNER)
            painter.setPen(theme.colour("muted"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, "Enter")
        right -= 62
        count, late = waiting
        sentence = _waiting_words(count)
        token = "late" if late else "muted"
        width = metrics.horizontalAdvance(sentence) + 1
        painter.setPen(theme.colour(token))
        painter.drawText(QRectF(right - width, box.top(), width, box.height()), Qt.AlignmentFlag.AlignVCenter, sentence)
        if late:
            side = theme.SMALL_ICON
            icons.draw(
                painter, QRectF(right - width - side - 4, box.center().y() - side / 2, side, side), "warning", "late"
            )
            width += side + 4
        return right - width - 12

    def _paint_names(self, painter: QPainter, box: QRectF, found: Found, right: float, chosen: bool) -> None:
        left = box.left() + theme.GAP
        service = found.service
        name = words.name(service.names, service.id)
        part = found.zh if language.current() == "zh" and service.names.zh else found.en
        font = theme.font(theme.BODY, bold=chosen)
        for piece, token in (
            (name[: part[0]], "text"),
            (name[part[0] : part[1]], "accent"),
            (name[part[1] :], "text"),
        ):
            left = _write(painter, box, left, right, piece, font, theme.colour(token))
        group = words.name(found.group.names, found.group.id)
        about = " · ".join(word for word in (group, self.spell.get(service.id, "")) if word)
        _write(painter, box, left + 12, right, about, theme.font(theme.SMALL), theme.colour("muted"))


def _write(painter: QPainter, box: QRectF, left: float, right: float, piece: str, font: QFont, colour: QColor) -> float:
    metrics = QFontMetrics(font)
    room = right - left
    if not piece or room < 12:
        return left
    piece = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, int(room))
    width = metrics.horizontalAdvance(piece)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(left, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, piece)
    return left + width


def _waiting_words(count: int) -> str:
    return words.people_waiting(count) if count else words.nobody_waiting()


class ResultList(QListView):
    """The list of what was found; a click or Enter in the search box takes the chosen one."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._results = ResultModel()
        self._delegate = _Row(self._results, {})
        self.setModel(self._results)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The search box keeps the focus and passes the arrow keys on.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self.taken.emit(self._results.found(index.row()).service.id))

    def set_spelling(self, spell: dict[str, str]) -> None:
        """What is quickest to type, by service."""
        self._delegate.spell = spell

    def show_found(self, found: list[Found], waiting: dict[str, tuple[int, int]], *, choose: str | None = None) -> None:
        """Show what was found, the service ``choose`` chosen if it is among it; else nothing is."""
        self._results.show(found, waiting)
        for place, hit in enumerate(found):
            if hit.service.id == choose:
                self._choose(place)

    def count(self) -> int:
        """How many were found."""
        return self._results.rowCount()

    def chosen(self) -> str | None:
        """The service that Enter takes."""
        index = self.currentIndex()
        return self._results.found(index.row()).service.id if index.isValid() else None

    def step(self, by: int) -> None:
        """Choose the next one (1), the one before (-1), or further away."""
        if self.count():
            now = self.currentIndex().row() if self.currentIndex().isValid() else -1
            self._choose(min(max(now + by, 0), self.count() - 1))

    def _choose(self, row: int) -> None:
        if row < self.count():
            self.setCurrentIndex(self._results.index(row))
