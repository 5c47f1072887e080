"""Every picture of the page "Kosten" has a heading, an alt text, its table, its source and its flag."""

from __future__ import annotations

import pytest

from lib.answers.costs.answer import answer
from lib.answers.costs.choices import choose
from lib.answers.snapshot import Snapshot
from lib.pictures.costs import cost_pictures
from lib.pictures.picture import Picture
from lib.text.language import DUTCH, ENGLISH, Language
from tests.unit.pictures.whole import assert_whole


def pictures(snapshot: Snapshot, language: Language = DUTCH, **wanted: str) -> dict[str, Picture]:
    choices = choose(wanted, snapshot)
    return cost_pictures(choices, answer(choices, snapshot), language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("service", ["afval", "groen"])
def test_a_picture_is_whole(snapshot: Snapshot, language: Language, service: str) -> None:
    found = pictures(snapshot, language, focus="demo-kastelburg-klaarwijk", dienst=service)
    assert list(found) == ["opbouw", "brug", "schaal", "vormen"]
    for picture in found.values():
        assert_whole(picture)
        assert picture.fictitious


def test_the_table_holds_what_is_drawn(snapshot: Snapshot) -> None:
    found = pictures(snapshot, focus="demo-kastelburg-klaarwijk", dienst="groen")
    assert [picture.table.title for picture in found.values()] == [
        "Opbouw",
        "Brug",
        "Vergeleken",
        "Vergeleken",
    ]
    assert found["schaal"].table == found["vormen"].table


def test_what_is_real_is_not_flagged(snapshot: Snapshot) -> None:
    found = pictures(snapshot, focus="proefstad")
    assert not any(picture.fictitious for picture in found.values())
    assert found["opbouw"].source.startswith("Bron: proef")
    assert "fictief" not in found["opbouw"].source


def test_without_a_partnership_there_is_no_picture(snapshot: Snapshot) -> None:
    choices = choose({"focus": "demo-waterwold-klaarwijk"}, snapshot)
    assert choices.service is None
    assert cost_pictures(choices, answer(choices, snapshot), DUTCH) == {}
