"""A thousand random scopes against the door, every question, every list of the API, every file, and what is searched.

No row outside comes through, and nothing names who is hidden. What is outside changes no answer either: every question
is asked, the rest is deleted, and it is asked again; a sum, an order, a count or a code that told of a row outside
would differ. Stories and the files of figures are among the questions; the lists go by `lib/monitor.py`, as the
answers of pages do.
"""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import random
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import lib.export
import lib.store
from lib.answers.focus import FOCUS_NAME
from lib.answers.memory import Memory, Notebook, SharedMemory
from lib.answers.snapshot import Snapshot
from lib.answers.story.told import all_stories, as_fixed
from lib.api.records import RESOURCES
from lib.domain.access import Scope
from lib.domain.service_levels.inspections import Layer
from lib.export.csv_file import as_csv
from lib.export.figures import figures_as_csv, rows_out
from lib.export.paper.meeting import as_meeting_page
from lib.export.paper.stand_alone import as_page
from lib.export.slides.presentation import as_presentation
from lib.export.story_file import as_story_file
from lib.export.workbook import as_workbook
from lib.pictures.meeting.paper import meeting_paper
from lib.pictures.story.telling import deck_of
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store, address_of
from lib.store.registry import read_registry
from lib.store.rows import Rows, loads_at, newest_version
from lib.store.schema import BLOCK_TABLES, METADATA, TABLES
from lib.store.upkeep.opening import open_store
from lib.tables.series import own_series_table
from lib.text.language import DUTCH
from lib.ui.search.index import findable
from tests.api_client import DAY, program
from tests.contract_files import csv_files
from tests.data_sets import make_store
from tests.loading import Load

SCOPES, EACH_RUN = 1_000, 125
"""How many there are, and of how many one is tried in every run of the tests."""
EVERY_FILES = 500
"""Of so many scopes one also has all its files made, which takes as long as ten; one of eight in the thousand."""
EVERY_WITHOUT = 100
"""Of so many scopes one is also asked of a store without the rest, which takes as long as ten."""
WRITERS = (
    *("lib.store.events", "lib.store.loads", "lib.store.upkeep", "lib.store.working_tables"),
    *("lib.store.series_breaks", "lib.store.quantities.at_year_end", "lib.store.people"),
    "lib.store.quantities.recounts",
    *(
        "lib.store.service_levels.blocks",
        "lib.store.service_levels.tallies",
        "lib.store.service_levels.ambitions",
    ),
)
"""What follows up on a load, on all rows, and what gives a part of a statement."""
NOT_ASKED = {
    "years_of_events",
    "dossiers_of",
    "open_dossiers_of",
    "closed_dossiers",
    "closing_times",
    "read_origin",
}
"""Questions that others ask with what they found, and one of a figure."""


def questions() -> Iterator[Callable[..., Any]]:
    """Every question to the store."""
    for module in pkgutil.walk_packages(lib.store.__path__, "lib.store."):
        if module.name.startswith(WRITERS) or module.name.endswith((".derived", ".breaks")):
            continue
        found = importlib.import_module(module.name)
        for name, function in vars(found).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if own and not name.startswith("_") and name not in NOT_ASKED and _asks(function):
                yield function


def _asks(function: Callable[..., Any]) -> bool:
    first = next(iter(inspect.signature(function).parameters.values()), None)
    return first is not None and first.annotation == "Rows"


VALUES: dict[str, Any] = {
    **{
        "layer": Layer.CONTRACT,
        "group": "groen",
        "service": "groen",
        "kind": "loon",
        "level": None,
        "cbs_code": "GM0001",
    },
    **{
        "year": 2024,
        "earlier": 2023,
        "later": 2024,
        "first": 2023,
        "last": 2024,
        "product": "demo-gazon",
        "code": "demo",
    },
    "products": ("demo-gazon", "demo-bermen"),
}


