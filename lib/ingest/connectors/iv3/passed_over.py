"""Rows of an Iv3 file that are no municipality: totals, provinces, classes of municipalities, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from lib.ingest.connectors.cbs.values import plain_name
from lib.ingest.connectors.iv3.accounts import Account
from lib.ingest.connectors.municipality_names import ALL_PROVINCES, MOST_NAMES
from lib.ingest.connectors.text_files import NOTE

ALSO_MUNICIPALITIES = frozenset({"groningen", "utrecht"})
"""Provinces whose name a municipality has too."""

_COUNTRY = re.compile(r"((heel|totaal|the)\s+)?(nederland|netherlands)(?!\w).*|NL0[01]", re.IGNORECASE)
_TOTAL = re.compile(
    r"(\w*totaal|totalen|(grand )?total|som|gemiddelde?|mediaan|landelijk|alle|overige|gemeenten|waterschap(pen)?|"
    r"gemeenschappelijke regeling(en)?|provincies?|regio|landsdeel|onbekend)(?!\w).*|"
    r".*(?<!\w)(totaal|total|gemiddelde?)",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r".*\d.*inwoners.*|.*inwoners of (meer|minder).*|.*stedelijk|.*-nederland|"
    r".*\((provincie|pv|ld|cr|sg|am|gg)\)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r".*\d.*|[^\W\d_]?\W*")
"""No municipality has a digit in its name, nor a name of one letter: `G40`, `< 20.000`."""

_REGION_CODE = re.compile(r"(NL|LD|PV|CR|SG|GG|AM|RE|WK|BU)\d+", re.IGNORECASE | re.ASCII)


def is_country(name: str) -> bool:
    """Whether a row is of the whole country."""
    return bool(_COUNTRY.fullmatch(name))


def is_province(name: str) -> bool:
    """Whether a name is that of a province, also when a municipality is called so too."""
    return plain_name(name) in ALL_PROVINCES


@lru_cache(MOST_NAMES)
def is_no_municipality(name: str) -> bool:
    """Whether a row is of a total, a province, a class of municipalities or nothing at all."""
    plain = plain_name(name)
    if is_province(name):
        return plain not in ALSO_MUNICIPALITIES
    patterns = (_TOTAL, _CLASS, _REGION_CODE, NOTE, _DIGIT)
    return any(pattern.fullmatch(name) for pattern in patterns)


def without_totals(accounts: Iterable[Account]) -> tuple[list[Account], list[Account]]:
    """The accounts, and apart from them any that is the sum of at least two others, whatever it is called.

    Its inhabitants and every amount of its task fields are those of all others together.
    """
    found = list(accounts)
    together = sum((account.inhabitants or Decimal(0) for account in found), Decimal(0))
    kept: list[Account] = []
    totals: list[Account] = []
    for account in found:
        inhabitants = account.inhabitants or Decimal(0)
        is_total = len(found) > 2 and inhabitants * 2 == together and _is_sum(account, found)
        (totals if is_total else kept).append(account)
    return kept, totals


def _is_sum(account: Account, accounts: Iterable[Account]) -> bool:
    """Whether each amount of an account is those of all others together, and there is one."""
    others = [other for other in accounts if other is not account]
    return bool(account.spent) and all(
        spent == sum((other.spent.get(task, Decimal(0)) for other in others), Decimal(0))
        for task, spent in account.spent.items()
    )
