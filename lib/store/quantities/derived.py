"""The share of quantities that is registered."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lib.catalogue.derived import Derived
from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.domain.quantities.lines import QuantityState
from lib.store.quantities.at_year_end import lines_at_end_of
from lib.store.rows import Rows
from lib.store.working_tables import fresh_figures, listed, made_of


def add_quantity_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators into `fresh_figures`, from the first year with a line to the last."""
    line = rows.of("areaal")
    year = sa.func.year(line.c.peildatum)
    span = sa.func.unnest(sa.func.range(sa.func.min(year), sa.func.max(year) + 1))
    years = sa.select(line.c.partnerschap, sa.cast(span, sa.Integer).label("jaar"))
    lines = lines_at_end_of(rows, years.group_by(line.c.partnerschap).subquery("years"))
    registered = sa.func.count().filter(lines.c.status == QuantityState.REGISTERED)
    for indicator in [d.indicator for d in derived]:
        shares = sa.select(
            lines.c.partnerschap,
            sa.literal(indicator.code).label("indicator"),
            sa.cast(lines.c.jaar, sa.String).label("periode"),
            sa.literal(str(Status.FINAL)).label("status"),
            (indicator.unit.factor * registered / sa.func.count()).label("waarde"),
            registered.label("teller"),
            sa.func.count().label("noemer"),
            *made_of((Basis.QUANTITIES, listed(lines.c.bron))),
        ).group_by(lines.c.partnerschap, lines.c.jaar)
        rows.execute(fresh_figures.insert().from_select([c.name for c in shares.selected_columns], shares))
