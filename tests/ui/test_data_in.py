"""The page Gegevens inlezen: files in, findings or a preview, and nothing stored before the last step."""

from __future__ import annotations

import errno
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.store.loads.loading import LoadOutcome
from lib.store.schema import METADATA
from lib.ui.memory import the_store
from tests.loading import WORLD, figures_file
from tests.market_files import PRODUCTS, marktprijzen
from tests.ui.reading import Seen, unescaped

PAGE = "pages/gegevens/inlezen.py"
GOOD = figures_file("aa-cc;;pond;2023;5;definitief", "bb-cc;;pond;2023;7;definitief")
BAD = figures_file(
    *[f"aa-cc;;pond;20{n};fout;definitief" for n in range(10, 18)], "zz;;pond;2023;1;definitief"
)
Upload = Callable[..., Seen]


def stored() -> tuple[int, dict[str, int]]:
    """The version of the store and the rows of every table."""
    store = the_store()
    with store.reading() as connection:
        count = sa.select(sa.func.count())
        rows = {n: connection.scalar(count.select_from(t)) or 0 for n, t in METADATA.tables.items()}
    return store.version(), rows


@pytest.fixture
def page(visit: Callable[..., Seen], store_of: Callable[[str], Path], tmp_path: Path) -> Seen:
    """The page on a store of its own that holds the little world."""
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    seen = visit(path, page=PAGE)
    put(seen, WORLD)
    return press(seen, "Laden")


def put(page: Seen, files: dict[str, str | bytes]) -> Seen:
    uploads = [(name, text.encode() if isinstance(text, str) else text) for name, text in files.items()]
    page.app.file_uploader[0].set_value([(name, content, "text/csv") for name, content in uploads])
    return page.run()


def press(page: Seen, label: str) -> Seen:
    next(button for button in page.app.button if button.label == label).click()
    return page.run()


def labels(page: Seen) -> list[str]:
    return [button.label for button in page.app.button]


def table(page: Seen, place: int) -> list[list[str]]:
    frame = page.app.table[place].value.reset_index()
    return [[unescaped(str(cell)) for cell in row] for row in frame.to_numpy()]


def test_without_files_there_is_nothing_to_load(page: Seen) -> None:
    page.run()
    assert "Laden" not in labels(page)
    assert [heading for heading in page.headings if not heading.startswith("Voorbeeld: ")] == []
    assert any("MB" in caption for caption in page.captions)


def test_a_session_looks_at_confidential_prices_25_times(page: Seen) -> None:
    """What it saw before counts; a file without them can still be looked at."""

    def prices(price: str, *, confidential: bool = True) -> dict[str, str]:
        return PRODUCTS | marktprijzen(f"a;{price};B;;nee;;volledig;12;;;2024;m2", confidential=confidential)

    press(put(page, prices("1.1")), "Laden")
    page.app.session_state["looked_at_confidential"] = 23
    for price in ("1.2", "1.3"):
        put(page, prices(price))
        assert "Laden" in labels(page)
        assert not page.app.error
    put(page, prices("1.4"))
    [error] = page.app.error
    assert "zijn al 25 keer bekeken zonder ze te laden" in unescaped(error.value)
    assert "Laden" not in labels(page)


def test_nothing_is_loaded_in_a_store_that_is_gone(page: Seen, tmp_path: Path) -> None:
    before, place = stored(), tmp_path / "monitor.duckdb"
    put(page, {"cijfers.csv": GOOD})
    place.rename(tmp_path / "weg")
    press(page, "Laden")
    (error,) = page.app.error
    assert "is er niet meer: het bestand is weggehaald" in unescaped(error.value)
    assert not page.app.success
    (tmp_path / "weg").rename(place)
    page.run()
    assert not page.app.error
    assert stored() == before


def test_a_full_disk_is_said_and_nothing_is_stored(page: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "map/bestand")

    before = stored()
    monkeypatch.setattr(Path, "write_bytes", full)
    put(page, {"cijfers.csv": GOOD})
    assert "de schijf is vol" in unescaped(page.app.error[0].value)
    assert stored() == before


def test_files_are_recognised_and_previewed_and_nothing_is_stored(page: Seen) -> None:
    before = stored()
    put(page, {"cijfers.csv": GOOD})
    assert page.headings == ["Herkend", "Wat er verandert"]
    assert table(page, 0)[0][:2] == ["cijfers.csv", "Cijfers (cijfers)"]
    assert table(page, 1) == [["Cijfers", "2", "0", "0"]]
    assert "Laden" in labels(page)
    assert (
        "Hierdoor kunnen cijfers veranderen op: Kwaliteit en kosten, Partnerschap, Samenwerking, Afspraken, Besluiten, "
        "Vergelijken, Kosten, Verhaal, Bewoners." in page.sentences
    )
    assert "Op Kwaliteit en kosten bewegen cijfers van: Pond." in page.sentences
    assert stored() == before


