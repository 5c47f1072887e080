"""Market tests that close on their confidential references, in the order in which that may be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

import sqlalchemy as sa

from lib.domain.market.case import Closing
from lib.domain.market.disclosure import Block, block_of, close, recalled, told_by
from lib.domain.market.prices import KnownTest, known_tests
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
    known_secret = price.c.referentie.in_(rows.confidential())
    secret = set(
        rows.execute(
            sa.select(price.c.product).where(sa.or_(price.c.vertrouwelijk, known_secret)).distinct()
        ).scalars()
    )
    agreed = [terms for terms in terms_of(rows) if terms.product in secret]
    if not agreed:
        return
    charged = [rate for rate in rates_of(rows) if rate.product in secret]
    known = [test for test in known_tests(agreed, charged) if test.agreed]
    tests = sorted(known, key=lambda test: -test.year)
    told, newest, spent = _told(rows, secret)
    for dossier in open_dossiers_of(rows, tests, agreed, charged):
        case = dossier.case()
        before = newest.get(dossier.test)
        if case is None or (before and told_by(replace(case, closing=before))):
            continue
        blocks = told[dossier.product.code]
        if closing := close(case, list(blocks.values()), spent):
            blocks.setdefault(closing.codes, block_of(case, closing))
            spent |= {price.code for price in closing.references if price.confidential}
            _note(rows, dossier.test, closing)


Blocks = dict[frozenset[str], Block]
"""By the references in them, as they counted in the test that told of them first."""


def _told(
    rows: Rows, products: Collection[str]
) -> tuple[dict[str, Blocks], dict[KnownTest, Closing], set[str]]:
    """Per product what was told, per test what it closed on last, and every reference that was told of."""
    told: dict[str, Blocks] = defaultdict(dict)
    newest: dict[KnownTest, Closing] = {}
    for time, dossier in closed_dossiers(rows, closing_times(rows, lambda c: c.product.in_(products))):
        if case := dossier.case():
            newest[time.test] = recalled(case, time.codes, time.summary)
            found = block_of(case, newest[time.test])
            if found.codes == time.codes:
                told[time.test.product].setdefault(time.codes, found)
    every = closing_times(rows)
    return told, newest, set().union(*(time.codes for time in every))


def _note(rows: Rows, test: KnownTest, closing: Closing) -> None:
    rows.execute(
        closings.insert().values(
            event_id=rows.version,
            partnerschap=test.partnership,
            product=test.product,
            jaar=test.year,
            niveau=test.level,
            referenties=" ".join(sorted(closing.codes)),
            midden=closing.summary.middle,
            laag=closing.summary.low,
            hoog=closing.summary.high,
        )
    )
