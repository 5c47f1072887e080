"""Where a derived series is broken, computed by hand from small files and from the shared cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.engine import Store
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw
from tests.loading import Load
from tests.spec.test_derived_by_hand import areaal, found, kenmerken, kosten

YEARS = (2021, 2022, 2023, 2024)
INHABITANTS = kenmerken(*[f"aa;inwoners;{year};1000" for year in YEARS])


def events(*rows: str) -> dict[str, str]:
    """A row is `datum;soort;dienst`."""
    return {
        "gebeurtenissen.csv": "partnerschap;datum;soort;dienst;titel\n"
        + "".join(f"aa-cc;{row};x\n" for row in rows)
    }


def broken(store: Store, code: str) -> set[str]:
    """Periods whose figure is not to be compared with the one before."""
    figures = found(store, code)
    assert figures
    return {period for (_, period, _), figure in figures.items() if figure.series_break}


def why(store: Store, code: str) -> dict[str, set[str]]:
    """What breaks the series, by the period that it breaks."""
    figures = found(store, code)
    return {period: set(map(str, f.causes)) for (_, period, _), f in figures.items() if f.series_break}


def costs(*services: str, years: tuple[int, ...] = YEARS, status: str = "rekening") -> dict[str, str]:
    return kosten(*[f"{service};;{year};loon;1000;{status}" for service in services for year in years])


def case(store: Store, folder: Path) -> None:
    assert not load_paths(store, sorted(folder.glob("*.csv"))).findings


@pytest.mark.shared_data
def test_a_transfer_on_the_last_day_breaks_the_next_year(store: Store, shared_cases: Path) -> None:
    case(store, shared_cases / "figures" / "transfer_dec31")
    assert broken(store, "kosten_groen_eur_inw") == {"2023"}
    assert why(store, "kosten_totaal_eur_inw") == {"2023": {"overdracht"}}


@pytest.mark.shared_data
def test_a_recount_breaks_the_unit_cost_without_an_event(store: Store, shared_cases: Path) -> None:
    case(store, shared_cases / "figures" / "recount_status_no_event")
    assert why(store, "kosten_groen_eur_eenheid") == {"2023": {"herijkt"}}
    assert broken(store, "kosten_groen_eur_inw") == set()


@pytest.mark.shared_data
def test_another_level_breaks_the_share_at_the_agreed_level(store: Store, shared_cases: Path) -> None:
    case(store, shared_cases / "figures" / "level_change_no_break")
    assert why(store, "op_ambitie_contract_groen_pct") == {"2023": {"ambitie"}}
    assert why(store, "op_ambitie_contract_totaal_pct") == {"2023": {"ambitie"}}


@pytest.mark.usefixtures("world")
class TestCosts:
    @pytest.mark.parametrize(
        ("day", "service", "years"),
        [
            ("2022-01-01", "groen", {"2022"}),
            ("2022-01-02", "algemeen", {"2022", "2023"}),
            ("2022-12-30", "groen", {"2022", "2023"}),
            ("2022-12-31", "", {"2023"}),
        ],
    )
    def test_a_transfer_breaks_by_its_day_also_the_total_and_the_overhead(
        self, store: Store, load: Load, day: str, years: set[str], service: str
    ) -> None:
        overhead = [f"groen;;{year};overhead;100;rekening" for year in YEARS]
        wages = [f"{name};;{year};loon;900;rekening" for year in YEARS for name in ("groen", "afval")]
        load(INHABITANTS | kosten(*overhead, *wages) | events(f"{day};overdracht;{service}"))
        assert broken(store, "kosten_groen_eur_inw") == years
        assert broken(store, "kosten_totaal_eur_inw") == years
        assert broken(store, "overhead_groen_pct") == years
        assert broken(store, "kosten_afval_eur_inw") == (years if service != "groen" else set())

    def test_an_event_of_a_service_without_costs_leaves_the_total(self, store: Store, load: Load) -> None:
        load(INHABITANTS | costs("groen") | events("2022-07-01;overdracht;afval"))
        assert broken(store, "kosten_totaal_eur_inw") == set()

    def test_an_event_in_a_year_without_a_figure_breaks_the_next_figure(
        self, store: Store, load: Load
    ) -> None:
        load(INHABITANTS | costs("groen", years=(2021, 2023, 2024)) | events("2022-01-01;overdracht;groen"))
        assert broken(store, "kosten_groen_eur_inw") == {"2023"}

    def test_a_service_that_joins_or_leaves_breaks_the_total(self, store: Store, load: Load) -> None:
        load(INHABITANTS | costs("groen"))
        load(costs("groen", status="begroting"))
        load(costs("afval", years=(2022, 2023)))
        assert why(store, "kosten_totaal_eur_inw") == {"2022": {"erbij:afval"}, "2024": {"eruit:afval"}}
        figures = found(store, "kosten_totaal_eur_inw")
        assert not any(f.series_break for (_, _, status), f in figures.items() if status == "begroting")
        assert broken(store, "kosten_groen_eur_inw") == set()

    @pytest.mark.parametrize("day", ["2023-01-01", "2023-06-01", "2023-12-31"])
    def test_a_recount_breaks_the_year_whose_end_holds_it(self, store: Store, load: Load, day: str) -> None:
        load(
            costs("groen") | areaal("gazon;;100;m2;2020-12-31;geregistreerd", f"gazon;;120;m2;{day};herijkt")
        )
        assert broken(store, "kosten_groen_eur_eenheid") == {"2023"}

    def test_only_a_recount_of_what_is_counted_breaks(self, store: Store, load: Load) -> None:
        load(
            costs("groen")
            | areaal(
                "gazon;;100;m2;2020-12-31;geregistreerd",
                "gazon;;120;m2;2022-06-01;geregistreerd",  # growth
                "asfaltverharding;;120;m2;2023-06-01;herijkt",  # another service
            )
        )
        assert broken(store, "kosten_groen_eur_eenheid") == set()

    @pytest.mark.parametrize(
        ("event", "count", "year"),
        [
            ("2022-06-01", "2022-06-01", "2022"),  # the end of 2022 and all after hold the new count
            ("2022-12-31", "2022-12-31", "2022"),  # counted that very day, so the end of 2022 holds it
            ("2022-12-31", "2023-01-01", "2023"),
            ("2022-12-31", "2022-03-01", "2023"),
        ],
    )
    def test_an_event_that_quantities_were_recounted(
        self, store: Store, load: Load, event: str, count: str, year: str
    ) -> None:
        load(
            costs("groen")
            | areaal("gazon;;100;m2;2020-12-31;geregistreerd", f"gazon;;120;m2;{count};geregistreerd")
            | events(f"{event};areaalherijking;groen")
        )
        assert broken(store, "kosten_groen_eur_eenheid") == {year}


def readings(*scales: str, years: tuple[int, ...] = YEARS, kind: str = "") -> dict[str, str]:
    """One reading of each scale in each year, at level B."""
    return schouw(*[f"{year}-05-01;L1;;{kind};{scale};B" for year in years for scale in scales])


GREEN, TOTAL, CLEAN = (f"op_ambitie_beleid_{group}_pct" for group in ("groen", "totaal", "schoon"))


@pytest.mark.usefixtures("world")
class TestServiceLevels:
    @pytest.mark.parametrize(
        ("day", "years"),
        [("2022-01-01", {"2022"}), ("2022-07-01", {"2022", "2023"}), ("2022-12-31", {"2023"})],
    )
    def test_another_method_breaks_by_its_day_also_the_total(
        self, store: Store, load: Load, day: str, years: set[str]
    ) -> None:
        load(
            ambities("groen;;B;90;2020-01-01;", "verharding;;B;90;2020-01-01;", "schoon;;B;90;2020-01-01;")
            | readings(GRASS, LITTER_GREEN, LITTER_PAVED)
            | events(f"{day};methodebreuk;groen")
        )
        assert broken(store, GREEN) == broken(store, TOTAL) == broken(store, CLEAN) == years
        assert set.union(*why(store, CLEAN).values()) == {"methodebreuk"}
        assert broken(store, "op_ambitie_beleid_verharding_pct") == set()

    def test_an_event_of_street_cleaning_breaks_what_is_clean_and_the_total(
        self, store: Store, load: Load
    ) -> None:
        load(
            ambities("groen;;B;90;2020-01-01;", "schoon;;B;90;2020-01-01;")
            | readings(GRASS, LITTER_GREEN)
            | events("2022-01-01;overdracht;reiniging")
        )
        assert broken(store, CLEAN) == broken(store, TOTAL) == {"2022"}
        assert broken(store, GREEN) == set()

    def test_all_that_breaks_a_year_is_kept(self, store: Store, load: Load) -> None:
        load(ambities("groen;;B;90;2020-01-01;2022-12-31", "groen;;A;90;2023-01-01;") | readings(GRASS))
        load(events("2023-01-01;overdracht;", "2022-12-31;methodebreuk;groen"))
        assert why(store, GREEN) == {"2023": {"methodebreuk", "overdracht", "ambitie"}}

    def test_an_event_between_two_inspections_breaks_the_later(self, store: Store, load: Load) -> None:
        load(
            ambities("groen;;B;90;2020-01-01;")
            | readings(GRASS, years=(2021, 2023))
            | events("2022-01-01;methodebreuk;groen")
        )
        assert broken(store, GREEN) == {"2023"}

    @pytest.mark.parametrize(
        ("before", "after", "years"),
        [
            (";B;90", ";A;90", {"2023"}),
            (";B;90", ";B;85", {"2023"}),
            (";B;90", "centrum;B;90", {"2023"}),  # the other places are judged no longer
            (";B;90", ";B;90", set()),  # the same, written anew
        ],
    )
    def test_a_changed_ambition_breaks(
        self, store: Store, load: Load, before: str, after: str, years: set[str]
    ) -> None:
        load(ambities(f"groen;{before};2020-01-01;2022-12-31", f"groen;{after};2023-01-01;"))
        rows = [f"{year}-05-01;L{kind};;{kind};{GRASS};B" for year in YEARS for kind in ("centrum", "wonen")]
        load(schouw(*rows))
        assert broken(store, GREEN) == broken(store, TOTAL) == years

    def test_an_ambition_that_changes_in_the_year_breaks_when_readings_lie_on_both_sides(
        self, store: Store, load: Load
    ) -> None:
        load(ambities("groen;;B;90;2020-01-01;2022-06-30", "groen;;A;90;2022-07-01;"))
        load(readings(GRASS))
        assert broken(store, GREEN) == {"2023"}
        load(schouw(f"2022-09-01;L1;;;{GRASS};B"))
        assert broken(store, GREEN) == {"2022", "2023"}

    def test_an_area_type_that_was_not_visited_is_no_other_ambition(self, store: Store, load: Load) -> None:
        load(ambities("groen;;B;90;2020-01-01;"))
        load(schouw(*[f"{year}-05-01;L1;;centrum;{GRASS};B" for year in YEARS]))
        load(schouw(f"2022-05-01;L2;;wonen;{GRASS};B"))
        assert broken(store, GREEN) == set()

    def test_a_discipline_that_joins_or_leaves_breaks_the_total(self, store: Store, load: Load) -> None:
        load(
            ambities("groen;;B;90;2020-01-01;", "verharding;;B;90;2020-01-01;", "schoon;;B;90;2020-01-01;")
            | readings(GRASS, LITTER_GREEN)
        )
        load(readings(LITTER_PAVED, years=(2022, 2023)))
        assert why(store, TOTAL) == {"2022": {"erbij:verharding"}, "2024": {"eruit:verharding"}}
        assert broken(store, GREEN) == broken(store, CLEAN) == set()
