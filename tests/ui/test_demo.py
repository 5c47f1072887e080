"""The demonstration set: a full picture at once, and never mistaken for something real."""

from __future__ import annotations

import pytest

from tests.ui.reading import named, shown, texts

MARK = "(fictief)"
GREEN = {"dienst": "groen", "kosten": "kosten_groen_eur_inw", "kwaliteit": "op_ambitie_contract_groen_pct"}
CLEANING = {
    "dienst": "reiniging",
    "kosten": "kosten_reiniging_eur_inw",
    "kwaliteit": "op_ambitie_contract_schoon_pct",
}


def test_the_first_page_is_a_full_picture(visit) -> None:
    page = visit("demo")
    assert page.choices["fictief"] == "ja"
    assert len(page.points) >= 20
    assert len([t for t in page.picture["layout"]["shapes"] if t["type"] == "line"]) >= 2
    assert page.chart("verloop") is not None
    assert len(page.standing) == 2
    assert not page.notes


def test_fictitious_is_said_wherever_the_name_stands(visit) -> None:
    page = visit("demo", dienst="afval")
    assert page.headings[0].split(" in ")[0].endswith(MARK)
    assert page.headings[1].endswith(MARK)
    assert all(name.endswith(MARK) for name in page.options("focus"))
    for trace in page.picture["data"]:
        if "customdata" in trace:
            assert all(MARK in text for text in trace["hovertext"])
            assert all(color == "#000006" for color in trace["marker"]["color"])  # hollow
    references = named(page.picture, "referentie")
    assert references
    assert all(MARK in text for trace in references for text in trace.get("hovertext", ()))
    table = page.table
    people = table[~table["Rol in het beeld"].isin(["mediaan"])]
    assert all(name.endswith(MARK) for name in people["Naam"])
    assert any(MARK in text for text in texts(page.picture))
    assert MARK in page.alt("beeld")
    assert all(MARK in shown(t["name"]) for t in page.trend["data"])
    absent = page.open_tab("Niet getoond").table
    assert all(name.endswith(MARK) for name in absent["Naam"])
    sources = page.open_tab("Definities").table
    assert all(name.endswith(MARK) for name in sources["Naam"])


def test_a_label_keeps_its_mark_however_long_the_name(visit) -> None:
    for service in (GREEN, CLEANING):
        page = visit("demo", **service)
        for text in texts(page.picture):
            assert "…" not in text
            if " - " in text:
                assert text.endswith(MARK)


def test_medians_count_only_the_kind_of_the_focus(visit) -> None:
    """A real partnership without real peers has no picture of points, and nothing invented in its spreads."""
    wanted = {
        "dienst": "afval",
        "periode": "2021",
        "kosten": "kosten_afval_eur_inw",
        "kwaliteit": "afvalscheiding_pct",
    }
    page = visit("mixed", **wanted, focus="proefstad")
    assert page.chart("beeld") is None
    assert [metric.value.replace("\u00a0", " ") for metric in page.app.metric] == ["€ 80", "70%"]
    assert not any("(fictief)" in str(page.chart(name)) for name in ("spreiding-kosten", "spreiding-milieu"))

    page.choose("focus", "demo-kastelburg-klaarwijk")
    (median,) = named(page.picture, "mediaan")
    peers = named(page.picture, "vergelijkingsgroep")[0]["customdata"]
    assert f"(n\u00a0=\u00a0{len(peers) + 1})" in median["name"]
    assert named(page.picture, "overige")[0]["customdata"] == ["proefstad"]


def test_without_fictitious_nothing_of_it_is_left(visit) -> None:
    """But for the list of whom to look at, which always holds everyone, the real ones first."""
    page = visit("both")
    assert page.choices["fictief"] == "nee"
    names = page.options("focus")
    assert names[:2] == ["Nijmegen - Dar", "Zwolle - ROVA"]
    assert all(name.endswith(MARK) for name in names[2:])
    elsewhere = page.everything()
    for name in names:
        elsewhere = elsewhere.replace(name, "")
    assert MARK not in elsewhere
    assert "demo-" not in elsewhere
    page.app.toggle(key="w_fictief").set_value(True)
    page.run()
    assert page.choices["fictief"] == "ja"
    assert page.options("focus") == names


def test_budget_takes_both_axes(visit) -> None:
    page = visit("demo", stand="begroting")
    assert page.choices["stand"] == "begroting"
    hovers = [t for trace in page.picture["data"] if "customdata" in trace for t in trace["hovertext"]]
    assert hovers
    assert all(text.count("begroting") == 2 for text in hovers)
    symbols = {s for t in page.picture["data"] if "customdata" in t for s in t["marker"]["symbol"]}
    assert symbols == {"circle-dot"}
    assert any("begroting" in caption for caption in page.captions)
    statuses = page.table.filter(like=": status").to_numpy().ravel()
    assert {status for status in statuses if isinstance(status, str)} == {"begroting"}


