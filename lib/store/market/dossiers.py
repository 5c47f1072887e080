"""Questions to the store about market-conformity tests: which there are, and all that one depends on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import sqlalchemy as sa

from lib.domain.market.case import Closing, Summary
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.disclosure import recalled
from lib.domain.market.dossier import Dossier
from lib.domain.market.prices import KnownTest, Price, Terms, known_tests, rate_at, terms_at
from lib.domain.market.publish import disclose
from lib.domain.price_index import price_indices
from lib.domain.quantities.lines import QuantityState
from lib.store.market.queries import PriceKey, index_figures, products_of, rates_of, references_of, terms_of
from lib.store.rows import Rows, Where


def read_tests(rows: Rows) -> tuple[KnownTest, ...]:
    """The agreed tests, and the charges that none is agreed for."""
    return known_tests(terms_of(rows), rates_of(rows))


def read_dossier(rows: Rows, partnership: str, product: str, year: int, level: str | None) -> Dossier | None:
    """All that one test depends on, or None when the product or the partnership is not known.

    Args:
        level: of the test; None where it has none, and the best that is charged stands for it.
    """
    key: PriceKey = {"partnerschap": partnership, "product": product, "jaar": year}
    agreed, charged = terms_of(rows, key), rates_of(rows, key)
    known = known_tests(agreed, charged)
    asked = [test for test in known if test.level == level] or (known if level is None else ())
    test = next(iter(asked), KnownTest(partnership, product, year, level, False))
    found = next(dossiers_of(rows, [test], agreed, charged), None)
    return found and replace(found, quantities=_quantities(rows, partnership, product, year))


def dossiers_of(
    rows: Rows,
    tests: Sequence[KnownTest],
    agreed: Iterable[Terms],
    charged: Iterable[Price],
) -> Iterator[Dossier]:
    """What each test depends on but its quantities; nothing of a product or a partnership that is not known.

    Args:
        tests: which.
        agreed: the terms, those of the tests among them.
        charged: what companies charge, that of the tests among it.
    """
    found = list(open_dossiers_of(rows, tests, agreed, charged))
    secret = {f.product.code for f in found if f.terms and any(p.confidential for p in f.references)}
    partners = {dossier.test.partnership for dossier in found}
    closed = rows.ask(_closed, frozenset(secret), frozenset(partners)) if secret else ()
    newest = {time.test: time for time in closed}
    told = _told_today(rows, newest) if newest and not rows.is_newest else newest
    now = {dossier.test: dossier for dossier in found}
    then = dict(closed_dossiers(rows, [time for time in told.values() if time.event_id != rows.version]))
    then |= {
        time: now[time.test] for time in told.values() if time.event_id == rows.version and time.test in now
    }
    for dossier in found:
        time = told.get(dossier.test)
        case = then[time].case() if time in then else None
        yield replace(dossier, closing=recalled(case, time.codes, time.summary)) if time and case else dossier


def _told_today(rows: Rows, closed: Mapping[KnownTest, ClosingTime]) -> dict[KnownTest, ClosingTime]:
    """Those of the closings of an earlier day of which the same is told today."""
    today = rows.today
    found = dossiers_of(today, list(closed), terms_of(today), rates_of(today))
    shown = {
        each.test: case.closing for each in found if (case := each.case()) and disclose(case).confidential
    }
    return {test: time for test, time in closed.items() if test in shown and time.tells_as(shown[test])}


class ClosingTime(NamedTuple):
    """That a test closed at an event, on which references, and what is told of them."""

    event_id: int
    test: KnownTest
    codes: frozenset[str]
    summary: Summary

    def tells_as(self, closing: Closing | None) -> bool:
        """Whether a closing tells the same."""
        return closing is not None and (closing.codes, closing.summary) == (self.codes, self.summary)


def closing_times(rows: Rows, *where: Where) -> list[ClosingTime]:
    """When tests closed, the oldest first.

    Args:
        where: conditions on the columns of the test.
    """
    closed = rows.closings(*where)
    asked = sa.select(closed).order_by(closed.c.event_id)
    return [
        ClosingTime(
            row.event_id,
            KnownTest(row.partnerschap, row.product, row.jaar, row.niveau, True),
            frozenset(row.referenties.split()),
            Summary(row.midden, row.laag, row.hoog),
        )
        for row in rows.execute(asked)
    ]


def _closed(rows: Rows, products: frozenset[str], partnerships: frozenset[str]) -> list[ClosingTime]:
    """When tests of these products and partnerships closed, the oldest first."""
    of_these = (lambda c: c.product.in_(products), lambda c: c.partnerschap.in_(partnerships))
    return closing_times(rows, *of_these)


def closed_dossiers(rows: Rows, times: Iterable[ClosingTime]) -> Iterator[tuple[ClosingTime, Dossier]]:
    """Tests as they were when they closed, in the order of the events."""
    at: dict[int, dict[KnownTest, ClosingTime]] = defaultdict(dict)
    for time in times:
        at[time.event_id][time.test] = time
    for event_id in sorted(at):
        then = rows.as_left_by(event_id)
        tests = sorted(at[event_id], key=lambda test: (*test[:3], test.level or ""))
        for dossier in open_dossiers_of(then, tests, terms_of(then), rates_of(then)):
            yield at[event_id][dossier.test], dossier


def open_dossiers_of(
    rows: Rows, tests: Sequence[KnownTest], agreed: Iterable[Terms], charged: Iterable[Price]
) -> Iterator[Dossier]:
    """The same as `dossiers_of` without what the tests closed on: nothing confidential counts in them."""
    terms = {each[:4]: each for each in agreed}
    rates: dict[tuple[str, str, int | None], list[Price]] = defaultdict(list)
    for rate in charged:
        rates[rate.code, rate.product, rate.year].append(rate)
    references: dict[str, list[Price]] = defaultdict(list)
    for price in rows.ask(references_of, frozenset(test.product for test in tests)):
        references[price.product].append(price)
    indices = price_indices(rows.ask(index_figures))
    products = rows.ask(products_of)
    fictitious = rows.ask(_fictitious)
    for test in tests:
        if test.product not in products or test.partnership not in fictitious:
            continue
        of_test = terms_at(terms, test)
        yield Dossier(
            test,
            products[test.product],
            fictitious[test.partnership],
            rate_at(rates[test[:3]], test.level),
            tuple(references[test.product]),
            of_test,
            indices.get(of_test.series) if of_test else None,
        )


def _fictitious(rows: Rows) -> dict[str, bool]:
    """Of every partnership whether it is fictitious."""
    return {row.partnerschap: row.fictief for row in rows.all("partnerschappen")}


def _quantities(rows: Rows, partnership: str, product: str, year: int) -> QuantitiesVersion | None:
    """The newest line of the product's objects at the end of the year; of several on one day the least certain."""
    line, priced = rows.of("areaal", partnerschap=partnership), rows.of("producten", product=product)
    objects = sa.select(sa.func.unnest(sa.func.string_split(priced.c.objecttypen, " ")))
    asked = sa.select(line.c.peildatum, line.c.status, line.c.bron).where(
        line.c.objecttype.in_(objects), line.c.peildatum <= dt.date(year, 12, 31)
    )
    found = rows.execute(asked).all()
    if not found:
        return None
    newest = max(row.peildatum for row in found)
    of_day = [(QuantityState(row.status), row.bron) for row in found if row.peildatum == newest]
    certain = (QuantityState.ESTIMATED, QuantityState.RECOUNTED, QuantityState.REGISTERED)
    state, source = min(of_day, key=lambda line: (certain.index(line[0]), line[1]))
    return QuantitiesVersion(newest, state, source)
