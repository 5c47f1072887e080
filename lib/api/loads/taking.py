"""Loading through the API: the same checks and findings as on the page, for who may load there."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from lib.api.description import KEY_SCHEME, errors, given
from lib.api.loads.arriving import Arrivals, kept_coming
from lib.api.problems import ApiError, ApiFault, fault, language_of, problem
from lib.api.seams import Reader, Seams, key_of
from lib.domain.audit.deeds import act
from lib.domain.loads.reach import MayNotLoad
from lib.domain.loads.who import given_name
from lib.export.load_record import outcome_record
from lib.ingest.loading import load_paths
from lib.store.loads.loading import LoadOutcome
from lib.text.language import msg

MOST_BYTES = 200 * 1024 * 1024
"""Of all files of a load together, as a page takes for one."""
MOST_FILES_SENT = 50
FILES_FIELD, NAME_FIELD = "bestand", "naam"
_LONGEST_FILE_NAME = 150
"""Bytes of a name on disk."""
NOT_ALLOWED = msg(
    "Laden kan met een sleutel. Stuur de code uit het adres dat de server bij het starten toont in de kop "
    "Authorization: Bearer naar /api/v1/sleutels; de sleutel die u terugkrijgt, stuurt u daarna mee."
)
WRONG_CODE = msg("Deze code werkt niet, of niet meer: elke code werkt één keer.")
NO_FILES = msg("Stuur een of meer bestanden als multipart/form-data in het veld bestand.")
SENT_TOO_MUCH = msg(
    "Samen mogen de bestanden hier {limit} MB zijn, en hooguit {files} in getal, en de lengte moet in Content-Length "
    "staan. Meer laadt u met de opdrachtregel."
)
NO_SUCH_FIELD = msg("Dit adres kent {name} niet. Het kent: {known}.")
LOADING = msg("Er wordt al geladen. Probeer het over een minuut weer.")
TOO_MANY_COMING = msg("Er zijn al te veel bestanden onderweg. Wacht tot ze binnen zijn.")
TOO_SLOW = msg(
    "De bestanden kwamen te langzaam binnen, en er is niets geladen. Stuur ze over een snellere verbinding, of stuur "
    "minder ineens."
)
FAULTY = msg("Er is niets geladen. Wat er niet klopt, staat per cel in bevindingen.")

_LOADED: dict[str, Any] = {
    "type": "object",
    "properties": {
        "lading": {
            "type": ["integer", "null"],
            "description": "Nummer van de lading; leeg als er niets veranderde.",
        },
        "wijzigingen": {"type": "array", "items": {"type": "object"}},
        "let_op": {"type": "array", "items": {"type": "object"}},
        "meldingen": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["lading", "wijzigingen", "let_op", "meldingen"],
}
_SENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        FILES_FIELD: {"type": "array", "items": {"type": "string", "format": "binary"}},
        NAME_FIELD: {"type": "string", "description": "Uw naam, voor de geschiedenis."},
    },
    "required": [FILES_FIELD],
}


@dataclass
class LoadingDesk:
    """Takes files in, one load at a time; nothing is read of who may not load."""

    seams: Seams
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "api-load"))
    busy: threading.Lock = field(default_factory=threading.Lock)
    arrivals: Arrivals = field(default_factory=Arrivals)

    async def exchange(self, request: Request) -> Response:
        """A key for the code that the server printed.

        Raises:
            ApiError: when the code does not work.
        """
        key = self.seams.exchange(key_of(request.headers) or "")
        if key is None:
            raise ApiError(401, WRONG_CODE, headers={"WWW-Authenticate": "Bearer"})
        return JSONResponse({"sleutel": key}, 201, headers={"Cache-Control": "no-store"})

    async def load(self, request: Request) -> Response:
        """Load files in one transaction, or tell everything that is wrong with them.

        Raises:
            ApiError: when who asks may not load, sends too much, too slowly or no files, or another load runs.
        """
        reader = await run_in_threadpool(self._loader, self.seams.identify, request)
        length = request.headers.get("content-length", "")
        if not (length.isascii() and length.isdecimal() and int(length) <= MOST_BYTES):
            raise ApiError(413, faults=[_too_large()])
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise ApiError(415, NO_FILES)
        if self.busy.locked():
            raise _busy()
        with self.arrivals.one_more(reader.name or key_of(request.headers) or "") as has_room:
            if not has_room:
                raise ApiError(429, TOO_MANY_COMING, headers={"Retry-After": "60"})
            outcome = await self._taken(request, int(length))
        language = language_of(request.headers.get("accept-language", ""))
        record = outcome_record(outcome, language, kept=True)
        findings = record.pop("bevindingen")
        if findings:
            return problem(
                ApiError(400, FAULTY), language, bevindingen=findings, meldingen=record["meldingen"]
            )
        return JSONResponse(record, 201 if outcome.load_id else 200)

    def _loader(self, known: Callable[[Request], Reader | None], request: Request) -> Reader:
        """Who asks, and may load.

        Raises:
            ApiError: for anyone else.
        """
        reader = known(request)
        if reader is not None and reader.may_load:
            return reader
        if reader is not None:
            self.seams.beyond(request)
        raise self._refused(reader)

    def _refused(self, reader: Reader | None) -> ApiError:
        status, told = (401, NOT_ALLOWED) if reader is None else (403, reader.cannot_load or NOT_ALLOWED)
        return ApiError(status, told, headers={"WWW-Authenticate": "Bearer"})

    async def _taken(self, request: Request, length: int) -> LoadOutcome:
        """What was sent, loaded: the one place to load is taken when all of it is in."""
        sent = Request(request.scope, kept_coming(request.receive, length))
        try:
            async with sent.form(max_files=MOST_FILES_SENT, max_fields=4, max_part_size=4096) as form:
                files = [each for each in form.getlist(FILES_FIELD) if isinstance(each, UploadFile)]
                known = (FILES_FIELD, NAME_FIELD)
                wrong = [
                    fault(name, NO_SUCH_FIELD, name=name, known=", ".join(known))
                    for name in dict.fromkeys(form)
                    if name not in known
                ]
                if wrong or not files:
                    raise ApiError(400, faults=wrong or [fault(FILES_FIELD, NO_FILES)])
                reader = await run_in_threadpool(
                    self._loader, self.seams.anew or self.seams.identify, request
                )
                told = form.get(NAME_FIELD)
                name = reader.name or given_name(told if isinstance(told, str) else "")
                return await self._in_turn(files, name, reader, request)
        except TimeoutError as error:
            raise ApiError(408, TOO_SLOW, headers={"Connection": "close"}) from error
        except HTTPException as error:
            raise ApiError(400, faults=[fault(FILES_FIELD, NO_FILES), _too_large()]) from error

    async def _in_turn(
        self, files: Sequence[UploadFile], by: str, reader: Reader, request: Request
    ) -> LoadOutcome:
        if not self.busy.acquire(blocking=False):
            raise _busy()
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.worker, self._load, files, by, reader, request)
        except MayNotLoad as error:
            raise self._refused(reader) from error
        finally:
            self.busy.release()

    def _load(self, files: Sequence[UploadFile], by: str, reader: Reader, request: Request) -> LoadOutcome:
        act(reader.name, reader.origin)
        known = self.seams.anew or self.seams.identify

        def reach() -> frozenset[str] | None:
            now = known(request)
            return frozenset() if now is None else now.loads

        store = self.seams.store()
        with store.workspace() as folder:
            paths = []
            for file in files:
                name = _name_on_disk(file.filename or "")
                places = (folder / str(n) / name for n in itertools.count(1))
                path = next(place for place in places if not place.exists())
                path.parent.mkdir(exist_ok=True)
                with path.open("wb") as written:
                    shutil.copyfileobj(file.file, written)
                paths.append(path)
            return load_paths(store, paths, by=by, reach=reach)


def _name_on_disk(told: str) -> str:
    """The last part of the name that a file was sent under, as long as a disk takes; it leads nowhere else."""
    name = Path(told.replace("\0", "").replace("\\", "/")).name
    short = name.encode("utf-8", "replace")[-_LONGEST_FILE_NAME:].decode("utf-8", "ignore")
    return FILES_FIELD if short in ("", ".", "..") else short


def _busy() -> ApiError:
    return ApiError(429, LOADING, headers={"Retry-After": "60"})


def _too_large() -> ApiFault:
    return fault(FILES_FIELD, SENT_TOO_MUCH, limit=MOST_BYTES // 1024**2, files=MOST_FILES_SENT)


def add_loads(app: FastAPI, seams: Seams) -> None:
    """The addresses of loading."""
    desk = LoadingDesk(seams)
    key = {"application/json": {"schema": {"type": "object", "properties": {"sleutel": {"type": "string"}}}}}
    app.add_api_route(
        "/sleutels",
        desk.exchange,
        methods=["POST"],
        operation_id="sleutel-maken",
        summary="Een sleutel voor een code",
        description="Wisselt de code die de server toont en die één keer werkt, voor een sleutel zolang hij draait.",
        status_code=201,
        responses={201: given("De sleutel.", key), **errors(400, 401, 500)},
        openapi_extra={"security": [{KEY_SCHEME: []}]},
        tags=["laden"],
    )
    loaded = {"application/json": {"schema": _LOADED}}
    app.add_api_route(
        "/ladingen",
        desk.load,
        methods=["POST"],
        operation_id="lading-maken",
        summary="Bestanden laden",
        description="Laadt bestanden van de gegevensafspraak, alles of niets, met dezelfde bevindingen als de pagina.",
        status_code=201,
        responses={
            200: given("De bestanden veranderen niets.", loaded),
            201: given("Geladen.", loaded),
            **errors(400, 401, 403, 408, 413, 415, 429, 500, 503),
        },
        openapi_extra={
            "security": [{KEY_SCHEME: []}],
            "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _SENT}}},
        },
        tags=["laden"],
    )
