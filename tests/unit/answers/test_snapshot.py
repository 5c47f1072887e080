"""A page is one state: what is loaded between two of its questions is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from lib.answers.memory import Key, Notebook
from lib.answers.review import choices as review
from lib.answers.review.answer import answer as review_answer
from lib.answers.service_levels import choices as service_levels
from lib.answers.service_levels.answer import answer as service_levels_answer
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.figures import Stand
from lib.domain.service_levels.inspections import Layer
from lib.store.comparison.figures import read_available, read_series_of
from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.store.service_levels.queries import read_readings, read_shares
from tests.inspected import GRASS, ambities, schouw
from tests.loading import Load, figures_file

pytestmark = pytest.mark.usefixtures("world")
Answer = TypeVar("Answer")

NEW = {
    "organisaties.csv": "organisatie;naam;soort;fictief\nnieuw;Nieuw;gemeente;nee\naa;Aaa;gemeente;nee\n",
    "partnerschappen.csv": "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\n"
    "nieuw-cc;Nieuw - Cc;nieuw;cc;dvo;nee\n",
    "cijfers.csv": figures_file("nieuw-cc;;pond;2023;9;definitief", ";nieuw;pond;2022;8;definitief"),
}


class Recording(Notebook):
    """A memory that notes everything that it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[Key] = []

    def keep(self, key: Key, make: Callable[[], Answer]) -> Answer:
        self.keys.append(key)
        return super().keep(key, make)


def seen(store: Store, scope: Scope | None = None) -> Snapshot:
    return Snapshot(store, store.version(), scope or Scope.all())


def values(snapshot: Snapshot) -> dict[str, list[float]]:
    """The figures of pounds per partnership."""
    series = snapshot.measured("pond").partners
    return {partner.code: [f.value for f in own.of(Stand.ACTUAL).values()] for partner, own in series.items()}


def test_a_load_in_between_is_not_there(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;1;definitief")})
    page = seen(store)
    assert {partner.code for partner in page.registry.partners} == {"aa-cc", "bb-cc"}
    assert not load(NEW).findings
    assert values(page) == {"aa-cc": [1]}
    assert page.available == (page.available[0]._replace(figures=1),)
    assert page.registry.organisations["aa"].name == "Aa"


def test_the_next_page_sees_it(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;1;definitief")})
    before = seen(store)
    load(NEW)
    after = seen(store)
    assert (before.version, after.version) == (2, 3)
    assert values(after) == {"aa-cc": [1], "nieuw-cc": [8, 9]}
    assert after.registry.organisations["aa"].name == "Aaa"
    assert values(before) == {"aa-cc": [1]}


def test_taking_a_load_back_is_a_new_state(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;1;definitief")})
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;2;definitief")})
    before = seen(store)
    undo(store, 3)
    assert values(before) == {"aa-cc": [2]}
    assert values(seen(store)) == {"aa-cc": [1]}


def test_the_same_question_is_worked_out_once(store: Store) -> None:
    page = seen(store)
    assert page.ask(read_series_of, "aa-cc") is page.ask(read_series_of, "aa-cc")
    assert page.ask(read_readings, "aa-cc", Layer.POLICY) is page.ask(read_readings, "aa-cc", Layer.POLICY)
    assert page.measured("pond") is page.measured("pond")


def test_indicators_that_are_looked_at_together_are_asked_together(
    store: Store, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        "aa-cc;;pond;2023;1;definitief",
        "bb-cc;;cijfer;2023;7;definitief",
        ";aa;cijfer;2022;6;definitief",
    )
    load({"cijfers.csv": figures_file(*rows)})
    codes = ["cijfer", "pond", "afvalscheiding_pct", "cijfer"]
    apart = [seen(store).measured(code) for code in codes]
    page = seen(store)
    assert page.registry
    assert page.newest == page.version
    opened = []
    door = Store.rows
    monkeypatch.setattr(Store, "rows", lambda *about, **more: opened.append(about) or door(*about, **more))
    together = page.measured_together(codes)
    assert together == apart
    assert [found.indicator.code for found in together] == codes
    assert together[0] is together[3] is page.measured("cijfer")
    assert len(opened) == 1


def test_no_answer_is_shared_between_versions_and_scopes(store: Store, load: Load) -> None:
    memory = Notebook()
    pages = [
        Snapshot(store, 0, Scope.all(), memory),
        Snapshot(store, 1, Scope.all(), memory),
        Snapshot(store, 1, Scope.of("aa-cc"), memory),
        Snapshot(store, 1, Scope.of("aa-cc", "bb-cc"), memory),
    ]
    for page in pages:
        page.ask(read_available)
    assert len(memory.answers) == len(pages)
    load(NEW)  # what an earlier day may tell of confidential prices depends on what is newest
    Snapshot(store, 1, Scope.all(), memory).ask(read_available)
    assert len(memory.answers) == len(pages) + 1


def test_a_scope_must_be_named(store: Store) -> None:
    with pytest.raises(TypeError, match="scope"):
        Snapshot(store, 1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="scope"):
        store.rows(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="partnerships"):
        Scope()  # type: ignore[call-arg]


def test_two_pages_ask_the_same_summary_once(store: Store, load: Load) -> None:
    files = {
        **schouw(f"2024-03-01;a;;;{GRASS};A"),
        **ambities("groen;;B;90;2020-01-01;"),
        "cijfers.csv": figures_file("aa-cc;;pond;2023;1;definitief", "aa-cc;;pond;2024;2;definitief"),
    }
    assert not load(files).findings
    memory = Recording()
    page = Snapshot(store, store.version(), Scope.all(), memory)
    levels = service_levels.choose({}, page)
    assert levels is not None
    service_levels_answer(levels, page)
    review_answer(review.choose({}, page), page)
    for question in (read_readings, read_shares):
        layers = [key.about[1] for key in memory.keys if key.question.endswith(question.__name__)]
        assert len(layers) > len(set(layers))  # both pages ask it
        assert {type(layer) for layer in layers} == {Layer}  # a memory may tell a word from a layer


def test_a_view_is_made_once_for_a_state_and_a_scope(store: Store, load: Load) -> None:
    memory, made = Notebook(), []

    def ask(page: Snapshot, *about: str) -> int:
        return page.view("here", *about, make=lambda: made.append(about) or len(made))

    before = Snapshot(store, store.version(), Scope.all(), memory)
    assert [ask(before, "2023"), ask(before, "2023"), ask(before, "2024")] == [1, 1, 2]
    assert ask(Snapshot(store, before.version, Scope.of("aa-cc"), memory), "2023") == 3
    load(NEW)
    assert ask(Snapshot(store, store.version(), Scope.all(), memory), "2023") == 4


def test_what_is_newest_is_not_asked_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Snapshot(store, 1, Scope.all(), seen=5)
    monkeypatch.setattr(Store, "version", lambda _: pytest.fail("asked again"))
    assert page.newest == 5
