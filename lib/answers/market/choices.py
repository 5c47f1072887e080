"""From what the reader wants to the test that can be shown. Pure functions over a snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.domain.indicators import Role
from lib.domain.market.prices import KnownTest, Product
from lib.domain.market.steps.basis import OverheadScope
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.partners import Partner
from lib.domain.price_index import IndexFigure
from lib.domain.service_levels.inspections import LEVELS
from lib.store.costs.queries import read_index, read_products
from lib.store.market.dossiers import read_tests

NO_LEVEL = "-"
"""A test of which the level is not known, in the URL."""
FURTHEST_CORRECTION = 100.0


@dataclass(frozen=True)
class MarketChoices:
    """What is chosen and what else could be. `correction` is in per cent per level; None is no correction.

    `series` and `price_level` can be chosen only where no terms name them. `reference` is wished for, and need not
    be one that may be shown.
    """

    partners: tuple[Partner, ...]
    focus: Partner | None
    products: Mapping[str, Product]
    product: str | None
    years: tuple[int, ...]
    year: int | None
    levels: tuple[str, ...]
    level: str | None
    scope: OverheadScope
    correction: float | None
    with_confidential: bool
    series_names: tuple[str, ...]
    series: str | None
    price_levels: tuple[str, ...]
    price_level: str | None
    agreed: bool
    reference: str | None
    unmet: tuple[tuple[str, str], ...]

    def parameters(self, reference: str | None) -> dict[str, str]:
        """The choices as they stand in the URL, with the reference that is shown (see `reference_of`)."""
        named = {
            "focus": self.focus.code if self.focus else None,
            "product": self.product,
            "periode": str(self.year) if self.year and self.product else None,
            "niveau": self.level if self.product else None,
            "overhead": str(self.scope),
            "correctie": NO if self.correction is None else f"{self.correction:g}",
            "vertrouwelijk": YES if self.with_confidential else NO,
            "reeks": self.series,
            "prijspeil": self.price_level,
            "referentie": reference,
        }
        return {name: value for name, value in named.items() if value is not None}

    @property
    def service(self) -> str | None:
        return self.products[self.product].service if self.product else None


def address_of_agreed(test: ProductVerdict) -> dict[str, str]:
    """What the URL of the page names for an agreed test and otherwise its defaults."""
    named = {
        "focus": test.partnership,
        "product": test.product,
        "periode": str(test.year),
        "niveau": test.level or NO_LEVEL,
        "overhead": str(OverheadScope.FULL),
        "correctie": NO,
        "vertrouwelijk": YES,
        "referentie": test.reference,
    }
    return {name: value for name, value in named.items() if value is not None}


def choose(wanted: Wanted, snapshot: Snapshot) -> MarketChoices:
    """Turn wishes into choices among what there is.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    everyone: tuple[KnownTest, ...] = snapshot.ask(read_tests)
    known: Mapping[str, Product] = snapshot.ask(read_products)
    focus, partners = in_focus(chooser, snapshot)
    tests = [t for t in everyone if focus and t.partnership == focus.code and t.product in known]
    product = chooser.pick(
        "product", {t.product: t for t in tests}, _newest(tests).product if tests else None
    )
    of_product = [test for test in tests if test.product == product]
    years = {t.year for t in of_product} or _years_of_costs(snapshot)
    default = _newest(of_product).year if of_product else max(years, default=None)
    year = str(default) if default else None
    if of_product:
        year = chooser.pick("periode", {str(y): y for y in years}, year)
    of_year = [test for test in of_product if str(test.year) == year]
    levels = {t.level or NO_LEVEL: t for t in sorted(of_year, key=lambda t: not t.agreed)}
    level = chooser.pick("niveau", levels, next(iter(levels), None))
    agreed = bool(level and levels[level].agreed)
    scopes = {str(scope): scope for scope in OverheadScope}
    scope = OverheadScope(chooser.pick("overhead", scopes, str(OverheadScope.FULL)) or OverheadScope.FULL)
    index = _own_index(chooser, snapshot, year) if of_year and not agreed else _NONE
    series_names, series, price_levels, price_level = index
    return MarketChoices(
        partners=partners,
        focus=focus,
        products={code: known[code] for code in dict.fromkeys(t.product for t in tests)},
        product=product if tests else None,
        years=tuple(sorted(years, reverse=True)),
        year=int(year) if year else None,
        levels=tuple(sorted(levels, key=_rank)),
        level=level,
        scope=scope,
        correction=_correction(chooser),
        with_confidential=chooser.pick("vertrouwelijk", {YES: 1, NO: 0}, YES) == YES,
        series_names=series_names,
        series=series,
        price_levels=price_levels,
        price_level=price_level,
        agreed=agreed,
        reference=wanted.get("referentie"),
        unmet=tuple(chooser.unmet),
    )


_NONE: tuple[tuple[str, ...], str | None, tuple[str, ...], str | None] = ((), None, (), None)


def _newest(tests: Sequence[KnownTest]) -> KnownTest:
    return max(tests, key=lambda test: (test.agreed, test.year))


def _years_of_costs(snapshot: Snapshot) -> set[int]:
    indicators = snapshot.registry.indicators
    return {a.period.year for a in snapshot.available if indicators[a.indicator].role == Role.COST}


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _own_index(
    chooser: Chooser, snapshot: Snapshot, year: str | None
) -> tuple[tuple[str, ...], str | None, tuple[str, ...], str | None]:
    """Series and price level, chosen where none were agreed; that of the price itself where the year has no index."""
    figures: Sequence[IndexFigure] = snapshot.ask(read_index)
    names = tuple(dict.fromkeys(figure.series for figure in figures))
    series = chooser.pick("reeks", dict.fromkeys(names), next(iter(names), None))
    levels = tuple(str(f.period) for f in sorted(figures, key=lambda f: f.period) if f.series == series)
    default = year if year in levels else None
    return names, series, levels, chooser.pick("prijspeil", dict.fromkeys(levels), default)


def _correction(chooser: Chooser) -> float | None:
    """The correction of levels that the address states, in per cent."""
    text = chooser.wanted.get("correctie", NO)
    if text == NO:
        return None
    try:
        pct = float(text.replace(",", "."))
    except ValueError:
        pct = FURTHEST_CORRECTION + 1
    if abs(pct) < FURTHEST_CORRECTION:
        return pct
    chooser.unmet.append(("correctie", text))
    return None
