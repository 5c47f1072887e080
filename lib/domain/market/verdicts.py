"""What agreed tests said, where only that is told: in a list, or as a sign at a point of another picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lib.domain.market.outcome import MarketVerdict


class ProductVerdict(NamedTuple):
    """The verdict of an agreed test; `value` is the index, in whole points where confidential prices count.

    `reference` is the code of the one that is shown first beside the company's price.
    """

    partnership: str
    product: str
    name: str
    name_en: str | None
    year: int
    level: str | None
    verdict: MarketVerdict
    value: float | None
    confidential: int
    reference: str | None = None


Verdicts = Mapping[str, tuple[ProductVerdict, ...]]
"""By partnership."""
NO_VERDICTS: Verdicts = MappingProxyType({})


def by_partnership(found: Iterable[ProductVerdict]) -> Verdicts:
    """The verdicts of each partnership, in their order."""
    verdicts: dict[str, tuple[ProductVerdict, ...]] = {}
    for each in found:
        verdicts[each.partnership] = (*verdicts.get(each.partnership, ()), each)
    return verdicts
