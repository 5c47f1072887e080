"""What the review of a partnership asks of the store: nothing twice, and what is drawn together at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.answers.review.answer import answer
from lib.answers.review.choices import choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import FileStore
from lib.store.upkeep.opening import open_store
from tests.market_set import PARTNER, make_market_store
from tests.review import make_review_store

STORES: list[tuple[Callable[[Path], Path], str]] = [
    (make_review_store, "aa-cc"),
    (make_market_store, PARTNER),
]


@contextmanager
def statements(engine: sa.Engine) -> Iterator[Counter[tuple[str, str]]]:
    """The statements that run meanwhile, each with its values."""
    found: Counter[tuple[str, str]] = Counter()

    def note(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        found[statement, repr(values)] += 1

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


@pytest.fixture(params=STORES, ids=["inspected", "tested"])
def asked(request: pytest.FixtureRequest, tmp_path: Path) -> Counter[tuple[str, str]]:
    make, focus = request.param
    store = open_store(f"duckdb:///{make(tmp_path).as_posix()}")
    assert isinstance(store, FileStore)
    snapshot = Snapshot(store, store.version(), Scope.all(), seen=store.version())
    with statements(store.engine) as found:
        shown = answer(choose({"focus": focus}, snapshot), snapshot)
    store.close()
    assert shown is not None
    assert shown.focus.code == focus
    return found


def test_nothing_is_asked_twice(asked: Counter[tuple[str, str]]) -> None:
    assert len(asked) > 10
    assert [statement[:200] for (statement, _), times in asked.items() if times > 1] == []


def test_what_everyone_has_of_the_drawn_figures_is_asked_at_once(asked: Counter[tuple[str, str]]) -> None:
    others = ("string_agg", "cijfers.periode = $")
    of_everyone = [
        values for s, values in asked if "cijfers.indicator IN" in s and not any(o in s for o in others)
    ]
    assert len(of_everyone) == 1, of_everyone
