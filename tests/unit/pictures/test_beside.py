"""Two partnerships beside each other: a row for every figure of both, with its source, and no drawing."""

from __future__ import annotations

import pytest

from lib.domain.comparison.beside import Beside, SharedFigure
from lib.domain.figures import Status
from lib.pictures.beside import beside_picture
from lib.text.language import DUTCH, ENGLISH, Language
from tests.samples import COST, QUALITY, figure, partner

AA, BB = partner("aa-cc", name="Aa - Cc"), partner("bb-cc", name="Bb - Cc")
SHARED = (
    SharedFigure(
        COST,
        figure("2023", 117.92, Status.ACCOUNTS, source="Begroting Aa"),
        figure("2023", 72.76, Status.PROVISIONAL, source="Bb telt"),
    ),
    SharedFigure(QUALITY, figure("2022", 80, source="Schouw"), figure("2022", 80, source="Schouw")),
)


def plain(value: object) -> object:
    return value.replace("\u00a0", " ") if isinstance(value, str) else value


def test_a_row_for_every_figure_of_both_with_its_period_and_statuses() -> None:
    picture = beside_picture(Beside(AA, BB, (), SHARED, ()), DUTCH)
    assert [column.title for column in picture.table.columns][3:] == ["Aa - Cc", "Bb - Cc", "Verschil"]
    cost, quality = ([plain(cell) for cell in row] for row in picture.table.rows)
    assert cost[2:5] == ["2023 (rekening / voorlopig)", "€ 117,92", "€ 72,76"]
    assert quality[2:5] == ["2022 (definitief)", "80%", "80%"]
    assert "45" in str(cost[-1])
    assert picture.drawing is None
    assert all(source in picture.source for source in ("Begroting Aa", "Bb telt", "Schouw"))


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_without_a_figure_of_both_there_is_a_sentence_and_no_source(language: Language) -> None:
    picture = beside_picture(Beside(AA, BB, (), (), ()), language)
    assert picture.table.rows == ()
    assert picture.sentences
    assert picture.source == ""


@pytest.mark.parametrize("invented", ["focus", "other", None])
def test_one_fictitious_partnership_makes_the_picture_fictitious(invented: str | None) -> None:
    pair = {"focus": AA, "other": BB}
    if invented:
        pair[invented] = partner("dd-ee", fictitious=True)
    assert beside_picture(Beside(*pair.values(), (), SHARED, ()), DUTCH).fictitious == (invented is not None)
