"""What a load guesses of signs and periods: asked where nothing decides, said where something else does."""

from __future__ import annotations

import io

import openpyxl
import pyarrow as pa
import pytest

from lib.store.loads import guesses
from lib.store.loads.guesses import SIGN_ROWS
from tests.contract_files import as_parquet
from tests.loading import SPACED, Load, figures_file

COSTS = "partnerschap;dienst;jaar;kostensoort;bedrag_eur;status;bron\n"
AREAS = "partnerschap;laag;datum;locatie;meetlat;niveau;x;y\n"
INDEX = "reeks;periode;waarde;basisjaar;status;bron\n"


def costs(*amounts: str) -> str:
    return COSTS + "".join(f"aa-cc;groen-{n};2023;loon;{a};rekening;x\n" for n, a in enumerate(amounts))


def index(*periods: str, value: str = "100,5") -> str:
    return INDEX + "".join(f"cpi;{period};{value};2015;definitief;x\n" for period in periods)


def far_down(value: str) -> str:
    """A file of which only the last value may have a sign."""
    series = "".join(f"reeks-{n};2023;950;2015;definitief;x\n" for n in range(SIGN_ROWS))
    return f"{INDEX}{series}cpi;2023;{value};2015;definitief;x\n"


def book(**sheets: list[tuple[object, ...]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("above", ["", SPACED], ids=["quick", "diagnosis"])
@pytest.mark.parametrize(
    ("amounts", "asked"),
    [
        (("901.250", "72.400", "950"), ["901.250"]),
        (("950", "901,250"), ["901,250"]),
        (("901.250", "0.125"), []),
        (("901.250", "1234.567"), []),
        (("901.250", "61.5"), []),
        (("950", "1000"), []),
        ((*["950"] * 400, "72.400"), ["72.400"]),
        (("72.400", *["950"] * 400, "0.5"), []),
        ((*["950"] * SIGN_ROWS, "72.400"), ["72.400"]),
        (("72.400", *["950"] * SIGN_ROWS, "0.5"), []),
        (("0.5", *["950"] * SIGN_ROWS, "72.400"), []),
    ],
)
def test_signs_that_nothing_decides_are_asked_about(
    check: Load, above: str, amounts: tuple[str, ...], asked: list[str]
) -> None:
    content = costs(*amounts)
    outcome = check({"kosten.csv": content.replace(COSTS, COSTS + above)})
    assert [(f.rule, f.column, f.value) for f in outcome.findings] == [
        ("teken_onduidelijk", "bedrag_eur", text) for text in asked
    ]


def test_coordinates_are_no_thousands(check: Load) -> None:
    content = f"{AREAS}aa-cc;contract;2024-01-01;L1;kor-90be6f90;A;5.850;51.840\n"
    assert not check({"schouw.csv": content}).findings


def test_a_column_that_does_not_decide_itself_is_said(check: Load) -> None:
    heading = "partnerschap;indicator;periode;waarde;teller;noemer;status;bron\n"
    content = f"{heading}aa-cc;afvalscheiding_pct;2023;;1.250;2.5;definitief;x\n"
    outcome = check({"cijfers.csv": content})
    assert outcome.findings == ()
    assert [(n.code, n.subject, n.hints) for n in outcome.notices] == [
        ("teken_als_decimaal", "teller", ("1.250",))
    ]


def test_a_sign_far_down_decides_for_a_file_that_is_written_alike(check: Load) -> None:
    outcome = check({"kosten.csv": costs("901.250"), "prijsindex.csv": far_down("100.5")})
    assert outcome.findings == ()
    said = [(n.file, n.hints) for n in outcome.notices if n.code == "teken_als_decimaal"]
    assert said == [("kosten.csv", ("901.250",))]


@pytest.mark.parametrize("last", ["950", "100.5"])
def test_a_file_without_a_sign_is_read_once(check: Load, monkeypatch: pytest.MonkeyPatch, last: str) -> None:
    """It is read again only where a column shows a sign after the first rows."""
    asked: list[object] = []
    count = guesses.count_signs
    monkeypatch.setattr(guesses, "count_signs", lambda *given: asked.append(given) or count(*given))
    assert not check({"prijsindex.csv": far_down(last)}).findings
    assert len(asked) == (1 if last == "950" else 2)


HEADING = tuple(COSTS.strip().split(";"))
ROW = ("aa-cc", "groen", 2023, "loon", "901.250", "rekening", "x")
INDEX_HEADING = tuple(INDEX.strip().split(";"))


@pytest.mark.parametrize(
    ("other", "rule"),
    [("61,5", "decimaalteken"), ("61.5", None), (61.5, "teken_onduidelijk"), ("1.250", "teken_onduidelijk")],
)
def test_a_workbook_is_one_file(check: Load, other: object, rule: str | None) -> None:
    index_row = ("cpi", 2024, other, 2015, "definitief", "x")
    found = check({"b.xlsx": book(prijsindex=[INDEX_HEADING, index_row], kosten=[HEADING, ROW])}).findings
    assert [(f.sheet, f.row, f.rule) for f in found if f.sheet == "kosten"] == (
        [("kosten", 2, rule)] if rule else []
    )


def test_a_number_that_is_no_text_is_not_asked_about(check: Load) -> None:
    assert not check({"b.xlsx": book(kosten=[HEADING, (*ROW[:4], 901.25, *ROW[5:])])}).findings
    native = {name: [value] for name, value in zip(HEADING, (*ROW[:4], 901.125, *ROW[5:]), strict=True)}
    assert not check({"kosten.parquet": as_parquet(pa.table(native))}).findings


def test_text_in_parquet_is_asked_about(check: Load) -> None:
    [found] = check(
        {"kosten.parquet": as_parquet(pa.table({n: [v] for n, v in zip(HEADING, ROW, strict=True)}))}
    ).findings
    assert (found.rule, found.row, found.value) == ("teken_onduidelijk", 2, "901.250")


@pytest.mark.parametrize(
    ("periods", "refused"),
    [
        (("2009-10", "2010-11", "2011-12", "2012-13"), [2, 3, 4, 5]),
        (("2009-11", "2010-12"), [2, 3]),
        (("2009-11", "2013-01"), []),
    ],
)
def test_ranges_of_years_are_refused(check: Load, periods: tuple[str, ...], refused: list[int]) -> None:
    found = check({"prijsindex.csv": index(*periods)}).findings
    assert [(f.row, f.rule) for f in found] == [(row, "reeks_van_jaren") for row in refused]


def test_months_that_may_be_ranges_of_years_are_said(check: Load) -> None:
    outcome = check({"prijsindex.csv": index("2009-10", "2009-11")})
    assert [(n.file, n.code, n.subject, n.hints) for n in outcome.notices] == [
        ("prijsindex.csv", "maand_of_jaren", "periode", ("2009-10",))
    ]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (("0.615", "0.62", "0"), "0.62"),
        (("0.6", "1"), "1"),
        (("0.6",), None),
        (("0.6", "1.5"), None),
        (("0", "1"), None),
        (("61.5", "0.62"), None),
    ],
)
@pytest.mark.usefixtures("world")
def test_percentages_that_are_all_parts_of_one_are_said(
    check: Load, load: Load, values: tuple[str, ...], asked: str | None
) -> None:
    rows = [f"aa-cc;;afvalscheiding_pct;{2015 + n};{v};definitief" for n, v in enumerate(values)]
    rows += [f"aa-cc;;restafval_kg_inw;{2015 + n};{v};definitief" for n, v in enumerate(values)]
    for way in (check, load):
        outcome = way({"cijfers.csv": figures_file(*rows)})
        assert not outcome.findings
        told = [(n.file, n.subject, n.hints) for n in outcome.notices if n.code == "delen_van_een"]
        assert told == ([("cijfers.csv", "afvalscheiding_pct", (asked,))] if asked else [])


