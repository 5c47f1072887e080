"""The page "Vergelijken" on all that lies in the box: Nijmegen - Dar, Zwolle - ROVA and the Scottish example."""

from __future__ import annotations

import pytest

from tests.ui.reading import Seen, texts

PAGE = "pages/analyse/vergelijken.py"


@pytest.fixture
def compare(visit):
    """Open the page on a data set, with these choices in its address."""

    def opened(where: str = "box", **parameters: str) -> Seen:
        return visit(where, page=PAGE, **{"focus": "nijmegen-dar", **parameters})

    return opened


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def alike(page: Seen) -> str:
    """The sentence that names who are alike."""
    return next(plain(s) for s in page.sentences if " lijken deze " in s)


def test_the_waste_cost_of_nijmegen_stands_among_all_municipalities(compare) -> None:
    page = compare()
    assert plain(page.headings[0]) == "Lasten afval (taakveld 7.3): € 73 per inwoner in 2023"
    assert page.choices["cijfer"] == "lasten_afval_eur_inw"
    assert len(page.table) == 341
    assert "Bij 335 van 340 andere is het hoger." in page.sentences
    assert any("6 liggen verder weg en staan als pijl aan de rand" in caption for caption in page.captions)
    drawn = page.chart("spreiding-kosten")
    assert drawn
    assert sum(len(trace["x"]) for trace in drawn["data"]) >= 341


def test_peers_of_nijmegen_and_zwolle_with_their_stability(compare) -> None:
    page = compare(weergave="gelijken")
    assert alike(page).startswith(
        "Van 341 lijken deze 10 het meest, op Inwoners (2023) en Omgevingsadressendichtheid (2023): "
    )
    assert "Breda" in alike(page)
    assert any("3% van de verschillen in “Lasten afval (taakveld 7.3)”" in s for s in page.sentences)
    assert page.table["Blijft bij andere wegingen"].iloc[0] == "in beeld"
    assert page.table["Naam"].iloc[0] == "Nijmegen - Dar"
    drawn = page.chart("gelijken")
    assert drawn
    assert len(drawn["data"][0]["x"]) == 10
    zwolle = compare(weergave="gelijken", focus="zwolle-rova")
    assert "Leeuwarden" in alike(zwolle)


def test_peers_become_the_group_of_every_view_and_of_quality_and_cost(compare) -> None:
    page = compare(weergave="gelijken", aantal="5")
    page.app.button(key="gelijken_nemen").click()
    page.run()
    codes = page.choices["vergelijk"].split(",")
    assert len(codes) == 5
    assert page.choices["weergave"] == "spreiding"
    assert any(s.startswith("In uw vergelijkingsgroep (6,") for s in map(plain, page.sentences))
    assert "vergelijkingsgroep" in set(page.table["Rol in het beeld"])
    again = compare(weergave="gelijken", aantal="6", vergelijk="zwolle-rova,almere")
    again.app.button(key="gelijken_erbij").click()
    again.run()
    assert again.choices["vergelijk"].startswith("zwolle-rova,almere,")


def test_every_page_that_compares_can_take_the_group_over(compare) -> None:
    page = compare(vergelijk="zwolle-rova,breda,tilburg,arnhem,enschede")
    group = "vergelijk=zwolle-rova%2Cbreda%2Ctilburg%2Carnhem%2Censchede"
    links = [link.proto for link in page.app.get("page_link") if group in link.proto.query_string]
    assert [link.label for link in links] == ["Kwaliteit en kosten", "Partnerschap", "Kosten"]
    page.go_to("pages/overleg/partnerschap.py")
    page.app.query_params.clear()
    page.app.query_params["focus"] = "nijmegen-dar"
    page.app.query_params["vergelijk"] = "zwolle-rova,breda"
    page.run()
    assert page.choices["vergelijk"] == "zwolle-rova,breda"


def test_peers_of_the_same_class_by_choice(compare) -> None:
    page = compare(weergave="gelijken", klasse="ja", gewichten="inwoners:1 stedelijkheidsklasse:1")
    assert page.app.toggle(key="w_klasse").value is True
    classes = next(name for name in page.table.columns if name.startswith("Stedelijkheidsklasse"))
    assert page.table[classes].nunique() == 1
    assert not alike(page).startswith("Van 341 ")


