"""The block of rounds: open one, its addresses once, follow, take an address back, close."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.answers.questionnaire.answer import send
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.access import Scope
from lib.domain.cooperation.rounds import questions_of
from lib.store.questionnaire.rounds import open_rounds
from lib.text.questionnaire.rounds import ALL_ON_PAPER, DAY_WRONG
from lib.ui.memory import the_store
from lib.ui.server.doors import DOORS

KEYS = questions_of(shipped_catalogue().questions.values())
ADDRESS = "uitnodiging="


def block() -> None:
    from lib.ui import url
    from lib.ui.cooperation.rounds import show_rounds
    from lib.ui.memory import chosen_snapshot

    snapshot = chosen_snapshot()
    focus = next(p for p in snapshot.registry.partners if p.code == "zwolle-rova")
    show_rounds(focus, snapshot, url.language())


@pytest.fixture
def app(store_of: Callable[[str], Path], on_store: Callable[[str], None], tmp_path: Path) -> AppTest:
    path = shutil.copy(store_of("published"), tmp_path / "monitor.duckdb")
    on_store(f"duckdb:///{Path(path).as_posix()}")
    return AppTest.from_function(block, default_timeout=300).run()


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def opened(app: AppTest, people: dict[str, int], period: str = "2027-K1") -> AppTest:
    """A round with so many people of each layer, as `opdrachtgever_beheer`."""
    next(field for field in app.text_input if field.label == "Ronde").set_value(period)
    for layer, number in people.items():
        app.number_input(key=f"w_ronde_zwolle-rova_{layer}").set_value(number)
    return press(app, "Ronde openen")


def said(app: AppTest) -> str:
    shown = (*app.markdown, *app.success, *app.error, *app.warning, *app.caption)
    return "\n".join(element.value.replace("\\", "") for element in shown)


def test_the_addresses_of_a_round_are_shown_once(app: AppTest) -> None:
    opened(app, {"opdrachtgever_beheer": 8, "opdrachtnemer_uitvoering": 12})
    assert "Ronde 2027-K1 is geopend." in said(app)
    addresses = [code.value for code in app.code]
    assert len(addresses) == 2
    assert all(ADDRESS in address for address in addresses)
    press(app, "Ik heb de adressen bewaard")
    assert list(app.code) == []
    assert "opdrachtgever, beheer**: 8 mensen gevraagd · nog niet genoeg om te tonen" in said(app)


def test_another_address_takes_the_place_of_the_first(app: AppTest) -> None:
    opened(app, {"opdrachtgever_beheer": 8})
    before = app.code[0].value
    press(app, "Nieuw adres")
    assert app.code[0].value != before
    press(app, "Adres intrekken")
    assert list(app.code) == []
    assert "adres ingetrokken" in said(app)


def test_what_came_in_is_told_in_steps_and_closing_loads_it(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the lowest number that can be drawn from which on there are enough."""
    monkeypatch.setattr("lib.store.questionnaire.rounds.secrets.randbelow", lambda most: 0)
    opened(app, {"opdrachtgever_beheer": 12, "opdrachtnemer_bestuur": 2})
    token = app.code[0].value.split(ADDRESS)[1]
    store = the_store()
    [[invitation, *_]] = open_rounds(store, "zwolle-rova")
    for number in range(6):
        snapshot = Snapshot(store, store.version(), Scope.all())
        answers = dict.fromkeys(KEYS, "3")
        assert send(token, f"{number}", answers, snapshot, invitation.plan.opens) == "ontvangen"
        app.run()
        expected = "is nog niet te zeggen" if number < 4 else "ten minste 5"
        assert expected in said(app)
        assert "bestuur**: 2 mensen gevraagd · te klein om apart te tonen" in said(app)
    press(app, "Sluit deze ronde")
    assert "Ronde 2027-K1 is gesloten." in said(app)
    with store.rows(store.version(), Scope.all()) as rows:
        assert len(rows.all("antwoorden")) == 6 * len(KEYS)
    opened(app, {"opdrachtgever_beheer": 8})
    assert "Deze ronde is er al" in said(app)


@pytest.mark.parametrize(
    ("period", "people", "told"),
    [
        ("2027-K9", {"opdrachtgever_beheer": 8}, "Schrijf de ronde als"),
        ("2027", {}, "Vul bij ten minste één laag in"),
    ],
)
def test_what_is_wrong_is_said(app: AppTest, period: str, people: dict[str, int], told: str) -> None:
    opened(app, people, period)
    assert told in said(app)
    assert open_rounds(the_store(), "zwolle-rova") == []


def test_a_dropped_round_is_gone(app: AppTest) -> None:
    opened(app, {"opdrachtgever_beheer": 8})
    press(app, "Breek deze ronde af")
    assert "Ronde 2027-K1 is afgebroken." in said(app)
    assert open_rounds(the_store(), "zwolle-rova") == []


def test_who_may_only_look_sees_no_address_and_no_form(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(app, {"opdrachtgever_beheer": 8})
    monkeypatch.setattr(DOORS, "open", False)
    app.run()
    assert "Ronde 2027-K1 staat open" in said(app)
    assert "Een ronde openen of sluiten kan wie ook mag inlezen." in said(app)
    assert not [*app.code, *app.button, *app.number_input]


def test_a_round_on_paper_alone_opens_nothing(app: AppTest) -> None:
    next(field for field in app.text_input if field.label == "Ronde").set_value("2027-K1")
    app.number_input(key="w_ronde_zwolle-rova_opdrachtgever_beheer").set_value(8)
    press(app, "Alles op papier")
    assert ALL_ON_PAPER.split(".")[0] in said(app)
    assert open_rounds(the_store(), "zwolle-rova") == []


def test_a_day_that_is_none_is_said_and_opens_nothing(app: AppTest) -> None:
    next(field for field in app.text_input if field.label == "Laatste dag").set_value("31-02-2027")
    opened(app, {"opdrachtgever_beheer": 8})
    assert DAY_WRONG in said(app)
    assert open_rounds(the_store(), "zwolle-rova") == []
