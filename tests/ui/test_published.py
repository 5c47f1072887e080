"""Nijmegen - Dar and Zwolle - ROVA as they were published, and nothing made of them that was not."""

from __future__ import annotations

import pytest

from tests.ui.reading import Json, Seen, named, shown, texts

NIJMEGEN_2021 = {
    "dienst": "afval",
    "kosten": "afvalbeheerkosten_eur_hh",
    "kwaliteit": "afvalscheiding_pct",
    "periode": "2021",
    "focus": "nijmegen-dar",
}
ZWOLLE = {**NIJMEGEN_2021, "kwaliteit": "restafval_onbepaald_kg_inw", "focus": "zwolle-rova"}


ZWOLLE_LACKS = (
    "Zwolle - ROVA in 2023: Restafval, fijn of totaal onbekend 97\u00a0kg per inwoner, geen cijfer van "
    "“Afvalbeheerkosten”"
)


def lines_of(trend: Json, name: str) -> list[dict[float, float]]:
    return [dict(zip(t["x"], t["y"], strict=True)) for t in named(trend, name)]


@pytest.fixture
def nijmegen(visit) -> Seen:
    return visit("published", **NIJMEGEN_2021)


@pytest.fixture
def zwolle(visit) -> Seen:
    return visit("published", **ZWOLLE)


def test_nijmegen_2021_stands_against_its_reference(nijmegen: Seen) -> None:
    assert nijmegen.chart("beeld") is None  # one point is no picture
    for name, own, reference, value in (
        ("spreiding-kosten", 110, 198, "€ 198"),
        ("spreiding-milieu", 75, 65, "65%"),
    ):
        drawn = nijmegen.chart(name)
        assert drawn
        assert [trace["x"] for trace in drawn["data"]] == [[own], [reference]]
        hover = shown(drawn["data"][1]["hovertext"][0])
        assert "NVRD-benchmark, vergelijkingswaarde Nijmegen" in hover
        assert value in hover
        assert any("NVRD-benchmark" in text and value in text for text in texts(drawn))
    said = "Nijmegen - Dar in 2021: € 88 onder en 10 punt boven de vergelijkingswaarde"
    assert nijmegen.headings[0].replace("\u00a0", " ").startswith(said)
    assert [metric.value.replace("\u00a0", " ") for metric in nijmegen.app.metric] == ["€ 110", "75%"]


def test_no_median_over_fewer_than_five(nijmegen: Seen) -> None:
    for name in ("spreiding-kosten", "spreiding-milieu"):
        drawn = nijmegen.chart(name)
        assert drawn
        assert not [text for text in texts(drawn) if "mediaan" in text or "duurder" in text]
    said = "Er is 1 partnerschap van deze soort met beide cijfers; een mediaan van die twee vraagt er 5."
    assert said in nijmegen.sentences
    assert set(nijmegen.standing["Tegen mediaan"]) == {"–"}
    assert nijmegen.standing["Verandering"].to_dict() == {
        "Afvalbeheerkosten": "geen eerder cijfer",
        "Afvalscheiding": "niet te vergelijken",
    }
    assert "mediaan" not in set(nijmegen.table["Rol in het beeld"])


def test_the_series_break_of_nijmegen_is_not_joined(nijmegen: Seen) -> None:
    runs = lines_of(nijmegen.trend, "Nijmegen - Dar")
    assert {2020: 70.4} in runs
    assert {2021: 75} in runs
    assert any(
        "Reeksbreuk (opgegeven bij het cijfer): niet te vergelijken met eerdere jaren." in s
        for s in nijmegen.sentences
    )
    nijmegen.choose("kwaliteit", "restafval_kg_inw")
    assert [run for run in lines_of(nijmegen.trend, "Nijmegen - Dar") if 119 in run.values()] == [{2020: 119}]
    assert {2021: 102} in lines_of(nijmegen.trend, "Nijmegen - Dar")


def test_a_remark_reaches_the_reader(nijmegen: Seen) -> None:
    table = nijmegen.open_tab("Definities").table
    remarks = set(table["Opmerking"])
    assert "andere afbakening dan 2020 (toen zonder nascheiding)" in remarks
    assert "of dit klasse B of alle deelnemers is, staat niet in de bron" in remarks
    row = table[table["Opmerking"] == "andere afbakening dan 2020 (toen zonder nascheiding)"].iloc[0]
    assert row["Webadres"].startswith("https://nijmegen.nieuws.nl/")
    assert str(row["Brondatum"]) == "2023-02-15"


