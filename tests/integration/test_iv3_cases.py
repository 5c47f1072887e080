"""Raw Iv3 and boundary files that went wrong, as reported, on a store with the published figures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.domain.figures import Figure, Status
from lib.domain.loads.findings import Finding
from lib.ingest.loading import load_paths
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.registry import read_registry
from lib.store.service_levels.outlines import read_outline
from lib.store.upkeep.opening import open_store
from lib.text.language import Language
from lib.text.loads.findings import sentence
from tests.loading import address, ask

pytestmark = pytest.mark.shared_data
WASTE = "lasten_afval_eur_inw"


@pytest.fixture(scope="module")
def published_file(tmp_path_factory: pytest.TempPathFactory, empty_store: Path, root: Path) -> Path:
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("published")))
    store = open_store(address(path))
    assert not load_paths(store, sorted((root / "data" / "published").glob("*.csv"))).findings
    store.close()
    return path


@pytest.fixture
def published(published_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the published figures of Nijmegen and Zwolle."""
    store = open_store(address(Path(shutil.copy(published_file, tmp_path))))
    yield store
    store.close()


def figures(store: Store, period: str, status: Status) -> dict[str, Figure]:
    registry = ask(store, read_registry)
    found = ask(store, read_figures, registry, indicators=[WASTE], period=period, status=status)
    return {figure.partnership or figure.organisation or "": figure for figure in found}


def places(findings: tuple[Finding, ...]) -> list[tuple[int, str, str]]:
    return [(finding.row, finding.column, finding.value) for finding in findings]


def test_signs_between_thousands_are_refused_and_good_rows_stay(published: Store, shared_cases: Path) -> None:
    before = figures(published, "2023", Status.ACCOUNTS)
    amounts = load_paths(published, [shared_cases / "05-iv3-thousands" / "a" / "iv3_2023_jaarrekening.csv"])
    assert places(amounts.findings)[:2] == [(2, "Baten", "5.032"), (2, "Lasten", "13.277")]
    assert len(amounts.findings) == 7
    inhabitants = load_paths(
        published, [shared_cases / "05-iv3-thousands" / "b" / "iv3_2023_jaarrekening.csv"]
    )
    assert places(inhabitants.findings) == [(2, "Inwonertal", "182.480"), (3, "Inwonertal", "132.411")]
    assert figures(published, "2023", Status.ACCOUNTS) == before


def test_total_rows_become_no_municipality(published: Store, shared_cases: Path) -> None:
    before = set(ask(published, read_registry).organisations)
    outcome = load_paths(published, [shared_cases / "07-iv3-total-rows" / "iv3_2023_jaarrekening.csv"])
    assert not outcome.findings
    assert [(n.code, n.subject) for n in outcome.notices if n.code != "geen_taakveld"] == [
        ("geen_gemeente", "2")
    ]
    assert set(ask(published, read_registry).organisations) == before
    found = figures(published, "2023", Status.ACCOUNTS)
    assert {who: round(figure.value, 2) for who, figure in found.items()} == {
        "nijmegen-dar": 72.76,
        "zwolle-rova": 117.92,
    }


@pytest.mark.parametrize("together", [True, False])
def test_which_bergen_is_asked(published: Store, shared_cases: Path, together: bool) -> None:
    folder = shared_cases / "09-two-bergens"
    ours, accounts = (
        [folder / "organisaties.csv", folder / "partnerschappen.csv"],
        folder / "iv3_2025_begroting.csv",
    )
    if not together:
        assert not load_paths(published, ours).findings
    outcome = load_paths(published, [accounts, *(ours if together else [])])
    assert outcome.load_id is None
    assert places(outcome.findings) == [(2, "Gemeenten", "Bergen (L.)"), (3, "Gemeenten", "Bergen (NH.)")]
    for finding in outcome.findings:
        said = sentence(Language("nl"), finding)
        assert "Bergen (L.) = GM0893" in said
        assert "Bergen (NH.) = GM0373" in said
        assert "blad" not in said


