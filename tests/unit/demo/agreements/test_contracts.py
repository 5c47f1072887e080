"""What the demo set says of agreements: the cases that a meeting argues about."""

from __future__ import annotations

from collections import Counter, defaultdict

from lib.demo.agreements.contracts import LONG_TERM
from lib.demo.patterns import SOURCE
from tests.unit.demo.reading import Tables, num

ABOUT = ("contracten", "kpis", "besluiten", "voorstellen", "werk", "evenementen")


def test_at_least_eight_partnerships_have_contracts_key_indicators_and_decisions(tables: Tables) -> None:
    for dataset in ("contracten", "kpis", "besluiten"):
        assert len({row["partnerschap"] for row in tables[dataset]}) >= 8
    known = {row["partnerschap"] for row in tables["partnerschappen"]}
    assert {row["partnerschap"] for name in ABOUT for row in tables[name]} <= known
    sources = {row["bron"] for name in ABOUT for row in tables[name]}
    assert sources == {SOURCE, f"Samenwerkingsscan 2024, vraag aanspreken ({SOURCE})"}


def test_contracts_of_two_forms_run_so_that_what_steering_costs_can_be_laid_beside_each_other(
    tables: Tables,
) -> None:
    forms = {row["partnerschap"]: row["contractvorm"] for row in tables["partnerschappen"]}
    running = {
        r["partnerschap"] for r in tables["contracten"] if not r["einddatum"] or r["einddatum"] > "2026-12-30"
    }
    steered = {r["partnerschap"] for r in tables["kosten"] if r["kostensoort"] == "regie"}
    of_form = Counter(forms[partnership] for partnership in running & steered)
    assert min(of_form["dvo"], of_form["aanbesteed"]) >= 4


def test_some_key_indicators_are_moved_by_nobody_here_and_some_are_not_measured(tables: Tables) -> None:
    kpis = tables["kpis"]
    assert [row for row in kpis if row["beinvloedbaar"] == "extern" and row["gevolg"]]
    assert [row for row in kpis if not row["indicator"]]
    assert {row["soort"] for row in kpis} == {"hard", "zacht"}
    assert {row["prestatiegericht"] for row in kpis} == {"ja", "nee"}


def test_unplanned_work_falls_over_four_years_in_one_place(tables: Tables) -> None:
    shares: dict[str, list[float]] = defaultdict(list)
    for row in tables["werk"]:
        if row["partnerschap"] == LONG_TERM:
            planned, unplanned = num(row["uren_gepland"]), num(row["uren_ongepland"])
            shares[row["dienst"]].append(unplanned / (planned + unplanned))
    for found in shares.values():
        assert len(found) == 5
        assert found[-1] < 0.6 * found[0]


def test_a_proposal_saved_money_and_an_event_pays_for_itself(tables: Tables) -> None:
    carried_out = [row for row in tables["voorstellen"] if row["staat"] == "uitgevoerd" and row["effect_eur"]]
    assert max(num(row["effect_eur"]) for row in carried_out) >= 50_000
    payers = {(row["evenement"], row["jaar"]): row["betaald_door"] for row in tables["evenementen"]}
    assert (payers["zomerfeesten", "2022"], payers["zomerfeesten", "2025"]) == ("gemeente", "organisator")
    assert [row for row in tables["evenementen"] if not row["gescheiden_kg"]]


def test_decisions_are_in_every_state(tables: Tables) -> None:
    decisions = tables["besluiten"]
    done = [row for row in decisions if row["staat"] == "gedaan"]
    assert {row["afgerond_op"] <= row["gereed_op"] for row in done} == {True, False}
    assert all(row["reden"] for row in decisions if row["staat"] == "vervallen")
    assert min(row["gereed_op"] for row in decisions if row["staat"] == "open") < "2023"  # never done
