"""The worked examples on inspections, computed from files in a store to the outcomes of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lib.domain.service_levels.outcomes import by_area_type, by_discipline
from lib.domain.service_levels.sampling import locations_needed, raw_sample, thresholds
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, found_in, schouw

Rows = Sequence[Sequence[Any]]

SCALES = {"gras": GRASS, "zwerfafval groen": LITTER_GREEN, "zwerfafval verharding": LITTER_PAVED}


def _of_scales(rows: Rows) -> dict[str, str]:
    return schouw(*[f"2024-05-01;{location};;;{SCALES[scale]};{level}" for location, scale, level in rows])


def readings_and_locations(rows: Rows) -> Rows:
    found = by_discipline(*found_in(ambities("groen;;B;90;2024-01-01;"), _of_scales(rows)), 2024)
    green = next(outcome for outcome in found if outcome.group == "groen")
    return [[*green.readings, green.readings.pct, *green.locations, green.locations.pct]]


def which_ambition(rows: Rows) -> Rows:
    ambitions = ambities("groen;centrum;A;90;2024-01-01;", "groen;;B;90;2024-01-01;")
    readings = schouw(*[f"2024-05-01;{place};;{kind};{GRASS};{level}" for place, kind, level in rows])
    return [
        [outcome.about or "", *outcome.judged[0].levels, *outcome.readings]
        for outcome in by_area_type(*found_in(ambitions, readings), 2024)
    ]


def clean(rows: Rows) -> Rows:
    ambitions = ambities("groen;;B;90;2024-01-01;", "schoon;;A;90;2024-01-01;")
    return [
        [o.group, *(o.judged[0].levels if o.judged else [""]), *o.readings, o.without_ambition]
        for o in by_discipline(*found_in(ambitions, _of_scales(rows)), 2024)
    ]


def certain(rows: Rows) -> Rows:
    return [["–" if end is None else end for end in thresholds(n, norm)] for n, norm in rows]


def needed(rows: Rows) -> Rows:
    return [[locations_needed(norm, true)] for norm, true in rows]


SERVICE_LEVELS: dict[str, Callable[[Rows], Rows]] = {
    "metingen-en-locaties": readings_and_locations,
    "ambitie-voorrang": which_ambition,
    "schoon-en-heel": clean,
    "drempels": certain,
    "locaties-nodig": needed,
    "raw-regel": lambda rows: [[raw_sample(total)] for (total,) in rows],
}
