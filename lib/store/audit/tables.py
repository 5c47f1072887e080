"""The table of the audit, and where its chain begins. Nothing but `log.py` writes them."""

from __future__ import annotations

import sqlalchemy as sa

from lib.store.schema import METADATA

audit = sa.Table(
    "audit",
    METADATA,
    sa.Column("nummer", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("moment", sa.DateTime, nullable=False),
    sa.Column("handeling", sa.String, nullable=False),
    sa.Column("onderwerp", sa.String, nullable=False),
    sa.Column("uitkomst", sa.String, nullable=False),
    sa.Column("herkomst", sa.String, nullable=False),
    sa.Column("wie", sa.String, nullable=False),
    sa.Column("vorig_zegel", sa.String, nullable=False),
    sa.Column("zegel", sa.String, nullable=False),
)
"""A line each (lib/domain/audit/chain.py); moments in UTC."""

audit_anchor = sa.Table(
    "audit_anchor",
    METADATA,
    sa.Column("nummer", sa.BigInteger, nullable=False),
    sa.Column("zegel", sa.String, nullable=False),
)
"""The last line that was taken out because it was older than lines are kept; no row as long as none was."""

AUDIT_TABLES = (audit, audit_anchor)
