"""What a reader may see of the store. Every question is asked for a scope, and none of them has a default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The partnerships whose rows a reader may see; None for those of everyone.

    A scope only takes away: rows that name a partnership outside it do not count. Rows that name no partnership
    (organisations and their figures, products, market prices, definitions) count for everyone.
    """

    partnerships: frozenset[str] | None

    @classmethod
    def all(cls) -> Scope:
        """The rows of everyone."""
        return cls(None)

    @classmethod
    def of(cls, *partnerships: str) -> Scope:
        """Only the rows of these partnerships, and those that name none."""
        return cls(frozenset(partnerships))
