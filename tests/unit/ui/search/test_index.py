"""What can be found: all that a reader has a way to, in their language, and nothing beyond their scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lib.answers.explore.choices import choose
from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.text.glossary import glossary
from lib.text.language import DUTCH, ENGLISH
from lib.ui.registry import PAGES
from lib.ui.search.index import findable
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("both", tmp_path_factory.mktemp("both"))) as found:
        yield found


def names(found: list[dict[str, object]], kind: str) -> list[object]:
    return [each["name"] for each in found if each["kind"] == kind]


def test_every_kind_is_there_and_pages_go_first(snapshot: Snapshot) -> None:
    found = findable(snapshot, "zwolle-rova", DUTCH)
    assert names(found, "Pagina") == [DUTCH.say(page.title) for page in PAGES]
    assert [each["kind"] for each in found[: len(PAGES)]] == ["Pagina"] * len(PAGES)
    assert {"Zwolle - ROVA", "Nijmegen - Dar"} <= set(names(found, "Partnerschap"))
    assert "Lasten afval (taakveld 7.3)" in names(found, "Cijfer")
    assert names(found, "Begrip") == list(glossary(DUTCH))
    assert "Rekenvoorbeelden" in names(found, "Uitleg")
    assert len(names(found, "Bestand")) == len(DATASETS)


def test_the_invented_say_so_and_show_figures_of_their_own_kind(snapshot: Snapshot) -> None:
    real, invented = (findable(snapshot, code, DUTCH) for code in ("zwolle-rova", "demo-brugstede-eigen"))
    listed = names(real, "Partnerschap")
    assert all(str(name).endswith("(fictief)") for name in listed[listed.index("Zwolle - ROVA") + 1 :])
    assert set(names(real, "Cijfer")) != set(names(invented, "Cijfer"))


def test_a_figure_opens_the_page_that_compares_it(snapshot: Snapshot) -> None:
    for each in findable(snapshot, "nijmegen-dar", DUTCH):
        if each["kind"] == "Cijfer":
            wanted = {"focus": "nijmegen-dar", **each["choices"]}  # type: ignore[dict-item]
            choices = choose(wanted, snapshot)
            assert choices
            assert choices.first
            assert choices.first.indicator.code == each["code"]
            assert choices.unmet == ()


def test_a_scope_takes_away_names(snapshot: Snapshot) -> None:
    narrow = replace(snapshot, scope=Scope.of("zwolle-rova"))
    assert names(findable(narrow, "", DUTCH), "Partnerschap") == ["Zwolle - ROVA"]


def test_in_english_and_without_figures(snapshot: Snapshot, tmp_path: Path) -> None:
    found = findable(snapshot, "zwolle-rova", ENGLISH)
    assert {"Page", "Partnership", "Figure", "Term", "Explanation", "File"} == {
        each["kind"] for each in found
    }
    with snapshot_of(tmp_path / "leeg.duckdb") as empty:
        kinds = {each["kind"] for each in findable(empty, "zwolle-rova", DUTCH)}
    assert kinds == {"Pagina", "Begrip", "Uitleg", "Bestand"}
