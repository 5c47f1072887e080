"""Who has a figure of what."""

from __future__ import annotations

import pytest

from lib.domain.figures import Stand
from lib.domain.partners import CLIENT_PREFIX
from lib.domain.periods import parse_period
from lib.store.comparison.holders import Held, read_holders
from lib.store.engine import Store
from tests.loading import Load, ask, figures_file

pytestmark = pytest.mark.usefixtures("world")
COLUMNS = "partnerschap;organisatie;indicator;periode;waarde;aantal;status"
SECOND = (
    "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;begindatum;fictief\n"
    "aa-dd;Aa - Dd;aa;cc;dvo;01-01-2023;nee\n"
)


def holders(store: Store, *codes: str) -> dict[tuple[str, str, Stand], set[str]]:
    """Per indicator, period and stand who has a figure."""
    found = ask(store, read_holders, *codes)
    return {(held.indicator, str(held.period), held.stand): set(who) for held, who in found.items()}


def test_actual_figures_and_budgets_stand_apart_and_each_counts_once(store: Store, load: Load) -> None:
    rows = (
        "aa-cc;;pond;2023;1;definitief",
        "aa-cc;;pond;2023;2;voorlopig",
        "aa-cc;;pond;2023;3;begroting",
        "bb-cc;;pond;2023;4;rekening",
        "bb-cc;;cijfer;2023;7;definitief",
    )
    load({"cijfers.csv": figures_file(*rows)})
    load({"cijfers.csv": figures_file("aa-cc;;pond;2023;5;definitief")})
    assert holders(store, "pond") == {
        ("pond", "2023", Stand.ACTUAL): {"aa-cc", "bb-cc"},
        ("pond", "2023", Stand.BUDGET): {"aa-cc"},
    }
    assert holders(store) == {}


def test_a_figure_of_a_client_serves_its_partnership_of_the_period(store: Store, load: Load) -> None:
    load({"partnerschappen.csv": SECOND})
    rows = (";aa;pond;2022;1;definitief", ";aa;pond;2023;1;definitief", ";cc;pond;2023;1;definitief")
    load({"cijfers.csv": figures_file(*rows)})
    assert holders(store, "pond") == {
        ("pond", "2022", Stand.ACTUAL): {"aa-cc"},
        ("pond", "2023", Stand.ACTUAL): {CLIENT_PREFIX + "aa"},
    }


def test_a_figure_on_too_few_observations_does_not_count(store: Store, load: Load) -> None:
    indicators = (
        "indicator;titel;dienst;rol;eenheid;richting;schaal_min;schaal_max;minimum_n;omschrijving\n"
        "schoon;Schoon;afval;kwaliteit;%;hoger_is_beter;0;100;30;x\n"
    )
    load({"indicatoren.csv": indicators})
    rows = (
        "aa-cc;;schoon;2023;80;29;definitief",
        "bb-cc;;schoon;2023;80;30;definitief",
        "aa-cc;;schoon;2022;80;;definitief",
        "aa-cc;;pond;2023;1;2;definitief",
    )
    assert not load({"cijfers.csv": figures_file(*rows, columns=COLUMNS)}).findings
    found = ask(store, read_holders, "pond", "schoon")
    assert found[Held("schoon", Stand.ACTUAL, parse_period("2023"))] == {"bb-cc"}
    assert found[Held("schoon", Stand.ACTUAL, parse_period("2022"))] == {"aa-cc"}
    assert found[Held("pond", Stand.ACTUAL, parse_period("2023"))] == {"aa-cc"}


def test_of_a_figure_that_came_again_the_newest_observations_count(store: Store, load: Load) -> None:
    indicators = (
        "indicator;titel;dienst;rol;eenheid;richting;schaal_min;schaal_max;minimum_n;omschrijving\n"
        "schoon;Schoon;afval;kwaliteit;%;hoger_is_beter;0;100;30;x\n"
    )
    load({"indicatoren.csv": indicators})
    first = ("aa-cc;;schoon;2023;80;30;definitief", "bb-cc;;schoon;2023;80;29;definitief")
    again = ("aa-cc;;schoon;2023;80;29;definitief", "bb-cc;;schoon;2023;80;30;definitief")
    for rows in (first, again):
        assert not load({"cijfers.csv": figures_file(*rows, columns=COLUMNS)}).findings
    assert holders(store, "schoon") == {("schoon", "2023", Stand.ACTUAL): {"bb-cc"}}
