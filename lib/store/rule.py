"""What a rule on more than one cell is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

Broken = Callable[[sa.FromClause], sa.Select]


@dataclass(frozen=True)
class Rule:
    """`column` is the one to blame; `broken` selects all columns of the rows that break the rule.

    `beside` names other columns the rule looks at: a faulty cell there is told instead.
    """

    code: str
    column: str
    broken: Broken
    beside: tuple[str, ...] = ()
