"""Start the monitor: `python -m lib.ui.serve [--server.port N ...]`, with any setting of Streamlit.

As `streamlit run app.py`, but behind a gate (`gate.py`): the address that is printed opens the monitor with the right
to load, undo and copy, and everyone else may look. Because there is a folder `pages/`, Streamlit also tells the first
visitor of a fresh server who opens the address of a page that it does not exist, until `app.py` has declared the
navigation once; that is settled here before the first visitor comes.

What listening needs is imported here; all else when the server listens (`_prepare`), while a browser loads its scripts.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from lib.store.place import FOR_OWNER, create_private
from lib.ui.hosting.logs import set_up_logs, wants_json
from lib.ui.hosting.numbers import numbers
from lib.ui.hosting.standing import PATH_SETTING, UnderPath, clean_path
from lib.ui.hosting.watching import Counts, Watched
from lib.ui.podium.routes import Podium
from lib.ui.questionnaire.routes import Desk
from lib.ui.registry import PAGES
from lib.ui.search.routes import SearchDesk, list_for_reader
from lib.ui.server.api import Api
from lib.ui.server.doors import DOORS
from lib.ui.server.entrance import Entrance
from lib.ui.server.gate import CODE, Gate, files_noted, hosts_of
from lib.ui.server.headers import Headed
from lib.ui.server.packed import Packed, pack_first, packed
from lib.ui.server.porter import BELIEVED_VARIABLE, Porter, SignIn, the_porter
from lib.ui.server.scripts import every_script

if TYPE_CHECKING:
    from lib.answers.snapshot import Snapshot
    from lib.ui.hosting.collecting import Collector
    from lib.ui.hosting.schedule import Keeper

APP = Path(__file__).parents[2] / "app.py"
SERVER_NAMES = "MONITOR_HOSTS"
"""The environment variable with the names, separated by commas, of a server that listens on every address."""

LAST_NOTES = 5.0
"""Seconds that the server waits at its end for what is still to be written in the audit."""
TURN = 0.0005
"""Seconds that a thread goes on while another waits; at Python's own 0.005 who asks for a page waits for a large faulty
file at every step."""


def main() -> None:
    """Run the server until it is stopped; what the first page needs is made ready meanwhile."""
    try:
        settings = options_of(sys.argv[1:])
    except ValueError as error:
        sys.exit(f"onbekende instelling: {error}")
    set_up_logs()
    try:
        porter = the_porter()
        door = _sign_in(porter)
    except ValueError as error:
        sys.exit(f"onbekende instelling: {error}")
    if porter.is_on:
        if not porter.has_sessions:  # who is at the other end is what counts, not what is told of it
            os.environ[BELIEVED_VARIABLE] = ""
        DOORS.open = False
    os.umask(FOR_OWNER)
    sys.setswitchinterval(TURN)
    threading.Thread(target=pack_first, daemon=True).start()
    PagesManager.uses_pages_directory = False
    path = _path_taken_over(settings)
    address = config.get_option("server.address") or ""
    hosts = hosts_of(address, os.environ.get(SERVER_NAMES, "").split(","))
    gate = Middleware(Gate, doors=DOORS, hosts=hosts, fault=_fault)
    entrance = Middleware(Entrance, porter=porter)
    watched = Middleware(Watched, counts=Counts(numbers()), fault=_fault)
    standing = Middleware(UnderPath, path=path, trusts=porter.is_by_proxy)
    layers = [Middleware(Headed, scripts=every_script()), standing, watched, entrance, gate]
    layers.append(
        Middleware(
            Packed, drawing={f"/{'' if page.start else page.address}" for page in PAGES if page.topics}
        )
    )
    _open_doors(porter, _opening(address, config.get_option("server.port"), path))
    routes = [
        _start_page(),
        _plotly(),
        *Desk(_snapshot).routes(),
        *Podium().routes(),
        *SearchDesk(list_for_reader).routes(),
        *Api(DOORS).routes(),
        *door,
    ]
    app = st.App(APP, middleware=layers, routes=routes, lifespan=lambda _: _running())
    app.run(config=settings)


@asynccontextmanager
async def _running() -> AsyncIterator[None]:
    """What goes on as long as the server runs; what waits to be written is written at its end."""
    workers: list[Keeper | Collector] = []
    threading.Thread(target=_prepare, args=(workers,), daemon=True).start()
    async with files_noted(DOORS):
        yield
    for worker in workers:
        worker.stop()
    await run_in_threadpool(_settle)


def _start_page() -> Route:
    """The address of the start page under its own name, which Streamlit does not know: it goes on to `/`."""
    start = next(page for page in PAGES if page.start)

    async def go_on(request: Request) -> RedirectResponse:
        return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./", 307)

    return Route(f"/{start.address}", go_on)


def _plotly() -> Route:
    """Plotly for the browser, with which a picture is saved; Streamlit keeps its own copy to itself."""
    path = Path(str(files("plotly") / "package_data" / "plotly.min.js"))

    async def send(request: Request) -> Response:
        headers = {"Cache-Control": "max-age=86400"}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return FileResponse(path, media_type="text/javascript", headers=headers)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(await run_in_threadpool(packed, path), media_type="text/javascript", headers=headers)

    return Route("/plotly.js", send)


def _open_doors(porter: Porter, opening: str) -> None:
    """Say where the monitor is, and give the right to change to who may have it."""
    DOORS.told = lambda code: _tell(opening, code)
    if porter.is_on:
        DOORS.give(porter.right)
    if porter.is_on or DOORS.open:
        _say(f"De monitor staat op {opening}")
    else:
        DOORS.told(DOORS.code)


def _tell(opening: str, code: str) -> None:
    """Tell the address that gives one browser the right to load, undo and copy: on the screen, never in a log.

    Where the log is for programs, what is printed is in it: the address then goes to a file of the owner alone.
    """
    opening = f"{opening}?{CODE}={code}"
    if not wants_json():
        _say(f"Inlezen en terugdraaien kan in de browser die dit adres opent: {opening}")
        return
    from lib.store.engine import store_address
    from lib.store.hub.folder import place_beside

    kept = place_beside(store_address()).with_suffix(".adres")
    kept.parent.mkdir(parents=True, exist_ok=True)
    create_private(kept)
    kept.write_text(f"{opening}\n", "utf-8")
    logging.getLogger("monitor").log(logging.WARNING, "the address for whoever may load is in %s", kept)


def _opening(address: str, port: int, path: str = "") -> str:
    """The address of the start page on this machine."""
    name = "127.0.0.1" if address in ("", "0.0.0.0", "::") else address  # noqa: S104
    return f"http://{name}:{port}{path}/"


def _say(said: str) -> None:
    """Print a line for who starts the server; not where what is printed is a log for programs."""
    if not wants_json():
        print(said, flush=True)


def options_of(words: Iterable[str]) -> dict[str, Any]:
    """Settings of Streamlit given as `--name value` or `--name=value`, each in the kind that it has.

    Raises:
        ValueError: for a word that is no setting.
    """
    known = config._config_options_template
    left, found = list(words), {}
    while left:
        name, is_given, value = left.pop(0).removeprefix("--").partition("=")
        if name not in known or not (is_given or left):
            raise ValueError(name)
        text = value if is_given else left.pop(0)
        kind = known[name].type
        found[name] = text.lower() in ("true", "1") if kind is bool else kind(text)
    return found


def _path_taken_over(settings: dict[str, Any]) -> str:
    """The path under which the monitor stands, which Streamlit is told nothing of from here on (`standing.py`).

    Streamlit reads these settings again when it runs, and tells of any that changed meanwhile.
    """
    config.get_config_options(force_reparse=True, options_from_flags=settings)
    path = clean_path(config.get_option(PATH_SETTING))
    settings[PATH_SETTING] = ""
    config.set_option(PATH_SETTING, "")
    return path


def _sign_in(porter: Porter) -> list[Route]:
    """The addresses of the pages to sign in, where this server does that itself; imported then alone.

    Raises:
        ValueError: for a setting of the provider, or a key, that is missing or wrong; it names the setting.
    """
    if not porter.has_sessions:
        return []
    from lib.store.people.sealing import check_seal_key
    from lib.ui.audit.noting import NOTES
    from lib.ui.memory import the_store
    from lib.ui.sign_in.routes import SignInDesk

    check_seal_key()
    desk = SignInDesk(porter.sessions, the_store, NOTES.note)
    if porter.sign_in == SignIn.PROVIDER:
        from lib.ui.sign_in.provider import Provider, provider_asked
        from lib.ui.sign_in.provider_routes import ProviderDesk

        asked = Provider(provider_asked(os.environ))
        desk = ProviderDesk(porter.sessions, the_store, NOTES.note, provider=asked)
    return desk.routes()


def _fault() -> str | None:
    """What keeps the store from being used; imported when it is asked, as the store is then needed anyway."""
    from lib.ui.server.health import HEALTH

    return HEALTH.fault()


def _snapshot() -> Snapshot:
    """The store as it is now; imported when it is asked, like all that takes long."""
    from lib.ui.memory import newest_snapshot

    return newest_snapshot()


def _prepare(workers: list[Keeper | Collector]) -> None:
    """Make the first page ready, start who works as long as the server runs, and load the other pages.

    Imports are most of it. They leave no garbage that is worth looking for, and looking takes a tenth of their time.
    """
    gc.disable()
    try:
        from lib.ui.server.preparation import prepare

        prepare()
    finally:
        gc.enable()
        from lib.ui.hosting.collecting import Collector
        from lib.ui.hosting.schedule import Keeper, schedule_asked

        workers += [Keeper(schedule_asked()), Collector()]
        for worker in workers:
            worker.start()
    from lib.ui.server.preparation import load_other_pages

    load_other_pages()


def _settle() -> None:
    """Write what waits to be written."""
    from lib.ui.audit.noting import NOTES

    NOTES.settle(LAST_NOTES)


if __name__ == "__main__":
    main()
