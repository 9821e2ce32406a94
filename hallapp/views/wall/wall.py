"""The wall's screen: painted as a whole, so that it fits any size and is redrawn without flicker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent

from hallapp import language
from hallapp.devices.voice import Kind, Speaker, is_quiet, said
from hallapp.hall.ticket import Call
from hallapp.settings import Spoken
from hallapp.views import icons, theme, words
from hallapp.views.bilingual import both
from hallapp.views.closing import Said
from hallapp.views.link import HallLink
from hallapp.views.view import View
from hallapp.views.wall import board as boards
from hallapp.views.wall import foot
from hallapp.views.wall.board import Away, Board, Line
from hallapp.views.wall.sizes import Distance, Sizes, sizes

FRESH = 10_000
"""Milliseconds for which a new call pulses."""

PULSE = 40
"""Milliseconds between two pictures of the pulse."""

AHEAD = 1000
"""Milliseconds for which it stands who comes next, however much is called."""

DAY_MINUTES = 1440.0

SCROLL = 90.0
"""How fast a sentence moves, pixels a second on a screen of 1920 × 1080."""

NAME_SHRINKS = 0.5
"""How much smaller a group's name may be than its figures before it is cut."""

PAGE_SECONDS = 8
"""How long a page stays before the next one."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class Wall(View):
    """Shows and speaks who goes where.

    Keys: F11 full screen, Escape leaves it.

    Parameters
    ----------
    speaker : Speaker, optional
        Says new calls; without it the wall is silent.
    languages : sequence of str, optional
        In which order a call is spoken; default: the hall's setting.
    groups : iterable of str
        Only calls and queues of these groups; default: all.
    distance : Distance, optional
        From how far it is read.
    """

    def __init__(
        self,
        link: HallLink,
        speaker: Speaker | None = None,
        *,
        languages: Sequence[Spoken] | None = None,
        groups: Iterable[str] = (),
        distance: Distance | None = None,
    ) -> None:
        super().__init__(link)
        self._speaker = speaker
        self._languages = languages
        self._groups = tuple(groups)
        self._distance = distance
        self._heard: Call | None = self.hall.calls[-1] if self.hall.calls else None
        self._missed_until = self.link.now()
        self._board: Board = boards.read(self.hall, self.link.census(), self._groups)
        self._next = boards.next_numbers(self.hall, self.link.now(), self._groups)
        self._call_page = self._line_page = self._notice = 0
        self.message = 0
        self._message_since = self._message_lasts = 0.0
        self._seconds = 0
        self._scrolls = False
        self._since, self._ahead = QElapsedTimer(), QElapsedTimer()
        self._since.start()
        self._ahead.start()
        self._pulse = QTimer(self, interval=PULSE)
        self._pulse.timeout.connect(self._beat)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin()

    def sizeHint(self) -> QSize:
        """Half of full HD."""
        return QSize(960, 540)

    def retranslate(self) -> None:
        """Set the title; all else is written while painting."""
        self.setWindowTitle(self.tr("Wall"))

    def refresh(self) -> None:
        """Read the hall again; say what was called since."""
        self._board = boards.read(self.hall, self.link.census(), self._groups)
        new = self._unheard()
        if new:
            self._heard = new[-1]
            self._call_page = self._seconds = 0
            if self._ahead.hasExpired(AHEAD):
                self._look_ahead()
            self._pulse.start()
            self._say(new)
        self._say_missed()
        self.setAccessibleName(self._in_words())
        self.update()

    def _unheard(self) -> list[Call]:
        """The calls since the last one heard; several may share an instant."""
        calls = list(self.hall.calls)
        if self._heard is None:
            return calls
        if self._heard in calls:
            return calls[len(calls) - calls[::-1].index(self._heard) :]
        return [call for call in calls if call.at > self._heard.at]

    def tick(self) -> None:
        """Turn pages, and show the time."""
        self._seconds += 1
        if self._seconds % PAGE_SECONDS == 0:
            self._call_page += 1
            self._line_page += 1
            self._notice += 1
            self._turn_message()
        if self._seconds % 5 == 0:
            self._board = boards.read(self.hall, self.link.census(), self._groups)
            self._look_ahead()
        self.update()

    def _look_ahead(self) -> None:
        """Ask the rule who comes next: with a call, at most once a second, and every few seconds."""
        self._ahead.start()
        self._next = boards.next_numbers(self.hall, self.link.now(), self._groups)

    def next_numbers(self) -> list[str]:
        """Who comes next, without those who were called since."""
        return [number for number in self._next if number in self.hall.in_line]

    def _say(self, calls: Sequence[Call]) -> None:
        chosen = {call.number for call in self._board.calls}
        for call in calls:
            if call.number in chosen:
                self._speak(call.kind, call.number, call.window)

    def _say_missed(self) -> None:
        """Tell who has missed a call since this was last looked at, where the hall wants it said."""
        since, self._missed_until = self._missed_until, self.hall.at
        if not self.hall.settings.say_missed:
            return
        for ticket in self.hall.tickets.values():
            if (
                ticket.state == "missed"
                and (ticket.left or 0) > since
                and boards.is_shown(self.hall, ticket, self._groups)
            ):
                self._speak("missed", ticket.number, ticket.missed_at or "")

    def _speak(self, kind: Kind, number: str, window: str) -> None:
        settings = self.hall.settings
        minute = float(self.hall.scenario.opens) + self.hall.minute(self.link.now())
        if self._speaker is None or is_quiet(settings, minute % DAY_MINUTES):
            return
        languages = settings.speak if self._languages is None else self._languages
        self._speaker.say(said(kind, number, window, settings, languages), volume=settings.volume)

    def _in_words(self) -> str:
        """The wall for who hears it: the last calls."""
        sentence = self.tr("Ticket {number} to window {window}")
        return "; ".join(sentence.format(number=call.number, window=call.window) for call in self._board.calls)

    def _beat(self) -> None:
        """The next picture of what moves: the newest call, a message that does not fit."""
        if self._scrolls or (self._heard is not None and self.link.now() - self._heard.at <= FRESH):
            self._scrolls = False
            self.update()
        else:
            self._pulse.stop()

    def _turn_message(self) -> None:
        """The foot's next sentence, once one that scrolls has gone by."""
        if self.scrolled() >= self._message_lasts:
            self.message += 1
            self._message_since = self._since.elapsed() / 1000.0
            self._message_lasts = 0.0

    def scrolled(self) -> float:
        """Seconds for which the foot's sentence has been there."""
        return self._since.elapsed() / 1000.0 - self._message_since

    def keep_scrolling(self, lasts: float) -> None:
        """Paint again soon; the sentence needs so many seconds to go by once."""
        self._message_lasts = lasts
        self._scrolls = True
        if not self._pulse.isActive():
            self._pulse.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 and Escape."""
        window = self.window()
        if event.key() == Qt.Key.Key_F11:
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.key() == Qt.Key.Key_Escape and window.isFullScreen():
            window.showNormal()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the voice finish."""
        self._pulse.stop()
        if self._speaker is not None:
            self._speaker.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Picture(self, painter, sizes(self.width(), self.height(), self._distance)).paint()
        painter.end()


