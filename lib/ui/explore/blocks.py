"""The blocks of the page "Vergelijken": the picture beside what it says, who to take over, table and downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from lib.answers.chooser import NO, YES
from lib.answers.comparison.choices import EVERYONE
from lib.answers.explore.answer import ExploreAnswer
from lib.answers.explore.choices import BOTH_FIGURES, MOST_SOUGHT, ExploreChoices, ExploreView
from lib.answers.peers import PEERS_NAME
from lib.answers.snapshot import Snapshot
from lib.domain.explore.history import FigureHistory
from lib.domain.explore.per_size import PerSize
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured
from lib.domain.units import Unit
from lib.export.workbook import as_workbook
from lib.pictures.explore.everyone import figures_table, further_pictures
from lib.pictures.picture import Picture
from lib.store.engine import Store
from lib.tables.explore.contractor import volume_table
from lib.tables.explore.figures import is_not_table
from lib.tables.explore.history import standings_table
from lib.tables.explore.order import AS_IT_IS, order_options
from lib.tables.origins import Drawn, about_table, definitions_table, sources_table
from lib.tables.series import measured_series, series_table
from lib.tables.table import Table
from lib.text.amounts import per_words
from lib.text.explore.reading import python_line, r_line
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.controls import select, show_tabs
from lib.ui.downloads import dated, file_origin, offer_downloads
from lib.ui.explore.controls import NO_GROUP, show_weights
from lib.ui.explore.kept import offer_to_keep, show_kept
from lib.ui.explore.origin import show_origin
from lib.ui.links import link_to
from lib.ui.memory import shown_snapshot
from lib.ui.pictures import draw, show, show_source, tell_of
from lib.ui.tables import show_definitions, show_table
from lib.ui.words import heading, note, subheading, tell

LACK_NO_FIGURES = (ExploreView.FUNNEL, ExploreView.CONTRACTOR)
"""The views that more figures do not help where there are figures and nothing is drawn."""


def show_pictures(main: Picture, choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> None:
    """The main picture, and beside it what it says; of similar ones also how they are weighed.

    What stands under it is worked out when the browser has the main picture.
    """
    left, right = st.columns([2, 1], gap="medium")
    with left:
        heading(main.heading)
        draw(main, ahead=True)
        if choices.per != PerSize.GIVEN and choices.pers:
            note(_per_words(choices, language))
        if main.drawing is None:
            tell_of(main)
            if choices.view not in LACK_NO_FIGURES or not main.table.rows:
                link_to("gegevens", {}, language)
        show_source(main)
        for more in further_pictures(choices, shown, language):
            show(more)
            tell_of(more)
            show_source(more)
    with right:
        if main.drawing is not None:
            tell_of(main)
        if choices.view == ExploreView.SIMILAR:
            _offer_peers(choices, shown, language)
            show_weights(choices, language)
        elif choices.chosen_peers and choices.view not in NO_GROUP:
            st.button(
                language.say("Vergelijk weer met alle"),
                icon=":material/group_off:",
                on_click=lambda: url.want(vergelijk=EVERYONE),
            )
            _take_along(choices.chosen_peers, choices, language)


def _per_words(choices: ExploreChoices, language: Language) -> str:
    if choices.per == PerSize.UNIT:
        return language.say(
            "Omgerekend per eenheid in beheer: het bedrag of gewicht van het partnerschap gedeeld door wat het aan het "
            "eind van hetzelfde jaar in beheer heeft, in de eenheid van de dienst. Objecten in een andere eenheid "
            "tellen niet mee. Wie een van beide mist, of alleen een cijfer van de hele gemeente heeft, staat er niet "
            "in."
        )
    return language.say(
        "Omgerekend{per}: het bedrag of gewicht gedeeld door het aantal van hetzelfde jaar. Wie een van beide mist, "
        "staat er niet in.",
        per=per_words(language, Unit("", str(choices.per))),
    )


def _offer_peers(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> None:
    """Make the nearest the peers, in place of those chosen or beside them; and take them to another page."""
    say = language.say
    codes = shown.similar.codes if shown.similar else ()
    if not codes:
        return
    with st.container(horizontal=True, key="overnemen"):
        st.button(
            say("Vergelijk met deze"),
            key="gelijken_nemen",
            icon=":material/group:",
            on_click=lambda: _compare_with(codes),
        )
        if choices.chosen_peers:
            together = tuple(dict.fromkeys((*choices.chosen_peers, *codes)))
            st.button(
                say("Voeg toe aan de gekozen {n}", n=language.number(len(choices.chosen_peers))),
                key="gelijken_erbij",
                icon=":material/group_add:",
                on_click=lambda: _compare_with(together),
            )
    _take_along(codes, choices, language)


def _compare_with(codes: Sequence[str]) -> None:
    url.want(vergelijk=",".join(codes), weergave=str(ExploreView.SPREAD), rijvolgorde="")


def _take_along(codes: Sequence[str], choices: ExploreChoices, language: Language) -> None:
    """The pages that set a partnership among others, each with this group."""
    note(language.say("Neem de groep mee naar:"))
    with st.container(horizontal=True, key="groep_mee"):
        for page in ("kwaliteit-en-kosten", "partnerschap", "kosten"):
            link_to(page, {"focus": choices.focus.code, PEERS_NAME: ",".join(codes)}, language)
    note(
        language.say(
            "Deze pagina's zetten uw groep naast {name}; andere pagina's gaan over één partnerschap.",
            name=partner_name(language, choices.focus),
        )
    )


def show_details(
    main: Picture,
    choices: ExploreChoices,
    shown: ExploreAnswer,
    snapshot: Snapshot,
    store: Store,
    language: Language,
) -> None:
    """The table of what is shown, definitions and sources, what to take away, and the views that were kept."""
    say = language.say
    spread = choices.view == ExploreView.SPREAD
    whole = figures_table(choices, shown, language) if spread else main.table
    table = whole.holding(choices.sought, language).in_order_of(choices.order)
    tabs: dict[str, Callable[[], None]] = {}
    if whole.rows:
        drawn = _drawn(choices, shown, language)
        indicators = [m.indicator for m in _measured(choices) if m]
        if choices.view == ExploreView.PROFILE:
            indicators = list({indicator.code: indicator for _, indicator, _ in drawn}.values())

        def read_and_keep() -> None:
            _show_reading(_file_name(choices, indicators), language)
            offer_to_keep(choices, snapshot, store, language)

        _show_downloads(choices, table, indicators, drawn, language, read_and_keep)
        tabs[say("Tabel")] = lambda: _show_rows(table, len(whole.rows), choices, language)
    if whole.rows and shown.history:
        history = shown.history
        tabs[say("Iedereen nu")] = lambda: _show_standings(history, choices, language)
    if whole.rows and shown.contractor:
        contractor = shown.contractor
        tabs[say("Samen")] = lambda: show_table(volume_table(contractor, language), language)
    if whole.rows:
        tabs[say("Naar de bron")] = lambda: show_origin(drawn, choices.focus, snapshot, language)
        tabs[say("Definities en bronnen")] = lambda: _show_definitions(indicators, drawn, language)
        tabs[say("Wat dit niet is")] = lambda: _show_is_not(language)
    tabs[say("Bewaarde weergaven")] = lambda: show_kept(choices, snapshot, store, language)
    show_tabs(tabs)


def _show_rows(table: Table, total: int, choices: ExploreChoices, language: Language) -> None:
    """The rows with the words that are sought, of all there are, in the order that is chosen; files hold the same."""
    say, key = language.say, "w_rijen"
    st.session_state[key] = choices.sought
    words, order = st.columns([3, 2], vertical_alignment="bottom")
    words.text_input(
        say("Alleen rijen met"),
        key=key,
        max_chars=MOST_SOUGHT,
        placeholder=say("bijvoorbeeld een naam, contractvorm of jaar"),
        on_change=lambda: url.want(rijen=st.session_state[key]),
    )
    with order:
        options = order_options(table, language)
        chosen = str(choices.order) if str(choices.order) in options else AS_IT_IS
        select(say("Volgorde"), "rijvolgorde", options, chosen)
    if choices.sought:
        values = {"n": language.number(len(table.rows)), "total": language.number(total)}
        note(say("{n} van {total} rijen; Excel en CSV hebben dezelfde.", **values))
    if chosen != AS_IT_IS:
        note(
            say(
                "In de volgorde die u koos; wie daar geen waarde heeft, staat achteraan. Het is geen ranglijst."
            )
        )
    if table.rows:
        show_table(table, language)
    else:
        tell(say("Geen rij heeft al deze woorden. Maak het veld leeg voor alle rijen."))


def _show_standings(history: FigureHistory, choices: ExploreChoices, language: Language) -> None:
    """Everyone's newest figure with its trend; by choice only who is worse and worsening."""
    key = "w_slechter"
    st.session_state[key] = choices.only_worse
    st.toggle(
        language.say("Alleen slechter en verslechterend"),
        key=key,
        on_change=lambda: url.want(slechter=YES if st.session_state[key] else NO),
    )
    table = standings_table(history, language, only_worse=choices.only_worse)
    if table.rows:
        show_table(table, language)
    else:
        tell(language.say("Van niemand is dat, na toeval, te zeggen."))


