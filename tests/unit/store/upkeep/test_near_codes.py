"""A new code that is much like a known one is said before it is loaded, and loads all the same."""

from __future__ import annotations

import pytest

from lib.text.language import DUTCH
from lib.text.loads.findings import notice_sentence
from tests.loading import Load

pytestmark = pytest.mark.usefixtures("world")


def costs(*services: str) -> dict[str, str]:
    rows = "".join(f"aa-cc;{service};2023;loon;1000;rekening;proef\n" for service in services)
    return {"kosten.csv": f"partnerschap;dienst;jaar;kostensoort;bedrag_eur;status;bron\n{rows}"}


def test_a_service_that_is_probably_another(load: Load) -> None:
    seen = load(costs("groen", "reinigng", "iets-anders"), keep=False)
    assert [(n.subject, n.hints) for n in seen.notices] == [("reinigng", ("dienst", "reiniging"))]
    assert notice_sentence(DUTCH, seen.notices[0]) == (
        'kosten.csv: kolom dienst: "reinigng" is een nieuwe code; als u "reiniging" bedoelde, verbeter die dan eerst'
    )
    assert load(costs("reinigng")).load_id
    assert load(costs("reinigng", "groen"), keep=False).notices == ()


def test_an_empty_code_is_like_none(load: Load) -> None:
    events = "partnerschap;datum;soort;dienst;titel\naa-cc;2023-01-01;weer;;Storm\n"
    seen = load({"gebeurtenissen.csv": events}, keep=False)
    assert (seen.findings, seen.notices) == ((), ())


def test_characteristics_and_area_types(load: Load) -> None:
    files = {
        "kenmerken.csv": "organisatie;kenmerk;jaar;waarde;bron\naa;inwoner;2023;1000;p\naa;eigen_kenmerk;2023;1;p\n",
        "areaal.csv": "partnerschap;objecttype;gebiedstype;hoeveelheid;eenheid;peildatum;status;bron\n"
        "aa-cc;gazon;woon-gebied;1;m2;2023-01-01;geschat;p\n",
    }
    seen = load(files, keep=False)
    assert {(n.file, n.subject, n.hints[1]) for n in seen.notices} == {
        ("kenmerken.csv", "inwoner", "inwoners"),
        ("areaal.csv", "woon-gebied", "woongebied"),
    }


def test_each_service_of_a_contract(load: Load) -> None:
    def contract(services: str) -> dict[str, str]:
        heading = "partnerschap;contract;naam;diensten;begindatum;bron\n"
        return {"contracten.csv": f"{heading}aa-cc;dvo;DVO;{services};2020-01-01;x\n"}

    seen = load(contract("groen reinigng iets-anders"), keep=False)
    assert [(n.subject, n.hints) for n in seen.notices] == [("reinigng", ("diensten", "reiniging"))]
    assert load(contract("groen reinigng")).load_id
    assert load(contract("reinigng"), keep=False).notices == ()


def test_the_factor_of_a_question(load: Load) -> None:
    heading = "vraag;factor;voorwaarde;gericht_op;tekst;antwoord_1;antwoord_2;antwoord_3;antwoord_4\n"
    rows = [
        f"eigen-{n};{factor};relatie;samen;Hoe?;a;b;c;d\n"
        for n, factor in enumerate(("Vertrouwen", "vertrouwen"))
    ]
    seen = load({"vragen.csv": heading + "".join(rows)}, keep=False)
    assert [(n.subject, n.hints) for n in seen.notices] == [("Vertrouwen", ("factor", "vertrouwen"))]
