"""Rules on more than one cell: what breaks them, and what does not."""

from __future__ import annotations

import pytest

from lib.domain.loads.findings import Finding
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.loading import Load, figures_file

RATIO = "partnerschap;indicator;periode;waarde;teller;noemer;status"
INTERVAL = "partnerschap;indicator;periode;waarde;teller;noemer;ondergrens;bovengrens;status"
ORGANISATIONS = "organisatie;naam;soort;cbs_code;fictief\n"
PARTNERSHIPS = "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;begindatum;einddatum;fictief\n"
INDICATORS = "indicator;titel;dienst;rol;eenheid;richting;schaal_min;schaal_max;omschrijving\n"


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int, str]]:
    return [(finding.rule, finding.row, finding.column) for finding in findings]


@pytest.mark.parametrize(
    ("partnership", "organisation", "fits"),
    [("aa-cc", "", True), ("", "aa", True), ("aa-cc", "aa", False), ("", "", False)],
)
def test_a_figure_is_of_a_partnership_or_of_an_organisation(
    check: Load, partnership: str, organisation: str, fits: bool
) -> None:
    row = f"{partnership};{organisation};restafval_kg_inw;2023;5;definitief"
    findings = check({"cijfers.csv": figures_file(row)}).findings
    assert told(findings) == ([] if fits else [("partnerschap_of_organisatie", 2, "partnerschap")])
    if not fits:
        assert (
            "er moet een partnerschap of een organisatie staan, en niet allebei. Vul één van de twee in."
            in (sentence(DUTCH, findings[0]))
        )


def test_a_code_that_is_wrong_is_not_told_as_missing(check: Load) -> None:
    findings = check({"cijfers.csv": figures_file(";AA;restafval_kg_inw;2023;5;definitief")}).findings
    assert told(findings) == [("geen_code", 2, "organisatie")]


# indicator, value, numerator, denominator, whether they agree
RATIOS = [
    # a share: times 100
    ("afvalscheiding_pct", "75", "3", "4", True),
    ("afvalscheiding_pct", "33,3", "1", "3", True),
    ("afvalscheiding_pct", "33,4", "1", "3", False),
    ("afvalscheiding_pct", "0,75", "3", "4", False),
    ("afvalscheiding_pct", "67", "2", "3", True),
    ("afvalscheiding_pct", "66", "2", "3", False),
    # money an inhabitant
    ("lasten_afval_eur_inw", "72,7587", "13277000", "182480", True),
    ("lasten_afval_eur_inw", "72,76", "13277000", "182480", True),
    ("lasten_afval_eur_inw", "73", "13277000", "182480", True),
    ("lasten_afval_eur_inw", "72,7", "13277000", "182480", False),
    ("lasten_afval_eur_inw", "13277", "13277000", "182480", False),
    # money per 1000 inhabitants, of a loaded indicator
    ("pond", "12042,92", "2408584", "200000", True),
    ("pond", "12043", "2408584", "200000", True),
    ("pond", "12,04", "2408584", "200000", False),
    # half of the last decimal is still rounding
    ("restafval_kg_inw", "2,5", "51", "20", True),
    ("lasten_groen_eur_inw", "-3", "-3", "1", True),
    # small values have many decimals
    ("restafval_kg_inw", "0,00001", "1", "100000", True),
    ("restafval_kg_inw", "0,00001", "1", "3", False),
    ("restafval_kg_inw", "0,000012", "123", "10000000", True),
]


