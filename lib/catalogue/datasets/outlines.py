"""Where municipalities lie: grenzen."""

from __future__ import annotations

from lib.catalogue.declarations import Column, Dataset, Kind

GRENZEN = Dataset(
    "grenzen",
    "Grenzen",
    "Boundaries",
    key=("cbs_code", "jaar"),
    columns=(
        Column(
            "cbs_code",
            Kind.TEXT,
            "Gemeentecode van het CBS.",
            "Municipality code of Statistics Netherlands.",
            required=True,
            pattern=r"GM\d{4}",
            example="GM0268",
        ),
        Column(
            "jaar", Kind.YEAR, "Jaar van de indeling.", "Year of the division.", required=True, example="2023"
        ),
        Column(
            "vorm",
            Kind.TEXT,
            "Omtrek als GeoJSON, in graden (WGS84).",
            "Outline as GeoJSON, in degrees (WGS84).",
            required=True,
            example='{"type":"Polygon","coordinates":[[[5.8,51.8],[5.9,51.8],[5.9,51.9],[5.8,51.8]]]}',
        ),
        Column("bron", Kind.TEXT, "Bron.", "Source.", required=True, example="CBS/PDOK"),
    ),
)
