"""Signs that nobody sees are shown as signs."""

from __future__ import annotations

import json

import pytest

from lib.domain.loads.visible import spelled_out, visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;weg\x07naam", "�]0;weg�naam"),
        ("fdp\u202egpj.exe", "fdp�gpj.exe"),
        ("\x9b31m", "�31m"),
        ("a\udcffb", "a�b"),
        ("Súdwest-Fryslân – 1\u00a0000", "Súdwest-Fryslân – 1\u00a0000"),
        ("twee\nregels", "twee\nregels"),
    ],
)
def test_what_is_not_seen_becomes_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


def test_a_name_is_on_one_line() -> None:
    assert visible_line("a\nb\tc") == "a�b�c"


def test_json_says_the_same_in_signs_that_are_seen() -> None:
    record = {"naam": "fdp\u202egpj\x9b\x1b"}
    written = spelled_out(json.dumps(record, ensure_ascii=False))
    assert json.loads(written) == record
    assert written.isprintable()