@pytest.mark.parametrize("point", [False, True], ids=["comma", "point"])
def test_a_value_agrees_with_its_ratio_within_rounding(check: Load, point: bool) -> None:
    """One file, a row for each."""
    rows = [f"aa-cc;{i};{2000 + n};{v};{t};{d};definitief" for n, (i, v, t, d, _) in enumerate(RATIOS)]
    content = figures_file(*rows, columns=RATIO)
    findings = check({"cijfers.csv": content.replace(",", ".") if point else content}).findings
    lines = [line for line, (*_, fits) in enumerate(RATIOS, 2) if not fits]
    assert told(findings) == [("waarde_past_bij_teller_en_noemer", line, "waarde") for line in lines]
    words = "de waarde is niet de teller gedeeld door de noemer. Verbeter de waarde, de teller of de noemer"
    assert all(words in sentence(DUTCH, finding) for finding in findings)


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "fits"),
    [
        ("5", "", "", True),
        ("", "10", "2", True),
        ("", "10", "", False),
        ("", "", "2", False),
        ("", "", "", False),
    ],
)
def test_a_value_is_given_or_follows_from_its_ratio(
    check: Load, value: str, numerator: str, denominator: str, fits: bool
) -> None:
    row = f"aa-cc;pond;2023;{value};{numerator};{denominator};definitief"
    findings = check({"cijfers.csv": figures_file(row, columns=RATIO)}).findings
    assert told(findings) == ([] if fits else [("waarde_of_teller_en_noemer", 2, "waarde")])
    assert fits or "er is geen waarde, en ook geen teller met noemer." in sentence(DUTCH, findings[0])


def test_a_denominator_that_is_wrong_is_told_by_itself(check: Load) -> None:
    row = "aa-cc;pond;2023;;10;0;definitief"
    findings = check({"cijfers.csv": figures_file(row, columns=RATIO)}).findings
    assert told(findings) == [("niet_meer_dan", 2, "noemer")]


# value, numerator, denominator, lower and upper bound, whether they fit
INTERVALS = [
    ("5", "", "", "4", "6", True),
    ("5", "", "", "5", "5", True),
    ("5", "", "", "", "6", True),
    ("5", "", "", "4", "", True),
    ("5", "", "", "5,1", "6", False),
    ("5", "", "", "", "4,9", False),
    ("5", "", "", "6", "4", False),
    ("", "5", "1000", "4", "6", True),
    ("", "5", "1000", "0,004", "0,006", False),
]


def test_an_interval_encloses_the_value(check: Load) -> None:
    """One file, a row for each."""
    rows = [f"aa-cc;pond;{2000 + n};{';'.join(cells)};definitief" for n, (*cells, _) in enumerate(INTERVALS)]
    findings = check({"cijfers.csv": figures_file(*rows, columns=INTERVAL)}).findings
    lines = [line for line, (*_, fits) in enumerate(INTERVALS, 2) if not fits]
    assert told(findings) == [("interval_om_waarde", line, "waarde") for line in lines]
    assert all("de waarde ligt niet tussen ondergrens en bovengrens." in sentence(DUTCH, f) for f in findings)


@pytest.mark.parametrize(
    ("indicator", "value", "fits"),
    [
        ("afvalscheiding_pct", "0", True),
        ("afvalscheiding_pct", "100", True),
        ("afvalscheiding_pct", "100,1", False),
        ("afvalscheiding_pct", "-1", False),
        ("cijfer", "10", True),
        ("cijfer", "0,9", False),
        ("pond", "-5", True),
    ],
)
def test_a_value_is_on_the_scale_of_its_indicator(
    check: Load, indicator: str, value: str, fits: bool
) -> None:
    findings = check({"cijfers.csv": figures_file(f"aa-cc;;{indicator};2023;{value};definitief")}).findings
    assert told(findings) == ([] if fits else [("binnen_schaal", 2, "waarde")])
    assert fits or "de waarde valt buiten de schaal van de indicator." in sentence(DUTCH, findings[0])


@pytest.mark.parametrize(
    ("row", "problem", "words"),
    [
        ("xx;Xx;aa;bb;eigen_dienst;;;nee", ("eigen_dienst_zelf", "opdrachtnemer"), "de opdrachtgever zelf."),
        ("xx;Xx;aa;bb;onbekend;;;nee", ("eigen_dienst_zelf", "opdrachtnemer"), "de opdrachtgever zelf."),
        ("xx;Xx;aa;aa;onbekend;;;nee", None, ""),
        ("xx;Xx;aa;aa;eigen_dienst;;;nee", None, ""),
        (
            "xx;Xx;aa;cc;dvo;2020-01-01;31-12-2019;nee",
            ("einde_na_begin", "einddatum"),
            "ligt voor de begindatum.",
        ),
        ("xx;Xx;aa;cc;dvo;2020-01-01;2020-01-01;nee", None, ""),
        (
            "xx;Xx;land;cc;dvo;;;nee",
            ("geen_referentie_als_opdrachtgever", "opdrachtgever"),
            "een referentie kan geen opdrachtgever zijn.",
        ),
        (
            "xx;Xx;aa;land;dvo;;;nee",
            ("geen_referentie_als_opdrachtnemer", "opdrachtnemer"),
            "een referentie kan geen opdrachtnemer zijn.",
        ),
        ("xx;Xx;aa;cc;dvo;;;ja", ("fictief_als_organisaties", "fictief"), "mengen kan niet."),
    ],
)
def test_a_partnership(check: Load, row: str, problem: tuple[str, str] | None, words: str) -> None:
    findings = check({"partnerschappen.csv": f"{PARTNERSHIPS}{row}\n"}).findings
    assert told(findings) == ([] if problem is None else [(problem[0], 2, problem[1])])
    assert all(words in sentence(DUTCH, finding) for finding in findings)


