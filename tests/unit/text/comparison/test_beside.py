"""What two partnerships beside each other say."""

from __future__ import annotations

import pytest

from lib.domain.comparison.beside import Beside, LargeShared, SharedFigure
from lib.domain.partners import Partner
from lib.text.comparison.beside import against_references, beside_sentences, beside_title
from lib.text.language import DUTCH
from tests.samples import COST, QUALITY, figure, organisation, partner

ZWOLLE, NIJMEGEN = (
    partner("zwolle-rova", name="Zwolle - ROVA"),
    partner("nijmegen-dar", name="Nijmegen - Dar"),
)


def told(beside: Beside) -> list[str]:
    return [said.replace("\u00a0", " ") for said in beside_sentences(DUTCH, beside)]


def of(own: float, other: float, **ends: float) -> Beside:
    shared = SharedFigure(COST, figure("2023", own, **ends), figure("2023", other))
    return Beside(ZWOLLE, NIJMEGEN, (LargeShared(shared, (), ()),), (shared,), ())


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (of(117.92, 72.76), "Kosten: Zwolle - ROVA ligt in 2023 € 45 hoger dan Nijmegen - Dar."),
        (of(55.71, 68.40), "Kosten: Zwolle - ROVA ligt in 2023 € 13 lager dan Nijmegen - Dar."),
        (of(106.69, 106.52), "Kosten: in 2023 ongeveer gelijk, met € 0,17 verschil."),
        (of(100, 100), "Kosten: in 2023 gelijk."),
        (of(100, 105, low=90, high=110), "Kosten: in 2023 niet te onderscheiden, met € 5 verschil."),
    ],
)
def test_how_far_apart_they_are(beside: Beside, said: str) -> None:
    assert told(beside) == [said]
    assert beside_title(DUTCH, beside) == "Zwolle - ROVA naast Nijmegen - Dar"


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ((NIJMEGEN,), "Kwaliteit: geen cijfer van Nijmegen - Dar."),
        ((ZWOLLE, NIJMEGEN), "Kwaliteit: geen cijfer van Zwolle - ROVA en Nijmegen - Dar."),
        ((), "Kwaliteit: er is geen periode waarover beide dit cijfer hebben."),
    ],
)
def test_what_is_not_there_of_both_is_said(without: tuple[Partner, ...], said: str) -> None:
    beside = Beside(ZWOLLE, NIJMEGEN, (), (), ((QUALITY, without),))
    assert told(beside) == [said, "Er is geen cijfer dat beide over dezelfde periode hebben."]


def test_each_stands_against_its_own_references() -> None:
    shared = SharedFigure(COST, figure("2023", 117.92), figure("2023", 72.76))
    large = LargeShared(shared, ((organisation("nl"), figure("2023", 125.35)),), ())
    said = [clause.replace("\u00a0", " ") for clause in against_references(DUTCH, large, own=True)]
    assert said == ["€ 7,43 onder Nl (€ 125)"]
    assert list(against_references(DUTCH, large, own=False)) == []
