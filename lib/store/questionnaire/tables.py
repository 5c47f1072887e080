"""The tables of what waits: no name, no address of the network, no time, and nothing in the order of the rows.

Rows that were sent are kept in the order of random codes and written anew with each set, so that neither the rows nor
their place in the file tell which came first. Which sets came in and what they hold are apart: the number that a
browser gave its set does not lead to its answers.
"""

from __future__ import annotations

import sqlalchemy as sa

from lib.store.schema import METADATA

invitations = sa.Table(
    "invitations",
    METADATA,
    sa.Column("uitnodiging", sa.String, primary_key=True),
    sa.Column("partnerschap", sa.String, nullable=False),
    sa.Column("ronde", sa.String, nullable=False),
    sa.Column("kant", sa.String, nullable=False),
    sa.Column("laag", sa.String, nullable=False),
    sa.Column("uitgenodigd", sa.BigInteger, nullable=False),
    sa.Column("open_van", sa.Date),
    sa.Column("open_tot", sa.Date),
    sa.Column("vragen", sa.String, nullable=False),
    sa.Column("kenmerk", sa.String, unique=True),
    sa.Column("openlijk", sa.Boolean),
    sa.Column("genoeg_vanaf", sa.BigInteger),
    sa.UniqueConstraint("partnerschap", "ronde", "kant", "laag"),
)
"""A layer of a side that is asked in an open round; `kenmerk` is the hash of the token in its address, and empty once
that was taken back. `vragen` are the codes of its items, space separated; `openlijk` and `genoeg_vanaf` are what
lib/domain/cooperation/rounds.py says of an `Invitation`, empty in a round that an earlier version opened."""

received_sets = sa.Table(
    "received_sets",
    METADATA,
    sa.Column("inzending", sa.String, primary_key=True),
    sa.Column("uitnodiging", sa.String, nullable=False),
)
"""The sets that came in, each by the hash of the number that its browser gave it, so one sent twice counts once."""

waiting_sets = sa.Table(
    "waiting_sets",
    METADATA,
    sa.Column("stel", sa.String, primary_key=True),
    sa.Column("uitnodiging", sa.String, nullable=False),
    sa.Column("antwoorden", sa.String, nullable=False),
)
"""What those sets hold, a row each; `stel` is a random code that says nothing, `antwoorden` is JSON: item, whom it is
about, answer. One row a set, for all are written anew with each: 300 of 33 rows took 0.7 s."""

WAITING_TABLES = {table.name: table for table in (invitations, received_sets, waiting_sets)}
