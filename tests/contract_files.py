"""Good rows for every dataset of the contract, and the same rows as CSV, XLSX and Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from lib.catalogue.datasets import DATASETS

Rows = Sequence[Mapping[str, object]]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _organisation(
    code: str, kind: str, cbs: str | None = None, fictitious: bool = False
) -> dict[str, object]:
    return {
        "organisatie": code,
        "naam": code.title(),
        "soort": kind,
        "cbs_code": cbs,
        "fictief": fictitious,
    }


def _partnership(code: str, client: str, contractor: str, fictitious: bool = False) -> dict[str, object]:
    return {
        "partnerschap": code,
        "naam": f"{client} – {contractor}",
        "opdrachtgever": client,
        "opdrachtnemer": contractor,
        "contractvorm": "dvo",
        "begindatum": day("2014-01-01"),
        "einddatum": None,
        "peergroep": "familiegroep 2",
        "fictief": fictitious,
    }


PRICE: dict[str, object] = {
    "product": "gazon-maaien",
    "eenheid": "m2",
    "prijs_eur": 1.35,
    "niveau": "A",
    "hoeveelheid": 1250.5,
    "btw_inbegrepen": False,
    "btw_pct": 21.0,
    "overhead": "deels",
    "overhead_pct": 12.5,
    "overhead_bron": "raming",
    "bevat": "regie extra_taken",
    "bevat_eur": 0.1,
    "prijspeil": "2024",
}

SCAN: dict[str, object] = {
    "partnerschap": "aa-cc",
    "ronde": "2024",
    "kant": "opdrachtgever",
    "laag": "beheer",
}

CONTRACT: dict[str, Rows] = {
    "organisaties": [
        _organisation("aa", "gemeente", "GM0001"),
        _organisation("bb", "gemeente", "GM0002"),
        _organisation("cc", "overheidsbedrijf"),
        _organisation("land", "referentie"),
        _organisation("ff", "gemeente", fictitious=True),
    ],
    "partnerschappen": [
        _partnership("aa-cc", "aa", "cc"),
        _partnership("bb-cc", "bb", "cc"),
        _partnership("ff-ff", "ff", "ff", fictitious=True),
    ],
    "kenmerken": [
        {
            "organisatie": code,
            "kenmerk": "inwoners",
            "jaar": year,
            "waarde": 1000.0 + year,
            "status": "definitief",
            "bron": "proef",
            "bron_url": "https://example.org/a?b=c",
            "bron_datum": day("2024-05-01"),
        }
        for code in ("aa", "bb")
        for year in (2022, 2023)
    ],
    "indicatoren": [
        {
            "indicator": "proefcijfer",
            "titel": "Proef",
            "titel_en": "Trial",
            "dienst": "groen",
            "rol": "kwaliteit",
            "eenheid": "cijfer",
            "richting": "hoger_is_beter",
            "schaal_min": 1.0,
            "schaal_max": 10.0,
            "minimum_n": 30,
            "beinvloedbaar": "gedeeld",
            "omschrijving": "Een regel;\nen nog een",
            "bron": "proef",
        }
    ],
    "cijfers": [
        {
            "partnerschap": partnership,
            "organisatie": None,
            "indicator": indicator,
            "periode": str(year),
            "waarde": value + year - 2020,
            "teller": None,
            "noemer": None,
            "aantal": 120,
            "ondergrens": value - 1,
            "bovengrens": value + 4,
            "status": "definitief",
            "reeksbreuk": year == 2022,
            "bron": "proef",
            "bron_url": None,
            "bron_datum": day("2024-05-01"),
            "opmerking": 'Súdwest; "€"',
        }
        for partnership in ("aa-cc", "bb-cc")
        for indicator, value in (("proefcijfer", 5.25), ("restafval_kg_inw", 150.5))
        for year in (2021, 2022, 2023)
    ],
    "gebeurtenissen": [
        {
            "partnerschap": "aa-cc",
            "datum": day("2023-01-01"),
            "soort": "diftar",
            "dienst": "afval",
            "titel": "Tarief",
            "toelichting": None,
            "bron": "proef",
        }
    ],
    "objecttypen": [
        {
            "objecttype": "boomspiegels",
            "naam": "Boomspiegels",
            "naam_en": None,
            "eenheid": "m2",
            "dienst": "groen",
            "uri": "https://example.org/boomspiegels",
        }
    ],
    "meetlatten": [
        {
            "meetlat": f"eigen-{n}",
            "naam": f"Eigen {n}",
            "discipline": "groen",
            "schoon_heel": "schoon" if n % 2 else None,
            "uri": None,
        }
        for n in range(2)
    ],
    "producten": [
        {
            "product": "gazon-maaien",
            "naam": "Gazon maaien",
            "naam_en": "Mowing",
            "dienst": "groen",
            "eenheid": "m2",
            "objecttypen": "gazon boomspiegels",
            "omschrijving": None,
        }
    ],
    "areaal": [
        {
            "partnerschap": "aa-cc",
            "objecttype": kind,
            "gebied": area,
            "gebiedstype": "woongebied",
            "hoeveelheid": 1.25,
            "eenheid": unit,
            "peildatum": day("2024-01-01"),
            "status": "geregistreerd",
            "bron": "proef",
        }
        for kind, unit in (("boomspiegels", "m2"), ("gazon", "ha"))
        for area in (None, "Noord")
    ],
    "ambities": [
        {
            "partnerschap": "aa-cc",
            "laag": layer,
            "discipline": "schoon",
            "gebiedstype": None,
            "niveau": "A+",
            "norm_pct": 90.0,
            "geldig_vanaf": day("2024-01-01"),
            "geldig_tot": day("2024-12-31"),
            "bron": "proef",
        }
        for layer in ("beleid", "contract")
    ],
    "schouw": [
        {
            "partnerschap": "aa-cc",
            "laag": "contract",
            "datum": day("2024-06-12"),
            "locatie": f"L{n:04}",
            "gebied": "Noord",
            "gebiedstype": "woongebied",
            "meetlat": f"eigen-{n % 2}",
            "niveau": ("A+", "A", "B", "C", "D", "nvt")[n % 6],
            "x": 187500.5 if n % 2 else 5.85,
            "y": 428500.0 if n % 2 else 51.84,
        }
        for n in range(30)
    ],
    "kosten": [
        {
            "partnerschap": "aa-cc",
            "dienst": "groen",
            "product": product,
            "jaar": 2024,
            "kostensoort": kind,
            "bedrag_eur": amount,
            "status": "rekening",
            "bron": "proef",
        }
        for product in (None, "gazon-maaien")
        for kind, amount in (("loon", 125000.0), ("resultaat", -12.5), ("opbrengsten", -0.5))
    ],
    "tarieven": [
        {
            "partnerschap": "aa-cc",
            "jaar": 2024,
            **PRICE,
            "fictief": False,
            "bron": "proef",
            "bron_datum": None,
        }
    ],
    "marktprijzen": [
        {
            "referentie": f"ref-{n}",
            "soort": "aanbesteding",
            "regio": "Oost",
            **PRICE,
            "vertrouwelijk": True,
            "fictief": False,
            "bron": "proef",
            "bron_datum": day("2023-03-04"),
        }
        for n in range(5)
    ],
    "toetsen": [
        {
            "partnerschap": "aa-cc",
            "product": "gazon-maaien",
            "jaar": 2024,
            "niveau": "B",
            "indexreeks": "cpi",
            "prijspeil": "2024-K1",
            "band_onder_pct": 5.0,
            "band_boven_pct": 7.5,
            "afgesproken_door": "Beide",
            "afgesproken_op": day("2024-03-01"),
            "minimum_referenties": 5,
            "maximum_leeftijd_maanden": 36,
        }
    ],
    "prijsindex": [
        {
            "reeks": "cpi",
            "periode": period,
            "waarde": value,
            "basisjaar": 2015,
            "status": "definitief",
            "bron": "proef",
        }
        for period, value in (("2023", 128.4), ("2024-01", 130.25))
    ],
    "vragen": [
        {
            "vraag": f"eigen-{aim}",
            "factor": "vertrouwen",
            "voorwaarde": "relatie",
            "gericht_op": aim,
            "tekst": "Hoe gaat het?",
            "tekst_en": "How is it?",
            **{f"antwoord_{n}": f"antwoord {n}" for n in (1, 2, 3, 4)},
            **{f"antwoord_{n}_en": None for n in (1, 2, 3, 4)},
        }
        for aim in ("samen", "elkaar")
    ],
    "rondes": [
        {
            **SCAN,
            "kant": side,
            "uitgenodigd": 8,
            "open_van": day("2024-03-01"),
            "open_tot": day("2024-03-21"),
            "bron": "scan",
        }
        for side in ("opdrachtgever", "opdrachtnemer")
    ],
    "antwoorden": [
        {
            **SCAN,
            "respondent": f"k{n}x{n}q",
            "vraag": question,
            "over": about,
            "antwoord": ("1", "2", "3", "4", "nvt")[n % 5],
            "bron": "scan",
        }
        for n in range(6)
        for question, about in (
            ("eigen-samen", "samen"),
            ("eigen-elkaar", "eigen_kant"),
            ("eigen-elkaar", "andere_kant"),
        )
    ],
    "contracten": [
        {
            "partnerschap": "aa-cc",
            "contract": "dvo",
            "naam": "Overeenkomst",
            "diensten": "groen afval",
            "begindatum": day("2020-01-01"),
            "einddatum": day("2027-12-31"),
            "verlengbaar_tot": day("2031-12-31"),
            "opzegtermijn_maanden": 12,
            "evaluatie_op": day("2026-06-30"),
            "waarde_eur_jaar": 1250000.0,
            "overleg": "elk kwartaal",
            "ruimte": "werkwijze",
            "bron": "proef",
        }
    ],
    "kpis": [
        {
            "partnerschap": "aa-cc",
            "kpi": code,
            "titel": code.title(),
            "titel_en": None,
            "contract": "dvo",
            "indicator": indicator,
            "norm": norm,
            "soort": "hard",
            "prestatiegericht": True,
            "beinvloedbaar": "gedeeld",
            "gemeten_door": "samen",
            "frequentie": "jaar",
            "gevolg": "gesprek",
            "geldig_vanaf": day("2020-01-01"),
            "geldig_tot": day("2027-12-31"),
            "bron": "proef",
        }
        for code, indicator, norm in (("proef", "proefcijfer", 6.5), ("los", None, None))
    ],
    "besluiten": [
        {
            "partnerschap": "aa-cc",
            "besluit": f"b{n}",
            "datum": day("2024-03-14"),
            "tekst": "Doen",
            "eigenaar": "teamleider",
            "kant": "samen",
            "dienst": "groen",
            "indicator": "proefcijfer",
            "kpi": "proef",
            "gereed_op": day("2024-09-30"),
            "staat": state,
            "afgerond_op": done,
            "reden": reason,
            "bewijs_url": "https://example.org/bewijs",
            "bron": "verslag",
        }
        for n, (state, done, reason) in enumerate(
            (
                ("open", None, None),
                ("gedaan", day("2024-09-01"), None),
                ("vervallen", day("2024-05-01"), "te duur"),
            )
        )
    ],
    "voorstellen": [
        {
            "partnerschap": "aa-cc",
            "voorstel": "v1",
            "datum": day("2024-02-01"),
            "kant": "opdrachtnemer",
            "titel": "Minder maaien",
            "dienst": "groen",
            "soort": "besparing",
            "staat": "overgenomen",
            "besloten_op": day("2024-03-14"),
            "effect_eur": 12000.0,
            "bron": "verslag",
        }
    ],
    "werk": [
        {
            "partnerschap": "aa-cc",
            "dienst": "groen",
            "periode": "2024",
            "uren_gepland": 900.0,
            "uren_ongepland": 100.5,
            "bron": "uren",
        }
    ],
    "evenementen": [
        {
            "partnerschap": "aa-cc",
            "evenement": "feest",
            "naam": "Feest",
            "jaar": 2024,
            "bezoekers": 1000,
            "restafval_kg": 400.5,
            "gescheiden_kg": 100.0,
            "kosten_eur": 2500.0,
            "betaald_door": "organisator",
            "bron": "proef",
        }
    ],
    "verhalen": [
        {
            "verhaal": "sessie",
            "titel": "Wat bewoners merken",
            "partnerschap": "aa-cc",
            "anoniem": False,
            "stand": 1,
            "stand_datum": day("2024-05-01"),
        }
    ],
    "dias": [
        {
            "verhaal": "sessie",
            "volgorde": 1,
            "titel": "Eerste",
            "zin": "Kosten en kwaliteit.",
            "pagina": "kwaliteit-en-kosten",
            "keuzes": "focus=aa-cc&dienst=groen",
            "blok": "beeld",
        }
    ],
    "weergaven": [
        {
            "weergave": "spreiding",
            "titel": "Spreiding van de kosten",
            "partnerschap": "aa-cc",
            "op_partnerschap": True,
            "keuzes": "focus=aa-cc&weergave=spreiding",
        }
    ],
}
"""Every dataset that a user fills in, each with all its columns in use."""


def cell_text(value: object) -> str:
    """A value as a person writes it in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def as_csv(rows: Rows, *, delimiter: str = ";", decimal_comma: bool = False) -> bytes:
    """The rows as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(rows[0])
    for row in rows:
        texts = [cell_text(value) for value in row.values()]
        if decimal_comma:
            pairs = zip(texts, row.values(), strict=True)
            texts = [text.replace(".", ",") if isinstance(value, float) else text for text, value in pairs]
        writer.writerow(texts)
    return out.getvalue().encode()


FIRST_SHEET = "xl/worksheets/sheet1.xml"
"""The part of a workbook with its first sheet."""


def as_workbook(sheets: Mapping[str, Rows], *, native: bool = True) -> bytes:
    """A sheet per dataset; booleans as ja / nee, or as Excel's own."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append([value if native else cell_text(value) or None for value in row.values()])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return out.getvalue()


def as_table(rows: Rows) -> pa.Table:
    return pa.table({name: [row[name] for row in rows] for name in rows[0]})


def as_parquet(rows: Rows | pa.Table) -> bytes:
    """The rows with the types that Python gives them."""
    out = io.BytesIO()
    pq.write_table(rows if isinstance(rows, pa.Table) else as_table(rows), out)
    return out.getvalue()


def csv_files(**changed: bytes) -> dict[str, bytes]:
    """All datasets as CSV."""
    assert set(CONTRACT) == set(DATASETS) - {"grenzen"}
    return {f"{name}.csv": as_csv(rows) for name, rows in CONTRACT.items()} | changed
