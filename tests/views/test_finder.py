import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.catalogue import Catalogue
from hallapp.paths import DEMO_HALL
from hallapp.views.finder import NAME_BEGINS, Finder
from simulation.scenario import load

CATALOGUE = Catalogue(load(DEMO_HALL))
FINDER = Finder(CATALOGUE.services.values(), CATALOGUE.groups)


@pytest.mark.parametrize(
    "typed", ["jzzsl", "JZZSL", "juzhuzhengshenling", "居住证申领", "residence permit", "permit-apply"]
)
def test_a_service_is_found_by_initials_pinyin_chinese_english_and_id(typed: str) -> None:
    assert FINDER.find(typed)[0].service.id == "permit-apply"


def test_the_part_of_the_name_that_answers_is_told() -> None:
    found = FINDER.find("jzz")[0]
    assert (found.service.names.zh[slice(*found.zh)], found.rank) == ("居住证", NAME_BEGINS)


@pytest.mark.parametrize("typed", ["residencep", "residencepermit"])
def test_english_words_are_found_where_there_is_no_key_for_a_blank(typed: str) -> None:
    found = FINDER.find(typed)[0]
    answered = found.service.names.en[slice(*found.en)].lower()
    assert answered.replace(" ", "") == typed
    assert not FINDER.find(typed[1:])


def test_a_code_finds_its_service() -> None:
    service = next(service for service in CATALOGUE.services.values() if service.code)
    assert service.id in [found.service.id for found in FINDER.find(service.code.lower())]


def test_a_syllable_is_not_found_from_its_middle() -> None:
    assert "permit-apply" not in [found.service.id for found in FINDER.find("uzhu")]


def test_among_equals_what_is_wanted_more_comes_first() -> None:
    plain = [found.service.id for found in FINDER.find("jzz")]
    wanted = FINDER.find("jzz", {plain[1]: 5.0})
    assert wanted[0].service.id == plain[1]


@given(st.text(max_size=12))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    for found in FINDER.find(typed):
        assert 0 <= found.zh[0] <= found.zh[1] <= len(found.service.names.zh)


@given(st.sampled_from(sorted(CATALOGUE.services)))
def test_every_service_is_found_by_its_own_initials(service: str) -> None:
    assert service in [found.service.id for found in FINDER.find(FINDER.initials(service))]
