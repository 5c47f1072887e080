"""A store of an earlier version, brought forward step by step.

Every step changes the tables of one version into those of the next. A step never changes afterwards. The table of a
new dataset needs no step: it is empty, so it is made wherever it is missing.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from lib.store.audit.tables import AUDIT_TABLES
from lib.store.events.follow_up import find_breaks_again, replay
from lib.store.people.tables import ACCESS_TABLES, access_keys
from lib.store.place import UNFINISHED, create_private, with_ending
from lib.store.questionnaire.tables import WAITING_TABLES
from lib.store.schema import (
    BLOCK_TABLES,
    DERIVED_TABLES,
    METADATA,
    SCHEMA_VERSION,
    TABLES,
    meta,
    previews,
    purges,
    schouw_blocks,
)

MigrationStep = Callable[[sa.Connection], None]


def _quality_costs_and_boundaries(connection: sa.Connection) -> None:
    """1 to 2: the datasets on quantities, inspections, costs, prices and boundaries."""
    names = (
        *("objecttypen", "meetlatten", "producten", "areaal", "ambities", "schouw", "kosten"),
        *("tarieven", "marktprijzen", "toetsen", "prijsindex", "grenzen"),
    )
    METADATA.create_all(connection, tables=[METADATA.tables[name] for name in names], checkfirst=False)


def _summaries_and_derived_figures(connection: sa.Connection) -> None:
    """2 to 3: what inspections found, and derived figures, per event."""
    METADATA.create_all(connection, tables=[schouw_blocks, *BLOCK_TABLES, *DERIVED_TABLES], checkfirst=False)


def _locations_once(connection: sa.Connection) -> None:
    """3 to 4: a location-date in two areas counts once; what followed from events is made anew."""
    tables = [schouw_blocks, *BLOCK_TABLES, *DERIVED_TABLES]
    METADATA.drop_all(connection, tables=tables)
    METADATA.create_all(connection, tables=tables, checkfirst=False)


def _what_figures_rest_on(connection: sa.Connection) -> None:
    """4 to 5: what a derived figure rests on is in columns; the figures are computed anew event by event."""
    METADATA.drop_all(connection, tables=DERIVED_TABLES)
    METADATA.create_all(connection, tables=DERIVED_TABLES, checkfirst=False)


SHARES_THAT_SHIP = ("bp-wl07-0", "bp-wl07-1", "bp-wl08-0", "bp-wl08-1", "bp-vz01-0")
MARKS_THAT_SHIP = ("bp-wl16", "bp-wl01")
OWN = "eigen-"
"""What comes before the code of an indicator of a load when another one of that code ships."""


def _shares_of_readings_and_parties(connection: sa.Connection) -> None:
    """5 to 6: places to draw from, parties of prices, countries; shares of readings are summed per place.

    The numbers of loads and events are unique. The residents' survey ships with the monitor.
    """
    _survey_that_ships(connection)
    for name in ("ambities", "marktprijzen", "organisaties", "loads", "load_events"):
        _remake(connection, name)
    for former in ("location_tallies", "judged_locations"):
        connection.execute(sa.text(f"drop table if exists {former}"))
    tables = [schouw_blocks, *BLOCK_TABLES, *DERIVED_TABLES]
    METADATA.drop_all(connection, tables=tables)
    METADATA.create_all(connection, tables=[*tables, previews, purges], checkfirst=False)


def _why_series_break(connection: sa.Connection) -> None:
    """6 to 7: why the series of a derived figure breaks is in a column."""
    _remake(connection, "derived_figures")


def _survey_that_ships(connection: sa.Connection) -> None:
    """Indicators of a load that now ship give way to those; one in another unit goes on under a code of its own."""
    ours = "(indicator in :shares and eenheid = '%' or indicator in :marks and eenheid = 'cijfer')"
    of_load = "indicatoren.load_id = load_datasets.load_id"
    gone = f"(select count(*) from indicatoren where {ours} and {of_load})"  # noqa: S608
    counted = f"""
        update load_datasets set new_rows = greatest(new_rows - {gone}, 0),
            changed_rows = changed_rows - greatest({gone} - new_rows, 0)
        where dataset = 'indicatoren'"""  # noqa: S608
    for statement in (counted, f"delete from indicatoren where {ours}"):  # noqa: S608
        _run(connection, statement, shares=SHARES_THAT_SHIP, marks=MARKS_THAT_SHIP)
    codes = SHARES_THAT_SHIP + MARKS_THAT_SHIP
    left = _run(
        connection, "select distinct indicator from indicatoren where indicator in :codes", codes=codes
    )
    if own := tuple(left.scalars()):
        for table in ("indicatoren", "cijfers", "figure_summaries"):
            renamed = f"update {table} set indicator = :prefix || indicator where indicator in :codes"  # noqa: S608
            _run(connection, renamed, prefix=OWN, codes=own)


COOPERATION_THAT_SHIPS = {
    **dict.fromkeys(("social_return_pct", "ziekteverzuim_pct", "bloemrijke_berm_pct"), ("%", 0, 100)),
    **dict.fromkeys(("medewerkers_rapportcijfer", "beleving_rapportcijfer"), ("cijfer", 1, 10)),
    "participatie_per_1000_inw": ("initiatieven/1000 inwoners", 0, None),
    **dict.fromkeys(
        ("kpi_gehaald_pct", "besluiten_op_tijd_pct", "voorstellen_overgenomen_pct"), ("%", 0, 100)
    ),
    "evenementen_gescheiden_pct": ("%", 0, 100),
    "evenementen_restafval_kg_bezoeker": ("kg/bezoeker", 0, None),
    **{
        f"ongepland_{service}_pct": ("%", 0, 100)
        for service in (
            *("afval", "reiniging", "groen", "verharding", "meubilair", "riolering", "water"),
            *("begraafplaatsen", "evenementen", "algemeen"),
        )
    },
    **{
        f"samenwerking_{condition}_{side}_pct": ("%", 0, 100)
        for condition in ("ambitie", "belangen", "relatie", "organisatie", "proces")
        for side in ("opdrachtgever", "opdrachtnemer")
    },
}
"""Unit, lowest and highest value of the indicators of version 8."""


def _cooperation_that_ships(connection: sa.Connection) -> None:
    """7 to 8: indicators of a load that ship now give way to those; where they do not fit, they go on as `eigen-`."""
    for code, (unit, lowest, highest) in COOPERATION_THAT_SHIPS.items():
        units = set(
            _run(connection, "select eenheid from indicatoren where indicator = :code", code=code).scalars()
        )
        if not units:
            continue
        beyond = """select count(*) from cijfers where indicator = :code and
            coalesce(waarde, :factor * teller / noemer) not between :lowest and :highest"""
        limits = {"lowest": lowest, "highest": float("inf") if highest is None else highest}
        factor = 100 if unit == "%" else 1
        outside = connection.scalar(sa.text(beyond), {"code": code, "factor": factor, **limits})
        if units == {unit} and not outside:
            _give_way(connection, code)
        else:
            for table in ("indicatoren", "cijfers", "figure_summaries"):
                renamed = f"update {table} set indicator = :own where indicator = :code"  # noqa: S608
                _run(connection, renamed, own=OWN + code, code=code)


def _who_may(connection: sa.Connection) -> None:
    """8 to 9: who may come in, what they may, and how partnerships show themselves to others."""
    METADATA.create_all(connection, tables=list(ACCESS_TABLES.values()), checkfirst=False)


def _give_way(connection: sa.Connection, code: str) -> None:
    """Take out the definitions of a code, and what was counted of them."""
    gone = (
        "(select count(*) from indicatoren i where i.indicator = :code and i.load_id = load_datasets.load_id)"
    )
    counted = f"""
        update load_datasets set new_rows = greatest(new_rows - {gone}, 0),
            changed_rows = changed_rows - greatest({gone} - new_rows, 0)
        where dataset = 'indicatoren'"""  # noqa: S608
    _run(connection, counted, code=code)
    _run(connection, "delete from indicatoren where indicator = :code", code=code)


def _who_is_asked_openly(connection: sa.Connection) -> None:
    """10 to 11: whether the one of a layer is asked openly, and from when on it is told that there are enough."""
    there = tables_of(connection)
    if "rondes" in there:
        _remake(connection, "rondes")
    if "invitations" in there:
        for column in ("openlijk boolean", "genoeg_vanaf bigint"):
            connection.execute(sa.text(f"alter table invitations add column {column}"))


def _run(connection: sa.Connection, statement: str, **values: str | tuple[str, ...]) -> sa.CursorResult:
    """Run a statement; a tuple fills in a list."""
    lists = [name for name, value in values.items() if isinstance(value, tuple)]
    statement_with_lists = sa.text(statement).bindparams(
        *[sa.bindparam(name, expanding=True) for name in lists]
    )
    return connection.execute(statement_with_lists, values)


def _remake(connection: sa.Connection, name: str) -> None:
    """Give a table the columns of today, in their order; a new one is empty in the rows of before."""
    table, earlier = METADATA.tables[name], sa.Table(f"earlier_{name}", sa.MetaData())
    connection.execute(sa.text(f"alter table {name} rename to {earlier.name}"))
    METADATA.create_all(connection, tables=[table], checkfirst=False)
    names = connection.scalars(
        sa.text("select column_name from duckdb_columns() where table_name = :name"), {"name": earlier.name}
    ).all()
    rows: sa.Select = sa.select(*[sa.column(name) for name in names]).select_from(earlier)
    connection.execute(table.insert().from_select(names, rows))
    connection.execute(sa.text(f"drop table {earlier.name}"))


def _what_was_done(connection: sa.Connection) -> None:
    """9 to 10: the audit, which begins here."""
    METADATA.create_all(connection, tables=AUDIT_TABLES, checkfirst=False)


def _keys_of_programs(connection: sa.Connection) -> None:
    """11 to 12: the keys with which people's programs ask."""
    METADATA.create_all(connection, tables=[access_keys], checkfirst=False)


