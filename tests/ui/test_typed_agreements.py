"""The page Afspraken: proposals and key indicators are typed by the forms of any dataset."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.store.agreements.queries import read_kpis, read_proposals
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
    return visit(Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb")), focus=FOCUS).go_to(
        PAGE
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
    assert not {"Voorstel vastleggen", "KPI vastleggen"} & set(labels(page))