class _Picture:
    """One painting of the wall."""

    def __init__(self, wall: Wall, painter: QPainter, of: Sizes) -> None:
        self.wall = wall
        self.painter = painter
        self.of = of
        self.board = wall._board
        self.width = float(wall.width())
        self.height = float(wall.height())
        self.unit = of.unit
        self.edge = 40.0 * of.unit

    def paint(self) -> None:
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

    def _text(
        self,
        box: QRectF,
        text: str,
        size: float,
        token: str = "text",
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> float:
        """Write; returns the width of what was written, shortened where it does not fit."""
        font = _font(size, bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour(token))
        self.painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def _pair(self, box: QRectF, text: str, size: float, *, bold: bool = True, token: str = "text") -> None:
        """A word, and the other language's after it where there is room."""
        first, second = both(text)
        used = self._text(box, first, size, token, bold=bold)
        rest = box.adjusted(used + 14 * self.unit, 0, 0, 0)
        small = size * 0.72
        if rest.width() >= QFontMetricsF(_font(small, False)).horizontalAdvance(second):
            self._text(rest, second, small, "muted")

    def _header(self) -> None:
        box = QRectF(0, 0, self.width, self.of.header)
        self.painter.fillRect(box, theme.colour("surface"))
        self._rule(0, self.of.header, self.width)
        inner = box.adjusted(self.edge, 0, -self.edge, 0)
        time = words.clock(float(self.wall.hall.scenario.opens) + self.wall.hall.minute(self.wall.link.now()))
        clock_width = self._text(inner, time, 62 * self.unit, bold=True, align=_RIGHT)
        right = inner.adjusted(0, 0, -clock_width - 30 * self.unit, 0)
        if not self.of.portrait:
            weekday = self._weekday()
            used = self._text(right, weekday, 36 * self.unit, align=_RIGHT)
            right = right.adjusted(0, 0, -used - 30 * self.unit, 0)
        names = self.wall.hall.scenario.names
        name = self.wall.hall_name()
        other = names.en if language.current() == "zh" else names.zh
        used = self._text(right, name, 48 * self.unit, bold=True)
        if not self.of.portrait and other and other != name:
            self._text(right.adjusted(used + 26 * self.unit, 0, 0, 0), other, 30 * self.unit, "muted")

    def _weekday(self) -> str:
        day = self.wall.hall.day
        if day is None:
            return ""
        parts = words.date(day).split(" ")
        return parts[-1] if language.current() == "zh" else parts[0]

    def _calls(self, top: float, width: float, bottom: float) -> float:
        """The calls; returns where they end."""
        heads = QRectF(0, top, width, self.of.heads)
        self._pair(heads.adjusted(self.edge, 0, -0.45 * width, 0), "Now calling", 36 * self.unit)
        arrow, window = 0.535 * width, 0.73 * width
        self._pair(heads.adjusted(window, 0, 0, 0), "Window", 36 * self.unit)
        y = top + self.of.heads
        room = bottom - y
        calls = self.board.calls
        if not calls:
            self._quiet(QRectF(0, y, width, room))
            return bottom
        rows = 1 + max(0, int((room - self.of.newest) // self.of.call))
        pages = -(-len(calls) // rows)
        page = self.wall._call_page % pages
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
            self._rule(0, box.bottom(), box.width())
        self._text(box.adjusted(self.edge, 0, -(box.width() - arrow), 0), call.number, size, ink, bold=True)
        side = size * 0.72
        icons.draw(
            self.painter, QRectF(box.left() + arrow, box.center().y() - side / 2, side, side), "arrow-right", pale
        )
        self._text(box.adjusted(window, 0, -10 * self.unit, 0), call.window, size, ink, bold=True)

    def _quiet(self, box: QRectF) -> None:
        if self.board.is_open:
            sentence = "Numbers are called here. Please listen and look."
        else:
            sentence = "The hall is closed today."
        first, second = both(sentence)
        half = box.height() / 2
        self._text(
            box.adjusted(self.edge, half - 90 * self.unit, -self.edge, -half), first, 44 * self.unit, align=_CENTER
        )
        self._text(
            box.adjusted(self.edge, half, -self.edge, -half + 60 * self.unit),
            second,
            30 * self.unit,
            "muted",
            align=_CENTER,
        )

    def _waiting(self, box: QRectF) -> None:
        box = box.adjusted(32 * self.unit if not self.of.portrait else self.edge, 0, -self.edge, 0)
        heads = QRectF(box.left(), box.top(), box.width(), self.of.heads)
        people, wait = box.left() + 0.56 * box.width(), box.right()
        self._rule(box.left(), heads.bottom(), box.width())
        self._pair(heads.adjusted(0, 0, -0.45 * box.width(), 0), "Waiting", 36 * self.unit)
        self._text(
            QRectF(box.left(), heads.top(), people - box.left(), heads.height()),
            both("people")[0],
            32 * self.unit,
            bold=True,
            align=_RIGHT,
        )
        self._text(heads, both("wait, min")[0], 32 * self.unit, bold=True, align=_RIGHT)
        y = heads.bottom()
        if not self.board.lines:
            sentence = both("Nobody is waiting")[0]
            self._text(QRectF(box.left(), y, box.width(), self.of.line), sentence, 40 * self.unit, "muted")
            return
        rows = max(1, int((box.bottom() - y) // self.of.line))
        pages = -(-len(self.board.lines) // rows)
        page = self.wall._line_page % pages
        for line in self.board.lines[page * rows : (page + 1) * rows]:
            self._line(QRectF(box.left(), y, box.width(), self.of.line), line, people, wait)
            y += self.of.line
        if pages > 1:
            self._dots(box.right(), box.bottom() + (self.of.notice / 2), pages, page)

    def _line(self, box: QRectF, line: Line, people: float, wait: float) -> None:
        first = line.name(language.current())
        second = line.name("en" if language.current() == "zh" else "zh")
        size = box.height() * 0.5
        figure = size * 1.1
        counted = QFontMetricsF(_font(figure, True)).horizontalAdvance(str(line.people))
        name = QRectF(box.left(), box.top(), people - box.left() - counted - 20 * self.unit, box.height())
        if second == first:
            self._text(name, first, self._fitting(first, size, name.width()))
        else:
            room = name.adjusted(0, 0, 0, -0.32 * box.height())
            self._text(room, first, self._fitting(first, size, room.width()))
            self._text(name.adjusted(0, 0.6 * box.height(), 0, 0), second, box.height() * 0.24, "muted")
        self._text(
            QRectF(box.left(), box.top(), people - box.left(), box.height()),
            str(line.people),
            figure,
            bold=True,
            align=_RIGHT,
        )
        told = "–" if line.wait is None else words.between(line.wait.low, line.wait.high)
        self._text(QRectF(people, box.top(), wait - people, box.height()), told, figure, align=_RIGHT)
        self._rule(box.left(), box.bottom(), box.width())

    def _fitting(self, text: str, size: float, width: float) -> float:
        """The size, or as much smaller as a long name needs; figures never shrink."""
        wide = QFontMetricsF(_font(size, False)).horizontalAdvance(text)
        return float(int(size * max(NAME_SHRINKS, min(1.0, width / max(wide, 1.0)))))

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
        said, icon, token = notices[self.wall._notice % len(notices)]
        if banner:
            self.painter.fillRect(box, theme.tint("paused") if token == "paused" else theme.colour("surface"))
        left = self.edge if banner else 32 * self.unit
        side = 42 * self.unit
        icons.draw(self.painter, QRectF(box.left() + left, box.center().y() - side / 2, side, side), icon, token)
        room = box.adjusted(left + side + 18 * self.unit, 0, -150 * self.unit, 0)
        self._text(room, said, self._fitting(said, 40 * self.unit, room.width()), token)

    def _of(self, away: Away) -> str:
        if away.until is None:
            return both("Window {window} pauses")[0].format(window=away.window)
        hall = self.wall.hall
        back = words.clock(float(hall.scenario.opens) + hall.minute(away.until))
        return both("Window {window} is back at {time}")[0].format(window=away.window, time=back)

    def _message(self) -> None:
        box = QRectF(0, self.height - self.of.message - self.of.footer, self.width, self.of.message)
        self.painter.fillRect(box, theme.tint("waiting"))
        side = 40 * self.unit
        icons.draw(self.painter, QRectF(self.edge, box.center().y() - side / 2, side, side), "info", "waiting")
        inner = box.adjusted(self.edge + side + 20 * self.unit, 0, -self.edge, 0)
        said = foot.sentences(self.wall.hall, self.wall.link.now(), self.wall._groups)
        turns = [turn for pair in said for turn in self._turns(inner.width(), *pair)]
        first, second = turns[self.wall.message % len(turns)]
        length = QFontMetricsF(_font(42 * self.unit, False)).horizontalAdvance(first)
        if length > inner.width():
            self._scroll(inner, first, length)
            return
        used = self._text(inner, first, 42 * self.unit, "waiting")
        rest = inner.adjusted(used + 40 * self.unit, 0, 0, 0)
        self._text(rest, second, 30 * self.unit, "waiting", align=_RIGHT)

    def _turns(self, width: float, first: str, second: str) -> list[Said]:
        """Both languages at once where they have room beside each other, else in turn."""
        wide = QFontMetricsF(_font(42 * self.unit, False)).horizontalAdvance(first)
        other = QFontMetricsF(_font(30 * self.unit, False)).horizontalAdvance(second)
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
            self._text(QRectF(left, box.top(), length + 1, box.height()), sentence, 42 * self.unit, "waiting")
        self.painter.restore()
        self.wall.keep_scrolling(round_trip / speed)

    def _footer(self) -> None:
        box = QRectF(0, self.height - self.of.footer, self.width, self.of.footer)
        self.painter.fillRect(box, theme.colour("surface"))
        inner = box.adjusted(self.edge, 0, -self.edge, 0)
        size = 26 * self.unit
        stale = self.wall.link.stale_since
        token, icon = ("ready", "check-circle") if stale is None else ("late", "warning")
        self._text(inner, both("Last {count} calls")[0].format(count=len(self.board.calls)), size, "muted")
        if stale is None:
            sentence = both("Updated {time}")[0].format(time=self._second(self.wall.link.fresh_at))
        else:
            sentence = both("No news since {time}: please listen to the voice")[0].format(time=self._second(stale))
        used = self._text(inner, sentence, size, token, align=_RIGHT)
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

    def _rule(self, left: float, y: float, width: float) -> None:
        self.painter.fillRect(QRectF(left, y - 1, width, 1), theme.colour("line"))


def _font(size: float, bold: bool) -> QFont:
    return theme.font(max(1, round(size)), bold)


translate = QCoreApplication.translate
"""Named as ``lupdate`` looks for it."""


def _marked() -> None:
    """The wall's texts, which are translated into two languages at once; here ``lupdate`` finds them."""
    translate("Wall", "Now calling")
    translate("Wall", "Window")
    translate("Wall", "Waiting")
    translate("Wall", "people")
    translate("Wall", "wait, min")
    translate("Wall", "Nobody is waiting")
    translate("Wall", "Numbers are called here. Please listen and look.")
    translate("Wall", "The hall is closed today.")
    translate("Wall", "Next: {numbers}")
    translate("Wall", "Window {window} pauses")
    translate("Wall", "Window {window} is back at {time}")
    translate("Wall", "Last {count} calls")
    translate("Wall", "Updated {time}")
    translate("Wall", "No news since {time}: please listen to the voice")
    translate("Wall", "No news since {time}")
    translate("Wall", "Closed")
    translate("Wall", "Pauses")
    translate("Wall", "back at {time}")
    translate("Wall", "Ready")
    translate("Wall", "Please come to this window")
    translate("Wall", "In service")
