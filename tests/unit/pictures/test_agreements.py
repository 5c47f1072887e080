"""The pictures of what was agreed: the term of contracts, what steering costs, and fires against process."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from lib.answers.agreements.answer import AgreementAnswer, answer
from lib.answers.agreements.choices import choose
from lib.answers.snapshot import Snapshot
from lib.demo.agreements.contracts import LONG_TERM
from lib.domain.peers import MINIMUM_PEERS
from lib.pictures.agreements import agreement_pictures
from lib.pictures.picture import Picture
from lib.text.language import DUTCH, ENGLISH, Language
from tests.unit.pictures.whole import assert_whole

TODAY = dt.date(2026, 1, 15)


def found(snapshot: Snapshot, focus: str = LONG_TERM) -> AgreementAnswer:
    return answer(choose({"focus": focus}, snapshot), snapshot, TODAY)


def pictures(snapshot: Snapshot, language: Language = DUTCH, focus: str = LONG_TERM) -> dict[str, Picture]:
    return agreement_pictures(found(snapshot, focus), language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_a_picture_is_whole(snapshot: Snapshot, language: Language) -> None:
    made = pictures(snapshot, language)
    assert list(made) == ["looptijd", "regie", "brandjes"]
    for picture in made.values():
        assert_whole(picture)
        assert picture.fictitious


def test_steering_per_100_euro_is_the_cost_of_it_over_the_value_of_the_contract(snapshot: Snapshot) -> None:
    shown = found(snapshot)
    own = shown.steering[shown.focus]
    assert own.per_100 == pytest.approx(100 * own.cost / own.contract_value)
    said = agreement_pictures(shown, DUTCH)["regie"].sentences[0].replace("\u00a0", " ")
    assert f"dat is € {DUTCH.number(own.per_100, 2)} per € 100" in said


def test_steering_stands_beside_the_form_of_the_contract_and_no_small_group_has_a_median(
    snapshot: Snapshot,
) -> None:
    shown = found(snapshot)
    forms = {partner.contract_form for partner in shown.steering}
    assert len(forms) >= 2
    picture = agreement_pictures(shown, DUTCH)["regie"]
    assert (
        "Waarom gaat er bij de ene contractvorm meer energie in sturen dan bij de andere?"
        in picture.sentences
    )
    assert "Geen volgorde van goed naar slecht" in picture.notes[0]
    assert str(MINIMUM_PEERS) in picture.notes[0]
    assert len(picture.table.rows) == len(shown.steering)


def test_fires_against_process_is_a_share_of_all_hours_over_the_years(snapshot: Snapshot) -> None:
    shown = found(snapshot)
    picture = agreement_pictures(shown, DUTCH)["brandjes"]
    assert len(picture.sentences) == len(shown.unplanned)
    for line, said in zip(shown.unplanned, picture.sentences, strict=True):
        first, last = (float(n.replace(",", ".")) for n in re.findall(r"([\d,]+)%", said))
        assert last < first  # the case of the demo set: unplanned work falls over four years
        assert len(line.figures) >= 4


def test_without_contracts_and_hours_it_says_what_is_missing(snapshot: Snapshot) -> None:
    made = pictures(snapshot, focus="zwolle-rova")
    assert made["brandjes"].drawing is None
    assert "Met het bestand werk" in made["brandjes"].sentences[0]
    assert "is regie per € 100 contract niet bekend" in made["regie"].sentences[0].replace("\u00a0", " ")
