"""One partnership in two periods as tables, and what a spreadsheet makes of them."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from lib.domain.events import Event
from lib.domain.indicators import Direction, Influence, Role
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.partners import make_series
from lib.domain.periods import parse_period
from lib.domain.quantities.in_order import quantities_in_order
from lib.domain.review.changes import what_changed
from lib.domain.review.influence import by_influence
from lib.export.workbook import as_workbook
from lib.tables.review import (
    events_table,
    facts,
    figures_of,
    indicators_table,
    indicators_to_read,
    market_tests_table,
    period_changes_table,
    quantities_table,
    quantity_lines_table,
)
from lib.text.language import DUTCH, ENGLISH
from tests.bridges import counted
from tests.samples import day, figure, indicator, organisation, partner

BEFORE, NOW = parse_period("2022"), parse_period("2023")
CLEAN = replace(
    indicator("schoon", Role.QUALITY, "%", Direction.HIGHER, minimum_n=5), influence=Influence.CONTRACTOR
)
COST = indicator("kosten", unit="EUR/huishouden")
SERIES = {
    CLEAN: make_series(
        [figure("2022", 80, low=78, high=82, n=90), figure("2023", 90, low=87.5, high=92, n=100)]
    ),
    COST: make_series([figure("2022", 99.5), figure("2023", 110, series_break=True)]),
    indicator("weg"): make_series([figure("2022", 5)]),
}
FOUND = by_influence(SERIES, BEFORE, NOW)


def plain(rows: tuple[tuple[object, ...], ...]) -> list[list[object]]:
    return [[c.replace("\u00a0", " ") if isinstance(c, str) else c for c in row] for row in rows]


def test_who_the_partnership_is() -> None:
    aa = partner("aa-cc", start=day("2013-01-01"), fictitious=True)
    organisations = {"aa": organisation("aa"), "cc": organisation("cc", "overheidsbedrijf")}
    assert facts(aa, organisations, DUTCH) == [
        ("Opdrachtgever", "Aa"),
        ("Opdrachtnemer", "Cc"),
        ("Contractvorm", "dienstverleningsovereenkomst"),
        ("Sinds", "1 jan 2013"),
        ("Soort", "fictief"),
    ]


def test_what_is_not_known_of_a_partnership_is_said() -> None:
    aa = partner("aa", contract_form="onbekend", end=day("2020-12-31"))
    assert dict(facts(aa, {}, DUTCH)) == {
        "Opdrachtgever": "aa",
        "Opdrachtnemer": "onbekend",
        "Contractvorm": "uitvoerder onbekend",
        "Sinds": "onbekend tot en met 31 dec 2020",
        "Soort": "bestaand",
    }


def test_indicators_short_enough_to_project() -> None:
    table = indicators_to_read(FOUND[Influence.CONTRACTOR], BEFORE, NOW, DUTCH)
    assert [column.title for column in table.columns] == [
        *("Indicator", "Vorige cijfer", "2023", "Verandering", "Zekerheid", "Status")
    ]
    assert plain(table.rows) == [
        [
            "Schoon",
            "80% (2022)",
            "90%",
            "+10 pp beter",
            "te onderscheiden (verschil +6,8 pp tot +12,8 pp)",
            "definitief",
        ]
    ]
    rest = indicators_to_read(FOUND[None], BEFORE, NOW, DUTCH)
    assert plain(rest.rows) == [
        [
            "Kosten per huishouden",
            "€ 99,50 (2022)",
            "€ 110,00",
            None,
            "reeksbreuk: opgegeven bij het cijfer",
            "definitief",
        ],
        ["Weg per inwoner", "€ 5 (2022)", None, None, None, "definitief"],
    ]


def test_without_an_earlier_period_there_is_no_change_to_show() -> None:
    (rows,) = by_influence({CLEAN: SERIES[CLEAN]}, None, NOW).values()
    table = indicators_to_read(rows, None, NOW, ENGLISH)
    assert [column.title for column in table.columns] == ["Indicator", "2023", "Status"]
    assert table.rows == (("Schoon", "90%", "final"),)


def test_the_workbook_holds_every_number_of_both_periods() -> None:
    changes = what_changed(SERIES, BEFORE, NOW)
    tables = [
        indicators_table(FOUND, NOW, DUTCH),
        period_changes_table(changes, NOW, DUTCH),
    ]
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(tables)))
    heading, first, *rest = book["Indicatoren"].iter_rows(values_only=True)
    row = dict(zip(heading, first, strict=True))
    assert row["vorige cijfer: periode"] == "2022"
    before = ("vorige cijfer", *(f"vorige cijfer: {name}" for name in ("ondergrens", "bovengrens", "n")))
    assert [row[name] for name in before] == [
        80,
        78,
        82,
        90,
    ]
    assert [row[name] for name in ("2023", "2023: ondergrens", "2023: bovengrens", "2023: n")] == [
        90,
        87.5,
        92,
        100,
    ]
    assert (row["Verandering"], row["Code"], row["Dienst"]) == (10, "schoon", "Afval")
    assert len(rest) == 2
    kinds = [r[0] for r in book["Wat er veranderde"].iter_rows(values_only=True, min_row=2)]
    assert kinds == ["verandering, te onderscheiden", "reeksbreuk", "ontbreekt"]


def test_every_figure_is_there_for_the_table_of_sources() -> None:
    named = figures_of(FOUND, partner("aa-cc", fictitious=True), DUTCH)
    assert [(name, i.code, str(f.period)) for name, i, f in named] == [
        ("Aa-Cc (fictief)", "schoon", "2022"),
        ("Aa-Cc (fictief)", "schoon", "2023"),
        ("Aa-Cc (fictief)", "kosten", "2022"),
        ("Aa-Cc (fictief)", "kosten", "2023"),
        ("Aa-Cc (fictief)", "weg", "2022"),
    ]


def test_quantities_and_the_lines_behind_them() -> None:
    lines = [counted("2023-01-01", 1000.5, area="Noord"), counted("2020-12-31", 5, "geschat", kind="eigen")]
    found = quantities_in_order(lines, day("2023-12-31"))
    assert found is not None
    assert [row[:3] for row in quantities_table(found, DUTCH).rows] == [
        ("geregistreerd", 1, 50.0),
        ("geschat", 1, 50.0),
        ("herijkt", 0, 0.0),
    ]
    assert quantity_lines_table(lines, DUTCH).rows == (
        ("Gazon", "Noord", 1000.5, "m2", day("2023-01-01"), "geregistreerd", "BGT"),
        ("eigen", None, 5, "m2", day("2020-12-31"), "geschat", "BGT"),
    )


def test_events_with_their_source() -> None:
    events = [Event("aa-cc", day("2023-01-01"), "bezuiniging", "Minder maaien", "groen")]
    assert events_table(events, DUTCH).rows == (
        (day("2023-01-01"), "bezuiniging", "Minder maaien", "Groen", None, "onbekend"),
    )


def test_market_tests_tell_confidential_indices_in_whole_points() -> None:
    tests = [
        ProductVerdict("aa-cc", "maaien", "Maaien", "Mowing", 2023, "B", MarketVerdict.WITHIN, 98.44, 0),
        ProductVerdict("aa-cc", "vegen", "Vegen", None, 2023, None, MarketVerdict.ABOVE, 121.0, 5),
        ProductVerdict("aa-cc", "snoeien", "Snoeien", None, 2023, "A", MarketVerdict.NOT_COMPARABLE, None, 0),
    ]
    assert market_tests_table(tests, DUTCH).rows == (
        ("Maaien", "B", "98,4", "● binnen de bandbreedte"),
        ("Vegen", None, "121", "▲ boven de bandbreedte"),
        ("Snoeien", "A", None, "– niet vergelijkbaar"),
    )
