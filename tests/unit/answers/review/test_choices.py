"""From wishes to choices on one partnership: periods, services, and the pair of quality and cost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from lib.answers.review.choices import ReviewChoices, choose
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import make_series
from lib.domain.registry import Registry
from tests.samples import figure, indicator, partner
from tests.unit.answers.comparison.test_choices import Shelf

COST = indicator("kosten")
QUALITY = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
GREEN = replace(indicator("groen", Role.QUALITY, "%", Direction.HIGHER), service="groen")
MARK = replace(indicator("cijfer", Role.SATISFACTION, "cijfer", Direction.HIGHER), service="algemeen")
AA, BB = partner("aa-cc"), partner("bb-cc", fictitious=True)


@dataclass
class Archive(Shelf):
    """A shelf that knows its partnerships, and answers what is asked about one."""

    partners: tuple[Any, ...] = field(default=(AA, BB))

    @property
    def registry(self) -> Registry:
        return Registry({}, self.partners, {i.code: i for i in self.figures}, ())

    def ask(self, question: object, code: str) -> dict[Indicator, Any]:
        return {
            i: make_series(found)
            for i, table in self.figures.items()
            for who, found in table.items()
            if who.code == code
        }


def years(*found: str, status: Status = Status.FINAL) -> list[Figure]:
    return [figure(year, 10 + n, status) for n, year in enumerate(found)]


def see(archive: Archive, **wanted: str) -> ReviewChoices:
    return choose(wanted, archive)  # type: ignore[arg-type]


@pytest.fixture
def archive() -> Archive:
    return Archive(
        {
            COST: {AA: years("2020", "2021", "2022"), BB: years("2021")},
            QUALITY: {AA: years("2021", "2022", "2023"), BB: years("2021")},
            GREEN: {AA: years("2022", "2024")},
            MARK: {AA: years("2022-K1")},
        }
    )


def test_the_newest_full_year_against_the_one_before(archive: Archive) -> None:
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


def test_what_is_wanted_is_chosen(archive: Archive) -> None:
    choices = see(archive, focus="aa-cc", dienst="groen", periode="2024", vorige="2022")
    assert choices.parameters() == {"focus": "aa-cc", "dienst": "groen", "periode": "2024", "vorige": "2022"}


def test_a_later_period_is_no_previous_one(archive: Archive) -> None:
    choices = see(archive, focus="aa-cc", periode="2021", vorige="2023")
    assert (str(choices.previous), choices.unmet) == ("2020", (("vorige", "2023"),))


def test_a_quarter_is_compared_with_quarters_only(archive: Archive) -> None:
    choices = see(archive, focus="aa-cc", periode="2022-K1")
    assert (choices.earlier, choices.previous) == ((), None)
    assert "vorige" not in choices.parameters()


def test_one_period_has_nothing_before_it(archive: Archive) -> None:
    choices = see(archive, focus="bb-cc")
    assert (str(choices.period), choices.previous) == ("2021", None)


def test_the_pair_is_of_the_same_partnership_service_and_period(archive: Archive) -> None:
    choices = see(archive, focus="bb-cc", stand="begroting", fictief="nee", kosten="zomaar")
    assert choices.pair.focus == BB
    assert (choices.pair.service, str(choices.pair.period), str(choices.pair.stand)) == (
        "afval",
        "2021",
        "werkelijk",
    )
    assert choices.pair.cost is not None
    assert choices.pair.cost.indicator == COST


def test_a_client_with_several_partnerships_is_shown_by_its_first(archive: Archive) -> None:
    assert see(archive, focus="@aa").focus == AA


def test_an_unknown_partnership_is_told(archive: Archive) -> None:
    choices = see(archive, focus="zz")
    assert choices.focus is not None
    assert ("focus", "zz") in choices.unmet


def test_a_partnership_without_figures_has_nothing_to_choose(archive: Archive) -> None:
    empty = Archive(archive.figures, partners=(AA, BB, partner("dd-ee")))
    choices = see(empty, focus="dd-ee")
    assert choices.parameters() == {"focus": "dd-ee"}
    assert (choices.periods, choices.services, choices.series) == ((), (), {})


def test_a_budget_is_no_period_to_look_back_on() -> None:
    archive = Archive({COST: {AA: [*years("2022"), *years("2024", status=Status.BUDGET)]}})
    assert [str(p) for p in see(archive, focus="aa-cc").periods] == ["2022"]


def test_the_indicators_of_a_service_and_those_of_all(archive: Archive) -> None:
    choices = see(archive, focus="aa-cc", dienst="groen")
    assert [i.code for i in choices.about_service()] == ["groen", "cijfer"]
