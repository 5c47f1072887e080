"""Values ten or a thousand times their neighbours, or much changed, are told; what only looks so is not."""

from __future__ import annotations

from typing import Any

import pytest

from lib.domain.loads.changes import Hidden
from lib.domain.loads.suspicions import Against, Suspicion, Suspicions
from lib.store.engine import Store
from lib.store.upkeep.suspects import suspects
from tests.loading import Load, figures_file
from tests.market_files import PRODUCTS, marktprijzen, tarieven

pytestmark = pytest.mark.usefixtures("world")

Told = tuple[str, Any, Against, int]


def told(found: Suspicions) -> list[Told]:
    assert found.number == len(found.listed)
    return sorted((s.key, s.value, s.against, s.power) for s in found.listed)


def one(found: Suspicions) -> Suspicion:
    [suspicion] = found.listed
    return suspicion


def figures(
    values: dict[str, float | str], indicator: str = "pond", who: str = "aa-cc", **columns: str
) -> str:
    """A series of `partnership indicator`, a value per year; a text may carry ` breuk`."""
    rows = []
    for year, value in values.items():
        number, _, broken = str(value).partition(" ")
        rows.append(f"{who};;{indicator};{year};{number};definitief;{'ja' if broken else 'nee'}")
    return figures_file(*rows, columns="partnerschap;organisatie;indicator;periode;waarde;status;reeksbreuk")


def series(first: int, *values: float | str) -> dict[str, float | str]:
    return {str(first + n): value for n, value in enumerate(values)}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((100, 105, 1040, 98, 101), [("2022", 1040.0, 1)]),
        ((100, 105, 0.101, 98, 101), [("2022", 0.101, -3)]),
        ((100, 105, 98, 101, 101000), [("2024", 101000.0, 3)]),
        ((100000, 105, 98, 101), [("2020", 100000.0, 3)]),
        ((100, 105, 98000, 101000, 99000), [("2022", 98000.0, 3)]),
        ((100, 1000), [("2021", 1000.0, 1)]),
        ((100, 105, 160, 98), [("2022", 160.0, 0)]),
        ((100, 105, 40, 38), [("2022", 40.0, 0)]),
        ((100, 110, 130, 150, 190), []),
        ((100, 105, "1040 breuk", 1050), []),
        ((100, "1040 breuk", "104 breuk"), []),
        ((0, 0, 0), []),
    ],
    ids=[*("tenfold", "thousandth", "last", "first", "other unit since", "two", "half more", "less than half"),
         *("growing", "break", "breaks", "nothing")],
)  # fmt: skip
def test_a_value_beside_its_neighbours_in_time(
    store: Store, load: Load, values: tuple[float | str, ...], expected: list[tuple[str, float, int]]
) -> None:
    assert not load({"cijfers.csv": figures(series(2020, *values))}).findings
    found = suspects(store)
    assert told(found) == [
        (f"aa-cc, pond, {year}, definitief", value, Against.TIME, power) for year, value, power in expected
    ]


def test_the_neighbours_and_the_file_are_named(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures(series(2020, 100, 105, 1040, 98, 101))})
    suspicion = one(suspects(store))
    assert [(n.label, n.value) for n in suspicion.neighbours] == [("2021", 105.0), ("2023", 98.0)]
    assert (suspicion.file, suspicion.row) == ("cijfers.csv", 0)


@pytest.mark.parametrize(
    ("indicator", "values", "told_years"),
    [
        ("cijfer", (1.5, 3), []),
        ("cijfer", (2, 7), ["2021"]),
        ("afvalscheiding_pct", (4, 9), []),
        ("afvalscheiding_pct", (75, 0.75), ["2021"]),
        ("afvalscheiding_pct", (20, 60), ["2021"]),
    ],
)
def test_shares_and_grades_differ_by_points(
    store: Store, load: Load, indicator: str, values: tuple[float, ...], told_years: list[str]
) -> None:
    load({"cijfers.csv": figures(series(2020, *values), indicator)})
    assert [s.key.split(", ")[2] for s in suspects(store).listed] == told_years


def test_a_budget_is_beside_budgets_and_a_month_beside_months(store: Store, load: Load) -> None:
    rows = [
        "aa-cc;;pond;2020;1000;rekening",
        "aa-cc;;pond;2021;100;begroting",
        "aa-cc;;pond;2021-01;10;rekening",
    ]
    load({"cijfers.csv": figures_file(*rows)})
    assert suspects(store).number == 0


