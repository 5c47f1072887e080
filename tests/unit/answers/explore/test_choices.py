"""From wishes to choices on the analyst's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.explore.choices import ExploreChoices, ExploreView, choose
from lib.answers.explore.weights import written_weights
from lib.answers.snapshot import Snapshot
from lib.domain.explore.per_size import PerSize
from lib.domain.figures import Stand
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

FOCUS = "demo-veldermeer-merwinga"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("mixed", tmp_path_factory.mktemp("mixed"))) as opened:
        yield opened


def chosen(snapshot: Snapshot, **wishes: str) -> ExploreChoices:
    found = choose({"focus": FOCUS, **wishes}, snapshot)
    assert found
    return found


def test_a_link_gives_the_same_choices(snapshot: Snapshot) -> None:
    choices = chosen(snapshot, weergave="samenhang", assen="y", gewichten="inwoners:3", aantal="7", vorm="ja")
    again = choose(choices.parameters(), snapshot)
    assert again == choices
    assert (again.view, again.logs, again.number, again.same_form) == (
        ExploreView.TOGETHER, {"y"}, 7, True,
    )  # fmt: skip


def test_answers_of_a_scan_are_laid_beside_nobodys(snapshot: Snapshot) -> None:
    """There are such figures, and no page of comparing offers or takes them."""
    assert any(a.indicator == "samenwerking_relatie_opdrachtgever_pct" for a in snapshot.available)
    choices = chosen(snapshot, dienst="alle", cijfer="samenwerking_relatie_opdrachtgever_pct")
    assert not [i.code for i in choices.firsts if i.code.startswith("samenwerking_")]
    assert choices.first is None or not choices.first.indicator.code.startswith("samenwerking_")


def test_any_role_is_offered_and_only_of_the_kind_of_the_focus(snapshot: Snapshot) -> None:
    choices = chosen(snapshot, dienst="alle")
    roles = {str(indicator.role) for indicator in choices.firsts}
    assert {"kosten", "kwaliteit", "context", "samenwerking", "tevredenheid"} <= roles
    real = choose({"focus": "proefstad", "dienst": "alle"}, snapshot)
    assert real
    assert {i.code for i in real.firsts} <= {
        "afvalscheiding_pct",
        *(i.code for i in real.firsts if "kosten_" in i.code),
    }
    assert all(p.fictitious or p.code == "proefstad" for p in choices.everyone)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weergave", "taart"),
        ("cijfer", "geen"),
        ("periode", "1901"),
        ("gewichten", "inwoners:9"),
        ("gewichten", "geen_kenmerk:1"),
        ("gewichten", "inwoners:-1"),
        ("aantal", "4"),
        ("vergelijk", "proefstad"),
        ("per", "kilometer"),
    ],
)
def test_what_cannot_be_is_remembered(snapshot: Snapshot, name: str, value: str) -> None:
    assert (name, value) in chosen(snapshot, **{name: value}).unmet


def test_no_weight_at_all_is_a_choice(snapshot: Snapshot) -> None:
    choices = chosen(snapshot, gewichten="nee")
    assert choices.weights == {}
    assert choices.parameters()["gewichten"] == "nee"
    assert written_weights({"a": 0, "b": 2}) == "b:2"


def test_the_focus_is_no_peer_of_itself(snapshot: Snapshot) -> None:
    assert chosen(snapshot, vergelijk=FOCUS).chosen_peers == ()


def test_per_unit_is_the_figure_that_the_monitor_computes_per_unit_itself(snapshot: Snapshot) -> None:
    """A second way: `lib/store/costs/derived.py` divides the same cost by the same quantity in the database."""
    made = chosen(snapshot, dienst="groen", cijfer="kosten_groen_eur_inw", per="eenheid")
    known = chosen(snapshot, dienst="groen", cijfer="kosten_groen_eur_eenheid")
    assert made.first
    assert known.first
    assert str(made.first.indicator.unit) == str(known.first.indicator.unit) == "EUR/m2"
    assert made.first.indicator.title == known.first.indicator.title
    assert made.first.partners.keys() == known.first.partners.keys() != set()
    for partner, series in known.first.partners.items():
        own = made.first.series(partner)
        assert own.breaks == series.breaks
        for stand in Stand:
            values = {period: figure.value for period, figure in series.of(stand).items()}
            assert {period: figure.value for period, figure in own.of(stand).items()} == pytest.approx(values)


def test_what_a_figure_can_be_divided_by_depends_on_its_service(snapshot: Snapshot) -> None:
    three = (PerSize.GIVEN, PerSize.INHABITANT, PerSize.HOUSEHOLD)
    green = chosen(snapshot, dienst="groen", cijfer="kosten_groen_eur_inw")
    assert green.pers == (*three, PerSize.UNIT)
    waste = chosen(snapshot, dienst="afval", cijfer="kosten_afval_eur_inw", per="eenheid")
    assert (waste.pers, waste.per) == (three, PerSize.GIVEN)
    assert ("per", "eenheid") in waste.unmet
    share = chosen(snapshot, dienst="groen", cijfer="op_ambitie_contract_groen_pct", per="eenheid")
    assert (share.pers, share.parameters()["per"], share.unmet) == ((), "eenheid", ())


def test_a_second_cost_is_per_the_same(snapshot: Snapshot) -> None:
    wishes = {"weergave": "goedkoper", "dienst": "groen", "cijfer": "kosten_groen_eur_inw"}
    choices = chosen(snapshot, **wishes, kosten_erbij="kosten_groen_eur_eenheid", per="huishouden")
    assert choices.first
    assert choices.more_cost
    assert {str(m.indicator.unit) for m in (choices.first, choices.more_cost)} == {"EUR/huishouden"}


def test_a_profile_is_of_figures_as_they_were_given(snapshot: Snapshot) -> None:
    assert chosen(snapshot, weergave="profiel", per="huishouden").pers == ()
