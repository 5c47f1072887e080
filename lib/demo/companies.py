"""What companies give of themselves: the share of their work that the controlling authorities entrusted to them."""

from lib.demo.cells import number_cell
from lib.demo.draws import clamp, stream
from lib.demo.patterns import SOURCE

ALONE, _CONSOLIDATED = "aandeel_toevertrouwd_pct", "aandeel_toevertrouwd_geconsolideerd_pct"
# company, turnover in 1,000 euro in the first year, share alone and consolidated in %, change a year, years
_COMPANIES: tuple[tuple[str, int, float, float, float, range], ...] = (
    ("demo-merwinga", 92_000, 93.5, 91.0, -0.2, range(2019, 2026)),
    ("demo-dorenland", 41_000, 86.5, 83.0, -1.1, range(2019, 2026)),
    ("demo-zevenlaak", 63_000, 82.0, 77.5, 0.4, range(2019, 2026)),
    ("demo-klaarwijk", 38_000, 90.0, 90.0, 0.0, range(2024, 2026)),
)


def entrusted_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `cijfers` per company: alone, and with its subsidiaries."""
    rows = []
    for company, turnover, *shares, trend, years in _COMPANIES:
        for indicator, share, size in zip((ALONE, _CONSOLIDATED), shares, (1.0, 1.12), strict=True):
            rng = stream(seed, company, indicator)
            for year in years:
                total = round(turnover * size * 1.03 ** (year - 2019) * rng.uniform(0.98, 1.02)) * 1000
                pct = clamp(share + trend * (year - 2019) + rng.gauss(0, 0.4), 0, 100)
                entrusted = round(total * pct / 100_000) * 1000
                rows.append(
                    {
                        "partnerschap": "",
                        "organisatie": company,
                        "indicator": indicator,
                        "periode": str(year),
                        "waarde": number_cell(100 * entrusted / total, 1),
                        "teller": number_cell(entrusted),
                        "noemer": number_cell(total),
                        "aantal": "",
                        "ondergrens": "",
                        "bovengrens": "",
                        "status": "definitief",
                        "reeksbreuk": "nee",
                        "bron": SOURCE,
                        "bron_url": "",
                        "bron_datum": f"{year + 1}-06-15",
                        "opmerking": "Omzet als maat, in euro.",
                    }
                )
    return rows
