"""Who and what the files of a load bring, for files of others in the same load."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lib.domain.loads.findings import BrokenRow
from lib.domain.partners import HOME_COUNTRY, Organisation, Partner
from lib.domain.registry import Registry
from lib.store.loads.source import BLANKS, Source

_DUTCH_DATE = re.compile(r"(\d{2})-(\d{2})-(\d{4})", re.ASCII)


def with_newcomers(registry: Registry, sources: Iterable[Source]) -> Registry:
    """The registry with the organisations and partnerships that the sources bring; theirs replace those known.

    A row that is wrong is the load's to refuse; what can be read of it serves here.
    """
    for source in sources:
        if source.dataset in ("organisaties", "partnerschappen"):
            registry = with_rows(registry, {source.dataset: _rows(source)})
    return registry


def with_rows(registry: Registry, rows: Mapping[str, Iterable[Mapping[str, str]]]) -> Registry:
    """The registry with the organisations and partnerships in rows of the contract; theirs replace those known."""
    organisations = [_organisation(row) for row in rows.get("organisaties", ())]
    partners = [_partner(row) for row in rows.get("partnerschappen", ())]
    known = {partner.code: partner for partner in (*registry.partners, *partners)}
    return replace(
        registry,
        organisations={**registry.organisations, **{each.code: each for each in organisations}},
        partners=tuple(known.values()),
    )


def _rows(source: Source) -> Iterator[dict[str, str]]:
    try:
        for _, cells in source.rows():
            row = dict(zip(source.columns, (cell.strip(BLANKS) for cell in cells), strict=False))
            yield {column: row.get(column, "") for column in source.columns}
    except BrokenRow:
        return


def _organisation(row: Mapping[str, str]) -> Organisation:
    return Organisation(
        code=row.get("organisatie", ""),
        name=row.get("naam", ""),
        kind=row.get("soort", ""),
        fictitious=row.get("fictief", "").lower() == "ja",
        cbs_code=row.get("cbs_code") or None,
        country=row.get("land") or HOME_COUNTRY,
    )


def _partner(row: Mapping[str, str]) -> Partner:
    return Partner(
        code=row.get("partnerschap", ""),
        name=row.get("naam", ""),
        client=row.get("opdrachtgever", ""),
        contractor=row.get("opdrachtnemer", ""),
        contract_form=row.get("contractvorm", ""),
        fictitious=row.get("fictief", "").lower() == "ja",
        peer_group=row.get("peergroep") or None,
        start=_day(row.get("begindatum", "")),
        end=_day(row.get("einddatum", "")),
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(_DUTCH_DATE.sub(r"\3-\2-\1", text))
    except ValueError:
        return None