def test_own_choice_of_peers(visit) -> None:
    page = visit("demo", **GREEN)
    focus = page.choices["focus"]
    chosen = sorted(code for code in page.points if code != focus)[:5]
    page = visit("demo", **GREEN, focus=focus, vergelijk=",".join(chosen))
    assert page.choices["vergelijk"] == ",".join(chosen)
    (peers,) = named(page.picture, "vergelijkingsgroep")
    assert sorted(peers["customdata"]) == chosen
    assert named(page.picture, "mediaan (n = 6)")
    assert sorted(page.app.multiselect(key="w_vergelijk_zelf").value) == chosen

    page.app.multiselect(key="w_vergelijk_zelf").set_value(chosen[:2])
    page.run()
    assert page.choices["vergelijk"] == ",".join(chosen[:2])
    assert not named(page.picture, "mediaan")
    assert "Kies ten minste 4 partnerschappen voor een mediaan; nu zijn er 2 gekozen." in page.sentences


def test_peer_group(visit) -> None:
    page = visit("demo", **GREEN, vergelijk="groep")
    assert page.choices["vergelijk"] == "groep"
    label = page.options("vergelijk")[1]
    assert label.startswith("Groep: demogroep")
    assert named(page.picture, "overige")


def test_a_client_with_several_partnerships_is_drawn_once_under_its_own_name(visit) -> None:
    page = visit("demo", dienst="riolering", focus="@demo-lindervoort")
    assert page.choices["focus"] == "@demo-lindervoort"
    assert page.headings[-1] == f"Lindervoort {MARK}"
    assert [code for code in page.points if "lindervoort" in code] == ["@demo-lindervoort"]


def test_too_small_a_sample_is_listed_not_drawn(visit) -> None:
    page = visit("demo", **CLEANING, periode="2021")
    assert "demo-rietmonde-zevenlaak" not in page.points
    absent = dict(page.open_tab("Niet getoond").table.to_numpy().tolist())
    assert absent[f"Rietmonde - Zevenlaak {MARK}"] == "kwaliteitscijfer: te weinig waarnemingen"


def test_the_path_stops_at_a_series_break(visit) -> None:
    page = visit("demo", **CLEANING, focus="demo-kastelburg-klaarwijk", periode="2025")
    paths = [t for t in page.picture["data"] if t["mode"] == "lines+markers"]
    assert [shown(t["name"]) for t in paths] == ["2016 - 2019", "2020 - 2025"]
    costs = [t for t in named(page.trend, "Kastelburg") if t["xaxis"] == "x2"]
    assert [t["x"][0] for t in costs] == [2016, 2020]
    years = [text for text in texts(page.picture) if text.isdecimal()]
    assert set(years) <= {"2016"}


def test_events_ring_the_points_of_the_path(visit) -> None:
    page = visit("demo", **GREEN, focus="demo-oosterlaak-merwinga", periode="2025")
    (rings,) = named(page.picture, "gebeurtenis")
    assert len(rings["x"]) == 1
    assert "Lager budget groenonderhoud" in rings["hovertext"][0]
    path = next(t for t in page.picture["data"] if t["mode"] == "lines+markers")
    assert rings["x"][0] in path["x"]
    assert any("bezuiniging: Lager budget groenonderhoud" in caption for caption in page.captions)


def test_no_axis_is_turned_and_one_that_is_lower_is_better_says_so(visit) -> None:
    page = visit("demo", dienst="riolering")
    low, high = page.picture["layout"]["yaxis"]["range"]
    assert low < high
    assert any(text.startswith("↑") and "lager is beter" in text for text in texts(page.picture))
    straight = visit("demo", **GREEN)
    assert not any(text.startswith("↑") and "lager is beter" in text for text in texts(straight.picture))


def test_ranges_hold_all_that_is_drawn(visit) -> None:
    for choices in (GREEN, CLEANING, {"dienst": "riolering"}):
        page = visit("demo", **choices)
        axes = (page.picture["layout"]["xaxis"]["range"], page.picture["layout"]["yaxis"]["range"])
        (left, right), (one, other) = axes
        for trace in page.picture["data"]:
            for x, y in zip(trace["x"], trace["y"], strict=True):
                if x is not None:
                    assert left < x < right
                    assert min(one, other) < y < max(one, other)


@pytest.mark.parametrize("service", ["afval", "reiniging", "groen", "verharding", "riolering"])
def test_every_service_opens_on_a_picture(visit, service: str) -> None:
    page = visit("demo", dienst=service)
    assert page.choices["dienst"] == service
    assert len(page.points) >= 15
    labels = [t for t in texts(page.picture) if t.endswith(MARK)]
    assert 1 <= len(labels) <= 12
