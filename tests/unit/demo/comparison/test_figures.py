"""The given figures of the demo set, and the reference that is their mean and that of the lines."""

from __future__ import annotations

import statistics
from collections import defaultdict

import pytest

from tests.unit.demo.reading import Facts, Tables, actuals, event, given, num, reference

SURVEYED = {"schone_stad_pct", "rapportcijfer_openbare_ruimte", "beleving_rapportcijfer"}
SOFT = (
    *("participatie_per_1000_inw", "social_return_pct", "ziekteverzuim_pct", "medewerkers_rapportcijfer"),
    *("beleving_rapportcijfer", "bloemrijke_berm_pct"),
)


def test_surveys_carry_n_and_interval(tables: Tables) -> None:
    for row in actuals(tables):
        if row["indicator"] in SURVEYED:
            assert int(row["aantal"]) >= 200
            assert row["ondergrens"]


def test_waste_figures_of_a_year_agree(tables: Tables) -> None:
    total, residual = given(tables, "huishoudelijk_afval_kg_inw"), given(tables, "restafval_kg_inw")
    for code, rows in given(tables, "afvalscheiding_pct").items():
        for year, row in rows.items():
            rest, all_waste = (num(kind[code][year]["waarde"]) for kind in (residual, total))
            assert num(row["waarde"]) == pytest.approx(100 * (1 - rest / all_waste), abs=0.051)


def test_reference_is_the_mean_of_the_demo_figures(tables: Tables, facts: Facts) -> None:
    code = reference(tables)
    found = {(r["indicator"], int(r["periode"])): r for r in tables["cijfers"] if r["organisatie"] == code}
    for indicator in {indicator for indicator, _ in found}:
        values: dict[int, list[float]] = defaultdict(list)
        for by_year in facts.values(indicator).values():
            for year, value in by_year.items():
                values[year].append(value)
        assert set(values) == {year for named, year in found if named == indicator}
        for year, all_values in values.items():
            row = found[indicator, year]
            decimals = len(row["waarde"].partition(",")[2])
            assert num(row["waarde"]) == pytest.approx(
                statistics.fmean(all_values), abs=0.5 * 10**-decimals + 0.006
            )
            assert f"{len(all_values)} demowaarden" in row["opmerking"]


def test_who_holds_the_scan_keeps_the_soft_figures_too(tables: Tables) -> None:
    scanned = {row["partnerschap"] for row in tables["antwoorden"]}
    assert len(scanned) >= 8
    kept = {code: {who for who in given(tables, code) if who != reference(tables)} for code in SOFT}
    of_green = kept.pop("bloemrijke_berm_pct")
    assert all(found == scanned for found in kept.values())
    assert len(of_green) > 5
    assert of_green <= scanned


def test_diftar_lowers_residual_waste_and_raises_separation(tables: Tables, facts: Facts) -> None:
    residual, separated = facts.values("restafval_kg_inw"), facts.values("afvalscheiding_pct")
    code, year = event(tables, "diftar")
    drops = {
        (other, y): 100 * (rows[y] / rows[y - 1] - 1)
        for other, rows in residual.items()
        for y in rows
        if y - 1 in rows
    }
    assert -47 < drops.pop((code, year)) < -33
    assert min(drops.values()) > -20
    assert separated[code][year] - separated[code][year - 1] > 10


def test_a_cloudburst_shows_for_one_year(tables: Tables, facts: Facts) -> None:
    code, year = event(tables, "weer", "riolering")
    blocked = facts.values("demo_verstoppingen_100km")[code]
    assert blocked[year] > 1.3 * max(blocked[year - 1], blocked[year + 1])


def test_companies_say_what_was_entrusted_to_them(tables: Tables) -> None:
    alone = given(tables, "aandeel_toevertrouwd_pct")
    group = given(tables, "aandeel_toevertrouwd_geconsolideerd_pct")
    kinds = {r["organisatie"]: r["soort"] for r in tables["organisaties"]}
    assert {kinds[code] for code in alone} == {"overheidsbedrijf"}
    assert alone.keys() == group.keys()

    def mean(rows: dict[int, dict[str, str]], last: int) -> float | None:
        years = range(last - 2, last + 1)
        return statistics.fmean(num(rows[y]["waarde"]) for y in years) if set(years) <= set(rows) else None

    signals = {(_above(mean(alone[code], 2024)), _above(mean(group[code], 2024))) for code in alone}
    assert {(True, True), (True, False), (None, None)} <= signals


def _above(share: float | None) -> bool | None:
    return None if share is None else share > 80
