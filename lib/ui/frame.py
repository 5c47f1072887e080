"""What every page has: styles, the language of the document, the heading, and what to say without data."""

from __future__ import annotations

import html
import logging
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.catalogue.definitions import CatalogueError
from lib.domain.audit.deeds import Way, act
from lib.domain.people.roles import ALL_PARTNERSHIPS, Right
from lib.domain.requests.deadline import OutOfTime
from lib.store.engine import StoreError, file_error
from lib.store.time_limit import answer_seconds, time_limit
from lib.text.language import LANGUAGES, Language, msg
from lib.text.loads.problems import behind_sentence, store_problem
from lib.ui import url
from lib.ui.audit.seeing import looks_noted
from lib.ui.links import link_to
from lib.ui.memory import store_behind, the_store
from lib.ui.people.reader import reader, reader_may, signs_in_here, viewed_name
from lib.ui.server.doors import DOORS
from lib.ui.server.scripts import script_of
from lib.ui.url import LANGUAGE, want
from lib.ui.words import escaped, tell

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

ICON = str(Path(__file__).parent / "icon.svg")
STYLES = Path(__file__).parent / "styles.css"
PAPER = Path(__file__).parent / "paper.css"
LARGE_STYLES = Path(__file__).parent / "large.css"
LOG = logging.getLogger(__name__)
MONITOR = "Samenwerkingsmonitor"
PURPOSE = msg("Wat kost de openbare ruimte, en wat krijgen bewoners ervoor? Om samen over te praten.")
TOUR_COOKIE = "monitor_rondleiding"
TOUR = (
    msg(
        "1 van 4. Welkom. In het menu staan alle pagina's; elke pagina is één klik. Zoeken vindt ook een cijfer, een "
        "partnerschap of een woord."
    ),
    msg("2 van 4. Bovenaan kiest u het partnerschap en wat u van dat partnerschap wilt zien."),
    msg("3 van 4. Onder het beeld staan de bron, de tabel en een link die precies dit beeld toont."),
    msg(
        "4 van 4. Een woord met stippels eronder legt zichzelf uit als u het aanwijst. De rekenwijze staat op "
        "Methode en bronnen."
    ),
)
LARGE, SIZE_COOKIE = "large", "monitor_beeld"
WRONG_DEFINITION = msg("Een definitie in de catalogus van de monitor klopt niet: {place}.")
PAGE_TOO_LONG = msg(
    "Deze pagina duurde te lang en is gestopt; de gegevens zijn niet geraakt. Kies minder ineens, of probeer het later "
    "weer."
)
FAULT = msg(
    "Er ging iets mis bij het maken van deze pagina. De gegevens zijn niet geraakt. Laad de pagina opnieuw; "
    "blijft het zo, geef dan het logboek van de server aan de beheerder."
)


def dress(language: Language) -> None:
    """Styles of our own, and what Streamlit leaves to do in the browser."""
    st.html(STYLES)
    st.html(PAPER)
    if wants_large():
        st.html(LARGE_STYLES)
    st.html(f"<script>{script_of(language, wants_large())}</script>", unsafe_allow_javascript=True)


def wants_large() -> bool:
    """Whether this reader wants large text and the width for the page; the browser remembers it."""
    if LARGE not in st.session_state:
        st.session_state[LARGE] = st.context.cookies.get(SIZE_COOKIE) == "groot"
    return bool(st.session_state[LARGE])


def say_name(language: Language) -> None:
    """The name of the monitor and what it is for; on a first visit with a tour, which `browser/help.js` leads.

    The name stands over the navigation, and on top where that is folded. With it goes which partnership the reader
    chose, for the browser to remember.
    """
    purpose = html.escape(language.say(PURPOSE))
    is_new = st.context.cookies.get(TOUR_COOKIE) is None
    chosen = html.escape(url.chosen_focus(), quote=True)
    signed_in = " data-aangemeld" if signs_in_here() else ""
    viewed = f' data-bekeken="{html.escape(name, quote=True)}"' if (name := viewed_name()) else ""
    find = f'<button class="zoek">{html.escape(language.say("Zoeken"))}<kbd>/</kbd></button>'
    told = f"<p>{MONITOR}</p><p>{purpose}</p>{find}"
    block = f'<div class="naam" data-gekozen="{chosen}"{signed_in}{viewed}>{told}</div>'
    st.html(block + (_tour(language) if is_new else ""))


