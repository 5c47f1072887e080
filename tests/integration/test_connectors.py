"""Files of others, loaded as they are: Iv3, boundaries, population, CROW's scales."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.domain.access import Scope
from lib.domain.figures import Figure, Status
from lib.ingest.loading import Wishes, load_paths
from lib.store.comparison.figures import read_figures, read_inhabitants
from lib.store.engine import Store
from lib.store.registry import read_registry
from tests.loading import ask

INDICATOR = "lasten_afval_eur_inw"


@pytest.fixture
def published(store: Store, root: Path) -> Store:
    """A store with the published figures of Nijmegen and Zwolle."""
    assert not load_paths(store, sorted((root / "data" / "published").glob("*.csv"))).findings
    return store


def figures(store: Store, period: str, status: Status) -> dict[str, Figure]:
    found = ask(
        store, read_figures, ask(store, read_registry), indicators=[INDICATOR], period=period, status=status
    )
    return {figure.partnership or figure.organisation or "": figure for figure in found}


@pytest.mark.shared_data
def test_the_accounts_of_2023(published: Store, shared_data: Path) -> None:
    outcome = load_paths(published, [shared_data / "iv3" / "iv3_2023_jaarrekening.csv"])
    assert not outcome.findings
    found = figures(published, "2023", Status.ACCOUNTS)
    assert sum(figure.partnership is not None for figure in found.values()) == 341
    said = {code: round(found[code].value, 2) for code in ("nijmegen-dar", "zwolle-rova", "iv3-opgaven")}
    assert said == {"nijmegen-dar": 72.76, "zwolle-rova": 117.92, "iv3-opgaven": 125.35}
    assert "vijfheerenlanden" not in found
    assert [(n.code, n.subject) for n in outcome.notices] == [("geen_opgave", "Vijfheerenlanden")]
    registry = ask(published, read_registry)
    assert len(registry.partners) == 342
    by_code = {partner.code: partner for partner in registry.partners}
    assert by_code["s-gravenhage"].client == by_code["s-gravenhage"].contractor == "s-gravenhage"
    assert by_code["s-gravenhage"].contract_form == "onbekend"


@pytest.mark.shared_data
@pytest.mark.parametrize(("year", "silent"), [("2023", "Voorne aan Zee"), ("2024", "Vijfheerenlanden")])
def test_who_did_not_report_a_budget(year: str, silent: str, published: Store, shared_data: Path) -> None:
    outcome = load_paths(published, [shared_data / "iv3" / f"iv3_{year}_begroting.csv"])
    assert [(n.code, n.subject) for n in outcome.notices] == [("geen_opgave", silent)]
    assert len(figures(published, year, Status.BUDGET)) == 342


@pytest.mark.shared_data
def test_a_year_later_the_same_municipalities(published: Store, shared_data: Path) -> None:
    for name in ("iv3_2023_jaarrekening.csv", "iv3_2024_begroting.csv"):
        assert not load_paths(published, [shared_data / "iv3" / name]).findings
    registry = ask(published, read_registry)
    assert len(registry.partners) == 342
    assert sum(o.kind == "referentie" for o in registry.organisations.values()) == 5


@pytest.mark.shared_data
def test_the_same_file_again_changes_nothing(published: Store, shared_data: Path) -> None:
    path = shared_data / "iv3" / "iv3_2023_jaarrekening.csv"
    assert load_paths(published, [path]).load_id is not None
    assert load_paths(published, [path]).load_id is None


@pytest.mark.shared_data
@pytest.mark.parametrize("one_by_one", [False, True])
def test_an_answer_of_which_a_page_is_missing_is_refused(
    one_by_one: bool, published: Store, shared_cases: Path
) -> None:
    """Its first page alone gave Nijmegen 55.90 euro an inhabitant."""
    folder = shared_cases / "01-cbs-first-page-only"
    outcome = load_paths(published, sorted(folder.iterdir()) if one_by_one else [folder])
    [finding] = outcome.findings
    assert (finding.rule, finding.sheet, finding.row, finding.column) == ("cbs_niet_heel", "", 0, "")
    assert finding.file.endswith("TypedDataSet_45063NED.json")
    assert outcome.load_id is None


@pytest.mark.shared_data
@pytest.mark.parametrize("case", ["01-cbs-whole-answer", "02-cbs-saved-twice"])
@pytest.mark.parametrize("one_by_one", [False, True])
def test_what_was_saved_twice_counts_once(
    case: str, one_by_one: bool, published: Store, shared_cases: Path
) -> None:
    """Added up it gave Nijmegen 145.52 euro an inhabitant."""
    paths = sorted((shared_cases / case).iterdir()) if one_by_one else [shared_cases / case]
    outcome = load_paths(published, paths)
    assert not outcome.findings
    found = figures(published, "2023", Status.PROVISIONAL)
    assert round(found["nijmegen-dar"].value, 2) == 72.76
    assert ("cbs_dubbel_bewaard" in {n.code for n in outcome.notices}) == (
        len(list((shared_cases / case).iterdir())) > 1
    )


@pytest.mark.shared_data
@pytest.mark.parametrize("one_by_one", [False, True])
def test_of_two_tables_in_a_folder_none_is_passed_over(
    one_by_one: bool, published: Store, shared_cases: Path
) -> None:
    folder = shared_cases / "03-two-cbs-tables-in-one-folder"
    outcome = load_paths(published, sorted(folder.iterdir()) if one_by_one else [folder])
    assert not outcome.findings
    assert ask(published, read_inhabitants)["nijmegen", 2024] == 187049
    registry = ask(published, read_registry)
    [fine] = ask(published, read_figures, registry, indicators=["restafval_fijn_kg_inw"], period="2021")
    assert (fine.organisation, fine.value) == ("nijmegen", 105.2)


@pytest.mark.shared_data
@pytest.mark.parametrize("one_by_one", [False, True])
def test_the_key_figures_of_2015(one_by_one: bool, published: Store, shared_data: Path) -> None:
    folder = shared_data / "cbs" / "v3-2015"
    outcome = load_paths(published, sorted(folder.iterdir()) if one_by_one else [folder])
    assert not outcome.findings
    found = ask(published, read_figures, ask(published, read_registry), period="2015")
    values = {f.indicator: round(f.value, 1) for f in found if f.organisation == "nijmegen"}
    assert values == {
        "huishoudelijk_afval_kg_inw": 386.4,
        "restafval_kg_inw": 125.5,
        "restafval_fijn_kg_inw": 103.5,
        "restafval_grof_kg_inw": 22.0,
        "afvalscheiding_pct": 67.5,
    }
    assert any("83452NED" in notice.file + notice.subject for notice in outcome.notices)
    with published.rows(published.version(), Scope.all()) as rows:
        known = rows.of("kenmerken", organisatie="nijmegen", jaar=2015)
        characteristics = {row.kenmerk: row.waarde for row in rows.execute(sa.select(known))}
    assert characteristics == {
        "inwoners": 170_681,
        "huishoudens": 92_743,
        "omgevingsadressendichtheid": 2_408,
        "oppervlakte_land_ha": 5_361,
        "weglengte_gemeente_km": 611,
    }


@pytest.mark.shared_data
def test_the_boundaries_bring_the_codes(published: Store, shared_data: Path) -> None:
    load_paths(published, [shared_data / "iv3" / "iv3_2023_jaarrekening.csv"])
    outcome = load_paths(published, [shared_data / "geo" / "gemeenten_2023_pdok_simplified.geojson"])
    assert (outcome.findings, outcome.notices) == ((), ())
    changes = {change.dataset: change for change in outcome.changes}
    assert changes["organisaties"].new == 0
    assert changes["kenmerken"].new == 342 * 4


@pytest.mark.shared_data
def test_the_scales_of_crow(published: Store, shared_data: Path) -> None:
    outcome = load_paths(published, [shared_data / "kor" / "kor2023_beeldmeetlatten.csv"])
    assert [(change.dataset, change.new) for change in outcome.changes] == [("meetlatten", 181)]


@pytest.mark.shared_data
def test_the_recorded_population(published: Store, shared_data: Path) -> None:
    """Eight years of Nijmegen and Zwolle; 2023 is the figure that was published."""
    path = shared_data / "cbs" / "v4" / "03759ned" / "observations-page-1.json"
    outcome = load_paths(published, [path])
    assert not outcome.findings
    assert [(c.dataset, c.new, c.changed) for c in outcome.changes] == [("kenmerken", 14, 2)]


def test_a_price_index_made_by_hand(published: Store, tmp_path: Path) -> None:
    """A download in the shape of design/domain.md 3.5; no figure in it is CBS's."""
    prices = tmp_path / "handmade_83131NED.csv"
    prices.write_text(
        '"ID";"Perioden";"CPI_1"\n"1";"2023MM01";"   125.7"\n"2";"2023JJ00";"   126.6"\n', "utf-8"
    )
    outcome = load_paths(published, [prices], wishes=Wishes(status="definitief"))
    assert [(finding.rule, finding.value) for finding in outcome.findings] == []
    assert [(change.dataset, change.new) for change in outcome.changes] == [("prijsindex", 2)]
