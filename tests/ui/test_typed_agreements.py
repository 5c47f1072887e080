"""The page Afspraken: proposals and key indicators are typed by the forms of any dataset."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.loads.typed import OpenedRow
from lib.ingest.typed.one_row import load_typed
from lib.store.agreements.queries import read_contracts, read_kpis, read_proposals
from lib.store.events.typed_rows import read_row
from lib.store.loads.history import list_loads, undo
from lib.ui.memory import the_store
from lib.ui.server.doors import DOORS
from tests.loading import ask
from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import labels, press
from tests.ui.test_decisions import fill

PAGE = "pages/overleg/afspraken.py"
FOCUS = "zwolle-rova"


@pytest.fixture
def page(visit: Callable[..., Seen], store_of: Callable[[str], Path], tmp_path: Path) -> Seen:
    return visit(
        Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb")), page=PAGE, focus=FOCUS
    )


def choose(page: Seen, kind: str, label: str, value: str) -> None:
    fields = getattr(page.app, kind)
    next(field for field in fields if field.label.startswith(label)).set_value(value)


def test_a_proposal_is_typed_changed_and_taken_back(page: Seen) -> None:
    press(page, "Voorstel vastleggen")
    fill(page, "Titel", "Berm met bloemen")
    choose(page, "selectbox", "Soort", "besparing")
    fill(page, "Effect per jaar", "12.500")
    press(page, "Opslaan")
    assert any("drie cijfers achter" in said for said in page.sentences)
    assert ask(the_store(), read_proposals, FOCUS) == ()
    fill(page, "Effect per jaar", "12500,50")
    press(page, "Opslaan")
    [proposal] = ask(the_store(), read_proposals, FOCUS)
    assert (proposal.title, proposal.effect_eur) == ("Berm met bloemen", 12500.5)
    page.app.selectbox(key="te_wijzigen").set_value(("voorstellen", (FOCUS, proposal.code)))
    page.run()
    press(page, "Wijzigen")
    choose(page, "radio", "Staat", "overgenomen")
    press(page, "Opslaan")
    [proposal] = ask(the_store(), read_proposals, FOCUS)
    assert (proposal.state, proposal.effect_eur) == ("overgenomen", 12500.5)
    press(page, "Ongedaan maken")
    [proposal] = ask(the_store(), read_proposals, FOCUS)
    assert proposal.state == "ingediend"


def test_what_was_typed_in_a_row_that_is_gone_meanwhile_is_not_lost(page: Seen) -> None:
    press(page, "Voorstel vastleggen")
    fill(page, "Titel", "Berm met bloemen")
    choose(page, "selectbox", "Soort", "besparing")
    press(page, "Opslaan")
    [proposal] = ask(the_store(), read_proposals, FOCUS)
    page.app.selectbox(key="te_wijzigen").set_value(("voorstellen", (FOCUS, proposal.code)))
    page.run()
    press(page, "Wijzigen")
    undo(the_store(), list_loads(the_store())[0].load_id, "een ander")
    fill(page, "Titel", "Berm met veel bloemen")
    press(page, "Opslaan")
    assert any("dit intussen teruggedraaid" in unescaped(said.value) for said in page.app.warning)
    assert ask(the_store(), read_proposals, FOCUS) == ()
    press(page, "Mijn versie toch opslaan")
    [proposal] = ask(the_store(), read_proposals, FOCUS)
    assert proposal.title == "Berm met veel bloemen"


def test_a_contract_is_typed_with_its_services_and_days_and_the_second_editor_sees_what_changed(
    page: Seen,
) -> None:
    press(page, "Contract vastleggen")
    fill(page, "Naam", "Overeenkomst 2040")
    choose(page, "multiselect", "Diensten", ["groen", "reiniging"])
    fill(page, "Eerste dag", "1-1-2040")
    fill(page, "Laatste dag", "2039-12-31")
    fill(page, "Bron", "dvo 2040")
    press(page, "Opslaan")
    assert any("einddatum ligt voor de begindatum" in said for said in page.sentences)
    assert not [c for c in ask(the_store(), read_contracts, FOCUS) if c.name == "Overeenkomst 2040"]
    fill(page, "Laatste dag", "31-12-2044")
    press(page, "Opslaan")
    [contract] = [c for c in ask(the_store(), read_contracts, FOCUS) if c.name == "Overeenkomst 2040"]
    assert contract.services == ("groen", "reiniging")
    assert (str(contract.start), str(contract.end)) == ("2040-01-01", "2044-12-31")
    key = ("contracten", (FOCUS, contract.code))
    page.app.selectbox(key="te_wijzigen").set_value(key)
    page.run()
    press(page, "Wijzigen")
    fill(page, "Opzegtermijn", "12")
    theirs = opened_now(*key)
    load_typed(the_store(), theirs, {**(theirs.cells or {}), "naam": "Van een ander"}, "een ander")
    press(page, "Opslaan")
    assert any("Iemand anders heeft dit gewijzigd" in unescaped(said.value) for said in page.app.warning)
    press(page, "Opslaan met deze keuze")
    [contract] = [c for c in ask(the_store(), read_contracts, FOCUS) if c.code == contract.code]
    assert (contract.name, contract.notice_months) == ("Van een ander", 12)
    press(page, "Ongedaan maken")
    [contract] = [c for c in ask(the_store(), read_contracts, FOCUS) if c.code == contract.code]
    assert (contract.name, contract.notice_months) == ("Van een ander", None)


def opened_now(dataset: str, key: tuple[str, ...]) -> OpenedRow:
    opened: OpenedRow = ask(the_store(), read_row, dataset, *key)
    return opened


def test_a_key_indicator_is_typed_with_the_checks_of_a_file(page: Seen) -> None:
    press(page, "KPI vastleggen")
    fill(page, "Titel", "Restafval")
    choose(page, "selectbox", "Cijfer dat het meet", "restafval_onbepaald_kg_inw")
    choose(page, "radio", "Soort", "hard")
    choose(page, "radio", "Een resultaat", "ja")
    choose(page, "radio", "Wie kan het bewegen", "gedeeld")
    fill(page, "Bron", "dvo")
    press(page, "Opslaan")
    assert "Er is nog niets opgeslagen" in unescaped(page.app.error[0].value)
    fill(page, "Norm", "90")
    press(page, "Opslaan")
    [kpi] = ask(the_store(), read_kpis, FOCUS)
    assert (kpi.title, kpi.norm, kpi.indicator) == ("Restafval", 90, "restafval_onbepaald_kg_inw")


def test_who_may_only_look_has_no_forms(page: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DOORS, "open", False)
    page.run()
    assert not {"Voorstel vastleggen", "KPI vastleggen", "Contract vastleggen"} & set(labels(page))
