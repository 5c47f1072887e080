"""Which organisation and partnership of the store a municipality of CBS is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lib.domain.loads.nearest import Known
from lib.domain.partners import HOME_COUNTRY, Organisation, Realm
from lib.domain.periods import Period
from lib.domain.registry import Registry
from lib.ingest.connectors.cbs.values import slug
from lib.ingest.connectors.conversion import Row
from lib.ingest.connectors.municipality_names import MunicipalityName, name_in_parts

_CODE = re.compile(r"GM[0-9]{4}")
NO_MUNICIPALITIES = frozenset({"GM0996", "GM0997", "GM0998", "GM0999"})
"""Codes in that form for waters, a central register and abroad."""

AT_HOME = Realm(fictitious=False, country=HOME_COUNTRY)
UNKNOWN = "onbekend"
"""The contract form of a partnership that stands for a client as long as nobody told who does the work."""


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


class Unsure(Exception):
    """A name can be of several municipalities; carries them as they are to be told to the user."""

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = tuple(dict.fromkeys(choices))


class Municipalities:
    """Finds the real municipalities of a store by CBS code or by name, and makes the missing ones."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._codes = {*registry.organisations, *(p.code for p in registry.partners)}
        self._partnership_codes = {p.code for p in registry.partners}
        self._by_cbs: dict[str, Organisation] = {}
        self._by_stem: dict[str, list[tuple[MunicipalityName, Organisation]]] = defaultdict(list)
        for code in sorted(registry.organisations):
            self._index(registry.organisations[code])
        self._placed: set[str] = set()
        self.new_organisations: list[Row] = []
        self.new_partnerships: list[Row] = []

    def _index(self, organisation: Organisation) -> None:
        if organisation.kind != "gemeente" or organisation.realm != AT_HOME:
            return
        if organisation.cbs_code:
            self._by_cbs.setdefault(organisation.cbs_code, organisation)
        name = name_in_parts(organisation.name)
        self._by_stem[name.stem].append((name, organisation))

    def find(self, name: str = "", cbs_code: str = "") -> Organisation | None:
        """The organisation with this code, else with this name unless its code is another.

        Raises:
            Unsure: when the name fits several, is one that several municipalities have, or is that of another than the
                code.
        """
        asked = name_in_parts(name)
        cbs_code = cbs_code or asked.code
        if known := self._by_cbs.get(cbs_code):
            self._refuse_name_of_another(asked, known)
            return known
        if not name:
            return None
        fitting = [
            (known, organisation)
            for known, organisation in self._by_stem.get(asked.stem, ())
            if asked.may_be(known) and not (cbs_code and organisation.cbs_code)
        ]
        found = [pair for pair in fitting if pair[0] == asked] or fitting
        if asked.sharers and (not cbs_code or any(not known.addition for known, _ in found)):
            raise Unsure(f"{whole} = {code}" for whole, code in asked.sharers.values())
        if len(found) > 1:
            raise Unsure(f"{organisation.name} = {organisation.code}" for _, organisation in found)
        return found[0][1] if found else None

    def _refuse_name_of_another(self, asked: MunicipalityName, of_code: Organisation) -> None:
        """A code of one municipality beside the name of another, as after a column was sorted by itself."""
        others = [
            other
            for known, other in self._by_stem.get(asked.stem, ())
            if asked.may_be(known) and other.cbs_code and other is not of_code
        ]
        if others and not asked.may_be(name_in_parts(of_code.name)):
            raise Unsure(f"{other.name} = {other.cbs_code}" for other in (of_code, *others))

    def place(self, name: str, period: Period, cbs_code: str = "") -> Place:
        """Where figures of a period go; a municipality that is not known is made, with a partnership.

        Raises:
            Unsure: as `find` does.
        """
        organisation = self.find(name, cbs_code) or self._made_organisation(name, cbs_code)
        self._placed.add(organisation.code)
        own = [p for p in self._registry.partners if p.client == organisation.code and not p.fictitious]
        active = [p for p in own if p.is_active_in(period)]
        active = [p for p in active if p.contract_form != UNKNOWN] or active
        if len(active) == 1:
            return Place(organisation.code, active[0].code)
        if active:
            return Place(organisation.code, None)
        return Place(organisation.code, self._made_partnership(organisation))

    def look_alikes(self) -> Iterator[tuple[Row, Organisation]]:
        """The municipalities that were made, with one that was known, that they are like and that was not placed."""
        left = {
            organisation.name: organisation
            for known in self._by_stem.values()
            for _, organisation in known
            if organisation.code not in self._placed
        }
        nearest = Known(left).nearest
        for row in self.new_organisations:
            if meant := left.get(nearest(row["naam"])):
                yield row, meant

    def _made_organisation(self, name: str, cbs_code: str) -> Organisation:
        cbs_code = cbs_code or name_in_parts(name).code
        code = self._free(slug(name), self._codes)
        made = Organisation(code, name, "gemeente", fictitious=False, cbs_code=cbs_code or None)
        self._codes.add(made.code)
        row = {
            "organisatie": made.code,
            "naam": name,
            "soort": made.kind,
            "cbs_code": cbs_code,
            "fictief": "nee",
        }
        self.new_organisations.append(row)
        self._index(made)
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


def is_municipality(code: str) -> bool:
    return bool(_CODE.fullmatch(code)) and code not in NO_MUNICIPALITIES
