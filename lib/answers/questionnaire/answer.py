"""A visit to the address of a questionnaire, and a set that is sent to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lib.answers.snapshot import Snapshot
from lib.domain.cooperation.rounds import AnswerSet, Invitation, QuestionKey, Receipt, questions_of
from lib.domain.cooperation.scan import Question
from lib.domain.partners import Organisation, Partner
from lib.store.cooperation.questions import read_questions
from lib.store.questionnaire.sending import take_in, visit


@dataclass(frozen=True)
class Asked:
    """What the visitor of an address is asked, and as whom."""

    invitation: Invitation
    partner: Partner
    client: Organisation
    contractor: Organisation
    items: tuple[Question, ...]


def answer(token: str, snapshot: Snapshot, day: dt.date) -> tuple[Receipt, Asked | None, Invitation | None]:
    """What a visitor meets on a day: the questions, or why there are none."""
    receipt, invitation = visit(snapshot.store, token, day)
    if invitation is None or receipt is not Receipt.OPEN:
        return receipt, None, invitation
    partners = {partner.code: partner for partner in snapshot.registry.partners}
    partner = partners.get(invitation.plan.partnership)
    if partner is None:  # taken back after the round was opened
        return Receipt.UNKNOWN, None, None
    known = snapshot.registry.organisations
    items = items_of(snapshot, invitation.plan.questions)
    return (
        receipt,
        Asked(invitation, partner, known[partner.client], known[partner.contractor], items),
        invitation,
    )


def items_of(snapshot: Snapshot, codes: Sequence[str]) -> tuple[Question, ...]:
    """The items of a round that are known, in its order."""
    known = snapshot.ask(read_questions)
    return tuple(known[code] for code in codes if code in known)


def send(token: str, number: str, answers: AnswerSet, snapshot: Snapshot, day: dt.date) -> Receipt:
    """Hand a set in.

    Args:
        number: what the browser calls this set, made at random.
    """

    def asked(codes: Sequence[str]) -> Sequence[QuestionKey]:
        return questions_of(items_of(snapshot, codes))

    return take_in(snapshot.store, token, number, answers, asked=asked, day=day)
