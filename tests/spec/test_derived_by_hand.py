"""Derived figures computed by hand from small files: inspections, costs, quantities."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from lib.domain.derivation import Basis, Derivation, Ingredient
from lib.domain.figures import Figure
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.comparison.figures import read_available, read_figures
from lib.store.engine import Store
from lib.store.loads.history import redo, undo
from lib.store.registry import read_registry
from lib.store.schema import derived_figures, load_events
from lib.store.upkeep.verify import verify
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw
from tests.loading import Load, ask, figures_file

pytestmark = pytest.mark.usefixtures("world")


def kosten(*rows: str, partner: str = "aa-cc") -> dict[str, str]:
    """A row is `dienst;product;jaar;kostensoort;bedrag_eur;status`."""
    heading = "partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron"
    return {"kosten.csv": "\n".join([heading, *[f"{partner};{row};jaarrekening" for row in rows]]) + "\n"}


def kenmerken(*rows: str) -> dict[str, str]:
    """A row is `organisatie;kenmerk;jaar;waarde`."""
    return {
        "kenmerken.csv": "\n".join(["organisatie;kenmerk;jaar;waarde;bron", *[f"{r};CBS" for r in rows]])
        + "\n"
    }


def areaal(*rows: str) -> dict[str, str]:
    """A row is `objecttype;gebied;hoeveelheid;eenheid;peildatum;status`."""
    heading = "partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron"
    return {"areaal.csv": "\n".join([heading, *[f"aa-cc;{row};BGT" for row in rows]]) + "\n"}


PRODUCTS = {"producten.csv": "product;naam;dienst;eenheid\nmaaien;Maaien;groen;m2\n"}


def found(store: Store, *codes: str, as_of: dt.datetime | None = None) -> dict[tuple[str, str, str], Figure]:
    """Figures by indicator, period and status."""
    known = ask(store, read_registry, as_of=as_of)
    figures = ask(store, read_figures, known, indicators=codes, as_of=as_of)
    return {(f.indicator, str(f.period), str(f.status)): f for f in figures}


def values(store: Store, *codes: str, as_of: dt.datetime | None = None) -> dict[tuple[str, str, str], float]:
    return {key: figure.value for key, figure in found(store, *codes, as_of=as_of).items()}


def only(store: Store, code: str) -> Figure:
    (figure,) = found(store, code).values()
    return figure


def test_readings_at_ambition(store: Store, load: Load) -> None:
    day = "2024-05-01"
    load(
        ambities("groen;;B;90;2024-01-01;", "schoon;;A;80;2024-01-01;", "verharding;;C;90;2024-01-01;")
        | schouw(
            f"{day};L1;Noord;;{GRASS};A+",
            f"{day};L1;Noord;;{LITTER_GREEN};B",
            f"{day};L2;Noord;;{GRASS};C",
            f"{day};L2;Noord;;{LITTER_GREEN};nvt",
            f"{day};L3;Zuid;;{LITTER_PAVED};C",
            f"2023-05-01;L3;Zuid;;{LITTER_PAVED};C",  # no ambition yet: no figure
        )
    )
    green = only(store, "op_ambitie_beleid_groen_pct")
    assert (green.numerator, green.denominator, green.n) == (2, 3, 2)  # A+ and B, not C; L1 and L2
    assert green.value == pytest.approx(200 / 3)
    assert (green.low, green.high) == SampledShare.of_clusters([(2, 2), (0, 1)]).interval
    assert (str(green.period), str(green.status), green.series_break) == ("2024", "definitief", False)
    assert green.source == Derivation((Ingredient(Basis.INSPECTIONS, "schouw.csv"),))
    clean = only(store, "op_ambitie_beleid_schoon_pct")
    assert (clean.numerator, clean.denominator, clean.n) == (0, 2, 2)  # B and C against A
    total = only(store, "op_ambitie_beleid_totaal_pct")
    assert (total.numerator, total.denominator, total.n) == (3, 4, 3)  # without the cross-cuts
    assert not found(store, "op_ambitie_contract_groen_pct")
    assert verify(store) == []


@pytest.mark.parametrize(
    ("kind", "service", "broken"),
    [
        ("methodebreuk", "groen", True),
        ("overdracht", "", True),
        ("methodebreuk", "afval", False),
        ("weer", "", False),
    ],
)
def test_another_method_breaks_the_series(
    store: Store, load: Load, kind: str, service: str, broken: bool
) -> None:
    event = f"partnerschap;datum;soort;dienst;titel\naa-cc;2024-03-01;{kind};{service};x\n"
    load(ambities("groen;;B;90;2024-01-01;") | schouw(f"2024-05-01;L1;Noord;;{GRASS};B"))
    load({"gebeurtenissen.csv": event})
    assert only(store, "op_ambitie_beleid_groen_pct").series_break is broken


COSTS = kosten(
    "groen;;2024;loon;60000;rekening",
    "groen;maaien;2024;loon;50000;rekening",  # a detail of the line above
    "groen;maaien;2024;materieel;20000;rekening",
    "groen;;2024;overhead;10000;rekening",
    "groen;;2024;opbrengsten;-5000;rekening",
    "groen;;2024;regie;7000;rekening",  # stands apart
    "groen;;2024;loon;80000;begroting",
    "afval;;2024;uitbesteed;15000;rekening",
    "afval;;2024;loon;45000;rekening",
)


def test_costs_per_head(store: Store, load: Load) -> None:
    assert not load(
        PRODUCTS | COSTS | kenmerken("aa;inwoners;2024;1000", "aa;huishoudens;2024;500", "bb;inwoners;2024;7")
    ).findings
    # green 60000 + 20000 + 10000 - 5000 = 85000; waste 60000
    assert values(store, "kosten_groen_eur_inw", "kosten_afval_eur_hh", "kosten_totaal_eur_inw") == {
        ("kosten_groen_eur_inw", "2024", "rekening"): 85.0,
        ("kosten_groen_eur_inw", "2024", "begroting"): 80.0,
        ("kosten_afval_eur_hh", "2024", "rekening"): 120.0,
        ("kosten_totaal_eur_inw", "2024", "rekening"): 145.0,
        ("kosten_totaal_eur_inw", "2024", "begroting"): 80.0,
    }
    green = found(store)[("kosten_groen_eur_inw", "2024", "rekening")]
    assert (green.numerator, green.denominator) == (85_000, 1_000)
    cost = Ingredient(Basis.COSTS, "jaarrekening")
    assert green.source == Derivation((cost, Ingredient(Basis.INHABITANTS, "CBS")))
    assert verify(store) == []


def test_without_a_denominator_there_is_no_figure(store: Store, load: Load) -> None:
    load(PRODUCTS | COSTS | kenmerken("aa;inwoners;2023;1000"))
    assert not [code for code, _, _ in found(store) if code.startswith("kosten_")]


def test_shares_of_the_gross_cost_and_the_budget(store: Store, load: Load) -> None:
    load(PRODUCTS | COSTS)
    # overhead 10000 of 60000 + 20000 + 10000; outsourced 15000 of 60000; accounts 85000 against a budget of 80000
    assert values(store) == {
        ("overhead_groen_pct", "2024", "rekening"): pytest.approx(100 / 9),
        ("uitbesteed_afval_pct", "2024", "rekening"): 25.0,
        ("begrotingsafwijking_groen_pct", "2024", "rekening"): 6.25,
    }


def test_cost_per_unit_of_quantity(store: Store, load: Load) -> None:
    load(
        PRODUCTS
        | COSTS
        | areaal(
            "gazon;Noord;9000;m2;2020-01-01;geschat",  # overtaken by the next
            "gazon;Noord;10000;m2;2024-12-31;geregistreerd",
            "gazon;Zuid;3;ha;2022-01-01;herijkt",
            "gazon;Zuid;99;ha;2025-01-01;herijkt",  # after the year
            "asfaltverharding;;5000;m2;2022-01-01;geschat",  # another service
        )
    )
    unit = found(store, "kosten_groen_eur_eenheid")[("kosten_groen_eur_eenheid", "2024", "rekening")]
    assert (unit.value, unit.denominator) == (pytest.approx(85_000 / 40_000), 40_000)  # 1 ha + 3 ha, in m2
    made = (Ingredient(Basis.COSTS, "jaarrekening"), Ingredient(Basis.QUANTITIES, "BGT"))
    assert (unit.source, unit.series_break) == (Derivation(made), False)
    load({"gebeurtenissen.csv": "partnerschap;datum;soort;titel\naa-cc;2024-03-01;areaalherijking;x\n"})
    unit = found(store, "kosten_groen_eur_eenheid")[("kosten_groen_eur_eenheid", "2024", "rekening")]
    assert unit.series_break is True
    # lines at the end of 2020: 1 estimated; 2022, 2023: also Zuid and asphalt; 2024: Noord registered
    registered = found(store, "areaal_geregistreerd_pct")
    assert {key[1]: (f.numerator, f.denominator) for key, f in registered.items()} == {
        "2020": (0, 1),
        "2021": (0, 1),
        "2022": (0, 3),
        "2023": (0, 3),
        "2024": (1, 3),
        "2025": (1, 3),
    }
    assert verify(store) == []


def test_a_given_figure_goes_before_a_derived_one(store: Store, load: Load) -> None:
    load(PRODUCTS | COSTS)
    load({"cijfers.csv": figures_file("aa-cc;;overhead_groen_pct;2024;12;rekening")})
    assert values(store, "overhead_groen_pct") == {("overhead_groen_pct", "2024", "rekening"): 12}


def test_every_event_keeps_derived_figures_right_and_earlier_days_as_they_were(
    store: Store, load: Load
) -> None:
    base = ("afval;;2024;loon;45000;rekening", "afval;;2024;uitbesteed;15000;rekening")
    steps = [
        (lambda: load(kosten(*base)), 25.0),
        (lambda: load(kosten("afval;;2024;uitbesteed;5000;rekening")), 10.0),
        (lambda: undo(store, 3), 25.0),
        (lambda: redo(store, 3), 10.0),
        (lambda: undo(store, 3), 25.0),
        (lambda: undo(store, 2), None),
        (lambda: redo(store, 2), 25.0),
    ]
    key = ("uitbesteed_afval_pct", "2024", "rekening")
    for step, value in steps:
        step()
        assert values(store, key[0]).get(key) == value
        assert [a.figures for a in ask(store, read_available)] == ([1] if value is not None else [])
        assert verify(store) == []
    with store.writing() as connection:
        for event in connection.scalars(sa.select(load_events.c.event_id)).all():
            moment = dt.datetime(2025, 1, 1) + dt.timedelta(days=event)
            connection.execute(
                sa.update(load_events).where(load_events.c.event_id == event).values(moment=moment)
            )
    for number, (_, value) in enumerate(steps, start=2):
        day = dt.datetime(2025, 1, 1, 12) + dt.timedelta(days=number)
        assert values(store, key[0], as_of=day).get(key) == value
        assert len(ask(store, read_available, as_of=day)) == (value is not None)


def test_only_what_differs_is_kept(store: Store, load: Load) -> None:
    load(PRODUCTS | COSTS)
    load(kenmerken("bb;inwoners;2024;1000"))  # somebody else's
    load(kosten("afval;;2024;uitbesteed;5000;rekening"))
    with store.reading() as connection:
        rows = connection.execute(
            sa.select(derived_figures.c.event_id, derived_figures.c.indicator).order_by(
                *derived_figures.c[:4:3]
            )
        ).all()
    assert [tuple(row) for row in rows if row.event_id > 2] == [(4, "uitbesteed_afval_pct")]


def test_figures_of_invented_partnerships_are_marked(store: Store, load: Load) -> None:
    load(
        {
            "organisaties.csv": "organisatie;naam;soort;fictief\nzz;Zz;gemeente;ja\n",
            "partnerschappen.csv": "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\n"
            "zz;Zz;zz;zz;eigen_dienst;ja\n",
        }
        | kosten("afval;;2024;loon;3;rekening", "afval;;2024;uitbesteed;1;rekening", partner="zz")
    )
    assert only(store, "uitbesteed_afval_pct").fictitious
    assert [a.fictitious for a in ask(store, read_available)] == [True]