MIGRATIONS: dict[int, MigrationStep] = {
    1: _quality_costs_and_boundaries,
    2: _summaries_and_derived_figures,
    3: _locations_once,
    4: _what_figures_rest_on,
    5: _shares_of_readings_and_parties,
    6: _why_series_break,
    7: _cooperation_that_ships,
    8: _who_may,
    9: _what_was_done,
    10: _who_is_asked_openly,
    11: _keys_of_programs,
}
"""By the version they start from."""

FIRST_WITH_SUMMARIES, FIRST_WITH_CAUSES = 6, 7
"""Of an older store the summaries, or the derived figures whose series can break, are made when all tables are there,
by the code of today."""


def migrate(connection: sa.Connection, version: int) -> None:
    """Bring a store of an earlier version to this one, inside the caller's transaction."""
    for start in range(version, SCHEMA_VERSION):
        MIGRATIONS[start](connection)
    add_new_datasets(connection)
    if version < FIRST_WITH_SUMMARIES:
        replay(connection)
    elif version < FIRST_WITH_CAUSES:
        find_breaks_again(connection)
    connection.execute(meta.update().values(schema_version=SCHEMA_VERSION))


def add_new_datasets(connection: sa.Connection) -> None:
    """Make the tables of datasets that this store has not had yet, and those of what waits for a round to close."""
    there = tables_of(connection)
    missing = [table for name, table in (TABLES | WAITING_TABLES).items() if name not in there]
    METADATA.create_all(connection, tables=missing, checkfirst=False)


def tables_of(connection: sa.Connection) -> set[str]:
    """The names of all tables of a database."""
    return set(connection.scalars(sa.text("select table_name from duckdb_tables() where not internal")))


def copy_before_migration(place: Path, version: int) -> Path:
    """A copy of the file beside it, made while nobody has it open; nothing is left of one that cannot be finished."""
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S")
    copy = place.with_name(f"{place.stem}-v{version}-{stamp}{place.suffix}")
    unfinished = with_ending(copy, UNFINISHED)
    try:
        create_private(unfinished)
        shutil.copyfile(place, unfinished)
        os.replace(unfinished, copy)
    finally:
        unfinished.unlink(missing_ok=True)
    return copy