def asked(rows: Rows, codes: Iterable[str]) -> dict[str, str]:
    """Every question with its answer as text; of those about a partnership or organisation one for each of some."""
    registry = read_registry(rows)
    known = {**VALUES, "registry": registry}
    found = {}
    for question in questions():
        needed = [
            parameter.name
            for parameter in list(inspect.signature(question).parameters.values())[1:]
            if parameter.default is inspect.Parameter.empty
            and parameter.kind != inspect.Parameter.VAR_POSITIONAL
        ]
        about = {name for name in needed if name in ("partnership", "organisation")}
        for code in codes if about else [""]:
            answer = question(rows, **{name: code if name in about else known[name] for name in needed})
            found[f"{question.__module__}.{question.__name__} {code}"] = _text(answer)
    found["figures"] = figures_as_csv(rows_out(read_figures(rows, registry), registry.indicators))
    return found


def _text(answer: object) -> str:
    """An answer as text; sets and mappings in an order, also within a value."""
    if isinstance(answer, tuple):
        return repr([_text(part) for part in answer])
    if isinstance(answer, set | frozenset | Iterator):
        return repr(sorted(map(_text, answer)))
    if isinstance(answer, dict):
        return repr(sorted((repr(key), _text(value)) for key, value in answer.items()))
    return repr(answer)


