"""Loads over time: the same again, newest wins, and each diagnosis by itself."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from lib.store.engine import Store
from lib.store.loads.history import list_loads
from tests.loading import SPACED, WORLD, Load, all_figures, figures_file, row_counts

pytestmark = pytest.mark.usefixtures("world")


def cijfers(value: str) -> dict[str, str]:
    return {
        "cijfers.csv": figures_file(f"aa-cc;;pond;2023;{value};definitief", "bb-cc;;pond;2023;7;definitief")
    }


def values(store: Store) -> list[float]:
    return [figure.value for figure in all_figures(store)]


def changes(outcome) -> list[tuple[int, int, int]]:
    return [(change.new, change.changed, change.same) for change in outcome.changes]


def test_the_same_content_again_changes_nothing_and_says_so(store: Store, load: Load) -> None:
    load(cijfers("5"))
    before = row_counts(store), store.version()
    again = load(cijfers("5"))
    assert (again.load_id, again.findings, changes(again)) == (None, (), [(0, 0, 2)])
    assert (row_counts(store), store.version()) == before


def test_the_same_content_in_another_form_changes_nothing(store: Store, load: Load) -> None:
    load(cijfers("5.50"))
    lines = cijfers("5,5")["cijfers.csv"].splitlines()
    other = "\r\n".join([lines[0].upper(), lines[2], SPACED, lines[1]]).replace(";", "\t")
    assert load({"cijfers_2.csv": other.encode("utf-8-sig")}).load_id is None


def test_the_newest_load_wins_and_the_earlier_row_stays_readable(store: Store, load: Load) -> None:
    first, second = load(cijfers("5")), load(cijfers("6"))
    assert changes(second) == [(0, 1, 1)]
    assert values(store) == [6, 7]
    with store.reading() as connection:
        rows = connection.execute(
            sa.text("select load_id, waarde from cijfers where partnerschap = 'aa-cc' order by load_id")
        )
        assert [tuple(row) for row in rows] == [(first.load_id, 5), (second.load_id, 6)]


def test_back_to_an_earlier_content_is_a_change(store: Store, load: Load) -> None:
    for value, expected in (("5", [(2, 0, 0)]), ("6", [(0, 1, 1)]), ("5", [(0, 1, 1)])):
        assert changes(load(cijfers(value))) == expected
    assert values(store) == [5, 7]
    assert len(list_loads(store)) == 4


def test_an_emptied_cell_replaces_the_earlier_one(store: Store, load: Load) -> None:
    row = "aa-cc;pond;2023;5;definitief;eerst"
    columns = "partnerschap;indicator;periode;waarde;status;opmerking"
    load({"cijfers.csv": figures_file(row, columns=columns)})
    load({"cijfers.csv": figures_file(row.replace("eerst", ""), columns=columns)})
    [figure] = all_figures(store)
    assert figure.remark is None


def test_a_load_says_per_dataset_what_it_does(load: Load) -> None:
    more = WORLD["organisaties.csv"].replace("Bb;", "Beb;") + "dd;Dd;gemeente;;nee\n"
    outcome = load({"organisaties.csv": more, "cijfers.csv": cijfers("5")["cijfers.csv"]})
    assert {c.dataset: (c.new, c.changed, c.same) for c in outcome.changes} == {
        "organisaties": (1, 1, 3),
        "cijfers": (2, 0, 0),
    }


def test_loads_that_need_a_diagnosis_follow_one_another(store: Store, load: Load) -> None:
    """The tables of one diagnosis are gone before the next."""
    for value in ("5", "6"):
        assert load({"cijfers.csv": cijfers(value)["cijfers.csv"] + SPACED}).load_id
        assert load({"cijfers.csv": cijfers("fout")["cijfers.csv"]}).findings
    assert values(store) == [6, 7]


def test_the_decimal_sign_is_found_also_far_down_the_file(store: Store, load: Load) -> None:
    rows = [f"aa-cc;;pond;{1900 + i // 12}-{i % 12 + 1:02};{i};definitief" for i in range(400)]
    assert not load({"cijfers.csv": figures_file(*rows, "bb-cc;;pond;2023;2,5;definitief")}).findings
    assert values(store)[-1] == 2.5


def test_a_reader_sees_the_store_as_it_was_until_a_load_is_done(store: Store, load: Load) -> None:
    load(cijfers("5"))
    count = sa.text("select count(*) from loads")
    with store.reading() as connection:
        before = connection.scalar(count)
        load(cijfers("6"))
        assert connection.scalar(count) == before
    assert values(store) == [6, 7]