def _tour(language: Language) -> str:
    steps = "".join(f"<p>{html.escape(language.say(step))}</p>" for step in TOUR)
    named, skip, onwards = (
        html.escape(language.say(t)) for t in (msg("Rondleiding"), msg("Overslaan"), msg("Volgende"))
    )
    buttons = f'<button class="over">{skip}</button><button class="verder">{onwards}</button>'
    return f'<section class="rondleiding" aria-label="{named}">{steps}<div>{buttons}</div></section>'


def admit() -> None:
    """Note in which browser this session was opened, for its files are for that browser alone, and where it is."""
    elsewhere, person = st.context.ip_address, reader()
    act(
        person.name if person else "",
        f"{Way.SCREEN} {elsewhere}" if isinstance(elsewhere, str) else Way.SCREEN,
    )
    context = get_script_run_ctx()
    if context is not None:
        DOORS.note_session(context.session_id, st.context.cookies)


def may_change(right: Right = Right.LOAD, partnership: str = ALL_PARTNERSHIPS) -> bool:
    """Whether this visitor may load, undo and copy; where people sign in, whether they have a right."""
    known = reader_may(right, partnership)
    return DOORS.may_change(st.context.cookies) if known is None else known


def may_tell(partnership: str | None) -> bool:
    """Whether this visitor may keep stories and views of a partnership; None for those of no single one."""
    return may_change(Right.TELL, partnership or ALL_PARTNERSHIPS)


def who_may_tell(partnership: str | None, step: Callable[[], None]) -> Callable[[], None]:
    """A step with a story or a view, for a button: it runs before the page does, so who it is and may is asked then."""

    def taken() -> None:
        admit()
        if may_tell(partnership):
            step()

    return taken


def say_may_look(language: Language) -> None:
    """That this visitor may look, and how to get the right to change."""
    if reader() is not None:
        no_role = language.say(
            "U kunt hier kijken. Iets vastleggen of wijzigen hoort bij een rol die u hier niet hebt; een beheerder kan "
            "u die geven."
        )
        st.info(escaped(no_role), icon=":material/lock:")
        return
    st.info(
        escaped(
            language.say(
                "U kunt hier kijken. Inlezen, terugdraaien en kopiëren kan in de browser die is geopend met het adres "
                "dat de server bij het starten toont; vraag het aan wie de monitor beheert."
            )
        ),
        icon=":material/lock:",
    )


def run_guarded(page: Callable[[], None], language: Language, *, in_time: bool = False) -> None:
    """Run a page; say in a sentence what is wrong when it cannot be shown.

    Args:
        in_time: whether it is stopped when it takes longer than a request may, writing apart.
    """
    try:
        _say_behind(language)
        with looks_noted(), time_limit(answer_seconds()) if in_time else nullcontext():
            page()
    except OutOfTime:
        LOG.log(logging.WARNING, "a page was stopped: it took longer than it may")
        st.error(escaped(language.say(PAGE_TOO_LONG)), icon=":material/timer_off:")
    except CatalogueError as error:
        st.title(MONITOR)
        st.error(escaped(language.say(WRONG_DEFINITION, place=error)), icon=":material/rule:")
    except StoreError as error:
        _say_store_error(error, language)
    except OSError as error:
        LOG.exception("a file could not be used")
        _say_store_error(file_error(error, str(error.filename or tempfile.gettempdir())), language)
    except Exception:
        LOG.exception("a page failed")
        st.error(escaped(language.say(FAULT)), icon=":material/error:")


