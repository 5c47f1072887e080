"""The datasets `tarieven` and, per product, `kosten`: what companies charge, and the amounts that this comes to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.costs.lines import COMPANY_CODE, Bill, bills, line_row
from lib.demo.draws import stream
from lib.demo.market.products import FULL_OVERHEAD_PCT, OTHER_GREEN, PRODUCTS, DemoProduct
from lib.demo.patterns import SOURCE, YEARS
from lib.demo.quantities.lines import total_quantity

VAT_PCT = 21
# Level and its part of the quantity; None: on offer, not bought.
ChargeMix = dict[str, float | None]
_ALL_B: ChargeMix = {"B": 1.0}


@dataclass(frozen=True)
class ChargeTerms:
    """How a company charges a product: its price against the middle of the market, and on which basis.

    `mixes` holds the levels bought from a year onwards, `offered` those that also have a price in the last year;
    `extra` is what the price carries for extra tasks, as part of it; `lag` is how many years the price level lies back.
    """

    partnership: str
    product: str
    premium: float
    mixes: dict[int, ChargeMix] = field(default_factory=lambda: {YEARS[0]: _ALL_B})
    first: int = YEARS[0]
    vat: bool = False
    extra: float = 0.0
    lag: int = 0
    overhead_pct: float | None = FULL_OVERHEAD_PCT
    offered: tuple[str, ...] = ()

    def mix(self, year: int) -> ChargeMix:
        """The levels of a year; those that are only offered come last."""
        bought = self.mixes[max(since for since in self.mixes if since <= year)]
        return {**dict.fromkeys(self.offered if year == YEARS[-1] else (), None), **bought}


_WIDELY_OFFERED = ("demo-heesters", "demo-onkruid", "demo-bakken", "demo-bermen")
"""Products of the partnership WITHIN that also have a price at other levels; the rest has one price."""

CHARGED = (
    ChargeTerms(patterns.WITHIN, "demo-gazon", 1.03, offered=("A", "C")),
    ChargeTerms(
        patterns.ABOVE,
        "demo-gazon",
        1.24,
        {2016: {"A": 0.4, "B": 0.6}, 2020: {"A": None, "B": 1.0}},
        offered=("C",),
    ),
    ChargeTerms(patterns.BELOW, "demo-gazon", 0.8, extra=0.05),
    ChargeTerms(patterns.UNCLEAR, "demo-gazon", 1.095),
    ChargeTerms(patterns.NO_AGREEMENT, "demo-gazon", 1.06),
    ChargeTerms(patterns.RECOUNT, "demo-gazon", 1.02, vat=True, offered=("A", "C")),
    ChargeTerms(patterns.TRANSFER, "demo-gazon", 1.04, first=2020, lag=1),
    ChargeTerms(patterns.LATE_START, "demo-gazon", 0.98, first=2019),
    ChargeTerms(patterns.DROUGHT, "demo-gazon", 0.96, overhead_pct=None),
    ChargeTerms(
        "demo-maasdoren-lindergroep", "demo-gazon", 1.05, {2016: _ALL_B, 2022: {"A": 0.25, "B": 0.75}}
    ),
    *(
        ChargeTerms(
            patterns.WITHIN, product.code, 1.04, offered=("A", "C") * (product.code in _WIDELY_OFFERED)
        )
        for product in PRODUCTS
        if product.code != "demo-gazon"
    ),
)
_BY_CODE = {product.code: product for product in PRODUCTS}


@dataclass(frozen=True)
class Charge:
    """One listed price; `quantity` is None where the level is on offer and not bought. Prices in euro per unit."""

    terms: ChargeTerms
    product: DemoProduct
    year: int
    level: str
    price: float
    extra: float
    quantity: int | None

    @property
    def amount(self) -> float:
        """What is paid in the year, without VAT and what stands apart, in euro."""
        vat = 1 + VAT_PCT / 100 if self.terms.vat else 1
        return (self.price - self.extra) / vat * (self.quantity or 0)


@cache
def charges(seed: int) -> tuple[Charge, ...]:
    """Every listed price."""
    return tuple(charge for terms in CHARGED for charge in _charges_of(seed, terms))


def _charges_of(seed: int, terms: ChargeTerms) -> Iterator[Charge]:
    product = _BY_CODE[terms.product]
    rng = stream(seed, terms.partnership, terms.product, "tarief")
    for year in range(terms.first, YEARS[-1] + 1):
        unrest = rng.uniform(0.995, 1.005)
        total = total_quantity(seed, terms.partnership, product.object_type, year)
        for level, part in terms.mix(year).items():
            price = product.market_price(level, year - terms.lag) * terms.premium * unrest
            price *= 1 + VAT_PCT / 100 if terms.vat else 1
            extra = round(price * terms.extra, product.decimals)
            quantity = round(total * part) if part else None
            listed = round(price + extra, product.decimals)
            yield Charge(terms, product, year, level, listed, extra, quantity)


def charge_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `tarieven`."""
    return [
        {
            "partnerschap": charge.terms.partnership,
            "product": charge.product.code,
            "jaar": str(charge.year),
            "eenheid": charge.product.unit,
            "prijs_eur": number_cell(charge.price, charge.product.decimals),
            "niveau": charge.level,
            "hoeveelheid": number_cell(charge.quantity),
            "btw_inbegrepen": "ja" if charge.terms.vat else "nee",
            "btw_pct": str(VAT_PCT) if charge.terms.vat else "",
            "overhead": "volledig",
            "overhead_pct": number_cell(charge.terms.overhead_pct),
            "overhead_bron": "" if charge.terms.overhead_pct is None else f"Kostprijsberekening; {SOURCE}",
            "bevat": "extra_taken" if charge.extra else "",
            "bevat_eur": number_cell(charge.extra, charge.product.decimals) if charge.extra else "",
            "prijspeil": str(charge.year - charge.terms.lag),
            "fictief": "ja",
            "bron": SOURCE,
            "bron_datum": f"{charge.year - 1}-12-01",
        }
        for charge in charges(seed)
    ]


