"""The views that were kept."""

from __future__ import annotations

from urllib.parse import parse_qsl

from lib.domain.explore.kept import KeptView
from lib.store.rows import Rows


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
