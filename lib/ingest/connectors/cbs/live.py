"""The live service of CBS: a table with its labels, saved as answers that the connectors read.

Only ever called on an explicit command. No client library: `cbsodata` (PyPI) had its last release in October 2023,
speaks OData v3 only, gives labels instead of codes and needs `requests`; what is needed here is a loop over pages.
"""

from __future__ import annotations

import http.client
import json
import re
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lib.domain.loads.findings import Finding
from lib.ingest.connectors.cbs.answers import next_link
from lib.ingest.connectors.iv3.accounts import IV3_TABLES as IV3_TABLES
from lib.ingest.headings import Unreadable

Read = Callable[[str], bytes]

STATLINE = "https://opendata.cbs.nl/ODataFeed/odata"
THIRD_PARTIES = "https://dataderden.cbs.nl/ODataFeed/odata"
"""The service for tables of others, such as Iv3."""

HOSTS = frozenset({"opendata.cbs.nl", "dataderden.cbs.nl"})
TABLE = re.compile(r"\d{5}[A-Za-z]{3}", re.ASCII)
PART = re.compile(r"[A-Za-z]\w{0,59}", re.ASCII)
AS_JSON = "$format=json"
_DATA = "TypedDataSet"
LEFT_OUT = frozenset({"TypedDataSet", "UntypedDataSet", "CategoryGroups"})
SECONDS = 60
LARGEST_PAGE = 64 << 20
MOST_PAGES = 2000


def fetch(table: str, folder: Path, *, read: Read | None = None) -> Path:
    """Download a table, page by page, with its labels and its description.

    Args:
        table: its code at CBS, such as 83452NED.
        folder: gets a folder named after the table; it appears when everything is there.
        read: instead of the network.

    Returns:
        The folder that a connector can read.

    Raises:
        Unreadable: when the table is not there, CBS does not answer, or the folder exists already.
    """
    if not TABLE.fullmatch(table):
        raise Unreadable(Finding(table, 0, "", "", "cbs_tabel_weg", (table,)))
    target = folder / table
    if target.exists():
        raise Unreadable(Finding(table, 0, "", "", "map_bestaat", (str(target),)))
    folder.mkdir(parents=True, exist_ok=True)
    address = f"{THIRD_PARTIES if table.upper() in IV3_TABLES.values() else STATLINE}/{table}"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as workspace:
        saved = Path(workspace) / table
        saved.mkdir()
        for part in _parts(_answer(f"{address}?{AS_JSON}", table, read or _read)):
            _save(f"{address}/{part}", saved, part, table, read or _read)
        saved.rename(target)
    return target


def _parts(root: dict[str, Any]) -> list[str]:
    """The parts of a table that are worth saving; the figures last."""
    parts = root.get("value")
    names = [part.get("name") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    texts = [name for name in names if isinstance(name, str) and PART.fullmatch(name)]
    return [*(name for name in texts if name not in LEFT_OUT), _DATA]


def _save(address: str, folder: Path, part: str, table: str, read: Read) -> None:
    """Save the pages of one part of a table, following the address of each next one."""
    following = f"{address}?{AS_JSON}"
    for number in range(1, MOST_PAGES + 1):
        answer = _answer(following, table, read)
        suffix = f"-page-{number}" if part == _DATA or number > 1 else ""
        page = json.dumps(answer, ensure_ascii=False)
        (folder / f"{part}{suffix}.json").write_text(page, encoding="utf-8")
        link = next_link(answer)
        if not link:
            return
        following = urllib.parse.urljoin(following, link)
    raise Unreadable(Finding(table, 0, "", "", "cbs_antwoordt_niet", (table,)))


def _answer(address: str, table: str, read: Read) -> dict[str, Any]:
    try:
        found = json.loads(read(address))
    except urllib.error.HTTPError as error:
        rule = "cbs_tabel_weg" if error.code in (404, 410) else "cbs_antwoordt_niet"
        raise Unreadable(Finding(table, 0, "", "", rule, (table,))) from error
    except (OSError, ValueError, RecursionError, http.client.HTTPException) as error:
        raise Unreadable(Finding(table, 0, "", "", "cbs_antwoordt_niet", (table,))) from error
    if not isinstance(found, dict) or "odata.error" in found or "error" in found:
        raise Unreadable(Finding(table, 0, "", "", "cbs_tabel_weg", (table,)))
    return found


class _WithinCbs(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to an address of CBS only."""

    def redirect_request(self, *told: Any) -> urllib.request.Request | None:
        _must_be_of_cbs(told[-1])
        return super().redirect_request(*told)


def _must_be_of_cbs(address: str) -> None:
    parts = urllib.parse.urlsplit(address)
    if parts.scheme != "https" or parts.hostname not in HOSTS:
        raise ValueError(address)


def _read(address: str) -> bytes:
    """One answer of CBS; no other host, no other protocol, also where CBS points elsewhere."""
    _must_be_of_cbs(address)
    quoted = urllib.parse.quote(address, safe=":/?&=$%'(),+~")
    with urllib.request.build_opener(_WithinCbs).open(quoted, timeout=SECONDS) as answer:
        found: bytes = answer.read(LARGEST_PAGE + 1)
    if len(found) > LARGEST_PAGE:
        raise ValueError("page too large")
    return found
