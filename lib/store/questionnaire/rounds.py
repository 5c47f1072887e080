"""Open rounds: making one with an address per layer, taking an address back, and how much came in."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.cooperation.rounds import FEWEST, Invitation, Invited, RoundPlan, enough_mark
from lib.store.audit.log import record
from lib.store.engine import Store
from lib.store.questionnaire.tables import invitations, received_sets, waiting_sets
from lib.store.schema import TABLES, current

_BYTES = 16
"""Of a token: nobody guesses 128 bits."""


class RoundExists(Exception):
    """There is such a round already: open, or with answers that count."""


def random_code() -> str:
    """A random code of letters and digits that looks like no name and holds no long number."""
    return "r" + "x".join(secrets.token_hex(2) for _ in range(2 * _BYTES // 4))


def hash_of(*parts: str) -> str:
    """What is kept of a secret, so that the store does not hold the secret itself."""
    return hashlib.sha256(":".join(parts).encode()).hexdigest()


def open_round(store: Store, plan: RoundPlan) -> dict[str, str]:
    """Open a round.

    Returns:
        Per code of an invitation the token of its address, which is not kept.

    Raises:
        RoundExists: when it is open, or its answers are there.
    """
    made = {random_code(): (layer, secrets.token_urlsafe(_BYTES)) for layer in plan.invited}
    rows = [
        {
            "uitnodiging": code,
            "partnerschap": plan.partnership,
            "ronde": plan.period,
            "kant": layer.side,
            "laag": layer.tier,
            "uitgenodigd": layer.people,
            "open_van": plan.opens,
            "open_tot": plan.closes,
            "vragen": " ".join(plan.questions),
            "kenmerk": hash_of(token),
            "openlijk": layer.is_one,
            "genoeg_vanaf": enough_mark(layer.people, secrets.randbelow),
        }
        for code, (layer, token) in made.items()
    ]
    with store.writing() as connection:
        if is_open(connection, plan.partnership, plan.period) or has_answers(
            connection, plan.partnership, plan.period
        ):
            raise RoundExists
        connection.execute(invitations.insert(), rows)
        record(connection, DeedDone(Deed.OPEN_ROUND, f"{plan.partnership} {plan.period}"))
    return {code: token for code, (_, token) in made.items()}


def is_open(connection: sa.Connection, partnership: str, period: str) -> bool:
    """Whether a round is open."""
    asked = sa.select(invitations).where(*_of_round(partnership, period))
    return bool(connection.scalar(sa.select(sa.exists(asked))))


def has_answers(connection: sa.Connection, partnership: str, period: str) -> bool:
    """Whether there are answers of a round that count."""
    of_round = TABLES["antwoorden"].c
    answers = current("antwoorden", of_round.partnerschap == partnership, of_round.ronde == period)
    asked = sa.select(answers.alias("there"))
    return bool(connection.scalar(sa.select(sa.exists(asked))))


def open_rounds(store: Store, partnership: str) -> list[list[Invitation]]:
    """The open rounds of a partnership, each as its invitations."""
    with store.reading() as connection:
        asked = invitations.select().where(invitations.c.partnerschap == partnership)
        rows = connection.execute(asked.order_by(*invitations.c["ronde", "kant", "laag"])).all()
    found: dict[str, list[sa.Row]] = {}
    for row in rows:
        found.setdefault(row.ronde, []).append(row)
    return [_as_invitations(of_round) for of_round in found.values()]


def count_sets(store: Store, partnership: str, period: str) -> dict[tuple[str, str], int]:
    """How many sets came in per side and layer; not for the screen (see `told_progress`)."""
    counted = (
        sa.select(invitations.c.kant, invitations.c.laag, sa.func.count(received_sets.c.inzending))
        .outerjoin(received_sets, received_sets.c.uitnodiging == invitations.c.uitnodiging)
        .where(*_of_round(partnership, period))
        .group_by(invitations.c.kant, invitations.c.laag)
    )
    with store.reading() as connection:
        return {(side, tier): number for side, tier, number in connection.execute(counted)}


def overfull_layers(store: Store, partnership: str, period: str) -> tuple[Invited, ...]:
    """The layers of an open round for which more sets came in than people were asked, to tell when it is closed.

    Of a layer of 2 to 4 it is not told: that would say how many those are.
    """
    counts = count_sets(store, partnership, period)
    layers = {
        each.invited
        for of_round in open_rounds(store, partnership)
        for each in of_round
        if each.plan.period == period and (each.asked_openly or each.invited.people >= FEWEST)
    }
    over = (each for each in layers if counts[each.side, each.tier] > each.people)
    return tuple(sorted(over, key=lambda each: (each.side, each.tier)))


def renew_address(store: Store, code: str) -> str:
    """Give a layer another address; returns its token. The address of before is no longer one."""
    token = secrets.token_urlsafe(_BYTES)
    _set_hash(store, code, hash_of(token), Deed.RENEW_ADDRESS)
    return token


def revoke_address(store: Store, code: str) -> None:
    """Take the address of a layer back; what came in by it stays."""
    _set_hash(store, code, None, Deed.REVOKE_ADDRESS)


def drop_round(store: Store, partnership: str, period: str) -> None:
    """Forget an open round with all that came in."""
    with store.writing() as connection:
        forget(connection, partnership, period)
        record(connection, DeedDone(Deed.DROP_ROUND, f"{partnership} {period}"))


def forget(connection: sa.Connection, partnership: str, period: str) -> None:
    """The same, in the caller's transaction."""
    codes = sa.select(invitations.c.uitnodiging).where(*_of_round(partnership, period))
    for table in (waiting_sets, received_sets):
        connection.execute(table.delete().where(table.c.uitnodiging.in_(codes)))
    connection.execute(invitations.delete().where(*_of_round(partnership, period)))


