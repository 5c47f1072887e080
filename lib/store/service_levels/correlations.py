"""The question to the store how the shares of two years hang together, answered from sums per place."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.service_levels.inspections import Cut, Layer
from lib.domain.service_levels.paired import PairedPlaces, correlation
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.rows import Filter, Rows
from lib.store.schema import SUMS

_HERE = {name: sa.bindparam(name, type_=sa.String) for name in ("partnerschap", "laag")}
_EARLIER, _LATER = (sa.bindparam(name, type_=sa.Integer) for name in ("earlier", "later"))


def read_correlations(
    rows: Rows, partnership: str, layer: Layer, earlier: int, later: int
) -> dict[str, float]:
    """Per group how much its shares of two years hang together; without places that were kept of both it is 0."""
    asked = {"partnerschap": partnership, "laag": layer, "earlier": earlier, "later": later}
    both = rows.kept(_in_both, **asked).all()
    if not both:
        return {}
    shares = {(group, year): SampledShare(*sums) for group, year, *sums in rows.kept(_whole, **asked)}
    return {
        group: correlation(shares[group, earlier], shares[group, later], PairedPlaces(*map(int, sums)))
        for group, *sums in both
    }


def _whole(rows: Filter) -> sa.Select:
    """The sums of each group as a whole in both years."""
    tally = rows.tallies("place_tallies", **_HERE).c
    return sa.select(tally.groep, tally.jaar, *[tally[name] for name in SUMS]).where(
        tally.snede == Cut.WHOLE, tally.norm_pct.is_(None), tally.jaar.in_((_EARLIER, _LATER))
    )


def _in_both(rows: Filter) -> sa.Select:
    """Per group the places that were kept of both years, and the sums of their products."""
    before, after = (
        rows.tallies("place_sums", **_HERE, jaar=year).alias(name)
        for year, name in ((_EARLIER, "before"), (_LATER, "after"))
    )
    one, other = before.c, after.c
    products = (
        *(one.gehaald * other.gehaald, one.gehaald * other.metingen),
        *(one.metingen * other.gehaald, one.metingen * other.metingen),
    )
    same = sa.and_(one.groep == other.groep, one.locatie == other.locatie)
    asked = sa.select(one.groep, sa.func.count(), *[sa.func.sum(product) for product in products])
    return asked.join_from(before, after, same).group_by(one.groep)
