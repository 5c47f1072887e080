"""What residents are told of a partnership: the newest of each, one cost a service, and nothing of anyone else."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.answers.residents.answer import TOLD_EVENTS, ResidentsAnswer, answer
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import Store
from lib.text.language import DUTCH
from lib.text.residents.sentences import cost_sentence
from tests.inspected import GRASS, ambities, schouw
from tests.loading import Load, figures_file

pytestmark = pytest.mark.usefixtures("world")

OWN = """indicator;titel;dienst;rol;eenheid;richting;omschrijving
per_inwoner;Per inwoner;reiniging;kosten;EUR/inwoner;lager_is_beter;proef
per_huishouden;Per huishouden;reiniging;kosten;EUR/huishouden;lager_is_beter;proef
per_container;Per container;reiniging;kosten;EUR/st;lager_is_beter;proef
alles;Alles;algemeen;kosten;EUR/inwoner;lager_is_beter;proef
per_duizend;Per duizend;groen;kosten;EUR/1000 inwoners;lager_is_beter;proef
pond_per_duizend;In ponden;groen;kosten;GBP/1000 inwoners;lager_is_beter;proef
"""
ASKED = "partnerschap;organisatie;indicator;periode;waarde;status;aantal"


def told(store: Store, partnership: str = "aa-cc") -> ResidentsAnswer:
    snapshot = Snapshot(store, store.version(), Scope.all())
    [focus] = [partner for partner in snapshot.registry.partners if partner.code == partnership]
    return answer(focus, snapshot)


def figures(found: ResidentsAnswer) -> list[tuple[str, str, float]]:
    return [(i.code, str(f.period), f.value) for i, f in (*found.costs, *found.opinions)]


def test_one_cost_a_service_per_home_where_that_is_known_and_all_together_last(
    store: Store, load: Load
) -> None:
    lines = (
        "aa-cc;;alles;2023;400;rekening",
        "aa-cc;;per_inwoner;2023;50;rekening",
        "aa-cc;;per_huishouden;2022;110;rekening",
        "aa-cc;;per_huishouden;2021;100;rekening",
        "aa-cc;;per_container;2023;9;rekening",  # nobody knows what a container a year is
        "aa-cc;;pond;2023;3;definitief",  # nor what a pound buys
        "bb-cc;;per_huishouden;2023;999;rekening",
    )
    assert not load({"indicatoren.csv": OWN, "cijfers.csv": figures_file(*lines)}).findings
    assert figures(told(store)) == [("per_huishouden", "2022", 110), ("alles", "2023", 400)]


ABROAD = """organisatie;naam;soort;land;fictief
fife;Fife;gemeente;GB;nee
"""
ITSELF = """partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief
fife-fife;Fife;fife;fife;eigen_dienst;nee
"""


@pytest.mark.parametrize(
    ("code", "told_of", "said"),
    [
        ("aa-cc", "per_duizend", "Groen kostte in 2023 € 15 per inwoner."),
        ("fife-fife", "pond_per_duizend", "Groen kostte in 2023 £ 15 per inwoner."),
    ],
)
def test_a_cost_of_a_thousand_people_is_told_of_one_in_their_own_currency(
    store: Store, load: Load, code: str, told_of: str, said: str
) -> None:
    lines = [
        f"{code};;{indicator};2023;15069,63;rekening" for indicator in ("per_duizend", "pond_per_duizend")
    ]
    files = {"organisaties.csv": ABROAD, "partnerschappen.csv": ITSELF, "indicatoren.csv": OWN}
    assert not load({**files, "cijfers.csv": figures_file(*lines)}).findings
    [(indicator, own)] = told(store, code).costs
    assert indicator.code == told_of
    assert cost_sentence(DUTCH, indicator, own).replace("\u00a0", " ") == said


def test_a_budget_is_not_what_it_cost(store: Store, load: Load) -> None:
    lines = ("aa-cc;;per_inwoner;2023;50;begroting", "aa-cc;;per_inwoner;2021;40;rekening")
    load({"indicatoren.csv": OWN, "cijfers.csv": figures_file(*lines)})
    assert figures(told(store)) == [("per_inwoner", "2021", 40)]


def test_what_too_few_people_say_is_not_told_as_what_residents_think(store: Store, load: Load) -> None:
    lines = (
        "aa-cc;;rapportcijfer_openbare_ruimte;2023;4;definitief;20",
        "aa-cc;;rapportcijfer_openbare_ruimte;2021;6,9;definitief;450",
        "aa-cc;;schone_stad_pct;2023;9;definitief;20",
    )
    assert not load({"cijfers.csv": figures_file(*lines, columns=ASKED)}).findings
    assert figures(told(store)) == [("rapportcijfer_openbare_ruimte", "2021", 6.9)]


def test_the_newest_changes_that_residents_notice(store: Store, load: Load) -> None:
    days = [f"aa-cc;202{n}-05-01;bezuiniging;Minder {n};;" for n in range(TOLD_EVENTS + 1)]
    others = ["aa-cc;2026-01-01;methodebreuk;Telt anders;;", "bb-cc;2026-01-01;diftar;Van de buren;;"]
    heading = "partnerschap;datum;soort;titel;dienst;toelichting\n"
    assert not load({"gebeurtenissen.csv": heading + "\n".join([*days, *others]) + "\n"}).findings
    events = told(store).events
    assert [event.date for event in events] == [dt.date(2020 + n, 5, 1) for n in range(1, TOLD_EVENTS + 1)]


def test_what_was_agreed_and_reached_in_a_year(store: Store, load: Load) -> None:
    rows = [f"2023-06-01;plek {n};;;{GRASS};{'B' if n else 'C'}" for n in range(10)]
    load({**schouw(*rows, layer="contract"), **ambities("groen;;B;80;2020-01-01;", layer="contract")})
    found = told(store)
    assert found.year == 2023
    [outcome] = found.outcomes
    assert outcome.single
    assert outcome.single.share.pct == 90


def test_who_does_the_work_is_known_before_there_is_anything_to_tell(store: Store) -> None:
    found = told(store)
    assert (found.client, found.contractor) == ("Aa", "Cc NV")
    assert found.is_empty
    assert found.year is None
