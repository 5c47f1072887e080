"""The smaller datasets: who, with what context, measured by what, and what happened when."""

from lib.demo.comparison.measures import DEMO_INDICATORS
from lib.demo.draws import draw_residents
from lib.demo.names import COMPANIES, CONTRACTORS, MUNICIPALITIES, PARTNERSHIPS, REFERENCE
from lib.demo.patterns import DEMO_EVENTS, SOURCE, YEARS

FEATURE_YEAR = 2023


def organisation_rows() -> list[dict[str, str]]:
    """Rows of `organisaties`: municipalities, companies, contractors and the reference."""
    named = [(place.code, place.name, "gemeente") for place in MUNICIPALITIES]
    named += [(code, name, "overheidsbedrijf") for code, name in COMPANIES.items()]
    named += [(code, name, "aannemer") for code, name in CONTRACTORS.items()]
    named.append((*REFERENCE, "referentie"))
    return [
        {"organisatie": code, "naam": name, "soort": kind, "cbs_code": "", "fictief": "ja"}
        for code, name, kind in named
    ]


def partnership_rows() -> list[dict[str, str]]:
    """Rows of `partnerschappen`."""
    groups = {place.code: place.peer_group for place in MUNICIPALITIES}
    return [
        {
            "partnerschap": deal.code,
            "naam": deal.name,
            "opdrachtgever": deal.client,
            "opdrachtnemer": deal.contractor,
            "contractvorm": deal.form,
            "begindatum": deal.start,
            "einddatum": "",
            "peergroep": groups[deal.client],
            "fictief": "ja",
        }
        for deal in PARTNERSHIPS
    ]


def context_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `kenmerken`: residents per year, lasting features for one year."""
    rows = []
    for place, residents in zip(MUNICIPALITIES, draw_residents(seed).values(), strict=True):
        for year in YEARS:
            rows.append(_feature(place.code, "inwoners", year, residents[year].inhabitants))
            rows.append(_feature(place.code, "huishoudens", year, residents[year].households))
        rows.append(_feature(place.code, "hoogbouw_pct", FEATURE_YEAR, place.highrise_pct))
        rows.append(_feature(place.code, "stedelijkheidsklasse", FEATURE_YEAR, place.urbanisation))
        rows.append(_feature(place.code, "oppervlakte_land_ha", FEATURE_YEAR, place.land_ha))
    return rows


def _feature(organisation: str, feature: str, year: int, value: int) -> dict[str, str]:
    return {
        "organisatie": organisation,
        "kenmerk": feature,
        "jaar": str(year),
        "waarde": str(value),
        "status": "voorlopig" if year == YEARS[-1] else "definitief",
        "bron": SOURCE,
        "bron_url": "",
        "bron_datum": f"{year + 1}-02-01",
    }


def indicator_rows() -> list[dict[str, str]]:
    """Rows of `indicatoren`: the indicators that only the demo set has."""
    return [{**row, "bron": SOURCE} for row in DEMO_INDICATORS]


def event_rows() -> list[dict[str, str]]:
    """Rows of `gebeurtenissen`."""
    columns = ("partnerschap", "datum", "soort", "dienst", "titel", "toelichting")
    return [{**dict(zip(columns, event, strict=True)), "bron": SOURCE} for event in DEMO_EVENTS]
