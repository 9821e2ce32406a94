from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QImage

from hallapp import language
from hallapp.errors import BadInput
from hallapp.views import theme
from hallapp.views.gallery import drawing
from hallapp.views.gallery.drawing import render
from hallapp.views.gallery.picture import SCREENS, Choice, Shot, found, shots


def names(choice: Choice) -> set[str]:
    return {shot.file.removesuffix(".png") for shot in shots(choice)}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Shot]]:
    """The launcher in some languages, themes and sizes."""
    folder = tmp_path_factory.mktemp("gallery")
    choice = Choice(["launcher"], ["open"], ["zh", "en"], ["light", "dark"], ["1366x768", "3840x2160"])
    told: list[tuple[int, int]] = []
    done = render(folder, choice, lambda made, wanted: told.append((made, wanted)))
    wanted = shots(choice)
    assert done.files == sorted(shot.file for shot in wanted) and done.faults == 0
    assert told[-1] == (len(wanted), len(wanted))
    return folder, wanted


def test_a_picture_is_as_large_as_its_screen(drawn: tuple[Path, list[Shot]]) -> None:
    folder, wanted = drawn
    sizes = {shot.size.name: QImage(str(folder / shot.file)).size().toTuple() for shot in wanted}
    assert sizes == {"1366x768": (1366, 768), "3840x2160": (3840, 2160)}


def test_languages_and_themes_differ(drawn: tuple[Path, list[Shot]]) -> None:
    folder, wanted = drawn
    for size in ("1366x768", "3840x2160"):
        images = [QImage(str(folder / shot.file)) for shot in wanted if shot.size.name == size]
        assert len({bytes(image.constBits()) for image in images}) == len(images) == 4


def test_on_a_screen_at_200_percent_type_is_drawn_finer_not_blown_up(drawn: tuple[Path, list[Shot]]) -> None:
    folder, _ = drawn
    image = QImage(str(folder / "launcher-open-zh-light-3840x2160.png"))
    half = image.scaled(image.size() / 2)
    assert half.scaled(image.size()) != image


def test_the_page_shows_what_lies_in_the_folder(drawn: tuple[Path, list[Shot]]) -> None:
    folder, wanted = drawn
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert page.count("<figure ") == len(wanted)
    assert all(f'src="{shot.file}"' in page for shot in wanted)
    assert '<select name="size"><option value="">all</option><option>1366x768</option>' in page
    assert 'data-view="launcher" data-state="open" data-language="en" data-theme="dark" data-size="1366x768"' in page


def test_only_what_is_asked_for_is_drawn() -> None:
    assert names(Choice(["wall"], ["busy"], ["zh"], ["light"])) == {
        f"wall-busy-zh-light-{size}" for size in ("1366x768", "1920x1080", "3840x2160", "1080x1920")
    }
    assert "desk-busy-en-contrast-683x768" in names(Choice(["desk"], sizes=["683x768"]))


def test_every_picture_has_a_name_of_its_own() -> None:
    everything = shots(Choice())
    assert len({shot.file for shot in everything}) == len(everything)


def test_every_view_is_drawn_in_every_language_theme_and_kind_of_screen() -> None:
    everything = shots(Choice())
    assert {(shot.language, shot.theme) for shot in everything} == {
        (code, name) for code in language.LANGUAGES for name in theme.THEMES
    }
    for view in ("console", "desk", "guide", "kiosk", "launcher", "manager", "wall"):
        sizes = {shot.size.name for shot in everything if shot.picture.view == view}
        assert {screen.name for screen in SCREENS} <= sizes, view


def test_all_scenes_of_the_pictures_are_known() -> None:
    from hallapp.views.scenes import SCENES

    assert {picture.scene for picture in found()} <= set(SCENES)


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice(views=["lobby"]), "launcher"),
        (Choice(views=["wall"], states=["asleep"]), "busy"),
        (Choice(views=["wall"], sizes=["640x480"]), "1080x1920"),
        (Choice(views=["wall"], states=["busy"], sizes=["own", "1366x768"]), "own"),
    ],
)
def test_what_is_unknown_is_refused_with_what_is_known(choice: Choice, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        shots(choice)


def test_a_choice_without_a_picture_is_refused() -> None:
    with pytest.raises(BadInput, match="No picture"):
        shots(Choice(states=["busy"], sizes=["own"]))


def test_only_the_hints_of_size_that_no_screen_takes_are_kept_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    before = qInstallMessageHandler(drawing.tell)
    try:
        qWarning(drawing.NO_WINDOWS)
        qWarning("a font is missing")
    finally:
        qInstallMessageHandler(before)
    assert capsys.readouterr().err == "a font is missing\n"
