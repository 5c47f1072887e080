"""The table twin, the absent, the definitions and the sources of a comparison."""

from __future__ import annotations

import pytest

from lib.domain.comparison.quality_cost import Comparison
from lib.domain.comparison.trend import make_lines
from lib.domain.figures import Stand, Status
from lib.domain.indicators import Influence
from lib.domain.periods import PeriodKind
from lib.tables.comparison import absent_table, drawn_figures, drawn_table, trend_figures, trend_table
from lib.tables.origins import definition_rows, definitions_table, sources_table
from lib.tables.table import Table
from lib.text.language import DUTCH
from tests.samples import COST, QUALITY, compared, day, figure, indicator, measured, organisation, partner

LAND = organisation("land", "referentie")
FIVE = [partner(f"p{n}-x") for n in range(5)]
ALONE = partner("zz-x", fictitious=True)


@pytest.fixture
def comparison() -> Comparison:
    costs = {p: [figure("2023", 10.5 + n)] for n, p in enumerate(FIVE)} | {
        ALONE: [figure("2023", 1, fictitious=True)]
    }
    qualities = {
        p: [
            figure(
                "2023", 60 + n, Status.PROVISIONAL, indicator="kwaliteit", numerator=6, denominator=10, n=10
            )
        ]
        for n, p in enumerate(FIVE)
    }
    told = {
        "source": "jaarverslag",
        "source_url": "https://x.nl",
        "source_date": day("2024-01-02"),
        "remark": "let op",
    }
    costs[FIVE[0]] = [figure("2023", 10.5, **told)]
    reference = {LAND: [figure("2023", 99, partnership=None, organisation="land")]}
    return compared(measured(COST, costs, reference), measured(QUALITY, qualities), "2023", focus=FIVE[0])


def column(table: Table, title: str) -> list[object]:
    at = [c.title for c in table.columns].index(title)
    return [row[at] for row in table.rows]


def test_the_twin_holds_points_references_and_medians(comparison: Comparison) -> None:
    table = drawn_table(comparison, DUTCH)
    assert column(table, "Naam") == [*[p.name for p in FIVE], "Land", "Mediaan (n\u00a0=\u00a05)"]
    assert column(table, "Rol in het beeld") == [
        "in beeld",
        *["vergelijkingsgroep"] * 4,
        "referentie",
        "mediaan",
    ]
    assert column(table, "Kosten (€ per inwoner)") == [10.5, 11.5, 12.5, 13.5, 14.5, 99, 12.5]
    assert column(table, "Kwaliteit (%)") == [60, 61, 62, 63, 64, None, 62]
    assert column(table, "Kwaliteit: status")[:2] == ["voorlopig", "voorlopig"]
    assert column(table, "Kwaliteit: n")[0] == 10
    assert column(table, "Kosten: opmerking")[0] == "let op"
    assert column(table, "Kosten: webadres")[1] == "onbekend"
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_screen_shows_only_columns_with_something_in_them(comparison: Comparison) -> None:
    titles = [c.title for c in drawn_table(comparison, DUTCH).shown().columns]
    assert "Kwaliteit: n" in titles
    assert "Kosten: n" not in titles
    assert "Kosten: ondergrens" not in titles
    assert "Kosten: bron" not in titles


def test_the_absent_and_why(comparison: Comparison) -> None:
    assert absent_table(comparison.absent, DUTCH).rows == (("Zz-X (fictief)", "geen kwaliteitscijfer"),)


def test_sources_of_every_figure_drawn(comparison: Comparison) -> None:
    drawn = drawn_figures(comparison, DUTCH)
    assert len(drawn) == 5 * 2 + 1
    table = sources_table(drawn, DUTCH)
    first = dict(zip((c.title for c in table.columns), table.rows[0], strict=True))
    assert first == {
        "Naam": FIVE[0].name,
        "Indicator": "Kosten",
        "Periode": "2023",
        "Bron": "jaarverslag",
        "Brondatum": day("2024-01-02"),
        "Webadres": "https://x.nl",
        "Opmerking": "let op",
    }
    assert table.rows[-1][0] == "Land"
    assert table.rows[1][4:6] == ("onbekend", "onbekend")


def test_a_definition_says_what_is_not_known() -> None:
    rows = dict(definition_rows(COST, DUTCH))
    assert rows["Wie het kan bewegen"] == "onbekend"
    assert rows["Bron van de definitie"] == "onbekend"
    assert rows["Richting"] == "lager is beter"
    known = indicator(
        influence=Influence.CONTRACTOR, factors="dichtheid", source="CBS", source_url="https://cbs.nl"
    )
    rows = dict(definition_rows(known, DUTCH))
    assert rows["Wie het kan bewegen"] == "de opdrachtnemer"
    assert rows["Waarop te letten bij vergelijken"] == "dichtheid"
    table = definitions_table([COST, known], DUTCH)
    assert table.title == "Definities en bronnen"
    assert column(table, "Webadres") == ["onbekend", "https://cbs.nl"]
    assert definitions_table([], DUTCH).rows == ()


def test_the_twin_of_the_trend() -> None:
    me = FIVE[0]
    quality = measured(
        QUALITY,
        {me: [figure("2022", 60.25), figure("2023", 50, series_break=True)]},
        {LAND: [figure("2022", 70)]},
    )
    lines = make_lines([quality], me, Stand.ACTUAL, PeriodKind.YEAR)
    drawn = trend_figures(lines, me, DUTCH)
    table = trend_table(drawn, DUTCH)
    assert table.title == "Verloop"
    assert column(table, "Naam") == [me.name, me.name, "Land"]
    assert column(table, "Periode") == ["2022", "2023", "2022"]
    assert column(table, "Waarde") == [60.25, 50, 70]
    assert column(table, "Reeksbreuk") == [None, "opgegeven bij het cijfer", None]
    assert set(column(table, "Eenheid")) == {"%"}
