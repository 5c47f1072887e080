"""The datasets `objecttypen`, `meetlatten` and `areaal`: what is under care, where, and how that is known."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.draws import draw_residents, stream
from lib.demo.names import MUNICIPALITIES, PARTNERSHIPS, Municipality, Partnership
from lib.demo.patterns import SOURCE, YEARS
from lib.demo.service_levels.areas import areas_of


class ObjectKind(NamedTuple):
    """An object type: how much of it there is per inhabitant, and its part in each type of area."""

    code: str
    service: str
    unit: str
    per_inhabitant: float
    where: Mapping[str, float]


_STREETS = {"centrum": 12, "woongebied": 26, "bedrijventerrein": 14, "buitengebied": 18, "hoofdstructuur": 20}
_LIVING = {"centrum": 20, "woongebied": 45, "bedrijventerrein": 8, "recreatie": 6, "begraafplaats": 2}
_GREEN = {"centrum": 3, "woongebied": 30, "bedrijventerrein": 12, "recreatie": 20, "begraafplaats": 5}
_RURAL = {"buitengebied": 45, "hoofdstructuur": 35, "bedrijventerrein": 8, "woongebied": 6}
_KINDS = (
    ObjectKind("gazon", "groen", "m2", 15.0, _GREEN),
    ObjectKind("berm", "groen", "m2", 17.0, _RURAL),
    ObjectKind("heesters", "groen", "m2", 4.2, _GREEN),
    ObjectKind("bosplantsoen", "groen", "m2", 13.0, {**_GREEN, "buitengebied": 40}),
    ObjectKind("haag", "groen", "m", 0.28, _GREEN),
    ObjectKind("boom", "groen", "stuks", 0.45, {**_GREEN, "buitengebied": 30, "hoofdstructuur": 25}),
    ObjectKind("asfaltverharding", "verharding", "m2", 27.0, {**_STREETS, "buitengebied": 45}),
    ObjectKind("elementenverharding", "verharding", "m2", 36.0, _STREETS),
    ObjectKind("fietspad", "verharding", "m2", 4.5, _RURAL),
    ObjectKind("voetgangersgebied", "reiniging", "m2", 0.7, {"centrum": 1}),
    ObjectKind("woonerf", "reiniging", "m2", 3.1, {"woongebied": 1}),
    ObjectKind("goot", "reiniging", "m", 2.3, _LIVING),
    ObjectKind("afvalbak", "meubilair", "stuks", 0.009, _LIVING),
    ObjectKind("bank", "meubilair", "stuks", 0.006, _LIVING),
    ObjectKind("bord", "meubilair", "stuks", 0.055, _STREETS),
    ObjectKind("container", "afval", "stuks", 0.41, _LIVING),
    ObjectKind("demo-vrijvervalriool", "riolering", "m", 4.3, _STREETS),
    ObjectKind("kolk", "riolering", "stuks", 0.44, _STREETS),
)
_ROOM = {1: 0.72, 2: 0.88, 3: 1.0, 4: 1.16, 5: 1.34}
"""How much more public space an inhabitant has, by urbanisation class."""
UPDATED = ("2015-12-31", "2018-12-31", "2021-12-31", "2024-12-31")
_OLD = {"demo-kromwaard-ter-horsten", "demo-heiderloo-van-zuilerveen", "demo-kleiwerd-eigen"}
"""Counted once, in 2013."""
_ESTIMATED = {"demo-torenwolde-eigen", "demo-wadderzijl-eigen", "demo-ooievaarsdam-dorenland"}
"""Estimated outside the centre."""


class Count(NamedTuple):
    """What the dataset holds of an object type in an area on a day."""

    partnership: str
    kind: ObjectKind
    area: str
    area_type: str
    amount: int
    date: str
    status: str


def object_type_rows() -> list[dict[str, str]]:
    """Rows of `objecttypen`: one that the monitor does not ship."""
    return [
        {
            "objecttype": "demo-vrijvervalriool",
            "naam": "Vrijvervalriool",
            "naam_en": "Gravity sewer",
            "eenheid": "m",
            "dienst": "riolering",
            "uri": "",
        }
    ]


def scale_rows() -> list[dict[str, str]]:
    """Rows of `meetlatten`: one that these partnerships agreed among themselves."""
    return [
        {
            "meetlat": "demo-blad-in-goten",
            "naam": "Verharding-blad in goten (eigen meetlat, fictief)",
            "discipline": "verharding",
            "schoon_heel": "schoon",
            "uri": "",
        }
    ]


def quantity_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `areaal`."""
    return [
        {
            "partnerschap": count.partnership,
            "objecttype": count.kind.code,
            "gebied": count.area,
            "gebiedstype": count.area_type,
            "hoeveelheid": number_cell(count.amount),
            "eenheid": count.kind.unit,
            "peildatum": count.date,
            "status": count.status,
            "bron": SOURCE,
        }
        for count in counts(seed)
    ]


