"""Who may do what: the roles that people have in a partnership, and the rights of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

ALL_PARTNERSHIPS = "*"
"""In the place of a partnership: all of them, those that are yet to come too."""


class AccessRole(StrEnum):
    """What someone is in a partnership."""

    READER = "lezer"
    ANALYST = "analist"
    KEEPER = "gegevensbeheerder"
    CHAIR = "voorzitter"
    MANAGER = "beheerder"


class Right(StrEnum):
    """What a role may do."""

    SEE = "zien"
    SEE_CONFIDENTIAL = "vertrouwelijk"
    SEE_ANSWERS = "antwoorden"
    TELL = "verhalen"
    LOAD = "inlezen"
    DECIDE = "besluiten"
    ASK = "rondes"
    GIVE_ACCESS = "toegang"


RIGHTS: Mapping[AccessRole, frozenset[Right]] = {
    AccessRole.READER: frozenset({Right.SEE}),
    AccessRole.ANALYST: frozenset({Right.SEE, Right.SEE_CONFIDENTIAL, Right.SEE_ANSWERS, Right.TELL}),
    AccessRole.KEEPER: frozenset({Right.SEE, Right.SEE_CONFIDENTIAL, Right.LOAD}),
    AccessRole.CHAIR: frozenset(
        {Right.SEE, Right.SEE_CONFIDENTIAL, Right.SEE_ANSWERS, Right.TELL, Right.DECIDE, Right.ASK}
    ),
    AccessRole.MANAGER: frozenset({Right.SEE, Right.GIVE_ACCESS}),
}
"""The rights of each role. Who gives access sees no more for it than a reader."""


class Grant(NamedTuple):
    """A role that someone has in a partnership, or `ALL_PARTNERSHIPS`."""

    partnership: str
    role: AccessRole


@dataclass(frozen=True)
class Person:
    """Someone who is signed in, by the name that whoever signs in knows them by, and their roles."""

    name: str
    grants: frozenset[Grant] = frozenset()

    def where(self, right: Right) -> frozenset[str] | None:
        """The partnerships in which they have a right; None for everywhere."""
        places = frozenset(grant.partnership for grant in self.grants if right in RIGHTS[grant.role])
        return None if ALL_PARTNERSHIPS in places else places

    def may(self, right: Right, partnership: str = ALL_PARTNERSHIPS) -> bool:
        """Whether they have a right in a partnership; of `ALL_PARTNERSHIPS` only who has it in all."""
        places = self.where(right)
        return places is None or partnership in places

    def may_somewhere(self, right: Right) -> bool:
        """Whether they have a right in any partnership."""
        return self.where(right) != frozenset()