def run_by_itself(page: StreamlitPage, *, in_time: bool) -> None:
    """Run a page, so that a choice on it runs that page again and not what stands around it.

    What stands around it (navigation, styles, preferences) is made anew where it would tell something else by then.

    Args:
        page: as it was opened; each run takes a copy, since Streamlit lets a page run once.
        in_time: see `run_guarded`.
    """
    told = _told_around()

    @st.fragment
    def by_itself() -> None:
        if _told_around() != told:
            st.rerun()
        admit()
        run_guarded(copy(page).run, url.language(), in_time=in_time)

    by_itself()


def _told_around() -> tuple[object, ...]:
    """What the part of the screen around a page tells of the choices on it."""
    return url.language().code, url.as_of(), url.chosen_focus(), url.page(), wants_large()


def _say_behind(language: Language) -> None:
    """That other machines may have written something that cannot be seen here now."""
    if (problem := store_behind()) is not None:
        st.warning(escaped(behind_sentence(language, problem)), icon=":material/cloud_off:")


def _say_store_error(error: StoreError, language: Language) -> None:
    LOG.exception("the store cannot be used")
    st.title(MONITOR)
    st.error(
        escaped(store_problem(language, error.problem, error.place, error.detail)),
        icon=":material/database_off:",
    )


def show_preferences(language: Language) -> None:
    """Dutch or English, and large text, for all pages; under the navigation."""
    key = "w_taal"
    st.session_state[key] = language.code
    with st.sidebar.container(key="voorkeuren"):
        st.segmented_control(
            language.say("Taal"),
            options=list(LANGUAGES),
            format_func=str.upper,
            key=key,
            label_visibility="collapsed",
            required=True,
            on_change=lambda: want(**{LANGUAGE: st.session_state[key] or language.code}),
        )
        st.session_state["w_groot"] = wants_large()
        st.toggle(
            language.say("Groot beeld"),
            key="w_groot",
            help=language.say(
                "Grotere letters en de hele breedte, voor een scherm waar een zaal naar kijkt."
            ),
            on_change=lambda: st.session_state.update({LARGE: st.session_state["w_groot"]}),
        )


def say_who_reads(language: Language) -> None:
    """Who is signed in, and the way to sign out; nothing where nobody signs in."""
    person = reader()
    if person is None:
        return
    said = html.escape(language.say("Aangemeld als {name}", name=person.name))
    out = html.escape(language.say("Afmelden"))
    link = (
        f'<a href="./aanmelden/af?taal={language.code}" target="_self">{out}</a>' if signs_in_here() else ""
    )
    with st.sidebar:
        st.html(f'<p class="lezer">{said} {link}</p>')


def say_as_of(language: Language) -> None:
    """That all pages show the store as it was on a day, and the way back."""
    day = url.as_of()
    if day is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="peildatum"):
        said = language.say("Zoals de gegevens waren aan het eind van {day}.", day=language.date(day))
        st.markdown(f"**{escaped(said)}**", width="content")
        st.button(
            language.say("Terug naar nu"),
            icon=":material/update:",
            on_click=lambda: url.want(**{url.AS_OF: ""}),
        )


def greet_empty(title: str, language: Language) -> NoReturn:
    """The title of a page and what to do when the store has no figures yet; the page ends here."""
    say = language.say
    url.write({})
    st.title(title, anchor=False)
    st.header(say("Er staan nog geen cijfers in de monitor"), anchor=False)
    tell(
        say(
            "Laad uw bestanden op de pagina Gegevens inlezen; een fout bestand verandert niets en krijgt per cel een "
            "uitleg. Daar zijn ook lege bestanden om in te vullen."
        )
    )
    link_to("gegevens", {}, language)
    if not may_change():
        say_may_look(language)
        st.stop()
    tell(say("Of kijk eerst rond met verzonnen gegevens; die zijn later in één keer weer weg te halen."))
    if st.button(say("Demoset laden (fictief)"), icon=":material/science:"):
        with st.spinner(say("Demoset laden…")):
            _load_demo()
        st.rerun()
    st.stop()


def _load_demo() -> None:
    """Reading files is imported here: no other page that this module dresses needs it to start."""
    from lib.demo import write_demo
    from lib.ingest.loading import load_paths

    with tempfile.TemporaryDirectory() as folder:
        load_paths(the_store(), write_demo(Path(folder)), kind="demo")
