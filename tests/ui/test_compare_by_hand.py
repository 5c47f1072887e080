"""Figures that the page Vergelijken says, worked out a second way: with pandas and scipy from the files in the box."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from tests.data_sets import ROOT
from tests.ui.reading import Seen

PAGE = "pages/analyse/vergelijken.py"
DUTCH = (ROOT / "data/published", ROOT / "data/published/nederland")
SCOTTISH = (ROOT / "data/voorbeelden/schotland",)


def figures(folders: tuple, indicator: str, period: str = "") -> pd.Series:
    """The newest figure of each partnership, or that of a period; a client stands for its partnership."""
    rows = pd.concat([pd.read_csv(f / "cijfers.csv", sep=";", dtype=str) for f in folders])
    partners = pd.concat([pd.read_csv(f / "partnerschappen.csv", sep=";", dtype=str) for f in folders])
    of_client = partners.drop_duplicates("opdrachtgever").set_index("opdrachtgever").partnerschap
    rows["of"] = rows.partnerschap.fillna(rows.organisatie.map(of_client))
    rows = rows[(rows.indicator == indicator) & (rows.periode.str.len() == 4)].dropna(subset=["of"])
    rows = rows[rows.status != "begroting"]
    rows = rows[rows.periode == period] if period else rows
    newest = rows.sort_values("periode", kind="stable").groupby("of").tail(1)
    return newest.set_index("of").waarde.str.replace(",", ".").astype(float)


@pytest.fixture
def said(visit):
    """What the page says with these choices."""

    def told(**choices: str) -> str:
        page: Seen = visit("box", page=PAGE, **choices)
        return " ".join((*page.headings, *page.sentences)).replace("\u00a0", " ").replace("\u2212", "-")

    return told


def dutch(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def test_where_nijmegen_lies_and_whether_two_figures_go_together(said) -> None:
    cost = figures(DUTCH, "lasten_afval_eur_inw", "2023")
    text = said(focus="nijmegen-dar")
    assert f"Bij {(cost > cost['nijmegen-dar']).sum()} van {len(cost) - 1} andere is het hoger." in text
    low, middle, high = cost.quantile([0.25, 0.5, 0.75])
    assert f"De mediaan van {len(cost)} is € {middle:.0f}" in text
    assert f"tussen € {low:.0f} en € {high:.0f}." in text
    both = pd.concat([cost, figures(DUTCH, "afvalscheiding_pct")], axis=1).dropna()
    rho = stats.spearmanr(both.iloc[:, 0], both.iloc[:, 1]).statistic
    together = said(focus="nijmegen-dar", weergave="samenhang")
    assert f"Spearman {dutch(rho, 2)}" in together
    assert f"n = {len(both)}" in together


def test_who_cleans_the_streets_of_fife_for_less(said) -> None:
    both = pd.concat([figures(SCOTTISH, f"lgbf-env3{side}", "2018") for side in "ac"], axis=1).dropna()
    cost, quality = both.iloc[:, 0], both.iloc[:, 1]
    as_good = cost[quality >= quality["fife"]].sort_values()
    cheaper = as_good[as_good < cost["fife"]]
    text = said(focus="fife", weergave="goedkoper", dienst="reiniging", periode="2018")
    assert text.startswith(f"{len(cheaper)} is minstens even goed en goedkoper dan Fife")
    n, m = len(as_good), 25  # the least of m drawn with replacement is the k-th with this chance
    chance = [((n - k) / n) ** m - ((n - k - 1) / n) ** m for k in range(n)]
    expected = sum(p * value for p, value in zip(chance, as_good, strict=True)) / cost["fife"]
    assert f"heeft {100 * as_good.min() / cost['fife']:.0f}% van de eigen kosten" in text
    assert f"(order-m) {100 * expected:.0f}% (n = {len(both)})" in text
