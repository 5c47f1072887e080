"""Answers and pilot come from the address and go back into it; what is unknown is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.self_scan.choices import SelfScanChoices, choose
from lib.answers.snapshot import Snapshot
from lib.domain.self_scan.first_steps import StartAnswer
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("scenario", tmp_path_factory.mktemp("scenario"))) as opened:
        yield opened


def seen(snapshot: Snapshot, **wanted: str) -> SelfScanChoices:
    return choose(wanted, snapshot)


def test_nothing_is_answered_to_begin_with(snapshot: Snapshot) -> None:
    choices = seen(snapshot)
    assert choices.parameters() == {"focus": "aa-cc"}
    assert (choices.answers, choices.service, choices.unmet) == ({}, None, ())


def test_everything_comes_back_from_the_address(snapshot: Snapshot) -> None:
    wanted = {
        "focus": "aa-cc",
        "zelfscan": "wij.ja~zij.nee",
        "proef": "groen",
        "proefgebied": "centrum",
        "ware_pct": "97.5",
    }
    choices = seen(snapshot, **wanted)
    assert choices.parameters() == wanted
    assert choices.answers == {"wij": StartAnswer.YES, "zij": StartAnswer.NO}


def test_what_is_unknown_is_told(snapshot: Snapshot) -> None:
    choices = seen(
        snapshot, zelfscan="wij.soms~x.ja~zij.ja~zij.nee", proef="x", proefgebied="y", ware_pct="200"
    )
    assert choices.answers == {"zij": StartAnswer.YES}
    assert choices.unmet == (
        ("proef", "x"),
        ("proefgebied", "y"),
        ("zelfscan", "wij.soms"),
        ("zelfscan", "x.ja"),
        ("zelfscan", "zij.nee"),
        ("ware_pct", "200"),
    )


def test_answers_about_another_partnership_yield(snapshot: Snapshot) -> None:
    choices = seen(snapshot, zelfscan="wij.ja", proef="groen", los="zelfscan proef")
    assert (choices.answers, choices.service, choices.unmet) == ({}, None, ())
