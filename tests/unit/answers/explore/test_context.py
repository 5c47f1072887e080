"""Who are alike, in a store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import ExploreView, choose
from lib.answers.explore.context import known_variables, preset_of, values_near
from lib.answers.snapshot import Snapshot
from lib.store.comparison.context import KnownContext
from tests.data_sets import make_store
from tests.samples import partner
from tests.unit.pictures.whole import snapshot_of


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("mixed", tmp_path_factory.mktemp("mixed"))) as opened:
        yield opened


def test_a_variable_asks_for_five_of_the_realm() -> None:
    everyone = [partner(f"p{n}-x") for n in range(6)] + [partner("f-x", fictitious=True)]
    values = {
        "eigen": {f"p{n}": {2023: 1.0} for n in range(5)},
        "inwoners": {f"p{n}": {2023: 1.0} for n in range(6)},
        "zeldzaam": {f"p{n}": {2023: 1.0} for n in range(4)} | {"f": {2023: 1.0}},
    }
    assert known_variables(KnownContext(values, {}), everyone, everyone[0]) == ("inwoners", "eigen")


def test_a_preset_falls_back_on_all_that_is_known() -> None:
    assert preset_of("grootte", ["inwoners", "hoogbouw_pct"]) == ("inwoners",)
    assert preset_of("grootte", ["hoogbouw_pct"]) == ("hoogbouw_pct",)
    assert preset_of("alle", ["inwoners", "hoogbouw_pct"]) == ("inwoners", "hoogbouw_pct")


def test_sources_are_those_of_the_values_that_count() -> None:
    values = {"inwoners": {"aa": {2020: 1.0, 2023: 2.0}, "bb": {2021: 3.0}, "elders": {2023: 9.0}}}
    sources = {
        "inwoners": {"aa": {2020: "oud", 2023: "nieuw"}, "bb": {2021: "ander"}, "elders": {2023: "daar"}}
    }
    known = KnownContext(values, sources)
    near = values_near(known, ["aa", "bb"], ["inwoners"], 2020)
    assert near.values == {("aa", "inwoners"): 1.0, ("bb", "inwoners"): 3.0}
    assert (near.years, near.sources) == ({"inwoners": (2020, 2021)}, ("ander", "oud"))
    assert values_near(known, ["aa"], ["inwoners"], None).sources == ("nieuw",)
    assert values_near(known, ["cc"], ["inwoners"], 2020).sources == ()


def test_fictitious_ones_have_fictitious_peers_and_each_client_counts_once(snapshot: Snapshot) -> None:
    choices = choose({"focus": "demo-veldermeer-merwinga", "weergave": "gelijken"}, snapshot)
    assert choices
    assert choices.view == ExploreView.SIMILAR
    found = answer(choices, snapshot).similar
    assert found
    assert len(found.found.peers) == 10
    fictitious = {p.code for p in snapshot.registry.partners if p.fictitious}
    assert set(found.codes) <= fictitious
    assert choices.focus.client not in [p.code for p in found.found.peers]
    assert len({p.code for p in found.found.peers}) == 10


def test_only_those_with_the_same_form_of_contract(snapshot: Snapshot) -> None:
    wishes = {"focus": "demo-veldermeer-merwinga", "weergave": "gelijken", "vorm": "ja", "aantal": "5"}
    choices = choose(wishes, snapshot)
    assert choices
    found = answer(choices, snapshot).similar
    assert found
    for peer in found.found.peers:
        forms = {p.contract_form for p in found.partners[peer.code]}
        assert choices.focus.contract_form in forms


def test_one_partnership_of_its_kind_has_nobody_to_be_like(snapshot: Snapshot) -> None:
    choices = choose({"focus": "proefstad", "weergave": "gelijken"}, snapshot)
    assert choices
    found = answer(choices, snapshot).similar
    assert found
    assert (found.found.peers, found.candidates, choices.variables) == ((), 0, ())