def test_each_peer_has_a_panel_of_its_own(compare) -> None:
    group = ",".join(f"demo-{n}" for n in ("kastelburg-klaarwijk", "waterwold-klaarwijk", "brugstede-eigen"))
    wishes = {"weergave": "verloop", "dienst": "groen", "cijfer": "kosten_groen_eur_inw"}
    page = compare("both", focus="demo-veldermeer-merwinga", vergelijk=group, **wishes)
    drawn = page.chart("ieder")
    assert drawn
    assert len([name for name in drawn["layout"] if name.startswith("xaxis")]) == 3
    ranges = {tuple(drawn["layout"][f"yaxis{n}"]["range"]) for n in ("", "2", "3")}
    assert len(ranges) == 1
    with_sizes = compare("both", focus="demo-veldermeer-merwinga", per="huishouden", **wishes)
    assert with_sizes.choices["per"] == "huishouden"
    assert any(c.startswith("Omgerekend per huishouden:") for c in with_sizes.captions)
    assert "per huishouden" in plain(" ".join(with_sizes.table.columns))


def test_a_cost_per_unit_under_care_is_a_choice_of_its_own(compare) -> None:
    wishes = {"dienst": "groen", "cijfer": "kosten_groen_eur_inw", "per": "eenheid"}
    page = compare("both", focus="demo-veldermeer-merwinga", **wishes)
    assert page.headings[0].startswith("Kosten per eenheid areaal: Groen")
    assert any(c.startswith("Omgerekend per eenheid in beheer:") for c in page.captions)
    assert "Kosten per eenheid areaal: Groen (€ per m²)" in map(plain, page.table.columns)
    assert page.table["bron"].str.contains("areaal").all()
    page.open_tab("Naar de bron")
    tables = [set(table.value.columns) for table in page.app.dataframe]
    assert any({"kostensoort", "bedrag_eur"} <= columns for columns in tables)
    assert any({"objecttype", "hoeveelheid", "eenheid"} <= columns for columns in tables)
    assert not any("inwoners" in str(table.value.to_dict()) for table in page.app.dataframe[1:])
    real = compare(weergave="spreiding", per="huishouden")
    real.open_tab("Naar de bron")
    assert any(
        s.startswith("Berekend uit cijfers (") and " en huishoudens (" in s
        for s in map(plain, real.sentences)
    )
    assert {"indicator", "waarde"} <= {c for t in real.app.dataframe for c in t.value.columns}
    assert {"kenmerk", "waarde"} <= {c for t in real.app.dataframe for c in t.value.columns}


def test_one_contractor_over_all_its_clients(compare) -> None:
    wishes = {"weergave": "opdrachtnemer", "dienst": "groen", "cijfer": "kosten_groen_eur_inw"}
    page = compare("both", focus="demo-kastelburg-klaarwijk", **wishes)
    drawn = page.chart("opdrachtnemer")
    assert drawn
    assert len(drawn["data"]) == 3
    assert all("(fictief)" in name for name in page.table["Naam"])
    assert any("heeft hier 3 opdrachtgevers" in s for s in page.sentences)
    page.open_tab("Samen")
    assert {"Periode", "Aantal", "Volume (inwoners)"} <= set(page.table.columns)
    alone = compare(focus="zwolle-rova", weergave="opdrachtnemer")
    assert alone.chart("opdrachtnemer") is None
    assert "Met één opdrachtgever is er niets naast elkaar te zetten." in alone.sentences


def test_a_figure_leads_to_its_rows_in_one_click_and_those_of_another_in_two(compare) -> None:
    page = compare()
    page.open_tab("Naar de bron")
    assert any(s.startswith("Dit cijfer is zo gegeven; bron: ") for s in page.sentences)
    assert {"indicator", "waarde", "bron", "lading", "bestand"} <= set(page.table.columns)
    wishes = {"dienst": "groen", "cijfer": "kosten_groen_eur_inw"}
    demo = compare("both", focus="demo-kastelburg-klaarwijk", **wishes)
    demo.open_tab("Naar de bron")
    assert {"kostensoort", "bedrag_eur"} <= set(demo.app.dataframe[0].value.columns)
    assert any(c.endswith("rijen tellen mee.") for c in demo.captions)


