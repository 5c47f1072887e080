"""Tables: one per dataset, made from its declaration, and the loads that every row names.

Facts are append-only. A row belongs to a load; a load is active or undone; of the active rows with the
same key the one of the newest load counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind

SCHEMA_VERSION = 12

METADATA = sa.MetaData()

_SQL_TYPES: dict[Kind, type[sa.types.TypeEngine]] = {
    Kind.CODE: sa.String,
    Kind.TEXT: sa.String,
    Kind.CHOICE: sa.String,
    Kind.NUMBER: sa.Double,
    Kind.INTEGER: sa.BigInteger,
    Kind.YEAR: sa.Integer,
    Kind.PERIOD: sa.String,
    Kind.DATE: sa.Date,
    Kind.BOOLEAN: sa.Boolean,
    Kind.URL: sa.String,
}

meta = sa.Table("monitor_meta", METADATA, sa.Column("schema_version", sa.Integer, nullable=False))

loads = sa.Table(
    "loads",
    METADATA,
    sa.Column("load_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("loaded_by", sa.String, nullable=False),
    sa.Column("content_hash", sa.String, nullable=False),
)

load_files = sa.Table(
    "load_files",
    METADATA,
    sa.Column("load_id", sa.Integer, nullable=False),
    sa.Column("file", sa.String, nullable=False),
    sa.Column("dataset", sa.String, nullable=False),
)

load_datasets = sa.Table(
    "load_datasets",
    METADATA,
    sa.Column("load_id", sa.Integer, nullable=False),
    sa.Column("dataset", sa.String, nullable=False),
    sa.Column("new_rows", sa.BigInteger, nullable=False),
    sa.Column("changed_rows", sa.BigInteger, nullable=False),
    sa.Column("same_rows", sa.BigInteger, nullable=False),
)

load_events = sa.Table(
    "load_events",
    METADATA,
    sa.Column("event_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("load_id", sa.Integer, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("moment", sa.DateTime, nullable=False),
    sa.Column("actor", sa.String, nullable=False),
)

purges = sa.Table(
    "purges",
    METADATA,
    sa.Column("code", sa.String, nullable=False),
    sa.Column("load_id", sa.Integer, nullable=False),
    sa.Column("dataset", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("of_load", sa.Integer, nullable=False),
)
"""The rows that were taken out for good, one each: its key as JSON and the load that had brought it.

`code` is that of the purge, `load_id` the load that stands for it in the history.
"""

previews = sa.Table(
    "previews",
    METADATA,
    sa.Column("moment", sa.DateTime, nullable=False),
    sa.Column("rows", sa.BigInteger, nullable=False),
)
"""The checks of files with confidential references that were not loaded: when (UTC), and how many such rows."""

figure_summaries = sa.Table(
    "figure_summaries",
    METADATA,
    sa.Column("load_id", sa.Integer, nullable=False),
    sa.Column("indicator", sa.String, nullable=False),
    sa.Column("periode", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("fictief", sa.Boolean, nullable=False),
    sa.Column("referentie", sa.Boolean, nullable=False),
    sa.Column("figures", sa.BigInteger, nullable=False),
)
"""Which figures a load brought, so that offering choices never scans the figures themselves."""

BLOCK = ("partnerschap", "laag", "jaar")
"""What makes up a block of inspections."""

schouw_blocks = sa.Table(
    "schouw_blocks",
    METADATA,
    sa.Column("load_id", sa.Integer, nullable=False),
    sa.Column("partnerschap", sa.String, nullable=False),
    sa.Column("laag", sa.String, nullable=False),
    sa.Column("jaar", sa.Integer, nullable=False),
)
"""The blocks (partnership, layer, year) in which a load has readings."""


def _of_a_block(name: str, *columns: sa.Column) -> sa.Table:
    """A table of summaries of blocks, each as an event left it."""
    return sa.Table(
        name,
        METADATA,
        sa.Column("event_id", sa.Integer, nullable=False),
        sa.Column("partnerschap", sa.String, nullable=False),
        sa.Column("laag", sa.String, nullable=False),
        sa.Column("jaar", sa.Integer, nullable=False),
        *columns,
    )


inspection_blocks = _of_a_block(
    "inspection_blocks",
    sa.Column("metingen", sa.BigInteger, nullable=False),
    sa.Column("bron", sa.String, nullable=False),
)
"""Which blocks an event summarised anew: the newest event of a block counts, and 0 readings means it is gone."""

COUNTS = tuple(f"niveau_{number}" for number in range(5))
"""The columns of readings per level, the best first."""

reading_tallies = _of_a_block(
    "reading_tallies",
    sa.Column("gebied", sa.String),
    sa.Column("gebiedstype", sa.String),
    sa.Column("meetlat", sa.String, nullable=False),
    sa.Column("discipline", sa.String, nullable=False),
    sa.Column("schoon_heel", sa.String),
    sa.Column("niveau", sa.String),
    sa.Column("norm_pct", sa.Double),
    sa.Column("dwars_niveau", sa.String),
    sa.Column("dwars_norm_pct", sa.Double),
    *[sa.Column(name, sa.BigInteger, nullable=False) for name in COUNTS],
    sa.Column("nvt", sa.BigInteger, nullable=False),
)
"""Readings per level under the ambitions that were in force."""

SUMS = (
    *("plekken", "metingen", "gehaald", "gehaald_kwadraat", "metingen_kwadraat", "product"),
    *("plekken_onder_niveau", "meetlocaties"),
)
"""The columns of a `SampledShare` (lib/domain/service_levels/sampled_share.py), in its order."""

place_tallies = _of_a_block(
    "place_tallies",
    sa.Column("snede", sa.String, nullable=False),
    sa.Column("naam", sa.String),
    sa.Column("groep", sa.String, nullable=False),
    sa.Column("norm_pct", sa.Double),
    *[sa.Column(name, sa.BigInteger, nullable=name == "meetlocaties") for name in SUMS],
)
"""Judged readings of a group, summed per place first; of places that are shared no sums can be added.

