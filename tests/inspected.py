"""Small files of inspections and ambitions, for tests that count them by hand."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from lib.domain.service_levels.inspections import PlaceTally, ReadingTally
from lib.ingest.loading import load_paths
from lib.store.service_levels.queries import read_readings, read_shares
from lib.store.upkeep.opening import open_store
from tests.loading import WORLD, ask

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
    """A row is `discipline;gebiedstype;niveau;norm_pct;geldig_vanaf;geldig_tot`, and `meetlocaties` where known."""
    heading = (
        "partnerschap;laag;discipline;gebiedstype;niveau;norm_pct;geldig_vanaf;geldig_tot;meetlocaties;bron"
    )
    padded = [row + ";" * (6 - row.count(";")) for row in rows]
    return {
        "ambities.csv": "\n".join([heading, *[f"{partner};{layer};{row};proef" for row in padded]]) + "\n"
    }


def found_in(
    ambitions: dict[str, str], readings: dict[str, str]
) -> tuple[list[ReadingTally], list[PlaceTally]]:
    """What a new store makes of these files of `aa-cc` and its policy layer."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in {**WORLD, **ambitions, **readings}.items():
            (folder / file).write_text(content, "utf-8")
        store = open_store(f"duckdb:///{(folder / 'monitor.duckdb').as_posix()}")
        try:
            assert not load_paths(store, sorted(folder.glob("*.csv"))).findings
            return ask(store, read_readings, "aa-cc", "beleid"), ask(store, read_shares, "aa-cc", "beleid")
        finally:
            store.close()
