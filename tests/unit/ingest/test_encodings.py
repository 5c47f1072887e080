"""Which encoding a text file has, when a guess stands out, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.domain.loads.findings import Notice
from lib.ingest.encodings import GUESSES, UTF_8, Encoding, encoding_of
from lib.ingest.headings import Unreadable
from tests.loading import Load

HEADING = "organisatie;naam;soort;fictief\n"
NAMES = ("Súdwest-Fryslân", "Café Zuid", "België", "Coöperatie", "Weltevrêden", "'s-Hertogenbosch", "Büren")
Told = Callable[[bytes], Encoding]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    def told(content: bytes) -> Encoding:
        path = tmp_path / "namen.csv"
        path.write_bytes(content)
        return encoding_of(path, "namen.csv")

    return told


def lines(*names: str, end: str = "\n") -> str:
    return HEADING + "".join(f"x{n};{name};gemeente;nee{end}" for n, name in enumerate(names))


@pytest.mark.parametrize("codec", GUESSES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_encoding_is_told_by_its_letters_and_said_with_an_example(
    told: Told, codec: str, end: str
) -> None:
    found = told(lines("Aalten", *NAMES, end=end).encode(codec))
    text = lines(*NAMES).encode(codec)
    assert text.decode(found.codec) == text.decode(codec)
    named = GUESSES[found.codec]
    assert found.notice == Notice("namen.csv", "codering_geraden", named, ("Súdwest-Fryslân", "3"))


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("de ‘straat’ en de zo’n", "cp1252"),
        ("€ 12 per m²", "cp1252"),
        ("CAFÉ’S IN SÚDWEST", "cp1252"),
        ("Københavns veje", "cp1252"),
        ("één café", "mac_roman"),
        ("één café", "cp850"),
    ],
)
def test_a_few_words_are_enough(told: Told, text: str, codec: str) -> None:
    assert text.encode(codec).decode(told(lines(text).encode(codec)).codec) == text


@pytest.mark.parametrize("content", [lines("Aalten"), lines(*NAMES), "\ufeff" + lines(*NAMES), lines("😀")])
def test_utf_8_is_no_guess(told: Told, content: str) -> None:
    assert told(content.encode()) == Encoding(UTF_8)


def test_two_encodings_in_a_file_are_refused_with_both_rows(told: Told) -> None:
    content = lines("Aalten", "België").encode() + b"yy;Caf\xe9;gemeente;nee\n"
    with pytest.raises(Unreadable) as refused:
        told(content)
    [finding] = refused.value.findings
    assert (finding.rule, finding.row, finding.value) == ("twee_coderingen", 4, "Café")
    assert finding.hints == ("3",)


def test_letters_that_may_be_of_two_encodings_are_asked_about(told: Told) -> None:
    """One letter: Mac Roman has Fryslân there, DOS has Fryslën."""
    with pytest.raises(Unreadable) as refused:
        told(lines("Fryslân").encode("mac_roman"))
    [finding] = refused.value.findings
    assert (finding.rule, finding.row) == ("onbekende_codering", 2)
    assert "Fryslân" in finding.hints


@pytest.mark.parametrize(
    "name", ["SÃºdwest", "CafÃ© Zuid", "Â€ 12", "zoâ€™n", "caf√©", "Belgi├½", "Caf\ufffd"]
)
def test_text_that_was_garbled_before_is_refused(check: Load, name: str) -> None:
    outcome = check({"organisaties.csv": lines("Aalten", name)})
    assert [(f.rule, f.row, f.column) for f in outcome.findings] == [("verminkte_tekst", 3, "naam")]


@pytest.mark.parametrize("name", ["SÃO PAULO", "Â", "Ångström", "5 m² à € 3", "Pâté – «fin»", "Ærø", "日本"])
def test_text_in_other_languages_is_not_garbled(check: Load, name: str) -> None:
    assert not check({"organisaties.csv": lines(name)}).findings


def test_a_guess_is_said_of_a_file_of_others_too(check: Load) -> None:
    iv3 = "Gemeenten;Taakveld;Baten;Lasten;Inwonertal\nSúdwest-Fryslân;7.3 Afval;1.0;2.0;100\n"
    outcome = check({"iv3_2023_jaarrekening.csv": iv3.encode("cp1252")})
    assert "codering_geraden" in [notice.code for notice in outcome.notices]
