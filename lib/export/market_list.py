"""The agreed tests of a partnership in a year, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.market.verdicts import ProductVerdict
from lib.export.tables import Table, TableColumn
from lib.text.language import Language
from lib.text.market import market_verdict


def tests_table(found: Iterable[ProductVerdict], language: Language) -> Table:
    """A row per test: product, year, level, index and verdict."""
    say = language.say
    names = (say("Product"), say("Jaar"), say("Niveau"), say("Index"), say("Uitspraak"))
    rows = tuple(
        (
            language.pick(each.name, each.name_en) or each.product,
            str(each.year),
            each.level or say("onbekend"),
            None if each.value is None else language.number(each.value, 0 if each.confidential else 1),
            market_verdict(language, each.verdict),
        )
        for each in found
    )
    return Table(say("Marktconformiteit"), tuple(TableColumn(name) for name in names), rows)
