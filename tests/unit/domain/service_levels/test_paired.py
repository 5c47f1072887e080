"""The correlation of two years of the same places: by hand, against numpy, and what it does to an interval."""

from __future__ import annotations

import numpy as np
import pytest

from lib.domain.comparison.differences import Estimate, difference_of
from lib.domain.service_levels.paired import PairedPlaces, correlation
from lib.domain.service_levels.sampled_share import SampledShare

Places = dict[str, tuple[int, int]]


def found(earlier: Places, later: Places) -> float:
    shares = (SampledShare.of_clusters(places.values()) for places in (earlier, later))
    return correlation(*shares, PairedPlaces.of_places(earlier, later))


def test_places_that_stay_as_they_are() -> None:
    places = {"a": (2, 2), "b": (1, 2), "c": (2, 2), "d": (0, 1)}
    assert found(places, places) == pytest.approx(1)


def test_by_hand() -> None:
    earlier = {"a": (1, 1), "b": (1, 1), "c": (0, 1), "d": (0, 1)}
    later = {"a": (1, 1), "b": (0, 1), "c": (0, 1), "d": (1, 1)}
    # residuals .5, .5, -.5, -.5 and .5, -.5, -.5, .5: their products are .25, -.25, .25, -.25
    assert found(earlier, later) == 0
    # against .25, .25, -.75, .25 they are .125, .125, .375, -.125
    assert found(earlier, earlier | {"d": (1, 1)}) == pytest.approx(0.5 / 0.75**0.5)


def test_other_places_and_places_without_a_difference_say_nothing() -> None:
    earlier = {"a": (1, 2), "b": (2, 2)}
    assert found(earlier, {"c": (1, 2), "d": (2, 2)}) == 0
    assert found(earlier, {"a": (2, 2), "b": (2, 2)}) == 0


def test_of_one_reading_a_place_it_is_that_of_numpy() -> None:
    random = np.random.default_rng(3)
    first, second = random.random((2, 80)) < 0.7
    earlier, later = ({str(n): (int(y), 1) for n, y in enumerate(one)} for one in (first, second | first))
    assert found(earlier, later) == pytest.approx(np.corrcoef(first, second | first)[0, 1])


@pytest.mark.parametrize("scales", [1, 3])
def test_of_a_panel_the_interval_of_the_difference_holds_the_truth(scales: int) -> None:
    """60 of 80 places are seen in both years; a place that is good stays so more often than not."""
    random = np.random.default_rng(21)
    surveys, seen, again, true = 400, 80, 60, (0.80, 0.88)
    holds, width, plain_width = 0, 0.0, 0.0
    for _ in range(surveys):
        state = random.random(seen + seen - again)[:, None]
        drawn = [
            np.where(random.random((len(state), scales)) < 0.6, state, random.random((len(state), scales)))
            < p
            for p in true
        ]
        years = (drawn[0][:seen], drawn[1][seen - again :][:seen])
        names = range(seen), range(seen - again, 2 * seen - again)
        earlier, later = (
            {str(n): (int(row.sum()), scales) for n, row in zip(name, year, strict=True)}
            for name, year in zip(names, years, strict=True)
        )
        shares = [SampledShare.of_clusters(places.values()) for places in (earlier, later)]
        one, other = (Estimate(s.pct or 0, *(s.interval or (0, 100))) for s in shares)
        paired = difference_of(one, other, found(earlier, later))
        plain = difference_of(one, other)
        holds += paired.low <= 100 * (true[1] - true[0]) <= paired.high
        width += paired.high - paired.low
        plain_width += plain.high - plain.low
    assert holds / surveys >= 0.93
    assert width < 0.95 * plain_width
