"""The dataset `producten`: what is priced, and what a unit costs in the invented market."""

from dataclasses import dataclass

from lib.demo.costs.price_level import price_index

LEVEL_FACTORS = {"A": 1.28, "B": 1.0, "C": 0.82}
"""What a level costs against level B."""
FULL_OVERHEAD_PCT = 12.0
"""Overhead in % of the price without it, for everyone in the invented market who says so."""


@dataclass(frozen=True)
class DemoProduct:
    """A priced product; `price_2016` is per unit, at level B, with full overhead and without VAT."""

    code: str
    name: str
    name_en: str
    service: str
    unit: str
    object_type: str
    price_2016: float
    what: str

    @property
    def decimals(self) -> int:
        return 4 if self.price_2016 < 10 else 2

    def market_price(self, level: str, year: int) -> float:
        """The middle of the market for a level, at the prices of a year."""
        return self.price_2016 * LEVEL_FACTORS[level] * price_index(year)


PRODUCTS = (
    DemoProduct("demo-gazon", "Gazon maaien", "Mowing lawns", "groen", "m2", "gazon", 0.62,
            "Maaien en bijmaaien, afvoer van maaisel, zwerfafval vooraf."),
    DemoProduct("demo-heesters", "Heesters onderhouden", "Upkeep of shrubs", "groen", "m2", "heesters", 2.9,
            "Snoeien, onkruid verwijderen en inboeten."),
    DemoProduct("demo-bermen", "Bermen maaien", "Mowing verges", "groen", "m2", "berm", 0.21,
            "Twee keer maaien en afvoeren."),
    DemoProduct("demo-hagen", "Hagen knippen", "Trimming hedges", "groen", "m", "haag", 3.4,
            "Twee keer knippen en afvoeren."),
    DemoProduct("demo-bomen", "Bomen verzorgen", "Tree care", "groen", "stuks", "boom", 15.5,
            "Controle, begeleidingssnoei en dood hout."),
    DemoProduct("demo-onkruid", "Onkruid op verharding", "Weeds on paving", "verharding", "m2",
            "elementenverharding", 0.34, "Onkruid verwijderen zonder chemische middelen."),
    DemoProduct("demo-goten", "Goten vegen", "Sweeping gutters", "reiniging", "m", "goot", 1.15,
            "Machinaal vegen van goten en randstroken."),
    DemoProduct("demo-restafval", "Restafval inzamelen", "Collecting residual waste", "afval", "stuks",
            "container", 44.0, "Legen van containers en vervoer, zonder verwerking."),
    DemoProduct("demo-kolken", "Kolken reinigen", "Cleaning gullies", "riolering", "stuks", "kolk", 6.8,
            "Een keer per jaar leegzuigen."),
    DemoProduct("demo-bakken", "Afvalbakken legen", "Emptying litter bins", "meubilair", "stuks", "afvalbak",
            165.0, "Legen, uitwassen en kleine reparaties."),
)  # fmt: skip
OTHER_GREEN = "demo-groen-overig"
_OTHER = DemoProduct(
    OTHER_GREEN,
    "Overig groen",
    "Other green",
    "groen",
    "m2",
    "bosplantsoen",
    0.0,
    "Wat geen eigen product is.",
)


def product_rows() -> list[dict[str, str]]:
    """Rows of `producten`."""
    return [
        {
            "product": product.code,
            "naam": product.name,
            "naam_en": product.name_en,
            "dienst": product.service,
            "eenheid": product.unit,
            "objecttypen": product.object_type,
            "omschrijving": product.what,
        }
        for product in (*PRODUCTS, _OTHER)
    ]