def test_residual_waste_of_zwolle_with_the_tariff_of_2023(zwolle: Seen) -> None:
    (run,) = lines_of(zwolle.trend, "Zwolle - ROVA")
    assert run == {2012: 239, 2014: 215, 2016: 193, 2017: 186, 2021: 181, 2022: 164, 2023: 97}
    marks = [s for s in zwolle.trend["layout"]["shapes"] if s["type"] == "line" and s["x0"] == s["x1"]]
    assert 2022.5 in [mark["x0"] for mark in marks]  # 1 January, between the two years
    listed = next(caption for caption in zwolle.captions if "Tarief op restafval" in caption)
    assert "1 jan 2023, diftar" in listed
    assert f"{listed[0]} diftar" in texts(zwolle.trend)  # its number and its word stand at the mark


def test_without_a_pair_the_trend_is_the_main_picture_and_says_what_is_missing(zwolle: Seen) -> None:
    assert zwolle.chart("beeld") is None
    assert zwolle.headings[0] == ZWOLLE_LACKS
    assert zwolle.trend["layout"]["height"] > 400
    assert zwolle.table["Waarde"].tolist().count(97) == 1


def test_residual_waste_of_an_unknown_kind_stands_beside_no_total(zwolle: Seen) -> None:
    """The source of Zwolle does not say whether it is fine or total; the references are total."""
    assert [shown(t["name"]) for t in zwolle.trend["data"] if t["line"].get("dash") == "dot"] == []
    assert not lines_of(zwolle.trend, "Nijmegen - Dar")
    remarks = set(zwolle.open_tab("Definities").table["Opmerking"])
    assert "fijn of totaal restafval staat niet in de bron" in remarks


def test_a_single_year_of_fine_residual_waste_is_shown(visit) -> None:
    page = visit("published", **{**NIJMEGEN_2021, "kwaliteit": "restafval_fijn_kg_inw"})
    spread = page.chart("spreiding-milieu")
    assert spread
    assert [trace["x"] for trace in spread["data"]] == [[91], [155]]
    assert any(said.startswith("Benchmarksteden van Nijmegen, gemiddelde") for said in texts(spread))


def test_references_are_dotted_and_of_the_same_kind(visit) -> None:
    """For the years of the focus only: of the country, 2022 and 2023 are left out beside Nijmegen."""
    page = visit("published", **{**NIJMEGEN_2021, "kwaliteit": "restafval_kg_inw"})
    found = {shown(t["name"]): t for t in page.trend["data"] if t["line"].get("dash") == "dot"}
    assert set(found) == {"NVRD-benchmark, vergelijkingswaarde Nijmegen", "Nederland (CBS)"}
    country = found["Nederland (CBS)"]
    assert dict(zip(country["x"], country["y"], strict=True)) == {2021: 198}


@pytest.mark.parametrize(
    ("focus", "said", "value"), [("nijmegen-dar", "€ 72,76", 72.7587), ("zwolle-rova", "€ 117,92", 117.9207)]
)
def test_waste_cost_per_inhabitant_in_2023(visit, focus: str, said: str, value: float) -> None:
    page = visit("published", dienst="afval", kosten="lasten_afval_eur_inw", periode="2023", focus=focus)
    assert page.choices["periode"] == "2023"
    assert said in [metric.value.replace("\u00a0", " ") for metric in page.app.metric]
    spread = page.chart("spreiding-kosten")
    assert spread
    assert any(abs(x - value) < 1e-4 for trace in spread["data"] for x in trace["x"])


def test_nobody_is_invented(visit) -> None:
    page = visit("published")
    assert "fictief" not in {toggle.key for toggle in page.app.toggle}
    assert page.choices["fictief"] == "nee"
    assert "(fictief)" not in page.everything()
    assert set(page.options("focus")) <= {"Nijmegen - Dar", "Zwolle - ROVA"}


def test_every_offered_service_has_figures(visit) -> None:
    page = visit("published")
    services = dict(zip(page.options("dienst"), ("afval", "reiniging", "groen", "verharding"), strict=False))
    for code in services.values():
        if code in ("afval", "groen"):
            page.choose("dienst", code)
            assert page.options("kosten")
            assert page.options("kwaliteit")
            assert page.options("periode")


def test_a_benchmark_made_for_one_partnership_stands_with_nobody_else(visit) -> None:
    for quality in ("afvalscheiding_pct", "restafval_onbepaald_kg_inw"):
        page = visit("published", dienst="afval", kwaliteit=quality, focus="zwolle-rova")
        assert page.choices["focus"] == "zwolle-rova"
        drawn = str(page.trend)
        assert "vergelijkingswaarde Nijmegen" not in drawn
        assert "Benchmarksteden" not in drawn
