"""Cost lines, quantities, rates and a price index that fit together, for the tests of the page "Kosten".

Aa - Cc has six years of green upkeep with round figures, to check by hand; the others only 2024, and Fx of 2023
only kinds that stand apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

Row = dict[str, object]
FOCUS = "aa-cc"
SERVICE = "groen"
YEARS = range(2019, 2025)
INDEX = {2018: 100, 2019: 102, 2020: 104, 2021: 107, 2022: 110, 2023: 120, 2024: 126}
FORMS = ("dvo", "aanbesteed", "eigen_dienst")
OTHERS = tuple(f"m{number:02}" for number in range(15))
FICTITIOUS = ("fx", "fy")

# Kind and amount in 2019, and what is added every year.
KINDS = {
    "loon": (500_000, 20_000),
    "materieel": (150_000, 5_000),
    "materiaal": (60_000, 1_000),
    "verwerking": (40_000, 2_000),
    "uitbesteed": (200_000, -10_000),
    "indirect": (50_000, 0),
    "overhead": (90_000, 2_000),
    "resultaat": (-10_000, 5_000),
    "opbrengsten": (-80_000, 0),
    "regie": (45_000, 1_000),
    "kapitaallasten": (30_000, 0),
}


def cost_files() -> dict[str, list[Row]]:
    """The rows of every file."""
    codes = ["aa", *OTHERS, *FICTITIOUS]
    return {
        "organisaties.csv": [_organisation(c) for c in ("cc", *codes)],
        "partnerschappen.csv": [_partnership(number, c) for number, c in enumerate(codes)],
        "kenmerken.csv": list(_characteristics(codes)),
        "producten.csv": [
            {
                "product": "maaien",
                "naam": "Maaien",
                "dienst": SERVICE,
                "eenheid": "m2",
                "objecttypen": "gazon",
            }
        ],
        "kosten.csv": [*_costs_of_focus(), *_costs_of_others()],
        "areaal.csv": list(_quantities()),
        "tarieven.csv": list(_rates()),
        "prijsindex.csv": [
            {
                "reeks": "cpi",
                "periode": y,
                "waarde": v,
                "basisjaar": 2018,
                "status": "definitief",
                "bron": "proef",
            }
            for y, v in INDEX.items()
        ],
        "cijfers.csv": list(_qualities()),
        "gebeurtenissen.csv": [
            {
                "partnerschap": FOCUS,
                "datum": "2024-01-01",
                "soort": "bezuiniging",
                "dienst": SERVICE,
                "titel": "Niveau B in plaats van A",
                "bron": "proef",
            }
        ],
    }


def _organisation(code: str) -> Row:
    kind = "overheidsbedrijf" if code == "cc" else "gemeente"
    return {"organisatie": code, "naam": code.title(), "soort": kind, "fictief": _invented(code)}


def _invented(code: str) -> str:
    return "ja" if code in FICTITIOUS else "nee"


def _partnership(number: int, code: str) -> Row:
    """Aa has Cc; the others are spread over the contract forms, four of them tendered."""
    form = FORMS[(0, 0, 2, 1, 2)[number % 5]]
    contractor = "cc" if code == "aa" else code
    return {
        "partnerschap": FOCUS if code == "aa" else code,
        "naam": "Aa - Cc" if code == "aa" else f"{code.title()} groen",
        "opdrachtgever": code,
        "opdrachtnemer": contractor,
        "contractvorm": "dvo" if code == "aa" else form,
        "fictief": _invented(code),
    }


def _characteristics(codes: list[str]) -> Iterator[Row]:
    draw = random.Random(4)
    for code in codes:
        people = 10_000 if code == "aa" else round(10 ** draw.uniform(3.9, 5.3))
        for year in YEARS:
            for name, value in (("inwoners", people), ("huishoudens", people // 2)):
                yield {
                    "organisatie": code,
                    "kenmerk": name,
                    "jaar": year,
                    "waarde": value,
                    "bron": "CBS-proef",
                }


def _costs_of_focus() -> Iterator[Row]:
    for year in YEARS:
        for kind, (first, more) in KINDS.items():
            amount = first + more * (year - 2019)
            yield _cost(FOCUS, year, kind, amount, "rekening")
            if kind not in ("resultaat", "kapitaallasten"):
                yield _cost(FOCUS, year, kind, round(amount * 0.97), "begroting")


def _costs_of_others() -> Iterator[Row]:
    draw = random.Random(5)
    people = {
        row["organisatie"]: float(str(row["waarde"]))
        for row in _characteristics(["aa", *OTHERS, *FICTITIOUS])
    }
    for code in (*OTHERS, *FICTITIOUS):
        per_head = 250 * people[code] ** -0.12 * draw.lognormvariate(0, 0.12)
        yield _cost(code, 2024, "loon", round(people[code] * per_head), "rekening")
        yield _cost(code, 2024, "regie", round(people[code] * draw.uniform(3, 7)), "rekening")
    yield _cost("fx", 2023, "regie", 40_000, "rekening")
    yield _cost("fx", 2023, "btw", 9_000, "rekening")


def _cost(partnership: str, year: int, kind: str, amount: int, status: str) -> Row:
    return {
        "partnerschap": partnership,
        "dienst": SERVICE,
        "jaar": year,
        "kostensoort": kind,
        "bedrag_eur": amount,
        "status": status,
        "bron": "jaarrekening" if status == "rekening" else "programmabegroting",
    }


def _quantities() -> Iterator[Row]:
    """Growth of 5% in 2022, 4% more in 2024, of which a recount of 2%."""
    for area, amount, date, status in (
        ("Noord", 600_000, "2018-12-31", "geregistreerd"),
        ("Zuid", 400_000, "2018-12-31", "geregistreerd"),
        ("Noord", 650_000, "2022-07-01", "geregistreerd"),
        ("Zuid", 421_000, "2024-05-01", "herijkt"),
        ("Oost", 21_000, "2024-05-01", "geregistreerd"),
    ):
        yield {
            "partnerschap": FOCUS,
            "objecttype": "gazon",
            "gebied": area,
            "hoeveelheid": amount,
            "eenheid": "m2",
            "peildatum": date,
            "status": status,
            "bron": "BGT-proef",
        }


def _rates() -> Iterator[Row]:
    """Level A until 2023; in 2024 B. 2023 prices both."""
    for year, level, price, quantity in (
        (2022, "A", "0,30", 1_000_000),
        (2023, "A", "0,32", 1_000_000),
        (2023, "B", "0,24", ""),
        (2024, "B", "0,25", 1_000_000),
    ):
        yield {
            "partnerschap": FOCUS,
            "product": "maaien",
            "jaar": year,
            "niveau": level,
            "eenheid": "m2",
            "prijs_eur": price,
            "hoeveelheid": quantity,
            "btw_inbegrepen": "nee",
            "overhead": "volledig",
            "prijspeil": year,
            "fictief": "nee",
            "bron": "DVO-proef",
        }


def _qualities() -> Iterator[Row]:
    draw = random.Random(6)
    for code in (FOCUS, *OTHERS, *FICTITIOUS):
        yield {
            "partnerschap": code,
            "indicator": "op_ambitie_contract_groen_pct",
            "periode": 2024,
            "waarde": f"{draw.uniform(80, 97):.1f}".replace(".", ","),
            "aantal": 200,
            "status": "definitief",
            "bron": "schouw-proef",
        }
