"""Looks are written by a thread of its own: no page waits, and a busy store gets them afterwards."""

from __future__ import annotations

from lib.domain.audit.deeds import Deed, DeedDone
from lib.store.audit.log import AuditWish, end_of, read_audit
from lib.store.engine import Store, StoreError
from lib.ui.audit.noting import Notes
from tests.loading import empty_store, store
from tests.waiting import LONG

__all__ = ["empty_store", "store"]


def test_a_look_is_written_while_the_page_goes_on(store: Store) -> None:
    notes = Notes(lambda: store)
    with store.alone():  # a long load
        for number in range(5):
            notes.note(DeedDone(Deed.LOOK, str(number)))  # who waited for the load would do so for ever
        assert not notes.settle(0.2)
        assert end_of(store).number == 0
    assert notes.settle(LONG)
    lines, _ = read_audit(store, AuditWish(), 10)
    assert [line.done.subject for line in lines] == ["4", "3", "2", "1", "0"]


def test_what_could_not_be_written_is_tried_again(store: Store) -> None:
    asked = []

    def broken_once() -> Store:
        asked.append(1)
        if len(asked) == 1:
            raise StoreError("gone", "x")
        return store

    notes = Notes(broken_once, pause=0.05)
    notes.note(DeedDone(Deed.EXPORT, "logboek"))
    assert notes.settle(LONG)
    assert (len(asked), end_of(store).number) == (2, 1)
