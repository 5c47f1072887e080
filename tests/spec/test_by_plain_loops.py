"""What decides in a meeting, worked out a second time with plain loops from the method, on figures drawn by chance.

Nothing of the working here is shared with the monitor: no numpy, no sums kept on the way, every reading, pair of
people and price looked at by itself.
"""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest
import scipy.stats

from lib.domain.comparison.funnel import funnel_of_shares
from lib.domain.cooperation.agreement import agreement
from lib.domain.cooperation.two_sides import brunner_munzel, superiority
from lib.domain.service_levels.outcomes import Judged
from lib.domain.service_levels.sampled_share import SampledShare, hypergeometric
from lib.store.engine import Store
from tests.loading import Load, all_figures

DRAWS = 200
Z = 1.959963984540054
SCALES = {
    "groen": ("kor-d1849b36", "kor-f1f40997", "kor-bd7de9c9"),
    "verharding": ("kor-90be6f90", "kor-12d21dcc", "kor-9d7bcf2d"),
    "meubilair": ("kor-302b15f2", "kor-20e630aa", "kor-56d55a3b"),
    "riolering": ("kor-3910bbe8", "kor-eedd18ca", "kor-be7857e4"),
    "water": ("kor-8be49c61", "kor-079f028e", "kor-d16ea59b"),
}
YEARS = range(2004, 2024)

# --- an agreed share of readings --------------------------------------------------------------------------------------


def of_places(places: list[list[bool]]) -> tuple[float, float, float] | None:
    """The share of readings at level with its interval, in per cent; the places are the sample. None for one place."""
    readings = [reading for place in places for reading in place]
    p, n = readings.count(True) / len(readings), len(places)
    if n < 2:
        return None
    if p in (0, 1):
        worth = float(n)
    else:
        spread = math.fsum((place.count(True) - p * len(place)) ** 2 for place in places)
        variance = n / (n - 1) * spread / len(readings) ** 2
        alike = all(
            place.count(True) * len(readings) == readings.count(True) * len(place) for place in places
        )
        if alike:
            worth = float(min(n, len(readings)))
        else:
            worth = min(p * (1 - p) / variance, len(readings)) * (Z / scipy.stats.t.ppf(0.975, n - 1)) ** 2
    middle = (p + Z**2 / (2 * worth)) / (1 + Z**2 / worth)
    half = Z / (1 + Z**2 / worth) * math.sqrt(p * (1 - p) / worth + Z**2 / (4 * worth**2))
    return 100 * p, 0.0 if p == 0 else 100 * (middle - half), 100.0 if p == 1 else 100 * (middle + half)


def of_population(hits: int, seen: int, there: int) -> tuple[float, float]:
    """The exact limits of a share of so many places: both tails by counting every draw that there can be."""

    def chance(at_least: int, good: int) -> Fraction:
        ways = sum(
            math.comb(good, k) * math.comb(there - good, seen - k)
            for k in range(at_least, min(seen, good) + 1)
        )
        return Fraction(ways, math.comb(there, seen))

    def least(found: int) -> int:
        possible = range(found, there - (seen - found) + 1)
        return next((k for k in possible if chance(found, k) >= Fraction(1, 40)), possible[-1])

    return 100 * least(hits) / there, 100 * (there - least(seen - hits)) / there


def drawn_places(chance: random.Random) -> list[list[bool]]:
    """Up to 40 places, each with a share of its own and one to eight readings."""
    around, width = chance.uniform(0.5, 1.0), chance.choice([0.0, 0.1, 0.4])
    places = []
    for _ in range(chance.randint(1, 40)):
        share = min(1.0, max(0.0, chance.gauss(around, width)))
        places.append([chance.random() < share for _ in range(chance.randint(1, 8))])
    return places


def judged_by_hand(low: float, high: float, norm: float) -> str:
    if low >= norm:
        return "gehaald"
    return "niet_gehaald" if high < norm else "niet_te_onderscheiden"


