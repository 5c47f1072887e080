"""A visit to the address of a questionnaire, and a set of answers that is sent to it, once."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Callable, Mapping, Sequence

import sqlalchemy as sa

from lib.domain.cooperation.rounds import AnswerSet, Invitation, QuestionKey, Receipt, fits
from lib.store.engine import Store
from lib.store.questionnaire.rounds import hash_of, invitation_of
from lib.store.questionnaire.tables import received_sets, waiting_sets

QuestionsOf = Callable[[Sequence[str]], Sequence[QuestionKey]]
"""The questions that the items of a round give."""


def visit(store: Store, token: str, day: dt.date) -> tuple[Receipt, Invitation | None]:
    """What a visitor meets at the address with a token on a day; nothing is told of an unknown one."""
    with store.reading() as connection:
        invitation = invitation_of(connection, token)
    return (invitation.admits(day), invitation) if invitation else (Receipt.UNKNOWN, None)


def take_in(
    store: Store,
    token: str,
    number: str,
    answers: AnswerSet,
    *,
    asked: QuestionsOf,
    day: dt.date,
) -> Receipt:
    """Keep a set until its round closes, or say why not. One that was sent before is received, and counts once.

    Of a layer never more sets are kept than people were asked. Where more come in, all of them have the same chance to
    be among those that are kept, and nobody hears that there are more.

    Args:
        number: what the browser calls this set, made at random.
        asked: the questions of items.
    """
    receipt, invitation = visit(store, token, day)
    if invitation is None or receipt is not Receipt.OPEN:
        return receipt
    if not fits(answers, asked(invitation.plan.questions)):
        return Receipt.INVALID
    with store.writing() as connection:
        invitation = invitation_of(connection, token)  # it may have been taken back meanwhile
        if invitation is None:
            return Receipt.UNKNOWN
        kept = hash_of(invitation.code, number)
        if connection.scalar(sa.select(received_sets.c.inzending).where(received_sets.c.inzending == kept)):
            return Receipt.RECEIVED
        of_layer = received_sets.c.uitnodiging == invitation.code
        there = connection.scalar(sa.select(sa.func.count()).select_from(received_sets).where(of_layer)) or 0
        _write_anew(connection, received_sets, {"inzending": kept, "uitnodiging": invitation.code})
        people = invitation.invited.people
        if there < people:
            _keep(connection, invitation.code, answers)
        elif secrets.randbelow(there + 1) < people:
            _drop_any(connection, invitation.code)
            _keep(connection, invitation.code, answers)
    return Receipt.RECEIVED


def _drop_any(connection: sa.Connection, code: str) -> None:
    """Forget one of the sets of a layer, drawn by lot."""
    there = sa.select(waiting_sets.c.stel).where(waiting_sets.c.uitnodiging == code)
    lot = secrets.choice(connection.scalars(there.order_by(waiting_sets.c.stel)).all())
    connection.execute(waiting_sets.delete().where(waiting_sets.c.stel == lot))


def _keep(connection: sa.Connection, code: str, answers: AnswerSet) -> None:
    """Write the set among those that are there, and all of them anew: their place follows from their random codes."""
    told = json.dumps([[item, about, answer] for (item, about), answer in sorted(answers.items())])
    new = {"stel": secrets.token_hex(16), "uitnodiging": code, "antwoorden": told}
    _write_anew(connection, waiting_sets, new)


def _write_anew(connection: sa.Connection, table: sa.Table, new: Mapping[str, str]) -> None:
    """Add a row, and put all rows of a table in the order of their keys."""
    beside = sa.Table(
        f"all_{table.name}",
        sa.MetaData(),
        *[sa.Column(column.name, column.type) for column in table.columns],
        prefixes=["TEMPORARY"],
    )
    beside.create(connection)
    connection.execute(beside.insert().from_select(beside.columns.keys(), table.select()))
    connection.execute(beside.insert().values(new))
    connection.execute(table.delete())
    key = [beside.c[column.name] for column in table.primary_key]
    connection.execute(table.insert().from_select(table.columns.keys(), beside.select().order_by(*key)))
    beside.drop(connection)
