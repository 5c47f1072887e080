"""Who is charted, and which figures serve whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lib.domain.comparison.series_breaks import GIVEN_CAUSE, SOURCE_CAUSE, all_causes, causes_in
from lib.domain.derivation import Derivation
from lib.domain.figures import Figure, Stand, Status
from lib.domain.indicators import Role
from lib.domain.partners import (
    NO_SERIES,
    Partner,
    Series,
    made_for,
    make_series,
    partner_series,
    reference_series,
    with_own_names,
)
from lib.domain.periods import parse_period
from tests.samples import QUALITY, day, figure, indicator, measured, organisation, partner

ACTUAL, BUDGET = Stand
NAMES = {"aa": "Aa", "bb": "Bb", "cc": "Cc NV"}


def lent(period: str, value: float, organisation: str = "aa", **more: Any) -> Figure:
    """A figure given for an organisation."""
    return figure(period, value, partnership=None, organisation=organisation, **more)


def values(series: Series, stand: Stand = ACTUAL) -> dict[str, float]:
    return {str(period): found.value for period, found in series.of(stand).items()}


def served(figures: list[Figure], *partners: Partner, role: Role = Role.COST) -> dict[str, dict[str, float]]:
    found = partner_series(figures, partners, NAMES, indicator(role=role))
    return {who.code: values(series) for who, series in found.items()}


def test_own_figure_wins_over_that_of_the_client_per_period() -> None:
    figures = [lent("2022", 1), lent("2023", 2), figure("2023", 3)]
    assert served(figures, partner("aa-cc")) == {"aa-cc": {"2022": 1, "2023": 3}}


def test_own_provisional_figure_wins_over_a_final_one_of_the_client() -> None:
    own = figure("2023", 3, Status.PROVISIONAL)
    assert served([lent("2023", 2), own], partner("aa-cc")) == {"aa-cc": {"2023": 3}}


def test_own_budget_does_not_hide_the_accounts_of_the_client() -> None:
    series = make_series([figure("2023", 3, Status.BUDGET)], [lent("2023", 2)])
    assert (values(series), values(series, BUDGET)) == ({"2023": 2}, {"2023": 3})


def test_a_client_of_several_partnerships_is_drawn_once_under_its_own_name() -> None:
    found = partner_series([lent("2023", 5)], [partner("aa-cc"), partner("aa-dd")], NAMES, indicator())
    [(whole, series)] = found.items()
    assert (whole.code, whole.name, whole.client, whole.is_whole_client) == ("@aa", "Aa", "aa", True)
    assert values(series) == {"2023": 5}


def test_partnerships_with_figures_of_their_own_stand_beside_the_whole_client() -> None:
    found = served([lent("2023", 5), figure("2023", 7)], partner("aa-cc"), partner("aa-dd"))
    assert found == {"@aa": {"2023": 5}, "aa-cc": {"2023": 7}}


@pytest.mark.parametrize(
    ("groups", "group"), [(("een", "een"), "een"), (("een", "twee"), None), ((None, None), None)]
)
def test_the_whole_client_keeps_a_peer_group_that_is_the_same(
    groups: tuple[str, str], group: str | None
) -> None:
    partners = [partner(f"aa-{i}", peer_group=name) for i, name in enumerate(groups)]
    [whole] = partner_series([lent("2023", 5)], partners, NAMES, indicator())
    assert whole.peer_group == group


def test_dates_decide_which_partnership_a_clients_figure_serves() -> None:
    before = partner("aa-cc", end=day("2019-12-31"))
    after = partner("aa-dd", start=day("2020-07-01"))
    found = served([lent("2019", 1), lent("2020", 2), lent("2021", 3)], before, after)
    assert found == {"aa-cc": {"2019": 1}, "aa-dd": {"2020": 2, "2021": 3}}


def test_a_year_in_which_one_partnership_follows_another_is_of_the_whole_client() -> None:
    before = partner("aa-cc", end=day("2020-06-30"))
    after = partner("aa-dd", start=day("2020-07-01"))
    assert served([lent("2020", 2)], before, after) == {"@aa": {"2020": 2}}


def test_a_figure_outside_all_partnerships_serves_nobody() -> None:
    assert served([lent("2019", 1)], partner("aa-cc", start=day("2020-01-01"))) == {}
    assert served([lent("2019", 1, "zz")], partner("aa-cc")) == {}


@pytest.mark.parametrize(
    ("role", "serves"),
    [(role, role in (Role.CONTEXT, Role.COOPERATION)) for role in Role],
)
def test_a_contractors_figure_serves_its_partnerships_in_two_roles_only(role: Role, serves: bool) -> None:
    found = served([lent("2023", 4, "cc")], partner("aa-cc"), partner("bb-cc"), role=role)
    assert found == ({"aa-cc": {"2023": 4}, "bb-cc": {"2023": 4}} if serves else {})


def test_an_own_service_gets_its_figure_once() -> None:
    own_service = partner("aa")
    series = partner_series([lent("2023", 4)], [own_service], NAMES, indicator(role=Role.CONTEXT))[
        own_service
    ]
    assert values(series) == {"2023": 4}


def test_only_references_have_a_reference_series() -> None:
    known = {"land": organisation("land", "referentie"), "aa": organisation("aa")}
    found = reference_series([lent("2023", 1, "land"), lent("2023", 2, "aa"), figure("2023", 3)], known)
    assert {who.code: values(series) for who, series in found.items()} == {"land": {"2023": 1}}


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2023", "2021"),
        ("2021", "2020"),
        ("2020", None),
        ("2023-K2", "2023-K1"),
        ("2023-K1", None),
        ("2030", "2023"),
    ],
)
def test_the_previous_figure_is_the_latest_of_the_same_kind(period: str, before: str | None) -> None:
    series = make_series([figure(p, 1) for p in ("2020", "2021", "2023", "2023-K1", "2023-K2", "2022-12")])
    found = series.previous_comparable(ACTUAL, parse_period(period))
    assert (found and str(found.period)) == before


def test_a_previous_figure_is_of_the_same_stand() -> None:
    series = make_series([figure("2022", 1, Status.BUDGET), figure("2023", 2)])
    assert series.previous_comparable(ACTUAL, parse_period("2023")) is None


@pytest.mark.parametrize(
    ("breaks", "period", "before"),
    [
        (["2023"], "2023", None),
        (["2022"], "2023", "2022"),
        (["2022"], "2022", None),
        (["2021"], "2023", "2022"),
    ],
)
def test_a_series_break_ends_what_can_be_compared(breaks: list[str], period: str, before: str | None) -> None:
    figures = [figure(p, 1, series_break=p in breaks) for p in ("2021", "2022", "2023")]
    found = make_series(figures).previous_comparable(ACTUAL, parse_period(period))
    assert (found and str(found.period)) == before


def test_a_break_in_a_year_without_an_actual_figure_still_breaks() -> None:
    budget = figure("2022", 1, Status.BUDGET, series_break=True)
    series = make_series([figure("2021", 1), budget, figure("2023", 1)])
    assert series.previous_comparable(ACTUAL, parse_period("2023")) is None


def test_a_series_is_in_order_of_time_and_may_be_empty() -> None:
    series = make_series([figure("2023", 1), figure("2019", 2), figure("2021", 3)])
    assert list(values(series)) == ["2019", "2021", "2023"]
    assert NO_SERIES.at(ACTUAL, parse_period("2023")) is None
    assert NO_SERIES.previous_comparable(ACTUAL, parse_period("2023")) is None


def given_for(organisation: str | None, period: str, source: str) -> Figure:
    partnership = None if organisation else "aa-cc"
    return figure(period, 1, partnership=partnership, organisation=organisation, source=source)


@pytest.mark.parametrize(
    ("own", "lent", "broken"),
    [
        ({"2022": "gemeente"}, {"2015": "cbs"}, ["2022"]),
        ({"2015": "gemeente"}, {"2022": "cbs", "2023": "cbs"}, ["2022"]),
        ({"2022": "cbs"}, {"2015": "cbs"}, []),
        ({"2022": "gemeente"}, {"2022": "cbs"}, []),
        ({"2022": "gemeente", "2023": "krant"}, {}, []),
        ({"2022": "gemeente"}, {"2015-K1": "cbs"}, []),
    ],
)
def test_a_series_breaks_where_it_goes_to_figures_of_another_subject_and_source(
    own: dict[str, str], lent: dict[str, str], broken: list[str]
) -> None:
    """What the municipality itself told of 2022 is no change against what CBS counted in 2015."""
    found = make_series(
        [given_for(None, *each) for each in own.items()], [given_for("aa", *each) for each in lent.items()]
    )
    assert {str(period): why for period, why in found.breaks.items()} == dict.fromkeys(broken, SOURCE_CAUSE)


def test_why_figures_cannot_be_joined() -> None:
    transferred = Derivation((), causes=causes_in("ambitie overdracht"))
    figures = [
        figure("2020", 1),
        figure("2021", 1, series_break=True),
        figure("2022", 1),
        figure("2023", 1, series_break=True, source=transferred),
        figure("2023", 1, Status.BUDGET, series_break=True),
    ]
    series = make_series(figures)
    at = {year: series.causes_at(ACTUAL, parse_period(year)) for year in ("2020", "2021", "2022", "2023")}
    both = all_causes(transferred.causes, GIVEN_CAUSE)
    assert at == {"2020": (), "2021": GIVEN_CAUSE, "2022": (), "2023": both}
    assert series.causes_between(parse_period("2020"), parse_period("2022")) == GIVEN_CAUSE
    assert [str(cause) for cause in both] == ["overdracht", "ambitie", "opgegeven"]


@pytest.mark.parametrize(
    ("reference", "whose"),
    [
        ("nvrd-vergelijking-nijmegen", "nijmegen"),
        ("norm-nijmegen-dar", "nijmegen-dar"),
        ("nvrd-deelnemers", None),
        ("nijmegen", None),
        ("noordnijmegen", None),
    ],
)
def test_a_reference_is_of_the_owner_whose_code_ends_its_own(reference: str, whose: str | None) -> None:
    assert made_for(reference, {"nijmegen", "nijmegen-dar", "zwolle"}) == whose


def test_a_reference_made_for_one_stands_with_nobody_else() -> None:
    general, theirs = (
        organisation("land", "referentie"),
        replace(organisation("a", "referentie"), made_for="aa"),
    )
    found = measured(QUALITY, {}, {general: [], theirs: []})
    realm = partner("aa-cc").realm
    assert set(found.references_of(realm, partner("aa-cc"))) == {general, theirs}
    assert set(found.references_of(realm, partner("bb-cc"))) == {general}
    assert set(found.references_of(realm, None)) == {general}


def test_partnerships_of_one_name_are_told_apart_by_their_codes() -> None:
    names = {"aa-cc": "Aa - Cc", "aa-dd": "AA  -\u00a0cc ", "bb-cc": "Bb - Cc"}
    found = with_own_names(partner(code, name=name) for code, name in names.items())
    assert [each.name for each in found] == ["Aa - Cc (aa-cc)", "AA  -\u00a0cc  (aa-dd)", "Bb - Cc"]
    assert [each.code for each in found] == list(names)
