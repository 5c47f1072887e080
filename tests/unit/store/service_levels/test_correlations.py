"""The correlation of two years from the store: what the domain says of the places, after every event."""

from __future__ import annotations

import pytest

from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.paired import PairedPlaces, correlation
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.store.service_levels import tallies
from lib.store.service_levels.correlations import read_correlations
from lib.store.upkeep.verify import verify
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw
from tests.loading import Load, ask

pytestmark = pytest.mark.usefixtures("world")

AMBITIONS = ambities("groen;;B;90;2020-01-01;", "verharding;;B;90;2020-01-01;", "schoon;;A;90;2020-01-01;")
FIRST = {"L1": "BCB", "L2": "CCC", "L3": "ABA", "L4": "CAB"}
SECOND = {"L1": "BBC", "L2": "CCB", "L3": "AAA", "L5": "CBD"}
SCALES = (GRASS, LITTER_GREEN, LITTER_PAVED)


def readings(year: int, places: dict[str, str]) -> dict[str, str]:
    """The level of each scale at every place, one place in two areas."""

    def row(place: str, number: int) -> str:
        area = "Noord" if place == "L3" and number else "Zuid"
        return f"{year}-0{number + 1}-01;{place};{area};;{SCALES[number]};{places[place][number]}"

    return schouw(*[row(place, number) for place in places for number in range(len(SCALES))])


def by_hand(scales: tuple[int, ...], good: str) -> float:
    """Of the scales with these numbers: their readings at one of the good levels."""
    earlier, later = (
        {place: (sum(levels[n] in good for n in scales), len(scales)) for place, levels in year.items()}
        for year in (FIRST, SECOND)
    )
    shares = (SampledShare.of_clusters(places.values()) for places in (earlier, later))
    return correlation(*shares, PairedPlaces.of_places(earlier, later))


def found(store: Store, earlier: int, later: int) -> dict[str, float]:
    return ask(store, read_correlations, "aa-cc", Layer.POLICY, earlier, later)


def test_of_the_places_that_were_seen_in_both_years(store: Store, load: Load) -> None:
    load(AMBITIONS | readings(2022, FIRST))
    assert found(store, 2022, 2023) == {}
    load(readings(2023, SECOND))
    wanted = {
        "groen": by_hand((0, 1), "AB"),
        "verharding": by_hand((2,), "AB"),
        "schoon": by_hand((1, 2), "A"),
        "totaal": by_hand((0, 1, 2), "AB"),
    }
    assert found(store, 2022, 2023) == pytest.approx(wanted)
    assert found(store, 2023, 2022) == pytest.approx(wanted)
    assert verify(store) == []
    undo(store, 3)
    assert found(store, 2022, 2023) == {}


def test_of_many_places_nothing_is_kept(store: Store, load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "MOST_PAIRED", 3)
    load(AMBITIONS | readings(2022, FIRST))
    load(readings(2023, SECOND))
    assert found(store, 2022, 2023) == {}
