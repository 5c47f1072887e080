"""What another view of the analyst's page leaves of the choices."""

from __future__ import annotations

import pytest

from lib.answers.explore.choices import ExploreView, choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import Store
from lib.ui import url
from lib.ui.explore import controls
from tests.loading import Load, empty_store, figures_file, load, store, world, world_file, write

__all__ = ["empty_store", "load", "store", "world", "world_file", "write"]


@pytest.mark.usefixtures("world")
def test_a_view_asks_a_period_or_a_figure_anew_only_where_it_needs_another(
    store: Store, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: dict[str, str] = {}
    monkeypatch.setattr(url, "want", lambda **choices: wanted.update(choices))

    def looked(view: ExploreView, **wishes: str) -> dict[str, str]:
        wanted.clear()
        choices = choose({"focus": "aa-cc", **wishes}, Snapshot(store, store.version(), Scope.all()))
        assert choices
        controls._look(str(view), choices)
        assert wanted.pop("weergave") == str(view)
        assert wanted.pop("rijvolgorde") == ""
        return dict(wanted)

    assert looked(ExploreView.HISTORY) == {"cijfer": "", "periode": ""}  # there is no figure at all
    load({"cijfers.csv": figures_file("aa-cc;;pond;2022;1;definitief", "aa-cc;;cijfer;2022;7;definitief")})
    assert looked(ExploreView.HISTORY, cijfer="pond") == {"cijfer": "", "periode": ""}  # one year is no trend
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;2;definitief")})
    assert looked(ExploreView.HISTORY, cijfer="pond") == {}
    assert looked(ExploreView.PROFILE, cijfer="pond") == {}
    assert looked(ExploreView.TOGETHER, cijfer="pond") == {"periode": ""}
    assert looked(ExploreView.SPREAD, cijfer="pond", weergave=str(ExploreView.TOGETHER)) == {"periode": ""}
