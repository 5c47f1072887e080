"""What a partnership agreed on quality: which level per type of area, and which share must reach it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.demo import patterns
from lib.demo.draws import stream
from lib.demo.names import Partnership
from lib.demo.patterns import SOURCE

EVERYWHERE = ""
# The level per type of area; a type that is in none of the keys, with no level for everywhere, has no ambition.
MATRICES: dict[str, dict[str, str]] = {
    "hoog": {"centrum": "A", "hoofdstructuur": "A", EVERYWHERE: "B"},
    "midden": {"centrum": "A", EVERYWHERE: "B"},
    "per gebied": {
        "centrum": "A",
        "hoofdstructuur": "B",
        "woongebied": "B",
        "bedrijventerrein": "B",
        "buitengebied": "C",
    },
    "basis": {EVERYWHERE: "B"},
    "sober": {"centrum": "B", EVERYWHERE: "C"},
}
NORMS = (75, 80, 85, 90)
FIRST_DAY = "2016-01-01"
# Disciplines and cross-cuts, with the services that an agreement must cover for them.
_GROUPS = (
    ("groen", "groen"),
    ("verharding", "verharding"),
    ("meubilair", "meubilair"),
    ("schoon", "reiniging"),
    ("heel", "verharding"),
)


@dataclass(frozen=True)
class Agreement:
    """The ambitions of one partnership in one layer.

    `spans` are matrices with their first and last day (empty: until further notice).
    """

    deal: Partnership
    layer: str
    spans: tuple[tuple[str, str, str], ...]
    norm: int

    def level(self, area_type: str, date: str) -> str | None:
        """The agreed level of a type of area on a day."""
        for matrix, first, last in self.spans:
            if first <= date <= (last or "9999"):
                return MATRICES[matrix].get(area_type) or MATRICES[matrix].get(EVERYWHERE)
        return None

    def covers(self, service: str) -> bool:
        return service in self.deal.services

    def rows(self) -> Iterator[dict[str, str]]:
        for group, service in _GROUPS:
            if not self.covers(service) or (self.layer == "beleid" and group == "meubilair"):
                continue
            for matrix, first, last in self.spans:
                since = "2019-01-01" if self._is_late(group) and first < "2019" else first
                for area_type, level in MATRICES[matrix].items():
                    yield {
                        "partnerschap": self.deal.code,
                        "laag": self.layer,
                        "discipline": group,
                        "gebiedstype": area_type,
                        "niveau": level,
                        "norm_pct": str(self.norm),
                        "geldig_vanaf": since,
                        "geldig_tot": last,
                        "bron": SOURCE,
                    }

    def _is_late(self, group: str) -> bool:
        """Some agreed on street furniture only from 2019."""
        return group == "meubilair" and self.deal.code in patterns.LATE_FURNITURE


def agreement_of(seed: int, deal: Partnership, layer: str) -> Agreement:
    """Draw what a partnership agreed."""
    rng = stream(seed, deal.code, "ambitie", layer)
    matrix, drawn = rng.choice(list(MATRICES)), rng.choice(NORMS)
    norm = patterns.AGREED_SHARES.get(deal.code, drawn)
    if deal.code == patterns.NEW_AMBITION and layer == "contract":
        spans = (("midden", FIRST_DAY, "2021-12-31"), ("hoog", "2022-01-01", ""))
        return Agreement(deal, layer, spans, norm)
    return Agreement(deal, layer, ((matrix, FIRST_DAY, ""),), norm)
