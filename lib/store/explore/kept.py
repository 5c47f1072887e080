"""The views that were kept."""

from __future__ import annotations

from urllib.parse import parse_qsl

import sqlalchemy as sa

from lib.domain.explore.kept import KeptView
from lib.store.rows import Filter, Rows


def read_kept_views(rows: Rows) -> tuple[KeptView, ...]:
    """Every view by name."""
    return tuple(
        KeptView(
            row.weergave,
            row.titel,
            row.partnerschap,
            dict(parse_qsl(row.keuzes)),
            pinned=row.op_partnerschap,
        )
        for row in rows.all("weergaven", "titel", "weergave")
    )


def read_loads_of_view(rows: Rows, code: str) -> tuple[int, ...]:
    """The loads that count and bring a view, the newest first."""
    return tuple(row.load_id for row in rows.kept(_brought, code=code))


def _brought(known: Filter) -> sa.Select:
    views = known.ever("weergaven")
    return (
        sa.select(views.c.load_id)
        .where(views.c.weergave == sa.bindparam("code"))
        .distinct()
        .order_by(views.c.load_id.desc())
    )
