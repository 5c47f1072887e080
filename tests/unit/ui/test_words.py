"""Text on a page: nothing of it is markup, and a line does not end within an amount."""

from __future__ import annotations

import pytest

from lib.ui.words import escaped
from tests.ui.reading import unescaped

JOINER = "\N{WORD JOINER}"


@pytest.mark.parametrize("said", ["+£43,456.49 (2019)", "\N{MINUS SIGN}€\u00a04,37 goedkoper"])
def test_a_sign_stays_with_its_amount(said: str) -> None:
    shown = escaped(said)
    assert shown.replace("\\", "").startswith(said[0] + JOINER + said[1])
    assert unescaped(shown) == said


def test_a_sign_before_a_number_needs_nothing() -> None:
    assert JOINER not in escaped("+14 pp, \N{MINUS SIGN}67 kg, 3 + 4")
