"""The share of decisions that was done in time."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lib.catalogue.derived import Derived
from lib.domain.agreements.words import DecisionState
from lib.domain.derivation import Basis
from lib.store.rows import Rows
from lib.store.working_tables import add_shares


def add_decision_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators into `fresh_figures`, by the year in which decisions were due.

    A decision counts from the day after its due date. Today is the day of the version, so the figure of a version is
    always the same; a dropped decision never counts.
    """
    decision = rows.of("besluiten")
    in_time = sa.and_(
        decision.c.staat == str(DecisionState.DONE), decision.c.afgerond_op <= decision.c.gereed_op
    )
    due = sa.select(decision).where(
        decision.c.gereed_op < rows.day, decision.c.staat != str(DecisionState.DROPPED)
    )
    counted = due.add_columns(
        sa.func.year(decision.c.gereed_op).label("jaar"), sa.cast(in_time, sa.Double).label("deel")
    ).subquery("due")
    for one in derived:
        lines = sa.select(counted.c.partnerschap, counted.c.jaar.label("periode"), counted.c.deel)
        lines = lines.add_columns(sa.literal(1.0).label("geheel"), counted.c.bron)
        add_shares(rows, one.indicator, Basis.DECISIONS, lines.subquery("lines"), counted=True)
