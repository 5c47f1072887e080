"""Pages of a machine that shares its store: what others write is there, and what keeps it from that is said."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ingest.loading import load_paths
from lib.store.engine import address_of
from lib.store.hub import hub
from lib.store.hub.moving import carry
from lib.store.upkeep.backup import backup
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.replacing import replace_store
from lib.ui import memory
from tests.loading import Write, figures_file, write

__all__ = ["write"]
from tests.data_sets import ROOT
from tests.servers.postgres import Postgres
from tests.ui.reading import Seen, unescaped
from tests.waiting import soon


def opened(**parameters: str) -> Seen:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=300)
    for name, value in parameters.items():
        app.query_params[name] = value
    return Seen(app).run()


def test_a_hub_that_cannot_be_reached_is_said(
    on_store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hub, "TRIED_FOR", 0.1)
    monkeypatch.setenv("MONITOR_COPIES", str(tmp_path))
    on_store("postgresql://iemand:geheim@127.0.0.1:9/iets")
    [said] = [unescaped(error.value) for error in opened().app.error]
    assert "is niet te bereiken" in said
    assert "geheim" not in said


def test_pages_follow_what_other_machines_do(
    on_store, hub_address: str, postgres: Postgres, store_of, write: Write, tmp_path: Path
) -> None:
    carry(address_of(store_of("published")), hub_address)
    on_store(hub_address)
    seen = opened(focus="nijmegen-dar")
    assert not seen.app.error
    assert not seen.app.warning
    ours = memory.the_store()
    before, kept = ours.version(), tmp_path / "kopie.duckdb"
    with closing(open_store(hub_address)) as other:
        backup(other, kept)
        file = write("cijfers.csv", figures_file("nijmegen-dar;;afvalscheiding_pct;2031;7.9;definitief"))
        outcome = load_paths(other, [file])
        assert not outcome.findings
        soon(lambda: ours.version() > before)
        assert memory.the_store() is ours
        replace_store(other, kept)
        soon(lambda: ours.is_replaced)
    assert memory.the_store() is not ours  # what was remembered of version 2 is of another version 2
    assert memory.the_store().version() == before

    postgres.stop()
    try:
        soon(lambda: memory.store_behind() is not None)
        cut_off = opened(focus="nijmegen-dar")
        assert not cut_off.app.error
        assert [unescaped(each.value)[:60] for each in cut_off.app.warning] == [
            "De database waarin computers de gegevens delen is nu niet te"
        ]
        assert cut_off.headings == seen.headings
    finally:
        postgres.start()
    soon(lambda: memory.store_behind() is None)
    assert not opened(focus="nijmegen-dar").app.warning
    memory.let_go()
