from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from hallapp.errors import BadInput
from hallapp.views.gallery import found, render


def test_a_view_is_drawn_in_both_languages_and_themes(qapp: QApplication, tmp_path: Path) -> None:
    pictures = [picture for picture in found(["launcher"]) if picture.state == "open"]
    made = render(qapp, tmp_path, pictures)
    assert sorted(path.stem for path in made) == [
        "launcher-open-en-contrast", "launcher-open-en-dark", "launcher-open-en-light",
        "launcher-open-zh-contrast", "launcher-open-zh-dark", "launcher-open-zh-light",
    ]  # fmt: skip
    images = [QImage(str(path)) for path in made]
    assert {(image.width(), image.height()) for image in images} == {(1100, 700)}
    assert len({bytes(image.constBits()) for image in images}) == 6
    assert all(path.name in (tmp_path / "index.html").read_text(encoding="utf-8") for path in made)


def test_an_unknown_view_is_refused() -> None:
    with pytest.raises(BadInput, match="launcher"):
        found(["lobby"])
