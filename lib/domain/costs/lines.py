"""What a partnership costs: lines per kind of cost, the quantities they are for, and prices over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lib.domain.figures import Status
from lib.domain.periods import Period

APART = ("regie", "sociale_meerwaarde", "extra_taken", "kapitaallasten", "btw")
"""Kinds that stand apart from the like-for-like cost."""
YIELDS = "opbrengsten"
"""Reimbursements and yields, at most 0; taken off in net, left out in gross."""


class CostLine(NamedTuple):
    """An amount of one kind, in euro excluding VAT; without a product it is for the whole service."""

    partnership: str
    service: str
    product: str | None
    year: int
    kind: str
    status: Status
    amount: float
    source: str


class Rate(NamedTuple):
    """What the company charges for a product at a level, per unit per year, as its agreement lists it.

    `vat_pct` is None when it is not known.
    """

    partnership: str
    product: str
    year: int
    level: str | None
    price: float
    unit: str
    quantity: float | None
    price_level: Period
    fictitious: bool
    source: str
    vat_included: bool = False
    vat_pct: float | None = None


def service_lines(lines: Iterable[CostLine]) -> list[CostLine]:
    """The lines that make up a service's total, each amount once.

    A line for the whole service stands for all products: where a partnership has one for a service, year, status
    and kind, its product lines of that kind are details of it and are left out. This is the oracle of the same rule
    in SQL, in lib/store/costs.
    """
    lines = list(lines)
    whole = {_total_of(line) for line in lines if line.product is None}
    return [line for line in lines if line.product is None or _total_of(line) not in whole]


def _total_of(line: CostLine) -> tuple[str, str, int, str, Status]:
    return line.partnership, line.service, line.year, line.kind, line.status


class Characteristic(NamedTuple):
    """A number that is known of an organisation in a year."""

    name: str
    year: int
    value: float
    source: str


class Costed(NamedTuple):
    """A service of which a partnership has cost lines."""

    partnership: str
    service: str
