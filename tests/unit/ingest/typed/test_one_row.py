"""What is typed goes the way of a file: its checks, its history, its undo; two people lose nothing."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from lib.domain.loads.typed import TYPED_KIND, ChangedMeanwhile, OpenedRow
from lib.ingest.typed.one_row import add_typed, load_typed, own_code
from lib.store.engine import Store
from lib.store.events.typed_rows import read_row
from lib.store.loads.history import list_loads, redo, undo
from lib.store.loads.loading import LoadOutcome
from tests.loading import Load, ask

DAY = dt.date(2026, 11, 30)
KEY = ("aa-cc", "2026-01-15", "Diftar begint")
EVENT = dict(zip(("partnerschap", "datum", "titel"), KEY, strict=True)) | {
    "soort": "diftar",
    "dienst": "afval",
    "toelichting": "",
    "bron": 'verslag; punt "3"\nregel twee',
}
MEASURE = {
    "titel": "Nieuw",
    "dienst": "groen",
    "rol": "kwaliteit",
    "eenheid": "%",
    "richting": "hoger_is_beter",
    "schaal_min": "0,5",
    "omschrijving": "proef",
}


def opened_now(store: Store) -> OpenedRow:
    return ask(store, read_row, "gebeurtenissen", *KEY)


def test_a_typed_row_is_a_load_of_its_own(store: Store, world: LoadOutcome) -> None:
    outcome = load_typed(store, opened_now(store), EVENT, by="Anna")
    [load, _] = list_loads(store)
    assert (outcome.findings, outcome.load_id) == ((), load.load_id)
    assert (load.kind, load.loaded_by, load.files) == (TYPED_KIND, "Anna", ("gebeurtenissen",))
    assert [(change.dataset, change.new) for change in load.changes] == [("gebeurtenissen", 1)]
    assert opened_now(store).cells == EVENT


def test_it_is_taken_back_and_put_in_again(store: Store, world: LoadOutcome) -> None:
    first = load_typed(store, opened_now(store), EVENT).load_id or 0
    second = load_typed(store, opened_now(store), {**EVENT, "soort": "overig"}).load_id or 0
    undo(store, second)
    assert opened_now(store).cells == EVENT
    undo(store, first)
    assert opened_now(store).cells is None
    redo(store, second)
    assert (opened_now(store).cells or {})["soort"] == "overig"


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"soort": "feest"}, "geen_keuze"),
        ({"soort": " "}, "verplicht"),
        ({"toelichting": "#N/A"}, "foutwaarde"),
        ({"toelichting": "a\x07b"}, "onzichtbaar_teken"),
    ],
)
def test_it_is_checked_as_a_file_is(
    store: Store, world: LoadOutcome, check: Load, wrong: dict[str, str], rule: str
) -> None:
    version = store.version()
    outcome = load_typed(store, opened_now(store), {**EVENT, **wrong})
    [column] = wrong
    assert [(f.column, f.rule, f.row) for f in outcome.findings] == [(column, rule, 2)]
    assert store.version() == version
    row = {**EVENT, **wrong, "toelichting": wrong.get("toelichting", "")}
    quoted = ";".join('"' + cell.replace('"', '""') + '"' for cell in row.values())
    from_file = check({"gebeurtenissen.csv": ";".join(row) + "\n" + quoted + "\n"})
    assert [(f.column, f.rule, f.hints) for f in from_file.findings] == [
        (f.column, f.rule, f.hints) for f in outcome.findings
    ]


def test_what_is_no_text_at_all_is_a_finding(store: Store, world: LoadOutcome) -> None:
    outcome = load_typed(store, opened_now(store), {**EVENT, "toelichting": "a\x00b"})
    assert [(f.column, f.rule) for f in outcome.findings] == [("", "geen_tekst")]


def test_an_unknown_partnership_is_a_finding(store: Store, world: LoadOutcome) -> None:
    row = OpenedRow("gebeurtenissen", {"partnerschap": "weg", "datum": KEY[1], "titel": KEY[2]})
    outcome = load_typed(store, row, EVENT)
    assert [(f.column, f.rule) for f in outcome.findings] == [("partnerschap", "onbekende_code")]


def test_the_same_once_more_changes_nothing(store: Store, world: LoadOutcome) -> None:
    load_typed(store, opened_now(store), EVENT)
    version = store.version()
    outcome = load_typed(store, opened_now(store), EVENT)
    assert (outcome.load_id, outcome.findings, store.version()) == (None, (), version)


def test_the_second_of_two_sees_what_changed_first(store: Store, world: LoadOutcome) -> None:
    load_typed(store, opened_now(store), EVENT)
    both = opened_now(store)
    load_typed(store, both, {**EVENT, "soort": "overig"}, by="eerste")
    with pytest.raises(ChangedMeanwhile) as refused:
        load_typed(store, both, {**EVENT, "toelichting": "van de tweede"}, by="tweede")
    assert refused.value.cells == {**EVENT, "soort": "overig"}
    assert opened_now(store).cells == {**EVENT, "soort": "overig"}


def test_a_row_that_was_taken_back_meanwhile_is_seen(store: Store, world: LoadOutcome) -> None:
    load_id = load_typed(store, opened_now(store), EVENT).load_id or 0
    row = opened_now(store)
    undo(store, load_id)
    with pytest.raises(ChangedMeanwhile) as refused:
        load_typed(store, row, {**EVENT, "soort": "overig"})
    assert refused.value.cells is None


def test_of_many_at_once_one_wins_and_all_others_are_told(store: Store, world: LoadOutcome) -> None:
    load_typed(store, opened_now(store), EVENT)
    opened, together = opened_now(store), threading.Barrier(6)
    told: list[tuple[int, str | None]] = []

    def type_it(number: int) -> None:
        together.wait()
        try:
            load_typed(store, opened, {**EVENT, "toelichting": f"van {number}"}, by=str(number))
            told.append((number, None))
        except ChangedMeanwhile as changed:
            told.append((number, (changed.cells or {})["toelichting"]))

    threads = [threading.Thread(target=type_it, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = [number for number, theirs in told if theirs is None]
    assert [theirs for number, theirs in told if number != winner] == [f"van {winner}"] * 5
    assert (opened_now(store).cells or {})["toelichting"] == f"van {winner}"


def test_a_new_row_gets_a_code_that_no_load_has(store: Store, world: LoadOutcome) -> None:
    found = [add_typed(store, "indicatoren", MEASURE, "Bloemrijke berm", day=DAY) for _ in range(2)]
    assert [code for _, code in found] == ["2026-11-bloemrijke-berm", "2026-11-bloemrijke-berm-2"]
    undo(store, found[0][0].load_id or 0)
    _, third = add_typed(store, "indicatoren", MEASURE, "Bloemrijke berm", day=DAY)
    assert third == "2026-11-bloemrijke-berm-3"


def test_two_new_rows_at_once_both_come_in(store: Store, world: LoadOutcome) -> None:
    together, codes = threading.Barrier(4), []

    def type_it() -> None:
        together.wait()
        outcome, code = add_typed(store, "indicatoren", MEASURE, "Samen", day=DAY)
        codes.append((code, outcome.findings))

    threads = [threading.Thread(target=type_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [("2026-11-samen", ()), *((f"2026-11-samen-{n}", ()) for n in (2, 3, 4))]


def test_a_number_has_the_checks_of_a_file(store: Store, world: LoadOutcome) -> None:
    [loaded, _] = add_typed(store, "indicatoren", MEASURE, "Schaal", day=DAY)
    assert loaded.findings == ()
    assert (ask(store, read_row, "indicatoren", "2026-11-schaal").cells or {})["schaal_min"] == "0.5"
    [asked, _] = add_typed(store, "indicatoren", {**MEASURE, "schaal_min": "1.234"}, "Schaal", day=DAY)
    assert [(f.column, f.rule) for f in asked.findings] == [("schaal_min", "teken_onduidelijk")]


@pytest.mark.parametrize(
    ("dataset", "column"),
    [("besluiten", "besluit"), ("voorstellen", "voorstel"), ("kpis", "kpi"), ("contracten", "contract")],
)
def test_which_code_a_dataset_gives(dataset: str, column: str) -> None:
    assert own_code(dataset) == column


def test_a_key_with_more_than_a_code_is_typed_too(store: Store, world: LoadOutcome) -> None:
    cells = {
        "partnerschap": "aa-cc",
        "titel": "Meldingen op tijd",
        "soort": "hard",
        "prestatiegericht": "ja",
        "beinvloedbaar": "opdrachtnemer",
        "geldig_vanaf": "2026-01-01",
        "bron": "dvo",
    }
    outcome, code = add_typed(store, "kpis", cells, cells["titel"], day=DAY)
    assert outcome.findings == ()
    assert (ask(store, read_row, "kpis", "aa-cc", code, "2026-01-01").cells or {})["soort"] == "hard"


def test_a_proposal_is_typed(store: Store, world: LoadOutcome) -> None:
    cells = {
        "partnerschap": "aa-cc",
        "datum": "2026-02-01",
        "kant": "opdrachtnemer",
        "titel": "Berm met bloemen",
        "soort": "besparing",
        "staat": "ingediend",
        "effect_eur": "12.500,50",
        "bron": "verslag",
    }
    refused, _ = add_typed(store, "voorstellen", cells, cells["titel"], day=DAY)
    assert [(f.column, f.rule) for f in refused.findings] == [("effect_eur", "duizendtalteken")]
    outcome, code = add_typed(
        store, "voorstellen", {**cells, "effect_eur": "12500,50"}, cells["titel"], day=DAY
    )
    assert (outcome.findings, code) == ((), "2026-11-berm-met-bloemen")
    assert (ask(store, read_row, "voorstellen", "aa-cc", code).cells or {})["effect_eur"] == "12500.5"