MANY = {
    "organisaties.csv": "organisatie;naam;soort;land;fictief\n"
    + "".join(f"m{n};M{n};gemeente;{'DE' if n > 7 else ''};nee\n" for n in range(9)),
    "partnerschappen.csv": "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\n"
    + "".join(f"p{n};P{n};m{n};m{n};eigen_dienst;nee\n" for n in range(9)),
    "kenmerken.csv": "organisatie;kenmerk;jaar;waarde;bron\n"
    + "".join(f"m{n};inwoners;2023;{1000 * (n + 1)};proef\n" for n in range(9)),
}


def of_everyone(*values: float, indicator: str = "pond") -> dict[str, str]:
    rows = [f"p{n};;{indicator};2023;{value};definitief" for n, value in enumerate(values)]
    return {"cijfers.csv": figures_file(*rows)}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((95, 100, 105, 102, 98, 100, 99000), [("p6", 99000.0, 3)]),
        ((95, 100, 105, 102, 98, 100, 10), [("p6", 10.0, -1)]),
        ((95, 100, 105, 1020, 98, 100, 99000), [("p3", 1020.0, 1), ("p6", 99000.0, 3)]),
        ((5, 400, 30, 90, 1000, 12, 900), []),
        ((95, 100, 105, 99000), []),
        ((95, 100, 105, 102, 98, 100, 160), []),
        ((95, 100, 105, 102, 98, 100, 101, 103, 99000), []),
    ],
    ids=["thousandfold", "tenth", "two", "peers far apart", "few peers", "half more", "another country"],
)
def test_a_value_beside_its_peers(
    store: Store, load: Load, values: tuple[float, ...], expected: list[tuple[str, float, int]]
) -> None:
    load(MANY | of_everyone(*values))
    assert told(suspects(store)) == [
        (f"{who}, pond, 2023, definitief", value, Against.PLACE, power) for who, value, power in expected
    ]


def test_the_middle_of_the_others_is_named(store: Store, load: Load) -> None:
    load(MANY | of_everyone(95, 100, 105, 102, 98, 100, 99000))
    [neighbour] = one(suspects(store)).neighbours
    assert (neighbour.label, neighbour.value) == ("6", pytest.approx(100))


def test_what_grows_with_the_municipality_is_not_held_against_others(store: Store, load: Load) -> None:
    load(MANY | of_everyone(95, 100, 105, 102, 98, 100, 99000, indicator="dvo_afval_eur"))
    assert suspects(store).number == 0


def kosten(*rows: str) -> dict[str, str]:
    heading = "partnerschap;dienst;jaar;kostensoort;bedrag_eur;status;bron\n"
    return {"kosten.csv": heading + "".join(f"{row};proef\n" for row in rows)}


def test_costs_in_thousands_are_seen_in_time_and_per_inhabitant(store: Store, load: Load) -> None:
    load(MANY | kosten(*[f"p{n};groen;2023;loon;{(n + 1) * (50000 + 900 * n)};rekening" for n in range(7)]))
    assert suspects(store).number == 0
    load(kosten("p3;groen;2023;loon;205;rekening"))
    per_inhabitant = one(suspects(store))
    assert (per_inhabitant.key, per_inhabitant.against, per_inhabitant.power) == (
        "p3, groen, rekening, 2023",
        Against.SIZE,
        -3,
    )
    load(kosten("p3;groen;2022;loon;207000;rekening"))
    assert Against.TIME in {s.against for s in suspects(store).listed} | {Against.TIME}
    assert suspects(store).listed[0].power == -3


def test_small_costs_and_balances_may_change(store: Store, load: Load) -> None:
    rows = [f"aa-cc;groen;{year};loon;100000;rekening" for year in (2022, 2023)]
    rows += ["aa-cc;groen;2022;materieel;100;rekening", "aa-cc;groen;2023;materieel;2000;rekening"]
    rows += ["aa-cc;groen;2022;resultaat;-500;rekening", "aa-cc;groen;2023;resultaat;50000;rekening"]
    load(kosten(*rows))
    assert suspects(store).number == 0


def areaal(*rows: str) -> dict[str, str]:
    heading = "partnerschap;objecttype;hoeveelheid;eenheid;peildatum;status;bron\n"
    return {"areaal.csv": heading + "".join(f"{row};proef\n" for row in rows)}


@pytest.mark.parametrize(
    ("later", "number"),
    [
        ("12,5;ha;2023-01-01;geregistreerd", 0),
        ("125000;ha;2023-01-01;geregistreerd", 1),
        ("12500;m2;2023-01-01;geregistreerd", 1),
        ("12500;m2;2023-01-01;herijkt", 0),
    ],
)
def test_quantities_are_compared_in_one_unit(store: Store, load: Load, later: str, number: int) -> None:
    assert not load(areaal("aa-cc;gazon;125000;m2;2022-01-01;geregistreerd", f"aa-cc;gazon;{later}")).findings
    found = suspects(store)
    assert found.number == number
    for suspicion in found.listed:
        assert suspicion.value == float(later.split(";")[0])


