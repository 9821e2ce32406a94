"""One painting of the wall: header, calls, who waits, notices, message and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from hallapp import language
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall.ticket import Call
from hallapp.views import icons, theme, words
from hallapp.views.bilingual import both
from hallapp.views.closing import Said
from hallapp.views.wall import foot
from hallapp.views.wall.board import Away, Line
from hallapp.views.wall.brush import CENTER, RIGHT, Brush, fitting, font
from hallapp.views.wall.sizes import Sizes

if TYPE_CHECKING:
    from hallapp.views.wall.wall import Wall

FRESH = 10_000
"""Milliseconds for which a new call pulses."""

MESSAGE = 42.0
"""Size of the type of the foot's sentences, on a screen of 1920 × 1080."""

MARK = QT_TRANSLATE_NOOP("Wall", "P")
"""Stands beside a number that goes first."""

NAME, FIGURE = 0.5, 1.1
"""Size of a waiting line's names, in parts of the line, and of its figures, in parts of the names."""

EVEN = 0.7
"""So much smaller may all names be for the longest one; if that is not enough, only it is."""

SCROLL = 90.0
"""How fast a sentence moves, pixels a second on a screen of 1920 × 1080."""


class Painting(Brush):
    """Paints the wall as it stands."""

    def __init__(self, wall: Wall, painter: QPainter, of: Sizes) -> None:
        super().__init__(painter, of.unit)
        self.wall = wall
        self.of = of
        self.board = wall.board
        self.width = float(wall.width())
        self.height = float(wall.height())
        self.edge = 40.0 * of.unit

    def paint(self) -> None:
        """Paint everything."""
        self.painter.fillRect(QRectF(0, 0, self.width, self.height), theme.colour("ground"))
        below = self.height - self.of.message - self.of.footer
        self._header()
        if self.of.portrait:
            below -= self.of.notice
            middle = self._calls(self.of.header, self.width, self._calls_bottom(below))
            self._waiting(QRectF(0, middle, self.width, below - middle))
            self._notice(QRectF(0, below, self.width, self.of.notice), banner=True)
        else:
            left = self.of.calls_width
            self._calls(self.of.header, left, below)
            self.painter.fillRect(QRectF(left, self.of.header, 1, below - self.of.header), theme.colour("line"))
            foot = below - self.of.notice
            self._waiting(QRectF(left, self.of.header, self.width - left, foot - self.of.header))
            self._notice(QRectF(left, foot, self.width - left, self.of.notice), banner=False)
        self._message()
        self._footer()

    def _calls_bottom(self, below: float) -> float:
        """In portrait the calls take some three fifths, in whole rows."""
        room = 0.66 * (below - self.of.header) - self.of.heads - self.of.newest
        return self.of.header + self.of.heads + self.of.newest + max(0, int(room // self.of.call)) * self.of.call

    def _header(self) -> None:
        box = QRectF(0, 0, self.width, self.of.header)
        self.painter.fillRect(box, theme.colour("surface"))
        self.rule(0, self.of.header, self.width)
        inner = box.adjusted(self.edge, 0, -self.edge, 0)
        time = words.clock(float(self.wall.hall.scenario.opens) + self.wall.hall.minute(self.wall.link.now()))
        clock_width = self.text(inner, time, 62 * self.unit, bold=True, align=RIGHT)
        right = inner.adjusted(0, 0, -clock_width - 30 * self.unit, 0)
        if not self.of.portrait:
            weekday = self._weekday()
            used = self.text(right, weekday, 36 * self.unit, align=RIGHT)
            right = right.adjusted(0, 0, -used - 30 * self.unit, 0)
        name = self.wall.hall_name()
        used = self.text(right, name, 48 * self.unit, bold=True)
        beside = right.adjusted(used + 26 * self.unit, 0, 0, 0)
        if self.wall.groups:
            part = self.wall.part()
            self.text(beside, part, fitting(part, 36 * self.unit, beside.width()), "accent")
        elif not self.of.portrait:
            names = self.wall.hall.scenario.names
            other = names.en if language.current() == "zh" else names.zh
            self.text(beside, "" if other == name else other, 30 * self.unit, "muted")

    def _weekday(self) -> str:
        day = self.wall.hall.day
        if day is None:
            return ""
        parts = words.date(day).split(" ")
        return parts[-1] if language.current() == "zh" else parts[0]

    def _calls(self, top: float, width: float, bottom: float) -> float:
        """The calls; returns where they end."""
        heads = QRectF(0, top, width, self.of.heads)
        self.pair(heads.adjusted(self.edge, 0, -0.45 * width, 0), "Now calling", 36 * self.unit)
        arrow, window = 0.535 * width, 0.73 * width
        self.pair(heads.adjusted(window, 0, 0, 0), "Window", 36 * self.unit)
        y = top + self.of.heads
        room = bottom - y
        calls = self.board.calls
        if not calls:
            self._quiet(QRectF(0, y, width, room))
            return bottom
        rows = 1 + max(0, int((room - self.of.newest) // self.of.call))
        pages = -(-len(calls) // rows)
        page = self.wall.call_page % pages
        shown = calls[page * rows : (page + 1) * rows]
        now = self.wall.link.now()
        for place, call in enumerate(shown):
            high = self.of.newest if place == 0 else self.of.call
            fresh = now - call.at < FRESH
            banner = fresh or (place == 0 and page == 0)
            size = self.of.newest_font if place == 0 else self.of.call_font
            self._call(QRectF(0, y, width, high), call, size, arrow, window, banner=banner, fresh=fresh)
            y += high
        return bottom

    def _call(
        self, box: QRectF, call: Call, size: float, arrow: float, window: float, *, banner: bool, fresh: bool
    ) -> None:
        ink, pale = "text", "muted"
        if banner:
            share = 1.0
            if fresh:
                phase = (self.wall.link.now() - call.at) % 1000 / 1000.0
                share = 0.75 + 0.25 * abs(2.0 * phase - 1.0)
            self.painter.fillRect(box, theme.blend("accent", "ground", share))
            ink = pale = "on_accent"
        else:
            self.rule(0, box.bottom(), box.width())
        room = box.adjusted(self.edge, 0, -(box.width() - arrow), 0)
        used = self.text(room, call.number, size, ink, bold=True)
        if call.number in self.board.first:
            self._mark(room.adjusted(used, 0, 0, 0), size, ink)
        side = size * 0.72
        icons.draw(
            self.painter, QRectF(box.left() + arrow, box.center().y() - side / 2, side, side), "arrow-right", pale
        )
        self.text(box.adjusted(window, 0, -10 * self.unit, 0), call.window, size, ink, bold=True)

    def _mark(self, room: QRectF, size: float, ink: str) -> None:
        """Beside a number that goes first: one mark for all, whatever the reason."""
        gap = 0.12 * size
        side = min(0.42 * size, room.width() - 2 * gap)
        box = QRectF(room.left() + gap, room.center().y() - side / 2, side, side)
        self.painter.setPen(QPen(theme.colour(ink), max(1.0, 0.06 * side)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, 0.16 * side, 0.16 * side)
        self.text(box, both(MARK)[0], 0.68 * side, ink, bold=True, align=CENTER)

    def _quiet(self, box: QRectF) -> None:
        if self.board.is_open:
            sentence = "Numbers are called here. Please listen and look."
        else:
            sentence = "The hall is closed for today."
        first, second = both(sentence)
        half = box.height() / 2
        self.text(
            box.adjusted(self.edge, half - 90 * self.unit, -self.edge, -half), first, 44 * self.unit, align=CENTER
        )
        self.text(
            box.adjusted(self.edge, half, -self.edge, -half + 60 * self.unit),
            second,
            30 * self.unit,
            "muted",
            align=CENTER,
        )

    def _waiting(self, box: QRectF) -> None:
        box = box.adjusted(32 * self.unit if not self.of.portrait else self.edge, 0, -self.edge, 0)
        heads = QRectF(box.left(), box.top(), box.width(), self.of.heads)
        people, wait = box.left() + 0.56 * box.width(), box.right()
        self.rule(box.left(), heads.bottom(), box.width())
        self.pair(heads.adjusted(0, 0, -0.45 * box.width(), 0), "Waiting", 36 * self.unit)
        self.text(
            QRectF(box.left(), heads.top(), people - box.left(), heads.height()),
            both("people")[0],
            32 * self.unit,
            bold=True,
            align=RIGHT,
        )
        self.text(heads, both("wait, min")[0], 32 * self.unit, bold=True, align=RIGHT)
        y = heads.bottom()
        if not self.board.lines:
            sentence = both("Nobody is waiting")[0]
            self.text(QRectF(box.left(), y, box.width(), self.of.line), sentence, 40 * self.unit, "muted")
            return
        rows = max(1, int((box.bottom() - y) // self.of.line))
        pages = -(-len(self.board.lines) // rows)
        page = self.wall.line_page % pages
        even = self._even_size(QRectF(box.left(), y, box.width(), self.of.line), people)
        for line in self.board.lines[page * rows : (page + 1) * rows]:
            self._line(QRectF(box.left(), y, box.width(), self.of.line), line, people, wait, even)
            y += self.of.line
        if pages > 1:
            self._dots(box.right(), box.bottom() + (self.of.notice / 2), pages, page)

    def _name_room(self, box: QRectF, line: Line, people: float) -> QRectF:
        """What the number of people leaves of a line for the name."""
        counted = QFontMetricsF(font(NAME * FIGURE * box.height(), True)).horizontalAdvance(str(line.people))
        return QRectF(box.left(), box.top(), people - box.left() - counted - 20 * self.unit, box.height())

    def _even_size(self, box: QRectF, people: float) -> float:
        """The size in which the names of all lines have room, if that is not too small."""
        size = NAME * box.height()
        fit = [
            fitting(line.name(language.current()), size, self._name_room(box, line, people).width())
            for line in self.board.lines
        ]
        return max(EVEN * size, min(fit))

    def _line(self, box: QRectF, line: Line, people: float, wait: float, even: float) -> None:
        first = line.name(language.current())
        second = line.name("en" if language.current() == "zh" else "zh")
        figure = NAME * FIGURE * box.height()
        name = self._name_room(box, line, people)
        if second == first:
            self.text(name, first, fitting(first, even, name.width()))
        else:
            room = name.adjusted(0, 0, 0, -0.32 * box.height())
            self.text(room, first, fitting(first, even, room.width()))
            self.text(name.adjusted(0, 0.6 * box.height(), 0, 0), second, box.height() * 0.24, "muted")
        self.text(
            QRectF(box.left(), box.top(), people - box.left(), box.height()),
            str(line.people),
            figure,
            bold=True,
            align=RIGHT,
        )
        told = "–" if line.wait is None else words.between(line.wait.low, line.wait.high)
        self.text(QRectF(people, box.top(), wait - people, box.height()), told, figure, align=RIGHT)
        self.rule(box.left(), box.bottom(), box.width())

    def _dots(self, right: float, middle: float, pages: int, page: int) -> None:
        size = 14 * self.unit
        shown = min(pages, 6)
        for dot in range(shown):
            box = QRectF(right - (shown - dot) * 2 * size + size, middle - size / 2, size, size)
            icons.draw(self.painter, box, "circle", "text" if dot == page % shown else "muted")
            if dot == page % shown:
                self.painter.setPen(Qt.PenStyle.NoPen)
                self.painter.setBrush(theme.colour("text"))
                self.painter.drawEllipse(box)

    def _notice(self, box: QRectF, *, banner: bool) -> None:
        """Who comes next, then which window pauses, and until when; one at a time."""
        numbers = self.wall.next_numbers()
        notices: list[tuple[str, str, str]] = []
        if numbers:
            said = both("Next: {numbers}")[0].format(numbers=words.listed(numbers))
            notices.append((said, "caret-double-right", "text"))
        notices += [(self._of(away), "pause-circle", "paused") for away in self.board.away]
        if not notices:
            return
        said, icon, token = notices[self.wall.notice_page % len(notices)]
        if banner:
            self.painter.fillRect(box, theme.tint("paused") if token == "paused" else theme.colour("surface"))
        left = self.edge if banner else 32 * self.unit
        side = 42 * self.unit
        icons.draw(self.painter, QRectF(box.left() + left, box.center().y() - side / 2, side, side), icon, token)
        room = box.adjusted(left + side + 18 * self.unit, 0, -150 * self.unit, 0)
        self.text(room, said, fitting(said, 40 * self.unit, room.width()), token)

    def _of(self, away: Away) -> str:
        if away.until is None:
            return both("Window {window} is paused")[0].format(window=away.window)
        hall = self.wall.hall
        back = words.clock(float(hall.scenario.opens) + hall.minute(away.until))
        return both("Window {window} is back at {time}")[0].format(window=away.window, time=back)

    def _message(self) -> None:
        box = QRectF(0, self.height - self.of.message - self.of.footer, self.width, self.of.message)
        self.painter.fillRect(box, theme.tint("waiting"))
        side = 40 * self.unit
        icons.draw(self.painter, QRectF(self.edge, box.center().y() - side / 2, side, side), "info", "waiting")
        inner = box.adjusted(self.edge + side + 20 * self.unit, 0, -self.edge, 0)
        said = foot.sentences(self.wall.hall, self.wall.link.now(), self.wall.groups)
        turns = [turn for pair in said for turn in self._turns(inner.width(), *pair)]
        first, second = turns[self.wall.message % len(turns)]
        length = QFontMetricsF(font(MESSAGE * self.unit, False)).horizontalAdvance(first)
        if length > inner.width():
            self._scroll(inner, first, length)
            return
        used = self.text(inner, first, MESSAGE * self.unit, "waiting")
        rest = inner.adjusted(used + 40 * self.unit, 0, 0, 0)
        self.text(rest, second, 30 * self.unit, "waiting", align=RIGHT)

    def _turns(self, width: float, first: str, second: str) -> list[Said]:
        """Both languages at once where they have room beside each other, else in turn."""
        wide = QFontMetricsF(font(MESSAGE * self.unit, False)).horizontalAdvance(first)
        other = QFontMetricsF(font(30 * self.unit, False)).horizontalAdvance(second)
        if not second or wide + other + 40 * self.unit < width:
            return [(first, second)]
        return [(first, ""), (second, "")]

    def _scroll(self, box: QRectF, sentence: str, length: float) -> None:
        """A sentence that does not fit comes in at the right again and again."""
        round_trip = length + 0.5 * box.width()
        speed = SCROLL * self.unit
        passed = self.wall.scrolled() * speed % round_trip
        self.painter.save()
        self.painter.setClipRect(box)
        for left in (box.left() - passed, box.left() - passed + round_trip):
            self.text(QRectF(left, box.top(), length + 1, box.height()), sentence, MESSAGE * self.unit, "waiting")
        self.painter.restore()
        self.wall.keep_scrolling(round_trip / speed)

    def _footer(self) -> None:
        box = QRectF(0, self.height - self.of.footer, self.width, self.of.footer)
        self.painter.fillRect(box, theme.colour("surface"))
        inner = box.adjusted(self.edge, 0, -self.edge, 0)
        size = 26 * self.unit
        stale = self.wall.link.stale_since
        token, icon = ("ready", "check-circle") if stale is None else ("late", "warning")
        if self.wall.is_mute:
            icons.draw(
                self.painter,
                QRectF(inner.left(), box.center().y() - size / 2, size, size),
                "speaker-slash",
                "late",
            )
            self.text(inner.adjusted(1.4 * size, 0, 0, 0), both("No sound: calls are only shown")[0], size, "late")
        elif self.board.calls:
            self.text(inner, both("Latest calls: {count}")[0].format(count=len(self.board.calls)), size, "muted")
        if stale is None:
            sentence = both("Updated {time}")[0].format(time=self._second(self.wall.link.fresh_at))
        else:
            told = "No news since {time}: please ask at the front desk"
            if not self.wall.is_mute:
                told = "No news since {time}: please listen to the voice"
            sentence = both(told)[0].format(time=self._second(stale))
        used = self.text(inner, sentence, size, token, align=RIGHT)
        icons.draw(
            self.painter,
            QRectF(inner.right() - used - size * 1.4, box.center().y() - size / 2, size, size),
            icon,
            token,
        )

    def _second(self, at: int) -> str:
        hall = self.wall.hall
        seconds = (float(hall.scenario.opens) * 60 + hall.minute(at) * 60) % 60
        return f"{self.wall.clock(at)}:{int(seconds):02d}"
