"""A name that is given is one line of signs that can be seen."""

from __future__ import annotations

import pytest

from lib.domain.loads.who import LONGEST_NAME, given_name


@pytest.mark.parametrize(
    ("text", "name"),
    [(" Ans  de Vries ", "Ans de Vries"), ("a\nb\x1b[31m\u202e", "a b [31m"), (None, ""), ("  ", "")],
)
def test_a_given_name(text: str | None, name: str) -> None:
    assert given_name(text) == name


def test_a_long_name_is_cut_off() -> None:
    assert given_name("a" * 200) == "a" * LONGEST_NAME
