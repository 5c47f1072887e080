"""Nothing loaded yet, or a store that cannot be used: what to do, in a sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from lib.catalogue.catalogue import shipped_catalogue
from lib.store.schema import SCHEMA_VERSION, meta
from lib.store.upkeep.opening import open_store
from lib.ui.registry import PAGES
from tests.data_sets import ROOT
from tests.other_program import held_by_another
from tests.ui.reading import Seen, unescaped


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ("pages/overleg/kwaliteit_en_kosten.py", "Kwaliteit en kosten"),
        ("pages/overleg/partnerschap.py", "Partnerschap"),
        ("pages/overleg/afspraken.py", "Afspraken"),
        ("pages/analyse/vergelijken.py", "Vergelijken"),
        ("pages/analyse/dienstverlening.py", "Dienstverlening"),
        ("pages/analyse/kosten.py", "Kosten"),
        ("pages/analyse/marktconformiteit.py", "Marktconformiteit"),
        ("pages/analyse/wat_als.py", "Wat als"),
        ("pages/uitleg/beginnen.py", "Beginnen"),
    ],
)
def test_an_empty_store_says_what_to_do(visit, tmp_path: Path, script: str, title: str) -> None:
    page = visit(tmp_path / "nieuw.duckdb", page=script)
    assert page.app.title[0].value == title
    assert [button.label for button in page.app.button] == ["Demoset laden (fictief)"]
    assert page.app.header[0].value == "Er staan nog geen cijfers in de monitor"
    assert not page.app.code  # no commands on a page for managers
    assert [link.proto.label for link in page.app.get("page_link")] == ["Gegevens inlezen"]
    assert not page.app.error
    assert not page.app.get("plotly_chart")
    assert page.choices == {}


def test_the_demo_button_fills_the_page(visit, tmp_path: Path) -> None:
    page = visit(tmp_path / "nieuw.duckdb")
    page.app.button[0].click()
    page.run()
    assert len(page.points) >= 20
    assert page.headings[0].count("(fictief)") == 1
    assert page.choices["fictief"] == "ja"


def test_the_method_page_of_an_empty_store(visit, tmp_path: Path) -> None:
    page = visit(tmp_path / "nieuw.duckdb", page="pages/uitleg/methode_en_bronnen.py")
    assert page.app.title[0].value == "Methode en bronnen"
    labels = {unescaped(expander.label) for expander in page.app.expander}
    catalogue = shipped_catalogue()
    given = {i.title for i in catalogue.indicators.values() if i.code not in catalogue.derived}
    derived = {d.template.title.replace("{", "[").replace("}", "]") for d in catalogue.derived.values()}
    assert {f"{title} (nog zonder cijfers)" for title in given | derived} <= labels


def test_the_method_page_names_what_is_filled_in_in_the_language_of_the_reader(visit, tmp_path: Path) -> None:
    page = visit(tmp_path / "nieuw.duckdb", page="pages/uitleg/methode_en_bronnen.py", taal="en")
    labels = {unescaped(expander.label) for expander in page.app.expander}
    assert {
        "At agreed level: [discipline] ([layer]) (no figures yet)",
        "Cost per inhabitant: [service] (no figures yet)",
    } <= labels


def test_the_history_of_an_empty_store_offers_no_load_to_choose(visit, tmp_path: Path) -> None:
    page = visit(tmp_path / "nieuw.duckdb", page="pages/gegevens/geschiedenis.py")
    assert "Er is nog niets geladen." in page.sentences
    assert [box.label for box in page.app.selectbox] == ["Toon alle pagina's zoals de gegevens waren op"]


def _newer(path: Path) -> None:
    store = open_store(f"duckdb:///{path.as_posix()}")
    with store.writing() as connection:
        connection.execute(sa.update(meta).values(schema_version=SCHEMA_VERSION + 1))
    store.close()


def _other_database(path: Path) -> None:
    import duckdb

    with duckdb.connect(str(path)) as connection:
        connection.execute("create table iets (a integer)")


BROKEN = {
    "junk": (
        lambda path: path.write_bytes(b"geen database\0" * 999),
        "is geen gegevensbestand van de monitor",
    ),
    "other": (_other_database, "is geen gegevensbestand van de monitor"),
    "newer": (_newer, "is gemaakt met een nieuwere versie van de monitor"),
    "folder": (lambda path: path.mkdir(), "Controleer of de map bestaat"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_store_that_cannot_be_used_is_said(visit, tmp_path: Path, kind: str) -> None:
    make, sentence = BROKEN[kind]
    path = tmp_path / "een_*store*.duckdb"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    page = visit(path)
    (error,) = page.app.error
    assert sentence in unescaped(error.value)
    assert path.name in unescaped(error.value)
    assert "*store*" not in error.value.replace(r"\*", "")
    assert [title.value for title in page.app.title] == ["Samenwerkingsmonitor"]
    assert before is None or path.read_bytes() == before


def test_an_address_of_something_else(on_store) -> None:
    on_store("mysql://iemand@ergens/iets")
    page = Seen(AppTest.from_file(ROOT / "app.py", default_timeout=300)).run()
    assert "is geen adres van een DuckDB-bestand" in unescaped(page.app.error[0].value)


def test_a_store_in_use_elsewhere_and_free_again(visit, store_of, tmp_path: Path) -> None:
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    with held_by_another(path) as holder:
        page = visit(path)
        assert "in gebruik bij een ander programma" in unescaped(page.app.error[0].value)
        assert str(holder) in page.app.error[0].value
    page.run()
    assert not page.app.error
    assert page.headings


OF_NO_STORE = ("koppelen", "gegevenswoordenboek", "toegankelijkheid", "persoonsgegevens")
ASK_THE_STORE = [p.script for p in PAGES if not p.start and p.address not in OF_NO_STORE]


def _moved_away(path: Path) -> None:
    path.rename(path.with_name("weg"))


def _another_in_its_place(path: Path) -> None:
    path.rename(path.with_name("weg"))
    shutil.copy(path.with_name("weg"), path)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (_moved_away, "is er niet meer: het bestand is weggehaald"),
        (_another_in_its_place, "is vervangen of door"),
    ],
)
def test_a_store_that_goes_while_the_monitor_runs_is_said_on_every_page(
    visit, store_of, tmp_path: Path, caplog: pytest.LogCaptureFixture, how: Callable[[Path], None], said: str
) -> None:
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    page = visit(path)
    assert page.headings
    how(path)
    for script in [None, *ASK_THE_STORE]:
        page.go_to(script) if script else page.run()
        assert [said in unescaped(error.value) for error in page.app.error] == [True], script
        assert not page.app.get("plotly_chart"), script
    assert caplog.text.count("the store cannot be used") >= len(ASK_THE_STORE)
    path.unlink(missing_ok=True)
    path.with_name("weg").rename(path)
    page.go_to("pages/overleg/partnerschap.py")
    assert not page.app.error
    assert page.headings


def test_a_fault_of_ours_is_a_sentence_and_a_line_in_the_log(
    visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    page = visit("published")
    monkeypatch.setattr("lib.ui.comparison.blocks.show_picture", lambda *_: 1 / 0)
    page.app.run()
    (error,) = page.app.error
    assert unescaped(error.value).startswith("Er ging iets mis bij het maken van deze pagina.")
    assert "ZeroDivisionError" not in error.value
    assert "ZeroDivisionError" in caplog.text