def told_of_others(rows: Rows, seen: set[str]) -> list[str]:
    """The tables in which the door lets through a row of somebody who is not seen."""
    found = []
    for name in TABLES:
        if "partnerschap" in TABLES[name].c:
            doors = (rows.of(name), rows.keys(name), rows.ever(name), rows.brought(name))
            found += [(name, each) for each in doors]
    found += [("derived_figures", rows.derived()), ("closings", rows.closings())]
    found += [
        (table.name, rows.tallies(table.name)) for table in BLOCK_TABLES if table.name != "inspection_blocks"
    ]
    counts = [
        sa.select(sa.literal(name), sa.func.count())
        .select_from(each)
        .where(each.c.partnerschap.is_not(None), each.c.partnerschap.not_in(sorted(seen)))
        for name, each in found
    ]
    return [name for name, number in rows.execute(sa.union_all(*counts)) if number]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demonstration set: rows in every dataset of several partnerships."""
    opened = open_store(address_of(Path(make_store("demo", tmp_path_factory.mktemp("scopes")))))
    yield opened
    opened.close()


def partnerships_of(store: Store) -> list[str]:
    with store.rows(store.version(), Scope.all()) as rows:
        return [partner.code for partner in read_registry(rows).partners]


def drawn(draw: random.Random, codes: list[str]) -> Scope:
    """A scope as a person has: every partnership is seen in one way, or not at all."""
    ways: dict[str, list[str]] = {way: [] for way in ("own", "peer", "alias", "median", "out")}
    for code in codes:
        ways[draw.choice(list(ways))].append(code)
    answers = draw.choice([None, frozenset(draw.sample(ways["own"], len(ways["own"]) // 2))])
    return Scope(
        frozenset(ways["own"]),
        draw.random() < 0.5,
        answers,
        frozenset(ways["peer"]),
        frozenset((code, f"peer-{number:06x}") for number, code in enumerate(ways["alias"])),
        frozenset(ways["median"]),
    )


def at_door(connection: sa.Connection, scope: Scope) -> Rows:
    version = newest_version(connection)
    return Rows(version, loads_at(connection, version), scope, connection, version)


def hidden_from(partnerships: Iterable[str], scope: Scope) -> set[str]:
    """The partnerships that are seen under their own name nowhere."""
    return set(partnerships) - set(scope.compared or ())


def _holds_at_the_door(store: Store, scope: Scope) -> None:
    seen = {*(scope.compared or ()), *(alias for _, alias in scope.pseudonyms)}
    with store.engine.connect() as connection:
        assert told_of_others(at_door(connection, scope), seen) == [], scope


def _holds_in_answers(store: Store, partnerships: list[str], scope: Scope) -> None:
    """No question and no export names who is hidden; asked about somebody who is, and about an own partnership."""
    hidden = hidden_from(partnerships, scope)
    about = [*sorted(hidden)[:1], *sorted(scope.partnerships or ())[:1]]
    with store.engine.connect() as connection:
        told = asked(at_door(connection, scope), about)
    assert [(name, code) for name, each in told.items() for code in hidden if f"'{code}'" in each] == []


def _holds_in_lists(store: Store, partnerships: list[str], scope: Scope) -> None:
    """No list of the API tells of who is hidden, and to be asked of them is as to be asked of nobody."""
    asks, hidden, wrong = program(store, scope), hidden_from(partnerships, scope), []
    for resource in RESOURCES:
        for code in sorted(scope.partnerships or ())[:1] if not resource.open else [""]:
            answer = asks.ask(f"/{resource.name}" + (f"?partnerschap={code}" if code else ""))
            assert answer.status_code in (200, 400), answer.text
            wrong += [(resource.name, code) for code in hidden if f'"{code}"' in answer.text]
        for code in sorted(hidden)[:1]:
            nobody = "x" * len(code)
            told, unknown = (asks.ask(f"/{resource.name}?partnerschap={each}") for each in (code, nobody))
            if (told.status_code, told.text.replace(code, nobody)) != (unknown.status_code, unknown.text):
                wrong.append((resource.name, f"asked of {code}"))
    assert wrong == [], scope


MADE = {
    *("as_page", "as_presentation", "as_story_file", "as_meeting_page", "as_csv", "as_workbook"),
    "figures_as_csv",
}
"""What makes a file of rows, each made here for every scope."""
MADE_OF_THESE = {
    *("as_pdf", "meeting_as_pdf"),  # the pages, printed
    *("slide_as_html", "words_as_html"),  # a part of a page
    *(
        "as_json",
        "as_table",
        "records_as_csv",
        "records_as_parquet",
    ),  # the same rows as `figures_as_csv`, and those of the lists
    *("market_workbook", "answer_workbook"),  # tables of an answer; the codes of a round
    *("without_formula", "map_image"),  # a cell, a drawing
    *("findings_workbook", "template"),  # what was sent; codes that are known
}


def test_no_file_is_forgotten() -> None:
    """Every function of `lib/export` that makes a file or a text is made here, of what is made here, or of no rows."""
    found = set()
    for module in pkgutil.walk_packages(lib.export.__path__, "lib.export."):
        made = importlib.import_module(module.name)
        for name, function in vars(made).items():
            own = inspect.isfunction(function) and function.__module__ == module.name
            if (
                own
                and not name.startswith("_")
                and inspect.signature(function).return_annotation in ("bytes", "str")
            ):
                found.add(name)
    assert found - MADE - MADE_OF_THESE == set()
    assert MADE - found == set()


def files_of(snapshot: Snapshot, codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every file that these partnerships have, as text, and all that can be searched for beside them.

    A PDF is the page of the same story, printed.
    """
    for story in all_stories(snapshot):
        if story.partnership in codes:
            deck = deck_of(story, as_fixed(story, snapshot), DUTCH)
            yield f"{story.code} html", as_page(deck, DUTCH).decode()
            yield f"{story.code} pptx", _unzipped(as_presentation(deck, DUTCH))
            yield f"{story.code} xlsx", _unzipped(as_story_file(story))
    for partner in snapshot.registry.partners:
        if partner.code in codes:
            paper = meeting_paper({FOCUS_NAME: partner.code}, snapshot, DAY, DUTCH)
            if paper is not None:
                yield f"{partner.code} paper", as_meeting_page(paper, DUTCH).decode()
            series = own_series_table(partner, snapshot, DUTCH, lambda indicator: True)
            yield f"{partner.code} csv", as_csv(series, DUTCH).decode("utf-8-sig")
            yield f"{partner.code} xlsx", _unzipped(as_workbook([series]))
    for focus in ("", *codes):
        yield f"search {focus}", repr(findable(snapshot, focus, DUTCH))


