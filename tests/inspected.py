"""Small files of inspections and ambitions, for tests that count them by hand."""

from __future__ import annotations

GRASS = "kor-d1849b36"
"""Green, no cross-cut."""
LITTER_GREEN = "kor-bd7de9c9"
"""Green, clean."""
LITTER_PAVED = "kor-90be6f90"
"""Paving, clean."""


def schouw(*rows: str, partner: str = "aa-cc", layer: str = "beleid") -> dict[str, str]:
    """A file of readings; a row is `datum;locatie;gebied;gebiedstype;meetlat;niveau;x;y`."""
    heading = "partnerschap;laag;datum;locatie;gebied;gebiedstype;meetlat;niveau;x;y"
    padded = [row + ";" * (7 - row.count(";")) for row in rows]
    return {"schouw.csv": "\n".join([heading, *[f"{partner};{layer};{row}" for row in padded]]) + "\n"}


def ambities(*rows: str, partner: str = "aa-cc", layer: str = "beleid") -> dict[str, str]:
    """A file of ambitions; a row is `discipline;gebiedstype;niveau;norm_pct;geldig_vanaf;geldig_tot`."""
    heading = "partnerschap;laag;discipline;gebiedstype;niveau;norm_pct;geldig_vanaf;geldig_tot;bron"
    return {"ambities.csv": "\n".join([heading, *[f"{partner};{layer};{row};proef" for row in rows]]) + "\n"}
