"""The page Geschiedenis: what was loaded, taking it back with a look beforehand, and the store as on a day."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.ingest.loading import load_paths
from lib.store.people.register import give
from lib.store.schema import load_events
from lib.store.upkeep.backup import backup
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.purging import purge
from lib.ui.memory import the_store
from lib.ui.registry import PAGES
from tests.data_sets import ROOT
from tests.loading import WORLD, figures_file
from tests.market_files import PRODUCTS, SIX, marktprijzen
from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import labels, press, put, table

PAGE = "pages/gegevens/geschiedenis.py"
CHOOSE = "Bekijk een lading"


def cijfers(*values: str) -> str:
    return figures_file(*[f"aa-cc;;pond;202{n};{v};definitief" for n, v in enumerate(values)])


@pytest.fixture
def path(store_of: Callable[[str], Path], tmp_path: Path) -> Path:
    """The published figures on 1 January 2025, the little world on the 2nd, its figures on the 3rd and 4th."""
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    store = open_store(f"duckdb:///{path}")
    for files in (WORLD, {"cijfers.csv": cijfers("1", "2")}, {"cijfers.csv": cijfers("1", "3", "4")}):
        for name, text in files.items():
            (tmp_path / name).write_text(text, "utf-8")
        assert load_paths(store, [tmp_path / name for name in files]).load_id
    with store.writing() as connection:
        for number in range(1, 5):
            moment = dt.datetime(2025, 1, number, 12)
            connection.execute(
                sa.update(load_events).where(load_events.c.event_id == number).values(moment=moment)
            )
    store.close()
    return path


@pytest.fixture
def page(visit: Callable[..., Seen], path: Path) -> Seen:
    return visit(path, page=PAGE)


def look_at(page: Seen, load_id: int) -> Seen:
    next(box for box in page.app.selectbox if box.label == CHOOSE).set_value(load_id)
    return page.run()


def test_every_load_is_listed_newest_first(page: Seen) -> None:
    listed = page.app.dataframe[0].value
    assert listed["Nummer"].tolist() == ["4", "3", "2", "1"]
    assert listed["Nieuw"].tolist()[:2] == [1, 2]
    assert listed["Gewijzigd"].tolist()[:2] == [1, 0]
    assert set(listed["Telt mee"]) == {"ja"}
    assert listed["Soort"].tolist()[-1] == "gepubliceerd"
    assert list(page.contents) == [
        "Ladingen",
        "Controle",
        "Reservekopie",
        "Reservekopie terugzetten",
        "Een prijs voorgoed wissen",
    ]


def test_the_corrections_of_a_load(page: Seen) -> None:
    look_at(page, 4)
    cells = page.app.dataframe[1].value
    assert cells[["Kolom", "Oud", "Nieuw"]].to_numpy().tolist() == [["waarde", "2", "3"]]
    look_at(page, 3)
    assert "Deze lading verbeterde geen eerdere waarden." in page.sentences


def test_counts_of_a_load_are_in_the_form_of_the_language(visit: Callable[..., Seen]) -> None:
    page = look_at(visit("demo", page=PAGE), 1)
    brought, undone = (unescaped(table.value.loc["Schouw"].iloc[0]) for table in page.app.table[:2])
    assert re.fullmatch(r"\d{1,3}\.\d{3}", brought)
    assert undone == brought


def test_undo_is_previewed_done_and_can_be_redone(page: Seen) -> None:
    look_at(page, 4)
    assert table(page, 1) == [["Cijfers", "1", "1", "1", "0"]]
    press(page, "Lading 4 terugdraaien")
    assert unescaped(page.app.success[0].value) == "Lading 4 is teruggedraaid."
    assert page.app.dataframe[0].value["Telt mee"].tolist()[0] == "nee, teruggedraaid"
    assert "Lading 4 weer laten meetellen" in labels(page)
    assert [*page.app.table[1].value.columns][-4:] == [
        "Komt terug",
        "In plaats van eerder",
        "Blijft gelijk",
        "Al overschreven",
    ]
    assert table(page, 1) == [["Cijfers", "1", "1", "1", "0"]]
    press(page, "Lading 4 weer laten meetellen")
    assert unescaped(page.app.success[0].value) == "Lading 4 telt weer mee."
    assert page.app.dataframe[0].value["Telt mee"].tolist()[0] == "ja"


def test_an_undo_that_others_stand_in_the_way_of_is_a_sentence(page: Seen) -> None:
    look_at(page, 2)
    press(page, "Lading 2 terugdraaien")
    (error,) = page.app.error
    assert unescaped(error.value).startswith("Dit kan niet: rijen in cijfers verwijzen")


def test_a_backup_is_offered(page: Seen) -> None:
    assert "Reservekopie maken" in [button.label for button in page.app.download_button]


def test_a_day_is_chosen_said_on_every_page_and_left_again(page: Seen) -> None:
    days = page.app.selectbox(key="w_peildatum")
    assert len(days.options) == 5
    days.set_value("2025-01-02")
    page.run()
    assert page.choices["peildatum"] == "2025-01-02"
    for other in PAGES:
        page.go_to(other.script)
        assert page.choices["peildatum"] == "2025-01-02"
        assert any("aan het eind van 2 jan 2025" in text for text in page.sentences), other.script
    press(page, "Terug naar nu")
    assert "peildatum" not in page.choices
    assert not any("aan het eind van 2 jan 2025" in text for text in page.sentences)


def test_a_link_shows_the_day_and_the_figures_of_then(visit: Callable[..., Seen], path: Path) -> None:
    offered = {}
    for day in ("2025-01-02", "2025-01-03"):
        page = visit(path, peildatum=day, dienst="reiniging")
        assert page.choices["peildatum"] == day
        offered[day] = page.options("kosten")
    assert "Pond" not in offered["2025-01-02"]
    assert "Pond" in offered["2025-01-03"]
    assert (
        visit(path, peildatum="2024-12-31").app.header[0].value == "Er staan nog geen cijfers in de monitor"
    )


@pytest.fixture
def workbooks(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What makes the workbooks that pages offer, by file name; AppTest does not serve them."""
    made: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def recorded(
        label: str, data: Callable[[], bytes], file_name: str, *rest: object, **more: object
    ) -> bool:
        if more.get("key") == "xlsx":
            made[file_name] = data
        return button(label, data, file_name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(st, "download_button", recorded)
    return made


@pytest.mark.parametrize("script", ["pages/overleg/kwaliteit_en_kosten.py", "pages/overleg/partnerschap.py"])
@pytest.mark.parametrize(("day", "said"), [("2025-01-03", "2025-01-03"), ("", "")])
def test_a_download_says_the_day_it_shows(
    visit: Callable[..., Seen],
    path: Path,
    workbooks: dict[str, Callable[[], bytes]],
    script: str,
    day: str,
    said: str,
) -> None:
    before, page = f"{dt.datetime.now():%Y-%m-%d }", visit(path, peildatum=day)
    workbooks.clear()
    page.go_to(script)
    [(name, make)] = workbooks.items()
    about = dict(openpyxl.load_workbook(io.BytesIO(make()))["Over dit bestand"].iter_rows(values_only=True))
    now = (before, f"{dt.datetime.now():%Y-%m-%d }")
    assert about["Gegevens zoals ze waren op"].startswith(said or now)
    assert about["Opgevraagd op"].startswith(now)
    assert int(about["Versie van de gegevens"]) >= int(about["Nieuwste lading"]) >= 1
    assert ("peildatum=2025-01-03" in about["Link naar hetzelfde beeld"]) == bool(day)
    assert ("_zoals-op-2025-01-03" in name) == bool(day)


@pytest.mark.parametrize("value", ["gisteren", "2025-13-01", "", "**x**"])
def test_a_day_that_is_none_is_now(visit: Callable[..., Seen], path: Path, value: str) -> None:
    page = visit(path, peildatum=value)
    assert page.choices["focus"] == "aa-cc"
    assert "peildatum" not in page.choices
    page.go_to(PAGE)
    assert page.app.selectbox(key="w_peildatum").value == "nu"


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_a_day(
    visit: Callable[..., Seen], path: Path, value: str
) -> None:
    page = visit(path, peildatum=value)
    for script in (page_of.script for page_of in PAGES if not page_of.start):
        page.go_to(script)
        assert not page.app.error, script
        assert any(value[:4].lstrip("0") in said for said in page.sentences), script


def test_nothing_loaded_yet(visit: Callable[..., Seen], tmp_path: Path) -> None:
    page = visit(tmp_path / "nieuw.duckdb", page=PAGE)
    assert "Er is nog niets geladen." in page.sentences


def test_the_store_is_checked_and_values_far_off_are_shown(page: Seen) -> None:
    press(page, "Controleren")
    assert [unescaped(said.value) for said in page.app.success] == ["De gegevens zijn in orde."]
    assert [row[2:5] for row in table(page, -1)] == [["aa-cc, pond, 2020, definitief", "waarde", "1"]]


def test_a_backup_is_looked_at_confirmed_and_put_back(page: Seen, path: Path, tmp_path: Path) -> None:
    backup(the_store(), tmp_path / "kopie.duckdb")
    page.go_to("pages/gegevens/inlezen.py")
    press(put(page, {"cijfers.csv": cijfers("8", "9")}), "Laden")
    page.go_to(PAGE)
    assert page.app.dataframe[0].value["Nummer"].tolist() == ["5", "4", "3", "2", "1"]
    given = next(box for box in page.app.file_uploader if "Reservekopie" in box.label)
    content = (tmp_path / "kopie.duckdb").read_bytes()
    given.set_value([("kopie.duckdb", content, "application/octet-stream")])
    page.run()
    assert any(
        text.startswith("In de reservekopie staat: 4 ladingen, de nieuwste van") for text in page.sentences
    )
    assert any(text.startswith("Dit gaat weg uit de monitor: 5 ladingen") for text in page.sentences)
    [button] = [button for button in page.app.button if button.label == "Terugzetten"]
    assert button.disabled
    page.app.checkbox[0].set_value(True)
    press(page.run(), "Terugzetten")
    assert unescaped(page.app.success[0].value) == "De reservekopie is teruggezet en gecontroleerd."
    assert page.app.dataframe[0].value["Nummer"].tolist() == ["4", "3", "2", "1"]
    assert len(list(path.parent.glob("monitor_voor-terugzetten_*.duckdb"))) == 1


def test_what_is_no_backup_is_refused_in_a_sentence(page: Seen) -> None:
    given = next(box for box in page.app.file_uploader if "Reservekopie" in box.label)
    given.set_value([("iets.duckdb", b"iets anders" * 999, "application/octet-stream")])
    page.run()
    assert "iets.duckdb is geen reservekopie van de monitor" in " ".join(page.sentences)
    assert "Terugzetten" not in labels(page)


@pytest.mark.parametrize("again", [True, False])
def test_what_was_taken_out_since_a_backup_is_taken_out_again_unless_one_says_no(
    visit: Callable[..., Seen], path: Path, tmp_path: Path, again: bool
) -> None:
    store = open_store(f"duckdb:///{path}")
    for name, text in (PRODUCTS | marktprijzen(*SIX, confidential=True)).items():
        (tmp_path / name).write_text(text, "utf-8")
        assert load_paths(store, [tmp_path / name]).load_id
    give(store, "an", Grant(ALL_PARTNERSHIPS, AccessRole.READER), "de baas")
    backup(store, tmp_path / "kopie.duckdb")
    purge(store, "marktprijzen", [("a",)], "")
    store.close()
    page = visit(path, page=PAGE)
    given = next(box for box in page.app.file_uploader if "Reservekopie" in box.label)
    content = (tmp_path / "kopie.duckdb").read_bytes()
    given.set_value([("kopie.duckdb", content, "application/octet-stream")])
    page.run()
    assert any("voor 1 keer wissen" in said for said in page.sentences)
    boxes = {unescaped(box.label): box for box in page.app.checkbox}
    wipe = boxes["Wis daarna opnieuw wat na deze kopie voorgoed is gewist"]
    assert wipe.value is True
    wipe.set_value(again)
    boxes["Ja, vervang de gegevens door deze reservekopie"].set_value(True)
    press(page.run(), "Terugzetten")
    assert unescaped(page.app.success[0].value) == "De reservekopie is teruggezet en gecontroleerd."
    assert any("Accounts, rollen en sleutels zijn gebleven" in said for said in page.sentences)
    left = set(next(box for box in page.app.selectbox if box.label == "Referentie").options)
    assert ("a" in left) is not again
    assert "b" in left


def test_a_price_is_taken_out_for_good(visit: Callable[..., Seen], path: Path, tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{path}")
    for name, text in (PRODUCTS | marktprijzen(*SIX, confidential=True)).items():
        (tmp_path / name).write_text(text, "utf-8")
        assert load_paths(store, [tmp_path / name]).load_id
    store.close()
    page = visit(path, page=PAGE)
    next(box for box in page.app.selectbox if box.label == "Referentie").set_value("a")
    page.run()
    assert any(said.startswith("1 rij gaat voorgoed weg") for said in page.sentences)
    next(box for box in page.app.checkbox if box.label == "Ja, wis dit voorgoed").set_value(True)
    page.run()
    press(page, "Voorgoed wissen")
    gone = "1 rij van Marktprijzen voorgoed gewist"
    assert gone in unescaped(page.app.success[0].value)
    assert any(gone in caption for caption in page.captions)
    look_at(page, 7)
    assert "Lading 7 terugdraaien" not in labels(page)


def test_the_page_opens_by_its_own_address(path: Path, on_store: Callable[[str], None]) -> None:
    """As the first page of a session: no other has chosen a state yet."""
    on_store(f"duckdb:///{path.as_posix()}")
    app = AppTest.from_file(ROOT / PAGE, default_timeout=300).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Geschiedenis"]