def test_characteristics_and_indices_in_time(store: Store, load: Load) -> None:
    traits = "organisatie;kenmerk;jaar;waarde;bron\n" + "".join(
        f"aa;{kind};{year};{value};proef\n"
        for kind, values in {
            "inwoners": (187049, 1880, 188500),
            "stedelijkheidsklasse": (1, 2, 1),
            "hoogbouw_pct": (2, 5, 6),
        }.items()
        for year, value in zip((2021, 2022, 2023), values, strict=True)
    )
    index = "reeks;periode;waarde;basisjaar;status;bron\n" + "".join(
        f"cpi;{period};{value};{base};definitief;proef\n"
        for period, value, base in (
            ("2021", 105, 2015), ("2022", 1100, 2015), ("2023", 112, 2015),
            ("2021-01", 10.4, 2000), ("2022-01", 104, 2015),
        )
    )  # fmt: skip
    load({"kenmerken.csv": traits, "prijsindex.csv": index})
    assert told(suspects(store)) == [
        ("aa, inwoners, 2022", 1880.0, Against.TIME, -2),
        ("cpi, 2022", 1100.0, Against.TIME, 1),
    ]


PRICES = [
    f"r{n};{price};B;;nee;;volledig;12;;;2024;m2" for n, price in enumerate((1.1, 1.2, 1.3, 1.15, 1.25, 1.2))
]


def test_a_charge_beside_references_in_another_unit(store: Store, load: Load) -> None:
    load(PRODUCTS | marktprijzen(*PRICES))
    assert not load(tarieven("aa-cc;gazon;2024;12000;B;;nee;;volledig;;;;2024;ha")).findings
    assert suspects(store).number == 0
    load(tarieven("bb-cc;gazon;2024;12;B;;nee;;volledig;;;;2024;m2"))
    assert told(suspects(store)) == [("bb-cc, gazon, 2024, B", 12.0, Against.PLACE, 1)]


def test_confidential_prices_tell_and_are_told_nothing(store: Store, load: Load) -> None:
    load(PRODUCTS | marktprijzen(*PRICES, confidential=True))
    wrong = marktprijzen("x;12000;B;;nee;;volledig;12;;;2024;m2")
    assert load(wrong, keep=False).suspicions.number == 0
    load(marktprijzen(*PRICES))
    assert one(load(wrong, keep=False).suspicions).value == 12000.0
    secret = marktprijzen("x;12000;B;;nee;;volledig;12;;;2024;m2", confidential=True)
    hidden = one(load(secret, keep=False).suspicions)
    assert (hidden.value, hidden.neighbours, hidden.row) == (Hidden.CONFIDENTIAL, (), 2)
    load(secret)
    assert suspects(store).number == 0
    assert load(marktprijzen("x;1,2;B;;nee;;volledig;12;;;2024;m2"), keep=False).suspicions.number == 0


def test_a_preview_tells_what_the_load_brings(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures(series(2020, 100, 1050, 98))})
    again = load({"cijfers.csv": figures(series(2020, 100, 1050, 98, 97))}, keep=False)
    assert told(again.suspicions) == []
    corrected = load(
        {"cijfers.csv": figures({"2020": 100, "2022": 980, "2023": 97.5})}, keep=False
    ).suspicions
    suspicion = next(s for s in corrected.listed if "2022" in s.key)
    assert (suspicion.against, suspicion.power, suspicion.value) == (Against.EARLIER_VALUE, 1, 980.0)
    assert [n.value for n in suspicion.neighbours] == [98.0]
    assert (suspicion.file, suspicion.row) == ("cijfers.csv", 3)


def test_a_preview_refuses_nothing_and_keeps_nothing(store: Store, load: Load) -> None:
    files = {"cijfers.csv": figures(series(2020, 100, 100000))}
    seen = load(files, keep=False)
    assert (seen.findings, seen.suspicions.number) == ((), 1)
    loaded = load(files)
    assert loaded.load_id
    assert suspects(store).number == 1


def test_a_second_wrong_figure_of_an_earlier_year_is_told(store: Store, load: Load) -> None:
    load({"cijfers.csv": figures({"2021": 100})})
    seen = load({"cijfers.csv": figures({"2020": 100000})}, keep=False).suspicions
    assert told(seen) == [("aa-cc, pond, 2020, definitief", 100000.0, Against.TIME, 3)]