`snede` is what they are summed by (lib/domain/service_levels/inspections.py, `Cut`), `naam` the area or area type.
Without `norm_pct` they are those under any agreed share; the group `totaal` is all disciplines.
"""

place_sums = _of_a_block(
    "place_sums",
    sa.Column("groep", sa.String, nullable=False),
    sa.Column("locatie", sa.String, nullable=False),
    sa.Column("metingen", sa.BigInteger, nullable=False),
    sa.Column("gehaald", sa.BigInteger, nullable=False),
)
"""The judged readings of a group at every place, of blocks with few places: two years of the same places compare so."""

area_places = _of_a_block(
    "area_places",
    sa.Column("gebied", sa.String),
    sa.Column("lengtegraad", sa.Double, nullable=False),
    sa.Column("breedtegraad", sa.Double, nullable=False),
    sa.Column("locaties", sa.BigInteger, nullable=False),
)
"""The mean place of an area's locations that have coordinates, in WGS84."""

BLOCK_TABLES = (inspection_blocks, reading_tallies, place_tallies, place_sums, area_places)


def _table(dataset: Dataset) -> sa.Table:
    columns = [sa.Column(c.name, _SQL_TYPES[c.kind]()) for c in dataset.columns]
    return sa.Table(dataset.name, METADATA, sa.Column("load_id", sa.Integer, nullable=False), *columns)


TABLES: dict[str, sa.Table] = {name: _table(dataset) for name, dataset in DATASETS.items()}


MEASURED_COLUMNS = (
    *("partnerschap", "organisatie", "indicator", "periode", "waarde", "teller", "noemer", "aantal"),
    *("ondergrens", "bovengrens", "status", "reeksbreuk", "bron"),
)
"""The columns of `cijfers` that a derived figure has too."""

derived_figures = sa.Table(
    "derived_figures",
    METADATA,
    sa.Column("event_id", sa.Integer, nullable=False),
    sa.Column("vervallen", sa.Boolean, nullable=False),
    *[sa.Column(name, TABLES["cijfers"].c[name].type) for name in MEASURED_COLUMNS],
    sa.Column("tweede_bron", sa.String),
    sa.Column("basis", sa.String),
    sa.Column("niet_geteld", sa.String),
    sa.Column("regels_niet_geteld", sa.BigInteger),
    sa.Column("oordeel", sa.String),
    sa.Column("niveau", sa.String),
    sa.Column("dekking", sa.Double),
    sa.Column("andere_toetsen", sa.BigInteger),
    sa.Column("vertrouwelijk", sa.Boolean),
    sa.Column("breuk", sa.String),
)
"""Figures computed from other datasets, and what they rest on; per key the newest event counts.

Only differences are kept: a figure that is no longer there has a last row with `vervallen`. `basis` is what a figure
was computed from (codes, space separated), `bron` the source of the first of these and `tweede_bron` of the second;
`breuk` says why there is a `reeksbreuk` (lib/domain/comparison/series_breaks.py), lib/domain/derivation.py what the
others are.
"""

DERIVATION = tuple(column.name for column in derived_figures.columns)[2 + len(MEASURED_COLUMNS) :]
"""The columns of what a derived figure rests on."""

