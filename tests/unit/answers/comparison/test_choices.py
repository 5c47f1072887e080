"""From wishes to a choices: what is offered, what is chosen by default, what is corrected and said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pytest

from lib.answers.comparison.choices import ComparisonChoices, choose, comparison_of
from lib.domain.figures import Figure, Stand, Status
from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import Measured, Partner, Realm, Series, make_series
from lib.domain.periods import Period, parse_period
from lib.domain.registry import Available, Registry
from lib.store.comparison.figures import read_series_of
from lib.store.comparison.holders import Held, read_holders
from tests.samples import figure, indicator, measured, partner

COST = indicator("kosten")
OTHER_COST = indicator("andere", unit="EUR/huishouden")
QUALITY = indicator("kwaliteit", Role.QUALITY, "%", Direction.HIGHER)
MARK = replace(indicator("cijfer", Role.SATISFACTION, "cijfer", Direction.HIGHER), service="algemeen")
CONTEXT = indicator("dichtheid", Role.CONTEXT, "%", Direction.NEUTRAL)
GREEN_COST = replace(indicator("groenkosten"), service="groen")

REAL = [partner(f"r{n}-x", peer_group="groep") for n in range(6)]
INVENTED = [partner(f"v{n}-x", fictitious=True) for n in range(8)]

Table = dict[Indicator, dict[Partner, list[Figure]]]


@dataclass
class Shelf:
    """A snapshot that holds what it is given."""

    figures: Table
    partners: tuple[Partner, ...] = ()

    @property
    def registry(self) -> Registry:
        found = {p: None for table in self.figures.values() for p in table}
        return Registry({}, self.partners or tuple(found), {i.code: i for i in self.figures}, ())

    @cached_property
    def available(self) -> tuple[Available, ...]:
        counts: dict[tuple[Any, ...], int] = {}
        for i, table in self.figures.items():
            for who, found in table.items():
                for f in found:
                    key = (i.code, f.period, f.status, who.fictitious)
                    counts[key] = counts.get(key, 0) + 1
        return tuple(
            Available(*key, reference=False, figures=n) for key, n in sorted(counts.items(), key=str)
        )

    def measured(self, code: str) -> Measured:
        return next(measured(i, table) for i, table in self.figures.items() if i.code == code)

    def measured_together(self, codes: Iterable[str]) -> list[Measured]:
        return [self.measured(code) for code in codes]

    def measured_in(self, period: Period, codes: Iterable[str]) -> list[Measured]:
        of_period = {
            i: {who: [f for f in found if f.period == period] for who, found in table.items()}
            for i, table in self.figures.items()
        }
        return [next(measured(i, table) for i, table in of_period.items() if i.code == c) for c in codes]

    def has_figures_in(self, realm: Realm, code: str) -> bool:
        return any(who.country == realm.country for who in self.measured(code).partners)

    def ask(self, question: object, *about: str) -> Any:
        answer = {read_series_of: self._series_of, read_holders: self._holders}[question]  # type: ignore[index]
        return answer(*about)

    def _series_of(self, code: str) -> dict[Indicator, Series]:
        found = {i: {who.code: fs for who, fs in table.items()} for i, table in self.figures.items()}
        return {i: make_series(table[code]) for i, table in found.items() if code in table}

    def _holders(self, *codes: str) -> dict[Held, frozenset[str]]:
        found: dict[Held, set[str]] = {}
        for i, table in self.figures.items():
            for who, fs in table.items():
                for f in fs if i.code in codes else ():
                    stand = Stand.BUDGET if f.status == Status.BUDGET else Stand.ACTUAL
                    found.setdefault(Held(i.code, stand, f.period), set()).add(who.code)
        return {held: frozenset(who) for held, who in found.items()}


def years(*found: str, status: Status = Status.FINAL) -> list[Figure]:
    return [figure(year, 10 + n, status) for n, year in enumerate(found)]


def everyone(
    who: Iterable[Partner], *found: str, status: Status = Status.FINAL
) -> dict[Partner, list[Figure]]:
    return {p: years(*found, status=status) for p in who}


def see(shelf: Shelf, **wanted: str) -> ComparisonChoices:
    return choose(wanted, shelf)  # type: ignore[arg-type]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        {
            COST: everyone(REAL, "2021", "2022") | everyone(INVENTED, "2021", "2022", "2023"),
            OTHER_COST: everyone(REAL[:1], "2022"),
            QUALITY: everyone(REAL, "2021", "2022") | everyone(INVENTED, "2022", "2023"),
            MARK: everyone(REAL[:2], "2022"),
            GREEN_COST: everyone(INVENTED[:2], "2022"),
            CONTEXT: everyone(REAL, "2022"),
        }
    )


def test_defaults_land_on_a_full_picture(shelf: Shelf) -> None:
    choices = see(shelf)
    assert (choices.service, choices.stand, choices.compare_with, choices.fictitious) == (
        "afval",
        Stand.ACTUAL,
        "alle",
        False,
    )
    assert choices.cost
    assert choices.cost.indicator == COST
    assert choices.quality
    assert choices.quality.indicator == QUALITY
    assert choices.focus == REAL[0]
    assert choices.period == parse_period("2022")  # the newest period with at least half the points
    assert not choices.unmet


@pytest.mark.parametrize(("newest", "period"), [(3, "2022"), (2, "2021")])
def test_the_default_period_is_the_newest_with_half_the_points(newest: int, period: str) -> None:
    whole, part = everyone(REAL, "2021"), everyone(REAL[:newest], "2021", "2022")
    assert see(Shelf({COST: whole | part, QUALITY: whole | part})).period == parse_period(period)


def test_only_what_has_figures_is_offered(shelf: Shelf) -> None:
    choices = see(shelf, fictief="ja")
    assert choices.services == ("afval", "groen")  # the general service is part of every other
    assert set(choices.costs) == {COST, OTHER_COST}
    assert set(choices.qualities) == {QUALITY, MARK}
    assert choices.stands == (Stand.ACTUAL,)
    assert [str(p) for p in choices.periods] == ["2023", "2022", "2021"]
    assert [str(p) for p in see(shelf, kosten="andere", fictief="ja").periods] == ["2022"]


def test_what_only_another_country_has_is_not_offered() -> None:
    abroad = [partner(f"s{n}-x", country="GB") for n in range(6)]
    shelf = Shelf(
        {
            COST: everyone(REAL, "2022"),
            OTHER_COST: everyone(abroad, "2022"),
            QUALITY: everyone(REAL, "2022"),
            MARK: everyone(abroad, "2022"),
        }
    )
    at_home, elsewhere = see(shelf, focus=REAL[0].code), see(shelf, focus="s0-x")
    assert (at_home.costs, at_home.qualities) == ((COST,), (QUALITY,))
    assert (elsewhere.costs, elsewhere.qualities) == ((OTHER_COST,), (MARK,))
    assert at_home.everyone[-6:] == tuple(abroad)


def test_without_fictitious_their_services_and_periods_go_too(shelf: Shelf) -> None:
    choices = see(shelf, fictief="nee")
    assert choices.services == ("afval",)
    assert [str(p) for p in choices.periods] == ["2022", "2021"]
    assert set(choices.partners) == set(REAL)
    assert choices.has_fictitious


def test_a_set_without_fictitious_has_nothing_to_show_of_it() -> None:
    shelf = Shelf({COST: everyone(REAL, "2022"), QUALITY: everyone(REAL, "2022")})
    choices = see(shelf, fictief="ja")
    assert not choices.has_fictitious
    assert not choices.fictitious
    assert choices.unmet == (("fictief", "ja"),)


def test_the_parameters_of_a_view_give_that_view(shelf: Shelf) -> None:
    for wanted in (
        {},
        {"focus": "v3-x", "periode": "2023"},
        {"vergelijk": "r1-x,r2-x"},
        {"vergelijk": "zelf"},
        {"vergelijk": "groep", "kwaliteit": "cijfer"},
        {"dienst": "groen", "fictief": "ja"},
        {"fictief": "nee"},
    ):
        choices = see(shelf, **wanted)
        again = see(shelf, **choices.parameters())
        assert again.parameters() == choices.parameters()
        assert not again.unmet


@pytest.mark.parametrize("loose", ["", "kwaliteit"])
def test_who_has_what_is_not_asked_where_nothing_needs_to_be_found(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, loose: str
) -> None:
    pair = {"dienst": "afval", "kosten": "andere", "kwaliteit": "cijfer"}
    usual, asked = see(shelf, **pair), list[str]()
    monkeypatch.setattr(Shelf, "_holders", lambda _, *codes: asked.extend(codes) or {})
    assert see(shelf, **pair).parameters() == usual.parameters()
    assert not asked
    see(shelf, **pair, los=loose)
    assert bool(asked) == bool(loose)  # what was chosen beside another focus is no wish


@pytest.mark.parametrize("wish", [{"kosten": "groenkosten"}, {"kwaliteit": "kosten"}, {"dienst": "groen"}])
def test_a_pair_that_does_not_go_together_is_looked_for(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, wish: dict[str, str]
) -> None:
    asked = list[str]()
    monkeypatch.setattr(Shelf, "_holders", lambda _, *codes: asked.extend(codes) or {})
    see(shelf, **{"dienst": "afval", "kosten": "kosten", "kwaliteit": "kwaliteit"} | wish)
    assert asked


@pytest.mark.parametrize(
    "name", ["dienst", "kosten", "kwaliteit", "periode", "stand", "focus", "fictief", "vergelijk"]
)
def test_an_unknown_wish_is_remembered_and_replaced(shelf: Shelf, name: str) -> None:
    choices = see(shelf, **{name: "bestaat-niet"})
    assert choices.unmet == ((name, "bestaat-niet"),)
    expected = see(shelf).parameters()
    if name == "vergelijk":  # none of the chosen exists: a choice of nobody
        expected["vergelijk"] = "zelf"
    assert choices.parameters() == expected


def test_peers(shelf: Shelf) -> None:
    assert see(shelf).peers is None
    assert see(shelf, vergelijk="groep").peers == {p.code for p in REAL}
    chosen = see(shelf, focus="r0-x", vergelijk="r1-x,v1-x,r1-x,weg")
    assert chosen.peers == {"r1-x"}
    assert chosen.unmet == (("vergelijk", "v1-x"), ("vergelijk", "weg"))
    assert see(shelf, focus="v0-x", vergelijk="groep").unmet == (("vergelijk", "groep"),)


def test_the_focus_decides_the_default_period(shelf: Shelf) -> None:
    assert see(shelf, focus="v0-x").period == parse_period("2023")
    assert see(shelf, focus="r0-x").period == parse_period("2022")
    asked = see(shelf, focus="r0-x", periode="2023", fictief="ja")
    assert asked.period == parse_period("2023")


def test_budget_is_offered_where_it_exists() -> None:
    both = {p: [*years("2022"), *years("2022", "2023", status=Status.BUDGET)] for p in REAL}
    choices = see(Shelf({COST: both, QUALITY: both}), stand="begroting")
    assert choices.stands == (Stand.ACTUAL, Stand.BUDGET)
    assert choices.stand == Stand.BUDGET
    assert [str(p) for p in choices.periods] == ["2023", "2022"]
    assert see(Shelf({COST: both, QUALITY: both})).stand == Stand.ACTUAL


def test_a_service_with_one_axis_has_no_comparison() -> None:
    shelf = Shelf({COST: everyone(REAL, "2022")})
    choices = see(shelf)
    assert choices.quality is None
    assert choices.focus == REAL[0]
    assert comparison_of(choices, shelf) is None  # type: ignore[arg-type]


def test_nothing_at_all() -> None:
    choices = see(Shelf({}), dienst="afval", focus="aa")
    assert (choices.service, choices.cost, choices.period, choices.focus) == (None, None, None, None)
    assert set(choices.parameters()) == {"stand", "vergelijk", "fictief"}


def test_the_focus_stays_whatever_it_has_figures_of(shelf: Shelf) -> None:
    bare = partner("bb-x")
    shelf.partners = (bare, *REAL, *INVENTED)
    for wanted in ({}, {"dienst": "groen"}, {"kosten": "andere"}, {"periode": "2021"}, {"fictief": "nee"}):
        for who in (bare, REAL[5], INVENTED[7]):
            choices = see(shelf, focus=who.code, **wanted)
            assert choices.focus == who
            assert choices.parameters()["focus"] == who.code
            assert {*choices.everyone} == {bare, *REAL, *INVENTED}
            assert who in choices.partners
            assert not [name for name, _ in choices.unmet if name == "focus"]


def test_a_fictitious_focus_stands_among_its_peers_and_leaves_the_stand_to_the_reader(shelf: Shelf) -> None:
    choices = see(shelf, focus="v0-x", fictief="nee")
    assert set(INVENTED) <= set(choices.partners)
    assert (choices.fictitious, choices.parameters()["fictief"]) == (False, "nee")
    assert see(shelf, fictief="ja").fictitious


def test_fictitious_ones_are_shown_unasked_only_where_there_is_nothing_real(shelf: Shelf) -> None:
    assert not see(shelf).fictitious
    invented = {i: {p: f for p, f in t.items() if p.fictitious} for i, t in shelf.figures.items()}
    assert see(Shelf(invented)).fictitious
    one_real = invented | {CONTEXT: {REAL[0]: years("2022")}}
    assert not see(Shelf(one_real)).fictitious


def test_what_was_chosen_beside_another_focus_yields_to_the_new_one(shelf: Shelf) -> None:
    beside = {"dienst": "afval", "kosten": "andere", "kwaliteit": "kwaliteit", "periode": "2022"}
    kept = see(shelf, focus="r0-x", los="dienst kosten kwaliteit periode", **beside)
    assert {name: kept.parameters()[name] for name in beside} == beside
    choices = see(shelf, focus="r1-x", los="dienst kosten kwaliteit periode", **beside)
    assert choices.cost
    assert (choices.cost.indicator, choices.focus_periods != ()) == (COST, True)
    asked = see(shelf, focus="r1-x", **beside)  # in a link it is followed
    assert asked.cost
    assert asked.cost.indicator == OTHER_COST


def test_a_period_that_the_new_focus_does_not_have_is_told(shelf: Shelf) -> None:
    choices = see(shelf, focus="v0-x", periode="2021", los="periode")
    assert (choices.period, choices.unmet) == (parse_period("2023"), (("periode", "2021"),))


def test_no_pair_in_any_period_still_offers_the_years() -> None:
    shelf = Shelf({COST: {REAL[0]: years("2020")}, QUALITY: {REAL[0]: years("2022")}})
    choices = see(shelf)
    assert [str(p) for p in choices.periods] == ["2022", "2020"]
    assert choices.focus_periods == ()
    assert choices.focus == REAL[0]


def test_another_cost_unit_is_a_reason(shelf: Shelf) -> None:
    shelf.figures[OTHER_COST] = {REAL[5]: years("2022")}
    del shelf.figures[COST][REAL[5]]
    comparison = comparison_of(see(shelf), shelf)  # type: ignore[arg-type]
    assert comparison
    (absence,) = [a for a in comparison.absent if a.partner == REAL[5]]
    assert str(absence.unit) == "EUR/huishouden"
