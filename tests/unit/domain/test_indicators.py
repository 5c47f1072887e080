"""Indicators: which service they serve, which way is better."""

from __future__ import annotations

import dataclasses

import pytest

from lib.domain.indicators import Direction, Role
from tests.samples import indicator


@pytest.mark.parametrize(
    ("service", "role", "serves_waste"),
    [
        ("afval", Role.QUALITY, True),
        ("afval", Role.COST, True),
        ("groen", Role.QUALITY, False),
        ("algemeen", Role.SATISFACTION, True),
        ("algemeen", Role.SERVICE, True),
        ("algemeen", Role.COST, False),
        ("algemeen", Role.CONTEXT, False),
    ],
)
def test_general_quality_serves_every_service(service: str, role: Role, serves_waste: bool) -> None:
    assert dataclasses.replace(indicator(role=role), service=service).serves("afval") is serves_waste


def test_lower_is_better_only_when_it_says_so() -> None:
    assert [d for d in Direction if indicator(direction=d).lower_is_better] == [Direction.LOWER]
