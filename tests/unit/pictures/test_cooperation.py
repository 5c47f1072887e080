"""The pictures of the cooperation: both sides, one question closely, each other, and the time axis."""

from __future__ import annotations

import pytest

from lib.answers.cooperation.answer import ScanAnswer, answer
from lib.answers.cooperation.axis import codes_of_condition
from lib.answers.cooperation.choices import ScanChoices, choose
from lib.answers.snapshot import Snapshot
from lib.demo.cooperation.scan import APART_ON_TRUST, FALLEN_SINCE, LAYERS_TOO_SMALL
from lib.domain.cooperation.disclosure import FEWEST_PEOPLE
from lib.domain.cooperation.scan import ScanCondition
from lib.domain.indicators import QUALITY_ROLES, Role
from lib.pictures.cooperation import cooperation_pictures
from lib.pictures.picture import Picture
from lib.text.cooperation.words import CONDITION_NAMES
from lib.text.language import DUTCH, ENGLISH, Language
from tests.unit.pictures.whole import assert_whole

EACH_OTHER = "afspraken-nakomen.opdrachtnemer"


def found(snapshot: Snapshot, focus: str, **wanted: str) -> tuple[ScanChoices, ScanAnswer]:
    choices = choose({"focus": focus, **wanted}, snapshot)
    assert isinstance(choices, ScanChoices)
    assert not choices.unmet
    return choices, answer(choices, snapshot)


def pictures(
    snapshot: Snapshot, focus: str = APART_ON_TRUST, language: Language = DUTCH, **wanted: str
) -> dict[str, Picture]:
    return cooperation_pictures(*found(snapshot, focus, **wanted), language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("condition", ["alle", "relatie"])
def test_a_picture_is_whole(snapshot: Snapshot, language: Language, condition: str) -> None:
    made = pictures(snapshot, APART_ON_TRUST, language, voorwaarde=condition)
    assert {"beeld", "vraag", "verloop"} <= set(made)
    for picture in made.values():
        assert_whole(picture)
        assert picture.fictitious


def test_every_condition_has_both_sides_on_one_line_with_their_numbers(snapshot: Snapshot) -> None:
    picture = pictures(snapshot)["beeld"]
    assert [row[0] for row in picture.table.rows] == [DUTCH.say(name) for name in CONDITION_NAMES.values()]
    for _, client_high, client, contractor_high, contractor in picture.table.rows:
        assert 0 <= client_high <= client
        assert 0 <= contractor_high <= contractor
    assert "mensen bij de opdrachtgever / " in picture.notes[0]


def test_a_question_has_its_layers_as_rows_with_agreement_and_change(snapshot: Snapshot) -> None:
    made = pictures(snapshot, APART_ON_TRUST, onderwerp="fouten-vertellen")["vraag"]
    layers = [row[1] for row in made.table.rows]
    assert layers == ["getoonde lagen samen", "uitvoering", "beheer", "management", "bestuur"] * 2
    board = [row for row in made.table.rows if row[1] == "bestuur"]
    assert all(row[3:10] == (None,) * 7 for row in board)  # 4 were invited
    for row in made.table.rows:
        if row[1] == "getoonde lagen samen":
            assert row[-2]  # whether the side is of one mind
            assert "2024" in row[-1]  # against the round before
    assert len(made.sentences) == 2
    assert made.drawing
    words = " ".join(a["text"] for a in made.drawing.layout["annotations"])
    for row in ("Deze ronde (2025)", "Vorige ronde (2024)", "Uitvoering", "Beheer", "Management"):
        assert row in words


def test_what_is_asked_of_each_other_is_told_both_ways(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, APART_ON_TRUST, onderwerp=EACH_OTHER)
    mirror = cooperation_pictures(choices, shown, DUTCH)["elkaar"]
    assert [row[0] for row in mirror.table.rows] == ["opdrachtgever", "opdrachtnemer"]
    assert all(len([cell for cell in row[1:] if cell is not None]) == 4 for row in mirror.table.rows)
    assert "elkaar" not in pictures(snapshot, APART_ON_TRUST, onderwerp="fouten-vertellen")


def test_answers_quality_and_cost_stand_on_one_axis_with_what_happened(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, APART_ON_TRUST, voorwaarde="relatie")
    client, contractor, quality, cost = (line.measured.indicator for line in shown.lines)
    assert [i.code for i in (client, contractor)] == codes_of_condition(ScanCondition.RELATION)
    assert quality.role in QUALITY_ROLES
    assert cost.role == Role.COST
    kinds = {event.kind for event in shown.events}
    assert {"ronde", "besluit"} <= kinds
    axis = cooperation_pictures(choices, shown, DUTCH)["verloop"]
    told = " ".join((*axis.sentences, *axis.notes))
    assert "Wat samenvalt, hoeft niet met elkaar te maken te hebben." in told


@pytest.mark.parametrize("focus", [APART_ON_TRUST, FALLEN_SINCE, LAYERS_TOO_SMALL])
def test_no_number_of_fewer_than_five_people_is_in_a_table(snapshot: Snapshot, focus: str) -> None:
    table = pictures(snapshot, focus)["vraag"].table
    n = [column.title for column in table.columns].index("n")
    told = [row[n] for row in table.rows if row[n] is not None]
    assert told
    assert min(told) >= FEWEST_PEOPLE