@pytest.mark.usefixtures("world")
def test_the_share_of_readings_and_its_interval_from_file_to_figure(store: Store, load: Load) -> None:
    """200 surveys in one load: two partnerships, five disciplines, twenty years; some readings do not apply."""
    chance = random.Random(20261201)
    rows, expected = ["partnerschap;laag;datum;locatie;meetlat;niveau"], {}
    agreed = ["partnerschap;laag;discipline;niveau;norm_pct;geldig_vanaf;bron"]
    for partner in ("aa-cc", "bb-cc"):
        for discipline, scales in SCALES.items():
            agreed.append(f"{partner};contract;{discipline};B;90;2000-01-01;proef")
            for year in YEARS:
                places = drawn_places(chance)
                expected[partner, discipline, str(year)] = places
                for number, place in enumerate(places):
                    visits = [(month, scale) for month in range(1, 13) for scale in scales]
                    for (month, scale), good in zip(
                        chance.sample(visits, len(place) + 1), [*place, None], strict=True
                    ):
                        level = (
                            "nvt" if good is None else chance.choice(["A+", "A", "B"] if good else ["C", "D"])
                        )
                        day = f"{year}-{month:02d}-15"
                        rows.append(f"{partner};contract;{day};{discipline} {number};{scale};{level}")
    assert len(expected) == DRAWS
    assert not load({"schouw.csv": "\n".join(rows) + "\n", "ambities.csv": "\n".join(agreed) + "\n"}).findings
    found = {
        (
            f.partnership,
            f.indicator.removeprefix("op_ambitie_contract_").removesuffix("_pct"),
            str(f.period),
        ): f
        for f in all_figures(store)
        if f.indicator.startswith("op_ambitie_contract_") and "totaal" not in f.indicator
    }
    assert set(found) == set(expected)
    for key, places in expected.items():
        by_hand, figure = of_places(places), found[key]
        share = 100 * sum(map(sum, places)) / sum(map(len, places))
        assert (figure.value, figure.n) == (pytest.approx(share), len(places)), key
        assert (figure.low, figure.high) == (
            (None, None) if by_hand is None else pytest.approx(by_hand[1:], abs=1e-6)
        ), key


@pytest.mark.parametrize("seed", range(DRAWS))
def test_the_verdict_on_an_agreed_share(seed: int) -> None:
    chance = random.Random(seed)
    places, norm = drawn_places(chance), chance.choice([80.0, 90.0, 95.0])
    share = SampledShare.of_clusters([(place.count(True), len(place)) for place in places])
    by_hand = of_places(places)
    verdict = "niet_te_onderscheiden" if by_hand is None else judged_by_hand(*by_hand[1:], norm)
    assert str(Judged(norm, ("B",), share).verdict) == verdict
    if by_hand:
        assert share.interval == pytest.approx(by_hand[1:], abs=1e-9)


@pytest.mark.parametrize("seed", range(DRAWS))
def test_the_verdict_where_all_places_are_known(seed: int) -> None:
    """Readings of a place agree, so places are counted: seen without putting back from a few more."""
    chance = random.Random(seed)
    seen, each = chance.randint(2, 30), chance.randint(1, 4)
    hits, there = chance.randint(0, seen), seen + chance.randint(0, 40)
    places = [[place < hits] * each for place in range(seen)]
    share = SampledShare.of_clusters([(place.count(True), each) for place in places], there)
    if there >= 10 * seen:
        by_hand = of_places(places)
        assert by_hand
        assert share.interval == pytest.approx(by_hand[1:], abs=1e-9)
        return
    limits = of_population(hits, seen, there)
    assert share.interval == pytest.approx(limits, abs=1e-9)
    assert str(Judged(90, ("B",), share).verdict) == judged_by_hand(*limits, 90)


def test_a_chance_of_just_the_tail_is_counted_whatever_its_rounding() -> None:
    """Of 16 places with 3 good ones, two that are seen are both good in 3 of 120 draws: 2.5%, no less."""
    for there in range(2, 45):
        for seen in range(1, min(there, 9) + 1):
            for hits in range(seen + 1):
                found = hypergeometric(hits, seen, there)
                assert found == pytest.approx(of_population(hits, seen, there), abs=1e-9), (hits, seen, there)
    assert hypergeometric(2, 2, 16).low == 100 * 3 / 16


# --- the funnel ---------------------------------------------------------------------------------------------------


def quantile(values: list[float], part: float) -> float:
    """Type 7 of Hyndman and Fan."""
    ordered, place = sorted(values), (len(values) - 1) * part
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@pytest.mark.parametrize("seed", range(DRAWS))
def test_the_limits_of_a_funnel(seed: int) -> None:
    """Spiegelhalter 2005: arcsine, winsorised z-scores, additive variance; plain limits beside them."""
    chance = random.Random(seed)
    units, centre, apart = chance.randint(10, 40), chance.uniform(0.05, 0.95), chance.choice([0.0, 0.05, 0.2])
    n = [chance.randint(4, 400) for _ in range(units)]
    shares = [min(1.0, max(0.0, chance.gauss(centre, apart))) for _ in n]
    r = [sum(chance.random() < share for _ in range(size)) for share, size in zip(shares, n, strict=True)]
    found = funnel_of_shares(r, n)
    pooled = sum(r) / sum(n)
    if pooled in (0, 1):
        assert found is None
        return
    assert found
    target = math.asin(math.sqrt(pooled))
    s = [1 / (2 * math.sqrt(size)) for size in n]
    z = [(math.asin(math.sqrt(hit / size)) - target) / sd for hit, size, sd in zip(r, n, s, strict=True)]
    low, high = quantile(z, 0.1), quantile(z, 0.9)
    phi = sum(min(max(score, low), high) ** 2 for score in z) / units
    tau2 = 0.0
    if units * phi >= units - 1:
        weights = [1 / sd**2 for sd in s]
        below = sum(weights) - sum(w * w for w in weights) / sum(weights)
        tau2 = max(0.0, (units * phi - (units - 1)) / below)
    assert (found.centre, found.overdispersion) == (pytest.approx(pooled), pytest.approx((phi, tau2)))
    for place, (size, sd) in enumerate(zip(n, s, strict=True)):
        for which, times in enumerate((1.959964, 3.090232)):
            half = times * math.sqrt(pooled * (1 - pooled) / size)
            plain = (max(0.0, pooled - half), min(1.0, pooled + half))
            wide = times * math.sqrt(sd**2 + tau2)
            ends = [math.sin(min(max(a, 0.0), math.pi / 2)) ** 2 for a in (target - wide, target + wide)]
            assert found.narrow[place][which] == pytest.approx(plain)
            assert found.wide[place][which] == pytest.approx(tuple(ends))


