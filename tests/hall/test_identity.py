import datetime

from hypothesis import given
from hypothesis import strategies as st

from hallapp import pin
from hallapp.hall import identity

NUMBER = "11010519491231002X"
"""The example of the standard's own text."""


def test_the_standards_example_is_a_number_and_its_holder_has_an_age() -> None:
    assert identity.is_number(NUMBER)
    assert identity.is_number(NUMBER.lower())
    assert identity.age(NUMBER, datetime.date(2026, 12, 30)) == 76
    assert identity.age(NUMBER, datetime.date(2026, 12, 31)) == 77


@given(place=st.integers(0, 16), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(place: int, digit: str) -> None:
    wrong = NUMBER[:place] + digit + NUMBER[place + 1 :]
    assert identity.is_number(wrong) == (digit == NUMBER[place])


def test_other_long_numbers_are_none() -> None:
    for text in ("", "13800000000", "1" * 18, "6222021234567890123", "110105194912310０2X"):
        assert not identity.is_number(text)


def test_a_pin_is_known_again_and_not_readable() -> None:
    kept = pin.keep("4711")
    assert "4711" not in kept
    assert pin.fits("4711", kept) and not pin.fits("4712", kept)
    assert pin.keep("4711") != kept
    assert not pin.fits("", "") and not pin.fits("4711", "nonsense") and pin.keep("") == ""
