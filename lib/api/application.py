"""The addresses of the API, as an ASGI application that stands under `/api/v1`."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from lib.answers.snapshot import Snapshot
from lib.api.asked import Form, ListAsked
from lib.api.description import BASE, KEY_SCHEME, described, errors, given, of_list
from lib.api.forms import MEDIA_TYPES, form_of, page_in_form
from lib.api.layer import Stamped
from lib.api.loads.taking import add_loads
from lib.api.open_data.addresses import add_open_data
from lib.api.paging import PageStart, cursor_at, is_known, start_in, tag_of
from lib.api.problems import ApiError, ApiFault, fault, faults_of, language_of, problem
from lib.api.records import RESOURCES
from lib.api.resources import ApiPage, Resource
from lib.api.seams import VARIES, Reader, Seams
from lib.domain.audit.witness import listening
from lib.domain.periods import end_of_day
from lib.domain.requests.deadline import OutOfTime
from lib.monitor import Monitor, NotThere
from lib.store.engine import StoreError
from lib.store.time_limit import answer_seconds, time_limit
from lib.text.language import msg
from lib.text.people.keys import KEY_BEYOND

_LOG = logging.getLogger(__name__)
logging.getLogger("fastapi").setLevel(logging.ERROR)  # it asks for a package that checks mail addresses
_Answer = TypeVar("_Answer")
WORKED_AT_ONCE = 2
"""Questions that are worked out at the same time, so that pages keep their share of the machine."""
MOST_QUESTIONS_WAITING = 32
"""Questions that wait their turn; more are refused."""
TURN_SECONDS = 30.0
"""How long a question may wait for its turn, beside twice the time that it may take: it answers then in any case."""
ANSWER_TOO_LONG = msg(
    "Dit antwoord duurde te lang en is gestopt. Vraag minder ineens, bijvoorbeeld één partnerschap of minder jaren, of "
    "probeer het later weer."
)
UNKNOWN_KEY = msg("Deze sleutel is niet bekend, of niet meer. Vraag een nieuwe aan wie de monitor beheert.")
NO_FORM = msg(
    "Kies application/json, text/csv of application/vnd.apache.parquet, of formaat=json, csv of parquet."
)
WRONG_CURSOR = msg(
    "cursor hoort niet bij deze vraag. Begin zonder cursor, en neem die van elk antwoord over."
)
NOT_HELD = msg("Hiervan heeft de monitor niets: {name} {value}.")


@dataclass
class ApiDesk:
    """Answers who asks; works out a few questions at the same time."""

    seams: Seams
    workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKED_AT_ONCE, "api"))
    waiting: int = 0

    async def apart(self, work: Callable[..., _Answer], *about: Any) -> _Answer:
        """Work that takes a while, in a thread of its own.

        Raises:
            ApiError: when too many wait already, or it takes longer than a request may.
        """
        if self.waiting >= MOST_QUESTIONS_WAITING:
            raise ApiError(429, headers={"Retry-After": "5"})
        self.waiting += 1
        seconds = answer_seconds()
        worked = asyncio.get_running_loop().run_in_executor(self.workers, _in_time, seconds, work, *about)
        worked.add_done_callback(self._one_less)
        try:
            return await asyncio.wait_for(asyncio.shield(worked), seconds * 2 + TURN_SECONDS)
        except (OutOfTime, TimeoutError) as error:
            _LOG.log(logging.WARNING, "a question of the API was stopped after %.0f s", seconds)
            raise ApiError(503, ANSWER_TOO_LONG) from error

    def _one_less(self, worked: asyncio.Future[Any]) -> None:
        self.waiting -= 1
        if not worked.cancelled():
            worked.exception()  # nobody may wait for it any more

    def reader(self, request: Request) -> Reader:
        """Who asks.

        Raises:
            ApiError: when that is not known, or they may not read.
        """
        found = self.seams.identify(request)
        if found is None:
            raise ApiError(401, UNKNOWN_KEY, headers={"WWW-Authenticate": "Bearer"})
        if not found.may_read:
            self.seams.beyond(request)
            raise ApiError(403, KEY_BEYOND)
        return found

    def monitor(self, asked: ListAsked, reader: Reader, resource: Resource) -> tuple[Monitor, PageStart]:
        """The state that is asked for, and where in its records the page begins.

        Raises:
            ApiError: when the cursor is of another question.
        """
        store = self.seams.store()
        newest = store.version()
        if asked.cursor is not None:
            place = start_in(asked.cursor, resource.name, asked)
            if place is None or place.version > newest:
                raise ApiError(400, faults=[fault("cursor", WRONG_CURSOR)])
        elif asked.peildatum is not None:
            place = PageStart(store.version_at(end_of_day(asked.peildatum)), 0)
        else:
            place = PageStart(newest, 0)
        return Monitor(Snapshot(store, place.version, reader.scope, self.seams.memory)), place

    def give(self, resource: Resource, asked: ListAsked, request: Request) -> Response:
        """A page of a list, or only that it did not change.

        Raises:
            ApiError: with everything that is wrong with the question.
            StoreError: when the store cannot be used.
        """
        reader = self.reader(request)
        with listening() as heard:
            try:
                return self._given(resource, asked, request, reader)
            finally:
                if heard:
                    self.seams.saw(reader, heard)

    def _given(self, resource: Resource, asked: ListAsked, request: Request, reader: Reader) -> Response:
        form = form_of(asked.formaat, request.headers.get("accept", ""))
        if form is None:
            raise ApiError(406, NO_FORM)
        monitor, place = self.monitor(asked, reader, resource)
        today = self.seams.today()
        question = f"{resource.name}?{request.url.query}&{form}"
        tag = tag_of(question, place, monitor.snapshot.newest, reader.scope, today)
        headers = {"ETag": tag, "Vary": VARIES, "Cache-Control": "private, no-cache"}
        if is_known(tag, request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        if wrong := list(resource.faults(asked, monitor)):
            raise ApiError(400, faults=wrong)
        try:
            page = self.page(
                resource, asked, monitor, slice(place.start, place.start + asked.most(form)), today
            )
        except NotThere as unmet:
            raise ApiError(400, faults=_unmet(unmet)) from unmet
        headers["Link"] = ", ".join(_links(resource, page, form))
        headers["Content-Disposition"] = f'inline; filename="{resource.name}.{form}"'
        return Response(page_in_form(resource, page, form), headers=headers, media_type=MEDIA_TYPES[form])

    def page(
        self, resource: Resource, asked: ListAsked, monitor: Monitor, part: slice, today: dt.date
    ) -> ApiPage:
        """The records of a page, and where the next one begins."""
        found = resource.find(asked, monitor, part, today)
        version, following = monitor.snapshot.version, None
        if part.stop < found.total:
            cursor = cursor_at(PageStart(version, part.stop), resource.name, asked)
            named = asked.model_dump(mode="json", exclude_defaults=True) | {"cursor": cursor}
            following = f"{resource.name}?{urlencode(named, doseq=True)}"
        return ApiPage(version, asked.peildatum, found.total, found.records, following)

    def faults(self, request: Request, errors: Any) -> ApiError:
        """What is wrong with a question, what the monitor does not hold among it."""
        route = request.scope.get("route")
        resource = next((each for each in RESOURCES if route and f"/{each.name}" == route.path), None)
        known = sorted(resource.asked.model_fields) if resource else ["formaat"]
        found = faults_of(errors, known)
        if resource:
            wrong = {each.where for each in found}
            left: dict[str, Any] = {}
            for name, value in request.query_params.multi_items():
                if name not in wrong:
                    left[name] = [*left.get(name, []), value] if _is_list(resource, name) else value
            try:
                asked = resource.asked.model_validate(left)
                monitor, _ = self.monitor(asked, self.reader(request), resource)
                found += resource.faults(asked, monitor)
            except (ValidationError, ApiError):
                pass
        return ApiError(400, faults=found)


def _in_time(seconds: float, work: Callable[..., _Answer], *about: Any) -> _Answer:
    with time_limit(seconds):
        return work(*about)


def _unmet(error: NotThere) -> list[ApiFault]:
    """What a page would say of wishes that cannot be met."""
    named = {"focus": "partnerschap"}
    return [
        fault(named.get(name, name), NOT_HELD, name=named.get(name, name), value=value)
        for name, value in error.unmet
    ]


def _is_list(resource: Resource, name: str) -> bool:
    return isinstance(resource.asked.model_fields[name].default, tuple)


def _links(resource: Resource, page: ApiPage, form: Form) -> list[str]:
    """Addresses as seen from that of the list, for a proxy may have put the monitor under a path."""
    found = [f'<tabellen/{resource.name}>; rel="describedby"; type="application/csvm+json"']
    if form != Form.CSV:
        found = ['<openapi.json>; rel="service-desc"']
    return [*found, f'<{page.following}>; rel="next"'] if page.following else found


def make_application(seams: Seams) -> Stamped:
    """The API over a store, for who it is given to know."""
    desk = ApiDesk(seams)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    _add_start(app, seams)
    for resource in RESOURCES:
        _add_list(app, resource, desk)
    add_open_data(app, RESOURCES, seams)
    add_loads(app, seams)
    _add_handlers(app, desk)
    return Stamped(app)


def _add_start(app: FastAPI, seams: Seams) -> None:
    def base(request: Request) -> str:
        return f"{seams.path(request)}{BASE}"

    async def start(request: Request) -> Response:
        links = [{"naam": each.title, "adres": f"{base(request)}/{each.name}"} for each in RESOURCES]
        return JSONResponse({"beschrijving": f"{base(request)}/openapi.json", "lijsten": links})

    async def describe(request: Request) -> Response:
        told = described(app, RESOURCES, base(request))
        return JSONResponse(told, headers={"Access-Control-Allow-Origin": "*"})

    told = given("De adressen van deze API.", {"application/json": {"schema": {"type": "object"}}})
    app.add_api_route(
        "/",
        start,
        summary="Wat er is",
        operation_id="start",
        responses={200: told, **errors(500)},
        tags=["api"],
    )
    app.add_api_route("/openapi.json", describe, include_in_schema=False)


def _add_list(app: FastAPI, resource: Resource, desk: ApiDesk) -> None:
    async def give(request: Request, asked: Any) -> Response:
        return await desk.apart(desk.give, resource, asked, request)

    give.__annotations__["asked"] = Annotated[resource.asked, Query()]
    app.add_api_route(
        f"/{resource.name}",
        give,
        operation_id=resource.name,
        summary=resource.title,
        description=resource.explanation,
        responses=of_list(resource),
        openapi_extra={"security": [{}, {KEY_SCHEME: []}]},
        tags=["gegevens"],
    )


def _add_handlers(app: FastAPI, desk: ApiDesk) -> None:
    def told(request: Request, error: ApiError) -> Response:
        return problem(error, language_of(request.headers.get("accept-language", "")))

    @app.exception_handler(ApiError)
    async def wrong(request: Request, error: ApiError) -> Response:
        return told(request, error)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return told(request, await desk.apart(desk.faults, request, error.errors()))

    @app.exception_handler(HTTPException)
    async def not_there(request: Request, error: HTTPException) -> Response:
        return told(request, ApiError(error.status_code, headers=error.headers))

    @app.exception_handler(StoreError)
    async def no_store(request: Request, error: StoreError) -> Response:
        _LOG.exception("the API cannot use the store", exc_info=error)
        return told(request, ApiError(503))

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        _LOG.exception("the API failed", exc_info=error)
        return told(request, ApiError(500))
