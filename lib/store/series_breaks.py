"""Events on the time axis of a partnership that break a series."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from lib.domain.indicators import GENERAL_SERVICE
from lib.store.rows import Rows


def marked_by_event(
    rows: Rows,
    kinds: Sequence[str],
    partnership: sa.ColumnElement,
    year: sa.ColumnElement,
    service: sa.ColumnElement,
) -> sa.ColumnElement[bool]:
    """Whether an event of one of the kinds concerns a partnership, year and service."""
    event = rows.of("gebeurtenissen")
    concerns = sa.or_(event.c.dienst.is_(None), event.c.dienst.in_((service, GENERAL_SERVICE)))
    return sa.exists().where(
        event.c.soort.in_(list(kinds)),
        event.c.partnerschap == partnership,
        sa.func.year(event.c.datum) == year,
        concerns,
    )
