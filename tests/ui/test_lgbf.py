"""Scottish street cleaning in 2018: 31 councils, in pounds, with medians worked out by hand."""

from __future__ import annotations

import pytest

from tests.ui.reading import Seen, named, shown, texts

pytestmark = pytest.mark.shared_data

CHOICES = {"dienst": "reiniging", "kosten": "lgbf-env3a", "kwaliteit": "lgbf-env3c", "periode": "2018"}


@pytest.fixture
def page(visit) -> Seen:
    return visit("lgbf", **CHOICES)


def test_draws_31_councils_and_all_of_them_count(page: Seen) -> None:
    assert len(page.points) == 31
    assert "moray" not in page.points
    peers = named(page.picture, "vergelijkingsgroep")
    assert len(peers) == 1
    assert len(peers[0]["x"]) == 30  # the focus is the 31st
    assert not named(page.picture, "overige")


def test_medians_stand_in_the_chart_with_their_n(page: Seen) -> None:
    words = texts(page.picture)
    assert any("mediaan £ 12.000" in text for text in words)
    assert any("mediaan 92,9%" in text for text in words)
    assert named(page.picture, "mediaan (n = 31)")
    lines = [s for s in page.picture["layout"]["shapes"] if s["type"] == "line"]
    assert [round(s["x0"], 2) for s in lines if s["x0"] == s["x1"]] == [12042.92]
    assert [s["y0"] for s in lines if s["y0"] == s["y1"]] == [92.9]


def test_scotland_is_a_diamond_and_no_point(page: Seen) -> None:
    (reference,) = named(page.picture, "referentie")
    assert reference["marker"]["symbol"] == "diamond"
    assert [round(x, 2) for x in reference["x"]] == [14840.48]
    assert reference["y"] == [92.8]
    assert "Scotland" in shown(reference["hovertext"][0])
    assert "scotland" not in page.points


def test_moray_is_listed_with_the_reason(page: Seen) -> None:
    absent = page.open_tab("Niet getoond").table
    assert absent.to_numpy().tolist() == [["Moray", "geen kwaliteitscijfer"]]


def test_pounds_and_no_euro_anywhere(page: Seen) -> None:
    for tab in ("Tabel", "Definities", "Niet getoond"):
        everything = page.open_tab(tab).everything()
        assert "€" not in everything
        assert "EUR" not in everything
        assert "£" in everything


def test_the_table_holds_what_the_chart_holds(page: Seen) -> None:
    table = page.table
    assert len(table) == 31 + 1 + 1  # points, Scotland, the medians
    assert list(table["Rol in het beeld"]).count("in beeld") == 1
    median = table[table["Rol in het beeld"] == "mediaan"].iloc[0]
    assert median["Naam"] == "Mediaan (n\u00a0=\u00a031)"
    numbers = [value for value in median if isinstance(value, float)]
    assert [round(n, 2) for n in numbers if n == n] == [12042.92, 92.9]
    partners = table[table["Rol in het beeld"].isin(["in beeld", "vergelijkingsgroep"])]
    costs = {round(value, 6) for value in partners.iloc[:, 3].astype(float)}
    assert costs == {round(x, 6) for x, _ in page.points.values()}


def test_the_focus_is_told_in_numbers(page: Seen) -> None:
    page.choose("focus", "glasgow-city")
    assert page.headings[0].startswith("Glasgow City in 2018: minder goed en duurder")
    assert page.headings[1] == "Glasgow City"
    cost, quality = page.sentences[:2]
    assert "boven de mediaan £ 12.000 (n = 31)" in cost.replace("\u00a0", " ")
    assert "onder de mediaan 92,9% (n = 31)" in quality.replace("\u00a0", " ")
    assert "2017" in cost
    assert [name.split(",")[0] for name in page.standing.index] == ["Straatreiniging", "Straatreiniging"]
    assert [
        cell.endswith(word)
        for cell, word in zip(page.standing["Tegen mediaan"], ("duurder", "minder goed"), strict=True)
    ] == [True, True]
    for word in (" door ", "helaas", "slecht", "dankzij", "omdat"):
        assert word not in " ".join([*page.headings, *page.sentences])


def test_the_source_line_names_the_publisher_and_how_many(page: Seen) -> None:
    assert any("Improvement Service" in line and "31 van 32" in line for line in page.captions)


def test_every_source_can_be_followed(page: Seen) -> None:
    table = page.open_tab("Definities").table
    assert set(table["Webadres"]) == {"https://www.improvementservice.org.uk/benchmarking"}
    assert "financial year 2018-19" in set(table["Opmerking"])
    assert set(table["Brondatum"]) == {"onbekend"}
    assert "Scotland" in set(table["Naam"])


def test_peer_group_of_the_focus_is_a_choice(page: Seen) -> None:
    page.choose("vergelijk", "groep")
    peers = {code for trace in named(page.picture, "vergelijkingsgroep") for code in trace["customdata"]}
    others = {code for trace in named(page.picture, "overige") for code in trace["customdata"]}
    assert page.choices["vergelijk"] == "groep"
    assert len(peers) + len(others) + 1 == 31
    assert 5 <= len(peers) + 1 < 31
    assert named(page.picture, f"mediaan (n = {len(peers) + 1})")


def test_three_services_are_offered_each_with_a_picture(page: Seen) -> None:
    assert page.options("dienst") == ["Afval", "Straatreiniging", "Groen"]
    for service in ("afval", "groen"):
        page.choose("dienst", service)
        assert len(page.points) > 25
        assert len([t for t in texts(page.picture) if "mediaan " in t]) == 2
