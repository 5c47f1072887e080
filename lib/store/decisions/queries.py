"""Questions to the store about what was decided."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.agreements.words import DecisionState, Party
from lib.domain.decisions.decision import Decision
from lib.store.rows import Rows


def read_decisions(rows: Rows, partnership: str) -> tuple[Decision, ...]:
    """Every decision of a partnership, the oldest first."""
    return tuple(map(_decision, rows.all("besluiten", "datum", "besluit", partnerschap=partnership)))


def read_decided(rows: Rows) -> frozenset[str]:
    """The partnerships of which there are decisions."""
    found = rows.of("besluiten")
    return frozenset(rows.execute(sa.select(found.c.partnerschap).distinct()).scalars())


def _decision(row: sa.Row) -> Decision:
    return Decision(
        partnership=row.partnerschap,
        code=row.besluit,
        date=row.datum,
        text=row.tekst,
        owner=row.eigenaar,
        side=Party(row.kant),
        state=DecisionState(row.staat),
        source=row.bron,
        service=row.dienst,
        indicator=row.indicator,
        kpi=row.kpi,
        due=row.gereed_op,
        closed=row.afgerond_op,
        reason=row.reden,
        evidence=row.bewijs_url,
    )