def test_real_and_invented_organisations_never_mix(check: Load) -> None:
    invented = ORGANISATIONS + "droom;Droom;gemeente;;ja\n"
    mixed = PARTNERSHIPS + "xx;Xx;droom;cc;dvo;;;ja\n"
    both = PARTNERSHIPS + "xx;Xx;droom;droom;eigen_dienst;;;ja\n"
    assert [f.rule for f in check({"organisaties.csv": invented, "partnerschappen.csv": mixed}).findings] == [
        "fictief_als_organisaties"
    ]
    assert not check({"organisaties.csv": invented, "partnerschappen.csv": both}).findings


def test_an_organisation_cannot_become_invented_under_its_partnerships(check: Load) -> None:
    findings = check({"organisaties.csv": ORGANISATIONS + "aa;Aa;gemeente;GM0001;ja\n"}).findings
    assert told(findings) == [("fictief_als_partnerschappen", 2, "fictief")]
    assert "fictief is anders dan bij de partnerschappen van deze organisatie." in sentence(
        DUTCH, findings[0]
    )


@pytest.mark.parametrize("party", ["aa;Aa;referentie;GM0001;nee", "cc;Cc NV;referentie;;nee"])
def test_an_organisation_cannot_become_a_reference_under_its_partnerships(check: Load, party: str) -> None:
    findings = check({"organisaties.csv": f"{ORGANISATIONS}{party}\n"}).findings
    assert told(findings) == [("referentie_is_geen_partner", 2, "soort")]
    assert "is opdrachtgever of opdrachtnemer en kan geen referentie zijn." in sentence(DUTCH, findings[0])


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("xx;Xx;gemeente;GM0001;nee\n", [2]),
        ("xx;Xx;gemeente;GM0009;nee\nyy;Yy;gemeente;GM0009;nee\n", [2, 3]),
        ("aa;Aa;gemeente;GM0002;nee\nbb;Bb;gemeente;GM0001;nee\n", []),
        ("aa;Aa;gemeente;GM0001;nee\n", []),
        ("aa;Aa;gemeente;;nee\nxx;Xx;gemeente;GM0001;nee\n", []),
    ],
    ids=["taken", "twice", "swapped", "its own", "freed"],
)
def test_a_cbs_code_is_of_one_organisation(check: Load, rows: str, found: list[int]) -> None:
    findings = check({"organisaties.csv": ORGANISATIONS + rows}).findings
    assert told(findings) == [("niet_uniek", row, "cbs_code") for row in found]


@pytest.mark.parametrize(
    ("low", "high", "fits"), [("0", "100", True), ("5", "5", False), ("5", "1", False), ("", "1", True)]
)
def test_a_scale_has_an_order(check: Load, low: str, high: str, fits: bool) -> None:
    row = f"xx;Xx;afval;kosten;EUR;neutraal;{low};{high};proef\n"
    findings = check({"indicatoren.csv": INDICATORS + row}).findings
    assert told(findings) == ([] if fits else [("schaal_volgorde", 2, "schaal_max")])


SCALED = INDICATORS + "eigen;Eigen;afval;kwaliteit;cijfer;hoger_is_beter;1;{};proef\n"


