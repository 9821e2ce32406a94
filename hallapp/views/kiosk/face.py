"""What the ticket machine consists of, and how that fits its screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QWidget

from hallapp import language
from hallapp.devices.voice import Speaker
from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.views import theme
from hallapp.views.bilingual import both
from hallapp.views.kiosk.aloud import Aloud
from hallapp.views.kiosk.choice import Choice
from hallapp.views.kiosk.info import Info
from hallapp.views.kiosk.leaving import Leaving
from hallapp.views.kiosk.offers import groups_of
from hallapp.views.kiosk.pages import Confirm, Done, Message
from hallapp.views.kiosk.rate import Rate
from hallapp.views.kiosk.visit import Step, Visit, Way
from hallapp.views.link import HallLink
from hallapp.views.view import View
from hallapp.views.widgets import Button, Panel, Segments, Text, column, row

translate = QCoreApplication.translate

LARGE = 1.25
"""How much larger everything is in easy mode."""

IN_WINDOW = (576, 1024)
"""Its size where it does not fill the screen."""

_UNITS = (648, 1152)
"""Short and long side of the screen in units of 100 %."""

_TITLES: dict[Step, str] = {
    "home": QT_TRANSLATE_NOOP("Kiosk", "Choose what you come for"),
    "groups": QT_TRANSLATE_NOOP("Kiosk", "Choose what you come for"),
    "services": QT_TRANSLATE_NOOP("Kiosk", "Choose the service"),
    "search": QT_TRANSLATE_NOOP("Kiosk", "Search for the service"),
    "check_in": QT_TRANSLATE_NOOP("Kiosk", "Appointment check-in"),
    "confirm": QT_TRANSLATE_NOOP("Kiosk", "Your ticket"),
    "rate": QT_TRANSLATE_NOOP("Kiosk", "Rate my visit"),
    "help": QT_TRANSLATE_NOOP("Kiosk", "Help"),
}


class Face(View):
    """The machine's parts; what is done with them is said by who has them.

    Attributes
    ----------
    way : Way
        Where the citizen is.
    pages : QStackedWidget
        The pages of which one is shown between head and foot.
    aloud : Aloud
    """

    def __init__(self, link: HallLink, speaker: Speaker | None) -> None:
        super().__init__(link)
        self.way = Way()
        self.aloud = Aloud(speaker)
        self._make_widgets()
        self._build()
        self.resize(*IN_WINDOW)

    @property
    def visit(self) -> Visit:
        """What the citizen has chosen."""
        return self.way.visit

    def choose(self, key: str) -> None:
        """A tile was touched."""
        raise NotImplementedError

    def _make_widgets(self) -> None:
        self.info = Info(self.staleness)
        self._title = Text("", theme.TITLE, bold=True, wrap=True)
        self._other_title = Text("", theme.SMALL, "muted", wrap=True)
        self._steps = Text("", theme.SMALL, "muted")
        self.back = Button("", icon="arrow-left", look="outline", height=theme.TOUCH)
        self.choice = Choice(self.choose)
        self.grid = self.choice.grid
        self.confirm = Confirm()
        self.done = Done()
        self.rate = Rate()
        self.message = Message()
        self.leaving = Leaving()
        self.languages = Segments([(code, name) for code, name in language.LANGUAGES.items()], height=theme.TOUCH)
        self.easy = Button("", icon="text-aa", look="choice", height=theme.TOUCH)
        self.read_aloud = Button("", icon="speaker-high", height=theme.TOUCH)
        self.read_aloud.setVisible(self.aloud.heard)
        self.help = Button("", icon="bell", height=theme.TOUCH)

    def _build(self) -> None:
        self.pages = QStackedWidget()
        for page in (self.choice, self.confirm, self.done, self.rate, self.message, self.leaving):
            self.pages.addWidget(page)
        head = row(self.back, column(self._title, self._other_title), self._steps, gap=12)
        head.setStretch(1, 1)
        controls = Panel("ground")
        layout = column(head, self.notice, self.pages, gap=10, margin=(22, 16, 22, 16))
        layout.setStretch(2, 1)
        controls.setLayout(layout)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.info)
        self._halves.addWidget(controls, 1)
        outer = column(self._halves, self._bottom())
        outer.setStretch(0, 1)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(outer)

    def _bottom(self) -> Panel:
        bottom = Panel("bottom")
        bottom.setLayout(row(self.languages, 0, self.easy, self.read_aloud, self.help, gap=8, margin=(22, 12, 22, 12)))
        return bottom

    def retranslate(self) -> None:
        """Set the texts."""
        self.setWindowTitle(translate("Kiosk", "Ticket machine"))
        self.info.retranslate()
        self.choice.retranslate(len(groups_of(self.hall)))
        self.back.set_label(translate("Kiosk", "Back"))
        self.easy.set_label(translate("Kiosk", "Easy mode"))
        self.read_aloud.set_label(translate("Kiosk", "Read aloud"))
        self.help.set_label(translate("Kiosk", "Help"))
        self.languages.setAccessibleName(translate("Kiosk", "Language"))
        self.languages.set_value(language.current())
        self.leaving.retranslate()

    def headed(self, steps: str, page: QWidget, *, back: bool) -> None:
        """Show a page below its heading; ``steps`` is how far it is, ``back`` whether one can go back."""
        source = _TITLES.get(self.way.step, "") if page is not self.message or self.way.step == "help" else ""
        here, elsewhere = both(source, "Kiosk") if source else ("", "")
        if self.way.visit.klass == "appointment" and self.way.step in ("groups", "services"):
            here = translate("Kiosk", "Appointment check-in: {title}").format(title=here)
        self._title.setText(here)
        self._other_title.setText(elsewhere)
        self._steps.setText(steps)
        for text in (self._title, self._other_title, self._steps):
            text.setVisible(bool(text.words()))
        self.back.setVisible(back)
        self.pages.setCurrentWidget(page)

    def fit(self) -> None:
        """Give type and arrangement the screen's size and direction."""
        scale = self.scale_at(self.size()) * (LARGE if self.easy.isChecked() else 1.0)
        wide = self.width() > self.height()
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.info.fit(self.width(), self.height(), easy=self.easy.isChecked())
        if self.property("type_scale") != round(scale, 3):
            theme.enlarge(self, round(scale, 3))

    def scale_at(self, size: QSize) -> float:
        """By the short and the long side, whichever leaves less room."""
        short, long = sorted((size.width(), size.height()))
        return min(short / _UNITS[0], long / _UNITS[1])

    def minimumSizeHint(self) -> QSize:
        """It fits itself to any screen: what it needs at one size must not hold it there."""
        return QSize(320, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the screen."""
        super().resizeEvent(event)
        self.fit()

    def tell_page(self) -> None:
        """Say what is on the page, and what can be chosen there."""
        spoken = self.spoken()
        if self.pages.currentWidget() is self.choice:
            spoken += [tile.text() for tile in self.grid.tiles() if tile.isEnabled()]
        self.aloud.say(spoken)

    def spoken(self) -> list[str]:
        """What is read aloud of the page."""
        page = self.pages.currentWidget()
        if page is self.message:
            return [self.message.accessibleName(), self.message.accessibleDescription()]
        if page is self.done:
            return self.done.spoken()
        if page is self.rate:
            return self.rate.spoken()
        if page is self.confirm:
            return [self._title.text(), translate("Kiosk", "Touch the large button at the bottom to take your number.")]
        return [self._title.text()]
