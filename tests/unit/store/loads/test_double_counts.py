"""A total beside its areas and an area under two names: asked for when they come in, whichever came first."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, redo, undo
from lib.store.schema import TABLES
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.loading import SPACED, Load
from tests.market_files import PRODUCTS, tarieven

HEADING = "partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron\n"
TOTAL = ";100000;m2;2021-12-31"
AREAS = ("Noord;60000;m2;2023-12-31", "Zuid;40000;m2;2023-12-31")
BEFORE = ("Noord;60000;m2;2021-12-31", "Zuid;40000;m2;2021-12-31")
RENAMED = ("Noorderpark;61000;m2;2023-12-31", "Zuid;40000;m2;2023-12-31")

Told = list[tuple[str, int, str, str, tuple[str, ...]]]


def areaal(*rows: str, head: str = "aa-cc;gazon") -> dict[str, str]:
    return {"areaal.csv": HEADING + "".join(f"{head};{row};geregistreerd;proef\n" for row in rows)}


def told(load: Load, *rows: str, head: str = "aa-cc;gazon") -> Told:
    """The findings of these rows; `load` brings them in when there are none, `check` never does."""
    found = load(areaal(*rows, head=head)).findings
    return [(f.rule, f.row, f.column, f.value, f.hints) for f in found]


@pytest.mark.shared_data
def test_the_shared_case(store: Store, shared_cases: Path) -> None:
    [finding] = load_paths(
        store, sorted((shared_cases / "figures" / "total_row_then_areas").glob("*.csv"))
    ).findings
    assert sentence(DUTCH, finding) == (
        "areaal.csv, rij 2, kolom gebied: eind 2023 telt van dit objecttype een totaal mee naast losse gebieden, dus "
        "dubbel. Laat het totaal weg, of de gebieden. Komen gebieden in de plaats van een eerder totaal, of andersom: "
        "voeg wat vervalt toe met hoeveelheid 0 en de nieuwe peildatum. Is het geen totaal maar een rest: geef die "
        "een eigen naam bij gebied, zoals Overig."
    )


@pytest.mark.usefixtures("world")
class TestTotal:
    @pytest.mark.parametrize(
        "total",
        [
            TOTAL,
            ";100000;m2;2023-12-31",
            ";10;ha;2023-12-31",
            "Totaal;100000;m2;2022-06-30",
            "totaal gemeente;99000;m2;2023-12-31",
            "Subtotaal;10;m2;2023-12-31",
            "Hele gemeente;100000;m2;2023-12-31",
        ],
    )
    def test_beside_its_areas(self, check: Load, total: str) -> None:
        name = total.split(";")[0]
        assert told(check, total, *AREAS) == [("totaal_naast_gebieden", 2, "gebied", name, ("2023",))]
        assert told(check, *AREAS, total) == [("totaal_naast_gebieden", 4, "gebied", name, ("2023",))]

    def test_in_a_later_load(self, load: Load) -> None:
        assert told(load, TOTAL) == []
        assert told(load, *AREAS) == [("totaal_naast_gebieden", 2, "gebied", "Noord", ("2023",))]

    def test_before_the_areas_and_loaded_after_them(self, load: Load) -> None:
        assert told(load, *AREAS) == []
        assert told(load, TOTAL) == [("totaal_naast_gebieden", 2, "gebied", "", ("2023",))]

    def test_that_comes_after_the_areas(self, load: Load) -> None:
        assert told(load, *BEFORE) == []
        later = ";101000;m2;2023-12-31"
        assert told(load, later) == [("totaal_naast_gebieden", 2, "gebied", "", ("2023",))]
        gone = [row.replace("60000", "0").replace("40000", "0") for row in AREAS]
        assert told(load, later, *gone) == []

    def test_that_ends_with_the_areas(self, check: Load) -> None:
        assert told(check, TOTAL, ";0;m2;2023-12-31", *AREAS) == []

    def test_of_another_object_type_or_partnership(self, load: Load) -> None:
        assert told(load, TOTAL) == []
        assert told(load, *AREAS, head="aa-cc;heesters") == []
        assert told(load, *AREAS, head="bb-cc;gazon") == []

    def test_or_a_rest_without_an_area(self, load: Load) -> None:
        """Less than half of the areas is no total of them."""
        assert told(load, ";49999;m2;2023-12-31", *AREAS) == []
        assert told(load, ";50000;m2;2024-12-31")[0][0] == "totaal_naast_gebieden"

    def test_beside_the_first_of_its_areas(self, check: Load) -> None:
        assert told(check, TOTAL, AREAS[0])[0][0] == "totaal_naast_gebieden"
        assert told(check, TOTAL, "Noord;100000;m2;2023-12-31") == []

    def test_that_is_all_there_is(self, check: Load) -> None:
        assert told(check, "Totaal;100000;m2;2021-12-31", "Totaal;101000;m2;2023-12-31") == []

    def test_an_area_with_a_name_like_it(self, check: Load) -> None:
        assert told(check, "Totaalsport;60000;m2;2023-12-31", "Gemeentehuis;40000;m2;2023-12-31") == []

    def test_once_per_object_type(self, check: Load) -> None:
        other = areaal(TOTAL, *AREAS, head="aa-cc;heesters")["areaal.csv"].removeprefix(HEADING)
        files = {"areaal.csv": areaal(TOTAL, *AREAS)["areaal.csv"] + other}
        assert [f.row for f in check(files).findings] == [2, 5]
        assert [f.row for f in check({"areaal.csv": files["areaal.csv"] + SPACED}).findings] == [2, 5]

    def test_does_not_come_back_by_taking_a_load_back(self, store: Store, load: Load) -> None:
        load(areaal(TOTAL))
        ended = load(areaal(";0;m2;2022-12-31")).load_id or 0
        load(areaal(*AREAS))
        with pytest.raises(NotPossible) as refused:
            undo(store, ended)
        assert refused.value.datasets == ("areaal",)


@pytest.mark.usefixtures("world")
def test_what_an_older_version_let_in_does_not_keep_other_loads_in(store: Store, load: Load) -> None:
    """A total and its areas stand in the store: an unrelated load can be taken back, and the total itself too."""
    total = load(areaal(TOTAL)).load_id or 0
    load(areaal(*AREAS, head="aa-cc;heesters"))
    with store.writing() as connection:
        table = TABLES["areaal"]
        connection.execute(table.update().where(table.c.objecttype == "heesters").values(objecttype="gazon"))
    other = load(areaal("Noord;5;m2;2023-12-31", head="bb-cc;gazon")).load_id or 0
    undo(store, other)
    undo(store, total)
    with pytest.raises(NotPossible):
        redo(store, total)


@pytest.mark.usefixtures("world")
class TestRenamed:
    def test_beside_one_that_stays(self, check: Load) -> None:
        [found] = check(areaal(*BEFORE, *RENAMED)).findings
        assert sentence(DUTCH, found) == (
            'areaal.csv, rij 4, kolom gebied, "Noorderpark": een gebied lijkt een andere naam te hebben gekregen '
            "(Noord → Noorderpark); nu tellen beide namen mee. Voeg een rij toe met de oude naam en de peildatum van "
            "de nieuwe: hoeveelheid 0 als die naam vervallen is, anders de hoeveelheid die het gebied dan heeft."
        )

    def test_in_a_later_load(self, load: Load) -> None:
        assert told(load, *BEFORE) == []
        hint = ("Noord → Noorderpark",)
        assert told(load, *RENAMED) == [("gebied_hernoemd", 2, "gebied", "Noorderpark", hint)]

    def test_and_the_old_name_loaded_last(self, load: Load) -> None:
        assert told(load, *RENAMED) == []
        hint = ("Noord → Noorderpark",)
        assert told(load, *BEFORE) == [("gebied_hernoemd", 2, "gebied", "Noord", hint)]

    @pytest.mark.parametrize("amount", ["0", "60500"])
    def test_with_word_of_the_old_name(self, load: Load, amount: str) -> None:
        assert told(load, *BEFORE) == []
        assert told(load, *RENAMED, f"Noord;{amount};m2;2023-12-31") == []

    def test_every_area(self, check: Load) -> None:
        split = [f"Wijk {n};{m};m2;2023-{n:02}-01" for n, m in ((1, 25_000), (2, 35_000), (3, 42_000))]
        assert told(check, *BEFORE, *split)[0][4] == ("Noord, Zuid → Wijk 1, Wijk 2, Wijk 3",)

    def test_in_other_letters_and_another_unit(self, check: Load) -> None:
        assert told(check, *BEFORE, "noord;6;ha;2022-12-31", AREAS[1])[0][4] == ("Noord → noord",)

    def test_within_a_year_of_two_counts(self, check: Load) -> None:
        later = [row.replace("2023-12-31", "2021-12-31") for row in RENAMED]
        assert (
            told(check, *[row.replace("12-31", "01-01") for row in BEFORE], *later)[0][0] == "gebied_hernoemd"
        )

    def test_of_a_count_spread_over_the_year(self, load: Load) -> None:
        """Areas that come in for the first time, each on a day of its own, are no new names."""
        days = [f"{area};50000;m2;2021-{n:02}-01" for n, area in enumerate(("Noord", "Zuid", "Oost"), 1)]
        assert told(load, *days) == []
        again = [row.replace("2021", "2023") for row in days]
        for row in again:
            assert told(load, row) == []

    def test_of_a_count_spread_over_years(self, check: Load) -> None:
        assert told(check, BEFORE[0], AREAS[1]) == []
        days = ("2016-12-31", "2021-12-31", "2022-12-31", "2023-06-30")
        areas = ("Zuid;100000", "Noord;100000", "Oost;50000", "West;50000")
        assert told(check, *[f"{area};m2;{day}" for area, day in zip(areas, days, strict=True)]) == []

    def test_a_new_area_beside_all_that_were_there(self, check: Load) -> None:
        assert told(check, *BEFORE, *AREAS, "Oost;60000;m2;2023-12-31") == []

    def test_a_small_new_area_beside_one_that_was_not_counted_again(self, check: Load) -> None:
        assert told(check, *BEFORE, AREAS[1], "Oost;2100;m2;2023-12-31") == []

    def test_of_another_object_type(self, load: Load) -> None:
        assert told(load, *BEFORE) == []
        assert told(load, RENAMED[0], head="aa-cc;heesters") == []


@pytest.mark.usefixtures("world")
class TestTotalOfLevels:
    RATES = (("", 1000), ("A", 600), ("B", 400))

    def files(self, *rates: tuple[str, object]) -> dict[str, str]:
        return PRODUCTS | tarieven(
            *[
                f"aa-cc;gazon;2024;1.35;{level};{quantity};nee;;volledig;12;;;2023;m2"
                for level, quantity in rates
            ]
        )

    def test_beside_the_levels(self, check: Load) -> None:
        [found] = check(self.files(*self.RATES)).findings
        assert sentence(DUTCH, found) == (
            "tarieven.csv, rij 2, kolom niveau: een tarief zonder niveau telt de hoeveelheid van alle niveaus samen "
            "nog een keer mee. Laat bij het tarief zonder niveau de hoeveelheid leeg, of laat die rij weg."
        )

    def test_before_and_after_the_levels(self, load: Load) -> None:
        assert not load(self.files(self.RATES[0])).findings
        assert [f.row for f in load(self.files(*self.RATES[1:])).findings] == [2]

    @pytest.mark.parametrize("quantity", ["", 300])
    def test_or_a_price_for_what_has_no_level(self, check: Load, quantity: object) -> None:
        assert not check(self.files(("", quantity), *self.RATES[1:])).findings
