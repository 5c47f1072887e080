"""Values that are allowed and seldom right: below nought, parts of one as percentages, times to come, two spellings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.domain.loads.findings import Notice
from lib.store.loads.source import Source
from lib.store.loads.subjects.indicators import indicator_limits

FORESEEN = "begroting"
"""The status of figures and costs that are of a time to come; those of any other have been."""
HAS_BEEN = {
    "cijfers": ("periode",),
    "kosten": ("jaar",),
    "kenmerken": ("jaar",),
    "schouw": ("datum",),
    "areaal": ("peildatum",),
    "werk": ("periode",),
    "evenementen": ("jaar",),
    "besluiten": ("datum", "afgerond_op"),
    "voorstellen": ("datum", "besloten_op"),
    "antwoorden": ("ronde",),
}
"""The columns of a dataset that say when something was; with a status, those that are foreseen are left out."""
SPELLED = {"areaal": ("gebied",), "schouw": ("gebied", "locatie")}
"""Names that are typed, of which two spellings count as two places."""
OF_SPREADSHEET = (
    r"\d{4}-\d\d-\d\d( .*)?|\d{1,2}-(jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)(-\d{2,4})?|"
    r"(jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)-\d{2,4}|\d([.,]\d+)?E[+-]\d+"
)
"""What a spreadsheet makes of a name such as 3-5, or of a long number."""
MOST_SPELLINGS = 20
"""Names in two spellings that are told of a column."""

Looked = Callable[[sa.FromClause], Iterator[tuple[str, str, tuple[str, ...]]]]


def unlikely_values(
    connection: sa.Connection, sources: Sequence[Source], name: str, rows: sa.FromClause
) -> list[Notice]:
    """What to look at again of the rows that a load brings of a dataset.

    Args:
        rows: all of them, without the id of the load.
    """
    looks: list[Looked] = [partial(_parts_of_one, connection, name)]
    if name == "cijfers":
        looks.append(partial(_negative_figures, connection))
    if name == "kenmerken":
        looks.append(partial(_negative_characteristics, connection))
    looks += [partial(_to_come, connection, name, column) for column in HAS_BEEN.get(name, ())]
    for column in SPELLED.get(name, ()):
        looks += [
            partial(_two_spellings, connection, column),
            partial(_made_by_spreadsheet, connection, column),
        ]
    files = ", ".join(dict.fromkeys(source.name for source in sources if source.dataset == name))
    return [Notice(files, code, subject, hints) for look in looks for code, subject, hints in look(rows)]


def _negative_figures(
    connection: sa.Connection, rows: sa.FromClause
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Indicators without a lowest value that get figures below nought."""
    limits = indicator_limits()
    value = sa.func.coalesce(rows.c.waarde, rows.c.teller / rows.c.noemer * limits.c.factor)
    found = (
        sa.select(rows.c.indicator, sa.func.min(value))
        .select_from(rows.join(limits, limits.c.indicator == rows.c.indicator))
        .where(value < 0, limits.c.schaal_min.is_(None))
        .group_by(rows.c.indicator)
        .order_by(rows.c.indicator)
    )
    for code, least in connection.execute(found):
        yield "negatieve_waarden", code, (f"{least:g}",)


def _negative_characteristics(
    connection: sa.Connection, rows: sa.FromClause
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Characteristics, of which no lowest value is known, that get values below nought."""
    found = (
        sa.select(rows.c.kenmerk, sa.func.min(rows.c.waarde))
        .where(rows.c.waarde < 0)
        .group_by(rows.c.kenmerk)
        .order_by(rows.c.kenmerk)
    )
    for code, least in connection.execute(found):
        yield "negatieve_waarden", code, (f"{least:g}",)


def _parts_of_one(
    connection: sa.Connection, name: str, rows: sa.FromClause
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Columns in per cent of which no value is above one, and some are between nought and one."""
    columns = [column.name for column in DATASETS[name].columns if _is_percentage(column)]
    for column in columns:
        value = rows.c[column]
        most = sa.select(sa.func.max(value)).having(
            sa.func.max(value) <= 1, sa.func.min(value) >= 0, sa.func.bool_or(sa.and_(value > 0, value < 1))
        )
        for found in connection.scalars(most):
            yield "delen_van_een", column, (f"{found:g}",)


def _is_percentage(column: Column) -> bool:
    return column.kind == Kind.NUMBER and column.name.endswith("_pct")


def _to_come(
    connection: sa.Connection, name: str, column: str, rows: sa.FromClause
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The last moment of what has been, where that is a day or a year that is still to come."""
    today = dt.date.today()
    when = rows.c[column]
    is_day = DATASETS[name].column(column).kind == Kind.DATE
    later = (
        when > today
        if is_day
        else sa.cast(sa.func.left(sa.cast(when, sa.String), 4), sa.Integer) > today.year
    )
    asked = sa.select(sa.func.max(when)).where(later)
    if "status" in rows.c:
        asked = asked.where(rows.c.status.is_distinct_from(FORESEEN))
    last = connection.scalar(asked)
    if last is not None:
        yield "ligt_in_de_toekomst", column, (str(last),)


def _two_spellings(
    connection: sa.Connection, column: str, rows: sa.FromClause
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Names of one partnership that differ in case, accents or signs alone."""
    names = (
        sa.select(rows.c.partnerschap, rows.c[column].label("name"))
        .where(rows.c[column].is_not(None))
        .distinct()
        .subquery("names")
    )
    bare = sa.func.regexp_replace(sa.func.lower(sa.func.strip_accents(names.c.name)), r"[^\pL\pN]+", "", "g")
    found = (
        sa.select(sa.func.min(names.c.name), sa.func.max(names.c.name))
        .group_by(names.c.partnerschap, bare)
        .having(sa.func.count() > 1, bare != "")
        .order_by(sa.func.min(names.c.name))
        .limit(MOST_SPELLINGS)
    )
    for first, second in connection.execute(found):
        yield "twee_schrijfwijzen", first, (column, second)


def _made_by_spreadsheet(
    connection: sa.Connection, column: str, rows: sa.FromClause
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Names that look like a day or a power of ten: the first of them."""
    name = rows.c[column]
    first = connection.scalar(
        sa.select(sa.func.min(name)).where(sa.func.regexp_full_match(name, OF_SPREADSHEET))
    )
    if first is not None:
        yield "naam_als_datum", column, (first,)
