"""All that the store holds for one market test."""

from __future__ import annotations

from dataclasses import dataclass

from lib.domain.market.case import Case, Closing, make_case
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.prices import KnownTest, Price, Product, Terms
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope
from lib.domain.price_index import PriceIndex


@dataclass(frozen=True)
class Dossier:
    """All that the store holds for one test; of both kinds of references, and confidential ones among them.

    `case` goes through lib/domain/market/publish.py before anything of it is shown. `index` is that of the terms, and
    `closing` as in `Case`.
    """

    test: KnownTest
    product: Product
    fictitious: bool
    rate: Price | None
    references: tuple[Price, ...]
    terms: Terms | None
    index: PriceIndex | None
    closing: Closing | None = None
    quantities: QuantitiesVersion | None = None

    def case(
        self,
        scope: OverheadScope = OverheadScope.FULL,
        correction: LevelCorrection | None = None,
        index: PriceIndex | None = None,
    ) -> Case | None:
        """The test, or None without terms and without a price.

        Args:
            index: the one to use where no terms name one.
        """
        if self.terms is None and self.rate is None:
            return None
        return make_case(
            self.rate,
            self.references,
            self.terms,
            self.index if self.terms else index,
            unit=self.product.unit,
            fictitious=self.fictitious,
            closing=self.closing,
            scope=scope,
            correction=correction,
        )
