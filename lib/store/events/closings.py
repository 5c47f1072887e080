"""Market tests that close on their confidential references, in the order in which that may be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa

from lib.domain.market.disclosure import Members, as_closed, close, may_stand_beside, members
from lib.domain.market.dossier import Dossier
from lib.domain.market.prices import known_tests
from lib.store.market.dossiers import closed_dossiers, closing_times, open_dossiers_of
from lib.store.market.queries import rates_of, terms_of
from lib.store.rows import Rows
from lib.store.schema import closings

TOUCHING = {"tarieven", "marktprijzen", "toetsen", "prijsindex", "producten", "partnerschappen"}
"""The datasets that can close a test."""


def close_tests(rows: Rows, names: Collection[str]) -> None:
    """Close the agreed tests that can close, or close on more, after an event; those of the newest year first.

    Args:
        rows: as the event left them.
        names: the datasets that the event touches.
    """
    if TOUCHING.isdisjoint(names):
        return
    price = rows.of("marktprijzen")
    secret = set(rows.execute(sa.select(price.c.product).where(price.c.vertrouwelijk).distinct()).scalars())
    agreed = [terms for terms in terms_of(rows) if terms.product in secret]
    if not agreed:
        return
    charged = [rate for rate in rates_of(rows) if rate.product in secret]
    known = [test for test in known_tests(agreed, charged) if test.agreed]
    tests = sorted(known, key=lambda test: -test.year)
    told: dict[tuple[str, bool], list[Members]] = defaultdict(list)
    newest: dict[object, Members] = {}
    for dossier in closed_dossiers(rows, closing_times(rows, lambda c: c.product.in_(secret))):
        if (found := _members(dossier)) is not None:
            told[dossier.product.code, dossier.fictitious].append(found)
            newest[dossier.test] = found
    for dossier in open_dossiers_of(rows, tests, agreed, charged):
        found, others = _members(dossier), told[dossier.product.code, dossier.fictitious]
        if found is None or found == newest.get(dossier.test):
            continue
        if all(may_stand_beside(found, other) for other in others):
            others.append(found)
            test = dossier.test
            rows.execute(
                closings.insert().values(
                    event_id=rows.version,
                    partnerschap=test.partnership,
                    product=test.product,
                    jaar=test.year,
                    niveau=test.level,
                )
            )


def _members(dossier: Dossier) -> Members | None:
    """What a test closes on, or closed on, as it counts."""
    case = dossier.case()
    closing = close(case) if case else None
    return members(as_closed(case, closing)) if case and closing else None
