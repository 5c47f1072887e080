"""The page "Vergelijken" on little and odd data: always a sentence, never empty axes.

Twelve municipalities with a cost of which one is below nothing, a quality of which all have the full hundred, a quality
that differs, a figure that is the same for everyone, and characteristics that hardly differ; one council abroad, and
three in yet another country.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.ui.reading import Json, Seen, texts

PAGE = "pages/analyse/vergelijken.py"
PLACES = [f"plaats-{number:02}" for number in range(12)]
ABROAD = "elders"
THREE = [f"drie-{number}" for number in range(3)]
COUNTRIES = {ABROAD: "GB", **dict.fromkeys(THREE, "BE")}
VIEWS = (
    "spreiding", "samenhang", "gelijken", "profiel", "verloop", "trechter", "goedkoper", "kaart", "opdrachtnemer",
)  # fmt: skip


def rows() -> Iterator[tuple[str, Sequence[Mapping[str, object]]]]:
    codes = [*PLACES, ABROAD, *THREE]
    yield "organisaties", [
        {"organisatie": c, "naam": c.title(), "soort": "gemeente", "fictief": "nee",
         "land": COUNTRIES.get(c, "NL")} for c in codes
    ]  # fmt: skip
    yield "partnerschappen", [
        {"partnerschap": c, "naam": c.title(), "opdrachtgever": c, "opdrachtnemer": c,
         "contractvorm": "eigen_dienst", "fictief": "nee"} for c in codes
    ]  # fmt: skip
    kinds = {
        "uitgaaf": ("kosten", "EUR/inwoner", "lager_is_beter"),
        "heel": ("kwaliteit", "%", "hoger_is_beter"),
        "net": ("kwaliteit", "%", "hoger_is_beter"),
        "gelijk": ("context", "aantal", "neutraal"),
        "meldingen": ("kwaliteit", "meldingen/1000 inwoners", "lager_is_beter"),
    }
    yield "indicatoren", [
        {"indicator": code, "titel": code.title(), "dienst": "groen", "rol": role, "eenheid": unit,
         "richting": direction, "omschrijving": "proef", "bron": "proef"}
        for code, (role, unit, direction) in kinds.items()
    ]  # fmt: skip
    figures = []
    for number, code in enumerate(codes):
        values = {"uitgaaf": 50.0 + number, "heel": 100, "net": 60 + number, "gelijk": 7}
        if number == 3:
            values["uitgaaf"] = -5.0
        if number in (8, 9):  # these two have no cost
            del values["uitgaaf"]
        values["meldingen"] = 40.0 if number == 11 else 10.0 + number % 3
        figures += [
            {"partnerschap": code, "indicator": what, "periode": 2022, "waarde": value, "status": "definitief",
             "bron": "proef", "teller": value * 20 if what == "meldingen" else "",
             "noemer": 20_000 if what == "meldingen" else ""}
            for what, value in values.items()
        ]  # fmt: skip
        if number < 8:  # in this year there is a cost and nobody has a quality
            cost = {
                "indicator": "uitgaaf",
                "periode": 2020,
                "waarde": 40 + number,
                "teller": "",
                "noemer": "",
            }
            figures.append({**figures[-1], **cost})
    yield "cijfers", figures
    yield (
        "kenmerken",
        [
            {"organisatie": c, "kenmerk": "inwoners", "jaar": 2022, "waarde": 20_000, "bron": "proef"}
            for c in codes
        ],
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    files = []
    for name, of_file in rows():
        files.append(folder / f"{name}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(of_file[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(of_file)
    path = folder / "small.duckdb"
    store = open_store(f"duckdb:///{path.as_posix()}")
    outcome = load_paths(store, files)
    store.close()
    assert outcome.findings == ()
    return path


@pytest.fixture
def compare(visit: Callable[..., Seen], small: Path) -> Callable[..., Seen]:
    def opened(view: str, focus: str = PLACES[0], **parameters: str) -> Seen:
        page = visit(small, page=PAGE, **{"focus": focus, "weergave": view, "dienst": "groen", **parameters})
        assert page.headings, "there is always something said"
        for chart in page.app.get("plotly_chart"):
            assert holds_something(json.loads(chart.proto.spec)), "no empty axes"
        return page

    return opened


def holds_something(drawing: Json) -> bool:
    """Whether a trace has a place, as a list or packed."""
    for trace in drawing["data"]:
        x = trace.get("x")
        if isinstance(x, dict) or any(value is not None for value in x or ()):
            return True
    return False


GROUP = ",".join
CASES: Mapping[str, Mapping[str, str]] = {
    "fewer than five peers": {"vergelijk": GROUP(PLACES[1:3]), "cijfer": "uitgaaf", "tweede": "net"},
    "all peers are missing": {"vergelijk": GROUP(PLACES[8:10]), "cijfer": "uitgaaf", "tweede": "net"},
    "a figure that is constant": {"cijfer": "gelijk", "tweede": "heel"},
    "a characteristic that is constant": {"gewichten": "inwoners:1", "cijfer": "net"},
    "one partnership in a country": {"focus": ABROAD},
    "three partnerships in a country": {"focus": THREE[0], "cijfer": "uitgaaf", "tweede": "net"},
    "three of which one is chosen": {"focus": THREE[0], "vergelijk": THREE[1], "cijfer": "net"},
    "a cost below nothing": {"focus": PLACES[3], "cijfer": "uitgaaf", "tweede": "net", "assen": "xy"},
    "no cost": {"focus": PLACES[8], "cijfer": "uitgaaf", "tweede": "net"},
    "a quality of a hundred for all": {"cijfer": "uitgaaf", "tweede": "heel"},
    "a year in which nobody has both": {"periode": "2020", "cijfer": "uitgaaf", "tweede": "net"},
    "a year in which nobody has anything": {"periode": "1990", "cijfer": "uitgaaf", "tweede": "net"},
}
"""What is odd about the data, and the choices that meet it in every view."""


@pytest.mark.parametrize("case", CASES)
def test_every_view_says_something_of_what_is_odd(compare, case: str) -> None:
    few = CASES[case].get("focus") in COUNTRIES
    for view in VIEWS:
        page = compare(view, **CASES[case])
        whole = [sentence for sentence in page.sentences if sentence.endswith((".", "?"))]
        assert whole, (view, "a sentence, never a bare page", page.sentences)
        drawings = [json.loads(chart.proto.spec) for chart in page.app.get("plotly_chart")]
        for text in (said(page), *(text for drawing in drawings for text in texts(drawing))):
            assert not re.search(r"\b(nan|inf|none|null|traceback)\b", text.lower()), (view, text)
            assert not few or not re.search(r"mediaan[^.:;]*\d", text), (view, text)
        for table in page.app.dataframe:
            assert not few or "Mediaan" not in table.value or table.value["Mediaan"].isna().all(), view
        if "vergelijk" in CASES[case]:
            assert "vergelijkingsgroep (" not in said(page), (view, "a median of fewer than five")


def said(page: Seen) -> str:
    return " ".join((*page.headings, *page.sentences, *page.notes, *page.captions)).replace("\u00a0", " ")


def test_a_cost_below_nothing_stands_in_the_spread_and_takes_no_part_in_the_frontier(compare) -> None:
    assert compare("spreiding", cijfer="uitgaaf").chart("spreiding-kosten")
    page = compare("goedkoper", cijfer="uitgaaf", tweede="net")
    assert "1 heeft kosten van nul of minder en doet niet mee." in said(page)
    own = compare("goedkoper", focus=PLACES[3], cijfer="uitgaaf", tweede="net")
    assert "of een kostencijfer van nul of minder" in said(own)


def test_a_quality_of_a_hundred_for_all_is_said(compare) -> None:
    page = compare("goedkoper", cijfer="uitgaaf", tweede="heel", focus=PLACES[5])
    assert "Iedereen heeft hetzelfde kwaliteitscijfer; dit zegt dus alleen wie goedkoper is." in said(page)
    together = compare("samenhang", cijfer="net", tweede="heel")
    assert "Een van beide cijfers is overal gelijk" in said(together)


def test_a_figure_that_is_the_same_for_everyone(compare) -> None:
    assert "gelijk" in said(compare("spreiding", cijfer="gelijk")).lower()
    page = compare("gelijken", cijfer="net", gewichten="inwoners:1")
    assert page.chart("gelijken") is None
    assert "inwoners" in said(page).lower()


def test_a_year_in_which_nobody_has_both(compare) -> None:
    page = compare("samenhang", cijfer="uitgaaf", tweede="net", periode="2020")
    assert page.chart("samenhang") is None
    assert "Niemand heeft beide cijfers." in said(page)
    unknown = compare("spreiding", cijfer="uitgaaf", periode="1990")
    assert "1990" in said(unknown)


def test_all_peers_are_missing(compare) -> None:
    group = f"{PLACES[8]},{PLACES[9]}"
    page = compare("spreiding", cijfer="uitgaaf", vergelijk=group)
    assert "Niemand in uw vergelijkingsgroep heeft dit cijfer over deze periode." in said(page)
    compare("verloop", cijfer="uitgaaf", vergelijk=group)


def test_one_partnership_in_a_country(compare) -> None:
    for view in VIEWS:
        page = compare(view, focus=ABROAD, cijfer="net")
        assert "Plaats-0" not in said(page), view
        assert page.sentences, view
        assert not page.chart(view), view


def test_a_count_has_a_funnel_and_a_cost_has_none(compare) -> None:
    page = compare("trechter", cijfer="meldingen", focus=PLACES[11])
    assert page.chart("trechter")
    assert "Plaats-11 (40 meldingen per 1.000 inwoners, n = 800) ligt buiten de wijde grenzen" in said(page)
    assert compare("trechter", cijfer="uitgaaf").chart("trechter") is None