def cost_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `kosten`: per service, and per product in detail.

    The lines of a product are details of those of the service, but for one partnership whose green is accounted for
    by product only.
    """
    rows: list[dict[str, str]] = []
    for bill in bills(seed):
        products = _products_of(seed, bill)
        if (bill.partnership, bill.service) == patterns.BY_PRODUCT:
            rows += _split(bill, products)
            continue
        rows += [line_row(bill, "", kind, amount, 0) for kind, amount in bill.kinds.items()]
        rows += [
            line_row(bill, product, kind, amount, 2)
            for product, kinds in products.items()
            for kind, amount in kinds.items()
        ]
    return rows


def _products_of(seed: int, bill: Bill) -> dict[str, dict[str, float]]:
    """What the listed prices come to in the accounts, per product and kind, to the cent."""
    if bill.status != "rekening":
        return {}
    amounts: dict[str, float] = {}
    for charge in charges(seed):
        at = (charge.terms.partnership, charge.product.service, charge.year)
        if at == (bill.partnership, bill.service, bill.year):
            amounts[charge.product.code] = amounts.get(charge.product.code, 0.0) + charge.amount
    return {product: _by_kind(round(amount, 2), bill) for product, amount in amounts.items()}


def _by_kind(amount: float, bill: Bill) -> dict[str, float]:
    """Split an amount over the kinds that the bill has, as a company does; the last takes what rounding leaves."""
    parts = {kind: part for kind, part in COMPANY_CODE.items() if kind in bill.kinds}
    total = sum(parts.values())
    found = {kind: round(amount * part / total, 2) for kind, part in parts.items()}
    last = list(found)[-1]
    found[last] = round(found[last] + amount - sum(found.values()), 2)
    return found


def _split(bill: Bill, products: dict[str, dict[str, float]]) -> list[dict[str, str]]:
    """Every line by product; what is in no product goes to the other green."""
    rows = []
    for kind, amount in bill.kinds.items():
        parts = {product: kinds[kind] for product, kinds in products.items() if kind in kinds}
        parts[OTHER_GREEN] = round(amount - sum(parts.values()), 2)
        rows += [line_row(bill, product, kind, part, 2) for product, part in parts.items()]
    return rows
