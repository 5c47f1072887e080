"""The command line on a store that machines share: the same commands, and one that carries a store."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lib.cli.program import main
from lib.store.engine import address_of
from tests.loading import figures_file


@pytest.fixture
def run(hub_address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command on the hub; its exit status and what it printed."""
    monkeypatch.setenv("MONITOR_STORE", hub_address)

    def ran(*words: object) -> tuple[int, str]:
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out + said.err

    return ran


def test_every_command_works_on_a_shared_store(
    run, hub_address: str, world_file, write, tmp_path: Path
) -> None:
    source = Path(shutil.copy(world_file[0], tmp_path / "eerst.duckdb"))
    status, said = run("move", source, hub_address)
    assert (status, "gecontroleerd" in said) == (0, True)
    assert run("move", source, hub_address)[0] == 1  # there is one now
    file = write("cijfers.csv", figures_file("aa-cc;;pond;2023;7;definitief"))
    assert run("load", file)[0] == 0
    assert len(json.loads(run("loads", "--json")[1])) == 2
    figures = run("figures", "--format", "csv")[1]
    assert "pond" in figures
    copy = tmp_path / "kopie.duckdb"
    assert run("backup", copy)[0] == 0
    assert run("undo", 2)[0] == 0
    assert "pond" not in run("figures", "--format", "csv")[1]
    status, said = run("restore", copy, "--json")
    assert status == 0
    assert Path(json.loads(said)["bewaard"]).is_file()  # what was there is kept on this machine
    assert run("figures", "--format", "csv")[1] == figures
    assert run("verify")[0] == 0
    assert run("template", tmp_path / "leeg.xlsx")[0] == 0
    back = tmp_path / "terug.duckdb"
    status, said = run("move", hub_address, back, "--json")
    assert (status, json.loads(said)["naar"]) == (0, address_of(back))
    assert run("move", hub_address, "mysql://x/y")[0] == 1
    assert "geheim" not in run("move", "postgresql://a:geheim@127.0.0.1:9/x", back)[1]
