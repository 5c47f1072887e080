"""Which organisation and partnership of the store a municipality of CBS is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lib.domain.partners import Organisation
from lib.domain.periods import Period
from lib.domain.registry import Registry
from lib.ingest.connectors.cbs.values import plain_name, slug
from lib.ingest.connectors.conversion import Row

_CODE = re.compile(r"GM[0-9]{4}")
NO_MUNICIPALITIES = frozenset({"GM0996", "GM0997", "GM0998", "GM0999"})
"""Codes in that form for waters, a central register and abroad."""

ALSO_KNOWN_AS = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}
UNKNOWN = "onbekend"
"""The contract form of a partnership that stands for a client as long as nobody told who does the work."""

IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True)
class Place:
    """Where figures of a municipality go: one of the two codes; and the organisation itself."""

    organisation: str
    partnership: str | None

    @property
    def cells(self) -> Row:
        if self.partnership:
            return {"partnerschap": self.partnership, "organisatie": ""}
        return {"partnerschap": "", "organisatie": self.organisation}


class Municipalities:
    """Finds the real municipalities of a store by CBS code or by name, and makes the missing ones."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._codes = {*registry.organisations, *(p.code for p in registry.partners)}
        self._partnership_codes = {p.code for p in registry.partners}
        self._by_cbs: dict[str, Organisation] = {}
        self._by_name: dict[str, Organisation] = {}
        self._by_short_name: dict[str, list[Organisation]] = defaultdict(list)
        for code in sorted(registry.organisations):
            self._index(registry.organisations[code])
        self.new_organisations: list[Row] = []
        self.new_partnerships: list[Row] = []

    def _index(self, organisation: Organisation) -> None:
        if organisation.kind != "gemeente" or organisation.fictitious:
            return
        if cbs := cbs_code_of(organisation):
            self._by_cbs.setdefault(cbs, organisation)
        self._by_name.setdefault(_same(organisation.name), organisation)
        self._by_short_name[_same(without_brackets(organisation.name))].append(organisation)

    def find(self, name: str = "", cbs_code: str = "") -> Organisation | None:
        """The organisation with this code, else with this name unless its code is another."""
        if cbs_code in self._by_cbs:
            return self._by_cbs[cbs_code]
        if not name:
            return None
        found = self._by_name.get(_same(name))
        if found is None:
            short = self._by_short_name.get(_same(without_brackets(name)), [])
            found = short[0] if len(short) == 1 and _one_bracketed(name, short[0].name) else None
        if found and cbs_code and cbs_code_of(found) not in (None, cbs_code):
            return None
        return found

    def place(self, name: str, period: Period, cbs_code: str = "") -> Place:
        """Where figures of a period go; a municipality that is not known is made, with a partnership."""
        organisation = self.find(name, cbs_code) or self._made_organisation(name, cbs_code)
        own = [p for p in self._registry.partners if p.client == organisation.code and not p.fictitious]
        active = [p for p in own if p.is_active_in(period)]
        active = [p for p in active if p.contract_form != UNKNOWN] or active
        if len(active) == 1:
            return Place(organisation.code, active[0].code)
        if active:
            return Place(organisation.code, None)
        return Place(organisation.code, self._made_partnership(organisation))

    def _made_organisation(self, name: str, cbs_code: str) -> Organisation:
        made = Organisation(self._free(slug(name), self._codes), name, "gemeente", fictitious=False)
        self._codes.add(made.code)
        row = {
            "organisatie": made.code,
            "naam": name,
            "soort": made.kind,
            "cbs_code": cbs_code,
            "fictief": "nee",
        }
        self.new_organisations.append(row)
        self._by_name[_same(name)] = made
        if cbs_code:
            self._by_cbs[cbs_code] = made
        return made

    def _made_partnership(self, client: Organisation) -> str:
        for row in self.new_partnerships:
            if row["opdrachtgever"] == client.code:
                return row["partnerschap"]
        code = self._free(client.code, self._partnership_codes | (self._codes - {client.code}))
        self._partnership_codes.add(code)
        self._codes.add(code)
        self.new_partnerships.append(
            {
                "partnerschap": code,
                "naam": client.name,
                "opdrachtgever": client.code,
                "opdrachtnemer": client.code,
                "contractvorm": UNKNOWN,
                "fictief": "nee",
            }
        )
        return code

    @staticmethod
    def _free(code: str, taken: set[str]) -> str:
        candidates = [code, f"{code}-gemeente", *(f"{code}-gemeente-{n}" for n in range(2, len(taken) + 3))]
        return next(candidate for candidate in candidates if candidate not in taken)


def cbs_code_of(organisation: Organisation) -> str | None:
    """The CBS code of an organisation, where the registry knows it."""
    code = getattr(organisation, "cbs_code", None)
    return code if isinstance(code, str) else None


def is_municipality(code: str) -> bool:
    return bool(_CODE.fullmatch(code)) and code not in NO_MUNICIPALITIES


def without_brackets(name: str) -> str:
    return IN_BRACKETS.sub("", name)


def ambiguous_names(names: Iterable[str]) -> set[str]:
    """Names that, without what stands in brackets, more than one municipality has."""
    seen: dict[str, int] = defaultdict(int)
    for name in names:
        seen[_same(without_brackets(name))] += 1
    return {name for name in names if seen[_same(without_brackets(name))] > 1}


def _same(name: str) -> str:
    found = plain_name(name)
    return ALSO_KNOWN_AS.get(found, found)


def _one_bracketed(one: str, other: str) -> bool:
    """`Hengelo` is `Hengelo (O.)`, but `Bergen (L.)` is not `Bergen (NH.)`."""
    return one == without_brackets(one) or other == without_brackets(other)
