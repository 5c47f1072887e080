"""From wishes to choices on one partnership: periods, services, and the pair of quality and cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.answers.review.choices import ReviewChoices, choose
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Direction, Role
from tests.samples import figure, indicator, partner
from tests.unit.answers.comparison.test_choices import Shelf

COST = indicator("kosten")
QUALITY = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
GREEN = replace(indicator("groen", Role.QUALITY, "%", Direction.HIGHER), service="groen")
MARK = replace(indicator("cijfer", Role.SATISFACTION, "cijfer", Direction.HIGHER), service="algemeen")
AA, BB = partner("aa-cc"), partner("bb-cc", fictitious=True)


def years(*found: str, status: Status = Status.FINAL) -> list[Figure]:
    return [figure(year, 10 + n, status) for n, year in enumerate(found)]


def see(archive: Shelf, **wanted: str) -> ReviewChoices:
    return choose(wanted, archive)  # type: ignore[arg-type]


@pytest.fixture
def archive() -> Shelf:
    return Shelf(
        {
            COST: {AA: years("2020", "2021", "2022"), BB: years("2021")},
            QUALITY: {AA: years("2021", "2022", "2023"), BB: years("2021")},
            GREEN: {AA: years("2022", "2024")},
            MARK: {AA: years("2022-K1")},
        }
    )


def test_the_newest_full_year_against_the_one_before(archive: Shelf) -> None:
    choices = see(archive, focus="aa-cc")
    assert choices.parameters() == {
        "focus": "aa-cc",
        "dienst": "afval",
        "periode": "2022",
        "vorige": "2021",
    }
    assert [str(p) for p in choices.periods] == ["2024", "2023", "2022", "2022-K1", "2021", "2020"]
    assert [str(p) for p in choices.earlier] == ["2021", "2020"]
    assert choices.unmet == ()


def test_what_is_wanted_is_chosen(archive: Shelf) -> None:
    choices = see(archive, focus="aa-cc", dienst="groen", periode="2024", vorige="2022")
    assert choices.parameters() == {"focus": "aa-cc", "dienst": "groen", "periode": "2024", "vorige": "2022"}


def test_a_later_period_is_no_previous_one(archive: Shelf) -> None:
    choices = see(archive, focus="aa-cc", periode="2021", vorige="2023")
    assert (str(choices.previous), choices.unmet) == ("2020", (("vorige", "2023"),))


def test_a_quarter_is_compared_with_quarters_only(archive: Shelf) -> None:
    choices = see(archive, focus="aa-cc", periode="2022-K1")
    assert (choices.earlier, choices.previous) == ((), None)
    assert "vorige" not in choices.parameters()


def test_one_period_has_nothing_before_it(archive: Shelf) -> None:
    choices = see(archive, focus="bb-cc")
    assert (str(choices.period), choices.previous) == ("2021", None)


def test_the_pair_is_of_the_same_partnership_service_and_period(archive: Shelf) -> None:
    choices = see(archive, focus="bb-cc", stand="begroting", fictief="nee", kosten="zomaar")
    assert choices.pair.focus == BB
    assert (choices.pair.service, str(choices.pair.period), str(choices.pair.stand)) == (
        "afval",
        "2021",
        "werkelijk",
    )
    assert choices.pair.cost is not None
    assert choices.pair.cost.indicator == COST


def test_a_client_with_several_partnerships_stays_the_client(archive: Shelf) -> None:
    """Another focus in its place would go along to every page."""
    also = partner("aa-dd")
    choices = see(Shelf(archive.figures, partners=(AA, BB, also)), focus="@aa")
    assert choices.focus is not None
    assert (choices.focus.code, choices.parameters()["focus"]) == ("@aa", "@aa")
    assert choices.partners == (choices.focus, AA, also, BB)


def test_an_unknown_partnership_is_told(archive: Shelf) -> None:
    choices = see(archive, focus="zz")
    assert choices.focus is not None
    assert ("focus", "zz") in choices.unmet


def test_a_partnership_without_figures_has_nothing_to_choose(archive: Shelf) -> None:
    empty = Shelf(archive.figures, partners=(AA, BB, partner("dd-ee")))
    choices = see(empty, focus="dd-ee")
    assert choices.parameters() == {"focus": "dd-ee"}
    assert (choices.periods, choices.services, choices.series) == ((), (), {})


def test_a_budget_is_no_period_to_look_back_on() -> None:
    archive = Shelf({COST: {AA: [*years("2022"), *years("2024", status=Status.BUDGET)]}})
    assert [str(p) for p in see(archive, focus="aa-cc").periods] == ["2022"]


def test_the_indicators_of_a_service_and_those_of_all(archive: Shelf) -> None:
    choices = see(archive, focus="aa-cc", dienst="groen")
    assert [i.code for i in choices.about_service()] == ["groen", "cijfer"]
