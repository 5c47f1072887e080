"""CROW's list of rating scales (beeldmeetlatten): name, discipline, and the tag schoon or heel."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lib.ingest.connectors.conversion import Context, Converted, Row, tables
from lib.ingest.connectors.text_files import Sheet, demand_columns

_COLUMNS = ("meetlat", "hoofdgroep", "beeldmeetlat", "uri")

NEITHER = ("gaten in haag", "molshopen")
CLEAN = (
    *(
        "zwerfafval",
        "grofvuil",
        "veegvuil",
        "drijfvuil",
        "zinkvuil",
        "bijgeplaatst afval",
        "natuurlijk afval",
    ),
    *("onkruid", "uitwerpselen", "kauwgom", "graffiti", "beplakking", "bevuiling", "vullingsgraad"),
)
INTACT = (
    *("beschadig", "schade", "scheur", "gaten", "deuken", "krassen", "rotting", "rafeling", "reparatie"),
    *(
        "oneffen",
        "onvlakheid",
        "vlakheid",
        "voegwijdte",
        "voegovergang",
        "verzakking",
        "zetting",
        "wortelopdruk",
    ),
    *("scheefstand", "verdraaiing", "aansluiting", "ontbrekende", "volledig", "kleurechtheid", "markering"),
    *("technische staat", "staat boompalen", "werking lamp", "afkalving", "hoogteligging"),
)
"""Words in the last part of a scale's name; the first list that has one decides."""

ROAD_TYPE = re.compile(r"\s*wegtype.*$")
BETWEEN_PARTS = re.compile(r"(?<=\S)-(?=\S)")


def convert_scales(sheet: Sheet, context: Context) -> Converted | None:
    """Rows of meetlatten; None when this is another kind of file."""
    if not has_scales(sheet.columns):
        return None
    demand_columns(sheet, _COLUMNS)
    rows: list[Row] = [
        {
            "meetlat": row["meetlat"],
            "naam": row["beeldmeetlat"],
            "discipline": row["hoofdgroep"].lower(),
            "schoon_heel": schoon_heel(row["beeldmeetlat"]),
            "uri": row["uri"],
        }
        for _, row in sheet.rows()
    ]
    return Converted(tables(meetlatten=rows))


def has_scales(columns: Iterable[str]) -> bool:
    """Whether these are the columns of a list of scales."""
    return {"hoofdgroep", "beeldmeetlat"} <= set(columns)


def schoon_heel(name: str) -> str:
    """`schoon`, `heel` or empty, by the last part of the name of a scale."""
    last = BETWEEN_PARTS.split(ROAD_TYPE.sub("", name.casefold()))[-1]
    for tag, words in (("", NEITHER), ("schoon", CLEAN), ("heel", INTACT)):
        if any(word in last for word in words):
            return tag
    return ""
