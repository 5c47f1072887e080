"""Words about an indicator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.text.indicators import title_per
from lib.text.language import DUTCH
from tests.samples import indicator


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [
        ("Kosten", "EUR/huishouden", "Kosten per huishouden"),
        ("Groen, kosten per 1.000 inwoners", "GBP/1000 inwoners", "Groen, kosten per 1.000 inwoners"),
        ("Afval, nettokosten per aansluiting", "GBP/aansluiting", "Afval, nettokosten per aansluiting"),
        ("Lasten", "EUR/1000 inwoners", "Lasten per 1.000 inwoners"),
        ("Aandeel", "%", "Aandeel"),
    ],
)
def test_a_title_says_once_what_it_is_per(title: str, unit: str, said: str) -> None:
    found = replace(indicator(unit=unit), title=title)
    assert title_per(DUTCH, found).replace("\u00a0", " ") == said
