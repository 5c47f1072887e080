"""What is shown, computed by hand from small tables: medians, change, distance."""

from __future__ import annotations

import pytest

from lib.domain.comparison.quality_cost import Comparison
from lib.domain.partners import Partner
from lib.domain.peers import Position
from tests.samples import COST, QUALITY, compared, figure, measured, partner

# euro an inhabitant and percentage, per municipality, in 2023
TABLE = {"aa": (80.0, 71.0), "bb": (95.5, 64.0), "cc": (72.25, 80.5), "dd": (110.0, 59.0), "ee": (88.0, 77.0)}
SIXTH = {"ff": (61.0, 90.0)}

# the years of aa: cost, quality, series break of the quality
YEARS = {"2020": (70.0, 60.0, False), "2021": (74.5, 66.0, True), "2022": (78.0, 69.5, False)}


def picture(rows: dict[str, tuple[float, float]], focus: str = "aa", period: str = "2023") -> Comparison:
    partners: dict[str, Partner] = {code: partner(code) for code in rows}
    costs = {partners[code]: [figure("2023", cost)] for code, (cost, _) in rows.items()}
    qualities = {partners[code]: [figure("2023", quality)] for code, (_, quality) in rows.items()}
    costs[partners["aa"]] += [figure(year, cost) for year, (cost, _, _) in YEARS.items()]
    qualities[partners["aa"]] += [figure(y, quality, series_break=b) for y, (_, quality, b) in YEARS.items()]
    return compared(measured(COST, costs), measured(QUALITY, qualities), period, focus=partners[focus])


@pytest.mark.parametrize(
    ("rows", "cost", "quality", "n"),
    [
        # cost 72.25 80 [88] 95.5 110; quality 59 64 [71] 77 80.5
        (TABLE, 88.0, 71.0, 5),
        # cost 61 72.25 [80 88] 95.5 110; quality 59 64 [71 77] 80.5 90
        (TABLE | SIXTH, 84.0, 74.0, 6),
    ],
    ids=["odd", "even"],
)
def test_medians(rows: dict[str, tuple[float, float]], cost: float, quality: float, n: int) -> None:
    found = picture(rows)
    assert found.cost_median is not None
    assert found.quality_median is not None
    assert (found.cost_median.value, found.quality_median.value) == (cost, quality)
    assert found.cost_median.n == found.quality_median.n == found.peers_with_pair == n


@pytest.mark.parametrize(
    ("focus", "cost_distance", "cost_position", "quality_distance", "quality_position"),
    [
        ("aa", 80.0 - 88.0, Position.BETTER, 0.0, Position.EQUAL),
        ("bb", 95.5 - 88.0, Position.WORSE, 64.0 - 71.0, Position.WORSE),
        ("cc", 72.25 - 88.0, Position.BETTER, 80.5 - 71.0, Position.BETTER),
    ],
)
def test_distance_to_the_median(
    focus: str,
    cost_distance: float,
    cost_position: Position,
    quality_distance: float,
    quality_position: Position,
) -> None:
    found = picture(TABLE, focus)
    assert found.cost_standing is not None
    assert found.quality_standing is not None
    assert (found.cost_standing.distance, found.cost_standing.position) == (cost_distance, cost_position)
    assert (found.quality_standing.distance, found.quality_standing.position) == (
        quality_distance,
        quality_position,
    )


@pytest.mark.parametrize(
    ("period", "cost_change", "quality_change"),
    [
        ("2023", 80.0 - 78.0, 71.0 - 69.5),
        ("2022", 78.0 - 74.5, 69.5 - 66.0),
        ("2021", 74.5 - 70.0, None),  # the quality of 2021 cannot be compared with 2020
        ("2020", None, None),  # the first
    ],
)
def test_change_from_the_previous_comparable_year(
    period: str, cost_change: float | None, quality_change: float | None
) -> None:
    found = picture(TABLE, period=period)
    assert found.cost_standing is not None
    assert found.quality_standing is not None
    assert (found.cost_standing.change, found.quality_standing.change) == (cost_change, quality_change)


def test_the_path_is_not_joined_over_the_break() -> None:
    runs = [[str(pair.period) for pair in run] for run in picture(TABLE).path]
    assert runs == [["2020"], ["2021", "2022", "2023"]]