def _unzipped(content: bytes) -> str:
    """All that stands in a workbook or a presentation."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return " ".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


def _holds_in_files(store: Store, partnerships: list[str], scope: Scope) -> None:
    """No file and nothing that can be searched for names who is hidden, by code or by name."""
    hidden = hidden_from(partnerships, scope)
    whole = Snapshot(store, store.version(), Scope.all())
    names = {partner.code: partner.name for partner in whole.registry.partners}
    told = dict(files_of(Snapshot(store, store.version(), scope), sorted(scope.partnerships or ())[:2]))
    assert told
    assert [
        (file, code)
        for file, text in told.items()
        for code in hidden
        if re.search(rf"\b{re.escape(code)}\b(?!-)", text) or names[code] in text
    ] == [], scope


def _holds_without_the_rest(store: Store, partnerships: list[str], scope: Scope) -> None:
    """Ask, delete what is outside, ask again: what is outside changes no answer."""
    about = [*sorted(hidden_from(partnerships, scope))[:1], *sorted(scope.partnerships or ())[:1]]
    kept = sorted({*(scope.compared or ()), *(code for code, _ in scope.pseudonyms), *scope.medians})
    with store.engine.connect() as connection:
        before = asked(at_door(connection, scope), about)
        for table in METADATA.tables.values():
            if "partnerschap" in table.c:
                connection.execute(table.delete().where(table.c.partnerschap.not_in(kept)))
        after = asked(at_door(connection, scope), about)
        connection.rollback()
    assert {name: after[name] for name in after if after[name] != before[name]} == {}


def _holds(store: Store, partnerships: list[str], seed: int) -> None:
    scope = drawn(random.Random(seed), partnerships)
    _holds_at_the_door(store, scope)
    _holds_in_answers(store, partnerships, scope)
    _holds_in_lists(store, partnerships, scope)
    if seed % EVERY_FILES == 0 or (seed % 8 == 1):
        _holds_in_files(store, partnerships, scope)
    if seed % EVERY_WITHOUT == 0:
        _holds_without_the_rest(store, partnerships, scope)


def test_two_readers_of_one_server_share_a_memory_and_no_answer(store: Store, load: Load) -> None:
    """Whoever asks first: each gets what they get alone, by questions, figures, lists and what is searched."""
    assert not load(csv_files()).findings
    memory, partnerships = SharedMemory(10_000), partnerships_of(store)
    draw = random.Random(7)
    scopes = [drawn(draw, partnerships) for _ in range(3)] + [Scope.all(), Scope.of()]

    def seen(scope: Scope, kept: Memory) -> list[str]:
        snapshot = Snapshot(store, store.version(), scope, kept)
        figures = [repr(snapshot.measured(each.indicator)) for each in snapshot.available]
        asks = program(store, scope, memory=kept)
        lists = [asks.ask(f"/{resource.name}").text for resource in RESOURCES]
        return [repr(snapshot.registry), *figures, *lists, repr(findable(snapshot, "", DUTCH))]

    alone = [seen(scope, Notebook()) for scope in scopes]
    assert [seen(scope, memory) for scope in scopes] == alone
    assert [seen(scope, memory) for scope in reversed(scopes)] == alone[::-1]
    assert len({tuple(each) for each in alone}) == len(scopes)


def test_nothing_outside_comes_through_the_door(store: Store, load: Load) -> None:
    assert not load(csv_files()).findings
    partnerships = partnerships_of(store)
    for seed in range(0, SCOPES, EACH_RUN):
        _holds(store, partnerships, seed)


@pytest.mark.torture
def test_a_thousand_scopes_let_nothing_through(
    demo: Store, in_time: Callable[[Iterable[int]], Iterator[int]]
) -> None:
    partnerships = partnerships_of(demo)
    for seed in in_time(range(SCOPES)):
        _holds(demo, partnerships, seed)
