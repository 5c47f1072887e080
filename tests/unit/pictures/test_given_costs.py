"""Given cost figures as a picture: drawn where there is a line to see, told where there is one figure."""

from __future__ import annotations

from lib.domain.comparison.series_breaks import causes_in
from lib.domain.costs.given import GivenCost
from lib.domain.derivation import Basis, Derivation, Ingredient
from lib.domain.figures import Status
from lib.domain.indicators import Role
from lib.pictures.given_costs import given_costs_picture
from lib.text.language import DUTCH
from tests.samples import figure, indicator, partner
from tests.unit.pictures.whole import assert_whole

AMOUNT = GivenCost(
    indicator("bedrag", Role.CONTEXT, "EUR"),
    (figure("2018", 900, Status.ACCOUNTS), figure("2019", 950, Status.BUDGET)),
)
MOVED = Derivation((Ingredient(Basis.COSTS),), causes=causes_in("overdracht"))
SINGLE = GivenCost(indicator("lasten"), (figure("2023", 72.76, Status.ACCOUNTS),))


def test_accounts_and_budgets_are_drawn_and_every_figure_is_in_the_table() -> None:
    picture = given_costs_picture("Kosten", [SINGLE, AMOUNT], partner("aa-cc"), DUTCH)
    assert_whole(picture)
    assert picture.drawing is not None
    assert [row[:2] for row in picture.table.rows] == [
        ("Lasten", "2023"),
        ("Bedrag", "2018"),
        ("Bedrag", "2019"),
    ]
    assert picture.notes == ("stip in het rondje: begroting of voorlopig",)


def test_a_single_figure_is_told_and_not_drawn() -> None:
    picture = given_costs_picture("Kosten", [SINGLE], partner("aa-cc"), DUTCH)
    assert (picture.drawing, picture.notes) == (None, ())
    assert len(picture.sentences) == 1


def test_a_cut_line_says_why_with_the_remark_on_its_figure() -> None:
    told = figure("2020", 800, Status.ACCOUNTS, series_break=True, remark="zonder rente")
    moved = figure(*("2021", 990, Status.ACCOUNTS), series_break=True, source=MOVED)
    cost = GivenCost(
        indicator("bedrag", Role.CONTEXT, "EUR"), (figure("2019", 900, Status.ACCOUNTS), told, moved)
    )
    picture = given_costs_picture("Kosten", [cost], partner("aa-cc"), DUTCH)
    assert picture.notes == (
        "Reeksbreuk in Bedrag: 2021, overdracht; 2020, opgegeven bij het cijfer: zonder rente",
    )
    assert_whole(picture)
