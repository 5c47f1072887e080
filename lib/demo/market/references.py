"""The datasets `marktprijzen` and `toetsen`: invented references, and the terms on which prices are tested."""

from collections.abc import Iterator
from typing import NamedTuple

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.draws import stream
from lib.demo.market.charges import VAT_PCT
from lib.demo.market.products import FULL_OVERHEAD_PCT, PRODUCTS, DemoProduct
from lib.demo.names import MUNICIPALITIES

_KINDS = ("aanbesteding", "offerte", "raming", "kengetal", "benchmark")
REGIONS = ("Noord", "Oost", "Midden", "Zuid")


class PriceKind(NamedTuple):
    """On which basis a reference is listed.

    `overhead_pct` and `vat_pct` are what the dataset says, None where it does not; `included` is a part of the price
    that stands apart, `included_known` whether its amount is given.
    """

    overhead: str = "volledig"
    overhead_pct: float | None = FULL_OVERHEAD_PCT
    vat: bool = False
    vat_pct: int | None = None
    includes: str = ""
    included: float = 0.0
    included_known: bool = True


PLAIN = PriceKind()
MIXED = (
    PLAIN,
    PriceKind("geen", FULL_OVERHEAD_PCT, vat=True, vat_pct=VAT_PCT),
    PriceKind("volledig", None),
    PriceKind("geen", FULL_OVERHEAD_PCT),
    PriceKind("volledig", FULL_OVERHEAD_PCT, includes="regie", included=0.06),
    PriceKind("volledig", FULL_OVERHEAD_PCT, vat=True, vat_pct=VAT_PCT),
    PriceKind("geen", None),
    PriceKind("deels", None),
)


class Lot(NamedTuple):
    """References of one product and level: their years, places against the middle of the market, and bases."""

    product: str
    level: str
    years: tuple[int, ...]
    places: tuple[float, ...]
    bases: tuple[PriceKind, ...] = MIXED
    confidential: bool = False
    sources: int = 7


_CLOSE = (0.965, 0.985, 1.0, 1.015, 1.035)
_SEVEN = (0.95, 0.97, 0.99, 1.0, 1.01, 1.03, 1.05)
LOTS = (
    Lot("demo-gazon", "B", tuple(range(2018, 2026)), _CLOSE),
    Lot("demo-gazon", "A", tuple(range(2018, 2026)), (0.98, 1.02), (PLAIN, MIXED[3])),
    Lot(patterns.TOO_FEW, "B", (2025,), (0.97, 1.0, 1.04), (PLAIN,)),
    Lot(patterns.TOO_OLD, "B", (2017,), _SEVEN, (PLAIN,)),
    Lot(patterns.OTHER_LEVEL, "A", (2025,), _SEVEN, (PLAIN,)),
    Lot(patterns.OTHER_SCOPE, "B", (2025,), _SEVEN,
        (PriceKind(includes="kapitaallasten", included=0.15, included_known=False),)),
    Lot(patterns.VAT_UNKNOWN, "B", (2025,), _SEVEN, (PriceKind(vat=True),)),
    Lot(patterns.OVERHEAD_UNKNOWN, "B", (2025,), _SEVEN, (PriceKind("deels", None),)),
    Lot(patterns.CONFIDENTIAL, "B", (2024,), (0.96, 0.98, 0.99, 1.01, 1.03, 1.05), (PLAIN,), True, 6),
    Lot(patterns.CONFIDENTIAL_TOO_FEW, "B", (2024,), (0.97, 0.99, 1.01, 1.04), (PLAIN,), True, 3),
    Lot(patterns.CONFIDENTIAL_BESIDE_PUBLIC, "B", (2024,), (0.96, 0.99, 1.0, 1.02, 1.05), (PLAIN,), True, 5),
    Lot(patterns.CONFIDENTIAL_BESIDE_PUBLIC, "B", (2025,), (0.98, 1.01, 1.03), (PLAIN,)),
)  # fmt: skip
PARTIAL_OVERHEAD_PCT = 5.0