def test_loading_is_the_last_step_and_says_what_it_did(page: Seen) -> None:
    version, rows = stored()
    press(put(page, {"cijfers.csv": GOOD}), "Laden")
    (done,) = page.app.success
    assert unescaped(done.value).startswith("Lading ")
    assert table(page, 0) == [["Cijfers", "2", "0", "0"]]
    assert not page.app.file_uploader[0].value
    assert stored()[0] == version + 1
    assert stored()[1]["cijfers"] == rows["cijfers"] + 2
    page.run()
    assert not page.app.success


def test_the_pages_of_a_dataset_that_is_no_figure_itself_are_named(page: Seen) -> None:
    heading = "partnerschap;laag;discipline;niveau;norm_pct;geldig_vanaf;bron"
    put(page, {"ambities.csv": f"{heading}\naa-cc;contract;groen;B;90;2023-01-01;proef\n"})
    named = (
        "Kwaliteit en kosten, Partnerschap, Samenwerking, Afspraken, Besluiten, Vergelijken, Dienstverlening, "
        "Kosten, Wat als, Verhaal, Bewoners."
    )
    assert f"Hierdoor kunnen cijfers veranderen op: {named}" in page.sentences


def test_a_load_that_another_was_ahead_of_is_said(page: Seen) -> None:
    page.app.session_state["loaded"] = LoadOutcome()
    page.run()
    assert [unescaped(said.value) for said in page.app.info] == [
        "Niets veranderd: deze inhoud staat al in de monitor."
    ]
    assert not page.app.success


def test_files_without_any_data_are_not_said_to_be_known(page: Seen) -> None:
    answer = {"@odata.context": "https://x/CBS/03759ned/$metadata#Properties", "Identifier": "03759ned"}
    put(page, {"properties.json": json.dumps(answer)})
    assert [unescaped(said.value) for said in page.app.info] == [
        "Niets geladen: in deze bestanden staan geen gegevens voor de monitor."
    ]


def test_a_correction_shows_the_old_and_the_new_value(page: Seen) -> None:
    press(put(page, {"cijfers.csv": GOOD}), "Laden")
    put(page, {"cijfers.csv": GOOD.replace(";5;", ";5,25;")})
    assert table(page, 1) == [["Cijfers", "0", "1", "1"]]
    cells = page.app.dataframe[-1].value
    assert cells[["Kolom", "Oud", "Nieuw"]].to_numpy().tolist() == [["waarde", "5", "5,25"]]


def test_the_same_content_again_is_said(page: Seen) -> None:
    press(put(page, {"cijfers.csv": GOOD}), "Laden")
    put(page, {"cijfers.csv": GOOD})
    assert page.notes == ["Niets veranderd: deze inhoud staat al in de monitor."]
    assert "Laden" not in labels(page)


def test_findings_are_grouped_by_rule_and_nothing_is_stored(page: Seen) -> None:
    before = stored()
    put(page, {"cijfers.csv": BAD})
    assert "9 bevindingen: er is niets geladen" in page.headings
    groups = [unescaped(s.value) for s in page.app.subheader]
    assert groups == ["Dit is geen getal (8)", "Deze code is niet bekend (1)"]
    assert [len(table(page, place)) for place in (1, 2)] == [5, 1]
    assert "en nog 3 rijen" in page.captions
    assert "Laden" not in labels(page)
    assert stored() == before


def test_many_kinds_of_findings_have_a_list_of_contents(page: Seen) -> None:
    put(page, {"cijfers.csv": BAD})
    assert not any('class="inhoud"' in str(html.proto.body) for html in page.app.get("html"))
    wrong = [
        "zz;;pond;2023;1;definitief",
        "aa-cc;;steen;2023;1;definitief",
        "aa-cc;;pond;202;1;definitief",
        "aa-cc;;pond;2023;1;zomaar",
        "aa-cc;;pond;2021;fout;definitief",
        ";;pond;2021;1;definitief",
    ]
    put(page, {"cijfers.csv": figures_file(*wrong)})
    listed = next(b for html in page.app.get("html") if 'class="inhoud"' in (b := str(html.proto.body)))
    for rule in page.app.subheader:
        assert f'href="#{rule.anchor}">{unescaped(rule.value)}</a>' in listed


def test_a_mended_file_takes_the_place_of_the_findings(page: Seen) -> None:
    put(page, {"cijfers.csv": BAD})
    put(page, {"cijfers.csv": GOOD})
    assert "Laden" in labels(page)
    assert not page.app.subheader


