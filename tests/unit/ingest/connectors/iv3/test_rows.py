"""Rows of raw Iv3 files: whose they are, and what is no account."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.ingest.connectors import Context, Converted, convert
from lib.ingest.headings import Unreadable

NAME = "iv3_2023_jaarrekening.csv"
HEADING = "Gemeenten;Taakveld;Baten;Lasten;Inwonertal"
Make = Callable[..., Path]
Read = Callable[..., Converted]


@pytest.fixture
def file(tmp_path: Path) -> Make:
    def made(*rows: str, name: str = NAME, heading: str = HEADING) -> Path:
        path = tmp_path / name
        path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        return path

    return made


@pytest.fixture
def findings(context: Context) -> Callable[..., list[Finding]]:
    def found(path: Path, given: Context | None = None) -> list[Finding]:
        with pytest.raises(Unreadable) as raised:
            convert(path, path.name, given or context)
        return list(raised.value.findings)

    return found


def with_organisations(context: Context, *more: Organisation) -> Context:
    known = {**context.registry.organisations, **{o.code: o for o in more}}
    return replace(context, registry=replace(context.registry, organisations=known))


def spent(found: Converted) -> dict[str, str]:
    """Partnership or organisation -> waste per inhabitant."""
    return {
        row["partnerschap"] or row["organisatie"]: row["waarde"]
        for row in found.tables.get("cijfers", [])
        if row["indicator"] == "lasten_afval_eur_inw"
    }


ROWS = ("Nijmegen;7.3 Afval;0;10;1000", "Zwolle;7.3 Afval;0;20;1000")


@pytest.mark.parametrize(
    ("more", "number"),
    [
        (["G40;7.3 Afval;0;10;1000", "< 20.000;7.3 Afval;0;10;1000"], 2),
        (["Eindtotaal;;0;30;2000", "Bron: CBS, Iv3 2023;;;;"], 2),
        (["Eindtotaal;7.3 Afval;0;30;2000"], 1),
        (["Samen;7.3 Afval;0;30;2000"], 1),
        (["Bron: CBS"], 1),
        (["Bron: CBS, Iv3; 2023"], 1),
        ([";;0;30;2000"], 1),
        (
            [
                "Gelderland;7.3 Afval;0;10;1000",
                "Overijssel;7.3 Afval;0;20;1000",
                "5000tot10000inwoners;7.3 Afval;;1;",
            ],
            3,
        ),
        (["PV25;7.3 Afval;0;10;1000", "GM0998;7.3 Afval;0;1;1"], 2),
        (["Nijmegen;;0;10;1000"], 1),
        (["* voorlopig"], 1),
    ],
)
def test_what_is_no_municipality_is_counted_and_brings_nothing(
    more: list[str], number: int, file: Make, converted: Read
) -> None:
    without, found = converted(file(*ROWS)), converted(file(*ROWS, *more))
    assert [(n.code, n.subject) for n in found.notices if n.code == "geen_gemeente"] == [
        ("geen_gemeente", str(number))
    ]
    assert found.tables == without.tables
    assert set(spent(found)) == {"nijmegen-dar", "zwolle-rova"}


def test_some_of_what_was_passed_over_is_named(file: Make, converted: Read) -> None:
    totals = (f"{name};7.3 Afval;0;1;10" for name in ("Eindtotaal", "Drenthe", "Zeeland", "Limburg"))
    found = converted(file(*ROWS, *totals))
    assert Notice(NAME, "geen_gemeente", "4", ("Eindtotaal, Drenthe, Zeeland, …",)) in found.notices


def test_a_note_under_the_task_fields_is_no_account_without_a_name(file: Make, converted: Read) -> None:
    heading = "Taakveld;Gemeenten;Baten;Lasten;Inwonertal"
    rows = ("7.3 Afval;Nijmegen;0;10;1000", "7.3 Afval;Zwolle;0;20;1000", "Bron: CBS, Iv3 2023")
    assert converted(file(*rows, heading=heading)).tables == converted(file(*ROWS)).tables


def test_a_mark_of_a_footnote_is_no_part_of_a_name(file: Make, converted: Read) -> None:
    found = converted(file("Nijmegen*;7.3 Afval;0;10;1000", "Zwolle 1);7.3 Afval;0;20;1000"))
    assert found.tables == converted(file(*ROWS)).tables


@pytest.mark.parametrize("task", ["7.3", "7.3 Afval", "7,3 Afval", "7.3: Afval", "7.3Afval"])
def test_a_task_field_is_known_by_its_number(task: str, file: Make, converted: Read) -> None:
    assert spent(converted(file(f"Nijmegen;{task};0;10;1000"))) == {"nijmegen-dar": "10"}


def test_totals_leave_the_national_figure_as_it_was(file: Make, converted: Read) -> None:
    country = "Nederland;7.3 Afval;0;30;2000"
    found = converted(file(*ROWS, country, "Totaal;7.3 Afval;0;30;2000", "Gelderland;7.3 Afval;0;10;1000"))
    assert spent(found) == spent(converted(file(*ROWS, country)))
    assert spent(found)["iv3-opgaven"] == "15"


def test_a_country_with_municipalities_left_out_gives_no_national_figure(file: Make, converted: Read) -> None:
    found = converted(file(ROWS[0], "Nederland;7.3 Afval;0;30;2000"))
    assert set(spent(found)) == {"nijmegen-dar"}
    assert Notice(NAME, "land_niet_heel", "Nederland") in found.notices


def test_a_line_that_was_cut_off_is_no_note(file: Make, findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(file(*ROWS, "Nijme"))
    assert (finding.row, finding.rule) == (4, "aantal_cellen")


@pytest.mark.parametrize("name", ["Utrecht", "Groningen"])
def test_a_name_of_a_province_too_is_asked_about_beside_provinces(
    name: str, file: Make, converted: Read, findings: Callable[..., list[Finding]]
) -> None:
    row, provinces = f"{name};7.3 Afval;0;10;1000", ("Drenthe;7.3 Afval;0;1;10", "Zeeland;7.3 Afval;0;1;10")
    assert set(spent(converted(file(*ROWS, row)))) == {"nijmegen-dar", "zwolle-rova", name.lower()}
    [finding] = findings(file(*ROWS, row, *provinces))
    assert (finding.row, finding.column, finding.value, finding.rule) == (
        4,
        "Gemeenten",
        name,
        "provincie_of_gemeente",
    )


def test_a_municipality_in_a_province_is_no_province(
    file: Make, converted: Read, findings: Callable[..., list[Finding]]
) -> None:
    """Unless rows of provinces stand in one too."""
    heading = HEADING + ";Provincie"
    row = "Utrecht;7.3 Afval;0;10;1000;Utrecht"
    assert set(spent(converted(file(row, "Zeeland;7.3 Afval;0;1;10;", heading=heading)))) == {"utrecht"}
    [finding] = findings(file(row, "Zeeland;7.3 Afval;0;1;10;Zeeland", heading=heading))
    assert (finding.row, finding.rule) == (2, "provincie_of_gemeente")


@pytest.mark.parametrize("code", ["GM0268", "gm0268", "0268", "268", "GM0268 Nijmegen"])
def test_a_code_finds_its_organisation(code: str, file: Make, context: Context, converted: Read) -> None:
    given = with_organisations(
        context, Organisation("nijmegen", "Stad aan de Waal", "gemeente", False, cbs_code="GM0268")
    )
    found = converted(file(f"{code};7.3 Afval;0;10;1000"), given)
    assert spent(found) == {"nijmegen-dar": "10"}
    assert "organisaties" not in found.tables


def test_a_code_beside_the_name_finds_its_organisation(file: Make, context: Context, converted: Read) -> None:
    given = with_organisations(context, Organisation("waal", "Waal", "gemeente", False, cbs_code="GM0268"))
    heading = HEADING + ";Gemeentecode"
    found = converted(file("Nimwegen;7.3 Afval;0;10;1000;268", heading=heading), given)
    assert spent(found) == {"waal": "10"}


def test_a_code_that_nobody_knows_is_said_and_makes_nothing(file: Make, converted: Read) -> None:
    found = converted(file(*ROWS, "GM1234;7.3 Afval;0;10;1000"))
    assert Notice(NAME, "onbekende_codes", "GM1234") in found.notices
    assert found.tables == converted(file(*ROWS)).tables


BERGENS = ("Bergen (L.);7.3 Afval;0;10;1000", "Bergen (NH.);7.3 Afval;0;20;1000")
BOTH = ("Bergen (L.) = GM0893", "Bergen (NH.) = GM0373")


@pytest.mark.parametrize("rows", [BERGENS, BERGENS[:1], BERGENS[1:], ["Bergen;7.3 Afval;0;1;1"]])
def test_which_bergen_is_asked(
    rows: tuple[str, ...], file: Make, context: Context, findings: Callable[..., list[Finding]]
) -> None:
    given = with_organisations(context, Organisation("bergen", "Bergen", "gemeente", False))
    found = findings(file(*ROWS, *rows), given)
    assert [(f.row, f.column, f.sheet, f.rule, f.hints) for f in found] == [
        (row, "Gemeenten", "", "gemeente_niet_zeker", BOTH) for row in range(4, 4 + len(rows))
    ]


def test_bergen_with_a_code_is_that_bergen(file: Make, context: Context, converted: Read) -> None:
    given = with_organisations(
        context, Organisation("bergen", "Bergen", "gemeente", False, cbs_code="GM0373")
    )
    found = converted(file(*BERGENS), given)
    assert spent(found) == {"bergen": "20", "bergen-l": "10"}
    assert [row["cbs_code"] for row in found.tables["organisaties"]] == ["GM0893"]


def test_bergen_with_its_province_is_that_bergen(file: Make, context: Context, converted: Read) -> None:
    given = with_organisations(context, Organisation("bergen", "Bergen (Noord-Holland)", "gemeente", False))
    assert spent(converted(file(*BERGENS), given)) == {"bergen": "20", "bergen-l": "10"}


@pytest.mark.parametrize(
    ("known", "names"),
    [
        (["Hengelo"], ["Hengelo (O.)", "Hengelo (Gld.)"]),
        (["Den Haag"], ["Den Haag", "'s-Gravenhage"]),
        (["Beek"], ["Beek", "BEEK"]),
    ],
)
def test_two_names_at_one_organisation_are_refused(
    known: list[str], names: list[str], file: Make, context: Context, findings: Callable[..., list[Finding]]
) -> None:
    given = with_organisations(
        context, *(Organisation(f"o{n}", k, "gemeente", False) for n, k in enumerate(known))
    )
    [finding] = findings(file(*(f"{name};7.3 Afval;0;1;1" for name in names)), given)
    assert (finding.rule, finding.column, finding.hints[1]) == ("twee_bij_een", "Gemeenten", "o0")
    assert {finding.value, finding.hints[0]} == set(names)


def test_a_name_that_fits_two_organisations_is_asked_about(
    file: Make, context: Context, findings: Callable[..., list[Finding]]
) -> None:
    given = with_organisations(
        context,
        Organisation("laren-nh", "Laren (NH.)", "gemeente", False),
        Organisation("laren-gld", "Laren (Gld.)", "gemeente", False),
    )
    [finding] = findings(file("Laren;7.3 Afval;0;1;1"), given)
    assert (finding.rule, set(finding.hints)) == (
        "gemeente_niet_zeker",
        {"Laren (NH.) = laren-nh", "Laren (Gld.) = laren-gld"},
    )


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ("Nijmegen;7.3 Afval;5.032;13.277;182480", "Baten", "duizendtal_of_decimaal"),
        ("Nijmegen;7.3 Afval;5032.0;13.277;182480", "Lasten", "duizendtal_of_decimaal"),
        ("Nijmegen;7.3 Afval;5032;1.013.277;182480", "Lasten", "duizendtalteken"),
        ("Nijmegen;7.3 Afval;5032;13277;182.480", "Inwonertal", "geen_geheel_getal"),
        ("Nijmegen;7.3 Afval;5032;13277;182480,5", "Inwonertal", "geen_geheel_getal"),
        ("Nijmegen;7.3 Afval;5032,5;13277.5;182480", "Lasten", "decimaalteken"),
    ],
)
def test_signs_in_numbers_are_refused_with_their_place(
    row: str, column: str, rule: str, file: Make, findings: Callable[..., list[Finding]]
) -> None:
    first, *_ = findings(file(row))
    assert (first.row, first.column, first.rule) == (2, column, rule)


def test_inhabitants_that_differ_within_a_municipality_are_refused(
    file: Make, converted: Read, findings: Callable[..., list[Finding]]
) -> None:
    [finding] = findings(file("Nijmegen;7.3 Afval;0;1;1000", "Nijmegen;7.2 Riolering;0;1;100"))
    assert (finding.row, finding.column, finding.rule, finding.hints) == (
        3,
        "Inwonertal",
        "inwoners_verschillen",
        ("1000",),
    )
    assert spent(converted(file("Nijmegen;7.2 Riolering;0;1;", "Nijmegen;7.3 Afval;0;10;1000"))) == {
        "nijmegen-dar": "10"
    }


def test_one_task_field_under_two_names_is_there_twice(
    file: Make, findings: Callable[..., list[Finding]]
) -> None:
    [finding] = findings(file("Nijmegen;7.3 Afval;0;1;1000", "Nijmegen;7.3 Afval en meer;0;9;1000"))
    assert (finding.row, finding.rule) == (3, "dubbele_sleutel")


def test_columns_in_another_order_give_the_same(file: Make, converted: Read) -> None:
    turned = file("1000;10;7.3 Afval;0;Nijmegen", heading="Inwonertal;Lasten;Taakveld;Baten;Gemeenten")
    assert converted(turned).tables == converted(file(ROWS[0])).tables


@pytest.mark.parametrize(
    "name",
    ["iv3_2023_kwartaal1.csv", "iv3_2023_K1.csv", "iv3 2023 1e kw jaarrekening.csv", "iv3-2023-q3.csv"],
)
def test_a_quarter_is_called_so(name: str, file: Make, findings: Callable[..., list[Finding]]) -> None:
    assert [finding.rule for finding in findings(file(*ROWS, name=name))] == ["kwartaal_is_geen_jaar"]


TRUTH = {
    "Nijmegen": ("nijmegen-dar", 182480, 13277),
    "Zwolle": ("zwolle-rova", 132411, 987),
    "Tilburg": ("tilburg", 229836, 21304),
    "Súdwest-Fryslân": ("sudwest-fryslan", 90500, 65),
}
"""Municipality -> where its figure goes, inhabitants, expenditure x 1,000."""

MORE = (
    "Eindtotaal",
    "Nederlands gemiddelde",
    "Gelderland",
    "5000tot10000inwoners",
    "Bron: CBS",
    "G40",
    "PV25",
)


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


def mutated(chance: random.Random) -> str:
    """An Iv3 file of four municipalities as hands and programs may have left it."""
    columns = ["Gemeenten", "Taakveld", "Baten", "Lasten", "Inwonertal"]
    chance.shuffle(columns)
    signs, decimals = chance.choice(["", "", ".", ",", " "]), chance.choice(["", ".0", ",0"])
    touched = chance.choice([0.2, 1.0])
    lines = []
    for name, (_, inhabitants, spent) in TRUTH.items():
        form = chance.choice(["NFC", "NFD"])
        amounts = [
            grouped(n, signs) if chance.random() < touched else f"{n}{decimals}" for n in (spent, inhabitants)
        ]
        lines.append((unicodedata.normalize(form, name), "7.3 Afval", "0", *amounts))
    for name in chance.sample(MORE, chance.randrange(4)):
        lines.insert(
            chance.randrange(len(lines) + 1), (name, chance.choice(["", "7.3 Afval"]), "0", "35633", "635227")
        )
    cells = [
        dict(zip(("Gemeenten", "Taakveld", "Baten", "Lasten", "Inwonertal"), line, strict=True))
        for line in lines
    ]
    return (
        "\n".join([";".join(columns), *(";".join(row[column] for column in columns) for row in cells)]) + "\n"
    )


def test_a_mutated_file_is_read_right_or_refused(tmp_path: Path, context: Context) -> None:
    """Against what was written: each figure of the four municipalities is right, and nobody else has one."""
    chance, path = random.Random(7), tmp_path / NAME
    right = {who: 1000 * cost / people for who, people, cost in TRUTH.values()}
    read, refused = 0, []
    for _ in range(500):
        path.write_text(mutated(chance), "utf-8")
        try:
            found = convert(path, NAME, context)
        except Unreadable as why:
            refused += why.findings
            continue
        assert found is not None
        assert {who: float(value) for who, value in spent(found).items()} == pytest.approx(right, abs=0.0001)
        read += 1
    assert 125 < read < 375
    assert all(finding.row > 1 and finding.column for finding in refused)
