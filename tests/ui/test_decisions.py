"""The page Besluiten: typed, checked at the field, changed by two at once, taken back; and what it says of figures."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.loads.typed import TYPED_KIND
from lib.ingest.loading import load_paths
from lib.store.decisions.queries import read_decisions
from lib.store.loads.history import list_loads
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from lib.ui.memory import the_store
from lib.ui.server.doors import DOORS
from tests.loading import ask
from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import labels, press

PAGE = "pages/overleg/besluiten.py"
FOCUS = "zwolle-rova"
FILE = """\
partnerschap;besluit;datum;tekst;eigenaar;kant;indicator;gereed_op;staat;afgerond_op;bron
zwolle-rova;a;2018-02-01;Minder restafval;directie;samen;restafval_onbepaald_kg_inw;2020-01-01;open;;verslag
zwolle-rova;b;2018-02-01;*Eerst* kijken;directie;samen;;;gedaan;2019-01-01;=1+1
"""


@pytest.fixture
def empty(store_of: Callable[[str], Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))


@pytest.fixture
def filled(empty: Path, tmp_path: Path) -> Path:
    store, file = open_store(f"duckdb:///{empty}"), tmp_path / "besluiten.csv"
    file.write_text(FILE, "utf-8")
    assert load_paths(store, [file]).load_id
    store.close()
    return empty


def shown(visit: Callable[..., Seen], path: Path, **address: str) -> Seen:
    return visit(path, page=PAGE, focus=FOCUS, **address)


def fill(page: Seen, label: str, text: str) -> None:
    fields = (*page.app.text_input, *page.app.text_area)
    next(field for field in fields if field.label.startswith(label)).set_value(text)


def decided(code: str | None = None) -> list[str]:
    found = ask(the_store(), read_decisions, FOCUS)
    return [decision.owner for decision in found if code in (None, decision.code)]


def test_an_empty_page_says_what_it_is_for_and_has_the_form(visit: Callable[..., Seen], empty: Path) -> None:
    page = shown(visit, empty)
    assert page.headings == ["Nog geen besluiten"]
    assert any("Het volgende overleg begint met wat open staat" in said for said in page.sentences)
    assert "Opslaan" in labels(page)
    press(page, "Niet opslaan")
    assert "Opslaan" not in labels(page)
    assert "Besluit vastleggen" in labels(page)


def test_a_decision_is_typed_and_taken_back(visit: Callable[..., Seen], empty: Path) -> None:
    before, page = dt.date.today(), shown(visit, empty)
    fill(page, "Wat is er besloten", "Samen schouwen")
    fill(page, "Wie pakt het op", "teamleider groen")
    fill(page, "Uw naam", "Anna")
    press(page, "Opslaan")
    [load, *_] = list_loads(the_store())
    assert (load.kind, load.loaded_by) == (TYPED_KIND, "Anna")
    [decision] = ask(the_store(), read_decisions, FOCUS)
    today = decision.date
    assert before <= today <= dt.date.today()
    assert (decision.code, decision.source) == (
        *(f"{today:%Y-%m}-samen-schouwen", f"Overleg van {DUTCH.date(today)}"),
    )
    assert page.headings[0] == "1 open besluit, geen over tijd"
    press(page, "Ongedaan maken")
    assert decided() == []
    assert any("is teruggedraaid" in note for note in page.notes)


def test_what_is_wrong_stands_at_its_field_and_nothing_is_stored(
    visit: Callable[..., Seen], empty: Path
) -> None:
    page = shown(visit, empty)
    version = the_store().version()
    fill(page, "Wat is er besloten", "Samen schouwen")
    press(page, "Opslaan")
    assert unescaped(page.app.error[0].value) == "Er is nog niets opgeslagen: er klopt 1 ding niet."
    assert any("hier is een waarde verplicht" in said for said in page.sentences)
    assert the_store().version() == version
    fill(page, "Wie pakt het op", "teamleider groen")
    press(page, "Opslaan")
    assert decided() == ["teamleider groen"]


def test_a_person_is_asked_for_a_role_once(visit: Callable[..., Seen], empty: Path) -> None:
    page = shown(visit, empty)
    fill(page, "Wat is er besloten", "Samen schouwen")
    fill(page, "Wie pakt het op", "Jan de Vries")
    press(page, "Opslaan")
    assert decided() == []
    assert any("Noem een rol" in said for said in page.sentences)
    press(page, "Opslaan")
    assert decided() == ["Jan de Vries"]


def test_a_mail_address_is_refused_as_in_a_file(visit: Callable[..., Seen], empty: Path) -> None:
    page = shown(visit, empty)
    fill(page, "Wat is er besloten", "Samen schouwen")
    fill(page, "Wie pakt het op", "jan@gemeente.nl")
    press(page, "Opslaan")
    press(page, "Opslaan")
    assert decided() == []
    assert len([said for said in page.sentences if "zoals teamleider" in said]) == 1


def test_an_address_fills_in_the_form_and_stores_nothing(visit: Callable[..., Seen], empty: Path) -> None:
    asked = {
        "besluit": "nieuw",
        "tekst": "Elkaar <b>aanspreken</b>",
        "vraag": "elkaar-aanspreken",
        "ronde": "2024",
    }
    page = shown(visit, empty, **asked)
    assert decided() == []
    values = [field.value for field in (*page.app.text_area, *page.app.text_input)]
    assert "Elkaar <b>aanspreken</b>" in values
    assert "Samenwerkingsscan 2024, vraag elkaar-aanspreken" in values
    fill(page, "Wie pakt het op", "directie")
    press(page, "Opslaan")
    assert decided() == ["directie"]
    assert "besluit" not in page.choices
    assert "Opslaan" not in labels(page)


def test_the_second_of_two_sees_what_changed_and_chooses(visit: Callable[..., Seen], filled: Path) -> None:
    first, second = shown(visit, filled), shown(visit, filled)
    for page in (first, second):
        press(page, "Wijzigen")
    fill(first, "Wie pakt het op", "wethouder")
    press(first, "Opslaan")
    fill(second, "Wie pakt het op", "teamleider")
    fill(second, "Wat is er besloten", "Veel minder restafval")
    press(second, "Opslaan")
    assert decided("a") == ["wethouder"]
    assert "Iemand anders heeft dit gewijzigd" in unescaped(second.app.warning[0].value)
    owner = next(radio for radio in second.app.radio if radio.label.startswith("Wie pakt het op"))
    assert [unescaped(option) for option in owner.options] == [
        "van u: teamleider",
        "nu opgeslagen: wethouder",
    ]
    assert owner.value is None
    assert "Toen u het opende: directie" in second.captions
    press(second, "Opslaan met deze keuze")
    assert unescaped(second.app.error[0].value) == "Kies bij elk onderdeel wat blijft staan."
    owner = next(radio for radio in second.app.radio if radio.label.startswith("Wie pakt het op"))
    owner.set_value("theirs")
    press(second, "Opslaan met deze keuze")
    [decision] = [d for d in ask(the_store(), read_decisions, FOCUS) if d.code == "a"]
    assert (decision.owner, decision.text) == ("wethouder", "Veel minder restafval")


def test_what_was_taken_back_meanwhile_is_told(visit: Callable[..., Seen], filled: Path) -> None:
    first, second = shown(visit, filled), shown(visit, filled)
    press(first, "Wijzigen")
    fill(first, "Wie pakt het op", "wethouder")
    press(first, "Opslaan")
    second.run()
    press(second, "Wijzigen")
    press(first, "Ongedaan maken")
    fill(second, "Wie pakt het op", "teamleider")
    press(second, "Opslaan")
    owner = next(radio for radio in second.app.radio if radio.label.startswith("Wie pakt het op"))
    assert [unescaped(option) for option in owner.options] == ["van u: teamleider", "nu opgeslagen: directie"]
    press(second, "Laten zoals het nu is opgeslagen")
    assert decided("a") == ["directie"]


@pytest.mark.parametrize(("step", "left"), [("Mijn versie toch opslaan", ["teamleider"]), ("Zo laten", [])])
def test_a_row_that_is_gone_meanwhile_is_saved_anyway_or_left(
    visit: Callable[..., Seen], empty: Path, step: str, left: list[str]
) -> None:
    first = shown(visit, empty)
    fill(first, "Wat is er besloten", "Samen schouwen")
    fill(first, "Wie pakt het op", "directie")
    press(first, "Opslaan")
    second = shown(visit, empty)
    press(second, "Wijzigen")
    press(first, "Ongedaan maken")
    fill(second, "Wie pakt het op", "teamleider")
    press(second, "Opslaan")
    assert "Iemand anders heeft dit intussen teruggedraaid" in unescaped(second.app.warning[0].value)
    assert decided() == []
    press(second, step)
    assert decided() == left
    assert "Opslaan" not in labels(second) or not left


def test_what_stands_there_already_is_not_stored_again(visit: Callable[..., Seen], filled: Path) -> None:
    page = shown(visit, filled)
    version = the_store().version()
    press(page, "Wijzigen")
    press(page, "Opslaan")
    assert "Er is niets opgeslagen: het stond er al zo." in page.notes
    assert the_store().version() == version


def test_dates_and_choices_of_two_are_laid_side_by_side_in_words(
    visit: Callable[..., Seen], filled: Path
) -> None:
    first, second = shown(visit, filled), shown(visit, filled)
    for page, day, side in ((first, "01-03-2020", "opdrachtgever"), (second, "", "opdrachtnemer")):
        press(page, "Wijzigen")
        fill(page, "Gereed op", day)
        choice = next(radio for radio in page.app.radio if radio.label.startswith("Van welke kant"))
        choice.set_value(side)
        press(page, "Opslaan")
    offered = {
        unescaped(radio.label): [unescaped(option) for option in radio.options] for radio in second.app.radio
    }
    assert ["van u: leeg", "nu opgeslagen: 1 mrt 2020"] in offered.values()
    assert ["van u: opdrachtnemer", "nu opgeslagen: opdrachtgever"] in offered.values()


def test_a_decision_is_closed_and_opened_again_in_place(visit: Callable[..., Seen], filled: Path) -> None:
    before, page = dt.date.today(), shown(visit, filled)
    press(page, "Afronden")
    done_on = next(field for field in page.app.text_input if field.label.startswith("Afgerond op"))
    assert done_on.value in {f"{day:%d-%m-%Y}" for day in (before, dt.date.today())}
    done_on.set_value("31-13-2027")
    press(page, "Opslaan")
    assert any("geen bestaande datum" in shown.value for shown in page.app.markdown)
    done_on = next(field for field in page.app.text_input if field.label.startswith("Afgerond op"))
    assert done_on.value == "31-13-2027"
    done_on.set_value(f"{dt.date.today():%d/%m/%Y}")
    press(page, "Opslaan")
    assert page.headings[:2] == ["Geen open besluiten", "Afgerond"]
    press(page, "Heropenen")
    press(page, "Opslaan")
    assert page.headings[0] == "1 open besluit, 1 over tijd"


def test_the_figures_stand_beside_it_without_a_cause(visit: Callable[..., Seen], filled: Path) -> None:
    page = shown(visit, filled)
    assert page.headings == ["1 open besluit, 1 over tijd", "Afgerond"]
    assert any(said.startswith("directie (samen) · **gereed op 1 jan 2020: ruim") for said in page.sentences)
    assert any(said.startswith("Sinds het besluit: beter; van ") for said in page.sentences)
    assert any("zegt niet waar dat aan ligt" in caption for caption in page.captions)
    assert " door " not in page.everything()
    assert "Bij dit besluit is geen cijfer gekozen." in page.captions


def test_who_may_only_look_is_told_how_to_get_the_right(
    visit: Callable[..., Seen], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DOORS, "open", False)
    page = shown(visit, filled, besluit="nieuw")
    assert not {"Opslaan", "Wijzigen", "Afronden", "Besluit vastleggen"} & set(labels(page))
    assert any("vraag het aan wie de monitor beheert" in note for note in page.notes)


def test_an_earlier_day_is_to_look_at_only(visit: Callable[..., Seen], filled: Path) -> None:
    page = shown(visit, filled, peildatum=dt.date.today().isoformat())
    assert page.headings[0] == "1 open besluit, 1 over tijd"
    assert not {"Opslaan", "Wijzigen", "Afronden", "Besluit vastleggen"} & set(labels(page))


@pytest.mark.parametrize("focus", ["zwolle-rova", "nijmegen-dar", "demo-veldermeer-merwinga"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everyone_has_the_page_in_both_languages(
    visit: Callable[..., Seen], focus: str, language: str
) -> None:
    page = visit("both", page=PAGE, focus=focus, taal=language)
    assert page.choices["focus"] == focus
    assert page.headings
