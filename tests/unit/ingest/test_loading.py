"""Several files as one load: what refers to what, and what loads twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest.loading import Wishes, load_paths
from lib.store.engine import Store
from lib.store.loads.history import list_loads, undo
from lib.store.registry import read_registry
from tests.contract_files import as_csv, as_parquet
from tests.loading import WORLD, Load, Write, ask, figures_file, row_counts

FIGURES = figures_file("aa-cc;;pond;2023;5;definitief")


@pytest.mark.parametrize("turned", [False, True])
def test_files_may_refer_to_one_another_in_any_order(store: Store, load: Load, turned: bool) -> None:
    files = [*WORLD.items(), ("cijfers.csv", FIGURES)]
    outcome = load(dict(reversed(files) if turned else files))
    assert not outcome.findings
    assert {change.dataset: change.new for change in outcome.changes} == {
        "organisaties": 4,
        "partnerschappen": 2,
        "indicatoren": 2,
        "cijfers": 1,
    }
    assert len(ask(store, read_registry).partners) == 2


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("organisaties.csv", "xx;Xx;gemeente;;misschien"),
        ("partnerschappen.csv", "zz;Zz;zz;cc;dvo;nee"),
        ("indicatoren.csv", "xx;Xx;afval;kosten;EUR;omhoog;;;proef"),
        ("cijfers.csv", "aa-cc;;pond;2022;veel;definitief;proef"),
        ("cijfers.csv", "aa-cc;;pond;2022;5;definitief"),
    ],
)
def test_one_bad_cell_in_one_file_leaves_everything_as_it_was(
    store: Store, load: Load, name: str, bad: str
) -> None:
    load({"organisaties.csv": "organisatie;naam;soort;fictief\nww;Ww;gemeente;nee\n"})
    before = row_counts(store), store.version(), list_loads(store)
    files = WORLD | {"cijfers.csv": FIGURES}
    outcome = load(files | {name: f"{files[name]}{bad}\n"})
    assert len(outcome.findings) == 1
    assert outcome.load_id is None
    assert (row_counts(store), store.version(), list_loads(store)) == before


def test_two_files_of_the_same_name_are_told_apart(store: Store, write: Write) -> None:
    """By no more than it takes: where an upload lies for a moment says nothing."""
    heading = "organisatie;naam;soort;fictief\n"
    one = write("een/organisaties.csv", heading + "xx;Xx;gemeente;nee\n")
    two = write("twee/organisaties.csv", heading + "yy;Yy;gemeente;fout\n")
    outcome = load_paths(store, [one, two])
    assert [finding.file for finding in outcome.findings] == ["twee/organisaties.csv"]
    assert [file for file, _, _ in outcome.recognised] == ["een/organisaties.csv", "twee/organisaties.csv"]


@pytest.mark.parametrize("dataset", [None, "organisaties"])
def test_a_file_that_is_given_twice_is_loaded_once(store: Store, write: Write, dataset: str | None) -> None:
    file = write("organisaties.csv", "organisatie;naam;soort;fictief\nxx;Xx;gemeente;nee\n")
    twice, wishes = [file, file.parent / "." / ".." / file.parent.name / file.name], Wishes(dataset)
    outcome = load_paths(store, twice, wishes=wishes, once=True)
    assert (outcome.findings, outcome.load_id) == ((), 1)
    assert load_paths(store, [file], wishes=wishes, once=True).load_id is None


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("mark", ["[1]", "_*", "_?"])
def test_no_other_file_is_read_for_a_name_that_looks_like_a_pattern(
    store: Store, write: Write, mark: str, ending: str
) -> None:
    def named(name: str, code: str) -> Path:
        row = {"organisatie": code, "naam": code, "soort": "gemeente", "fictief": False}
        return write(f"{name}.{ending}", as_csv([row]) if ending == "csv" else as_parquet([row]))

    asked = named(f"organisaties{mark}", "gevraagd")
    for other in ("organisaties1", "organisaties_2"):
        named(other, "ander")
    assert not load_paths(store, [asked]).findings
    assert list(ask(store, read_registry).organisations) == ["gevraagd"]


def test_a_check_keeps_nothing(store: Store, load: Load) -> None:
    before = row_counts(store), store.version()
    outcome = load(WORLD, keep=False)
    assert [change.new for change in outcome.changes] == [4, 2, 2]
    assert (row_counts(store), store.version()) == before


def test_files_are_loaded_once_also_after_an_undo(store: Store, load: Load) -> None:
    first = load(WORLD, once=True)
    assert load(WORLD, once=True).load_id is None
    undo(store, first.load_id or 0)
    assert load(WORLD, once=True).load_id is None
    assert load(WORLD).load_id == 2


def test_progress_goes_from_nothing_to_nearly_all(store: Store, write: Write) -> None:
    shares: list[float] = []
    paths = [write(name, content) for name, content in WORLD.items()]
    load_paths(store, paths, progress=lambda what, share: shares.append(share))
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 0 < shares[-1] <= 1


def test_what_was_guessed_of_a_refused_file_is_said(load: Load) -> None:
    """A wrong guess may be why it is refused."""
    content = "organisatie;naam;soort;fictief;kleur\nxx;Súdwest-Fryslân;gemeente;nee;rood\n"
    refused = load({"organisaties.csv": content.encode("cp1252")})
    assert [finding.rule for finding in refused.findings] == ["onbekende_kolom"]
    assert [(n.file, n.code) for n in refused.notices] == [("organisaties.csv", "codering_geraden")]