def test_weights_and_ready_made_choices_are_in_the_address(compare) -> None:
    page = compare(weergave="gelijken")
    page.app.button(key="voorkeur_grootte").click()
    page.run()
    assert page.choices["gewichten"] == "inwoners:1"
    page.app.slider(key="w_gewicht_stedelijkheidsklasse").set_value(2)
    page.run()
    assert page.choices["gewichten"] == "inwoners:1 stedelijkheidsklasse:2"
    page.app.slider(key="w_gewicht_inwoners").set_value(0)
    page.run()
    page.app.slider(key="w_gewicht_stedelijkheidsklasse").set_value(0)
    page.run()
    assert "Geef minstens één kenmerk gewicht; anders is er niets om op te lijken." in page.sentences
    assert page.chart("gelijken") is None


def test_an_address_with_no_valid_choice_is_told_so_and_shows_what_is_usual(compare) -> None:
    page = compare(weergave="gelijken", aantal="50", gewichten="inwoners:9 onbekend:1", assen="log")
    told = "Geen geldige keuze en daarom niet gebruikt: "
    (said,) = (note for note in page.notes if note.startswith(told))
    for wish in ("Hoeveel “50”", "Assen “log”", "Gewichten “inwoners:9”", "Gewichten “onbekend:1”"):
        assert wish in said
    assert not [note for note in page.notes if "geen cijfers voor" in note]
    assert page.choices["gewichten"] == "inwoners:1 omgevingsadressendichtheid:1"
    assert page.choices["aantal"] == "10"
    assert len(page.table) == 11


def test_two_figures_of_different_years_say_so(compare) -> None:
    page = compare(weergave="samenhang")
    assert page.headings[0] == "Afvalscheiding tegen Lasten afval (taakveld 7.3), laatst bekende cijfers"
    assert any(s.startswith("De twee hangen samen: waar het ene hoger is") for s in page.sentences)
    assert any(s.startswith("De cijfers zijn uit verschillende jaren") for s in page.sentences)
    drawn = page.chart("samenhang")
    assert drawn
    assert any(text == "Nijmegen - Dar" for text in texts(drawn))


def test_a_shared_denominator_is_a_warning(compare) -> None:
    page = compare(weergave="samenhang", dienst="alle", tweede="lasten_groen_eur_inw")
    assert any(s.startswith("Let op: beide cijfers zijn per inwoner.") for s in page.sentences)


def test_logarithmic_axes_hold_every_point(compare) -> None:
    page = compare(weergave="samenhang", dienst="alle", tweede="lasten_groen_eur_inw", assen="xy")
    drawn = page.chart("samenhang")
    assert drawn
    assert drawn["layout"]["xaxis"]["type"] == drawn["layout"]["yaxis"]["type"] == "log"


def test_fife_stands_among_scottish_councils_alone(compare) -> None:
    page = compare(focus="fife", weergave="gelijken")
    assert page.choices["gewichten"] == "inwoners:1"
    assert "North Lanarkshire" in alike(page)
    assert any(s.startswith("Met één kenmerk zijn er geen andere wegingen") for s in page.sentences)
    assert "Bron: Improvement Service, LGBF (OGL v3.0)" in page.captions
    assert not any("CBS" in caption for caption in page.captions)
    assert not {"Amsterdam", "Zwolle - ROVA"} & set(page.table["Naam"])


def test_the_profile_of_fife_and_of_nijmegen(compare) -> None:
    page = compare(focus="fife", weergave="profiel", dienst="verharding")
    drawn = page.chart("profiel")
    assert drawn
    assert len(drawn["data"][0]["x"]) == 5
    assert all(-1.15 <= place <= 1.15 for place in drawn["data"][0]["x"])
    assert any("is geen interval bekend" in s for s in page.sentences)
    nijmegen = compare(weergave="profiel", dienst="alle")
    assert {"Afval", "Groen"} <= set(nijmegen.table["Dienst"])


