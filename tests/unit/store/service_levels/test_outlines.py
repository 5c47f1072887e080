"""The outline of a municipality, of the year that is nearest."""

from __future__ import annotations

import json

from lib.store.engine import Store
from lib.store.service_levels.outlines import read_outline
from tests.loading import Load, ask


def line(year: int, corner: float) -> str:
    ring = [[corner, 52.0], [6.0, 52.0], [6.0, 53.0], [corner, 52.0]]
    shape = json.dumps({"type": "Polygon", "coordinates": [ring]}).replace('"', '""')
    return f'GM0001;{year};"{shape}";CBS {year}'


def test_of_the_year_or_the_nearest_one(store: Store, load: Load) -> None:
    assert not load(
        {"grenzen.csv": "\n".join(["cbs_code;jaar;vorm;bron", line(2020, 5.1), line(2023, 5.2)])}
    ).findings
    told = {}
    for year in (2018, 2022, 2030):
        outline = ask(store, read_outline, "GM0001", year)
        assert outline is not None
        told[year] = (outline.year, outline.rings[0][0], outline.source)
    assert told == {
        2018: (2020, (5.1, 52.0), "CBS 2020"),
        2022: (2023, (5.2, 52.0), "CBS 2023"),
        2030: (2023, (5.2, 52.0), "CBS 2023"),
    }
    assert ask(store, read_outline, "GM0002", 2023) is None
