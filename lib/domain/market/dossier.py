"""All that the store holds for one market test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.domain.market.case import Case, make_case
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.prices import Price, Product, Terms
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope
from lib.domain.price_index import IndexFigure, price_indices


@dataclass(frozen=True)
class Dossier:
    """All that the store holds for one test; of both kinds of references, and confidential ones among them.

    `case` goes through lib/domain/market/publish.py before anything of it is shown.
    """

    product: Product
    fictitious: bool
    rate: Price | None
    references: tuple[Price, ...]
    terms: Terms | None
    index: tuple[IndexFigure, ...]
    quantities: QuantitiesVersion | None
    changed_since: bool = False

    def case(
        self,
        scope: OverheadScope = OverheadScope.FULL,
        correction: LevelCorrection | None = None,
        index: Sequence[IndexFigure] = (),
    ) -> Case | None:
        """The test, or None without terms and without a price.

        Args:
            index: the series to use where no terms name one.
        """
        if self.terms is None and self.rate is None:
            return None
        figures = self.index if self.terms else tuple(index)
        case = make_case(
            self.rate,
            self.references,
            self.terms,
            next(iter(price_indices(figures).values()), None),
            unit=self.product.unit,
            fictitious=self.fictitious,
            scope=scope,
            correction=correction,
        )
        return replace(case, changed_since=self.changed_since)
