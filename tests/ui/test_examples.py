"""The Scottish example: one click in, one click out, and never among Dutch peers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.store.loads.history import list_loads
from lib.ui.memory import the_store
from tests.ui.reading import Seen

PAGE = "pages/gegevens/inlezen.py"


def press(page: Seen, label: str) -> Seen:
    next(button for button in page.app.button if button.label == label).click()
    return page.run()


def test_the_example_goes_in_and_out_with_one_click(
    visit: Callable[..., Seen], store_of: Callable[[str], Path], tmp_path: Path
) -> None:
    page = visit(Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb")), page=PAGE)
    page = press(page, "Voorbeeld laden")
    assert [load.kind for load in list_loads(the_store())] == ["voorbeeld-schotland", "gepubliceerd"]
    assert "Improvement Service, Open Government Licence v3.0" in page.everything()
    page = press(page, "Voorbeeld weghalen")
    assert [load.active for load in list_loads(the_store())] == [False, True]
    assert "Voorbeeld laden" in [button.label for button in page.app.button]


@pytest.mark.parametrize("focus", ["zwolle-rova", "nijmegen-dar"])
@pytest.mark.parametrize(
    "page",
    ["overleg/kwaliteit_en_kosten", "overleg/partnerschap", "analyse/kosten", "analyse/marktconformiteit"],
)
def test_a_page_of_a_dutch_partnership_names_no_scottish_council(
    visit: Callable[..., Seen], focus: str, page: str
) -> None:
    """But where any partnership can be chosen to look at."""
    seen = visit("box", page=f"pages/{page}.py", focus=focus)
    offered = {
        name for box in seen.app.selectbox if box.label == "Partnerschap in beeld" for name in box.options
    }
    said = "\n".join(line for line in seen.everything().splitlines() if line not in offered)
    assert not [name for name in ("Aberdeen", "Glasgow", "Scotland", "£", "GBP") if name in said]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_scottish_council_is_told_no_dutch_law_and_each_source_once(
    visit: Callable[..., Seen], language: str
) -> None:
    seen = visit("box", page="pages/analyse/marktconformiteit.py", focus="aberdeen-city", taal=language)
    said = seen.everything()
    told = {
        "nl": "zijn Nederlands en gelden niet voor Aberdeen City",
        "en": "are Dutch and do not hold for Aberdeen City",
    }
    assert told[language] in said
    assert not [law for law in ("25i", "Mededingingswet", "Stb. 2012", "80%") if law in said]
    costs = visit("box", page="pages/analyse/kosten.py", focus="aberdeen-city", taal=language)
    for table in (*seen.app.table, *costs.app.table):
        assert "Improvement Service" not in table.value.to_string()
    assert "Improvement Service, Local Government Benchmarking Framework" in costs.everything()
