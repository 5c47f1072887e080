"""Files of another kind than their name says are called by their own."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from tests.contract_files import CONTRACT, as_csv, as_workbook, changed_part
from tests.loading import Load

GOOD = as_workbook({"prijsindex": CONTRACT["prijsindex"]})
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
TABLE = b"<table><tr><td>reeks</td></tr></table>"


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def strict(content: bytes) -> bytes:
    names = (
        (b"schemas.openxmlformats.org/spreadsheetml/2006", b"purl.oclc.org/ooxml/spreadsheetml"),
        (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
    )
    for old, new in names:
        content = content.replace(old, new)
    return content


OTHERS = {
    "old Excel": (COMPOUND + "Workbook".encode("utf-16-le"), "oud_werkboek"),
    "with a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(99), "beveiligd_werkboek"),
    "strict": (changed_part(GOOD, "xl/workbook.xml", strict), "strict_werkboek"),
    "binary": (zipped(xl__workbook=b"", **{"xl/workbook.bin": b"x"}), "binair_werkboek"),
    "OpenDocument": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content=b"<x/>"),
        "opendocument",
    ),
    "a zip of files": (zipped(prijsindex=as_csv(CONTRACT["prijsindex"])), "zip_bestand"),
    "gzip": (gzip.compress(as_csv(CONTRACT["prijsindex"])), "zip_bestand"),
    "a web page": (TABLE, "opmaak_bestand"),
    "XML of Excel 2003": (b'\xef\xbb\xbf<?xml version="1.0"?>\n<Workbook></Workbook>', "opmaak_bestand"),
    "PDF": (b"%PDF-1.7\nx", "pdf_bestand"),
}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("case", OTHERS)
def test_a_file_is_named_for_what_it_is(check: Load, case: str, ending: str) -> None:
    content, rule = OTHERS[case]
    assert [f.rule for f in check({f"prijsindex.{ending}": content}).findings] == [rule]


def test_a_workbook_with_the_name_of_another_kind_is_read(check: Load) -> None:
    assert not check({"prijsindex.xls": GOOD}).findings


def test_a_damaged_zip_is_a_damaged_workbook(check: Load) -> None:
    at = GOOD.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    damaged = GOOD[:at] + bytes(255 - byte for byte in GOOD[at : at + 40]) + GOOD[at + 40 :]
    assert [f.rule for f in check({"b.xlsx": damaged}).findings] == ["geen_werkboek"]
