"""Every peer in a panel of its own: who is not drawn is told, by number or by name."""

from __future__ import annotations

from lib.charts.explore.multiples import MOST_PANELS
from lib.domain.explore.history import history_of
from lib.domain.figures import Stand
from lib.domain.partners import Partner
from lib.domain.periods import PeriodKind
from lib.pictures.explore.over_time import multiples_picture
from lib.pictures.picture import Picture
from lib.text.language import DUTCH
from tests.samples import COST, figure, measured, partner
from tests.unit.pictures.whole import assert_whole

FOCUS = partner("aa-cc")


def picture(*with_figures: Partner, without: tuple[Partner, ...] = ()) -> Picture:
    known = {who: [figure("2022", 5), figure("2023", 6)] for who in (FOCUS, *with_figures)}
    table = {**known, **{who: [] for who in without}}
    codes = [who.code for who in table if who != FOCUS]
    found = history_of(measured(COST, table), FOCUS, Stand.ACTUAL, PeriodKind.YEAR, codes)
    return multiples_picture(found, DUTCH)


def test_everyone_who_is_drawn_is_named_for_a_screen_reader() -> None:
    found = picture(partner("bb-cc"), partner("dd-cc"))
    assert_whole(found)
    assert found.sentences == ()
    assert found.drawing
    assert found.drawing.alt.endswith("Bb-Cc Dd-Cc")


def test_more_than_fit_are_told_by_number() -> None:
    found = picture(*(partner(f"p{n:02}-cc") for n in range(MOST_PANELS + 2)))
    assert found.sentences == (f"Hier staan de eerste {MOST_PANELS} van {MOST_PANELS + 2}, op naam.",)


def test_who_lacks_the_figure_is_told_by_name() -> None:
    found = picture(partner("bb-cc"), without=(partner("zz-cc"),))
    assert found.sentences == ("Zonder dit cijfer: Zz-Cc.",)
    nobody = picture(without=(partner("zz-cc"),))
    assert nobody.drawing is None
    assert nobody.source == ""
