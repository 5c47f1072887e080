"""The blocks of the page "Partnerschap": what a management team goes through, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from lib.answers import links
from lib.answers.known import known_of
from lib.answers.review.answer import ReviewAnswer, costed_in
from lib.answers.review.choices import ReviewChoices
from lib.answers.snapshot import Snapshot
from lib.domain.indicators import QUALITY_ROLES, Role
from lib.domain.peers import Position
from lib.domain.periods import Period
from lib.domain.review.changes import Change, headlines
from lib.pictures.meeting.paper import what_about
from lib.pictures.picture import Picture
from lib.tables.review import facts, indicators_to_read, market_tests_table
from lib.text.language import Language
from lib.text.review.sentences import (
    absent_sentence,
    change_kind,
    change_sentence,
    change_subject,
    changes_title,
    nothing_told_sentence,
    scope_sentence,
)
from lib.text.terms import INFLUENCE_HEADINGS, partner_name, service_name
from lib.ui.comparison.beside import offer_beside, show_beside
from lib.ui.comparison.blocks import show_large_figures
from lib.ui.controls import block, folded, page_heading, say_unmet, select, side_by_side
from lib.ui.explanation.finding import show_contents_line
from lib.ui.focus.blocks import show_known, show_ways_on
from lib.ui.links import link_to
from lib.ui.pictures import draw, show, show_source, tell_of
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell

TWO_COLUMNS = (2.2, 1)
"""Widths of the two columns of the page; in the wide one two figures stand side by side at 1440."""
MOST_CHANGES = 8
"""Changes that stand on the page; the others open on request."""


def show_choices(choices: ReviewChoices, language: Language) -> None:
    """Title and focus on one line; service and periods in a row under it."""
    say = language.say
    page_heading(
        say("Partnerschap"),
        choices.partners,
        choices.focus,
        language,
        lambda: offer_beside(choices.beside, language),
    )
    named = service_name(language, choices.service) if choices.service else ""
    with folded([named, str(choices.period or ""), str(choices.previous or "")], language):
        service, period, previous, _ = st.columns([1.4, 1, 1, 2.6], vertical_alignment="bottom")
        with service:
            services = {s: service_name(language, s) for s in choices.services}
            select(say("Dienst"), "dienst", services, choices.service)
        with period:
            chosen = str(choices.period) if choices.period else None
            select(say("Periode"), "periode", {str(p): str(p) for p in choices.periods}, chosen)
        with previous:
            chosen = str(choices.previous) if choices.previous else None
            earlier = {str(p): say("{period} of eerder", period=p) for p in choices.earlier}
            select(say("Vergeleken met"), "vorige", earlier, chosen)
    say_unmet(choices.unmet, choices.focus, language)
    if choices.focus:
        with st.container(key="druk"):
            subheading(say("Besprekingsblad: {about}", about=what_about(choices, language)))


def show_facts(choices: ReviewChoices, snapshot: Snapshot, language: Language) -> None:
    """Who the partnership is, and which services it has figures of."""
    if choices.focus is None:
        return
    told = facts(choices.focus, snapshot.registry.organisations, language)
    with st.container(horizontal=True, key="feiten", gap="medium"):
        for label, text in told:
            st.markdown(f"{escaped(label)}  \n**{escaped(text)}**", width="content")
    with st.container(key="bereik"):
        tell(scope_sentence(language, choices.services, costed_in(choices, snapshot)))


def show_missing(choices: ReviewChoices, snapshot: Snapshot, language: Language) -> None:
    """What a partnership without figures of what happened needs before there is something to go through."""
    if choices.focus is None:
        return
    say, name = language.say, partner_name(language, choices.focus)
    heading(say("Van {name} is er nog niets om op terug te kijken", name=name))
    if choices.series:
        tell(say("Er zijn alleen begrotingen; wat er werkelijk gebeurde, is hier nog niet bekend."))
    tell(say("Met cijfers, kosten of een schouw van een jaar staat hier wat een overleg nodig heeft."))
    roles, examples = (Role.COST, *QUALITY_ROLES), {partner.code for partner in choices.partners}
    known = known_of(choices.focus, snapshot, roles, examples)
    show_known(known, (), language, whole=True)
    show_ways_on(known, ("cijfers", "kosten", "schouw"), snapshot, language)


def show_review_parts(pictures: Mapping[str, Picture], shown: ReviewAnswer, language: Language) -> None:
    """What is on the page, a link a part."""
    say, is_drawn = language.say, {name for name, picture in pictures.items() if picture.drawing}
    has_quantities = "areaal" in is_drawn
    parts = [
        ("verschillen", say("Wat er anders is"), True),
        ("areaal", say("Areaal"), has_quantities),
        ("ontbreekt", say("Wat hier nog ontbreekt"), not has_quantities),
        ("beeld", say("Kwaliteit en kosten"), True),
        ("dienstverlening", say("Dienstverlening"), bool({"areaal", "dienstverlening"} & is_drawn)),
        ("kosten", say("Kosten"), True),
        ("tevredenheid", say("Tevredenheid"), True),
        ("gebeurtenissen", say("Gebeurtenissen en besluiten"), True),
        ("markttoetsen", say("Markttoetsen"), bool(shown.tests) or has_quantities),
        ("indicatoren", say("Indicatoren"), True),
    ]
    show_contents_line([(anchor, name) for anchor, name, is_there in parts if is_there], language)


def show_news(
    pictures: Mapping[str, Picture], choices: ReviewChoices, shown: ReviewAnswer, language: Language
) -> None:
    """What is different, and under it the two figures where there are too few peers for a picture of points."""
    _show_changes(choices, shown, language)
    if shown.pair.spreads:
        picture = pictures["beeld"]
        with st.container(key="blok_kwaliteit_kosten"):
            heading(picture.heading, "beeld")
            show_large_figures(pictures, shown.pair, language)
            _tell_all(picture.sentences)
            link_to("kwaliteit-en-kosten", choices.pair.parameters(), language)


def _show_changes(choices: ReviewChoices, shown: ReviewAnswer, language: Language) -> None:
    """What is different: the first few, the others on request, and how many changes say nothing."""
    say = language.say
    if choices.previous is None:
        with block("verschillen", say("Wat er anders is"), "verschillen"):
            tell(
                say(
                    "Er zijn geen cijfers van voor {period}. Met een eerdere periode staat hier wat er anders is.",
                    period=shown.period,
                )
            )
        return
    with block("verschillen", changes_title(language, choices.service, shown.period), "verschillen"):
        first = headlines(shown.told, MOST_CHANGES)
        rest = [change for change in shown.told if change not in first]
        if not first:
            tell(nothing_told_sentence(language, shown.period, compared=shown.is_compared))
        else:
            _list_changes(first, shown.period, language)
        if rest:
            with st.expander(language.count("Nog {n} verschil", "Nog {n} verschillen", len(rest))):
                _list_changes(rest, shown.period, language)
        _say_within(shown, language)
        if shown.absent:
            note(absent_sentence(language, shown.absent, shown.period))


def _list_changes(changes: Sequence[Change], later: Period, language: Language) -> None:
    told = [
        f"- **{escaped(change_subject(language, change))}** · {escaped(change_kind(language, change))}  \n"
        f"  {escaped(change_sentence(language, change, later))}"
        for change in changes
    ]
    st.markdown("\n".join(told))


def _say_within(shown: ReviewAnswer, language: Language) -> None:
    rows = [row for rows in shown.indicators.values() for row in rows]
    slight = sum(row.position in (Position.EQUAL, Position.ABOUT_EQUAL) for row in rows)
    if slight:
        note(
            language.count(
                "Bij {n} indicator van deze dienst is het cijfer ongeveer gelijk aan het vorige.",
                "Bij {n} indicatoren van deze dienst is het cijfer ongeveer gelijk aan het vorige.",
                slight,
            )
        )
    within = sum(row.position == Position.UNCLEAR for row in rows)
    if within:
        note(
            language.count(
                "Bij {n} indicator van deze dienst is het verschil niet te onderscheiden; die staat hier niet.",
                "Bij {n} indicatoren van deze dienst is het verschil niet te onderscheiden; die staan hier niet.",
                within,
            )
        )


def show_quantities(
    pictures: Mapping[str, Picture],
    choices: ReviewChoices,
    shown: ReviewAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """How the quantities are known, and how old they are; without any, all that is lacking."""
    picture = pictures["areaal"]
    if picture.drawing is None:
        _show_lacking(pictures, choices, shown, snapshot, language)
        return
    with st.container(key="blok_areaal"):
        show(picture, "areaal")
        tell_of(picture)
        show_source(picture)


def show_pair(
    pictures: Mapping[str, Picture], choices: ReviewChoices, shown: ReviewAnswer, language: Language
) -> None:
    """A second partnership, when the reader asks for one; then quality against cost: the points with the path."""
    picture = pictures["beeld"]
    show_beside(shown.pair.beside, pictures.get("naast"), language)
    if shown.pair.spreads:
        return
    with side_by_side(2, TWO_COLUMNS) as (left, right):
        with left, st.container(key="blok_kwaliteit_kosten"):
            show(picture, "beeld")
            if picture.drawing is None:
                _tell_all(picture.sentences)
            for sign in picture.notes:
                note(sign)
        with right, block("stand", language.say("In cijfers")):
            if picture.drawing:
                _tell_all(picture.sentences)
            link_to("kwaliteit-en-kosten", choices.pair.parameters(), language)


def _tell_all(sentences: Iterable[str]) -> None:
    for said in sentences:
        tell(said)


def show_levels_and_costs(
    pictures: Mapping[str, Picture],
    choices: ReviewChoices,
    shown: ReviewAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """What was reached beside what it costs; the cost alone where what is lacking stands together."""
    has_levels = any(pictures[name].drawing for name in ("areaal", "dienstverlening"))
    costs = pictures.get("brug") or pictures["gegeven"]
    with side_by_side(3, TWO_COLUMNS) as (left, right):
        if has_levels:
            with left:
                _show_service_levels(pictures["dienstverlening"], choices, shown, language)
        with right if has_levels else left:
            _show_costs(costs, choices, shown, snapshot, language)


def _show_service_levels(
    picture: Picture, choices: ReviewChoices, shown: ReviewAnswer, language: Language
) -> None:
    """Per discipline the formal outcome and the verdict, under the layer that they are of."""
    with block("dienstverlening", picture.heading, "dienstverlening"):
        _tell_all(picture.sentences)
        if picture.drawing:
            draw(picture)
        for marks in picture.notes:
            note(marks)
        link_to("dienstverlening", links.of_service_levels(choices, shown), language)


def _show_lacking(
    pictures: Mapping[str, Picture],
    choices: ReviewChoices,
    shown: ReviewAnswer,
    snapshot: Snapshot,
    language: Language,
) -> None:
    """What is not known of a partnership without quantities, together, with the ways to the pages about it."""
    levels = pictures["dienstverlening"]
    with block("ontbreekt", language.say("Wat hier nog ontbreekt"), "ontbreekt"):
        _tell_all(pictures["areaal"].sentences)
        if levels.drawing is None:
            _tell_all(levels.sentences)
            link_to("dienstverlening", links.of_service_levels(choices, shown), language)
        if not shown.tests:
            _tell_no_tests(shown, language)
            link_to("marktconformiteit", links.of_market_tests(choices, shown, snapshot), language)
        link_to("gegevens", {}, language)


def _tell_no_tests(shown: ReviewAnswer, language: Language) -> None:
    tell(
        language.say(
            "Er is voor {period} geen toets afgesproken. Met de bestanden toetsen, tarieven en marktprijzen "
            "staat hier per product de uitspraak.",
            period=shown.period,
        )
    )


def _show_costs(
    picture: Picture, choices: ReviewChoices, shown: ReviewAnswer, snapshot: Snapshot, language: Language
) -> None:
    """What the service costs, from the previous period to this one."""
    with st.container(key="blok_kosten"):
        show(picture, "kosten")
        tell_of(picture)
        link_to("kosten", links.of_costs(choices, shown, snapshot), language)


def show_market_tests(
    choices: ReviewChoices, shown: ReviewAnswer, snapshot: Snapshot, language: Language
) -> None:
    """The market tests that were agreed for the year, each with its verdict."""
    say = language.say
    with block("markttoetsen", say("Markttoetsen in {period}", period=shown.period), "markttoetsen"):
        if shown.tests:
            show_to_read(market_tests_table(shown.tests, language), language)
        else:
            _tell_no_tests(shown, language)
        link_to("marktconformiteit", links.of_market_tests(choices, shown, snapshot), language)


def show_satisfaction(picture: Picture, language: Language) -> None:
    """What residents say beside what is measured, over the same years, with the events."""
    with side_by_side(4, TWO_COLUMNS) as (chart, listed):
        with chart, st.container(key="blok_tevredenheid"):
            show(picture, "tevredenheid")
            _tell_all(picture.sentences)
        with listed, block("gebeurtenissen", language.say("Gebeurtenissen en besluiten"), "gebeurtenissen"):
            for event in picture.notes:
                note(event)
            if not picture.notes:
                tell(language.say("Geen gebeurtenissen of besluiten bekend in deze jaren."))


def show_indicators(choices: ReviewChoices, shown: ReviewAnswer, language: Language) -> None:
    """The indicators of the service, by who can move them."""
    title = language.say("Wie beweegt wat: de indicatoren van deze dienst")
    with st.container(key="blok_indicatoren"):
        heading(title, "indicatoren")
        for influence, rows in shown.indicators.items():
            with st.container(key=f"invloed_{influence or 'onbekend'}"):
                subheading(language.say(INFLUENCE_HEADINGS[influence]))
                show_to_read(indicators_to_read(rows, choices.previous, shown.period, language), language)
        if not shown.indicators:
            tell(language.say("Geen cijfers van deze dienst in deze perioden."))
