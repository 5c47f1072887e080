"""The tables of who may come in and what they may: no question to the facts reads these."""

from __future__ import annotations

import sqlalchemy as sa

from lib.store.schema import METADATA

accounts = sa.Table(
    "accounts",
    METADATA,
    sa.Column("persoon", sa.String, primary_key=True),
    sa.Column("ingetrokken", sa.Boolean, nullable=False),
    sa.Column("sinds", sa.DateTime, nullable=False),
    sa.Column("wachtwoord", sa.String),
    sa.Column("sleutel", sa.String),
    sa.Column("laatste_stap", sa.BigInteger),
    sa.Column("uitnodiging", sa.String),
    sa.Column("uitnodiging_tot", sa.DateTime),
)
"""The people who are known, by the name that signs them in.

`wachtwoord` is the Argon2 hash of a password and `sleutel` the secret of one-time codes (TOTP) as `sealing.py` keeps
it, both empty where somebody else signs people in; `laatste_stap` is the step of the last code that was used, so that
none counts twice.
`uitnodiging` is the hash of a one-time link to set an account up.
"""

grants = sa.Table(
    "grants",
    METADATA,
    sa.Column("persoon", sa.String, nullable=False),
    sa.Column("partnerschap", sa.String, nullable=False),
    sa.Column("rol", sa.String, nullable=False),
    sa.Column("door", sa.String, nullable=False),
    sa.Column("sinds", sa.DateTime, nullable=False),
    sa.PrimaryKeyConstraint("persoon", "partnerschap", "rol"),
)
"""The roles that people have; `partnerschap` is `*` for all of them."""

showings = sa.Table(
    "showings",
    METADATA,
    sa.Column("partnerschap", sa.String, primary_key=True),
    sa.Column("getoond", sa.String, nullable=False),
    sa.Column("schuilnaam", sa.String, nullable=False, unique=True),
    sa.Column("door", sa.String, nullable=False),
    sa.Column("sinds", sa.DateTime, nullable=False),
)
"""How a partnership shows itself to readers of others, and the code that may stand in the place of its name."""

access_keys = sa.Table(
    "access_keys",
    METADATA,
    sa.Column("code", sa.String, primary_key=True),
    sa.Column("persoon", sa.String, nullable=False),
    sa.Column("naam", sa.String, nullable=False),
    sa.Column("hash", sa.String, nullable=False),
    sa.Column("door", sa.String, nullable=False),
    sa.Column("lezen", sa.Boolean, nullable=False),
    sa.Column("laden", sa.Boolean, nullable=False),
    sa.Column("partnerschappen", sa.String),
    sa.Column("sinds", sa.Date, nullable=False),
    sa.Column("tot_en_met", sa.Date, nullable=False),
    sa.Column("ingetrokken", sa.Boolean, nullable=False),
    sa.Column("gebruikt", sa.Date),
)
"""The keys with which people's programs ask, each by the hash of the whole key.

`partnerschappen` is a JSON list, or empty for all that the person sees; `gebruikt` is the last day of use.
"""

ACCESS_TABLES = {table.name: table for table in (accounts, grants, showings)}
"""Of version 9; `access_keys` came later."""
