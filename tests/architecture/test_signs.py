"""One sign has one meaning in the whole product: the marks and lines of charts, and the signs before words."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import chain
from pathlib import Path

import pytest

from lib.charts.event_marks import DIGITS, LETTERS
from lib.charts.palette import Dash, MarkShape
from lib.domain.shares import Verdict
from lib.text.agreements.words import HOLDS
from lib.text.cooperation.words import CONTRAST_SIGNS
from lib.text.market.words import MARKET_SIGNS, STATE_SIGNS
from lib.text.terms import VERDICT_SIGNS
from lib.ui.market.rules import SIGNAL_SIGNS

MEANT: Mapping[str, tuple[str, ...]] = {
    "✓": ("as it should be", "gehaald", "ja", "vergelijkbaar"),
    "✕": ("not as it should be", "niet gehaald", "nee"),
    "≈": ("can be chance", "kan toeval zijn", "dan is er geen 95%-interval meer"),
    "◐": ("in part", "deels"),
    "●": ("within the band",),
    "▲": ("above what it is held against",),
    "▼": ("below what it is held against",),
    "○": ("nothing was agreed",),
    "=": ("the same", "gelijk", "nee"),
    "(=)": ("made the same", "gelijk gemaakt met een stap"),
    "≠": ("another", "anders", "ja, dan is de uitspraak anders"),
    "◆": ("a reference",),
    "★": ("the last day to give notice", "laatste dag om op te zeggen"),
    "■": ("an evaluation", "evaluatie"),
    "–": ("not known, or not to be judged",),
}
"""Sign -> what it means, and the words that may follow it."""
TABLES: tuple[tuple[Mapping[Enum, str], Mapping[str, str]], ...] = (
    (VERDICT_SIGNS, {"MET": "✓", "NOT_MET": "✕", "UNCLEAR": "≈"}),
    (HOLDS, {"WHOLLY": "✓", "PARTLY": "◐", "NOT": "✕", "UNKNOWN": "–"}),
    (MARKET_SIGNS, {"WITHIN": "●", "ABOVE": "▲", "BELOW": "▼", "UNCLEAR": "≈", "NO_AGREEMENT": "○",
                    "NOT_COMPARABLE": "–"}),
    (STATE_SIGNS, {"SAME": "=", "ADJUSTED": "(=)", "DIFFERENT": "≠", "UNKNOWN": "–"}),
    (CONTRAST_SIGNS, {"DIFFERENT": "≠", "ALIKE": "=", "UNCLEAR": "≈", "TOO_FEW": "–"}),
    (SIGNAL_SIGNS, {"ABOVE": "▲", "NOT_ABOVE": "▼", "UNKNOWN": "–"}),
)  # fmt: skip
"""Every table of signs, with what its keys mean by the list above."""
FILES_OF_TABLES = {
    "lib/text/terms.py",
    "lib/text/cooperation/words.py",
    "lib/text/market/words.py",
    "lib/ui/market/rules.py",
}
NO_WORDS = {"lib/charts/text_width.py"}
SIGN = re.compile(r"(?:^|(?<=[ ,;.·]))([✓✕≈◐●▲▼○≠◆★■△□▽◇☆]|\(=\)|(?:^|(?<=, ))=(?= [a-z]))(?= ?(.*))")


def literals(path: Path) -> Iterator[str]:
    """The texts of a module, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def otherwise_used(text: str) -> Iterator[str]:
    """The signs of a text that stand before words that are not theirs."""
    for sign, words in SIGN.findall(text):
        known = MEANT.get(sign, ())
        if sign == "◆" or any(words.startswith(each) for each in known[1:]):
            continue
        yield f"{sign} {words}"


def wrong_marks(tree: ast.AST) -> Iterator[str]:
    """Marks and lines of a chart that name no meaning, and hollow ones that are not of a fictitious figure."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Dict):
            continue
        given = {key.value: value for key, value in zip(node.keys, node.values, strict=True)
                 if isinstance(key, ast.Constant)}  # fmt: skip
        unseen = isinstance(given.get("opacity"), ast.Constant) and ast.literal_eval(given["opacity"]) == 0
        for key in ("symbol", "dash"):
            plain = [n for n in ast.walk(given.get(key, ast.Pass())) if isinstance(n, ast.Constant)]
            if plain and not unseen:
                yield f"line {node.lineno}: {key} without a meaning"
        is_hollow = isinstance(given.get("color"), ast.Name) and ast.unparse(given["color"]) == "PAGE"
        is_reference = "MarkShape.REFERENCE" in ast.unparse(node)
        if is_hollow and "line" in given and not (is_reference or {"pattern", "shape"} & given.keys()):
            yield f"line {node.lineno}: hollow, whatever it is of"


def test_every_shape_and_line_has_one_meaning() -> None:
    for meanings in (MarkShape, Dash):
        assert len({each.value for each in meanings}) == len(meanings.__members__)
    assert not set(chain(DIGITS, LETTERS)) & set(MEANT)


def test_every_mark_and_line_in_a_chart_names_its_meaning(root: Path) -> None:
    found = [
        f"{path.relative_to(root)} {wrong}"
        for path in sorted((root / "lib/charts").rglob("*.py"))
        for wrong in wrong_marks(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


def test_every_table_of_signs_keeps_to_the_list() -> None:
    for table, meant in TABLES:
        assert {key.name: sign.split(" ")[0] for key, sign in table.items()} == meant
        assert set(meant.values()) <= set(MEANT)
    assert set(VERDICT_SIGNS) == set(Verdict)


def test_every_sign_before_words_keeps_to_the_list(root: Path) -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((root / "lib").rglob("*.py")):
        name = str(path.relative_to(root))
        if name not in NO_WORDS:
            found[name] += [each for text in literals(path) for each in otherwise_used(text)]
    alone = {name: {each.strip() for each in used} for name, used in found.items() if used}
    assert {
        name: used for name, used in alone.items() if not (name in FILES_OF_TABLES and used <= set(MEANT))
    } == {}


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ('{"symbol": "diamond", "size": 3}', 1),
        ('{"symbol": MarkShape.REFERENCE, "color": PAGE, "line": {}}', 0),
        ('{"symbol": MarkShape.EVALUATION, "color": PAGE, "line": {}}', 1),
        ('{"color": PAGE if figure.fictitious else FOCUS, "line": {}}', 0),
        ('{"line": {"dash": "dash"}}', 1),
        ('{"symbol": "square", "opacity": 0}', 0),
    ],
)
def test_a_mark_without_a_meaning_is_seen(code: str, wrong: int) -> None:
    assert len(list(wrong_marks(ast.parse(code)))) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("✓ ja", 0),
        ("● ja", 1),
        ("△ einde", 1),
        ("n = 5", 0),
        ("= gelijk, (=) gelijk gemaakt met een stap", 0),
    ],
)
def test_a_sign_with_another_meaning_is_seen(text: str, wrong: int) -> None:
    assert len(list(otherwise_used(text))) == wrong