def test_a_workbook_with_more_datasets_is_read_by_sheet(page: Seen) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in {
        "indicatoren": WORLD["indicatoren.csv"].replace("pond;", "pint;"),
        "cijfers": GOOD,
    }.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append([cell or None for cell in line.split(";")])
    out = io.BytesIO()
    book.save(out)
    put(page, {"alles.xlsx": out.getvalue()})
    assert {(row[0], row[2]) for row in table(page, 0)} == {
        ("alles.xlsx", "indicatoren"),
        ("alles.xlsx", "cijfers"),
    }
    assert "Laden" in labels(page)


def test_foreign_text_in_a_file_name_is_text(page: Seen) -> None:
    put(page, {"**cijfers** :red[x].csv": "a;b\n<b>1</b>;2\n"})
    assert not [text for text in page.raw_markdown if "**cijfers**" in text or ":red[" in text]


def test_templates_are_offered_for_all_and_for_one(page: Seen) -> None:
    chooser = next(box for box in page.app.selectbox if box.label == "Dataset")
    assert len(chooser.options) == len(DATASETS)
    chooser.set_value("schouw")
    page.run()
    assert any(button.label == "Sjabloon (Excel)" for button in page.app.download_button)


def test_in_english(page: Seen) -> None:
    page.app.query_params["taal"] = "en"
    page.run()
    put(page, {"cijfers.csv": BAD})
    assert "9 findings: nothing has been loaded" in page.headings


@pytest.mark.shared_data
def test_a_table_of_cbs_in_several_files_is_one_table(page: Seen, shared_data: Path) -> None:
    saved = shared_data / "cbs" / "v4" / "03759ned"
    files = {path.name: path.read_bytes() for path in saved.glob("*.json") if path.name != "index.json"}
    whole = json.loads(files.pop("observations-page-1.json"))
    middle = len(whole["value"]) // 2
    for number, rows in enumerate((whole["value"][:middle], whole["value"][middle:]), start=1):
        files[f"observations-page-{number}.json"] = json.dumps({**whole, "value": rows}).encode()
    put(page, files)
    assert page.headings == ["Herkend", "Wat er verandert"]
    assert [row[1] for row in table(page, 0)] == ["Kenmerken (kenmerken)"]
    assert sum(map(int, table(page, 1)[0][1:])) == 16  # two municipalities, eight years


def test_two_files_of_one_name_are_both_read(page: Seen) -> None:
    other = figures_file("aa-cc;;pond;2024;6;definitief")
    uploads = [("cijfers.csv", text.encode(), "text/csv") for text in (GOOD, other)]
    page.app.file_uploader[0].set_value(uploads)
    page.run()
    assert table(page, 1) == [["Cijfers", "3", "0", "0"]]


def test_a_value_far_off_is_shown_and_loads_all_the_same(page: Seen) -> None:
    far = figures_file("aa-cc;;pond;2022;5,25;definitief", "aa-cc;;pond;2023;5250;definitief")
    put(page, {"cijfers.csv": far})
    assert "Let op" in [unescaped(s.value) for s in page.app.subheader]
    assert any(text.startswith("Let op: 1 waarde wijkt sterk af.") for text in page.sentences)
    [row] = table(page, 2)
    assert row[0] == "cijfers.csv, rij 3"
    assert row[2:] == [
        "aa-cc, pond, 2023, definitief", "waarde", "5.250", "2022: 5,25",
        "ongeveer 1.000 keer zo hoog als ernaast in de tijd",
    ]  # fmt: skip
    assert "Laden" in labels(page)


def test_the_name_of_who_loads_is_remembered_for_the_next_load(page: Seen) -> None:
    put(page, {"cijfers.csv": GOOD})
    asked = next(field for field in page.app.text_input if field.label == "Uw naam, voor de geschiedenis")
    asked.set_value("Ans de Vries")
    press(page.run(), "Laden")
    put(page, {"cijfers.csv": GOOD.replace(";5;", ";6;")})
    assert [field.value for field in page.app.text_input] == ["Ans de Vries"]
    page.go_to("pages/gegevens/geschiedenis.py")
    assert page.app.dataframe[0].value["Wie"].tolist()[:2] == ["Ans de Vries", "niet opgegeven"]


def test_what_was_guessed_of_a_refused_file_is_on_the_page(page: Seen) -> None:
    content = "organisatie;naam;soort;fictief;kleur\nxx;Súdwest-Fryslân;gemeente;nee;rood\n"
    put(page, {"organisaties.csv": content.encode("cp1252")})
    assert page.headings == ["1 bevinding: er is niets geladen"]
    assert any("gelezen als Windows-1252" in unescaped(text) for text in page.captions)
