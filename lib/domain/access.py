"""What a reader may see of the store. Every question is asked for a scope, and none of them has a default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Scope:
    """What a reader may see: what two readers see alike is the same scope, whoever they are.

    A scope only takes away: rows that name a partnership outside it do not count. Rows that name no partnership
    (organisations and their figures, products, market prices, definitions) count for everyone.

    Attributes:
        partnerships: those whose rows count, all of them; None for those of everyone.
        confidential: whether prices that were given in confidence count, and what followed from them.
        answers: the partnerships whose answers to questionnaires count, never more than those above; None for as many.
        peers: others of which what is compared counts, under their own name.
        pseudonyms: others of which the figures count, each with the code that stands in the place of its name.
        medians: others whose figures count only in a median of at least five; the same for every reader of a store,
            since the difference between two medians would tell of one.
        who: for whom it was made; nothing that is seen depends on it.
    """

    partnerships: frozenset[str] | None
    confidential: bool = True
    answers: frozenset[str] | None = None
    peers: frozenset[str] = frozenset()
    pseudonyms: frozenset[tuple[str, str]] = frozenset()
    medians: frozenset[str] = frozenset()
    who: str = field(default="", compare=False)

    @classmethod
    def all(cls) -> Scope:
        """The rows of everyone."""
        return cls(None)

    @classmethod
    def of(cls, *partnerships: str) -> Scope:
        """Only the rows of these partnerships, and those that name none."""
        return cls(frozenset(partnerships))

    @property
    def is_whole(self) -> bool:
        """Whether nothing is taken away."""
        return self.partnerships is None and self.confidential and self.answers is None

    @property
    def compared(self) -> frozenset[str] | None:
        """The partnerships that are compared under their own name; None for everyone."""
        return None if self.partnerships is None else self.partnerships | self.peers

    def holds(self, partnership: str | None) -> bool:
        """Whether all rows of a partnership count; rows that name none always do."""
        return partnership is None or self.partnerships is None or partnership in self.partnerships

    def narrowed(
        self,
        partnerships: Iterable[str] | None = None,
        *,
        confidential: bool = True,
        answers: bool = True,
        others: bool = True,
    ) -> Scope:
        """The same with less.

        Args:
            partnerships: only these of those whose rows count; None for all of them.
            confidential: False to leave out prices that were given in confidence.
            answers: False to leave out answers to questionnaires.
            others: False to leave out what is seen of other partnerships.
        """
        kept = None if partnerships is None else frozenset(partnerships)
        given = Scope(
            kept,
            confidential,
            None if answers else frozenset(),
            self.peers if others else frozenset(),
            self.pseudonyms if others else frozenset(),
            self.medians if others else frozenset(),
        )
        return both(self, given)


def both(one: Scope, other: Scope) -> Scope:
    """What two scopes both hold; for the reader of the first.

    Of a partnership that they show in different ways the least counts, and medians only where both have the same: those
    of fewer would tell of the others by the difference.
    """
    whole = _shared(one.partnerships, other.partnerships)
    named = _shared(one.compared, other.compared)
    peers = frozenset() if named is None or whole is None else named - whole
    return replace(
        one,
        partnerships=whole,
        confidential=one.confidential and other.confidential,
        answers=_within(_shared(one.answers, other.answers), whole),
        peers=peers,
        pseudonyms=_aliased(one, other) | _aliased(other, one),
        medians=_medians(one, other, whole),
    )


def _shared(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _within(answers: frozenset[str] | None, whole: frozenset[str] | None) -> frozenset[str] | None:
    return answers if answers is None or whole is None else answers & whole


def _aliased(one: Scope, other: Scope) -> frozenset[tuple[str, str]]:
    """The pseudonyms of one scope of partnerships of which the other shows as much or more."""
    named = other.compared
    kept = {pair for pair in one.pseudonyms if named is None or pair[0] in named or pair in other.pseudonyms}
    return frozenset(kept)


def _medians(one: Scope, other: Scope, whole: frozenset[str] | None) -> frozenset[str]:
    """The medians of both; none where a reader of either knows more of what is in them than the rest is told."""
    limited = [scope for scope in (one, other) if scope.partnerships is not None]
    found = {scope.medians for scope in limited}
    medians = found.pop() if len(found) == 1 else frozenset()
    known = frozenset[str]().union(*(scope.partnerships or () for scope in limited))
    return frozenset() if known & medians - (whole or frozenset()) else medians
