"""The paper of a meeting is what the page "Partnerschap" shows, with what was chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from lib.answers.snapshot import Snapshot
from lib.pictures.meeting.paper import meeting_paper
from lib.text.language import DUTCH
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

TODAY = dt.date(2026, 11, 30)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("published", tmp_path_factory.mktemp("published"))) as opened:
        yield opened


def test_the_paper_of_nijmegen(snapshot: Snapshot) -> None:
    paper = meeting_paper({"focus": "nijmegen-dar"}, snapshot, TODAY, DUTCH)
    assert paper
    assert paper.about == "Nijmegen - Dar · Afval · 2021"
    assert paper.chosen[0] == "Vergeleken met: 2020 of eerder"
    assert "focus=nijmegen-dar&dienst=afval&periode=2021&vorige=2020" in paper.chosen[-1]
    assert "Te besluiten" in [part.heading for part in paper.parts if part.asks]
    assert {"beeld", "verloop"} <= {picture.name for picture in paper.pictures}
    assert not paper.fictitious
    assert not any(picture.fictitious for picture in paper.pictures)


def test_a_wish_that_cannot_be_met_is_said(snapshot: Snapshot) -> None:
    paper = meeting_paper({"focus": "nijmegen-dar", "dienst": "niets"}, snapshot, TODAY, DUTCH)
    assert paper
    assert "Dienst “niets”" in paper.unmet[0]
