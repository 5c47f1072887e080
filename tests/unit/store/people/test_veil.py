"""Others under a pseudonym or in a median: what is told of them, and what is not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lib.domain.access import Scope
from lib.domain.figures import Figure
from lib.store.comparison.figures import read_available, read_figures, read_series_of
from lib.store.engine import Store
from lib.store.registry import read_registry
from tests.contract_files import csv_files
from tests.loading import WORLD, Load

CLIENTS = ("dd", "ee", "ff", "gg", "hh")
OTHERS = tuple(f"{client}-cc" for client in CLIENTS)


@pytest.fixture
def crowd(store: Store, load: Load) -> Store:
    """Seven partnerships with a figure and cost each; the first two are those of the little world."""
    clients = "".join(
        f"{code};{code.title()} gemeente;gemeente;GM01{n:02};nee\n" for n, code in enumerate(CLIENTS)
    )
    partners = "".join(f"{c}-cc;{c.title()} - Cc;{c};cc;dvo;nee\n" for c in CLIENTS)
    codes = ("aa-cc", "bb-cc", *OTHERS)
    figures = "partnerschap;organisatie;indicator;periode;status;waarde;teller;noemer;bron\n" + "".join(
        f"{code};;pond;2024;definitief;{100 + 7 * n};;;verslag van {code}\n"
        f"{code};;cijfer;2024;definitief;;{(n + 1) * 13};{(n + 1) * 2};verslag van {code}\n"
        for n, code in enumerate(codes)
    )
    costs = "partnerschap;dienst;jaar;kostensoort;status;bedrag_eur;bron\n" + "".join(
        f"{code};groen;2024;loon;rekening;{1000 + n};boekhouding {code}\n" for n, code in enumerate(codes)
    )
    people = "organisatie;kenmerk;jaar;waarde;bron\n" + "".join(
        f"{code[:2]};inwoners;2024;10;proef\n" for code in codes
    )
    files = {
        "organisaties.csv": WORLD["organisaties.csv"] + clients,
        "partnerschappen.csv": WORLD["partnerschappen.csv"] + partners,
        "cijfers.csv": figures,
        "kosten.csv": costs,
        "kenmerken.csv": people,
    }
    assert not load(files).findings
    return store


def seen(store: Store, scope: Scope, *indicators: str) -> Mapping[tuple[str | None, str | None], Figure]:
    with store.rows(store.version(), scope) as rows:
        figures = read_figures(rows, read_registry(rows), indicators=indicators)
    return {(figure.partnership or figure.organisation, figure.indicator): figure for figure in figures}


@pytest.mark.usefixtures("world")
def test_a_pseudonym_hides_name_source_and_size(crowd: Store) -> None:
    scope = Scope(frozenset({"aa-cc"}), pseudonyms=frozenset({("bb-cc", "peer-1a2b3c")}))
    with crowd.rows(crowd.version(), scope) as rows:
        registry = read_registry(rows)
        assert {p.code: p.name for p in registry.partners} == {
            "aa-cc": "Aa - Cc",
            "peer-1a2b3c": "Schuilnaam 1A2B3C",
        }
        assert registry.organisations["peer-1a2b3c"].name == "Schuilnaam 1A2B3C"
        assert read_series_of(rows, "bb-cc") == {}
        assert {i.code for i in read_series_of(rows, "peer-1a2b3c")} >= {"pond", "cijfer"}
        assert {a.figures for a in read_available(rows) if a.indicator == "pond"} == {2}
    found = seen(crowd, scope, "pond", "cijfer", "kosten_groen_eur_inw")
    alias = {indicator: each for (who, indicator), each in found.items() if who == "peer-1a2b3c"}
    assert {code: each.value for code, each in alias.items()} == {
        "pond": 107,
        "cijfer": 6.5,
        "kosten_groen_eur_inw": 100.1,
    }
    assert "bb" not in repr([(each.source, each.numerator, each.denominator) for each in alias.values()])
    assert alias["cijfer"].denominator == 1
    assert ("bb-cc", "pond") not in found


@pytest.mark.usefixtures("world")
def test_a_median_is_of_five_others_and_coarse(crowd: Store) -> None:
    everyone = frozenset({"aa-cc", "bb-cc", *OTHERS})
    outside = seen(crowd, Scope(frozenset(), medians=everyone), "pond", "cijfer", "kosten_groen_eur_inw")
    assert {key: each.value for key, each in outside.items()} == {
        ("mediaan-anderen-nl", "pond"): 120,
        ("mediaan-anderen-nl", "cijfer"): 6.5,
        ("mediaan-anderen-nl", "kosten_groen_eur_inw"): 100,
    }
    assert seen(crowd, Scope(frozenset({"aa-cc"}), medians=everyone), "pond").keys() == {
        ("aa-cc", "pond"),
        ("mediaan-anderen-nl", "pond"),
    }
    for medians, own in (
        (everyone, everyone - set(OTHERS[:4])),
        (frozenset(OTHERS[:4]), frozenset({"aa-cc"})),
    ):
        found = seen(crowd, Scope(own, medians=medians), "pond", "cijfer")
        assert {who for who, _ in found} == own
        with crowd.rows(crowd.version(), Scope(own, medians=medians)) as rows:
            assert "mediaan-anderen-nl" not in read_registry(rows).organisations


@pytest.mark.usefixtures("world")
def test_a_median_counts_the_same_members_for_everyone(crowd: Store) -> None:
    everyone = frozenset({"aa-cc", "bb-cc", *OTHERS})
    told = {
        seen(crowd, Scope(frozenset({own}), medians=everyone), "pond")["mediaan-anderen-nl", "pond"].value
        for own in everyone
    }
    assert len(told) == 1


def test_cells_keep_their_kind_beside_those_under_a_pseudonym(store: Store, load: Load) -> None:
    assert not load(csv_files()).findings
    with store.rows(store.version(), Scope.all()) as rows:
        whole = {partner.code: partner for partner in read_registry(rows).partners}
    own = next(code for code, partner in sorted(whole.items()) if partner.start)
    alias = frozenset({(next(code for code in sorted(whole) if code != own), "peer-1a2b3c")})
    with store.rows(store.version(), Scope(frozenset({own}), pseudonyms=alias)) as rows:
        seen_partners = {partner.code: partner for partner in read_registry(rows).partners}
    assert (seen_partners[own].start, seen_partners["peer-1a2b3c"].start) == (whole[own].start, None)
