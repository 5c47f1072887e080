"""Numbers of the store that are asked for: those of now, and none where there is nothing to tell."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from lib.domain.audit.deeds import Deed, DeedDone, DeedResult, utc_now
from lib.store.audit.log import end_of, record_alone
from lib.store.engine import Store, StoreError
from lib.ui import memory
from lib.ui.hosting.numbers import numbers
from lib.ui.server.uploads import UPLOADS
from tests.loading import Load, empty_store, load, store, world, world_file, write

__all__ = ["empty_store", "load", "store", "world", "world_file", "write"]


@pytest.fixture(autouse=True)
def _of_this_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "the_store", lambda: store)
    monkeypatch.setattr(UPLOADS, "stored", lambda: {"an": [10, 20], "bea": [5]})


def told() -> dict[str, float]:
    return {number.name.removeprefix("monitor_"): number.ask() for number in numbers()}


def test_a_load_moves_the_version_and_the_audit(store: Store, world: object, load: Load) -> None:
    before = told()
    assert (before["store_version"], before["audit_line"]) == (store.version(), end_of(store).number)
    load(
        {"cijfers.csv": "partnerschap;indicator;periode;waarde;status;bron\naa-cc;pond;2023;1;definitief;x\n"}
    )
    after = told()
    assert after["store_version"] > before["store_version"]
    assert after["audit_line"] > before["audit_line"]


def test_without_a_back_up_its_age_and_outcome_are_not_told() -> None:
    found = told()
    assert math.isnan(found["backup_age_seconds"])
    assert math.isnan(found["backup_passed"])
    assert found["uploaded_bytes"] == 35


@pytest.mark.parametrize(("result", "passed"), [(DeedResult.DONE, 1), (DeedResult.FAILED, 0)])
def test_the_newest_back_up_counts(store: Store, result: DeedResult, passed: int) -> None:
    for days, how in ((3, DeedResult.DONE), (1, result)):
        moment = utc_now() - dt.timedelta(days)
        record_alone(store, DeedDone(Deed.TRY_BACKUP, "x", how, moment=moment))
    found = told()
    assert found["backup_passed"] == passed
    assert dt.timedelta(days=1).total_seconds() == pytest.approx(found["backup_age_seconds"], abs=600)


def test_a_store_that_is_gone_has_no_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Store:
        raise StoreError("weg", "nergens")

    monkeypatch.setattr(memory, "the_store", gone)
    found = told()
    assert {name for name, value in found.items() if math.isnan(value)} == {*found} - {"uploaded_bytes"}
