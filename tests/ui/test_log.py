"""The page Logboek: who may load reads what was done, filters it and takes it along; that is written too."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.audit.deeds import Deed
from lib.store.audit.log import AuditWish, read_audit
from lib.store.loads.history import undo
from lib.ui.audit.noting import NOTES
from lib.ui.memory import the_store
from lib.ui.server.doors import DOORS
from tests.ui.reading import Seen
from tests.waiting import LONG

PAGE = "pages/gegevens/logboek.py"


@pytest.fixture
def path(store_of: Callable[[str], Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))


def test_what_was_done_is_read_filtered_and_taken_along(visit: Callable[..., Seen], path: Path) -> None:
    page = visit(path, page=PAGE)
    undo(the_store(), 1, "Jansen")
    page.run()
    [shown] = page.app.table
    assert {*shown.value["Handeling"]} == {"terugdraaien", "laden", "inzien"}
    assert shown.value["Handeling"].iloc[0] == "terugdraaien"
    assert shown.value["Wie"].iloc[0] == "Jansen"
    assert "Zegel" not in shown.value.columns
    assert any("python -m lib.cli verify" in caption for caption in page.captions)
    assert [button.label for button in page.app.download_button] == ["CSV", "Excel"]

    assert NOTES.settle(LONG)
    page.run()
    assert NOTES.settle(LONG)
    lines, _ = read_audit(the_store(), AuditWish(deeds=(Deed.LOOK,)), 10)
    assert [(line.done.subject, line.done.origin) for line in lines] == [("logboek", "scherm")]

    page.app.multiselect(key="w_audit_deeds").set_value([Deed.UNDO])
    page.run()
    assert list(page.app.table[0].value["Handeling"]) == ["terugdraaien"]
    page.app.multiselect(key="w_audit_deeds").set_value([Deed.PURGE])
    page.run()
    assert "Er zijn geen regels die hierbij passen." in page.sentences


def test_who_may_only_look_reads_no_names(
    visit: Callable[..., Seen], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DOORS, "open", False)
    page = visit(path, page=PAGE)
    assert not page.app.table
    assert any(said.startswith("U kunt hier kijken") for said in page.notes)
    assert any("leest alleen wie de monitor beheert dit logboek" in said for said in page.sentences)
    assert [link.proto.page for link in page.app.get("page_link")] == ["geschiedenis", "persoonsgegevens"]
