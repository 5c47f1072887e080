"""What a load changes, cell by cell; and what taking it back would do, against what it does."""

from __future__ import annotations

import pytest

from lib.domain.loads.changes import CellChange, RowChange, Undoing
from lib.store.comparison.figures import read_available
from lib.store.engine import Store
from lib.store.loads import preview
from lib.store.loads.history import NotPossible, list_previews, redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.loads.preview import MOST_SHOWN, corrections, preview_undo
from lib.text.language import LANGUAGES
from lib.text.loads.problems import not_possible
from tests.loading import Load, all_figures, ask, figures_file, row_counts
from tests.market_files import PRODUCTS

pytestmark = pytest.mark.usefixtures("world")
DATASET = ["cijfers"]


def cijfers(*rows: str) -> dict[str, str]:
    """Rows of `partnership period value`."""
    parts = [row.split() for row in rows]
    return {"cijfers.csv": figures_file(*[f"{who};;pond;{when};{v};definitief" for who, when, v in parts])}


def values(store: Store) -> dict[tuple[str | None, str], float]:
    return {(f.partnership, str(f.period)): f.value for f in all_figures(store)}


def test_a_preview_says_what_a_load_does_and_stores_nothing(store: Store, load: Load) -> None:
    load(cijfers("aa-cc 2022 1", "aa-cc 2023 2"))
    before = store.version(), row_counts(store), values(store)
    files = cijfers("aa-cc 2022 1", "aa-cc 2023 3,5", "bb-cc 2023 4")
    seen = load(files, keep=False)
    assert [(c.dataset, c.new, c.changed, c.same) for c in seen.changes] == [("cijfers", 1, 1, 1)]
    assert seen.cells == (CellChange("cijfers", "aa-cc, pond, 2023, definitief", "waarde", 2.0, 3.5),)
    assert seen.indicators == ("pond",)
    assert (store.version(), row_counts(store), values(store)) == before
    assert load(files).changes == seen.changes


def test_a_preview_of_the_same_content_has_nothing_to_do(store: Store, load: Load) -> None:
    load(cijfers("aa-cc 2022 1"))
    seen = load(cijfers("aa-cc 2022 1"), keep=False)
    assert (seen.load_id, seen.cells, seen.findings) == (None, (), ())


def test_a_first_load_has_only_new_rows(load: Load) -> None:
    seen = load(cijfers("aa-cc 2022 1", "bb-cc 2022 2"), keep=False)
    assert [(c.new, c.changed, c.same) for c in seen.changes] == [(2, 0, 0)]
    assert seen.cells == ()


def test_an_emptied_and_a_filled_cell_are_changes(store: Store, load: Load) -> None:
    columns = "partnerschap;indicator;periode;waarde;status;opmerking;aantal"
    row = "aa-cc;pond;2023;5;definitief;{};{}"
    load({"cijfers.csv": figures_file(row.format("eerst", ""), columns=columns)})
    seen = load({"cijfers.csv": figures_file(row.format("", "7"), columns=columns)})
    found = {(c.column, c.old, c.new) for c in corrections(store, seen.load_id or 0, DATASET)}
    assert found == {("opmerking", "eerst", None), ("aantal", None, 7)}


def test_corrections_stay_those_against_what_counted_before(store: Store, load: Load) -> None:
    load(cijfers("aa-cc 2023 1"))
    second = load(cijfers("aa-cc 2023 2")).load_id or 0
    load(cijfers("aa-cc 2023 3"))
    undo(store, second)
    assert [(c.old, c.new) for c in corrections(store, second, DATASET)] == [(1.0, 2.0)]


def test_the_list_of_corrections_has_an_end(store: Store, load: Load) -> None:
    periods = [f"{1900 + i // 12}-{i % 12 + 1:02}" for i in range(MOST_SHOWN + 100)]
    load(cijfers(*[f"aa-cc {p} 1" for p in periods]))
    seen = load(cijfers(*[f"aa-cc {p} 2" for p in periods]), keep=False)
    assert len(seen.cells) == MOST_SHOWN
    assert seen.changes[0].changed == MOST_SHOWN + 100