# --- both sides of a partnership ----------------------------------------------------------------------------------


def middle_ranks(values: list[int], among: list[int]) -> list[float]:
    return [sum(other < v for other in among) + (sum(other == v for other in among) + 1) / 2 for v in values]


@pytest.mark.parametrize("seed", range(DRAWS))
def test_the_measure_between_both_sides(seed: int) -> None:
    """Every pair of people looked at; the test of Brunner and Munzel from ranks, as published."""
    chance = random.Random(seed)
    weights = [[chance.random() ** 3 + 0.01 for _ in range(4)] for _ in range(2)]
    x, y = (chance.choices([1, 2, 3, 4], each, k=chance.randint(2, 40)) for each in weights)
    first, second = ([side.count(step) for step in (1, 2, 3, 4)] for side in (x, y))
    pairs = [(a > b) + (a == b) / 2 for a in x for b in y]
    assert superiority(first, second) == pytest.approx(sum(pairs) / len(pairs))
    in_all = [middle_ranks(side, x + y) for side in (x, y)]
    own = [middle_ranks(side, side) for side in (x, y)]
    means = [sum(ranks) / len(ranks) for ranks in in_all]
    spreads = []
    for ranks, mine, mean in zip(in_all, own, means, strict=True):
        size = len(ranks)
        off = [(a - b - mean + (size + 1) / 2) ** 2 for a, b in zip(ranks, mine, strict=True)]
        spreads.append(sum(off) / (size - 1))
    found = brunner_munzel(first, second)
    scaled = [len(side) * spread for side, spread in zip((x, y), spreads, strict=True)]
    if sum(scaled) < 1e-12:
        assert math.isinf(found.statistic) or math.isnan(found.statistic)
        return
    statistic = len(x) * len(y) * (means[1] - means[0]) / (len(x) + len(y)) / math.sqrt(sum(scaled))
    freedom = sum(scaled) ** 2 / sum(v**2 / (len(side) - 1) for v, side in zip(scaled, (x, y), strict=True))
    assert found.statistic == pytest.approx(statistic)
    assert found.p == pytest.approx(2 * scipy.stats.t.sf(abs(statistic), freedom), abs=1e-9)


@pytest.mark.parametrize("seed", range(DRAWS))
def test_the_agreement_within_a_side(seed: int) -> None:
    """Van der Eijk 2001: layers of equal height, and in each layer every three steps."""
    chance = random.Random(seed)
    counts = [chance.choice([0, chance.randint(1, 30)]) for _ in range(chance.randint(3, 7))]
    counts[chance.randrange(len(counts))] += 1
    steps, total, height = len(counts), sum(counts), 0.0
    told = 0.0
    for top in sorted({count for count in counts if count}):
        inside = [count >= top for count in counts]
        filled = inside.count(True)
        weight = (top - height) * filled / total
        height = top
        tu = tdu = 0
        for i in range(steps):
            for j in range(i + 1, steps):
                for k in range(j + 1, steps):
                    pattern = (inside[i], inside[j], inside[k])
                    tu += pattern in ((True, True, False), (False, True, True))
                    tdu += pattern == (True, False, True)
        u = 1.0 if filled == 1 else 0.0
        if filled > 1 and tu + tdu:
            u = ((steps - 2) * tu - (steps - 1) * tdu) / ((steps - 2) * (tu + tdu))
        told += weight * u * (1 - (filled - 1) / (steps - 1))
    assert agreement(counts) == pytest.approx(told)


# --- the market index ---------------------------------------------------------------------------------------------