derived_summaries = sa.Table(
    "derived_summaries",
    METADATA,
    sa.Column("event_id", sa.Integer, nullable=False),
    sa.Column("indicator", sa.String, nullable=False),
    sa.Column("periode", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("fictief", sa.Boolean, nullable=False),
    sa.Column("figures", sa.BigInteger, nullable=False),
)
"""How many derived figures there are since an event; the newest event counts."""

closings = sa.Table(
    "closings",
    METADATA,
    sa.Column("event_id", sa.Integer, nullable=False),
    sa.Column("partnerschap", sa.String, nullable=False),
    sa.Column("product", sa.String, nullable=False),
    sa.Column("jaar", sa.Integer, nullable=False),
    sa.Column("niveau", sa.String),
    sa.Column("referenties", sa.String, nullable=False),
    sa.Column("midden", sa.Double, nullable=False),
    sa.Column("laag", sa.Double),
    sa.Column("hoog", sa.Double),
)
"""The event at which a market test closed on its confidential references (lib/domain/market/disclosure.py); per test
the newest counts. What it closed on are the rows of `referenties` (codes, space separated) as that event left them;
`midden`, `laag` and `hoog` are the summary that is told of them."""

DERIVED_KEY = ("partnerschap", "indicator", "periode", "status")
DERIVED_TABLES = (derived_figures, derived_summaries, closings)


def active_loads(*happened: sa.ColumnElement[bool], before: int | None = None) -> sa.Select:
    """The ids of loads that are not undone.

    Args:
        happened: conditions on the events that count; all of them when left out.
        before: only loads of an older id.
    """
    events = sa.select(load_events.c.load_id, sa.func.max(load_events.c.event_id).label("event_id"))
    last = events.where(*happened).group_by(load_events.c.load_id).subquery()
    statement = (
        sa.select(load_events.c.load_id)
        .join(last, last.c.event_id == load_events.c.event_id)
        .where(load_events.c.action != "undo")
    )
    return statement if before is None else statement.where(load_events.c.load_id < before)


def newest_rows(
    dataset: str,
    among: sa.Select | Sequence[int] | sa.BindParameter[Sequence[int]],
    *conditions: sa.ColumnElement[bool],
    also: tuple[str, ...] = (),
) -> sa.Subquery:
    """Per key the row of the newest of some loads.

    Args:
        dataset: name of the dataset.
        among: the ids of the loads.
        conditions: on key columns only, so that they can be applied before the newest is chosen.
        also: `load_id`, to have the load that brought each row.
    """
    table = TABLES[dataset]
    newest = sa.func.row_number().over(
        partition_by=[table.c[name] for name in DATASETS[dataset].key], order_by=table.c.load_id.desc()
    )
    ranked = (
        sa.select(table, newest.label("newest")).where(table.c.load_id.in_(among), *conditions).subquery()
    )
    columns = [ranked.c[name] for name in (*DATASETS[dataset].column_names, *also)]
    return sa.select(*columns).where(ranked.c.newest == 1).subquery(dataset)


def confidential_references() -> sa.Select:
    """The codes of the references that are confidential, on every day: marked so by a load, and by no later one undone.

    A load that marked one and was taken back still counts here; only a later load that counts makes it public.
    """
    table = TABLES["marktprijzen"]
    marked = sa.func.max(sa.case((table.c.vertrouwelijk, table.c.load_id)))
    opened = sa.func.max(
        sa.case(
            (sa.and_(sa.not_(table.c.vertrouwelijk), table.c.load_id.in_(active_loads())), table.c.load_id)
        )
    )
    kept = marked > sa.func.coalesce(opened, 0)
    return sa.select(table.c.referentie).group_by(table.c.referentie).having(kept)


def ever_confidential() -> sa.Select:
    """The codes of the references that any load marked confidential, one that was taken back too."""
    table = TABLES["marktprijzen"]
    return sa.select(table.c.referentie).where(table.c.vertrouwelijk)


def rows_as_table(
    name: str, columns: Mapping[str, type[sa.types.TypeEngine[Any]]], rows: Iterable[Sequence[Any]]
) -> sa.Subquery:
    """Rows that the program knows, as a table: a list per column, so that SQLAlchemy compiles the statement once.

    `sa.values` has a parameter per cell, and is compiled anew every time.
    """
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return sa.select(
        *[
            sa.cast(sa.func.unnest(sa.literal(list(column), sa.ARRAY(kind))), kind).label(of)
            for (of, kind), column in zip(columns.items(), cells, strict=True)
        ]
    ).subquery(name)


def current(dataset: str, *conditions: sa.ColumnElement[bool], before: int | None = None) -> sa.Subquery:
    """The rows that count now, for the rules and the preview of a load; questions go through `rows.py`.

    Args:
        dataset: name of the dataset.
        conditions: on key columns only.
        before: look at loads older than this one, as if it and later ones were not there.
    """
    return newest_rows(dataset, active_loads(before=before), *conditions)
