"""The question to the store how the shares of two years hang together, answered from sums per place."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.service_levels.inspections import Cut, Layer
from lib.domain.service_levels.paired import PairedPlaces, correlation
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.rows import Rows
from lib.store.schema import SUMS


def read_correlations(
    rows: Rows, partnership: str, layer: Layer, earlier: int, later: int
) -> dict[str, float]:
    """Per group how much its shares of two years hang together; without places that were kept of both it is 0."""
    parties = {"partnerschap": partnership, "laag": layer}
    tally = rows.tallies("place_tallies", **parties).c
    whole = sa.select(tally.groep, tally.jaar, *[tally[name] for name in SUMS]).where(
        tally.snede == Cut.WHOLE, tally.norm_pct.is_(None), tally.jaar.in_((earlier, later))
    )
    shares = {(group, year): SampledShare(*sums) for group, year, *sums in rows.execute(whole)}
    before, after = (
        rows.tallies("place_sums", **parties, jaar=year).alias(name)
        for year, name in ((earlier, "before"), (later, "after"))
    )
    one, other = before.c, after.c
    products = (
        *(one.gehaald * other.gehaald, one.gehaald * other.metingen),
        *(one.metingen * other.gehaald, one.metingen * other.metingen),
    )
    same = sa.and_(one.groep == other.groep, one.locatie == other.locatie)
    asked = sa.select(one.groep, sa.func.count(), *[sa.func.sum(product) for product in products])
    both = rows.execute(asked.join_from(before, after, same).group_by(one.groep))
    return {
        group: correlation(shares[group, earlier], shares[group, later], PairedPlaces(*map(int, sums)))
        for group, *sums in both
    }