def _measured(choices: ExploreChoices) -> tuple[Measured | None, ...]:
    more = (choices.more_cost, choices.third) if choices.view == ExploreView.CHEAPER else ()
    return (choices.first, choices.second if choices.view in BOTH_FIGURES else None, *more)


def _drawn(choices: ExploreChoices, shown: ExploreAnswer, language: Language) -> list[Drawn]:
    """Every figure of the view with its owner and its indicator."""
    found: list[tuple[str, Indicator, Figure]] = []
    if choices.view == ExploreView.PROFILE and shown.profile:
        name = partner_name(language, choices.focus)
        rows = [*((row.indicator, row.own) for row in shown.profile.rows), *shown.profile.alone]
        return [(name, indicator, figure) for indicator, figure in rows]
    if shown.history:
        name = partner_name(language, choices.focus)
        return [(name, shown.history.indicator, figure) for figure in shown.history.figures]
    if shown.contractor:
        for partner, own in shown.contractor.figures.items():
            name = partner_name(language, partner)
            found += [(name, shown.contractor.indicator, figure) for figure in own.values()]
        return found
    if choices.view in BOTH_FIGURES and shown.together:
        for pair in shown.together.pairs:
            name = partner_name(language, pair.partner)
            found += [(name, shown.together.x, pair.x), (name, shown.together.y, pair.y)]
        for more in shown.cheaper.more if shown.cheaper else ():
            found += [
                (partner_name(language, who), more.indicator, figure) for who, figure in more.of.items()
            ]
    elif choices.first:
        for partner, figure in shown.figures.items():
            found.append((partner_name(language, partner), choices.first.indicator, figure))
    return found