def test_bergen_with_a_code_gets_its_own_figures(
    published: Store, shared_cases: Path, tmp_path: Path
) -> None:
    folder = shared_cases / "09-two-bergens"
    organisations = tmp_path / "organisaties.csv"
    given = (folder / "organisaties.csv").read_text("utf-8")
    organisations.write_text(
        given.replace("bergen;Bergen;gemeente;;", "bergen;Bergen;gemeente;GM0373;"), "utf-8"
    )
    paths = [organisations, folder / "partnerschappen.csv", folder / "iv3_2025_begroting.csv"]
    assert not load_paths(published, paths).findings
    found = figures(published, "2025", Status.BUDGET)
    assert {who: round(figure.value, 2) for who, figure in found.items()} == {
        "bergen-hvc": 142.67,
        "bergen-l": 99.59,
    }


def test_codes_find_their_municipality(published: Store, shared_cases: Path) -> None:
    before = set(ask(published, read_registry).organisations)
    assert not load_paths(published, [shared_cases / "10-iv3-with-codes" / "iv3_2024_begroting.csv"]).findings
    assert set(figures(published, "2024", Status.BUDGET)) == {"nijmegen-dar", "zwolle-rova"}
    assert set(ask(published, read_registry).organisations) == before


@pytest.mark.parametrize(
    ("name", "year", "areas"),
    [("gemeente_2015", 2015, 1), ("gemeentegebied_2024", 2024, 1), ("delen_2023", 2023, 2)],
)
def test_boundaries_are_read_whoever_made_them(
    name: str, year: int, areas: int, published: Store, shared_cases: Path
) -> None:
    outcome = load_paths(published, [shared_cases / "15-boundaries" / f"{name}.geojson"])
    assert not outcome.findings
    outline = ask(published, read_outline, "GM0268", year)
    assert outline is not None
    assert (outline.year, len(outline.rings)) == (year, areas)


def test_an_export_with_names_is_called_so(published: Store, shared_cases: Path) -> None:
    outcome = load_paths(published, [shared_cases / "18-iv3-titles" / "2025000.csv"])
    assert [(f.rule, f.column, f.value) for f in outcome.findings] == [
        ("cbs_namen", "Verslagsoort", "2025 begroting")
    ]


def told(outcome: LoadOutcome) -> list[str]:
    return [sentence(Language("nl"), finding) for finding in outcome.findings]


def test_a_finding_in_what_was_made_names_the_file_alone(published: Store, tmp_path: Path) -> None:
    """A class of urbanity that does not exist is only seen once the file is rows of the contract."""
    square = [[[5.8, 51.8], [5.9, 51.8], [5.9, 51.9], [5.8, 51.8]]]
    properties = {"gemeentecode": "GM0268", "jaar": 2023, "stedelijkheidAdressenPerKm2": 9}
    feature = {"properties": properties, "geometry": {"type": "Polygon", "coordinates": square}}
    path = tmp_path / "grenzen.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    outcome = load_paths(published, [path])
    [said] = told(outcome)
    assert said.startswith('grenzen.geojson, "9": ')
    assert outcome.faulty == ()


def test_a_file_of_others_beside_ones_own_is_named_without_places_that_nobody_has(
    published: Store, tmp_path: Path
) -> None:
    accounts, own = tmp_path / "iv3_2024_begroting.csv", tmp_path / "kenmerken.csv"
    accounts.write_text("Gemeenten;Taakveld;Baten;Lasten;Inwonertal\nNijmegen;7.3 Afval;0;10;1000\n", "utf-8")
    own.write_text(
        "organisatie;kenmerk;jaar;waarde;bron\nnijmegen;inwoners;2024;2000;eigen telling\n", "utf-8"
    )
    outcome = load_paths(published, [accounts, own])
    assert {(f.file, f.row, f.column, f.sheet, f.rule) for f in outcome.findings} == {
        ("iv3_2024_begroting.csv", 0, "", "", "uit_een_ander_bestand"),
        ("kenmerken.csv", 2, "organisatie", "", "dubbele_sleutel"),
    }


def test_accounts_find_the_organisations_of_the_same_load(
    store: Store, root: Path, shared_cases: Path
) -> None:
    accounts = shared_cases / "10-iv3-with-codes" / "iv3_2024_begroting.csv"
    assert not load_paths(store, [accounts, *(root / "data" / "published").glob("*.csv")]).findings
    assert set(figures(store, "2024", Status.BUDGET)) == {"nijmegen-dar", "zwolle-rova"}