# partnership, product, level, years, band below and above in %
AGREED: tuple[tuple[str, str, str, tuple[int, ...], str, str], ...] = (
    (patterns.WITHIN, "demo-gazon", "B", (2021, 2022, 2023, 2024, 2025), "10", "10"),
    (patterns.ABOVE, "demo-gazon", "B", (2023, 2024, 2025), "10", "10"),
    (patterns.BELOW, "demo-gazon", "B", (2024, 2025), "10", "10"),
    (patterns.UNCLEAR, "demo-gazon", "B", (2024, 2025), "10", "10"),
    (patterns.RECOUNT, "demo-gazon", "B", (2025,), "5", "7,5"),
    (patterns.TRANSFER, "demo-gazon", "B", (2023, 2025), "15", "10"),
    (patterns.DROUGHT, "demo-gazon", "B", (2025,), "10", "10"),
    *((patterns.WITHIN, product.code, "B", (2025,), "10", "10") for product in PRODUCTS[1:]),
)


def reference_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `marktprijzen`."""
    return [row for number_, lot in enumerate(LOTS, 1) for row in _references(seed, lot, number_)]


def _references(seed: int, lot: Lot, place_of_lot: int) -> Iterator[dict[str, str]]:
    product = next(product for product in PRODUCTS if product.code == lot.product)
    rng = stream(seed, lot.product, lot.level, "markt", str(lot.confidential))
    count = 0
    for year in lot.years:
        for place in lot.places:
            basis = lot.bases[count % len(lot.bases)]
            kind = _KINDS[count % len(_KINDS)]
            client = MUNICIPALITIES[(5 * place_of_lot + count % lot.sources) % len(MUNICIPALITIES)].name
            count += 1
            giver = f"Opgave {client}" if lot.confidential else f"{kind.capitalize()} {client}"
            price, included = _listed(product, lot.level, year, place * rng.uniform(0.997, 1.003), basis)
            yield {
                "referentie": f"{lot.product}-{lot.level.lower()}-{place_of_lot:02}-{count:02}",
                "product": lot.product,
                "soort": kind,
                "regio": f"{REGIONS[count % len(REGIONS)]} (fictief)",
                "eenheid": product.unit,
                "prijs_eur": number_cell(price, product.decimals),
                "niveau": lot.level,
                "hoeveelheid": number_cell(round(rng.uniform(0.5, 1.8) * VOLUMES[product.unit], -2)),
                "btw_inbegrepen": "ja" if basis.vat else "nee",
                "btw_pct": number_cell(basis.vat_pct),
                "overhead": basis.overhead,
                "overhead_pct": number_cell(basis.overhead_pct),
                "overhead_bron": "" if basis.overhead_pct is None else f"Opgave van {client} (fictief)",
                "bevat": basis.includes,
                "bevat_eur": number_cell(included, product.decimals)
                if included and basis.included_known
                else "",
                "prijspeil": str(year),
                "vertrouwelijk": "ja" if lot.confidential else "nee",
                "fictief": "ja",
                "bron": f"{giver} {year} (fictief)",
                "bron_datum": f"{year}-{1 + count % 9:02}-15",
            }


VOLUMES = {"m2": 1_200_000, "m": 40_000, "stuks": 30_000}


def _listed(
    product: DemoProduct, level: str, year: int, place: float, basis: PriceKind
) -> tuple[float, float]:
    """The listed price and what it includes besides, both per unit on the same basis."""
    price = product.market_price(level, year) * place
    if basis.overhead != "volledig":
        carried = PARTIAL_OVERHEAD_PCT if basis.overhead == "deels" else 0.0
        price *= (1 + carried / 100) / (1 + FULL_OVERHEAD_PCT / 100)
    if basis.vat:
        price *= 1 + VAT_PCT / 100
    included = round(price * basis.included, product.decimals)
    return price + included, included


def terms_rows() -> list[dict[str, str]]:
    """Rows of `toetsen`."""
    return [
        {
            "partnerschap": partnership,
            "product": product,
            "jaar": str(year),
            "niveau": level,
            "indexreeks": "demo-index",
            "prijspeil": str(year),
            "band_onder_pct": below,
            "band_boven_pct": above,
            "afgesproken_door": "Opdrachtgever en opdrachtnemer (fictief)",
            "afgesproken_op": f"{year - 1}-11-20",
            "minimum_referenties": "",
            "maximum_leeftijd_maanden": "",
        }
        for partnership, product, level, years, below, above in AGREED
        for year in years
    ]
