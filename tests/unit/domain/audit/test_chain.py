"""A chain of lines: any change, gap or exchange is seen, at its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.audit.chain import FIRST_SEAL, Anchor, AuditLine, anchor_in, first_broken, sealed
from lib.domain.audit.deeds import Deed, DeedDone

START = Anchor()


def chain(length: int = 5) -> list[AuditLine]:
    lines: list[AuditLine] = []
    anchor = START
    for number in range(length):
        moment = dt.datetime(2026, 11, 30, 9, number)
        done = DeedDone(Deed.LOAD, f"lading {number}", "gedaan", "Jansen", "scherm", moment)
        lines.append(sealed(done, anchor))
        anchor = Anchor(lines[-1].number, lines[-1].seal)
    return lines


def test_a_chain_begins_anywhere_that_is_known() -> None:
    lines = chain()
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]
    assert (lines[0].before, len({line.seal for line in lines})) == (FIRST_SEAL, 5)
    assert first_broken(lines, START) is None
    assert first_broken(lines[3:], Anchor(3, lines[2].seal)) is None
    assert first_broken([], START) is None


@pytest.mark.parametrize("name", ["deed", "subject", "result", "actor", "origin", "moment"])
def test_every_word_of_a_line_is_under_its_seal(name: str) -> None:
    lines = chain()
    other = dt.datetime(2020, 1, 1) if name == "moment" else "iets anders"
    lines[2] = replace(lines[2], done=replace(lines[2].done, **{name: other}))
    assert first_broken(lines, START) == 3


def test_a_line_that_is_gone_exchanged_or_sealed_anew_is_seen() -> None:
    lines = chain()
    assert first_broken(lines[1:], START) == 1
    assert first_broken([*lines[:2], *lines[3:]], START) == 3
    assert first_broken([lines[0], lines[2], lines[1]], START) == 2
    forged = sealed(replace(lines[2].done, actor="De Vries"), Anchor(2, lines[1].seal))
    assert first_broken([*lines[:2], forged, *lines[3:]], START) == 4


def test_words_cannot_run_over_into_the_next() -> None:
    done = DeedDone(Deed.LOAD, "a", "b", "d", "c", dt.datetime(2026, 1, 1))
    assert sealed(done, START).seal != sealed(replace(done, subject="ab", result=""), START).seal


@pytest.mark.parametrize("told", ["12 {}", "12, zegel {}", " 12:{} ", "12 seal {}"])
def test_a_seal_is_read_as_it_was_noted(told: str) -> None:
    assert anchor_in(told.format("0f" * 8)) == Anchor(12, "0f" * 8)


@pytest.mark.parametrize("told", ["", "12", "12 0f0f", "x " + "0f" * 8, "12 " + "0f" * 33, "١٢ " + "0f" * 8])
def test_what_is_no_seal_is_none(told: str) -> None:
    assert anchor_in(told) is None
