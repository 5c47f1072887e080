"""What looking for a word asks of the server: everything that this reader can find, once when the field opens."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SEARCH = "/zoeken"
FOCUS_ASKED, LANGUAGE_ASKED, DAY_ASKED, VIEWED_ASKED = "focus", "taal", "peildatum", "als"
_HEADERS = {"Cache-Control": "private, no-store", "Vary": "Accept-Encoding, Cookie"}


@dataclass
class SearchDesk:
    """Gives the list that the browser searches in.

    Attributes:
        listed: the list as JSON, of a request.
    """

    listed: Callable[[Request], bytes | None]

    def routes(self) -> list[Route]:
        """The address, for the server."""
        return [Route(SEARCH, self.give, methods=["GET"])]

    async def give(self, request: Request) -> Response:
        """The list, compressed; 503 when the store cannot be used, 403 for who is not known."""
        from lib.store.engine import StoreError

        try:
            body = await run_in_threadpool(self.listed, request)
        except StoreError:
            return Response(status_code=503, headers=_HEADERS)
        if body is None:
            return Response(status_code=403, headers=_HEADERS)
        headers = dict(_HEADERS)
        if "gzip" in request.headers.get("accept-encoding", ""):
            body, headers["Content-Encoding"] = await run_in_threadpool(gzip.compress, body, 5), "gzip"
        return Response(body, media_type="application/json", headers=headers)


def list_for_reader(request: Request) -> bytes | None:
    """What who asks can find, of the day, in the language and beside the focus that their page shows.

    Returns:
        JSON; None for who is not known.

    Raises:
        StoreError: when the store cannot be used.
    """
    from lib.answers.snapshot import Snapshot
    from lib.domain.periods import end_of_day
    from lib.text.language import DEFAULT, LANGUAGES
    from lib.ui.memory import ServerMemory, the_store
    from lib.ui.people.programs import page_scope
    from lib.ui.search.index import findable
    from lib.ui.server.doors import DOORS
    from lib.ui.server.porter import the_porter

    asked = request.query_params
    scope = page_scope(request, DOORS, the_porter(), asked.get(VIEWED_ASKED, ""))
    if scope is None:
        return None
    language = LANGUAGES.get(asked.get(LANGUAGE_ASKED, DEFAULT), LANGUAGES[DEFAULT])
    store, day = the_store(), _day(asked.get(DAY_ASKED, ""))
    version = store.version() if day is None else store.version_at(end_of_day(day))
    found = findable(Snapshot(store, version, scope, ServerMemory()), asked.get(FOCUS_ASKED, ""), language)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
