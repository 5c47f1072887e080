"""A heading that does not stand where it should, of every kind of text file of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest.connectors import Context, convert
from lib.ingest.headings import Unreadable

KINDS = {
    "iv3_2023_jaarrekening": "Gemeenten;Taakveld;L1.1 Salarissen;Baten;Lasten;Provincie;Inwonertal",
    "meetlatten van CROW": "meetlat;hoofdgroep;beeldmeetlat;uri",
    "70072ned": "ID;RegioS;Perioden;TotaleBevolking_1",
    "45063NED": "ID;TaakveldBalanspost;Categorie;Gemeenten;Verslagsoort;k_1ePlaatsing_1",
    "Observations": "Id;Measure;ValueAttribute;Value;RegioS;Perioden",
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("above", ["Overzicht 2023\n\n", "Overzicht 2023;;;\ngemaakt door;een ander;;\n"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_heading_under_a_title_is_told_with_its_line(
    name: str, above: str, delimiter: str, tmp_path: Path, context: Context
) -> None:
    text = above + KINDS[name] + "\n" + ";".join("1" * len(KINDS[name].split(";"))) + "\n"
    path = tmp_path / f"{name}.csv"
    path.write_text(text.replace(";", delimiter), "utf-8")
    assert _refused(path, context) == [("kopregel_lager", 3)]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("delimiter", ["|", "^"])
def test_a_delimiter_of_others_is_told(name: str, delimiter: str, tmp_path: Path, context: Context) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(KINDS[name].replace(";", delimiter) + "\n", "utf-8")
    assert _refused(path, context) == [("scheidingsteken", 1)]


def _refused(path: Path, context: Context) -> list[tuple[str, int]]:
    with pytest.raises(Unreadable) as raised:
        convert(path, path.name, context)
    return [(finding.rule, finding.row) for finding in raised.value.findings]
