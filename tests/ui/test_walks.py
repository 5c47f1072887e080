"""Going from page to page: whose picture it is never changes, and pages say the same of the same figure."""

from __future__ import annotations

import random
import re

import pytest

from tests.ui.reading import Seen

COMPARISON, REVIEW = "pages/overleg/kwaliteit_en_kosten.py", "pages/overleg/partnerschap.py"
LEVELS, COSTS, MARKET, WHAT_IF = (
    f"pages/analyse/{name}.py" for name in ("dienstverlening", "kosten", "marktconformiteit", "wat_als")
)
START = "pages/uitleg/beginnen.py"
PAGES = (COMPARISON, REVIEW, LEVELS, COSTS, MARKET, WHAT_IF, START)
ORDERS = [random.Random(seed).sample(PAGES, len(PAGES)) for seed in (1, 2)]
NAMES = {"zwolle-rova": "Zwolle - ROVA", "nijmegen-dar": "Nijmegen - Dar"}
WASTE_COST = {"zwolle-rova": ("117,92", "€ 118 per inwoner"), "nijmegen-dar": ("72,76", "€ 73 per inwoner")}
"""As figures and tables have it, and as a sentence says it."""
DENIALS = (
    "geen kostencijfer",
    "geen enkel cijfer",
    "geen kosten per eenheid",
    "geen cijfers van deze dienst",
)


def told(page: Seen) -> str:
    """Everything but the list of whom to look at, with plain blanks."""
    text = page.everything()
    for name in page.options("focus"):
        if name.endswith("(fictief)"):
            text = text.replace(name, "")
    tables = "\n".join(" ".join(map(str, table.value.to_numpy().ravel())) for table in page.app.table)
    return re.sub(r"\s", " ", f"{text}\n{tables}".replace("\\", ""))


@pytest.mark.parametrize("order", ORDERS, ids=["one order", "another order"])
@pytest.mark.parametrize(("focus", "stand"), [("zwolle-rova", "nee"), ("nijmegen-dar", "ja")])
def test_no_page_moves_the_focus_or_the_stand_on_fictitious_ones(
    visit, order: list[str], focus: str, stand: str
) -> None:
    page = visit("both", focus=focus, fictief=stand)
    everyone = page.options("focus")
    for script in order:
        page.go_to(script)
        assert page.choices["focus"] == focus, script
        assert page.app.selectbox(key="w_focus").value == focus
        assert page.options("focus") == everyone, script
    page.go_to(COMPARISON)
    assert (page.choices["focus"], page.choices["fictief"]) == (focus, stand)


def test_a_focus_that_was_never_chosen_is_the_same_on_every_page(visit) -> None:
    page = visit("both")
    for script in (LEVELS, MARKET, COSTS):
        assert page.go_to(script).choices["focus"] == "nijmegen-dar"
        assert "(fictief)" not in told(page)
    page.choose("focus", "zwolle-rova")
    assert page.go_to(REVIEW).choices["focus"] == "zwolle-rova"


@pytest.mark.parametrize("data", ["published", "both"])
@pytest.mark.parametrize("focus", list(NAMES))
def test_pages_say_the_same_of_a_figure_and_none_denies_it(visit, data: str, focus: str) -> None:
    page = visit(data, focus=focus, dienst="afval", kosten="lasten_afval_eur_inw", periode="2023")
    said = {COMPARISON: told(page)}
    for script in (COSTS, MARKET):
        said[script] = told(page.go_to(script))
    said[REVIEW] = told(visit(data, page=REVIEW, focus=focus, dienst="afval", periode="2023"))
    for script, text in said.items():
        assert any(words in text for words in WASTE_COST[focus]), script
        assert not [words for words in DENIALS if words in text.lower()], script
        assert "(fictief)" not in text, script
        assert "focus=" not in text.replace(f"?focus={focus}", "").replace(f"&focus={focus}", ""), script
