"""The page "Beginnen": five steps, a true base, answers in the address alone."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.answers.self_scan.answer import BASE_ORDER
from lib.catalogue.datasets import DATASETS
from lib.catalogue.self_scan import scan_questions
from lib.store.questionnaire.rounds import drop_round, open_rounds
from lib.ui.memory import the_store
from lib.ui.server.doors import DOORS
from tests.data_sets import ROOT
from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import press

SCRIPT = "pages/uitleg/beginnen.py"
Scan = Callable[..., Seen]


@pytest.fixture
def scan(visit) -> Scan:
    def opened(name: str = "scenario", **parameters: str) -> Seen:
        return visit(name, page=SCRIPT, **parameters)

    return opened


def said(page: Seen) -> str:
    texts = [*page.headings, *page.sentences, *page.captions, *page.notes]
    tables = [str(cell) for table in page.app.table for cell in table.value.to_numpy().ravel()]
    return " ".join([*texts, *(unescaped(cell) for cell in tables)]).replace("\u00a0", " ")


def published_rows(dataset: str, partnership: str) -> int:
    """How many rows the published set has of a partnership."""
    file = ROOT / "data" / "published" / f"{dataset}.csv"
    if not file.exists():
        return 0
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.DictReader(text, delimiter=";")
        return sum(row["partnerschap"] == partnership for row in rows)


def test_five_steps_and_what_comes_first(scan: Scan) -> None:
    page = scan()
    assert page.headings == [
        "1. Kijk eerst naar uzelf",
        "2. De basis op orde",
        "3. Niet alleen om te besparen",
        "4. Begin klein",
        "5. Tijd voor de cultuur",
        "Wat eerst",
        "Een eerste ronde",
    ]
    assert list(page.contents) == [*page.headings[:5], page.headings[-1]]
    assert "Breng de basis op orde. Eerst Kosten: wat het kost. Dan Contracten, KPI's." in said(page)
    assert "10 vragen zijn nog niet beantwoord en tellen niet mee." in said(page)


def test_an_answer_goes_into_the_address_and_nowhere_else(scan: Scan) -> None:
    page = scan()
    version = the_store().version()
    page.app.segmented_control(key="w_zelf_zij").set_value("nee")
    page.run()
    assert page.choices["zelfscan"] == "zij.nee"
    assert "Vraag de ander wat voor hem telt" in said(page)
    page.app.segmented_control(key="w_zelf_wij").set_value("ja")
    page.run()
    assert page.choices["zelfscan"] == "wij.ja~zij.nee"
    assert the_store().version() == version


def test_a_pilot_says_how_many_places_it_takes(scan: Scan) -> None:
    page = scan().choose("proef", "groen").choose("proefgebied", "centrum")
    assert (page.choices["proef"], page.choices["proefgebied"]) == ("groen", "centrum")
    assert "Groen, Centrum: afgesproken is niveau A bij 90% van de metingen." in said(page)
    assert "met 230 plekken is het verschil met 80% kans meer dan toeval" in said(page)
    assert "In het laatste jaar is er op 20 plekken gekeken." in said(page)
    page.app.number_input(key="w_ware_pct").set_value(98.0)
    page.run()
    assert page.choices["ware_pct"] == "98"


def test_waste_has_no_inspections(scan: Scan) -> None:
    assert "Van Afval is er geen schouw" in said(scan(proef="afval"))


@pytest.mark.parametrize(
    ("focus", "known"),
    [("zwolle-rova", "Afvalscheiding: 65%"), ("nijmegen-dar", "Lasten afval (taakveld 7.3)")],
)
@pytest.mark.parametrize("data", ["published", "both"])
def test_what_is_there_and_what_is_missing_is_true(scan: Scan, data: str, focus: str, known: str) -> None:
    page = scan(data, focus=focus)
    assert page.choices["focus"] == focus
    states = [row[0] == "ontbreekt" for row in page.app.table[0].value.to_numpy()]
    missing = [name for name in BASE_ORDER if not published_rows(name, focus)]
    assert states == [name in missing for name in BASE_ORDER]
    assert known in said(page)
    assert "(fictief)" not in said(page)
    labels = [unescaped(button.proto.label) for button in page.app.get("download_button")]
    assert labels[: len(missing)] == [DATASETS[name].title for name in missing]


def test_nonsense_in_the_address_is_a_sentence(scan: Scan) -> None:
    page = scan(zelfscan="<b>.ja~wij.misschien", proef="zz", proefgebied="qq", ware_pct="veel")
    told = " ".join(page.notes)
    assert all(word in told for word in ("“<b>.ja”", "“wij.misschien”", "“zz”", "“qq”", "“veel”"))


def test_another_focus_starts_anew(scan: Scan) -> None:
    page = scan("demo", focus="demo-veldermeer-merwinga", zelfscan="wij.ja", proef="groen")
    page = page.choose("focus", "demo-oosterlaak-merwinga")
    assert "zelfscan" not in page.choices
    assert "proef" not in page.choices
    assert page.notes == []


def test_in_english(scan: Scan) -> None:
    page = scan("demo", focus="demo-veldermeer-merwinga", taal="en", zelfscan="zij.nee", proef="groen")
    assert page.headings[0] == "1. Look at yourself first"
    assert "Ask the other what counts for them" in said(page)
    assert "Quantities: what there is to care for" in [
        unescaped(row) for row in page.app.table[0].value.index
    ]


def button_labels(page: Seen) -> list[str]:
    return [button.label for button in page.app.button]


def test_the_answers_become_a_first_round_for_the_own_layer_or_it_says_why_not(
    visit: Callable[..., Seen],
    store_of: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = visit(Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb")), focus="zwolle-rova")
    page.go_to(SCRIPT)
    assert "Beantwoord eerst samen ten minste één vraag" in said(page)
    assert "Eerste ronde openen" not in button_labels(page)
    page.app.query_params["zelfscan"] = f"{scan_questions()[0].code}.ja"
    page.run()
    page.app.number_input(key="eerste_mensen").set_value(3)
    press(page, "Eerste ronde openen")
    assert "Van minder dan 5 mensen wordt niets getoond" in unescaped(page.app.error[0].value)
    assert open_rounds(the_store(), "zwolle-rova") == []
    page.app.selectbox(key="eerste_laag").set_value("management")
    page.app.number_input(key="eerste_mensen").set_value(8)
    press(page, "Eerste ronde openen")
    [[invitation]] = open_rounds(the_store(), "zwolle-rova")
    asked = invitation.invited
    assert (asked.side, asked.tier, asked.people) == ("opdrachtgever", "management", 8)
    assert len(invitation.plan.questions) == 24
    assert "staat open tot en met" in said(page)
    assert "Eerste ronde openen" not in button_labels(page)
    drop_round(the_store(), "zwolle-rova", invitation.plan.period)
    monkeypatch.setattr(DOORS, "open", False)
    page.run()
    assert "Een ronde openen of sluiten kan wie ook mag inlezen." in said(page)