def test_who_cleans_streets_as_well_as_fife_for_less(compare) -> None:
    page = compare(focus="fife", weergave="goedkoper", dienst="reiniging", periode="2018")
    assert (page.choices["cijfer"], page.choices["tweede"]) == ("lgbf-env3a", "lgbf-env3c")
    named = page.table[page.table["Rol in het beeld"] == "even goed en goedkoper"]
    own = page.table[page.table["Rol in het beeld"] == "in beeld"].iloc[0]
    assert len(named) > 0
    assert (named.iloc[:, 2] < own.iloc[2]).all()
    assert (named.iloc[:, 3] >= own.iloc[3]).all()
    assert page.headings[0].startswith(f"{len(named)} ")
    assert any("order-m" in s for s in page.sentences)
    assert any("Simar en Wilson" in s for s in page.sentences)
    assert any(s.startswith("Met zo weinig partnerschappen is dat interval te smal") for s in page.sentences)


def test_all_who_are_as_good_and_cheaper_are_found_in_the_picture(compare) -> None:
    """Of the eight of 2020 three have no room for a name beside their point; a letter stands there instead."""
    page = compare(focus="fife", weergave="goedkoper", dienst="reiniging", periode="2020")
    named = set(page.table[page.table["Rol in het beeld"] == "even goed en goedkoper"]["Naam"])
    assert len(named) == 8
    said = [word["text"].replace("<br>", " ") for word in page.chart("goedkoper")["layout"]["annotations"]]
    key = next(plain(note) for note in page.captions if "letters, waar geen plaats is" in note)
    letters = dict(part.split(" = ") for part in key.split(": ", 1)[1].split(" · "))
    told = {letters.get(text, text).replace("&amp;", "&") for text in said}
    assert named <= told
    assert letters.keys() <= {*said}


def test_the_map_of_all_municipalities_with_nijmegen_outlined(compare) -> None:
    page = compare(weergave="kaart")
    drawn = page.chart("kaart")
    assert drawn
    names = [trace["name"] for trace in drawn["data"] if "name" in trace]
    assert len(names) == 6
    assert names[-1] == "onbekend"
    assert "341 gemeenten hebben een cijfer." in page.sentences
    why = "over deze periode is er alleen een begroot cijfer"
    assert f"Gearceerd, want {why}: Vijfheerenlanden." in page.sentences
    assert any("Grenzen: CBS/PDOK" in caption for caption in page.captions)
    assert len(page.table) == 342
    missing = page.table[page.table.iloc[:, 2].isna()].iloc[0]
    assert missing["Naam"] == "Vijfheerenlanden"
    assert missing["status"] == f"geen cijfer: {why}"
    equal = compare(weergave="kaart", klassen="gelijke_breedte")
    assert equal.choices["klassen"] == "gelijke_breedte"


def test_the_map_says_of_whom_the_size_is_not_known_to_divide_by(compare) -> None:
    """Households are known of 2023 alone; of 2025 every municipality has its budget per inhabitant."""
    page = compare(weergave="kaart", stand="begroting", periode="2025", per="huishouden")
    assert page.choices.items() >= {"per": "huishouden", "periode": "2025"}.items()
    told = [s for s in page.sentences if "gearceerd" in s.lower()]
    assert any("de omvang is over deze periode niet bekend" in s for s in told), told


def test_the_trend_of_the_roads_of_fife(compare) -> None:
    page = compare(focus="fife", weergave="verloop", dienst="verharding", cijfer="lgbf-env4a")
    assert page.headings[0] == "Wegen, onderhoudskosten per kilometer: Fife, 2010 tot 2020"
    assert any("(proefgrenzen, 11 punten)" in s for s in page.sentences)
    assert "Buiten de grenzen: 2012, 2020." in page.sentences
    assert any(
        s.startswith("Of de laatste cijfers stijgen of dalen, is niet te beoordelen") for s in page.sentences
    )
    assert page.chart("verloop")
    page.open_tab("Iedereen nu")
    assert len(page.table) == 32


def test_a_trend_takes_a_figure_of_several_years_and_one_year_is_a_sentence(compare) -> None:
    page = compare(focus="zwolle-rova", weergave="verloop", dienst="afval", cijfer="")
    assert page.choices["cijfer"] == "restafval_onbepaald_kg_inw"
    one = compare(focus="zwolle-rova", weergave="verloop", cijfer="lasten_afval_eur_inw")
    assert one.chart("verloop") is None
    assert any(s.startswith("Er is één cijfer: ") for s in one.sentences)


