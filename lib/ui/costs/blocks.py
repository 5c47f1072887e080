"""The blocks of the page "Kosten": build-up, bridge, scale and contract forms, each beside what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lib.answers.costs.answer import CostAnswer
from lib.answers.costs.choices import CostChoices
from lib.answers.costs.given import given_costs_of
from lib.answers.known import COST_ROLES, known_of
from lib.answers.snapshot import Snapshot
from lib.domain.costs.given import GivenCost
from lib.domain.partners import Partner
from lib.pictures.given_costs import given_costs_picture
from lib.pictures.picture import Picture
from lib.store.costs.queries import read_costed
from lib.tables.costs import kinds_table
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name, service_name
from lib.ui.controls import select
from lib.ui.costs.controls import choose_order
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import offer_series, show_known, show_ways_on
from lib.ui.pictures import draw, show, tell_of
from lib.ui.tables import show_to_read, show_with_sources
from lib.ui.words import heading, note, tell


def show_cost_parts(
    pictures: Mapping[str, Picture], choices: CostChoices, snapshot: Snapshot, language: Language
) -> None:
    """What is on the page, a link a part."""
    say, has_forms = language.say, "vormen" in pictures
    given = given_costs_of(snapshot, choices.focus) if choices.focus else ()
    has_given = any(cost.indicator.service == choices.service for cost in given)
    parts = [
        ("opbouw", say("Opbouw"), True),
        ("brug", say("Brug"), "brug" in pictures),
        ("schaal", say("Kosten en omvang"), has_forms),
        ("vormen", say("Naar contractvorm"), has_forms),
        (f"gegeven_{choices.service}", say("Gegeven kostencijfers"), has_given),
    ]
    show_contents_line([(anchor, name) for anchor, name, is_there in parts if is_there], language)


def show_given_parts(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """The services with given costs, a link a service."""
    services = dict.fromkeys(cost.indicator.service for cost in given_costs_of(snapshot, focus))
    parts = [(f"gegeven_{service}", service_name(language, service)) for service in services]
    show_contents_line(parts, language)


def say_missing(focus: Partner, language: Language) -> None:
    """That the focus has no cost by kind, and what this page makes of it."""
    say = language.say
    heading(say("Van {name} zijn nog geen kosten per soort geladen", name=partner_name(language, focus)))
    tell(
        say(
            "Deze pagina rekent met regels per kostensoort: het bestand kosten.csv van het gegevenswoordenboek. Met "
            "areaal.csv, tarieven.csv, prijsindex.csv en kenmerken.csv erbij komen ook de brug en de bedragen per "
            "eenheid."
        )
    )


def show_ways_to_costs(focus: Partner, snapshot: Snapshot, language: Language) -> None:
    """What is known of the focus besides its given costs, and how its costs by kind come in."""
    costed = {costed.partnership for costed in snapshot.ask(read_costed)}
    known = known_of(focus, snapshot, COST_ROLES, costed)
    told = [cost.indicator for cost in given_costs_of(snapshot, focus)]
    datasets = ("kosten", "areaal", "tarieven", "prijsindex", "kenmerken")
    show_known(known, told, language, whole=True)
    show_ways_on(known, datasets, snapshot, language)
    offer_series("kosten", focus, snapshot, language)


def show_given(
    focus: Partner | None, snapshot: Snapshot, language: Language, service: str | None = None
) -> None:
    """The cost figures that a source gave whole, of one service or of each that has them."""
    costs = given_costs_of(snapshot, focus) if focus else ()
    by_service: dict[str, list[GivenCost]] = {}
    for cost in costs:
        by_service.setdefault(cost.indicator.service, []).append(cost)
    for about, found in by_service.items():
        if focus and service in (None, about):
            heading_of_block = language.say(
                "Gegeven kostencijfers: {service}", service=service_name(language, about)
            )
            picture = given_costs_picture(heading_of_block, found, focus, language)
            with st.container(key=f"gegeven_{about}"):
                show(replace(picture, name=f"gegeven_{about}_beeld"), f"gegeven_{about}")
                tell_of(picture)
                show_with_sources(picture.table, language)


def show_build_up(picture: Picture) -> None:
    """The cost per year by kind."""
    show(picture, "opbouw", ahead=True)
    if picture.drawing is None and not picture.source:
        tell(" ".join(picture.sentences))


def show_make_up(picture: Picture, choices: CostChoices, shown: CostAnswer, language: Language) -> None:
    """What the build-up says of the chosen year: change, budget, shares, and what stands apart."""
    now, before = shown.now, shown.before
    if now is None:
        return
    table = kinds_table([b for b in (before, now) if b], choices.unit, language)
    heading(table.title)
    for said in picture.sentences:
        tell(said)
    show_to_read(table, language)
    for said in picture.notes:
        note(said)


def show_bridge(picture: Picture | None, choices: CostChoices, language: Language) -> None:
    """The bridge between the two years, with its sentences and the order of its steps."""
    say = language.say
    if picture is None:
        heading(say("Geen brug tussen twee jaren"))
        tell(
            say("Daarvoor zijn kosten van twee jaren in dezelfde stand nodig, in het eerste jaar boven nul.")
        )
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show(picture, "brug")
    with right:
        heading(say("De brug in cijfers"))
        for said in picture.sentences:
            tell(said)
        choose_order(choices, language)
        for said in picture.notes:
            note(said)


def show_other_costs(pictures: Mapping[str, Picture], choices: CostChoices, language: Language) -> None:
    """Scale and contract forms, over everyone of the kind of the focus."""
    say = language.say
    if "vormen" not in pictures:
        heading(say("Geen kosten per eenheid om te vergelijken"))
        tell(
            say(
                "Voor schaal en contractvorm zijn inwoners, huishoudens of areaal van de partnerschappen in {year} "
                "nodig.",
                year=choices.year,
            )
        )
        return
    left, right = st.columns(2, gap="medium")
    with left:
        show(pictures["schaal"], "schaal")
        tell_of(pictures["schaal"])
    with right:
        _show_forms(pictures["vormen"], choices, language)


def _show_forms(picture: Picture, choices: CostChoices, language: Language) -> None:
    heading(picture.heading, "vormen")
    if len(choices.qualities) > 1 and choices.quality:
        names = {i.code: title(language, i) for i in choices.qualities}
        select(language.say("Kwaliteit"), "kwaliteit", names, choices.quality.code)
    if picture.drawing:
        draw(picture)
    tell_of(picture)
