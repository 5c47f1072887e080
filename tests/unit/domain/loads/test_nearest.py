"""The code that was probably meant: signs and case first, then letters."""

from __future__ import annotations

import pytest

from lib.domain.loads.nearest import MOST_COMPARED, Known

CODES = (
    "afvalscheiding_pct",
    "restafval_kg_inw",
    "restafval_fijn_kg_inw",
    "nijmegen-dar",
    "sudwest-fryslan",
    "A+",
    "A",
)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Afvalscheiding pct", "afvalscheiding_pct"),
        ("afvalscheiding-pct", "afvalscheiding_pct"),
        ("afvalscheding_pct", "afvalscheiding_pct"),
        ("restafval_kg_inwoner", "restafval_kg_inw"),
        ("Nijmegen – Dar", "nijmegen-dar"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("a +", "A+"),
        ("a", "A"),
        ("heel iets anders", ""),
        ("", ""),
        ("–", ""),
    ],
)
def test_the_nearest_code(given: str, meant: str) -> None:
    assert Known(CODES).nearest(given) == meant


def test_among_very_many_only_signs_are_looked_past() -> None:
    known = Known(f"code_{n}" for n in range(MOST_COMPARED + 1))
    assert known.nearest("Code 12") == "code_12"
    assert known.nearest("kode_12") == ""