def test_a_funnel_is_for_what_is_counted(compare) -> None:
    page = compare(weergave="trechter")
    assert any(s.startswith("Een trechter is er alleen voor aandelen") for s in page.sentences)
    wishes = {"weergave": "trechter", "dienst": "groen", "cijfer": "op_ambitie_contract_groen_pct"}
    demo = compare("both", focus="demo-veldermeer-merwinga", **wishes)
    assert demo.chart("trechter")
    assert any("(phi)" in s for s in demo.sentences)


def test_a_funnel_takes_a_figure_that_is_counted_and_sends_nobody_to_load_more_money(compare) -> None:
    page = compare("both", focus="demo-veldermeer-merwinga")
    assert page.choices["cijfer"] == "kosten_reiniging_eur_inw"
    page.choose("weergave", "trechter")
    assert page.choices["cijfer"] == "schone_stad_pct"
    assert page.chart("trechter")
    page.choose("cijfer", "kosten_reiniging_eur_inw")
    assert page.chart("trechter") is None
    assert any(s.startswith("Een trechter is er alleen voor aandelen") for s in page.sentences)
    assert "Gegevens inlezen" not in [link.proto.label for link in page.app.get("page_link")]


def test_worse_and_worsening_is_a_choice_in_the_address(compare) -> None:
    wishes = {"weergave": "verloop", "cijfer": "op_ambitie_contract_groen_pct", "slechter": "ja"}
    page = compare("both", focus="demo-veldermeer-merwinga", **wishes)
    page.open_tab("Iedereen nu")
    assert page.app.toggle(key="w_slechter").value is True
    page.app.toggle(key="w_slechter").set_value(False)
    page.run()
    assert page.choices["slechter"] == "nee"
    assert len(page.table) >= 20


def test_where_there_are_no_boundaries_a_sentence_says_so(compare) -> None:
    page = compare(focus="fife", weergave="kaart")
    assert page.chart("kaart") is None
    assert any(s.startswith("Er zijn geen grenzen geladen") for s in page.sentences)


def test_a_fictitious_partnership_has_fictitious_peers(compare) -> None:
    page = compare("both", focus="demo-veldermeer-merwinga", weergave="gelijken")
    assert all("(fictief)" in name for name in page.table["Naam"])


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"weergave": "onzin"}, "Weergave “onzin”"),
        ({"cijfer": "geen"}, "Cijfer “geen”"),
        ({"gewichten": "inwoners:99"}, "Gewichten “inwoners:99”"),
        ({"aantal": "400"}, "Hoeveel “400”"),
        ({"vergelijk": "niemand,fife"}, "Vergelijk met “niemand”"),
    ],
)
def test_what_cannot_be_is_said(compare, parameters: dict[str, str], said: str) -> None:
    page = compare(**parameters)
    assert any(said in plain(note) for note in page.notes), page.notes
    assert page.headings


def test_an_empty_store_says_how_to_begin(visit) -> None:
    page = visit("empty", page=PAGE)
    assert page.app.title[0].value == "Vergelijken"
    assert page.app.header[0].value == "Er staan nog geen cijfers in de monitor"


def test_foreign_text_stays_text(compare) -> None:
    for view in (
        "spreiding",
        "samenhang",
        "gelijken",
        "profiel",
        "verloop",
        "trechter",
        "goedkoper",
        "kaart",
        "opdrachtnemer",
    ):
        page = compare("foreign", focus="markup", weergave=view)
        assert page.headings


def test_in_english(compare) -> None:
    page = compare(weergave="gelijken", taal="en")
    assert page.app.title[0].value == "Compare"
    assert any(s.startswith("Of 341 these 10 are most alike, in Inhabitants (2023)") for s in page.sentences)


def test_the_button_under_a_table_stays_the_same_when_its_rows_change(compare) -> None:
    """Another button would be mounted anew by the browser, and the keyboard would lose its place."""
    page = compare()
    before = [button.proto.id for button in page.app.get("download_button")]
    assert any("csv_" in button for button in before)
    page.app.text_input(key="w_rijen").set_value("Nijmegen")
    page.run()
    page.choose("rijvolgorde", page.options("rijvolgorde")[2])
    assert [button.proto.id for button in page.app.get("download_button")] == before
