"""A second partnership beside the focus: from a wish in the URL to who stands there."""

from __future__ import annotations

import pytest

from lib.answers.chooser import Chooser
from lib.answers.comparison.beside import choose_beside
from tests.samples import partner

ZWOLLE, NIJMEGEN = partner("zwolle-rova"), partner("nijmegen-dar")
INVENTED, ABROAD = partner("dorp-bedrijf", fictitious=True), partner("stad-dienst", country="GB")
EVERYONE = (ZWOLLE, NIJMEGEN, INVENTED, ABROAD)


@pytest.mark.parametrize(
    ("asked", "fictitious", "stands", "unmet"),
    [
        ({}, False, None, []),
        ({"naast": "geen"}, False, None, []),
        ({"naast": "nijmegen-dar"}, False, NIJMEGEN, []),
        ({"naast": "zwolle-rova"}, False, None, []),  # who is in focus stands there already
        ({"naast": "stad-dienst"}, True, None, [("naast", "stad-dienst")]),
        ({"naast": "dorp-bedrijf"}, False, None, [("naast", "dorp-bedrijf")]),
        ({"naast": "dorp-bedrijf"}, True, INVENTED, []),
        ({"naast": "<b>x</b>"}, True, None, [("naast", "<b>x</b>")]),
    ],
)
def test_who_stands_beside_the_focus(
    asked: dict[str, str], fictitious: bool, stands: object, unmet: list[tuple[str, str]]
) -> None:
    chooser = Chooser(asked)
    chosen = choose_beside(chooser, ZWOLLE, EVERYONE, fictitious=fictitious)
    assert chosen.partner == stands
    assert chooser.unmet == unmet
    assert chosen.parameters() == ({"naast": chosen.partner.code} if chosen.partner else {})


def test_without_a_focus_nobody_stands_beside_it() -> None:
    assert choose_beside(Chooser({"naast": "nijmegen-dar"}), None, EVERYONE, fictitious=False).partners == ()
