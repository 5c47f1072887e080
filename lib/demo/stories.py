"""A story of the demo set, in five slides, and a view that an analyst kept, both of one partnership."""

from __future__ import annotations

from urllib.parse import urlencode

TOLD_OF = "demo-kastelburg-klaarwijk"
STORY_CODE = "demo-sessie"

_SLIDES = (
    ("Wat het kost en wat het oplevert", "", "kwaliteit-en-kosten", "beeld"),
    (
        "",
        "Sinds de overdracht meten wij anders; daarom is de lijn onderbroken.",
        "kwaliteit-en-kosten",
        "verloop",
    ),
    ("", "", "dienstverlening", "beeld"),
    ("Waar het geld heen gaat", "", "kosten", "opbouw"),
    ("", "", "marktconformiteit", "spreiding"),
)
"""Title, sentence, page and picture of each slide; empty words are those of the picture."""


def story_rows() -> list[dict[str, str]]:
    """Rows of `verhalen`."""
    return [
        {
            "verhaal": STORY_CODE,
            "titel": "Kwaliteit en kosten na de overdracht",
            "partnerschap": TOLD_OF,
            "anoniem": "nee",
        }
    ]


def slide_rows() -> list[dict[str, str]]:
    """Rows of `dias`."""
    return [
        {
            "verhaal": STORY_CODE,
            "volgorde": str(number),
            "titel": title,
            "zin": sentence,
            "pagina": page,
            "keuzes": urlencode({"focus": TOLD_OF}),
            "blok": block,
        }
        for number, (title, sentence, page, block) in enumerate(_SLIDES, start=1)
    ]


def view_rows() -> list[dict[str, str]]:
    """Rows of `weergaven`."""
    return [
        {
            "weergave": "demo-groen-op-wie-het-lijkt",
            "titel": "Groen: op wie lijkt Kastelburg",
            "partnerschap": TOLD_OF,
            "op_partnerschap": "ja",
            "keuzes": urlencode({"weergave": "gelijken", "focus": TOLD_OF, "dienst": "groen"}),
        }
    ]