LEVELS = {"2022": 110.0, "2023": 120.0, "2024": 123.6}
HEADING = (
    "niveau;hoeveelheid;eenheid;btw_inbegrepen;btw_pct;overhead;overhead_pct;bevat;bevat_eur;prijspeil;prijs_eur;"
    "fictief;bron"
)


def middle(values: list[float]) -> float:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def drawn_price(chance: random.Random, source: str, *, rate: bool) -> tuple[str, float | None]:
    """A row of `HEADING`, and the price without VAT, with full overhead, at the level of 2024, per m2, at level B."""
    price = round(chance.uniform(0.8, 1.6), 2)
    level = "B" if rate or chance.random() < 0.9 else chance.choice(["A", ""])
    unit = "m2" if rate or chance.random() < 0.9 else "ha"
    vat = chance.choice(["", "", "9", "21"])
    overhead, pct = chance.choice(
        [("volledig", "12"), ("volledig", ""), ("geen", "10"), ("geen", ""), ("deels", "8")]
    )
    if rate:
        overhead, pct = chance.choice([("volledig", ""), ("geen", "10")])
    extra = chance.choice(["", "", "0.05"])
    when = chance.choice(list(LEVELS))
    value: float | None = price - float(extra or 0)
    if vat:
        value = value / (1 + float(vat) / 100)
    if overhead == "geen" and pct:
        value *= 1 + float(pct) / 100
    value = value * LEVELS["2024"] / LEVELS[when]
    if level != "B" or overhead == "deels" or (overhead == "geen" and not pct):
        value = None
    factor = 10_000 if unit == "ha" else 1
    row = (
        f"{level};{100 if rate else ''};{unit};{'ja' if vat else 'nee'};{vat};{overhead};{pct};"
        f"{'regie' if extra else ''};{round(float(extra) * factor, 2) if extra else ''};{when};"
        f"{round(price * factor, 2)};nee;{source}"
    )
    return row, value


@pytest.mark.usefixtures("world")
def test_the_market_index_from_file_to_figure(store: Store, load: Load) -> None:
    """200 products, each with a rate and up to 24 references of which some parties give more than one."""
    chance = random.Random(20261202)
    products = ["product;naam;dienst;eenheid"]
    rates = [f"partnerschap;product;jaar;{HEADING}"]
    market = [f"product;soort;vertrouwelijk;referentie;partij;{HEADING}"]
    tests = [
        "partnerschap;product;jaar;niveau;band_onder_pct;band_boven_pct;indexreeks;prijspeil;afgesproken_door;"
        "afgesproken_op"
    ]
    expected = {}
    for number in range(DRAWS):
        product = f"p{number}"
        products.append(f"{product};Product {number};groen;m2")
        tests.append(f"aa-cc;{product};2024;B;10;10;cpi;2024;Beide;2024-03-01")
        row, rate = drawn_price(chance, "DVO", rate=True)
        rates.append(f"aa-cc;{product};2024;{row}")
        parties: dict[str, list[float]] = {}
        for reference in range(chance.randint(4, 24)):
            party = chance.choice(["", "", f"Gemeente {reference // 3}", f"GEMEENTE {reference // 3}"])
            source = f"bron {number} {reference}"
            row, value = drawn_price(chance, source, rate=False)
            market.append(f"{product};offerte;nee;{product}-r{reference};{party};{row}")
            if value is not None:
                parties.setdefault((party or source).lower(), []).append(value)
        each = [middle(values) for values in parties.values()]
        if len(each) >= 5 and rate is not None:
            expected[f"marktindex_{product}"] = (rate, each)
    index = ["reeks;periode;waarde;basisjaar;status;bron"]
    index += [f"cpi;{period};{value};2015;definitief;CBS" for period, value in LEVELS.items()]
    files = {
        "producten": products,
        "tarieven": rates,
        "marktprijzen": market,
        "toetsen": tests,
        "prijsindex": index,
    }
    assert not load({f"{name}.csv": "\n".join(lines) + "\n" for name, lines in files.items()}).findings
    found = {f.indicator: f for f in all_figures(store) if f.indicator.startswith("marktindex_")}
    assert set(found) == set(expected)
    assert len(expected) > DRAWS / 2
    for code, (rate, each) in expected.items():
        figure, n = found[code], len(each)
        assert (figure.value, figure.n) == (pytest.approx(100 * rate / middle(each), abs=1e-6), n), code
        rank = max(
            (
                k
                for k in range(1, n // 2 + 1)
                if 1 - 2 * sum(math.comb(n, i) for i in range(k)) / 2**n >= 0.95
            ),
            default=0,
        )
        if rank == 0:
            assert (figure.low, figure.high) == (None, None), code
            continue
        ends = (100 * rate / sorted(each)[n - rank], 100 * rate / sorted(each)[rank - 1])
        assert (figure.low, figure.high) == pytest.approx(ends, abs=1e-6), code
