from __future__ import annotations

import pytest

from lib.domain.cooperation.agreement import Concord
from lib.domain.cooperation.disclosure import (
    Answered,
    AskedGroup,
    AskedItem,
    Distribution,
    ShownRound,
    disclose_round,
)
from lib.domain.cooperation.matters import (
    Matter,
    RoundChange,
    change_of,
    contrasted,
    largest,
    matters_of,
    most_people,
    of_conditions,
    side_view,
)
from lib.domain.cooperation.scan import Aim, AnswerAbout, PartnerSide, Question, ScanCondition, Tier
from lib.domain.cooperation.two_sides import Contrast

CLIENT, CONTRACTOR = PartnerSide
WORK, UPKEEP = Tier.EXECUTION, Tier.UPKEEP
WORDS = ("a", "b", "c", "d")


def question(code: str, condition: ScanCondition, aim: Aim = Aim.TOGETHER) -> Question:
    return Question(code, code, condition, aim, f"{code}?", WORDS)


QUESTIONS = {
    q.code: q
    for q in (
        question("vertrouwen", ScanCondition.RELATION),
        question("aanspreken", ScanCondition.RELATION, Aim.EACH_OTHER),
        question("doelen", ScanCondition.AMBITION),
    )
}
TRUST, ABOUT_CLIENT, ABOUT_CONTRACTOR, GOALS = matters_of(QUESTIONS.values())

Cells = dict[tuple[PartnerSide, Tier, Matter], tuple[int, ...]]


def shown(cells: Cells, invited: int = 30) -> ShownRound:
    answered = [
        Answered(AskedGroup(side, tier), matter.asked(side), counts)
        for (side, tier, matter), counts in cells.items()
    ]
    return disclose_round(answered, {a.group: invited for a in answered})


APART: Cells = {
    (CLIENT, WORK, TRUST): (1, 2, 6, 11),
    (CONTRACTOR, WORK, TRUST): (9, 8, 2, 1),
    (CLIENT, WORK, GOALS): (4, 5, 6, 5),
    (CONTRACTOR, WORK, GOALS): (5, 5, 6, 4),
}


def test_what_is_asked_about_each_other_is_two_matters() -> None:
    assert [matter.code for matter in matters_of(QUESTIONS.values())] == [
        "vertrouwen",
        "aanspreken.opdrachtgever",
        "aanspreken.opdrachtnemer",
        "doelen",
    ]
    assert ABOUT_CLIENT.asked(CLIENT) == AskedItem("aanspreken", AnswerAbout.OWN)
    assert ABOUT_CLIENT.asked(CONTRACTOR) == AskedItem("aanspreken", AnswerAbout.OTHER)
    assert ABOUT_CONTRACTOR.asked(CLIENT) == AskedItem("aanspreken", AnswerAbout.OTHER)
    assert TRUST.asked(CONTRACTOR) == AskedItem("vertrouwen", AnswerAbout.TOGETHER)


def test_the_largest_difference_comes_first() -> None:
    found = contrasted(shown(APART), matters_of(QUESTIONS.values()))
    assert [(c.matter, c.contrast) for c in found] == [
        (TRUST, Contrast.DIFFERENT),
        (GOALS, Contrast.UNCLEAR),
    ]
    assert [c.matter for c in largest(reversed(found))] == [TRUST, GOALS]


def test_five_sure_differences_leave_out_the_rest() -> None:
    sure, unclear = contrasted(shown(APART), matters_of(QUESTIONS.values()))
    assert largest([unclear, *[sure] * 7]) == (sure,) * 5
    assert largest([unclear, sure, sure, sure]) == (sure,) * 3
    assert largest([unclear, sure]) == (sure, unclear)


def test_a_side_that_cannot_be_shown_is_not_compared() -> None:
    (found,) = contrasted(shown({(CLIENT, WORK, TRUST): (1, 2, 6, 11)}), [TRUST])
    assert found.comparison is None
    assert found.contrast is Contrast.TOO_FEW
    assert largest([found]) == ()
    assert contrasted(shown({(CLIENT, WORK, TRUST): (1, 1, 1, 1)}), [TRUST]) == ()


def test_sides_on_other_steps_are_compared_in_halves() -> None:
    """8 people are told in halves: 1 of 8 high beside 17 of 20."""
    (found,) = contrasted(
        shown({(CLIENT, WORK, TRUST): (1, 2, 6, 11), (CONTRACTOR, WORK, TRUST): (4, 3, 1, 0)}), [TRUST]
    )
    assert found.comparison is not None
    assert found.comparison.superiority == pytest.approx((17 * 7 + (17 * 1 + 3 * 7) / 2) / 160)
    assert found.contrast is Contrast.DIFFERENT


def test_a_condition_is_all_its_questions_together() -> None:
    cells = {**APART, (CLIENT, WORK, ABOUT_CLIENT): (3, 3, 3, 3)}
    found = contrasted(shown(cells), matters_of(QUESTIONS.values()))
    told = of_conditions(found, QUESTIONS)
    assert list(told) == [ScanCondition.AMBITION, ScanCondition.RELATION]
    assert told[ScanCondition.RELATION].client == Distribution((4, 5, 9, 14))
    assert told[ScanCondition.RELATION].contractor == Distribution((9, 8, 2, 1))
    assert most_people(found, CLIENT) == 20


def test_change_is_over_the_layers_of_both_rounds() -> None:
    before = shown({(CLIENT, WORK, TRUST): (9, 8, 2, 1), (CLIENT, UPKEEP, TRUST): (5, 5, 5, 5)})
    now = shown({(CLIENT, WORK, TRUST): (1, 2, 6, 11), (CLIENT, UPKEEP, TRUST): (1, 0, 1, 1)})
    item = TRUST.asked(CLIENT)
    assert change_of(now, before, CLIENT, item) == RoundChange(
        Distribution((9, 8, 2, 1)), Distribution((1, 2, 6, 11)), Contrast.DIFFERENT
    )
    assert change_of(now, before, CONTRACTOR, item) is None
    assert change_of(now, shown({(CLIENT, UPKEEP, TRUST): (5, 5, 5, 5)}), CLIENT, item) is None


def test_a_change_is_told_in_halves_where_one_round_is() -> None:
    before, now = shown({(CLIENT, WORK, TRUST): (3, 2, 1, 1)}), shown({(CLIENT, WORK, TRUST): (1, 2, 6, 11)})
    found = change_of(now, before, CLIENT, TRUST.asked(CLIENT))
    assert found == RoundChange(Distribution((5, 2)), Distribution((3, 17)), Contrast.TOO_FEW)


def test_one_side_with_its_layers() -> None:
    now = shown({(CLIENT, UPKEEP, TRUST): (1, 1, 1, 0), (CLIENT, WORK, TRUST): (0, 1, 9, 2)}, invited=14)
    view = side_view(now, None, TRUST, CLIENT)
    assert view.shown == Distribution((0, 1, 9, 2))
    assert view.invited == 14
    assert view.concord is Concord.ONE_WAY
    assert [(layer.tier, layer.invited, layer.shown) for layer in view.layers] == [
        (WORK, 14, Distribution((0, 1, 9, 2))),
        (UPKEEP, 14, None),
    ]
    assert view.change is None
    assert side_view(now, None, TRUST, CONTRACTOR).layers == ()
