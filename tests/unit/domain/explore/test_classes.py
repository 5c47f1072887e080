"""Values in classes for a map."""

from __future__ import annotations

import pytest

from lib.domain.explore.classes import ClassKind, classes_of


def test_as_many_in_each_class() -> None:
    values = [float(n**2) for n in range(100)]
    classes = classes_of(values, ClassKind.QUANTILES)
    assert [sum(classes.of(v) == n for v in values) for n in range(5)] == [20] * 5


def test_classes_of_the_same_width() -> None:
    assert classes_of([0.0, 3, 10], ClassKind.EQUAL_WIDTH).edges == (0, 2, 4, 6, 8, 10)


@pytest.mark.parametrize("kind", list(ClassKind))
@pytest.mark.parametrize("values", [[4.0], [4.0] * 9, [1.0, 1, 1, 1, 1, 1, 9], [1.0, 2.0]])
def test_every_value_has_a_class_also_where_edges_coincide(values: list[float], kind: ClassKind) -> None:
    classes = classes_of(values, kind)
    assert len(set(classes.edges)) >= len(classes.edges) - 1
    for value in values:
        assert 0 <= classes.of(value) < len(classes.edges) - 1
    assert classes.of(min(values)) == 0
    assert classes.of(max(values)) == len(classes.edges) - 2 or len(set(values)) == 1
