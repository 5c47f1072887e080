"""What a finding says: one line, with place, value, rule and advice; hostile content stays harmless."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.loads.findings import Finding
from lib.text.language import DUTCH, ENGLISH, Language
from lib.text.loads.findings import WORDS, explain, sentence

HINTS = ("een", "twee")


def test_a_sentence_has_file_sheet_row_column_value_rule_and_advice() -> None:
    finding = Finding("boek.xlsx", 7, "waarde", "n.v.t.", "lege_aanduiding", sheet="cijfers")
    assert sentence(DUTCH, finding) == (
        'boek.xlsx, blad cijfers, rij 7, kolom waarde, "n.v.t.": dit is geen waarde maar een aanduiding dat er '
        "geen is. Laat de cel leeg: leeg betekent onbekend."
    )


def test_what_is_not_known_is_left_out() -> None:
    assert sentence(DUTCH, Finding("a.csv", 0, "", "", "leeg_bestand")) == (
        "a.csv: het bestand is leeg. Kies een bestand met een kopregel en rijen."
    )


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("rule", WORDS)
def test_every_rule_has_words_and_leaves_nothing_to_fill_in(language: Language, rule: str) -> None:
    for text in explain(language, Finding("a.csv", 2, "waarde", "x", rule, HINTS)):
        assert text
        assert not re.search(r"[{}]", text)


@pytest.mark.parametrize(
    ("rule", "advice"),
    [
        ("onbekende_kolom", "Haal de kolom weg of herstel de naam."),
        ("ontbrekende_kolom", "Voeg de kolom toe."),
    ],
)
def test_without_a_column_that_looks_like_it_none_is_named(rule: str, advice: str) -> None:
    assert explain(DUTCH, Finding("a.csv", 1, "kleur", "kleur", rule))[1] == advice


def test_every_rule_that_the_code_reports_has_words(root: Path) -> None:
    """Codes are looked for as the literals given to Finding(...), Rule(...) and the tables of lib/store."""
    found = set()
    for file in [*root.glob("lib/store/**/*.py"), *root.glob("lib/ingest/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"Finding": 4, "Rule": 0}.get(node.func.id)
                given = node.args[place : place + 1] if place is not None else []
                found |= {rule.value for rule in given if isinstance(rule, ast.Constant)}
    assert len(found) > 20
    assert found <= set(WORDS)


HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "a\nb\r\nc\td",
    "\x1b[31mrood\x1b[0m\x07\x00",
    "rechts\u202enaar links\u2028\u2029",
    "{hints} {0} %s \\n",
    "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("place", ["file", "column", "value", "hint"])
def test_hostile_content_comes_out_on_one_short_line(place: str, text: str) -> None:
    given = {"file": "a.csv", "column": "waarde", "value": "1", "hint": "naam"} | {place: text}
    finding = Finding(
        given["file"], 2, given["column"], given["value"], "ontbrekende_kolom", (given["hint"],)
    )
    line = sentence(DUTCH, finding)
    assert line.isprintable()
    assert len(line) < 400


@pytest.mark.parametrize("text", ["<b>5</b>", "=1+1", "{hints}", "100 %", "é ü 💧"])
def test_what_can_be_shown_is_shown_unchanged(text: str) -> None:
    assert f'"{text}"' in sentence(DUTCH, Finding("a.csv", 2, "waarde", text, "geen_getal"))


@given(st.text(), st.text(), st.sampled_from(sorted(WORDS)))
def test_any_text_gives_one_line(value: str, column: str, rule: str) -> None:
    assert sentence(DUTCH, Finding("a.csv", 2, column, value, rule, HINTS)).isprintable()