@pytest.mark.usefixtures("world")
def test_a_scale_does_not_shut_out_figures_that_are_there(load: Load) -> None:
    figure = "aa-cc;;eigen;2023;{};definitief"
    assert not load(
        {"indicatoren.csv": SCALED.format(10), "cijfers.csv": figures_file(figure.format(8))}
    ).findings
    narrow = {"indicatoren.csv": SCALED.format(5)}
    assert told(load(narrow, keep=False).findings) == [("schaal_om_cijfers", 2, "schaal_max")]
    mended, wrong = figures_file(figure.format(4)), figures_file(figure.format(9))
    assert not load(narrow | {"cijfers.csv": mended}, keep=False).findings
    assert told(load(narrow | {"cijfers.csv": wrong}, keep=False).findings) == [
        ("binnen_schaal", 2, "waarde")
    ]


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("stedelijkheidsklasse", "1", True),
        ("stedelijkheidsklasse", "5", True),
        ("stedelijkheidsklasse", "6", False),
        ("stedelijkheidsklasse", "0", False),
        ("hoogbouw_pct", "100", True),
        ("hoogbouw_pct", "100,1", False),
        ("inwoners", "-1", False),
        ("inwoners", "0", False),
        ("huishoudens", "0", False),
        ("oppervlakte_land_ha", "0", False),
        ("omgevingsadressendichtheid", "0", True),
        ("eigen_kenmerk", "-1", True),
    ],
)
def test_a_known_characteristic_has_values_that_it_can_have(
    check: Load, kind: str, value: str, fits: bool
) -> None:
    content = f"organisatie;kenmerk;jaar;waarde;bron\naa;{kind};2023;{value};proef\n"
    findings = check({"kenmerken.csv": content}).findings
    assert told(findings) == ([] if fits else [("kenmerk_binnen_bereik", 2, "waarde")])


@pytest.mark.parametrize(
    "code",
    [
        "restafval_kg_inw",
        "getoetst_pct",
        "binnen_band_pct",
        "areaal_geregistreerd_pct",
        "kosten_groen_eur_inw",
        "op_ambitie_contract_groen_pct",
        "marktindex_gazon",
        "marktindex_wat-nog-komt",
    ],
)
def test_an_indicator_of_the_monitor_cannot_be_redefined(check: Load, code: str) -> None:
    row = f"{code};Rest;afval;milieu;kg/inwoner;lager_is_beter;;;proef\n"
    findings = check({"indicatoren.csv": INDICATORS + row}).findings
    assert told(findings) == [("catalogus_beschermd", 2, "indicator")]
    assert "deze indicator hoort bij de monitor en kan niet worden overschreven. Gebruik een eigen code." in (
        sentence(DUTCH, findings[0])
    )


def test_an_indicator_may_look_like_one_of_the_monitor(check: Load) -> None:
    row = "{};Eigen;afval;milieu;kg/inwoner;lager_is_beter;;;proef\n"
    own = ("marktindex", "marktindexxgazon", "mijn_marktindex_gazon", "getoetst")
    assert not check({"indicatoren.csv": INDICATORS + "".join(map(row.format, own))}).findings


ROW = "aa-cc;;restafval_kg_inw;2023;5;definitief"


@pytest.mark.parametrize(
    ("other", "repeated"),
    [
        (ROW, True),
        (ROW.replace(";5;", ";6;"), True),
        (ROW.replace("2023", "2022"), False),
        (ROW.replace("definitief", "voorlopig"), False),
        (";aa;restafval_kg_inw;2023;5;definitief", False),
        (ROW.replace("aa-cc", "bb-cc"), False),
    ],
)
@pytest.mark.parametrize("files", [1, 2])
def test_a_key_stands_once_in_a_load(check: Load, other: str, repeated: bool, files: int) -> None:
    content = (
        {"cijfers.csv": figures_file(ROW, other)}
        if files == 1
        else {"cijfers_1.csv": figures_file(ROW), "cijfers_2.csv": figures_file(other)}
    )
    findings = check(content).findings
    places = (
        [("cijfers.csv", 2), ("cijfers.csv", 3)]
        if files == 1
        else [("cijfers_1.csv", 2), ("cijfers_2.csv", 2)]
    )
    assert [(f.file, f.row) for f in findings] == (places if repeated else [])
    assert {(f.rule, f.column) for f in findings} <= {("dubbele_sleutel", "partnerschap")}
    words = (
        "deze sleutel staat meer dan één keer in deze lading. Laat één rij staan per combinatie van "
        "partnerschap, organisatie, indicator, periode, status."
    )
    assert all(words in sentence(DUTCH, finding) for finding in findings)


