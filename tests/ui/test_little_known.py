"""Partnerships of which little is known: every page says so in a sentence, denies no figure, and has a way on.

Beside the municipalities in the box, of which one gave no accounts, stand one with a single figure, with a budget
alone, with figures of long ago, with a long name full of signs, with nothing at all, and one of which only invented
ones have the same figure.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from lib.ui.registry import PAGES
from tests.ui.reading import Seen, unescaped

LONG = 'Samenwerking "Noord & Zuid" <i>Vlietland</i> aan de Oude Vaart en de Nieuwe Rijnmond BV'
NAMES = {"enkel": "Enkel", "begroot": "Begroot", "lang-geleden": "Lang geleden", "lang": LONG, "leeg": "Leeg",
         "alleen-fictief": "Alleen fictief"}  # fmt: skip
FIGURES = (
    ("enkel", "afvalscheiding_pct", "2022", "70", "definitief"),
    ("begroot", "lasten_afval_eur_inw", "2025", "130", "begroting"),
    ("lang-geleden", "restafval_kg_inw", "2015", "210", "definitief"),
    ("lang-geleden", "afvalscheiding_pct", "2015", "55", "definitief"),
    *(
        ("lang", "lasten_afval_eur_inw", year, value, "rekening")
        for year, value in (("2022", "101,3"), ("2023", "110"))
    ),
    *(
        ("lang", "afvalscheiding_pct", year, value, "definitief")
        for year, value in (("2022", "60,1"), ("2023", "63"))
    ),
    ("alleen-fictief", "afvalbeheerkosten_eur_hh", "2023", "280", "rekening"),
    ("alleen-fictief", "afvalscheiding_pct", "2023", "61", "definitief"),
)
SHOW_FIGURES = [page for page in PAGES if page.group in ("Overleg", "Analyse", "Presenteren")] + [
    page for page in PAGES if page.address == "beginnen"
]
DENIALS = (
    "geen enkel cijfer",
    "nog geen cijfers in de monitor",
    "daarom staat er een andere periode",
)
NAMED_CHOICE = re.compile(r"\b(focus|dienst|kosten|kwaliteit|periode|vorige|fictief|stand|naast)=")


def _write(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory, store_of: Callable[[str], Path]) -> Path:
    folder = tmp_path_factory.mktemp("little")
    path = folder / "monitor.duckdb"
    path.write_bytes(store_of("both").read_bytes())
    files = [
        _write(
            folder / "organisaties.csv",
            [{"organisatie": c, "naam": n, "soort": "gemeente", "fictief": "nee"} for c, n in NAMES.items()],
        ),
        _write(
            folder / "partnerschappen.csv",
            [
                {"partnerschap": c, "naam": n, "opdrachtgever": c, "opdrachtnemer": "dar", "contractvorm": "dvo",
                 "fictief": "nee"}
                for c, n in NAMES.items()
            ],
        ),
        _write(
            folder / "cijfers.csv",
            [
                {"partnerschap": code, "indicator": indicator, "periode": period, "waarde": value, "status": status,
                 "bron": "proef"}
                for code, indicator, period, value, status in FIGURES
            ],
        ),
    ]  # fmt: skip
    store = open_store(f"duckdb:///{path.as_posix()}")
    try:
        assert not load_paths(store, files).findings
    finally:
        store.close()
    return path


@pytest.mark.parametrize("focus", NAMES)
def test_every_page_has_a_sentence_and_a_way_on(visit, little: Path, focus: str) -> None:
    page = visit(little, focus=focus)
    for declared in SHOW_FIGURES:
        page.go_to(declared.script)
        where = f"{declared.address} of {focus}"
        assert page.choices["focus"] == focus, where
        assert page.headings or page.notes or page.sentences, where
        if declared.address != "bewoners" or focus == "leeg":  # it tells residents, and nothing else
            assert page.app.get("plotly_chart") or "gegevens" in _leads_to(page), where
        text = "\n".join([*page.sentences, *page.notes, *page.captions, *page.headings])
        assert not NAMED_CHOICE.search(text), where
        assert NAMES[focus] in page.everything(), where
        if focus != "leeg":
            assert not [words for words in DENIALS if words in text], where
        assert not [spec for spec in _trends(page) if len(_drawn(spec)) < 2], f"one dot on {where}"
        if focus not in ("leeg", "alleen-fictief"):
            assert "(fictief)" not in text, where


def _leads_to(page: Seen) -> list[str]:
    return [link.proto.page.strip("/") for link in page.app.get("page_link")]


def _trends(page: Seen) -> list[dict]:  # type: ignore[type-arg]
    """The charts over the years, which say in their words for a screen reader whose course they show."""
    return [
        json.loads(c.proto.spec)
        for c in page.app.get("plotly_chart")
        if c.proto.alt.startswith("Verloop van")
    ]


def _drawn(spec: Mapping[str, list[Mapping[str, list[object]]]]) -> set[object]:
    """The moments at which anything is drawn."""
    return {moment for trace in spec["data"] for moment in trace.get("x") or ()}


def test_a_municipality_without_accounts_is_shown_by_its_budget(visit) -> None:
    page = visit("nederland", focus="vijfheerenlanden")
    assert page.choices.items() >= {"stand": "begroting", "kosten": "lasten_afval_eur_inw"}.items()
    assert page.headings[0].startswith(
        "Vijfheerenlanden in 2023 (begroting): Lasten afval (taakveld 7.3) €\u00a0126 per inwoner"
    )
    for declared in SHOW_FIGURES:
        page.go_to(declared.script)
        assert page.choices["focus"] == "vijfheerenlanden", declared.address
        assert not [words for words in DENIALS if words in page.everything()], declared.address
    page.go_to("pages/overleg/partnerschap.py")
    assert page.headings == ["Van Vijfheerenlanden is er nog niets om op terug te kijken"]
    assert "Er zijn alleen begrotingen; wat er werkelijk gebeurde, is hier nog niet bekend." in page.sentences
    assert "Periode: 2023 (begroting)" in page.captions
    assert list(page.app.table[0].value.columns) == ["Nu", "Verandering", "Bron"]
    assert len(page.app.table[0].value) == 4


def test_the_first_page_of_nijmegen_shows_its_cost_among_all_municipalities(visit) -> None:
    """Its pair is of 2021, of which nobody else has a figure; of 2023 all but one have the waste cost."""
    page = visit("nederland", focus="nijmegen-dar")
    assert page.choices["periode"] == "2021"
    spread = page.chart("spreiding-breed")
    assert spread
    assert sum(len(trace["x"]) for trace in spread["data"]) == 341 + 1  # and the country
    heading = next(h.value for h in page.app.subheader if "73" in h.value)
    assert unescaped(heading) == "Lasten afval (taakveld 7.3): €\u00a073 per inwoner in 2023"
    said = [sentence.replace("\u00a0", " ") for sentence in page.sentences]
    assert (
        "Een ander cijfer van deze dienst, over 2023: 341 partnerschappen hebben het. Het jaar is een ander dan "
        "hierboven; leg ze niet naast elkaar." in said
    )
    assert "De mediaan van 341 is € 114; de middelste helft ligt tussen € 99 en € 128." in said
    assert "Met half tot dubbel zoveel inwoners (35) is de mediaan € 122." in said
    (link,) = (link for link in page.app.get("page_link") if link.proto.page.strip("/") == "vergelijken")
    assert "cijfer=lasten_afval_eur_inw" in link.proto.query_string
    assert "periode=2023" in link.proto.query_string


def test_a_level_of_long_ago_stands_not_beside_a_newer_one(visit) -> None:
    """Of Zwolle everyone has residual waste of 2015, and it alone of 2023; enough have the cost that is shown."""
    page = visit("nederland", focus="zwolle-rova")
    assert page.choices["periode"] == "2023"
    assert page.chart("spreiding-kosten")
    assert page.chart("spreiding-breed") is None


def test_any_municipality_has_a_story_of_its_figures(visit) -> None:
    page = visit("nederland", page="pages/presenteren/verhaal.py", focus="amersfoort")
    assert page.choices["focus"] == "amersfoort"
    assert "Lasten afval (taakveld 7.3): €\u00a0103 per inwoner in 2023" in page.headings


def test_what_was_never_compared_is_not_told_as_no_change(visit) -> None:
    page = visit("nederland", page="pages/overleg/partnerschap.py", focus="zwolle-rova", dienst="groen")
    unknown = "Niet bekend: van deze dienst is er geen cijfer over 2023 met een eerder cijfer ernaast."
    assert unknown in page.sentences
    sheet = next(said for said in page.sentences if "### Wat er veranderde" in said)
    assert f"### Wat er veranderde\n- {unknown}" in sheet


def test_a_page_offers_no_link_to_itself(visit, little: Path) -> None:
    page = visit(little, focus="lang-geleden", kosten="lasten_afval_eur_inw")
    assert "kwaliteit-en-kosten" not in _leads_to(page)
    assert "partnerschap" in _leads_to(page)
