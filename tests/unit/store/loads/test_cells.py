"""Cells: what is no value in any column, and one spelling for texts that belong together."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import MOST_SIGNS, Kind
from lib.store.engine import Store
from lib.store.registry import read_registry
from lib.store.schema import current
from tests.contract_files import as_csv, as_parquet, as_workbook
from tests.loading import Load, ask, figures_file

EVENTS = "partnerschap;datum;soort;titel;toelichting\n"
ERRORS = (
    *(
        "#N/A",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
    ),
    *(
        "#N/B",
        "#WAARDE!",
        "#VERW!",
        "#NAAM?",
        "#DEEL/0!",
        "#GETAL!",
        "#LEEG!",
        "#n/b",
        "#BLOCKED!",
        "########",
    ),
)


@pytest.mark.parametrize("text", [*ERRORS, " #N/A "])
def test_an_error_of_excel_is_no_text(check: Load, text: str) -> None:
    content = f"{EVENTS}aa-cc;2023-01-01;weer;{text};{text}\n"
    found = check({"gebeurtenissen.csv": content}).findings
    assert [(f.column, f.rule) for f in found] == [("titel", "foutwaarde"), ("toelichting", "foutwaarde")]


@pytest.mark.parametrize("text", ["NA", "NaN", "NULL", "<NA>"])
def test_what_a_program_writes_for_nothing_is_no_text(check: Load, text: str) -> None:
    content = f"{EVENTS}aa-cc;2023-01-01;weer;Storm;{text}\n"
    [found] = check({"gebeurtenissen.csv": content}).findings
    assert (found.column, found.value, found.rule) == ("toelichting", text, "lege_aanduiding")


ORGANISATIONS = "organisatie;naam;soort;land;fictief\n"


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_namibia_is_a_country(store: Store, load: Load, form: str) -> None:
    """`NA` is no sign of nothing in a column of codes, in any kind of file."""
    row = {
        "organisatie": "windhoek",
        "naam": "Windhoek",
        "soort": "gemeente",
        "land": "NA",
        "fictief": False,
    }
    made = {"csv": as_csv([row]), "xlsx": as_workbook({"organisaties": [row]})}
    content = made[form] if form in made else as_parquet([row])
    assert not load({f"organisaties.{form}": content}).findings
    assert ask(store, read_registry).organisations["windhoek"].country == "NA"


@pytest.mark.parametrize("text", ["NaN", "NULL", "<NA>", "na", "#N/A", "N/A"])
def test_no_other_word_for_nothing_is_a_country(check: Load, text: str) -> None:
    [found] = check({"organisaties.csv": f"{ORGANISATIONS}aa;Aa;gemeente;{text};nee\n"}).findings
    assert (found.column, found.value) == ("land", text)


@pytest.mark.parametrize("text", ["na", "n.v.t.", "Na overleg", "#1", "# plekken", "#groen!", "NATO", "-"])
def test_what_people_write_is_text(check: Load, text: str) -> None:
    assert not check({"gebeurtenissen.csv": f"{EVENTS}aa-cc;2023-01-01;weer;Storm;{text}\n"}).findings


@pytest.mark.parametrize(
    ("column", "row"),
    [
        ("soort", "aa-cc;2023-01-01;#N/A;Storm;"),
        ("datum", "aa-cc;#WAARDE!;weer;Storm;"),
        ("partnerschap", "#REF!;2023-01-01;weer;Storm;"),
    ],
)
def test_an_error_is_called_so_in_columns_of_other_kinds(check: Load, column: str, row: str) -> None:
    found = check({"gebeurtenissen.csv": EVENTS + row}).findings
    assert (column, "foutwaarde") in [(f.column, f.rule) for f in found]


SPELLINGS = (
    "Coöperatiehof 1",
    "Coo\u0308peratiehof 1",
    "Coöperatiehof\u00a01",
    "Coöperatiehof\u2009\u202f1",
    "Coöperatiehof  1",
    "\u200bCoöperatie\u00adhof 1\ufeff",
    " Coöperatiehof\t1\u2003",
)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_key_has_one_spelling(store: Store, load: Load, spelling: str) -> None:
    for text in ("Coöperatiehof 1", spelling):
        assert not load({"gebeurtenissen.csv": f'{EVENTS}aa-cc;2023-01-01;weer;"{text}";\n'}).findings
    with store.reading() as connection:
        found = connection.scalars(sa.select(current("gebeurtenissen").c.titel)).all()
    assert found == ["Coöperatiehof 1"]


def test_spellings_of_one_key_in_one_load_are_one_key(check: Load) -> None:
    rows = "".join(f'aa-cc;2023-01-01;weer;"{text}";\n' for text in SPELLINGS[:3])
    found = check({"gebeurtenissen.csv": EVENTS + rows}).findings
    assert [(f.row, f.rule) for f in found] == [(row, "dubbele_sleutel") for row in (2, 3, 4)]


def test_a_key_without_anything_to_see_is_empty(check: Load) -> None:
    [found] = check({"gebeurtenissen.csv": f"{EVENTS}aa-cc;2023-01-01;weer;\u200b;\n"}).findings
    assert (found.column, found.rule) == ("titel", "verplicht")


def test_every_text_in_a_key_has_one_spelling_or_a_form() -> None:
    keys = [dataset.column(name) for dataset in DATASETS.values() for name in dataset.key]
    assert all(column.groups or column.pattern for column in keys if column.kind == Kind.TEXT)


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066"])
@pytest.mark.parametrize("column", ["titel", "toelichting"])
def test_a_sign_that_is_not_seen_is_refused(check: Load, column: str, sign: str) -> None:
    texts = {"titel": "Storm", "toelichting": "Veel hout"} | {column: f"fdp{sign}.exe"}
    content = f"{EVENTS}aa-cc;2023-01-01;weer;{texts['titel']};{texts['toelichting']}\n"
    assert [(f.column, f.rule) for f in check({"gebeurtenissen.csv": content}).findings] == [
        (column, "onzichtbaar_teken")
    ]


def test_lines_and_marks_of_other_scripts_are_text(check: Load) -> None:
    content = f'{EVENTS}aa-cc;2023-01-01;weer;Storm;"twee\nregels\ten een tab, \u200f\u05d0"\n'
    assert not check({"gebeurtenissen.csv": content}).findings


@pytest.mark.parametrize(("signs", "rules"), [(MOST_SIGNS, []), (MOST_SIGNS + 1, ["te_lang"])])
@pytest.mark.parametrize("sign", ["a", "é"])
def test_a_name_has_a_length(check: Load, sign: str, signs: int, rules: list[str]) -> None:
    found = check({"gebeurtenissen.csv": f"{EVENTS}aa-cc;2023-01-01;weer;{sign * signs};\n"}).findings
    assert [f.rule for f in found] == rules
    assert [f.hints for f in found] == [("200",)] * len(rules)


def test_every_name_has_a_length() -> None:
    names = {"naam", "naam_en", "titel", "titel_en", "gebied", "locatie", "regio", "partij", "peergroep"}
    columns = [column for dataset in DATASETS.values() for column in dataset.columns]
    assert {column.name for column in columns if column.name in names and column.longest is None} == set()


def test_an_address_has_no_sign_that_is_not_seen(check: Load) -> None:
    rows = figures_file(
        "aa-cc;;pond;2023;1;definitief;https://example.org/\x1b[2J",
        columns="partnerschap;organisatie;indicator;periode;waarde;status;bron_url",
    )
    assert [f.rule for f in check({"cijfers.csv": rows}).findings] == ["onzichtbaar_teken"]


@pytest.mark.parametrize(
    ("column", "row"),
    [
        ("waarde", "aa-cc;pond;2023;102\u200b;definitief;x"),
        ("partnerschap", "aa-cc\ufeff;pond;2023;102;definitief;x"),
        ("periode", "aa-cc;pond;20\u200d23;102;definitief;x"),
        ("status", "aa-cc;pond;2023;102;definitief\u200b;x"),
    ],
)
def test_a_sign_without_width_is_told_for_what_it_is(check: Load, column: str, row: str) -> None:
    """The cell looks right on screen, so that it is no number or no code helps nobody."""
    content = f"partnerschap;indicator;periode;waarde;status;bron\n{row}\n"
    assert [(f.rule, f.column) for f in check({"cijfers.csv": content}).findings] == [
        ("onzichtbaar_teken", column)
    ]
