"""What the page "Vergelijken" gives to take away, and a frontier of more than one cost."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import openpyxl
import pandas as pd
import pytest

from lib.ui.explore import blocks
from tests.ui.reading import Seen

PAGE = "pages/analyse/vergelijken.py"
FIFE = {"focus": "fife", "weergave": "goedkoper", "dienst": "reiniging", "periode": "2018"}
DEMO = "demo-kastelburg-klaarwijk"

Opened = Callable[..., tuple[Seen, openpyxl.Workbook]]


@pytest.fixture
def opened(visit: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open the page with these choices; what it shows, and the workbook that it offers."""
    made: list[Callable[[], bytes]] = []
    monkeypatch.setattr(
        blocks, "offer_downloads", lambda name, workbook, *rest, **more: made.append(workbook)
    )

    def open_it(where: str = "box", **parameters: str) -> tuple[Seen, openpyxl.Workbook]:
        page = visit(where, page=PAGE, **parameters)
        return page, openpyxl.load_workbook(io.BytesIO(made[-1]()))

    return open_it


def first_sheet(book: openpyxl.Workbook) -> pd.DataFrame:
    heading, *rows = book.worksheets[0].iter_rows(values_only=True)
    return pd.DataFrame(rows, columns=heading)


def empty(cells: Iterable[object]) -> list[bool]:
    return [bool(pd.isna(cell) or cell == "") for cell in cells]


def test_a_workbook_says_what_it_is_not(opened: Opened) -> None:
    _, book = opened(focus="nijmegen-dar")
    assert [sheet.title for sheet in book.worksheets][3] == "Wat dit niet is"
    told = [str(cell) for (cell,) in book["Wat dit niet is"].iter_rows(values_only=True, min_row=2)]
    beginnings = ("Geen ranglijst", "Geen oorzaken", "Niet volledig: wat ontbreekt, is onbekend en niet nul")
    for beginning in (*beginnings, "Geen oordeel over een verschil", "Niet zonder meer", "Niet van gisteren"):
        assert [said for said in told if said.startswith(beginning)]
    columns = {str(name).lower() for name in first_sheet(book).columns}
    assert not columns & {"rang", "plaats", "positie", "rank", "#"}
    names = first_sheet(book)["Naam"].tolist()
    assert names == sorted(names, key=str.casefold)  # by name and not by figure


@pytest.mark.parametrize("view", ["spreiding", "samenhang", "gelijken"])
def test_what_is_missing_stays_missing_in_the_workbook(opened: Opened, view: str) -> None:
    page, book = opened(focus="nijmegen-dar", weergave=view)
    sheet, screen = first_sheet(book), page.table
    assert len(sheet) == len(screen)
    shared = [name for name in screen.columns if name in sheet.columns]
    assert {"Naam"} <= set(shared)
    for name in shared:
        assert empty(sheet[name]) == empty(screen[name]), name
    assert any(any(empty(sheet[name])) for name in sheet.columns)


def test_rows_with_a_word_are_those_of_the_table_and_of_its_files(opened: Opened) -> None:
    page, book = opened(focus="nijmegen-dar", rijen="dienstverleningsovereenkomst  NIJMEGEN")
    assert page.choices["rijen"] == "dienstverleningsovereenkomst NIJMEGEN"
    assert page.table["Naam"].tolist() == first_sheet(book)["Naam"].tolist() == ["Nijmegen - Dar"]
    assert "1 van 341 rijen; Excel en CSV hebben dezelfde." in page.captions
    page.app.text_input(key="w_rijen").set_value("bestaat niet")
    page.run()
    assert "Geen rij heeft al deze woorden. Maak het veld leeg voor alle rijen." in page.sentences
    assert page.chart("spreiding-kosten"), "the picture is of everyone"
    page.app.text_input(key="w_rijen").set_value("")
    page.run()
    assert "rijen" not in page.choices
    assert len(page.table) == 341


