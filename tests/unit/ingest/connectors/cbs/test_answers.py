"""Saved answers: none of their pages is missing, and each observation counts once. Rows are made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lib.domain.loads.findings import Notice
from lib.domain.partners import Organisation
from lib.domain.registry import Registry
from lib.ingest.connectors import Context, Converted, convert, joined_pages
from lib.ingest.headings import Unreadable

TABLE = "83452NED"
NEXT = "https://opendata.cbs.nl/ODataFeed/odata/83452NED/TypedDataSet?$format=json&$skip={}"
REGIONS = ("GM0268", "GM0193", "GM0855", "GM0344", "GM0518", "GM0599", "GM0014", "GM0363")

Answer = Callable[..., Path]
Convert = Callable[..., Converted]
Refused = Callable[..., list[tuple[str, tuple[str, ...]]]]


def rows(
    start: int, end: int, *, first_id: int = 0, step: int = 1, value: float = 100
) -> list[dict[str, Any]]:
    return [
        {
            "ID": first_id + step * number,
            "Afvalsoort": "A025450",
            "RegioS": f"{REGIONS[number]}  ",
            "Perioden": "2021JJ00",
            "HoeveelheidHuishoudelijkAfval_1": value + number,
        }
        for number in range(start, end)
    ]


@pytest.fixture
def context() -> Context:
    """Three municipalities that are known by their codes."""
    codes = {"nijmegen": "GM0268", "zwolle": "GM0193", "tilburg": "GM0855"}
    known = {
        name: Organisation(name, name.title(), "gemeente", False, cbs_code=code)
        for name, code in codes.items()
    }
    return Context(Registry(known, (), {}, ()))


@pytest.fixture
def page(answer: Answer) -> Callable[..., Path]:
    """Save rows as a page, in a folder of the table."""

    def saved(name: str, given: list[dict[str, Any]], **told: object) -> Path:
        return answer(given, table=TABLE, part="TypedDataSet", name=f"saved/{name}.json", **told).parent

    return saved


def known(found: Converted) -> dict[str, str]:
    return {row["organisatie"]: row["waarde"] for row in found.tables["cijfers"]}


@pytest.mark.parametrize("key", ["odata.nextLink", "@odata.nextLink"])
def test_an_answer_that_names_a_next_page_is_not_whole(
    key: str, page: Callable[..., Path], refused: Refused
) -> None:
    folder = page("TypedDataSet", rows(0, 2), **{key: NEXT.format(2)})
    assert refused(folder) == [("cbs_niet_heel", ())]
    assert refused(folder / "TypedDataSet.json") == [("cbs_niet_heel", ())]


def test_pages_that_follow_each_other_are_one_answer(page: Callable[..., Path], converted: Convert) -> None:
    page("TypedDataSet-1", rows(0, 1), **{"odata.nextLink": NEXT.format(1)})
    page("TypedDataSet-2", rows(1, 4), **{"odata.nextLink": NEXT.format(4)})
    folder = page("TypedDataSet-3", rows(4, 6))
    assert known(converted(folder)) == {"nijmegen": "100", "zwolle": "101", "tilburg": "102"}


MISSING = {
    "the first": (2, 3),
    "one in the middle": (1, 3),
    "one that the last page follows": (1, 2, 4),
    "the last": (1, 2, 3),
}


@pytest.mark.parametrize("kept", MISSING.values(), ids=MISSING)
@pytest.mark.parametrize("numbered", [True, False], ids=["by their addresses", "by their rows"])
def test_a_page_that_is_missing_among_several(
    kept: tuple[int, ...], numbered: bool, page: Callable[..., Path], refused: Refused
) -> None:
    """Seen by how many rows an address passes over, else by the numbers of the rows."""
    folder = Path()
    for number in kept:
        last = (
            {} if number == 4 else {"odata.nextLink": NEXT.format(2 * number if numbered else f"x{number}")}
        )
        name = "abcd"[number - 1]
        folder = page(f"TypedDataSet-{name}", rows(2 * number - 2, 2 * number), **last)
    assert [rule for rule, _ in refused(folder)] == ["cbs_niet_heel"]


def test_a_missing_page_is_seen_by_the_step_of_a_filter(page: Callable[..., Path], refused: Refused) -> None:
    page("TypedDataSet-a", rows(0, 3, step=25), **{"odata.nextLink": "?$skiptoken=1"})
    folder = page("TypedDataSet-b", rows(5, 8, step=25))
    assert [rule for rule, _ in refused(folder)] == ["cbs_niet_heel"]


def test_a_filter_that_picks_rows_here_and_there_is_read(
    page: Callable[..., Path], converted: Convert
) -> None:
    picked = [row for row in rows(0, 8) if row["ID"] not in (2, 3, 5)]
    page("TypedDataSet-a", picked[:3], **{"odata.nextLink": "?$skiptoken=1"})
    folder = page("TypedDataSet-b", picked[3:])
    assert known(converted(folder)) == {"nijmegen": "100", "zwolle": "101"}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (((0, 2), (4, 6)), [("saved/TypedDataSet-b.json", "1", ("4",))]),
        (((4, 6), (0, 2)), [("saved/TypedDataSet-a.json", "1", ("4",))]),
        (((0, 2), (2, 6)), []),
        (((0, 3), (2, 6)), []),
    ],
    ids=["a gap", "in another order", "none", "overlapping"],
)
def test_rows_between_pages_without_addresses_are_asked_about(
    parts: tuple[tuple[int, int], ...], told: list[Any], page: Callable[..., Path], converted: Convert
) -> None:
    for name, (first, end) in zip("ab", parts, strict=True):
        folder = page(f"TypedDataSet-{name}", rows(first, end))
    notices = [n for n in converted(folder).notices if n.code == "cbs_rijen_ertussen"]
    assert [(n.file, n.subject, n.hints) for n in notices] == told


def test_a_page_number_that_is_missing(page: Callable[..., Path], refused: Refused) -> None:
    page("TypedDataSet-page-1", rows(0, 2))
    folder = page("TypedDataSet-page-3", rows(4, 6))
    assert refused(folder) == [("cbs_niet_heel", ())]
    assert refused(folder / "TypedDataSet-page-3.json") == [("cbs_niet_heel", ())]


def test_a_page_on_the_list_of_who_saved_them(page: Callable[..., Path], refused: Refused) -> None:
    folder = page("TypedDataSet-a", rows(0, 2))
    listed = {"tableId": TABLE, "observationPages": ["TypedDataSet-a.json", "TypedDataSet-b.json"]}
    (folder / "index.json").write_text(json.dumps(listed), "utf-8")
    assert refused(folder) == [("cbs_niet_heel", ())]


@pytest.mark.parametrize(("key", "count"), [("odata.count", "3"), ("@odata.count", 3), ("odata.count", "1")])
def test_an_answer_with_another_number_of_rows_than_it_says(
    key: str, count: object, page: Callable[..., Path], refused: Refused
) -> None:
    folder = page("TypedDataSet", rows(0, 2), **{key: count})
    assert refused(folder) == [("cbs_ander_aantal", ("2", str(count)))]


def test_an_answer_with_as_many_rows_as_it_says(page: Callable[..., Path], converted: Convert) -> None:
    page("TypedDataSet-1", rows(0, 2), **{"odata.count": "3", "odata.nextLink": NEXT.format(2)})
    folder = page("TypedDataSet-2", rows(2, 3), **{"odata.count": "3"})
    assert len(known(converted(folder))) == 3


def test_labels_of_which_a_page_is_missing(answer: Answer, context: Context, refused: Refused) -> None:
    answer([{"Key": "GM0268", "Title": "Nijmegen"}], table=TABLE, part="RegioS", name="RegioS.json",
           **{"odata.nextLink": "?$skip=1"})  # fmt: skip
    path = answer(rows(0, 1), table=TABLE)
    assert refused(path) == [("cbs_niet_heel", ())]
    answer([{"Key": "GM0193", "Title": "Zwolle"}], table=TABLE, part="RegioS", name="RegioS-page-2.json")
    assert convert(path, path.name, context) is not None


@pytest.mark.parametrize("names", [("TypedDataSet", "TypedDataSet (1)"), ("TypedDataSet", "UntypedDataSet")])
def test_rows_that_were_saved_twice_count_once(
    names: tuple[str, str], page: Callable[..., Path], converted: Convert
) -> None:
    once = known(converted(page(names[0], rows(0, 3))))
    found = converted(page(names[1], rows(0, 3)))
    assert known(found) == once
    said = Notice(f"saved/{names[1]}.json", "cbs_dubbel_bewaard", f"saved/{names[0]}.json")
    assert said in found.notices


@pytest.mark.parametrize("lacking", ["a page", "a page of the labels", "the names of measures"])
def test_what_was_saved_twice_is_told_of_an_answer_that_is_refused_too(
    lacking: str, answer: Answer, page: Callable[..., Path], context: Context
) -> None:
    told = {"odata.nextLink": NEXT.format(2)} if lacking == "a page" else {}
    given = rows(0, 2)
    if lacking == "the names of measures":
        given = [{**row, "Measure": "M1", "ValueAttribute": "None", "Value": 1} for row in given]
    if lacking == "a page of the labels":
        answer([{"Key": "GM0268", "Title": "Nijmegen"}], table=TABLE, part="RegioS", name="saved/RegioS.json",
               **{"odata.nextLink": "?$skip=1"})  # fmt: skip
    page("TypedDataSet", given, **told)
    folder = page("TypedDataSet (1)", given, **told)
    with pytest.raises(Unreadable) as raised:
        convert(folder, folder.name, context)
    said = Notice("saved/TypedDataSet (1).json", "cbs_dubbel_bewaard", "saved/TypedDataSet.json")
    assert said in raised.value.notices


def test_pages_that_overlap_count_once(page: Callable[..., Path], converted: Convert) -> None:
    page("TypedDataSet-a", rows(0, 2))
    assert known(converted(page("TypedDataSet-b", rows(1, 3)))) == {
        "nijmegen": "100",
        "zwolle": "101",
        "tilburg": "102",
    }


def test_the_same_rows_as_text_count_once(page: Callable[..., Path], converted: Convert) -> None:
    page("TypedDataSet", rows(0, 2))
    padded = [
        {**row, "HoeveelheidHuishoudelijkAfval_1": f"   {100 + n}.0"} for n, row in enumerate(rows(0, 2))
    ]
    assert known(converted(page("UntypedDataSet", padded))) == {"nijmegen": "100", "zwolle": "101"}


def test_two_values_for_one_observation_are_refused(page: Callable[..., Path], context: Context) -> None:
    page("TypedDataSet", rows(0, 2))
    folder = page("TypedDataSet (1)", rows(0, 2, value=101))
    with pytest.raises(Unreadable) as raised:
        convert(folder, folder.name, context)
    [finding] = raised.value.findings
    assert (finding.rule, finding.hints) == ("cbs_twee_waarden", ("100", "101"))
    assert (finding.row, finding.sheet, finding.column) == (0, "", "HoeveelheidHuishoudelijkAfval_1")
    assert finding.value == "A025450, GM0268, 2021JJ00"


@pytest.mark.parametrize("same", [True, False])
def test_rows_that_stand_twice_in_one_answer(
    same: bool, page: Callable[..., Path], converted: Convert, refused: Refused
) -> None:
    twice = [*rows(0, 2), *rows(0, 1, first_id=2, value=100 if same else 7)]
    folder = page("TypedDataSet", twice)
    if same:
        assert known(converted(folder)) == {"nijmegen": "100", "zwolle": "101"}
    else:
        assert refused(folder) == [("cbs_twee_waarden", ("100", "7"))]


@pytest.mark.parametrize("same", [True, False])
def test_rows_that_stand_twice_in_a_download(
    same: bool, tmp_path: Path, converted: Convert, refused: Refused
) -> None:
    path = tmp_path / "handmade_83452NED.csv"
    lines = ['"ID";"Afvalsoort";"RegioS";"Perioden";"HoeveelheidHuishoudelijkAfval_1"']
    lines += ['"1";"A025450";"GM0268";"2021JJ00";"   119"']
    lines += [f'"2";"A025450";"GM0268";"2021JJ00";"   {119 if same else 120}"']
    path.write_text("\n".join(lines), "utf-8-sig")
    if same:
        assert known(converted(path)) == {"nijmegen": "119"}
    else:
        assert refused(path) == [("cbs_twee_waarden", ("119", "120"))]


def test_pages_given_one_by_one_are_one_answer(answer: Answer) -> None:
    """Also when two tables lie in one folder; other files stay by themselves."""
    first, second = (answer([{"ID": n}], table="45063NED", name=f"TypedDataSet-{n}.json") for n in (1, 2))
    other = answer([{"ID": 1}], table="45046NED", name="TypedDataSet-3.json")
    beside = answer([], table="45063NED", part="Gemeenten", name="Gemeenten.json")
    assert joined_pages([second, beside, other, first]) == [(first, second), (beside,), (other,)]
    assert joined_pages([first.parent, beside]) == [(first.parent,), (beside,)]
    assert joined_pages([second]) == [(second,)]


def test_data_under_another_name_is_known_by_its_address(answer: Answer) -> None:
    pages = [answer([{"ID": n}], table="45063NED", name=f"iv3 deel {n}.json") for n in (1, 2)]
    assert joined_pages(pages) == [tuple(pages)]
