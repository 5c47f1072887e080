"""The share at level of each rating scale, without a verdict."""

from __future__ import annotations

from lib.domain.service_levels.inspections import ReadingTally
from lib.domain.service_levels.scales import ScaleOutcome, by_scale, worst_and_best_scales


def read(
    counts: tuple[int, int, int, int, int],
    scale: str = "gras",
    *,
    level: str | None = "B",
    cross: str | None = None,
    nvt: int = 0,
    year: int = 2024,
) -> ReadingTally:
    norm, cross_norm = (None if agreed is None else 90.0 for agreed in (level, cross))
    cut = "schoon" if cross else None
    return ReadingTally(year, "Noord", None, scale, "groen", cut, level, norm, cross, cross_norm, counts, nvt)


def test_readings_of_a_scale_at_the_level_of_their_day_and_place() -> None:
    readings = [
        read((1, 2, 3, 4, 0), nvt=2),
        read((0, 0, 5, 0, 0), level="A"),
        read((0, 1, 0, 0, 0), level=None),
        read((9, 9, 9, 9, 9), year=2023),
    ]
    (found,) = by_scale(readings, 2024)
    assert found == ScaleOutcome("groen", "gras", ("A", "B"), 6, 15, (1, 3, 8, 4, 0), 1, 2)
    assert found.pct == 40


def test_a_scale_of_a_cross_cut_is_told_there_too_at_that_level() -> None:
    green, clean = by_scale([read((0, 5, 5, 0, 0), "zwerfafval", cross="A")], 2024)
    assert [(s.group, s.levels, s.reached, s.is_cross_cut) for s in (green, clean)] == [
        ("groen", ("B",), 10, False),
        ("schoon", ("A",), 5, True),
    ]


def test_lowest_and_highest_scales_with_readings_enough() -> None:
    shares = {"a": (0, 9), "b": (10, 100), "c": (50, 100), "d": (100, 100), "e": (10, 10)}
    scales = by_scale(
        [read((0, 0, hits, total - hits, 0), scale) for scale, (hits, total) in shares.items()], 2024
    )
    lowest, highest = worst_and_best_scales(scales)
    assert [s.scale for s in lowest] == ["b", "c"]  # 0 of 9 says too little
    assert [s.scale for s in highest] == ["d", "e"]
    lowest, highest = worst_and_best_scales(scales, most=1)
    assert [s.scale for s in (*lowest, *highest)] == ["b", "d"]
    assert worst_and_best_scales(scales[:1]) == ((), ())
