"""Roles by the command line, in one walk: given, shown, taken, and somebody let out."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.cli.program import main
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.domain.people.sight import Showing
from lib.store.engine import Store
from lib.store.people.credentials import invited
from lib.store.people.register import person_of, shown_partnerships
from lib.store.upkeep.opening import open_store


@pytest.mark.usefixtures("world")
def test_roles_are_given_and_taken(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"duckdb:///{Path(store.place).as_posix()}"
    store.close()
    monkeypatch.setenv("MONITOR_STORE", address)
    keeper, reader = Grant(ALL_PARTNERSHIPS, AccessRole.KEEPER), Grant("aa-cc", AccessRole.READER)
    assert main(["role", "jörg", "gegevensbeheerder", "--by", "de baas"]) == 0
    assert main(["role", "jörg", "lezer", "--partnership", "aa-cc"]) == 0
    assert main(["role", "an", "voorzitter", "--partnership", "weg"]) == 1
    assert "Dit partnerschap is er niet: weg" in capsys.readouterr().out
    assert main(["show-as", "aa-cc", "zichtbaar"]) == 0
    assert main(["show-as", "weg", "zichtbaar"]) == 1
    opened = open_store(address)
    assert person_of(opened, "jörg") == Person("jörg", frozenset({keeper, reader}))
    assert shown_partnerships(opened)["aa-cc"].showing == Showing.NAMED
    opened.close()
    assert main(["role", "jörg", "gegevensbeheerder", "--take"]) == 0
    capsys.readouterr()
    assert main(["account", "bo", "--site", "https://monitor.example.nl/a/", "--hours", "3"]) == 0
    said = capsys.readouterr().out
    assert "binnen 3 uur" in said
    assert "bo heeft nog geen rol" in said
    link = next(
        line for line in said.splitlines() if line.startswith("https://monitor.example.nl/a/aanmelden/")
    )
    opened = open_store(address)
    assert invited(opened, link.partition("uitnodiging=")[2]) == "bo"
    opened.close()
    assert main(["people"]) == 0
    assert [line.split("\t")[:3] for line in capsys.readouterr().out.splitlines()[-1:]] == [
        ["jörg", "lezer", "aa-cc"]
    ]
    assert main(["revoke", "jörg"]) == 0
    assert "ingetrokken" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["role", "jörg", "koning"])
    with pytest.raises(SystemExit):
        main(["account", "bo", "--hours", "0"])
    assert "'koning' bestaat niet" in capsys.readouterr().err


@pytest.mark.usefixtures("world")
def test_keys_are_made_listed_and_revoked(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{Path(store.place).as_posix()}")
    store.close()
    assert main(["role", "an", "lezer", "--partnership", "aa-cc"]) == 0
    assert main(["key", "an"]) == 1
    assert main(["key", "an", "--name", "R", "--days", "999999999"]) == 1
    assert main(["key", "an", "--name", "R", "--may", "laden"]) == 1
    assert main(["key", "bo", "--name", "R"]) == 1
    said = capsys.readouterr().out
    for part in (
        "Geef de sleutel een naam",
        "Zoveel dagen",
        "zelf mag laden",
        "niet bekend, of heeft geen rol",
    ):
        assert part in said
    assert (
        main(["key", "an", "--name", "Excel", "--partnership", "aa-cc", "--days", "1", "--by", "de baas"])
        == 0
    )
    key = capsys.readouterr().out.strip()
    assert key.startswith("smk_")
    assert main(["keys"]) == 0
    code, *told = capsys.readouterr().out.strip().split("\t")
    assert code in key
    assert (told[:4], told[-2:]) == (["an", "Excel", "lezen", "aa-cc"], ["-", "werkt"])
    assert main(["revoke-key", code]) == 0
    assert "ingetrokken" in capsys.readouterr().out
    assert main(["revoke-key", code]) == 1
    assert "die nog werkt" in capsys.readouterr().out
