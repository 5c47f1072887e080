"""The live service, with a reader of our own instead of the network."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path

import pytest

from lib.ingest.connectors import Context, convert
from lib.ingest.connectors.cbs.live import _read, _WithinCbs, fetch
from lib.ingest.headings import Unreadable

HOST = "https://opendata.cbs.nl/ODataFeed/odata/83452NED"
ABOUT = "https://opendata.cbs.nl/ODataFeed/odata/83452NED/$metadata#Cbs.OData.WebAPI."
PARTS = ("TableInfos", "UntypedDataSet", "TypedDataSet", "RegioS", "Perioden", "../x")


def row(number: int, region: str) -> dict[str, object]:
    return {
        "ID": number,
        "Afvalsoort": "A025450",
        "RegioS": region,
        "Perioden": "2021JJ00",
        "HoeveelheidHuishoudelijkAfval_1": 100 + number,
    }


def part(name: str, rows: list[dict[str, object]], following: str = "") -> dict[str, object]:
    return {
        "odata.metadata": ABOUT + name,
        "value": rows,
        **({"odata.nextLink": following} if following else {}),
    }


ANSWERS = {
    HOST: {"value": [{"name": name, "url": ""} for name in PARTS]},
    f"{HOST}/TableInfos": part("TableInfos", [{"Title": "Afval", "Modified": "2024-05-01T00:00:00"}]),
    f"{HOST}/RegioS": part(
        "RegioS", [{"Key": "GM0268", "Title": "Nijmegen"}, {"Key": "GM0193", "Title": "Zwolle"}]
    ),
    f"{HOST}/Perioden": part("Perioden", [{"Key": "2021JJ00", "Title": "2021", "Status": "Definitief"}]),
    f"{HOST}/TypedDataSet": part("TypedDataSet", [row(1, "GM0268")], f"{HOST}/TypedDataSet/2"),
    f"{HOST}/TypedDataSet/2": part("TypedDataSet", [row(2, "GM0193")]),
}


def recorded(address: str) -> bytes:
    return json.dumps(ANSWERS[address.split("?")[0]]).encode()


def why(read: object, folder: Path, table: str = "83452NED") -> str:
    with pytest.raises(Unreadable) as raised:
        fetch(table, folder, read=read)  # type: ignore[arg-type]
    assert not [path for path in folder.glob("*") if path.name.startswith(".")]
    return raised.value.findings[0].rule


def test_a_table_is_saved_page_by_page_and_can_be_read(tmp_path: Path, context: Context) -> None:
    folder = fetch("83452NED", tmp_path, read=recorded)
    assert sorted(path.name for path in folder.iterdir()) == [
        "Perioden.json",
        "RegioS.json",
        "TableInfos.json",
        "TypedDataSet-page-1.json",
        "TypedDataSet-page-2.json",
    ]
    found = convert(folder, folder.name, context)
    assert found is not None
    figures = {(r["organisatie"], r["waarde"], r["status"], r["bron_datum"]) for r in found.tables["cijfers"]}
    assert figures == {
        ("nijmegen", "101", "definitief", "2024-05-01"),
        ("zwolle", "102", "definitief", "2024-05-01"),
    }


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "83452NED").mkdir()
    assert why(recorded, tmp_path) == "map_bestaat"


@pytest.mark.parametrize(
    ("error", "rule"),
    [
        (urllib.error.HTTPError("", 404, "", Message(), None), "cbs_tabel_weg"),
        (urllib.error.HTTPError("", 500, "", Message(), None), "cbs_antwoordt_niet"),
        (TimeoutError(), "cbs_antwoordt_niet"),
    ],
)
def test_what_goes_wrong_is_said(error: Exception, rule: str, tmp_path: Path) -> None:
    def failing(address: str) -> bytes:
        raise error

    assert why(failing, tmp_path) == rule
    assert not (tmp_path / "83452NED").exists()


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"odata.error": {}}'])
def test_an_answer_that_is_none_is_refused(answer: bytes, tmp_path: Path) -> None:
    assert why(lambda address: answer, tmp_path) in ("cbs_antwoordt_niet", "cbs_tabel_weg")


def test_pages_without_end_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.ingest.connectors.cbs.live.MOST_PAGES", 3)
    turning = {
        **ANSWERS,
        f"{HOST}/TypedDataSet": part("TypedDataSet", [row(1, "GM0268")], f"{HOST}/TypedDataSet"),
    }
    assert (
        why(lambda address: json.dumps(turning[address.split("?")[0]]).encode(), tmp_path)
        == "cbs_antwoordt_niet"
    )


@pytest.mark.parametrize("table", ["", "../etc", "83452NED/x", "abc"])
def test_only_codes_of_tables(table: str, tmp_path: Path) -> None:
    assert why(recorded, tmp_path, table) == "cbs_tabel_weg"


@pytest.mark.parametrize(
    "address", ["http://opendata.cbs.nl/x", "file:///etc/passwd", "https://example.org/x"]
)
def test_only_cbs_is_asked(address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(address)):
        _read(address)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/x", "http://opendata.cbs.nl/x", "file:///etc/passwd"]
)
def test_a_redirect_to_another_host_is_not_followed(elsewhere: str) -> None:
    request = urllib.request.Request("https://opendata.cbs.nl/ODataApi/odata/83452NED")
    with pytest.raises(ValueError, match=re.escape(elsewhere)):
        _WithinCbs().redirect_request(request, None, 302, "Found", Message(), elsewhere)
    within = "https://opendata.cbs.nl/elders"
    followed = _WithinCbs().redirect_request(request, None, 302, "Found", Message(), within)
    assert followed is not None
    assert followed.full_url == within
