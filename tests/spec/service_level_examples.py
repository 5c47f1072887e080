"""The worked examples on inspections, computed from files in a store to the outcomes of the page."""

from __future__ import annotations

from lib.domain.service_levels.outcomes import by_area_type, by_discipline
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.service_levels.sampling import locations_needed, raw_sample, thresholds
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, found_in, schouw
from tests.spec.example_rows import Computation, Outcome, Row

SCALES = {"gras": GRASS, "zwerfafval groen": LITTER_GREEN, "zwerfafval verharding": LITTER_PAVED}


def _of_scales(rows: list[Row]) -> dict[str, str]:
    return schouw(
        *[
            f"{row.get('dag', '2024-05-01')};{row['locatie']};;;{SCALES[row['meetlat']]};{row['niveau']}"
            for row in rows
        ]
    )


def readings_and_places(rows: list[Row]) -> Outcome:
    found = by_discipline(*found_in(ambities("groen;;B;90;2024-01-01;"), _of_scales(rows)), 2024)
    share = next(outcome.share for outcome in found if outcome.group == "groen")
    assert share is not None
    assert share.interval is not None
    return [[share.reached, share.readings, share.pct, share.places, share.failing, *share.interval]]


def which_ambition(rows: list[Row]) -> Outcome:
    ambitions = ambities("groen;centrum;A;90;2024-01-01;", "groen;;B;90;2024-01-01;")
    readings = schouw(
        *[f"2024-05-01;{row['locatie']};;{row['gebiedstype']};{GRASS};{row['niveau']}" for row in rows]
    )
    return [
        [outcome.about or "", *outcome.judged[0].levels, *_counts(outcome.share)]
        for outcome in by_area_type(*found_in(ambitions, readings), 2024)
    ]


def _counts(share: SampledShare | None) -> tuple[int, int]:
    """The readings at level, and all that were judged."""
    return (share.reached, share.readings) if share else (0, 0)


def clean(rows: list[Row]) -> Outcome:
    ambitions = ambities("groen;;B;90;2024-01-01;", "schoon;;A;90;2024-01-01;")
    return [
        [o.group, *(o.judged[0].levels if o.judged else [""]), *_counts(o.share), o.without_ambition]
        for o in by_discipline(*found_in(ambitions, _of_scales(rows)), 2024)
    ]


def certain(rows: list[Row]) -> Outcome:
    found = [thresholds(row["plekken"], row["afspraak (%)"]) for row in rows]
    return [["–" if end is None else end for end in ends] for ends in found]


def needed(rows: list[Row]) -> Outcome:
    return [[locations_needed(row["afspraak (%)"], row["waar aandeel (%)"])] for row in rows]


SERVICE_LEVELS: dict[str, Computation] = {
    "metingen-en-plekken": readings_and_places,
    "ambitie-voorrang": which_ambition,
    "schoon-en-heel": clean,
    "drempels": certain,
    "locaties-nodig": needed,
    "raw-regel": lambda rows: [[raw_sample(row["meetlocaties"])] for row in rows],
}