def _show_downloads(
    choices: ExploreChoices,
    table: Table,
    indicators: list[Indicator],
    drawn: list[Drawn],
    language: Language,
    more: Callable[[], None],
) -> None:
    origin, organisations = file_origin(), shown_snapshot().registry.organisations
    chosen = (choices.first, choices.second, choices.third, choices.more_cost)
    measured = [each for each in chosen if each and each.indicator in indicators]

    def workbook() -> bytes:
        series = measured_series(measured, organisations, language, fictitious=choices.focus.fictitious)
        tables = [
            table,
            definitions_table(indicators, language),
            sources_table(drawn, language),
            is_not_table(language),
            series_table(series, language),
            about_table(origin, language),
        ]
        return as_workbook(tables)

    offer_downloads(_file_name(choices, indicators), workbook, language, table, more=more)


def _file_name(choices: ExploreChoices, indicators: Sequence[Indicator]) -> str:
    return f"vergelijken_{choices.view}_{indicators[0].code if indicators else ''}"


def _show_reading(name: str, language: Language) -> None:
    """The line that reads the downloaded figures in Python and in R."""
    with st.popover("Python, R", icon=":material/code:"):
        tell(language.say("Zo leest u het gedownloade Excel-bestand:"))
        st.code(python_line(dated(name)), language="python", wrap_lines=True)
        st.code(r_line(dated(name)), language="r", wrap_lines=True)


def _show_definitions(indicators: list[Indicator], drawn: list[Drawn], language: Language) -> None:
    show_definitions(indicators, language)
    subheading(language.say("Bronnen en opmerkingen per cijfer"))
    show_table(sources_table(drawn, language), language)


def _show_is_not(language: Language) -> None:
    for row in is_not_table(language).rows:
        tell(str(row[0]))
