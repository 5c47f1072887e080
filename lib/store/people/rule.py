"""The rule on rows: which of them a scope lets through. The door (`lib/store/rows.py`) asks it for every statement."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.access import Scope
from lib.store.schema import TABLES, closings, confidential_references

COMPARED = frozenset(
    {
        *("partnerschappen", "cijfers", "kosten", "areaal", "gebeurtenissen", "ambities", "schouw"),
        *("derived_figures", "inspection_blocks", "reading_tallies", "place_tallies", "place_sums"),
        "area_places",
    }
)
"""What is seen of a peer that shows itself; all else that names a partnership is for who has a role in it."""


def seen_rows(table: sa.Table, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """The conditions on key columns under which a row is seen as it is; none when all of them are."""
    if scope.is_whole:
        return []
    found = _named(table, scope)
    if table.name == "antwoorden" and scope.answers is not None:
        found.append(table.c.partnerschap.in_(sorted(scope.answers)))
    if table.name == "dias" and scope.partnerships is not None:
        story = TABLES["verhalen"]
        others = sa.select(story.c.verhaal).where(story.c.partnerschap.not_in(sorted(scope.partnerships)))
        found.append(table.c.verhaal.not_in(others))
    if not scope.confidential:
        if table.name == "marktprijzen":
            found.append(table.c.referentie.not_in(confidential_references()))
        if table.name == closings.name:
            found.append(sa.false())
    return found


def counted(rows: sa.FromClause, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """The conditions on derived figures that hold for the newest of each key, and not before it is chosen."""
    return [] if scope.confidential else [rows.c.vertrouwelijk.is_not(True)]


def _named(table: sa.Table, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """The condition on the partnership that a row names."""
    seen = scope.compared if table.name in COMPARED else scope.partnerships
    if seen is None or "partnerschap" not in table.c:
        return []
    named = table.c.partnerschap
    return [sa.or_(named.is_(None), named.in_(sorted(seen)))]
