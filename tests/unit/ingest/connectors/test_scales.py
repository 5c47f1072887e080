"""CROW's list of scales, and those that ship with the monitor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.ingest.connectors import Converted
from lib.ingest.connectors.scales import schoon_heel


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Verharding-zwerfafval grof", "schoon"),
        ("Groen-beplanting-bloembak-onkruid", "schoon"),
        ("Meubilair-afvalbak-vullingsgraad", "schoon"),
        ("Verharding-gesloten verharding-asfaltverharding-dwarsonvlakheid wegtype 1-3, 6 en 7", "heel"),
        ("Groen-boom-staat boompalen en -banden", "heel"),
        ("Kunstwerken-klein kunstwerk-voegovergangen, rotting, gaten en scheuren", "heel"),
        ("Groen-beplanting-haag-gaten in haag", ""),
        ("Groen-gras en kruidachtigen-gazon-grashoogte", ""),
    ],
)
def test_schoon_and_heel(name: str, tag: str) -> None:
    assert schoon_heel(name) == tag


@pytest.mark.shared_data
def test_the_whole_list(shared_data: Path, converted: Callable[..., Converted]) -> None:
    rows = converted(shared_data / "kor" / "kor2023_beeldmeetlatten.csv").tables["meetlatten"]
    tags = [row["schoon_heel"] for row in rows]
    assert (len(rows), tags.count("schoon"), tags.count("heel")) == (181, 58, 79)
    assert len({row["meetlat"] for row in rows}) == 181


@pytest.mark.shared_data
def test_the_scales_that_ship_are_of_the_list(shared_data: Path, converted: Callable[..., Converted]) -> None:
    rows = converted(shared_data / "kor" / "kor2023_beeldmeetlatten.csv").tables["meetlatten"]
    listed = {row["meetlat"]: (row["naam"], row["discipline"], row["schoon_heel"]) for row in rows}
    scales = shipped_catalogue().scales
    assert len(scales) >= 30
    for code, scale in scales.items():
        assert listed[code] == (scale.name, scale.discipline, scale.cross_cut or "")


def test_the_object_types_cover_the_services() -> None:
    services = {kind.service for kind in shipped_catalogue().object_types.values()}
    assert services == {"afval", "reiniging", "groen", "verharding", "meubilair", "riolering", "water"}


def test_a_missing_column_is_named(
    tmp_path: Path, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    path = tmp_path / "kor.csv"
    path.write_text("hoofdgroep,beeldmeetlat,uri\nGroen,Groen-x,\n", "utf-8")
    assert refused(path) == [("ontbrekende_kolom", ())]