def total_quantity(seed: int, partnership: str, object_type: str, year: int) -> int:
    """How much of an object type there is at the end of a year, by the newest counts."""
    newest: dict[str, Count] = {}
    for count in sorted(_of_type(seed, partnership, object_type), key=lambda count: count.date):
        if count.date[:4] <= str(year):
            newest[count.area] = count
    return sum(count.amount for count in newest.values())


@cache
def _of_type(seed: int, partnership: str, object_type: str) -> tuple[Count, ...]:
    return tuple(c for c in counts(seed) if (c.partnership, c.kind.code) == (partnership, object_type))


@cache
def counts(seed: int) -> tuple[Count, ...]:
    """Every count of every partnership."""
    places = {place.code: place for place in MUNICIPALITIES}
    found: list[Count] = []
    for deal in PARTNERSHIPS:
        of_deal = list(_counts_of(seed, deal, places[deal.client]))
        found += _with_recount(of_deal) if deal.code == patterns.RECOUNT else of_deal
    return tuple(found)


def _counts_of(seed: int, deal: Partnership, place: Municipality) -> Iterator[Count]:
    residents = draw_residents(seed)[place.code]
    areas = areas_of(place)
    for kind in _KINDS:
        if kind.service not in deal.services:
            continue
        rng = stream(seed, deal.code, "areaal", kind.code)
        parts = {area: kind.where.get(area.kind, 0) * area.weight * rng.uniform(0.8, 1.2) for area in areas}
        size = kind.per_inhabitant * _ROOM[place.urbanisation] * rng.uniform(0.9, 1.1)
        for date in ("2013-06-30",) if deal.code in _OLD else UPDATED:
            year = min(max(int(date[:4]), YEARS[0]), YEARS[-1])
            total = size * residents[year].inhabitants
            for area, part in parts.items():
                if part:
                    amount = round(total * part / sum(parts.values()))
                    status = (
                        "geschat" if deal.code in _ESTIMATED and area.kind != "centrum" else "geregistreerd"
                    )
                    yield Count(deal.code, kind, area.name, area.kind, amount, date, status)


def _with_recount(counts: list[Count]) -> list[Count]:
    """Green as it was registered before the recount, the recount itself, and the registers after it."""
    day, (before, after) = patterns.RECOUNT_DAY, patterns.RECOUNTED_HA
    green = [c for c in counts if c.kind.service == "groen" and c.kind.unit == "m2"]
    last = [c for c in green if c.date == max(c.date for c in green if c.date < day)]
    size = before * 10_000 / sum(c.amount for c in last)
    growth = after / before
    found = [c for c in counts if c not in green]
    for count in green:
        factor = size if count.date < day else size * growth
        found.append(count._replace(amount=round(count.amount * factor)))
    recounted = [c._replace(amount=round(c.amount * size * growth), date=day, status="herijkt") for c in last]
    lost = after * 10_000 - sum(c.amount for c in recounted)
    recounted[0] = recounted[0]._replace(amount=recounted[0].amount + lost)
    return found + recounted
