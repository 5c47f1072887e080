"""Figures that the page Vergelijken says, worked out a second way: with pandas and scipy from the files in the box."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from lib.demo import write_demo
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


WORK = ["loon", "materieel", "materiaal", "uitbesteed", "indirect", "overhead", "verwerking", "resultaat"]
"""The kinds of gross cost; net is less the yields, and what stands apart is in neither."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The files of the demonstration set."""
    files = write_demo(tmp_path_factory.mktemp("demo"))
    return {file.stem: pd.read_csv(file, sep=";", decimal=",", low_memory=False) for file in files}


@pytest.fixture
def shown(visit):
    """The page on the demonstration set with these choices."""

    def opened(**choices: str) -> Seen:
        page: Seen = visit("both", focus=choices["focus"]).go_to(PAGE)
        page.app.query_params.clear()
        for name, value in choices.items():
            page.app.query_params[name] = value
        return page.run()

    return opened


def of_service(demo: dict[str, pd.DataFrame], service: str) -> pd.DataFrame:
    """The lines of the accounts; those of products only of kinds without a line for the whole service."""
    lines = demo["kosten"]
    lines = lines[(lines.dienst == service) & (lines.status == "rekening")]
    keys = ["partnerschap", "jaar", "kostensoort"]
    whole = lines.groupby(keys)["product"].transform(lambda products: products.isna().any())
    return lines[~whole | lines["product"].isna()]


def test_what_all_clients_of_a_contractor_pay_together(demo, shown) -> None:
    """Of two clients from their cost lines, of the third from figures that were given."""
    lines = of_service(demo, "groen")
    net = (
        lines[lines.kostensoort.isin([*WORK, "opbrengsten"])]
        .groupby(["partnerschap", "jaar"])
        .bedrag_eur.sum()
    )
    partners = demo["partnerschappen"].set_index("partnerschap")
    people = demo["kenmerken"].query("kenmerk == 'inwoners'").set_index(["organisatie", "jaar"]).waarde
    contractor = partners.opdrachtnemer["demo-kastelburg-klaarwijk"]
    own = partners.index[partners.opdrachtnemer == contractor]
    parts = [
        (year, people.get((partners.opdrachtgever[partner], year)), amount)
        for (partner, year), amount in net.items()
        if partner in own
    ]
    given = demo["cijfers"].query("indicator == 'kosten_groen_eur_inw' and status == 'rekening'")
    given = given[given.organisatie.isin(partners.opdrachtgever[own])]
    parts += list(zip(given.periode.astype(int), given.noemer, given.teller, strict=True))
    expected: dict[int, list[float]] = {}
    for year, size, amount in parts:
        if size:
            before = expected.get(year, [0, 0.0, 0.0])
            expected[year] = [before[0] + 1, before[1] + size, before[2] + amount]
    wishes = {"dienst": "groen", "cijfer": "kosten_groen_eur_inw", "weergave": "opdrachtnemer"}
    page = shown(focus="demo-kastelburg-klaarwijk", **wishes)
    page.open_tab("Samen")
    found = {int(year): values for year, *values in page.table.iloc[:, :4].itertuples(index=False)}
    assert found.keys() == expected.keys()
    for year, (clients, volume, amount) in expected.items():
        assert found[year] == pytest.approx([clients, volume, amount / volume])


def test_what_those_do_differently_who_are_as_good_and_cheaper(demo, shown) -> None:
    """The agreed level and the outsourced share, from the files of the demonstration set."""
    page = shown(focus="demo-kastelburg-klaarwijk", weergave="goedkoper", dienst="groen")
    table = page.table.set_index("Naam")
    assert len(table) > 1
    names = demo["partnerschappen"].set_index("naam").partnerschap
    lines = of_service(demo, "groen")
    gross = lines[lines.kostensoort.isin(WORK)].groupby(["partnerschap", "jaar"]).bedrag_eur.sum()
    outside = lines[lines.kostensoort == "uitbesteed"].groupby(["partnerschap", "jaar"]).bedrag_eur.sum()
    agreed = demo["ambities"].query("laag == 'contract' and discipline == 'groen'")
    for name, row in table.iterrows():
        code, year = names[str(name).removesuffix(" (fictief)")], int(str(row["Periode"])[:4])
        share = row["Uitbesteed (%)"]
        if (code, year) in outside.index:
            assert share == pytest.approx(100 * outside[code, year] / gross[code, year])
        else:
            assert pd.isna(share)
        held = agreed[
            (agreed.partnerschap == code)
            & (agreed.geldig_vanaf.str[:4].astype(int) <= year)
            & (agreed.geldig_tot.isna() | (agreed.geldig_tot.astype(str).str[:4] >= str(year)))
        ]
        levels = sorted({(level, norm) for level, norm in zip(held.niveau, held.norm_pct, strict=True)})
        told = "; ".join(f"{level} ({norm:g}%)" for level, norm in levels)
        assert (row["Afgesproken niveau (contract)"] or "") == told
    source = " ".join(page.captions)
    assert "Afgesproken niveau: Demoset" in source
    assert "Uitbesteed: Berekend uit kosten (Demoset" in source


def test_what_is_not_known_of_fife_is_no_column(visit) -> None:
    page: Seen = visit("box", focus="fife").go_to(PAGE)
    page.app.query_params.clear()
    wishes = {"focus": "fife", "weergave": "goedkoper", "dienst": "reiniging", "periode": "2018"}
    for name, value in wishes.items():
        page.app.query_params[name] = value
    page.run()
    assert not {"Uitbesteed (%)", "Afgesproken niveau (contract)"} & set(page.table.columns)
    assert {"Contractvorm", "Inwoners"} <= set(page.table.columns)
