"""What is found for the views of the analyst's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import choose
from lib.answers.snapshot import Snapshot
from lib.domain.explore.profile import profile_of
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("mixed", tmp_path_factory.mktemp("mixed"))) as opened:
        yield opened


@pytest.mark.parametrize("focus", ["demo-veldermeer-merwinga", "demo-kastelburg-klaarwijk", "proefstad"])
def test_a_profile_asks_one_year_of_everyone_and_is_that_of_all_their_figures(
    snapshot: Snapshot, focus: str
) -> None:
    choices = choose({"focus": focus, "weergave": "profiel", "dienst": "alle"}, snapshot)
    assert choices
    whole = snapshot.measured_together(indicator.code for indicator in choices.firsts)
    found = answer(choices, snapshot).profile
    assert found == profile_of(whole, choices.focus, choices.stand, choices.chosen_peers)
    assert found.rows or found.alone