@pytest.mark.parametrize(
    ("indicator", "norm", "asked"),
    [
        ("afvalscheiding_pct", "0,75", True),
        ("afvalscheiding_pct", "75", False),
        ("restafval_kg_inw", "0,75", False),
    ],
)
@pytest.mark.usefixtures("world")
def test_a_norm_in_per_cent_that_is_a_part_of_one_is_said(
    check: Load, load: Load, indicator: str, norm: str, asked: bool
) -> None:
    kpis = (
        "partnerschap;kpi;titel;indicator;norm;soort;prestatiegericht;beinvloedbaar;geldig_vanaf;bron\n"
        f"aa-cc;k;T;{indicator};{norm};hard;ja;gedeeld;2020-01-01;x\n"
    )
    for way in (check, load):
        outcome = way({"kpis.csv": kpis})
        assert not outcome.findings
        told = [(n.subject, n.hints) for n in outcome.notices if n.code == "delen_van_een"]
        assert told == ([(indicator, ("0.75",))] if asked else [])


PRICES = "reeks,periode,waarde,basisjaar,status,bron\n"


@pytest.mark.parametrize(
    ("beside", "asked"),
    [
        ({"prijsindex.csv": index("2023", value="100.5")}, False),
        ({"prijsindex.csv": index("2023", value="100,5")}, True),
        ({"prijsindex.csv": index("2023", value="100")}, True),
        ({"prijsindex.csv": f"{PRICES}cpi,2023,100.5,2015,definitief,x\n"}, True),
        ({"b.xlsx": book(prijsindex=[INDEX_HEADING, ("cpi", 2024, "61.5", 2015, "definitief", "x")])}, True),
    ],
    ids=["alike", "another sign", "no sign", "another delimiter", "a workbook"],
)
def test_a_file_of_the_load_that_is_written_alike_shows_what_the_signs_are(
    check: Load, beside: dict[str, str | bytes], asked: bool
) -> None:
    outcome = check({"kosten.csv": costs("901.250")} | beside)
    assert [(f.file, f.rule) for f in outcome.findings] == [("kosten.csv", "teken_onduidelijk")] * asked
    said = [(n.file, n.code, n.subject, n.hints) for n in outcome.notices if n.code == "teken_als_decimaal"]
    assert said == ([] if asked else [("kosten.csv", "teken_als_decimaal", "bedrag_eur", ("901.250",))])


def test_figures_that_the_monitor_worked_out_are_not_asked_about(check: Load) -> None:
    """One municipality with 1000 inhabitants and 12345 euro: 12.345 euro an inhabitant."""
    iv3 = "Gemeenten;Taakveld;Baten;Lasten;Inwonertal\nAa;7.3 Afval;0;12.345;1000\n"
    outcome = check({"iv3_2023_jaarrekening.csv": iv3})
    assert not [f for f in outcome.findings if f.rule == "teken_onduidelijk"]
