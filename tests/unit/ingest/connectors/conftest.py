"""A little registry, and saved answers made by hand in the shape that design/domain.md 3.5 describes.

The file names of those answers begin with `handmade`: no figure in them is CBS's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from lib.domain.partners import Organisation, Partner
from lib.domain.registry import Registry
from lib.ingest.connectors import Context, Converted, convert
from lib.ingest.headings import Unreadable

Answer = Callable[..., Path]
Refused = Callable[[Path], list[tuple[str, tuple[str, ...]]]]


@pytest.fixture
def context() -> Context:
    """Nijmegen and Zwolle with their companies, a municipality with two partnerships, a fictitious one."""
    organisations = [
        Organisation("nijmegen", "Nijmegen", "gemeente", False),
        Organisation("zwolle", "Zwolle", "gemeente", False),
        Organisation("dar", "Dar NV", "overheidsbedrijf", False),
        Organisation("rova", "ROVA Holding NV", "overheidsbedrijf", False),
        Organisation("tilburg", "Tilburg", "gemeente", False),
        Organisation("aalten", "Aalten (verzonnen)", "gemeente", True),
        Organisation("nederland", "Nederland (CBS)", "referentie", False),
    ]
    partners = [
        Partner("nijmegen-dar", "Nijmegen - Dar", "nijmegen", "dar", "dvo", False),
        Partner("zwolle-rova", "Zwolle - ROVA", "zwolle", "rova", "dvo", False),
        Partner("tilburg-dar", "Tilburg - Dar", "tilburg", "dar", "dvo", False),
        Partner("tilburg-rova", "Tilburg - ROVA", "tilburg", "rova", "dvo", False),
    ]
    return Context(Registry({o.code: o for o in organisations}, tuple(partners), {}, ()))


@pytest.fixture
def answer(tmp_path: Path) -> Answer:
    """Save an answer of CBS, made by hand."""

    def saved(
        rows: Sequence[Mapping[str, Any]],
        *,
        table: str = "",
        part: str = "UntypedDataSet",
        name: str = "handmade.json",
        **told: object,
    ) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        address = f"https://opendata.cbs.nl/ODataApi/OData/{table}/$metadata#Cbs.OData.WebAPI.{part}"
        document = {**({"odata.metadata": address} if table else {}), "value": list(rows), **told}
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return saved


@pytest.fixture
def refused(context: Context) -> Refused:
    """The rules and hints with which a file is refused."""

    def why(path: Path, given: Context | None = None) -> list[tuple[str, tuple[str, ...]]]:
        with pytest.raises(Unreadable) as raised:
            convert(path, path.name, given or context)
        return [(finding.rule, finding.hints) for finding in raised.value.findings]

    return why


@pytest.fixture
def converted(context: Context) -> Callable[..., Converted]:
    """What a connector makes of a file."""

    def made(path: Path, given: Context | None = None) -> Converted:
        found = convert(path, path.name, given or context)
        assert found is not None
        return found

    return made
