"""A new kind of step, made by the recipe of ARCHITECTURE.md in a copy: one module, its place, its words."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WINTER = '''
"""What a price carries for winters comes off."""

from lib.domain.market.prices import MarketReason
from lib.domain.market.steps.rule import Assumption, PriceStep, StepRule

SURCHARGE_UNKNOWN = MarketReason("wintertoeslag_onbekend", is_unknown=True)
_KIND = "winter"
_SURCHARGES = {"noord": 25.0}


def _take(price, basis, index):
    if price.region is None:
        return None
    pct = _SURCHARGES.get(price.region)
    if pct is None:
        return PriceStep(_KIND, missing=SURCHARGE_UNKNOWN)
    return PriceStep(_KIND, 1 / (1 + pct / 100), pct=pct, source=price.source)


def _moved(step, by):
    return 1 / (1 + (step.pct + by) / 100)


WINTER_STEP = StepRule(
    _KIND, _take, (SURCHARGE_UNKNOWN,), is_checked=True, assumption=Assumption(5.0, _moved)
)
'''
IMPORT = "from lib.domain.market.steps.winter import SURCHARGE_UNKNOWN, WINTER_STEP\n"
PLACE = "    WINTER_STEP,\n"
WORDS = """    WINTER_STEP.kind: StepWords(
        _filled(msg("Wintertoeslag eraf")),
        _filled(msg("Zonder {pct}% wintertoeslag")),
        {SURCHARGE_UNKNOWN: ReasonWords(msg("wintertoeslag onbekend"), msg("De wintertoeslag ontbreekt."))},
        aspect=msg("Winter"),
        parameter=msg("Wintertoeslag, procentpunt"),
    ),
"""
ENGLISH = {
    "Wintertoeslag eraf": "Winter surcharge off",
    "Zonder {pct}% wintertoeslag": "Without {pct}% winter surcharge",
    "wintertoeslag onbekend": "winter surcharge unknown",
    "De wintertoeslag ontbreekt.": "The winter surcharge is missing.",
    "Winter": "Winters",
    "Wintertoeslag, procentpunt": "Winter surcharge, percentage points",
}
ASK = """
import json
from lib.charts.market.price_test import draw_steps
from lib.domain.market.publish import publish
from lib.domain.units import parse_unit
from lib.tables.market.price_test import checklist_table, prices_table, steps_table, swings_table
from lib.text.language import LANGUAGES
from lib.text.market.sentences import outcome_sentences
from tests.market_prices import case, price

north = [price(f"r{n}", amount, region="noord") for n, amount in enumerate((1.2, 1.25, 1.25, 1.25, 1.3))]
published = publish(case(price(), [*north, price("r9", region="elders")]))
few = publish(case(price(), [price("r9", region="elders")]))
first = published.references[0]
print(json.dumps({
    "values": [reference.value for reference in published.references],
    "index": published.outcome.index,
    "swings": {swing.parameter: [swing.low.index, swing.high.index] for swing in published.swings},
    "said": {
        code: {
            "steps": [row[1:3] for row in steps_table(published, "Aa", language).rows if row[0].startswith("r")],
            "checklist": [column.title for column in checklist_table(published, "Aa", None, language).columns],
            "checked": checklist_table(published, "Aa", None, language).rows[-1],
            "swings": [row[0] for row in swings_table(published, language).rows],
            "outcome": prices_table(published, "Aa", language).rows[-1][7],
            "advice": outcome_sentences(language, few, parse_unit("EUR/m2")),
            "waterfall": draw_steps(first, "Aa", parse_unit("EUR/m2"), language, own=False).alt,
        }
        for code, language in LANGUAGES.items()
    },
}))
"""


@pytest.fixture(scope="module")
def asked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a copy with the new step shows."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(root / "lib", copy / "lib", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "tests").mkdir()
    for file in (root / "tests").glob("*.py"):
        shutil.copy(file, copy / "tests")
    steps, words = copy / "lib/domain/market/steps", copy / "lib/text/market/steps.py"
    (steps / "winter.py").write_text(WINTER, "utf-8")
    _insert(steps / "order.py", before="from lib.domain.market.steps.vat", text=IMPORT)
    _insert(steps / "order.py", before=')\n"""', text=PLACE)
    _insert(words, before="from lib.domain.market.steps.vat", text=IMPORT)
    _insert(words, before='}\n"""By the code', text=WORDS)
    with (copy / "lib/text/locale/en.po").open("a", encoding="utf-8") as file:
        file.writelines(f'\nmsgid "{dutch}"\nmsgstr "{english}"\n' for dutch, english in ENGLISH.items())
    run = subprocess.run([sys.executable, "-c", ASK], cwd=copy, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def _insert(file: Path, *, before: str, text: str) -> None:
    written = file.read_text("utf-8")
    assert written.count(before) == 1
    file.write_text(written.replace(before, text + before), "utf-8")


def test_it_brings_prices(asked: dict[str, Any]) -> None:
    assert asked["values"] == [pytest.approx(v) for v in (0.96, 1.0, 1.0, 1.0, 1.04)] + [None]
    assert asked["index"] == pytest.approx(100)


def test_it_moves_in_the_sensitivity_analysis(asked: dict[str, Any]) -> None:
    assert asked["swings"]["winter"] == [pytest.approx(100 * 1.2 / 1.25), pytest.approx(100 * 1.3 / 1.25)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_told_everywhere(asked: dict[str, Any], language: str) -> None:
    def words(dutch: str) -> str:
        return dutch if language == "nl" else ENGLISH[dutch]

    said = asked["said"][language]
    name, rule = words("Wintertoeslag eraf"), words("Zonder {pct}% wintertoeslag").format(pct=25)
    assert [name, rule] in said["steps"]
    assert name in said["waterfall"]
    checked = said["checked"][said["checklist"].index(words("Winter"))]
    assert checked == ("– onbekend" if language == "nl" else "– unknown")
    assert words("Wintertoeslag, procentpunt") in said["swings"]
    assert words("wintertoeslag onbekend") in said["outcome"]
    assert words("De wintertoeslag ontbreekt.") in said["advice"]
