"""The shared cases of the market test: small sets whose figures were wrong, loaded whole, with what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.domain.figures import Figure
from lib.domain.market.disclosure import Refusal
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.publish import Published, publish
from lib.domain.market.steps.level import LEVEL_NEEDED
from lib.domain.units import parse_unit
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.market.dossiers import read_dossier, read_tests
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.upkeep.verify import verify
from lib.tables.market.price_test import terms_table
from lib.tables.market.working import working_table
from lib.text.language import DUTCH
from lib.text.market import sentences
from tests.loading import all_figures, ask

pytestmark = pytest.mark.shared_data
UNIT = parse_unit("EUR/m2")


@pytest.fixture
def loaded(store: Store, shared_cases: Path, request: pytest.FixtureRequest) -> Store:
    folder = shared_cases / "figures" / request.param
    outcome = load_paths(store, sorted(folder.glob("*.csv")))
    assert not outcome.findings, outcome.findings[:3]
    assert verify(store) == []
    return store


def of_case(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("loaded", [name], indirect=True)


def published(store: Store, level: str | None = "B") -> Published:
    dossier = ask(store, read_dossier, "p1", "m", 2024, level)
    case = dossier and dossier.case()
    assert case
    return publish(case)


def figures(store: Store) -> dict[str, Figure]:
    return {figure.indicator: figure for figure in all_figures(store)}


@of_case("m_band_decimal")
def test_a_band_of_5_and_7_5_is_shown_as_95_to_107_5(loaded: Store) -> None:
    found = published(loaded)
    assert found.outcome.verdict == MarketVerdict.ABOVE  # 107.8 is above 107.5
    title = sentences.test_title(DUTCH, found, "B een")
    assert title == "B een: index 107,8, ▲ boven de bandbreedte (band 95 tot 107,5)"
    assert any(
        "Afgesproken band 95 tot 107,5" in said for said in sentences.outcome_sentences(DUTCH, found, UNIT)
    )
    assert dict(terms_table(found.case.terms, DUTCH).rows)["Band"].startswith("95 tot 107,5 ")


@of_case("m_src_case")
def test_spellings_of_one_source_are_one_party_and_refused(loaded: Store) -> None:
    found = published(loaded)
    assert (found.confidential, found.withheld, found.refusal) == (0, 5, Refusal.TOO_SMALL)
    assert (found.outcome.index, found.outcome.n, found.outcome.spread) == (None, 0, None)
    assert "marktindex_m" not in figures(loaded)


@of_case("m_conf6_one_old")
def test_an_aged_price_leaves_the_block_before_it_closes(loaded: Store) -> None:
    found = published(loaded)
    assert (found.confidential, found.withheld, found.refusal) == (6, 1, Refusal.OUTSIDE)
    # median 1.025, on 1.01^2: 98.03; the ends 0.90 and 1.15 lie within 1.05^-3 and 1.05^3: 86.4 and 115.8, outward
    assert (found.outcome.index, found.outcome.interval, found.outcome.n) == (98, (86, 116), 6)
    figure = figures(loaded)["marktindex_m"]
    assert (figure.value, figure.low, figure.high, figure.n) == (98, 86, 116, 6)
    (verdict,) = ask(loaded, read_partner_verdicts, "p1", 2024)
    assert (verdict.value, verdict.confidential) == (98, 6)
    by_hand = dict(working_table(found, DUTCH).rows)
    assert by_hand["Interval van de index"] == "86 tot 116, naar buiten afgerond"


@of_case("m_toets_no_level")
def test_a_test_without_a_level_compares_within_each_level(loaded: Store) -> None:
    assert [(test.level, test.agreed) for test in ask(loaded, read_tests)] == [("B", True)]
    for level in ("B", None):
        found = published(loaded, level)
        assert (found.outcome.n, round(found.outcome.index or 0, 4)) == (6, 97.5610)
        assert found.outcome.formal == MarketVerdict.WITHIN
    assert round(figures(loaded)["marktindex_m"].value, 4) == 97.5610
    assert figures(loaded)["getoetst_pct"].value == 100
    (verdict,) = ask(loaded, read_partner_verdicts, "p1", 2024)
    assert (verdict.level, round(verdict.value or 0, 4)) == ("B", 97.5610)


@of_case("m_toets_no_level")
def test_a_charge_without_a_level_says_that_one_is_needed(loaded: Store, tmp_path: Path) -> None:
    rates = tmp_path / "tarieven.csv"
    heading = (
        "partnerschap;product;jaar;eenheid;prijs_eur;niveau;btw_inbegrepen;overhead;prijspeil;fictief;bron"
    )
    rates.write_text(f"{heading}\np1;m;2025;m2;1,00;;nee;volledig;2024;ja;b\n")
    terms = tmp_path / "toetsen.csv"
    heading = (
        "partnerschap;product;jaar;niveau;indexreeks;prijspeil;band_onder_pct;band_boven_pct;"
        "afgesproken_door;afgesproken_op"
    )
    terms.write_text(f"{heading}\np1;m;2025;;ix;2024;10;10;x;2024-01-01\n")
    assert not load_paths(loaded, [rates, terms]).findings
    dossier = ask(loaded, read_dossier, "p1", "m", 2025, None)
    case = dossier and dossier.case()
    assert case
    found = publish(case)
    assert LEVEL_NEEDED in found.outcome.reasons
    assert "niveau van de toets ontbreekt" in sentences.test_title(DUTCH, found, "B een")
    assert any(
        "Vul niveau in bij het tarief" in said for said in sentences.outcome_sentences(DUTCH, found, UNIT)
    )
