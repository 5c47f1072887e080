"""The review of one partnership: what stands on the page, with the figures of a store counted by hand and others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.review import make_review_store
from tests.ui.reading import Seen, unescaped

SCRIPT = "pages/overleg/partnerschap.py"
REVIEW = {"focus": "aa-cc", "dienst": "groen", "periode": "2023", "vorige": "2022"}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_review_store(tmp_path_factory.mktemp("review"))


@pytest.fixture
def open_review(visit: Callable[..., Seen]) -> Callable[..., Seen]:
    """Open the page on a data set or on a store given by its path."""

    def opened(where: str | Path, **parameters: str) -> Seen:
        return visit(where, page=SCRIPT, **parameters)

    return opened


def words(seen: Seen) -> str:
    return "\n".join([*seen.sentences, *seen.captions, *seen.notes]).replace("\u00a0", " ")


def changes(seen: Seen) -> list[str]:
    """The subjects of the list of changes, in its order."""
    return [
        unescaped(found)
        for s in seen.app.markdown
        for found in re.findall(r"^- \*\*(.+?)\*\*", s.value, re.M)
    ]


def links(seen: Seen) -> dict[str, dict[str, str]]:
    return {link.proto.label: dict(parse_qsl(link.proto.query_string)) for link in seen.app.get("page_link")}


def test_what_changed_in_the_order_of_a_meeting(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW)
    assert page.headings[0] == "Groen: wat er in 2023 anders is"
    assert changes(page) == [
        "Groen, contractschouw",
        "Op ambitie: alle disciplines (contract), alle diensten samen",
        "Areaal geregistreerd, alle diensten samen",
        "Meldingen op tijd afgehandeld, alle diensten samen",
        "Kosten Groen",
        "Areaal",
    ]
    assert (
        "Geen cijfer over 2023, tussen haakjes het laatste: Rapportcijfer openbare ruimte (2022), "
        "Rapportcijfer leefbaarheid (2018)." in page.captions
    )
    said = words(page)
    assert "Formeel van ✓ gehaald naar ✕ niet gehaald. 2023: 50% van 40 metingen op niveau" in said
    assert "Het verschil met 2022 is te onderscheiden (" in said
    assert "72% (definitief 2023). 8 procentpunt lager dan in 2022. Minder goed." in said
    assert "Netto € 1.100.000 (rekening 2023), was € 1.000.000 (2022)" in said
    assert not page.app.expander


def test_who_it_is_and_what_it_does(open_review, review: Path) -> None:
    said = words(open_review(review, **REVIEW))
    for fact in (
        "Opdrachtgever  \n**Aa**",
        "Contractvorm  \n**dienstverleningsovereenkomst**",
        "**bestaand**",
    ):
        assert fact in said
    assert "Diensten met cijfers, met netto kosten: Straatreiniging, Groen (€ 1.100.000)." in said


def test_quantities_are_counted_by_line(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW)
    assert page.alt("areaal").startswith(
        "4 areaalregels op 31 dec 2023: 50% geregistreerd, 25% geschat, 25% herijkt."
    )
    assert "Oudste peildatum: 31 dec 2016. Ouder dan 5 jaar: 1 van 4." in page.sentences


def test_every_block_has_its_picture(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW)
    for key in ("dienstverlening", "brug", "verloop", "areaal"):
        assert page.chart(key) is not None, key
    assert len(page.app.metric) == 2, "two partnerships are no crowd: figures, and no chart of one dot"
    assert "niet gehaald" in page.alt("dienstverlening")
    listed = next(caption for caption in page.captions if "Minder maaien" in caption)
    assert "1 jan 2023, bezuiniging" in listed


def test_what_the_contractor_can_move_stands_apart(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW)
    assert [unescaped(s.value) for s in page.app.subheader][1:] == [
        "Kosten per inwoner: Groen",
        "Op ambitie: groen (contract)",
        "De opdrachtnemer kan dit bewegen",
        "Opdrachtgever en opdrachtnemer bewegen dit samen",
    ]
    first, shared = (table.value for table in page.app.table)
    assert list(first.index) == ["Meldingen op tijd afgehandeld"]
    assert "Areaal geregistreerd" in list(shared.index)


def test_links_carry_the_same_choices(open_review, review: Path) -> None:
    found = links(open_review(review, **REVIEW, taal="en"))
    assert found["Cost"].items() >= {**REVIEW, "taal": "en"}.items()
    shared = {"focus": "aa-cc", "periode": "2023", "taal": "en"}
    assert found["Service levels"].items() >= {**shared, "discipline": "groen", "laag": "contract"}.items()
    assert found["Quality and cost"].items() >= {**shared, "dienst": "groen", "stand": "werkelijk"}.items()


def test_what_a_page_behind_it_does_not_ask_comes_back(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW | {"vorige": "2020"})
    page.go_to("pages/analyse/dienstverlening.py")
    page.app.query_params["focus"] = "aa-cc"
    page.run()
    assert "vorige" not in page.choices
    page.go_to(SCRIPT)
    assert page.choices["vorige"] == "2020"


def test_links_carry_the_day_of_the_data(open_review, review: Path) -> None:
    found = links(open_review(review, **REVIEW, peildatum="2999-12-31"))
    assert {link["peildatum"] for link in found.values()} == {"2999-12-31"}


def test_the_choices_stand_in_the_url(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW)
    assert page.choices == {**REVIEW, "taal": "nl"}
    assert page.options("vorige") == [f"{year} of eerder" for year in range(2022, 2015, -1)]
    page.choose("vorige", "2018")
    assert page.choices["vorige"] == "2018"
    assert page.headings[0] == "Groen: wat er in 2023 anders is"


def test_with_one_period_the_page_says_what_is_needed(open_review, review: Path) -> None:
    page = open_review(review, **REVIEW | {"periode": "2016"})
    assert "vorige" not in page.choices
    assert page.headings[0] == "Wat er anders is"
    assert (
        "Er zijn geen cijfers van voor 2016. Met een eerdere periode staat hier wat er anders is."
        in page.sentences
    )


def test_without_inspections_costs_quantities_and_events_each_block_says_so(
    open_review, tmp_path: Path
) -> None:
    bare = make_review_store(
        tmp_path, without=("schouw.csv", "ambities.csv", "kosten.csv", "areaal.csv", "gebeurtenissen.csv")
    )
    said = words(open_review(bare, focus="aa-cc"))
    for sentence in (
        "Er is geen schouw in 2023.",
        "Er zijn geen kosten van deze dienst in twee jaren (rekening).",
        "Er is geen areaal bekend tot en met 2023.",
        "Geen gebeurtenissen of besluiten bekend in deze jaren.",
        "Er is voor 2023 geen toets afgesproken.",
    ):
        assert sentence in said


def test_a_partnership_without_figures(open_review, review: Path) -> None:
    page = open_review(review, focus="bb-cc")
    assert page.choices["focus"] == "bb-cc"
    assert page.headings == ["Van Bb - Cc is er nog niets om op terug te kijken"]
    assert {"Gegevens inlezen"} <= links(page).keys()


def test_an_empty_store_says_how_to_begin(open_review) -> None:
    page = open_review("empty")
    assert [title.value for title in page.app.title] == ["Partnerschap"]
    assert "Gegevens inlezen" in words(page)


def test_the_published_figures_of_nijmegen(open_review) -> None:
    page = open_review("published", focus="nijmegen-dar")
    assert page.choices.items() >= {"periode": "2021", "vorige": "2020", "dienst": "afval"}.items()
    said = words(page)
    assert (
        "102 kg per inwoner (definitief 2021); een reeksbreuk (opgegeven bij het cijfer), "
        "dus niet te vergelijken met 119 kg" in said
    )
    assert "(fictief)" not in page.everything()


def test_a_survey_is_compared_with_the_survey_before(open_review) -> None:
    page = open_review("published", focus="nijmegen-dar", dienst="reiniging")
    assert page.choices.items() >= {"periode": "2021", "dienst": "reiniging"}.items()
    said = words(page)
    assert "58% (definitief 2021). 6 procentpunt lager dan in 2019. Minder goed." in said
    assert "0,2 lager dan in 2019" in said  # the mark for public space, of every service
    assert not [name for name in changes(page) if "afval" in name.lower()]


OPENED_WITH = re.compile(
    r"\d+ open besluit(en)?, .*\nOm over te praten: .*\nKPI's: \d+ van \d+ niet gehaald\n.*: wat er in \d{4} anders is"
)


def test_it_opens_with_decisions_then_differences_then_key_indicators_not_met(open_review) -> None:
    page = open_review("demo", focus="demo-veldermeer-merwinga")
    assert OPENED_WITH.match("\n".join(page.headings))
    assert list(links(page))[:3] == ["Besluiten", "Samenwerking", "Afspraken"]


@pytest.mark.parametrize("focus", ["zwolle-rova", "nijmegen-dar"])
def test_a_real_partnership_opens_so_too(
    open_review, store_of: Callable[[str], Path], tmp_path: Path, focus: str
) -> None:
    """As published it has none of it, and says so in a line; with decisions and norms these come first."""
    page = open_review("published", focus=focus)
    assert "Er is nog geen besluit vastgelegd." in page.sentences
    assert next(iter(links(page))) == "Besluiten"
    assert "anders is" in page.headings[0]

    files = {
        "besluiten.csv": "partnerschap;besluit;datum;tekst;eigenaar;kant;gereed_op;staat;bron\n"
        f"{focus};b1;2024-03-14;Samen schouwen;beheerder;samen;2024-09-01;open;verslag\n",
        "kpis.csv": "partnerschap;kpi;titel;indicator;norm;soort;prestatiegericht;beinvloedbaar;geldig_vanaf;bron\n"
        f"{focus};k1;Ziek;ziekteverzuim_pct;5;hard;ja;opdrachtnemer;2020-01-01;proef\n",
        "cijfers.csv": "partnerschap;indicator;periode;waarde;status;bron\n"
        f"{focus};ziekteverzuim_pct;2024;7;definitief;proef\n",
    }
    place = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    store = open_store(f"duckdb:///{place.as_posix()}")
    for name, content in files.items():
        (tmp_path / name).write_text(content, "utf-8")
    assert not load_paths(store, [tmp_path / name for name in files]).findings
    store.close()
    page = open_review(place, focus=focus)
    assert page.headings[0] == "1 open besluit, 1 over tijd"
    assert page.headings[1] == "KPI's: 1 van 1 niet gehaald"
    assert "anders is" in page.headings[2]


def test_a_line_of_contents_leads_to_every_block(open_review) -> None:
    page = open_review("published", focus="nijmegen-dar", dienst="afval", periode="2021")
    assert page.contents == {
        "Wat er anders is": "Afval: wat er in 2021 anders is",
        "Wat hier nog ontbreekt": "Wat hier nog ontbreekt",
        "Kwaliteit en kosten": page.contents["Kwaliteit en kosten"],
        "Kosten": "Kosten: Afval",
        "Tevredenheid": "Kwaliteit en tevredenheid naast elkaar",
        "Gebeurtenissen en besluiten": "Gebeurtenissen en besluiten",
        "Indicatoren": "Wie beweegt wat: de indicatoren van deze dienst",
    }
    page = open_review("demo", focus="demo-dorenrade-lindergroep")
    assert {"Areaal", "Dienstverlening", "Markttoetsen"} <= set(page.contents)


def test_the_service_filters_what_changed(open_review) -> None:
    found, scanned = {}, set()
    for service in ("afval", "groen", "verharding", "riolering"):
        page = open_review("demo", focus="demo-dorenrade-lindergroep", dienst=service)
        assert not [name for name in changes(page) if name.startswith("Samenwerking:")]
        told = {name for name in changes(page) if "alle diensten samen" not in name}
        of_scan = {
            name for name in told if name.endswith((", over de opdrachtgever", ", over de opdrachtnemer"))
        }
        found[service] = told - of_scan
        scanned.add(frozenset(of_scan))
    assert len(scanned) == 1, "the scan is of the cooperation, not of a service"
    assert found["groen"]
    assert found["verharding"]
    assert not found["groen"] & found["verharding"]
    strange = ("wegen", "riol", "verharding", "groen")
    assert not [name for name in found["afval"] if any(word in name.lower() for word in strange)]


def test_a_given_cost_figure_is_no_lack_of_costs(open_review) -> None:
    page = open_review("published", focus="zwolle-rova", dienst="afval", periode="2023")
    said = words(page)
    assert "€ 118 per inwoner in 2023" in said
    assert "geen kosten" not in said


def test_what_is_lacking_of_a_real_partnership_stands_together(open_review) -> None:
    page = open_review("published", focus="zwolle-rova")
    assert page.headings.count("Wat hier nog ontbreekt") == 1
    assert not [
        heading for heading in page.headings if heading.startswith(("Dienstverlening", "Markttoetsen"))
    ]
    assert {"Dienstverlening", "Marktconformiteit"} <= links(page).keys()


def test_the_amounts_of_the_agreement_are_told_and_drawn(open_review) -> None:
    page = open_review("published", focus="nijmegen-dar", dienst="afval")
    assert "€ 10.800.000 in 2022, eerder € 10.900.000 in 2018, begroot € 13.400.000 voor 2024" in words(page)
    assert page.chart("gegeven") is not None


def test_a_count_that_still_holds_is_not_missing(open_review) -> None:
    for code in ("demo-dorenrade-lindergroep", "demo-veldermeer-merwinga"):
        page = open_review("demo", focus=code, dienst="groen")
        if page.chart("areaal") is not None:
            assert not [c for c in page.captions if "Geen cijfer" in c and "Areaal geregistreerd" in c]


def test_the_demo_set_tells_every_kind(open_review) -> None:
    page = open_review("demo", focus="demo-dorenrade-lindergroep", dienst="groen")
    assert "**fictief**" in words(page)
    assert all(page.chart(key) for key in ("beeld", "dienstverlening", "brug", "verloop", "areaal"))
    assert len(changes(page)) > 3


def test_market_tests_are_listed_with_their_verdict(open_review) -> None:
    page = open_review("demo", focus="demo-veldermeer-merwinga", periode="2025")
    table = next(t.value for t in page.app.table if "Uitspraak" in t.value.columns)
    assert len(table) == 10
    assert set(table["Uitspraak"].map(unescaped)) >= {"● binnen de bandbreedte", "– niet vergelijkbaar"}
    link = links(page)["Marktconformiteit"]
    assert link.items() >= {"focus": "demo-veldermeer-merwinga", "periode": "2025", "taal": "nl"}.items()
    assert link["product"]


@pytest.mark.parametrize("where", ["published", "demo"])
def test_every_partnership_can_be_reviewed(open_review, where: str) -> None:
    page = open_review(where)
    for code in page.app.selectbox(key="w_focus").options[:8]:
        page.app.selectbox(key="w_focus").set_value(code)
        page.run()


def test_foreign_text_stays_text(open_review) -> None:
    page = open_review("foreign", focus="markup", dienst="groen")
    for text in page.raw_markdown:
        assert "<script" not in text.replace("\\<", "")


def test_signs_before_names_in_the_picture_are_explained_where_there_are_any(open_review) -> None:
    key = "teken voor een naam: uitspraak van de markttoets"
    tested = open_review("both", focus="demo-dorenrade-lindergroep", dienst="groen", periode="2025")
    assert any(key in said for said in tested.captions)
    untested = open_review("both", focus="demo-dorenrade-lindergroep", dienst="groen", periode="2016")
    assert not any(key in said for said in untested.captions)
