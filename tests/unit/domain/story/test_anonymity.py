"""Others without a name: who knows every published value is right at most once in five times."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from lib.domain.story.anonymity import grouped_values, pseudonyms

VALUES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=6), st.floats(-1e6, 1e6), min_size=5, max_size=60
)


def test_groups_by_hand() -> None:
    values = {name: float(number) for number, name in enumerate("abcdefghijkl", start=1)}
    assert grouped_values(values) == dict.fromkeys("abcde", 3.0) | dict.fromkeys("fghijkl", 9.0)


@given(VALUES)
def test_a_group_has_at_least_five_of_one_value(values: dict[str, float]) -> None:
    grouped = grouped_values(values)
    assert set(grouped) == set(values)
    assert min(Counter(grouped.values()).values()) >= 5


@given(VALUES)
def test_who_lies_higher_never_stands_lower(values: dict[str, float]) -> None:
    grouped = grouped_values(values)
    ordered = sorted(values, key=lambda code: (values[code], code))
    told = [grouped[code] for code in ordered]
    assert told == sorted(told)


@given(VALUES)
def test_the_nearest_value_names_at_most_one_in_five(values: dict[str, float]) -> None:
    """Everyone of a value has the same published value nearest, so the attacker names one of them at most."""
    right = Counter()
    for code, told in grouped_values(values).items():
        nearest = min(values, key=lambda other: (abs(values[other] - told), other))
        right[nearest == code] += 1
    assert right[True] <= len(values) / 5


def test_pseudonyms_belong_to_a_deck() -> None:
    codes = [f"gemeente-{number}" for number in range(40)]
    first, second = pseudonyms(codes, "a"), pseudonyms(codes, "b")
    assert first == pseudonyms(codes[::-1], "a")
    assert sorted(first.values()) == list(range(1, 41))
    assert sum(first[code] == second[code] for code in codes) < 8
