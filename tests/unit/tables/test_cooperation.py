from __future__ import annotations

from lib.domain.cooperation.disclosure import Answered, AskedGroup, disclose_round
from lib.domain.cooperation.matters import contrasted, matters_of, of_conditions, side_view
from lib.domain.cooperation.scan import Aim, PartnerSide, Question, ScanCondition, Tier
from lib.tables.cooperation import cells_of_round_table, conditions_table, matters_table, views_table
from lib.text.language import Language

DUTCH = Language("nl")
TRUST = Question(
    "fouten", "vertrouwen", ScanCondition.RELATION, Aim.TOGETHER, "Fouten?", ("a", "b", "c", "d")
)
QUESTIONS = {"fouten": TRUST}
[MATTER] = matters_of([TRUST])
CLIENT, CONTRACTOR = PartnerSide
WORK, BOARD = AskedGroup(CLIENT, Tier.EXECUTION), AskedGroup(CLIENT, Tier.BOARD)
THEIRS = AskedGroup(CONTRACTOR, Tier.EXECUTION)
ITEM = MATTER.asked(CLIENT)
SHOWN = disclose_round(
    [
        Answered(WORK, ITEM, (1, 2, 8, 9)),
        Answered(BOARD, ITEM, (1, 1, 1, 0)),
        Answered(THEIRS, ITEM, (4, 2, 1, 1)),
    ],
    {WORK: 24, BOARD: 5, THEIRS: 12},
)


def test_both_sides_beside_each_other() -> None:
    [row] = matters_table(contrasted(SHOWN, [MATTER]), QUESTIONS, DUTCH).rows
    assert row[:8] == ("Relatie", "vertrouwen", "Fouten?", 17, 20, 2, 8, "anders gezien")
    # 17 of 20 high beside 2 of 8: (17 * 6 + (17 * 2 + 3 * 6) / 2) / 160.
    assert row[8] == 80.0


def test_a_condition_counts_answers() -> None:
    told = of_conditions(contrasted(SHOWN, [MATTER]), QUESTIONS)
    assert conditions_table(told, DUTCH).rows == (("Relatie", 17, 20, 2, 8),)


def test_every_layer_that_was_invited_has_its_row_and_hidden_ones_no_number() -> None:
    rows = cells_of_round_table(SHOWN, QUESTIONS, DUTCH).rows
    assert rows == (
        ("Fouten?", "opdrachtgever", "uitvoering", 24, 1, 2, 8, 9, 3, 17, 20, "ja"),
        ("Fouten?", "opdrachtgever", "bestuur", 5, *[None] * 7, "niet (eensluidend) te tonen"),
        ("Fouten?", "opdrachtnemer", "uitvoering", 12, *[None] * 4, 6, 2, 8, "ja"),
    )


def test_one_matter_per_side_and_layer() -> None:
    views = [side_view(SHOWN, None, MATTER, side) for side in PartnerSide]
    rows = views_table(views, None, DUTCH).rows
    assert [row[:3] for row in rows] == [
        ("opdrachtgever", "getoonde lagen samen", 24),
        ("opdrachtgever", "uitvoering", 24),
        ("opdrachtgever", "bestuur", 5),
        ("opdrachtnemer", "getoonde lagen samen", 12),
        ("opdrachtnemer", "uitvoering", 12),
    ]
    assert rows[0][-2:] == ("grotendeels eensgezind", "geen eerdere ronde")
    assert rows[2][3:11] == (*[None] * 7, "niet (eensluidend) te tonen")