def test_an_empty_key_column_is_a_value_of_its_own(check: Load) -> None:
    row = ";land;restafval_kg_inw;2023;5;definitief"
    assert [f.rule for f in check({"cijfers.csv": figures_file(row, row)}).findings] == [
        "dubbele_sleutel"
    ] * 2


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        (
            "kenmerken",
            "organisatie;kenmerk;jaar;waarde;bron\naa;inwoners;2023;1{};x",
            ("aantal_is_geheel", "waarde"),
        ),
        (
            "kenmerken",
            "organisatie;kenmerk;jaar;waarde;bron\naa;huishoudens;2023;1{};x",
            ("aantal_is_geheel", "waarde"),
        ),
        ("kenmerken", "organisatie;kenmerk;jaar;waarde;bron\naa;oppervlakte_land_ha;2023;1{};x", None),
        ("kenmerken", "organisatie;kenmerk;jaar;waarde;bron\naa;eigen;2023;1{};x", None),
        ("cijfers", f"{RATIO};bron\naa-cc;pond;2023;;7;1{{}};definitief;x", ("noemer_is_geheel", "noemer")),
        ("cijfers", f"{RATIO};bron\naa-cc;restafval_kg_inw;2023;;7{{}};1;definitief;x", None),
        (
            "cijfers",
            f"{RATIO};bron\naa-cc;restafval_kg_inw;2023;;7;1{{}};definitief;x",
            ("noemer_is_geheel", "noemer"),
        ),
        ("cijfers", f"{RATIO};bron\naa-cc;afvalscheiding_pct;2023;;1{{}};9;definitief;x", None),
        (
            "areaal",
            "partnerschap;objecttype;hoeveelheid;eenheid;peildatum;status;bron\naa-cc;boom;1{};stuks;2024-01-01;geschat;x",
            ("stuks_zijn_geheel", "hoeveelheid"),
        ),
        (
            "areaal",
            "partnerschap;objecttype;hoeveelheid;eenheid;peildatum;status;bron\naa-cc;gazon;1{};ha;2024-01-01;geschat;x",
            None,
        ),
    ],
)
def test_what_is_counted_is_whole(
    check: Load, name: str, content: str, place: tuple[str, str] | None
) -> None:
    assert check({f"{name}.csv": content.format(",0")}).findings == ()
    found = [(f.rule, f.column) for f in check({f"{name}.csv": content.format(",25")}).findings]
    assert found == ([place] if place else [])


@pytest.mark.parametrize(
    ("unit", "rule"),
    [
        ("EUR/inwoner", ""),
        ("GBP/1000 inwoners", ""),
        ("initiatieven/1000 inwoners", ""),
        ("%", ""),
        ("EUR", ""),
        ("kg/m2", ""),
        ("personen", ""),
        ("euro per inwoner", "eenheid_in_woorden"),
        ("kg per inwoner", "eenheid_in_woorden"),
        ("eur/inwoner", "eenheid_in_woorden"),
        ("Euro/huishouden", "eenheid_in_woorden"),
        ("EUR x 1000", "eenheid_in_woorden"),
        ("procent", "eenheid_in_woorden"),
        ("pct", "eenheid_in_woorden"),
        ("EUR/1.000 inwoners", "eenheid_in_woorden"),
        ("EUR/1000inwoners", "eenheid_in_woorden"),
        ("€/inwoner", "verkeerde_vorm"),
        ("kg/inwoner/jaar", "verkeerde_vorm"),
    ],
)
def test_a_unit_is_written_so_that_it_is_understood(check: Load, unit: str, rule: str) -> None:
    heading = "indicator;titel;dienst;rol;eenheid;richting;omschrijving\n"
    content = f"{heading}eigen;Eigen;afval;kosten;{unit};lager_is_beter;proef\n"
    findings = check({"indicatoren.csv": content}).findings
    assert [(f.rule, f.row, f.column) for f in findings] == ([(rule, 2, "eenheid")] if rule else [])
    assert all("EUR/inwoner, kg/inwoner" in sentence(DUTCH, finding) for finding in findings)
