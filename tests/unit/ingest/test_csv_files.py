"""Every problem of a file: what is found, where, and the Dutch sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest.csv_files import open_csv
from lib.ingest.loading import Wishes, load_paths
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.registry import read_registry
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.loading import SPACED, Load, all_figures, ask, figures_file

ORGANISATIONS = "organisatie;naam;soort;fictief\n"
GOOD = "xx;Xx;gemeente;nee\n"
FIGURES = "partnerschap;organisatie;indicator;periode;waarde;status;bron\n"
RATIOS = "partnerschap;indicator;periode;waarde;teller;noemer;status;bron\n"
KIND = "gemeente, overheidsbedrijf, aannemer, gemeenschappelijke_regeling, referentie"


def told(outcome: LoadOutcome) -> list[tuple[str, int, str]]:
    return [(f.rule, f.row, f.column) for f in outcome.findings]


def sentences(outcome: LoadOutcome) -> list[str]:
    return [sentence(DUTCH, finding) for finding in outcome.findings]


# --- the file as a whole -------------------------------------------------------------------------------------

WHOLE_FILES = {
    "empty": ("organisaties.csv", b"", "leeg_bestand", 0, "organisaties.csv: het bestand is leeg."),
    "only white space": ("organisaties.csv", b" \r\n\t\n", "leeg_bestand", 0, "het bestand is leeg."),
    "no heading": ("organisaties.csv", "\n" + GOOD, "geen_kopregel", 1, "rij 1: de eerste regel is leeg."),
    "a title above the heading": (
        "organisaties.csv",
        "Gemeenten en hun bedrijven;;;\n;;;\n" + ORGANISATIONS + GOOD,
        "kopregel_lager",
        3,
        "organisaties.csv, rij 3: de namen van de kolommen staan pas op deze rij. Haal de rijen erboven weg (een "
        "titel, een lege regel), zodat de kopregel bovenaan staat.",
    ),
    "a title without cells, in a file of any name": (
        "lijst.csv",
        "Gemeenten\n" + ORGANISATIONS + GOOD,
        "kopregel_lager",
        2,
        "lijst.csv, rij 2: de namen van de kolommen staan pas op deze rij.",
    ),
    "an empty row above the heading": (
        "organisaties.csv",
        "\n" + ORGANISATIONS + GOOD,
        "kopregel_lager",
        2,
        "rij 2: de namen van de kolommen staan pas op deze rij.",
    ),
    "a line for Excel": (
        "organisaties.csv",
        "\ufeffsep=;\r\n" + ORGANISATIONS + GOOD,
        "regel_voor_excel",
        1,
        'rij 1, "sep=;": boven de kopregel staat een regel voor Excel die het scheidingsteken noemt. Haal die regel '
        "weg, zodat de kopregel bovenaan staat",
    ),
    "a quoted line for Excel": (
        "lijst.csv",
        '"SEP=,"\n' + ORGANISATIONS + GOOD,
        "regel_voor_excel",
        1,
        "een regel voor Excel",
    ),
    "a delimiter of others": (
        "organisaties.csv",
        (ORGANISATIONS + GOOD).replace(";", "|"),
        "scheidingsteken",
        1,
        'organisaties.csv, rij 1, "|": dit scheidingsteken kan de monitor niet lezen. Sla het bestand op met een '
        "puntkomma, een komma of een tab tussen de cellen.",
    ),
    "a delimiter of others and a name of its own": (
        "lijst.csv",
        (ORGANISATIONS + GOOD).replace(";", "|"),
        "scheidingsteken",
        1,
        '"|": dit scheidingsteken',
    ),
    "header only": (
        "organisaties.csv",
        ORGANISATIONS,
        "geen_rijen",
        0,
        "het bestand heeft een kopregel maar geen rijen. Vul rijen in onder de kopregel.",
    ),
    "only empty rows": (
        "organisaties.csv",
        ORGANISATIONS + ";;;\n\n ; ; ;\n",
        "geen_rijen",
        0,
        "maar geen rijen.",
    ),
    "binary": (
        "organisaties.csv",
        b"\x7fELF\x00\x00" + bytes(range(256)) * 9,
        "geen_tekst",
        0,
        "dit is geen tekstbestand. Sla het bestand in Excel op als 'CSV UTF-8",
    ),
    "UTF-16": (
        "organisaties.csv",
        (ORGANISATIONS + GOOD).encode("utf-16"),
        "utf16",
        0,
        "de tekst staat in UTF-16. Sla het bestand op als CSV UTF-8.",
    ),
    "UTF-16 without a mark": (
        "organisaties.csv",
        ORGANISATIONS.encode("utf-16-le"),
        "geen_tekst",
        0,
        "geen tekst",
    ),
    "other encoding": (
        "organisaties.csv",
        ORGANISATIONS.encode() + b"xx;\x81\x8d;gemeente;nee\n",
        "onbekende_codering",
        2,
        "rij 2: de tekst is geen UTF-8, en niet te zien is wat dan wel. Sla het bestand op als CSV UTF-8.",
    ),
    "unknown dataset": (
        "lijst.csv",
        "a;b\n1;2\n",
        "onbekende_dataset",
        1,
        "het is niet te zien welke gegevens dit zijn. Noem het bestand naar de dataset (organisaties, "
        "partnerschappen, kenmerken, indicatoren, cijfers, gebeurtenissen, objecttypen, ",
    ),
    "unclosed quote": (
        "organisaties.csv",
        ORGANISATIONS + GOOD + 'yy;"Yy;gemeente;nee\n' + GOOD,
        "geen_csv",
        3,
        "rij 3: de opbouw klopt niet: een aanhalingsteken is niet gesloten of een cel is veel te groot. "
        "Zoek de cel met een los aanhalingsteken; binnen een cel schrijft u het dubbel.",
    ),
    "text after a quote": (
        "organisaties.csv",
        ORGANISATIONS + 'yy;"Y"y;gemeente;nee\n',
        "geen_csv",
        2,
        "aanhalingst",
    ),
    "a cell without end": (
        "organisaties.csv",
        ORGANISATIONS + f"yy;{'y' * 3_000_000};gemeente;nee\n",
        "geen_csv",
        2,
        "een cel is veel te groot",
    ),
    "too few cells": (
        "organisaties.csv",
        ORGANISATIONS + GOOD + "yy;Yy;gemeente\n",
        "aantal_cellen",
        3,
        "organisaties.csv, rij 3: de rij is niet even lang als de kopregel: 3 tegen 4 cellen. "
        "Maak de rij even lang als de kopregel; zet een tekst met een scheidingsteken tussen aanhalingstekens.",
    ),
    "too many cells": (
        "organisaties.csv",
        ORGANISATIONS + "yy;Y;y;gemeente;nee\n",
        "aantal_cellen",
        2,
        "de rij is niet even lang als de kopregel: 5 tegen 4 cellen.",
    ),
}


@pytest.mark.parametrize("case", WHOLE_FILES)
def test_a_problem_of_the_whole_file(check: Load, case: str) -> None:
    name, content, rule, row, words = WHOLE_FILES[case]
    outcome = check({name: content})
    assert told(outcome) == [(rule, row, "")]
    assert words in sentences(outcome)[0]


# --- the heading ---------------------------------------------------------------------------------------------

HEADINGS = {
    "unknown column": (
        "organisatie;naam;soort;fictief;cbscode",
        [("onbekende_kolom", 1, "cbscode")],
        '"cbscode": deze kolom hoort niet bij de dataset. Haal de kolom weg of herstel de naam. '
        "Lijkt het meest op: cbs_code.",
    ),
    "unknown column like no other": (
        "organisatie;naam;soort;fictief;zzz",
        [("onbekende_kolom", 1, "zzz")],
        'kolom zzz, "zzz": deze kolom hoort niet bij de dataset. Haal de kolom weg of herstel de naam. '
        "Lijkt het meest op: ",
    ),
    "missing column": (
        "organisatie;naam;soort",
        [("ontbrekende_kolom", 1, "fictief")],
        "rij 1, kolom fictief: deze verplichte kolom ontbreekt. Voeg de kolom toe.",
    ),
    "column twice": (
        "organisatie;naam;soort;fictief;Naam",
        [("dubbele_kolom", 1, "naam")],
        'kolom naam, "Naam": deze kolom staat er twee keer. Laat de kolom één keer staan.',
    ),
    "column without a name": (
        "organisatie;;naam;soort;fictief",
        [("kolom_zonder_naam", 1, "")],
        "organisaties.csv, rij 1: kolom 2 heeft geen naam. Zet de naam in de kopregel, of haal de kolom weg.",
    ),
}


@pytest.mark.parametrize("case", HEADINGS)
def test_a_problem_of_the_heading(check: Load, case: str) -> None:
    heading, found, words = HEADINGS[case]
    outcome = check({"organisaties.csv": f"{heading}\n{GOOD}"})
    assert told(outcome) == found
    assert words in sentences(outcome)[0]


def test_empty_cells_beyond_the_heading_do_not_count(check: Load) -> None:
    """As Excel writes them."""
    outcome = check({"organisaties.csv": "organisatie;naam;soort;fictief;;\nxx;Xx;gemeente;nee;;\n"})
    assert (outcome.findings, [change.new for change in outcome.changes]) == ((), [1])


def test_a_heading_that_nearly_fits_is_told_what_is_wrong_with_it(check: Load) -> None:
    outcome = check({"lijst.csv": "organisatie;naam;sort;fictief\n" + GOOD})
    assert told(outcome) == [("onbekende_kolom", 1, "sort"), ("ontbrekende_kolom", 1, "soort")]


def test_a_misspelt_required_column_is_told_from_both_sides(check: Load) -> None:
    outcome = check({"organisaties.csv": "organisatie;naam;soort;fictiev\n" + GOOD})
    assert told(outcome) == [("onbekende_kolom", 1, "fictiev"), ("ontbrekende_kolom", 1, "fictief")]
    assert "Lijkt het meest op: fictief." in sentences(outcome)[0]
    assert "Misschien bedoeld: fictiev." in sentences(outcome)[1]


@pytest.mark.parametrize(
    "heading",
    [
        "organisatie;naam;soort;fictief;cbs_code",
        " Organisatie ;NAAM;Soort;Fictief;CBS code",
        '"organisatie";"naam";"soort";"fictief";"cbs_code"',
        "\ufefforganisatie;naam;soort;fictief;cbs_code",
        "organisatie;naam;soort;fictief;CBS_Code\u00a0",
    ],
)
def test_case_space_and_underscore_in_headings_do_not_matter(check: Load, heading: str) -> None:
    outcome = check({"organisaties.csv": f"{heading}\nxx;Xx;gemeente;nee;GM0009\n"})
    assert (outcome.findings, [change.new for change in outcome.changes]) == ((), [1])


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_delimiters_encodings_and_line_ends(store: Store, load: Load, delimiter: str, encoding: str) -> None:
    name = "Súdwest-Fryslân € “A”"
    for code, spaced, newline in (
        ("quick", "", "\n"),
        ("windows", "", "\r\n"),
        ("diagnosed", SPACED, "\r\n"),
    ):
        text = f"fictief;naam;organisatie;soort\n{spaced}nee;{name};{code};gemeente\n"
        content = text.replace(";", delimiter).replace("\n", newline).encode(encoding)
        assert not load({"organisaties.csv": content}).findings
    found = {code: known.name for code, known in ask(store, read_registry).organisations.items()}
    assert found == dict.fromkeys(("quick", "windows", "diagnosed"), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("organisaties.csv", ORGANISATIONS + GOOD),
        ("Organisaties_2023.csv", ORGANISATIONS + GOOD),
        ("organisaties (2).csv", ORGANISATIONS + GOOD),
        ("organisaties[2].csv", ORGANISATIONS + GOOD),
        ("organisaties-*.txt", ORGANISATIONS + GOOD),
        ("lijst van ons.csv", ORGANISATIONS + GOOD),
    ],
)
def test_a_dataset_is_recognised_by_name_or_else_by_heading(check: Load, name: str, content: str) -> None:
    outcome = check({name: content})
    assert (outcome.findings, [(change.dataset, change.new) for change in outcome.changes]) == (
        (),
        [("organisaties", 1)],
    )


def test_a_name_that_goes_on_in_letters_is_not_the_dataset(check: Load) -> None:
    assert told(check({"cijferslijst.csv": "a;b\n1;2\n"})) == [("onbekende_dataset", 1, "")]


def test_the_name_of_the_dataset_can_be_given(check: Load) -> None:
    outcome = check({"cijfers.csv": ORGANISATIONS + GOOD}, wishes=Wishes(dataset="organisaties"))
    assert [(change.dataset, change.new) for change in outcome.changes] == [("organisaties", 1)]


def test_a_file_that_is_not_there_is_told(settled: Store) -> None:
    gone = load_paths(settled, [Path("weg.csv")])
    assert sentences(gone) == [
        "weg.csv: het bestand is niet te openen. Controleer of het bestaat en leesbaar is."
    ]


# --- cells ---------------------------------------------------------------------------------------------------

NO_VALUE = "dit is geen waarde maar een aanduiding dat er geen is. Laat de cel leeg: leeg betekent onbekend."
THOUSANDS = "het getal heeft een duizendtalteken. Schrijf het getal zonder, zoals 12345,67."
DATE = "dit is geen bestaande datum van 1900 tot en met 2100. Schrijf 2023-12-31 of 31-12-2023."
CODE = "dit is geen code. Gebruik hooguit 60 kleine letters, cijfers, _ en -, zonder spaties."
PERIOD = "dit is geen periode. Schrijf 2023, 2023-K1 of 2023-01."

VALUES = [
    *[
        (text, "lege_aanduiding", NO_VALUE)
        for text in ("-", "n.v.t.", "nb", "#N/B", "NaN", "-99998", "N.V.T.", "?")
    ],
    *[
        (text, "duizendtalteken", THOUSANDS)
        for text in (
            *("1.234,5", "1,234.5", "1.234.567", "1 234", "1'234"),
            *("1\u00a0234", "1\u202f234,5"),
        )
    ],
    (
        "twaalf",
        "geen_getal",
        "dit is geen getal. Schrijf een getal zoals 12,5 zonder teken of eenheid erbij.",
    ),
    ("€ 12", "geen_getal", "dit is geen getal."),
    ("12%", "geen_getal", "dit is geen getal."),
    ("1,2,3", "geen_getal", "dit is geen getal."),
    ("=1+1", "geen_getal", "dit is geen getal."),
    ("inf", "geen_getal", "dit is geen getal."),
    (
        "1234567890123456",
        "te_groot",
        "het getal is te groot. Schrijf hooguit 15 cijfers voor het decimaalteken.",
    ),
]


def test_what_is_no_number(check: Load) -> None:
    """One file, a row for each."""
    rows = [f'aa-cc;;pond;{1950 + i};"{text}";definitief' for i, (text, _, _) in enumerate(VALUES)]
    outcome = check({"cijfers.csv": figures_file(*rows)})
    assert told(outcome) == [(rule, line, "waarde") for line, (_, rule, _) in enumerate(VALUES, 2)]
    for line, ((text, _, words), said) in enumerate(zip(VALUES, sentences(outcome), strict=True), 2):
        shown = " ".join(text.split())
        assert said.startswith(f'cijfers.csv, rij {line}, kolom waarde, "{shown}": {words}')


MIXED = "het decimaalteken is anders dan in de rest van het bestand. Gebruik in het hele bestand een komma, of overal"


@pytest.mark.parametrize("point", ["12.5", "12.345"])
@pytest.mark.parametrize("comma_first", [True, False])
def test_one_decimal_sign_per_file(check: Load, point: str, comma_first: bool) -> None:
    rows = [f"aa-cc;;restafval_kg_inw;{year};{{}};definitief" for year in (2022, 2023)]
    given = ["7,5", point] if comma_first else [point, "7,5"]
    outcome = check(
        {"cijfers.csv": figures_file(*[row.format(v) for row, v in zip(rows, given, strict=True)])}
    )
    assert told(outcome) == [("decimaalteken", 3 if comma_first else 2, "waarde")]
    assert MIXED in sentences(outcome)[0]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "numbers",
    [
        {"12.345": 12.345, "-7.5": -7.5, "+7": 7, "00012": 12, " 5 ": 5, "1e3": 1000, "1.5E-2": 0.015},
        {"12,345": 12.345, "-7,5": -7.5, "+7,0": 7, "1234567,89": 1234567.89, "1,5e2": 150},
    ],
    ids=["point", "comma"],
)
@pytest.mark.parametrize("spaced", ["", SPACED], ids=["quick", "diagnosis"])
def test_what_is_a_number(store: Store, load: Load, numbers: dict[str, float], spaced: str) -> None:
    rows = [f"aa-cc;;pond;{1950 + i};{text};definitief" for i, text in enumerate(numbers)]
    assert not load({"cijfers.csv": figures_file(*rows).replace("\n", f"\n{spaced}", 1)}).findings
    assert [f.value for f in all_figures(store)] == list(numbers.values())


CELLS = {
    # dataset, heading and row with {} for the cell, column
    "datum": ("gebeurtenissen", "partnerschap;datum;soort;titel\naa-cc;{};weer;Storm {n}"),
    "periode": ("cijfers", FIGURES + "aa-cc;;restafval_kg_inw;{};1;definitief;x"),
    "fictief": ("organisaties", ORGANISATIONS + "x{n};Xx;gemeente;{}"),
    "organisatie": ("organisaties", ORGANISATIONS + "{};Xx;gemeente;nee"),
    "naam": ("organisaties", ORGANISATIONS + "x{n};{};gemeente;nee"),
    "soort": ("organisaties", ORGANISATIONS + "x{n};Xx;{};nee"),
    "cbs_code": ("organisaties", "organisatie;naam;soort;cbs_code;fictief\nx{n};Xx;gemeente;{};nee"),
    "jaar": ("kenmerken", "organisatie;kenmerk;jaar;waarde;bron\naa;inwoners;{};5;x"),
    "aantal": (
        "cijfers",
        "partnerschap;indicator;periode;waarde;aantal;status;bron\naa-cc;restafval_kg_inw;20{n:02};1;{};definitief;x",
    ),
    "noemer": ("cijfers", RATIOS + "aa-cc;pond;20{n:02};;5;{};definitief;x"),
    "bron_url": ("cijfers", FIGURES[:-1] + ";bron_url\naa-cc;;restafval_kg_inw;20{n:02};1;definitief;x;{}"),
    "bron": ("cijfers", FIGURES + "aa-cc;;restafval_kg_inw;20{n:02};1;definitief;{}"),
    "status": ("cijfers", FIGURES + "aa-cc;;restafval_kg_inw;20{n:02};1;{};x"),
    "eenheid": (
        "indicatoren",
        "indicator;titel;dienst;rol;eenheid;richting;omschrijving\nx{n};Xx;afval;kosten;{};neutraal;x",
    ),
    "opdrachtgever": (
        "partnerschappen",
        "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\nx{n};Xx;{};cc;dvo;nee",
    ),
    "indicator": ("cijfers", FIGURES + "aa-cc;;{};20{n:02};1;definitief;x"),
    "partnerschap": ("cijfers", FIGURES + "{};;restafval_kg_inw;20{n:02};1;definitief;x"),
}
REQUIRED = "de cel is leeg, maar hier is een waarde verplicht. Vul de waarde in."
UNKNOWN = "deze code is niet bekend. Herstel de code, of laad haar eerst of tegelijk in "

BAD_CELLS = [
    *[("datum", text, "geen_datum", DATE) for text in ("2023-02-30", "31-02-2023", "1-1-2023", "20230101")],
    *[
        ("datum", text, "geen_datum", DATE)
        for text in ("2023/01/01", "01-13-2023", "1899-12-31", "45291", "gisteren")
    ],
    ("datum", "n.v.t.", "lege_aanduiding", NO_VALUE),
    ("datum", "", "verplicht", REQUIRED),
    *[("periode", text, "geen_periode", PERIOD) for text in ("23", "2023-13", "2023-K5", "2023-1", "1899")],
    ("periode", "2023/24", "reeks_van_jaren", "en geen maand. Schrijf één jaar, zoals 2010."),
    ("periode", "-", "lege_aanduiding", NO_VALUE),
    *[
        ("fictief", text, "geen_ja_nee", "dit is geen ja of nee. Schrijf ja of nee.")
        for text in ("yes", "1", "j")
    ],
    *[("organisatie", text, "geen_code", CODE) for text in ("Xx", "x y", "x.y", "é", "x" * 61)],
    ("organisatie", "", "verplicht", REQUIRED),
    ("naam", "", "verplicht", REQUIRED),
    ("naam", " \u00a0", "verplicht", REQUIRED),
    ("bron", "", "verplicht", REQUIRED),
    ("soort", "bedrijf", "geen_keuze", f"deze waarde bestaat niet. Kies uit: {KIND}."),
    ("status", "Definitief", "geen_keuze", "Kies uit: begroting, rekening, voorlopig, definitief."),
    (
        "cbs_code",
        "0268",
        "verkeerde_vorm",
        "de waarde heeft niet de vorm die hier hoort. Schrijf het zoals GM0268.",
    ),
    (
        "cbs_code",
        "GM0001",
        "niet_uniek",
        "deze waarde staat al in een andere rij. Geef ieder een eigen waarde, of laat",
    ),
    (
        "eenheid",
        "kg/inwoner/jaar",
        "verkeerde_vorm",
        "Schrijf het zoals EUR/inwoner, kg/inwoner, meldingen/1000 inwoners, %.",
    ),
    ("jaar", "23", "geen_jaar", "dit is geen jaar van 1900 tot en met 2100. Schrijf een jaar zoals 2023."),
    ("jaar", "2101", "geen_jaar", "dit is geen jaar"),
    ("aantal", "12,5", "geen_geheel_getal", "dit is geen geheel getal. Schrijf een geheel getal zonder"),
    ("aantal", "1.200", "duizendtalteken", THOUSANDS),
    ("aantal", "-1", "te_laag", "de waarde moet 0 of meer zijn. Verbeter de waarde of laat de cel leeg."),
    ("noemer", "0", "niet_meer_dan", "de waarde moet meer zijn dan 0."),
    ("noemer", "-5", "niet_meer_dan", "de waarde moet meer zijn dan 0."),
    (
        "bron_url",
        "www.x.nl",
        "geen_webadres",
        "dit is geen webadres. Begin met https:// of laat de cel leeg.",
    ),
    ("bron_url", "javascript:alert(1)", "geen_webadres", "dit is geen webadres."),
    ("bron_url", "https://x.nl/<b>", "geen_webadres", "dit is geen webadres."),
    ("opdrachtgever", "zz", "onbekende_code", UNKNOWN + "organisaties."),
    ("indicator", "zz", "onbekende_code", UNKNOWN + "indicatoren."),
    ("partnerschap", "zz", "onbekende_code", UNKNOWN + "partnerschappen."),
]


def file_of(column: str, texts: list[str]) -> dict[str, str]:
    """A file with a row for each of the cells."""
    dataset, content = CELLS[column]
    heading, row = content.split("\n")
    lines = [row.format(text, n=number) for number, text in enumerate(texts)]
    return {f"{dataset}.csv": "\n".join([heading, *lines]) + "\n"}


@pytest.mark.parametrize("column", dict.fromkeys(column for column, *_ in BAD_CELLS))
def test_bad_cells(check: Load, column: str) -> None:
    table = [(text, rule, words) for name, text, rule, words in BAD_CELLS if name == column]
    outcome = check(file_of(column, [text for text, _, _ in table]))
    assert told(outcome) == [(rule, line, column) for line, (_, rule, _) in enumerate(table, 2)]
    for (text, _, words), finding, said in zip(table, outcome.findings, sentences(outcome), strict=True):
        assert finding.value == text.strip(" \u00a0")
        assert words in said


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        ("datum", ["2023-12-31", "31-12-2023", "2024-02-29", "29-02-2024"]),
        ("periode", ["2023", "2023-K1", "2023-01", "2023-12"]),
        ("fictief", ["nee", "NEE", " Nee "]),
        ("organisatie", ["x", "x-y_9", "x" * 60]),
        ("aantal", ["", "0", "12", "12.0", "12,0"]),
        ("cbs_code", ["", "GM0268", ""]),
        ("bron_url", ["", "https://x.nl/a?b=c&d=é#e", "http://x.nl"]),
        ("eenheid", ["GBP/1000 inwoners", "%", "kg / inwoner"]),
        ("noemer", ["1.0", "5"]),
        ("naam", ["=1+1<b>", "1", "-"]),
    ],
)
def test_good_cells(check: Load, column: str, texts: list[str]) -> None:
    outcome = check(file_of(column, texts))
    assert (outcome.findings, sum(change.new for change in outcome.changes)) == ((), len(texts))


# --- rows and lines ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('aa;"A\nb\nc";gemeente;nee\nxx;Xx;gemeente;fout\n', 5),
        ("\n\naa;Aa;gemeente;nee\n;;;\n\nxx;Xx;gemeente;fout\n", 7),
        ('aa;"A\r\nb";gemeente;nee\r\nxx;Xx;gemeente;fout\r\n', 4),
        ('xx;"X\nx";gemeente;fout\n', 2),
        ("aa;Aa;gemeente;nee;\nxx;Xx;gemeente;fout;\n", 3),
        ('aa; "A;a" ;gemeente;nee\n'.replace('" ;', '";') + "xx;Xx;gemeente;fout", 3),
    ],
)
def test_a_finding_names_the_line_in_the_file(check: Load, rows: str, line: int) -> None:
    assert told(check({"organisaties.csv": ORGANISATIONS + rows})) == [("geen_ja_nee", line, "fictief")]


def test_every_finding_of_every_file_is_told_at_once_in_order(check: Load) -> None:
    outcome = check(
        {
            "organisaties.csv": ORGANISATIONS + "XX;;gemeente;nee\nyy;Yy;club;soms\n",
            "kenmerken.csv": "organisatie;kenmerk;jaar;waarde\nyy;inwoners;2023;5\n",
            "gebeurtenissen.csv": "partnerschap;datum;soort;titel\nzz;2023-02-30;weer;Storm\n",
        }
    )
    found = sorted((f.file, f.row, f.column, f.rule) for f in outcome.findings)
    assert found == [
        ("gebeurtenissen.csv", 2, "datum", "geen_datum"),
        ("kenmerken.csv", 1, "bron", "ontbrekende_kolom"),
        ("organisaties.csv", 2, "naam", "verplicht"),
        ("organisaties.csv", 2, "organisatie", "geen_code"),
        ("organisaties.csv", 3, "fictief", "geen_ja_nee"),
        ("organisaties.csv", 3, "soort", "geen_keuze"),
    ]


def test_a_bad_key_cell_is_told_once_and_not_as_a_repeated_key(check: Load) -> None:
    files = {"cijfers.csv": figures_file(*["aa-cc;;restafval_kg_inw;20;1;definitief"] * 2)}
    assert told(check(files)) == [("geen_periode", 2, "periode"), ("geen_periode", 3, "periode")]


@pytest.mark.parametrize("other", ["organisaties.csv", "kenmerken.csv"])
def test_a_file_without_rows_is_told_also_beside_one_with_rows(check: Load, other: str) -> None:
    heading = ORGANISATIONS if other == "organisaties.csv" else "organisatie;kenmerk;jaar;waarde;bron\n"
    name = other if other != "organisaties.csv" else "organisaties_2.csv"
    outcome = check({"organisaties.csv": ORGANISATIONS + GOOD, name: heading})
    assert [(f.file, f.rule) for f in outcome.findings] == [(name, "geen_rijen")]


def test_a_comma_before_an_exponent_is_a_decimal_comma(tmp_path: Path) -> None:
    path = tmp_path / "kenmerken.csv"
    path.write_text("organisatie;kenmerk;jaar;waarde;bron\naa;inwoners;2023;1,5e3;proef\n", encoding="utf-8")
    assert open_csv(path, tmp_path).decimal_comma


@pytest.mark.parametrize("inside", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("place", range(4))
def test_a_line_break_in_a_heading_loses_no_rows(check: Load, inside: str, end: str, place: int) -> None:
    headings = ["organisatie", "naam", "soort", "fictief"]
    headings[place] = f'"{headings[place]}{inside}"'
    rows = [f"x{n};Xx;gemeente;nee" for n in range(3)]
    outcome = check({"organisaties.csv": end.join([";".join(headings), *rows, ""]).encode()})
    assert outcome.findings == ()
    assert [change.new for change in outcome.changes] == [3]


@pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n"])
def test_a_last_line_that_is_longer_than_a_buffer_is_not_passed_over(
    load: Load, world: LoadOutcome, end: str
) -> None:
    """DuckDB says nothing of a last line of 32 MB and leaves it out."""
    rows = "xx;Xx;gemeente;nee\nyy;" + "y" * (33 << 20) + ";gemeente;nee" + end
    assert told(load({"organisaties.csv": ORGANISATIONS + rows})) == [("geen_csv", 3, "")]