def invitation_of(connection: sa.Connection, token: str) -> Invitation | None:
    """The invitation that a token belongs to, if any."""
    of_token = sa.select(invitations.c.partnerschap, invitations.c.ronde, invitations.c.uitnodiging).where(
        invitations.c.kenmerk == hash_of(token)
    )
    found = connection.execute(of_token).first()
    if found is None:
        return None
    rows = connection.execute(
        invitations.select()
        .where(*_of_round(found.partnerschap, found.ronde))
        .order_by(*invitations.c["kant", "laag"])
    ).all()
    return next(each for each in _as_invitations(rows) if each.code == found.uitnodiging)


def _set_hash(store: Store, code: str, token_hash: str | None, deed: Deed) -> None:
    with store.writing() as connection:
        of_layer = invitations.c.uitnodiging == code
        connection.execute(invitations.update().where(of_layer).values(kenmerk=token_hash))
        named = invitations.c["partnerschap", "ronde", "kant", "laag"]
        for row in connection.execute(sa.select(*named).where(of_layer)):
            record(connection, DeedDone(deed, " ".join(row)))


def _of_round(partnership: str, period: str) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return invitations.c.partnerschap == partnership, invitations.c.ronde == period


def _as_invitations(rows: Iterable[sa.Row]) -> list[Invitation]:
    of_round: list[Mapping] = [row._mapping for row in rows]
    layers = tuple(Invited(row["kant"], row["laag"], row["uitgenodigd"]) for row in of_round)
    first = of_round[0]
    plan = RoundPlan(
        first["partnerschap"],
        first["ronde"],
        layers,
        tuple(first["vragen"].split()),
        first["open_van"],
        first["open_tot"],
    )
    return [
        Invitation(
            row["uitnodiging"],
            plan,
            layer,
            has_address=row["kenmerk"] is not None,
            asked_openly=bool(row["openlijk"]),
            enough_from=row["genoeg_vanaf"] or enough_mark(layer.people, lambda most: most - 1),
        )
        for row, layer in zip(of_round, layers, strict=True)
    ]
