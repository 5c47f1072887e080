from __future__ import annotations

from lib.domain.quantities.change import at_end_of, changes_by_type, quantity_change
from tests.bridges import counted
from tests.samples import day


def parts(*lines, events=(), start=2023, end=2024):
    change = quantity_change(changes_by_type(lines, start, end, events).values())
    return change and tuple(map(float, (change.start, change.end, change.growth, change.recount)))


def test_a_new_count_is_growth() -> None:
    assert parts(counted("2020-01-01", 100), counted("2024-06-01", 110)) == (100, 110, 10, 0)


def test_a_count_with_the_status_recounted_is_no_growth() -> None:
    assert parts(counted("2020-01-01", 100), counted("2024-06-01", 125, "herijkt")) == (100, 125, 0, 25)


def test_growth_and_recount_in_one_span() -> None:
    lines = (
        counted("2020-01-01", 100, area="Noord"),
        counted("2020-01-01", 50, area="Zuid"),
        counted("2023-12-31", 104, area="Noord"),
        counted("2024-12-31", 112, area="Noord"),
        counted("2024-07-01", 40, "herijkt", area="Zuid"),
        counted("2024-07-01", 6, area="Oost"),
    )
    assert parts(*lines) == (154, 158, 8 + 6, -10)


def test_growth_after_a_recount_counts_from_the_recount() -> None:
    lines = (
        counted("2020-01-01", 100),
        counted("2023-01-01", 90, "herijkt"),
        counted("2024-01-01", 95),
    )
    assert parts(*lines, start=2022) == (100, 95, 5, -10)


def test_what_was_recounted_within_the_earlier_year_is_no_part_of_the_change() -> None:
    lines = (counted("2023-01-01", 100), counted("2023-12-01", 90, "herijkt"), counted("2024-06-01", 95))
    assert parts(*lines) == (90, 95, 5, 0)


def test_an_event_makes_every_change_of_its_year_a_recount_where_no_line_says_so() -> None:
    lines = (counted("2020-01-01", 100), counted("2024-06-01", 125))
    assert parts(*lines, events=[day("2024-05-01")]) == (100, 125, 0, 25)
    assert parts(*lines, events=[day("2023-05-01")]) == (100, 125, 25, 0)
    told = (*lines, counted("2024-06-01", 5, "herijkt", area="Noord"))
    assert parts(*told, events=[day("2024-05-01")]) == (100, 130, 25, 5)


def test_an_event_on_the_last_day_is_about_that_day_or_the_next_year() -> None:
    new_year = (counted("2020-01-01", 100), counted("2024-01-01", 125))
    assert parts(*new_year, events=[day("2023-12-31")]) == (100, 125, 0, 25)
    that_day = (counted("2020-01-01", 100), counted("2023-12-31", 125), counted("2024-06-01", 130))
    assert parts(*that_day, events=[day("2023-12-31")], start=2022) == (100, 130, 5, 25)


def test_nothing_at_either_end_cannot_be_split() -> None:
    assert parts(counted("2024-01-01", 100)) is None
    assert parts(counted("2020-01-01", 100), counted("2024-01-01", 0)) is None
    assert parts() is None


def test_the_newest_count_per_object_type_and_area() -> None:
    lines = [
        counted("2022-05-01", 7, kind="boom"),
        counted("2023-12-31", 3),
        counted("2024-01-01", 4),
        counted("2021-01-01", 2),
    ]
    assert sorted(line.amount for line in at_end_of(lines, 2023)) == [3, 7]


def test_each_object_type_apart_in_its_own_unit() -> None:
    lines = (
        counted("2020-01-01", 100),
        counted("2020-01-01", 40, kind="boom"),
        counted("2024-06-01", 110),
        counted("2024-06-01", 36, "herijkt", kind="boom"),
        counted("2024-06-01", 5, kind="haag"),
    )
    changes = changes_by_type(lines, 2023, 2024)
    assert {kind: tuple(map(float, change)) for kind, change in changes.items()} == {
        "gazon": (100, 110, 10, 0),
        "boom": (40, 36, 0, -4),
        "haag": (0, 5, 5, 0),
    }
    assert [change.is_whole for change in changes.values()] == [True, True, False]
