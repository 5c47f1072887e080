"""What lies in the box: every set has its files, and every figure in it a licence and a holder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.catalogue.definitions import CatalogueError
from lib.catalogue.shipped import read_shipped, shipped_sets

SET = '[[set]]\nset = "a"\nmap = "data/a"\nnaam = "A"\nnaam_en = "A"\nvoorbeeld = false\n'
ORIGIN = (
    '[[bron]]\nbron = "b"\nset = "{set}"\nnaam = "B"\nnaam_en = "B"\nhouder = "H"\nhouder_en = "H"\n'
    'licentie = "L"\n'
)


def test_the_sets_and_their_licences() -> None:
    licences = {code: [o.licentie for o in each.origins] for code, each in shipped_sets().items()}
    assert list(licences) == ["gepubliceerd", "nederland", "schotland"]
    assert set(licences["nederland"]) == {"CC BY 4.0"}
    assert licences["schotland"] == ["Open Government Licence v3.0"]
    assert [code for code, each in shipped_sets().items() if each.example] == ["schotland"]


def test_every_set_has_its_files() -> None:
    for shipped in shipped_sets().values():
        assert "cijfers.csv" in [path.name for path in shipped.files], shipped.code


def test_an_open_licence_is_named_with_its_address() -> None:
    for shipped in shipped_sets().values():
        for origin in shipped.origins:
            assert (origin.licentie_url is not None) == bool(re.search("CC BY|Open Gov", origin.licentie))


def test_the_readme_names_the_holder_and_the_licence_of_each_origin(root: Path) -> None:
    told = (root / "README.md").read_text(encoding="utf-8")
    for shipped in shipped_sets().values():
        for origin in shipped.origins:
            assert (origin.licentie_en or origin.licentie) in told, origin.bron
            assert origin.houder_en in told, origin.bron


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SET + 'bekend = "z"\n', "bekend 'z' is no earlier set"),
        (SET + ORIGIN.format(set="z"), "bron 'b' is of no set"),
        (SET.replace("false", '"soms"'), "voorbeeld"),
    ],
)
def test_a_wrong_definition_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "shipped.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(said)):
        read_shipped(file, tmp_path)
