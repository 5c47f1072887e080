"""Fixtures for tests that load files: a store of their own, files to write, a known little world."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa

from lib.domain.access import Scope
from lib.domain.figures import Figure
from lib.ingest.loading import load_paths
from lib.store.audit.tables import audit
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.registry import read_registry
from lib.store.schema import METADATA
from lib.store.upkeep.opening import open_store

Write = Callable[[str, str | bytes], Path]
Load = Callable[..., LoadOutcome]
Answer = TypeVar("Answer")

SOURCE = "proef"
WORLD = {
    "organisaties.csv": """\
organisatie;naam;soort;cbs_code;fictief
aa;Aa;gemeente;GM0001;nee
bb;Bb;gemeente;GM0002;nee
cc;Cc NV;overheidsbedrijf;;nee
land;Landelijk;referentie;;nee
""",
    "partnerschappen.csv": """\
partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief
aa-cc;Aa - Cc;aa;cc;dvo;nee
bb-cc;Bb - Cc;bb;cc;dvo;nee
""",
    "indicatoren.csv": """\
indicator;titel;dienst;rol;eenheid;richting;schaal_min;schaal_max;omschrijving
pond;Pond;reiniging;kosten;GBP/1000 inwoners;lager_is_beter;;;proef
cijfer;Cijfer;reiniging;kwaliteit;cijfer;hoger_is_beter;1;10;proef
""",
}
"""Two municipalities, one company, a reference and two indicators, all real."""

SPACED = "   \n"
"""A line of spaces: the quick load refuses a file that has one, the diagnosis passes over it."""


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new store; a copy opens sooner than a store is made."""
    path = tmp_path_factory.mktemp("empty") / "monitor.duckdb"
    open_store(address(path)).close()
    return path


@pytest.fixture(scope="session")
def world_file(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> tuple[Path, LoadOutcome]:
    """The file of a store that holds the little world, and how it was loaded."""
    folder = tmp_path_factory.mktemp("world")
    path = Path(shutil.copy(empty_store, folder))
    for name, content in WORLD.items():
        (folder / name).write_text(content, "utf-8")
    opened = open_store(address(path))
    outcome = load_paths(opened, [folder / name for name in WORLD])
    opened.close()
    assert not outcome.findings
    return path, outcome


@pytest.fixture
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store, or one that holds the little world for a test that asks for `world`."""
    if "world" in request.fixturenames:
        begin, _ = request.getfixturevalue("world_file")
    else:
        begin = request.getfixturevalue("empty_store")
    path = tmp_path / "store" / "monitor.duckdb"
    path.parent.mkdir()
    shutil.copy(begin, path)
    opened = open_store(address(path))
    yield opened
    opened.close()


@pytest.fixture
def world(store: Store, world_file: tuple[Path, LoadOutcome]) -> LoadOutcome:
    """The little world, which `store` then holds; how it was loaded."""
    return world_file[1]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file with this content and return where it is."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def load(store: Store, write: Write) -> Load:
    """Load files given as name -> content."""

    def loaded(files: Mapping[str, str | bytes], **options: object) -> LoadOutcome:
        paths = [write(name, content) for name, content in files.items()]
        return load_paths(store, paths, **options)  # type: ignore[arg-type]

    return loaded


@pytest.fixture(scope="session")
def settled(
    tmp_path_factory: pytest.TempPathFactory, world_file: tuple[Path, LoadOutcome]
) -> Iterator[Store]:
    """A store that holds the little world, for tests that only check files against it."""
    opened = open_store(address(Path(shutil.copy(world_file[0], tmp_path_factory.mktemp("settled")))))
    yield opened
    opened.close()


@pytest.fixture
def check(settled: Store, write: Write) -> Load:
    """Check files given as name -> content against the little world; nothing is kept."""

    def checked(files: Mapping[str, str | bytes], **options: object) -> LoadOutcome:
        paths = [write(name, content) for name, content in files.items()]
        return load_paths(settled, paths, keep=False, **options)  # type: ignore[arg-type]

    return checked


def address(path: Path) -> str:
    """The address of the store in this file."""
    return f"duckdb:///{path.as_posix()}"


def row_counts(store: Store) -> dict[str, int]:
    """The rows of every table but the log, which tells of what was refused too; those of undone loads count."""
    each = [
        sa.select(sa.literal(name), sa.func.count()).select_from(table)
        for name, table in METADATA.tables.items()
        if name != audit.name
    ]
    with store.reading() as connection:
        return dict(connection.execute(sa.union_all(*each)).tuples().all())


def figures_file(
    *rows: str, columns: str = "partnerschap;organisatie;indicator;periode;waarde;status"
) -> str:
    """A cijfers file: the given columns and the source, one row per text."""
    lines = [f"{columns};bron", *[f"{row};{SOURCE}" for row in rows]]
    return "\n".join(lines) + "\n"


def ask(
    store: Store,
    question: Callable[..., Answer],
    *about: object,
    as_of: dt.datetime | None = None,
    **named: object,
) -> Answer:
    """The answer of a question about everyone, now or as at a moment (UTC)."""
    version = store.version() if as_of is None else store.version_at(as_of)
    with store.rows(version, Scope.all()) as rows:
        return question(rows, *about, **named)


def all_figures(store: Store) -> list[Figure]:
    """Every figure that counts now."""
    return ask(store, read_figures, ask(store, read_registry))