def test_the_list_of_corrections_ends_in_the_middle_of_a_load(store: Store, load: Load) -> None:
    """Two cells change in every characteristic, so the list is more than full before the figures' turn."""
    heading = "organisatie;kenmerk;jaar;waarde;bron\n"
    years = range(1900, 1900 + MOST_SHOWN // 2 - 60)
    for value in (1, 2):
        rows = [f"{o};inwoners;{year};{value};bron {value}\n" for year in years for o in ("aa", "bb")]
        files = {"kenmerken.csv": heading + "".join(rows), **cijfers(f"aa-cc 2022 {value}")}
        outcome = load(files, keep=value == 1)
    assert len(outcome.cells) == MOST_SHOWN
    assert {cell.dataset for cell in outcome.cells} == {"kenmerken"}
    assert [change.changed for change in outcome.changes] == [2 * len(years), 1]


def test_the_preview_of_an_undo_is_what_the_undo_does(store: Store, load: Load) -> None:
    load(cijfers("aa-cc 2020 1", "aa-cc 2021 1", "aa-cc 2022 1"))
    rows = ("aa-cc 2020 1", "aa-cc 2021 2", "aa-cc 2022 2", "aa-cc 2023 2", "bb-cc 2023 2")
    second = load(cijfers(*rows)).load_id or 0
    load(cijfers("aa-cc 2022 3", "bb-cc 2023 3"))
    before = values(store)
    told = Undoing("cijfers", gone=1, reverted=1, same=1, overtaken=2)
    assert preview_undo(store, second, DATASET) == (told,)
    assert values(store) == before
    undo(store, second)
    after = values(store)
    assert before.keys() - after.keys() == {("aa-cc", "2023")}
    assert {key for key in after if after[key] != before[key]} == {("aa-cc", "2021")}
    redo(store, second)
    assert values(store) == before


def test_an_earlier_load_that_was_undone_is_nothing_to_go_back_to(store: Store, load: Load) -> None:
    first = load(cijfers("aa-cc 2021 1")).load_id or 0
    second = load(cijfers("aa-cc 2021 2")).load_id or 0
    undo(store, first)
    assert preview_undo(store, second, DATASET) == (
        Undoing("cijfers", gone=1, reverted=0, same=0, overtaken=0),
    )
    undo(store, second)
    assert values(store) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_refused_undo_is_a_sentence_that_names_the_dataset(
    store: Store, world: LoadOutcome, load: Load, code: str
) -> None:
    load(cijfers("aa-cc 2021 1"))
    with pytest.raises(NotPossible) as refused:
        undo(store, world.load_id or 0)
    said = not_possible(LANGUAGES[code], refused.value.reason, refused.value.datasets)
    assert "cijfers" in said
    assert "{" not in said


def test_summaries_follow_an_undo_a_redo_and_an_owner_that_changes(store: Store, load: Load) -> None:
    load(
        {
            "organisaties.csv": "organisatie;naam;soort;fictief\ndroom;Droom;gemeente;ja\n",
            "cijfers.csv": figures_file(";droom;pond;2023;1;definitief"),
        }
    )

    def offered() -> list[tuple[bool, int]]:
        return [(a.fictitious, a.figures) for a in ask(store, read_available)]

    assert offered() == [(True, 1)]
    real = load({"organisaties.csv": "organisatie;naam;soort;fictief\ndroom;Droom;gemeente;nee\n"})
    assert offered() == [(False, 1)]
    undo(store, real.load_id or 0)
    assert offered() == [(True, 1)]
    redo(store, real.load_id or 0)
    assert offered() == [(False, 1)]


def price_file(amount: float, confidential: str) -> dict[str, str]:
    heading = "referentie;product;soort;eenheid;prijs_eur;btw_inbegrepen;overhead;prijspeil;vertrouwelijk"
    row = f"r;gazon;offerte;m2;{amount};nee;volledig;2024;{confidential}"
    return {"marktprijzen.csv": f"{heading};fictief;bron\n{row};nee;proef\n"}


@pytest.mark.parametrize("secret", [("ja", "ja"), ("ja", "nee"), ("nee", "ja")])
@pytest.mark.parametrize("amount", [1.5, 1.75])
def test_of_a_confidential_price_nothing_is_told_not_even_whether_it_is_the_same(
    store: Store, load: Load, secret: tuple[str, str], amount: float
) -> None:
    """76 files with a guess each gave six prices to the cent: the cell that is not listed was guessed right."""
    load(PRODUCTS | price_file(1.5, secret[0]))
    looked_at = load(price_file(amount, secret[1]), keep=False)
    assert (looked_at.cells, looked_at.hidden, looked_at.suspicions.number) == ((), 1, 0)
    assert looked_at.changes == (RowChange("marktprijzen", 0, 1, 0),)
    assert len(list_previews(store)) == 1
    loaded = load(price_file(1.75, secret[1]))
    assert loaded.load_id is not None
    assert corrections(store, loaded.load_id, ["marktprijzen"]) == ()
    assert preview_undo(store, loaded.load_id, ["marktprijzen"]) == (Undoing("marktprijzen", 0, 1, 0, 0),)


def test_a_public_price_is_told_by_its_change(store: Store, load: Load) -> None:
    load(PRODUCTS | price_file(1.5, "nee"))
    looked_at = load(price_file(1.75, "nee"), keep=False)
    assert [(cell.column, cell.old, cell.new) for cell in looked_at.cells] == [("prijs_eur", 1.5, 1.75)]
    assert list_previews(store) == []


def test_the_same_confidential_prices_once_more_change_nothing(store: Store, load: Load) -> None:
    load(PRODUCTS | price_file(1.5, "ja"))
    assert load(price_file(1.5, "ja")).load_id is None


def test_looking_at_confidential_prices_is_limited(
    store: Store, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "MOST_PREVIEWS", 2)
    load(PRODUCTS | price_file(1.5, "ja"))
    for amount in (1.6, 1.7):
        load(price_file(amount, "ja"), keep=False)
    with pytest.raises(preview.TooManyPreviews):
        load(price_file(1.8, "ja"), keep=False)
    assert len(list_previews(store)) == 2
    assert load(price_file(1.8, "ja")).load_id is not None