def test_rows_in_the_order_of_a_figure_are_so_in_the_file_with_who_lacks_it_last(opened: Opened) -> None:
    """Numbers as numbers: of 341 municipalities on a screen, and with a cell that is empty."""
    page, book = opened(focus="nijmegen-dar", rijvolgorde="-4")
    values = page.table.iloc[:, 2].tolist()
    assert values == sorted(values, reverse=True)
    assert len(values) == 341
    assert page.table["Naam"].tolist() == first_sheet(book)["Naam"].tolist()
    assert "Het is geen ranglijst." in " ".join(page.captions)
    assert page.app.selectbox(key="w_rijvolgorde").value == "-4"
    names = page.app.selectbox(key="w_rijvolgorde").options
    assert names[0] == "Gewone volgorde"
    page.app.selectbox(key="w_rijvolgorde").select_index(0)
    page.run()
    assert "rijvolgorde" not in page.choices
    assert page.table["Naam"].tolist() == sorted(page.table["Naam"], key=str.casefold)
    alike, _ = opened(focus="nijmegen-dar", weergave="gelijken")
    columns = [str(name) for name in alike.table.columns]
    wished, _ = opened(focus="nijmegen-dar", weergave="gelijken", rijvolgorde="3")
    known = wished.table[columns[2]].dropna().tolist()
    assert known == sorted(known)
    assert wished.table[columns[2]].isna().tolist() == sorted(wished.table[columns[2]].isna())
    odd, _ = opened(focus="nijmegen-dar", rijvolgorde="hoog")
    assert any("hoog" in said for said in (*odd.notes, *odd.captions))


def test_a_frontier_of_two_costs_names_who_is_dearer_in_neither(opened: Opened) -> None:
    one, _ = opened("both", focus=DEMO, weergave="goedkoper", dienst="groen")
    first = one.choices["cijfer"]
    other = next(code for code in one.app.selectbox(key="w_kosten_erbij").options if "Geen" not in code)
    assert other
    names = one.app.selectbox(key="w_kosten_erbij")
    assert names.value == "nee"
    names.select_index(1)
    one.run()
    assert one.choices["kosten_erbij"] not in ("nee", first)
    assert any(s.startswith("Ook niet duurder op: ") for s in one.sentences)
    assert "met meer dan twee cijfers is er geen trap" in " ".join(one.captions)
    own = one.table[one.table["Rol in het beeld"] == "in beeld"].iloc[0]
    cheaper = one.table[one.table["Rol in het beeld"] == "even goed en goedkoper"]
    for column in (2, 4):
        assert (cheaper.iloc[:, column] <= own.iloc[column]).all()
    assert (cheaper.iloc[:, 3] >= own.iloc[3]).all()


def test_a_workbook_has_the_whole_series_beside_the_year_in_view(opened: Opened) -> None:
    _, book = opened(**FIFE)
    heading, *rows = book["Hele reeks"].iter_rows(values_only=True)
    place = heading.index("Periode")
    assert len({row[place] for row in rows}) > 1
    assert len(rows) > len(first_sheet(book))


def test_both_costs_and_the_quality_are_defined_in_the_workbook(opened: Opened) -> None:
    wishes = {**FIFE, "kosten_erbij": "bestaat-niet"}
    page, book = opened(**wishes)
    assert any("bestaat-niet" in c for c in (*page.captions, *page.notes, *page.sentences))
    assert "Wat dit niet is" in book.sheetnames


def test_a_figure_leads_to_its_rows_in_two_clicks_where_these_may_be_told(visit: Callable[..., Seen]) -> None:
    """The first opens the tab, the second picks another figure than that of the focus."""
    page = visit("both", page=PAGE, focus=DEMO)

    def rows_of(**wishes: str) -> set[str]:
        page.app.query_params.clear()
        for name, value in {"focus": DEMO, "dienst": "groen", **wishes}.items():
            page.app.query_params[name] = value
        page.run()
        page.open_tab("Naar de bron")
        return {str(name) for table in page.app.dataframe for name in table.value.columns}

    key = {"lading", "bestand", "partnerschap"}
    assert key | {"locatie", "meetlat", "datum", "niveau"} <= rows_of(cijfer="op_ambitie_contract_groen_pct")
    assert key | {"kostensoort", "bedrag_eur", "jaar", "dienst"} <= rows_of(cijfer="kosten_groen_eur_inw")
    own = page.app.selectbox(key=f"bron_van_{DEMO}")
    own.select_index(0 if own.index else 1)
    page.run()
    others = [table.value for table in page.app.dataframe if "bedrag_eur" in table.value.columns]
    assert others
    assert DEMO not in set(others[0]["partnerschap"])
    shown = rows_of(cijfer="marktindex_demo-gazon", weergave="spreiding")
    assert not shown & {"prijs_eur", "referentie", "partij"}
    assert any("er kunnen vertrouwelijke prijzen bij zijn" in said for said in page.sentences)
