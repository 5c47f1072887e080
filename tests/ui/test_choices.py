"""Every choice is in the URL; a URL gives the same picture; an impossible one is said, not thrown."""

from __future__ import annotations

import pytest

from lib.ui.url import COMPARISON_NAMES, LANGUAGE
from tests.ui.reading import Seen, named, shown, unescaped

PUBLISHED = {
    "dienst": "afval",
    "kosten": "afvalbeheerkosten_eur_hh",
    "kwaliteit": "restafval_kg_inw",
    "periode": "2021",
    "stand": "werkelijk",
    "vergelijk": "alle",
    "focus": "nijmegen-dar",
    "fictief": "nee",
    "taal": "nl",
}


NINE = (*COMPARISON_NAMES, LANGUAGE)


def looks(page: Seen) -> tuple[object, ...]:
    """All that a reader could compare of two pages."""
    return page.choices, page.headings, page.picture, page.trend, page.sentences, page.captions


def test_all_nine_parameters_are_written(visit) -> None:
    page = visit("both")
    assert list(page.choices) == list(NINE)
    assert len(NINE) == 9


def test_what_is_no_choice_leaves_the_address(visit) -> None:
    assert list(visit("both", elders="x").choices) == list(NINE)


def test_a_copied_address_shows_the_same(visit) -> None:
    page = visit("both", focus="demo-holtermark-klaarwijk")
    page.choose("dienst", "groen").choose("vergelijk", "groep").choose("periode", "2022")
    page.choose("focus", "demo-maasdoren-lindergroep")
    copied = visit("both", **page.choices)
    assert looks(copied) == looks(page)


def test_every_choice_of_an_address_is_followed(visit) -> None:
    page = visit("both", **PUBLISHED)
    assert page.choices == PUBLISHED
    values = {name: page.app.selectbox(key=f"w_{name}").value for name in PUBLISHED
              if name not in ("fictief", "taal")}  # fmt: skip
    assert values == {name: PUBLISHED[name] for name in values}
    figures = [metric.value.replace("\u00a0", " ") for metric in page.app.metric]
    assert figures == ["€ 110", "102 kg"]


def test_the_link_on_the_page_is_the_address_of_the_picture(visit) -> None:
    page = visit("both", **PUBLISHED)
    link = page.app.code[0].value
    for name, value in PUBLISHED.items():
        assert f"{name}={value}" in link


@pytest.mark.parametrize("name", NINE)
def test_an_unknown_value_is_said_in_a_sentence(visit, name: str) -> None:
    page = visit("both", **{name: "bestaat_niet"})
    assert page.choices[name] != "bestaat_niet"
    assert page.headings
    if name == "taal":
        assert page.choices["taal"] == "nl"
        return
    (note,) = [said for said in (*page.notes, *page.captions) if "bestaat_niet" in said]
    assert f"{name}=" not in note
    if name == "focus":
        assert page.choices["focus"] == "nijmegen-dar"
        assert "staat niet in de monitor. In beeld is Nijmegen - Dar;" in note


@pytest.mark.parametrize(
    "value", ["", " ", "a" * 5000, "<b>x</b>", "**x**", "{period}", "%00", "' or 1=1 --", "2021,2022", "☃"]
)
def test_nonsense_in_an_address_breaks_nothing(visit, value: str) -> None:
    page = visit("both", **dict.fromkeys(NINE, value))
    assert page.headings
    assert not [text for text in page.raw_markdown if "<b>" in text or "**x**" in text]


def test_a_note_goes_once_a_choice_is_made(visit) -> None:
    page = visit("both", stand="1850")
    assert page.notes
    page.choose("dienst", "groen")
    assert not page.notes


def test_another_period_takes_a_line_and_not_a_box(visit) -> None:
    page = visit("both", periode="1850")
    assert not page.notes
    assert any(caption.startswith("In 1850 is er voor deze keuze geen cijfer") for caption in page.captions)


def test_another_service_keeps_what_still_fits(visit) -> None:
    page = visit(
        "demo", dienst="groen", focus="demo-maasdoren-lindergroep", periode="2021", vergelijk="groep"
    )
    page.choose("dienst", "verharding")
    kept = {name: page.choices[name] for name in ("focus", "periode", "vergelijk", "stand")}
    assert kept == {
        "focus": "demo-maasdoren-lindergroep",
        "periode": "2021",
        "vergelijk": "groep",
        "stand": "werkelijk",
    }
    assert page.choices["kosten"] == "kosten_verharding_eur_inw"
    assert not page.notes


