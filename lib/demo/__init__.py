"""A fictitious, seeded demo set in the form of the data contract: every dataset but the outlines of municipalities.

Nothing in it is real: the municipalities and companies do not exist and everything is drawn. The same seed always
gives the same bytes. Costs, quantities, ambitions, readings and prices are lines that fit together, from which the
monitor computes its figures; only what follows from no line is given as a figure. The set holds patterns that a
meeting about costs and quality will argue about; `patterns.py` lists them, with the partnership that shows each.
"""

import csv
from pathlib import Path

from lib.demo.agreements.beyond import event_waste_rows, hour_rows, proposal_rows
from lib.demo.agreements.contracts import contract_rows
from lib.demo.agreements.decisions import decision_rows
from lib.demo.agreements.kpis import kpi_rows
from lib.demo.comparison.figures import figure_rows
from lib.demo.cooperation.scan import answer_rows, round_rows
from lib.demo.costs.price_level import index_rows
from lib.demo.market.charges import charge_rows, cost_rows
from lib.demo.market.products import product_rows
from lib.demo.market.references import reference_rows, terms_rows
from lib.demo.quantities.lines import object_type_rows, quantity_rows, scale_rows
from lib.demo.service_levels.inspections import ambition_rows, inspection_rows
from lib.demo.stories import slide_rows, story_rows, view_rows
from lib.demo.tables import context_rows, event_rows, indicator_rows, organisation_rows, partnership_rows

DEFAULT_SEED = 2016

__all__ = ["DEFAULT_SEED", "demo_tables", "write_demo"]


def demo_tables(seed: int = DEFAULT_SEED) -> dict[str, list[dict[str, str]]]:
    """Return the demo set: per dataset its rows, as the text cells that the files hold.

    Every row of a dataset has the same columns in the same order. Numbers have a decimal comma and no
    thousands separator; an empty cell means unknown.
    """
    return {
        "organisaties": organisation_rows(),
        "partnerschappen": partnership_rows(),
        "kenmerken": context_rows(seed),
        "indicatoren": indicator_rows(),
        "cijfers": figure_rows(seed),
        "producten": product_rows(),
        "objecttypen": object_type_rows(),
        "meetlatten": scale_rows(),
        "areaal": quantity_rows(seed),
        "ambities": ambition_rows(seed),
        "schouw": inspection_rows(seed),
        "kosten": cost_rows(seed),
        "tarieven": charge_rows(seed),
        "marktprijzen": reference_rows(seed),
        "toetsen": terms_rows(),
        "prijsindex": index_rows(),
        "gebeurtenissen": event_rows(),
        "contracten": contract_rows(seed),
        "kpis": kpi_rows(),
        "besluiten": decision_rows(),
        "voorstellen": proposal_rows(),
        "werk": hour_rows(seed),
        "evenementen": event_waste_rows(seed),
        "rondes": round_rows(),
        "antwoorden": answer_rows(seed),
        "verhalen": story_rows(),
        "dias": slide_rows(),
        "weergaven": view_rows(),
    }


def write_demo(folder: Path, seed: int = DEFAULT_SEED) -> list[Path]:
    """Write one `;`-separated UTF-8 file per dataset into `folder` (made when absent); return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for dataset, rows in demo_tables(seed).items():
        path = folder / f"{dataset}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=";", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        paths.append(path)
    return paths