def test_quality_of_public_space_serves_every_service(visit) -> None:
    page = visit("demo", dienst="groen", kwaliteit="rapportcijfer_openbare_ruimte")
    page.choose("dienst", "verharding")
    assert page.choices["kwaliteit"] == "rapportcijfer_openbare_ruimte"


def test_a_focus_without_figures_for_the_choice_stays_and_says_what_it_has(visit) -> None:
    """Another one in its place would go along to every page."""
    page = visit("demo", dienst="groen", focus="demo-lindervoort-van-zuilerveen")
    page.choose("dienst", "afval")
    assert page.choices["focus"] == "demo-lindervoort-van-zuilerveen"
    assert page.headings[0].startswith("Lindervoort - Van Zuilerveen (fictief) in ")
    assert "Wel bekend van Lindervoort - Van Zuilerveen (fictief)" in [
        unescaped(s.value) for s in page.app.subheader
    ]


def test_what_follows_the_focus_moves_with_it_and_what_is_the_readers_stays(visit) -> None:
    page = visit("both")
    assert page.choices["kosten"] == "afvalbeheerkosten_eur_hh"
    page.choose("focus", "zwolle-rova")
    chosen = {name: page.choices[name] for name in ("dienst", "kosten", "kwaliteit", "periode", "fictief")}
    assert chosen == {
        "dienst": "afval",
        "kosten": "lasten_afval_eur_inw",
        "kwaliteit": "restafval_onbepaald_kg_inw",
        "periode": "2023",
        "fictief": "nee",
    }
    assert not page.notes
    assert "In 2021 is er voor deze keuze geen cijfer; daarom staat er een andere periode." in page.captions


def test_a_focus_without_a_point_in_the_period_offers_one_that_has(visit) -> None:
    page = visit(
        "demo",
        dienst="groen",
        kosten="kosten_groen_eur_inw",
        kwaliteit="op_ambitie_contract_groen_pct",
        focus="demo-holtermark-klaarwijk",
        periode="2017",
    )
    assert "demo-holtermark-klaarwijk" not in page.points
    assert "geen punt in 2017" in page.headings[0]
    (button,) = [b for b in page.app.button if b.label.startswith("Toon ")]
    button.click()
    page.run()
    assert page.choices["periode"] == "2025"
    assert "demo-holtermark-klaarwijk" in page.points


def test_only_what_has_figures_is_offered(visit) -> None:
    page = visit("published", dienst="afval", kosten="afvalbeheerkosten_eur_hh")
    assert page.options("periode") == ["2021"]
    assert page.options("stand") == ["Werkelijk"]
    assert "Lasten riolering (taakveld 7.2)" not in page.options("kosten")
    assert "Riolering" not in page.options("dienst")


def test_another_address_in_the_same_session_wins(visit) -> None:
    page = visit("both", dienst="groen")
    for name, value in PUBLISHED.items():
        page.app.query_params[name] = value
    page.run()
    assert page.choices == PUBLISHED


def test_choices_outlive_a_look_at_another_page(visit) -> None:
    page = visit("both", **PUBLISHED)
    page.go_to("pages/uitleg/methode_en_bronnen.py")
    assert set(page.choices) <= {"taal"}
    page.go_to("pages/overleg/kwaliteit_en_kosten.py")
    assert page.choices == PUBLISHED


def test_english_is_a_choice_like_any_other(visit) -> None:
    page = visit("both", **PUBLISHED)
    page.app.segmented_control(key="w_taal").set_value("en") if hasattr(
        page.app, "segmented_control"
    ) else page.app.button_group(key="w_taal").set_value(["en"])
    page.run()
    assert page.choices == PUBLISHED | {"taal": "en"}
    assert shown(page.trend["layout"]["separators"]) == ".,"


def test_the_same_currency_on_every_axis(visit) -> None:
    page = visit("demo")
    for service in ("afval", "reiniging", "groen", "verharding", "riolering"):
        page.choose("dienst", service)
        assert len({len(t["x"]) for t in named(page.picture, "mediaan")}) <= 1
        prefix = page.picture["layout"]["xaxis"]["tickprefix"]
        hovers = [t for trace in page.picture["data"] if "customdata" in trace for t in trace["hovertext"]]
        assert prefix.strip() == "€"
        assert all("€" in hover for hover in hovers)


def test_a_dutch_partnership_is_offered_nothing_from_abroad(visit) -> None:
    offered = [
        {name: visit(store, focus="zwolle-rova", dienst=service).options(name) for name in names}
        for store in ("nederland", "box")
        for service, names in (
            ("afval", ("dienst", "kosten", "kwaliteit", "naast")),
            ("groen", ("kosten", "kwaliteit")),
        )
    ]
    assert offered[:2] == offered[2:]
