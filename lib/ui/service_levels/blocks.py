"""The blocks of the page "Dienstverlening": outcomes and trend, areas and map, levels and scales."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.answers.service_levels.answer import ServiceLevelAnswer
from lib.answers.service_levels.choices import ServiceLevelChoices
from lib.answers.snapshot import Snapshot
from lib.charts.palette import plain
from lib.charts.service_levels import area_map, heat_map, level_bars, share_rows, share_trend
from lib.domain.service_levels import outcomes as levels
from lib.domain.service_levels.inspections import AreaPlace
from lib.domain.service_levels.outcomes import Outcome, YearOutcome
from lib.text.indicators import first_sources
from lib.text.language import Language
from lib.text.service_levels.words import (
    area_name,
    area_type_name,
    counted_sentence,
    finding,
    group_name,
    judged_sentence,
    locations_words,
    scale_name,
    signs,
)
from lib.text.terms import LAYERS, partner_name
from lib.ui.controls import side_by_side
from lib.ui.frame import greet_empty
from lib.ui.pictures import list_events, show_drawing
from lib.ui.words import heading, note, subheading, tell

MOST_AREAS = 10
"""Areas of one discipline that are drawn; the table holds them all."""


def say_nothing_inspected(snapshot: Snapshot, language: Language) -> None:
    """What to do when nobody has inspections."""
    say = language.say
    if not snapshot.available:
        greet_empty(say("Dienstverlening"), language)
    st.title(say("Dienstverlening"), anchor=False)
    subheading(say("Er staan nog geen schouwgegevens in de monitor"))
    st.markdown(
        say(
            "Deze pagina rekent met metingen per locatie (bestand `schouw.csv`) en met de afgesproken niveaus "
            "(`ambities.csv`). Het gegevenswoordenboek beschrijft de kolommen en heeft een leeg bestand om in te "
            "vullen; onder Gegevens inlezen gaan ze erin."
        )
    )


def show_outcomes(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    """The main picture, and in a third beside it the figures in a sentence and the trend."""
    with side_by_side(1, [2, 1]) as (picture, panel):
        with picture:
            heading(finding(language, shown.outcomes, choices.year))
            _show_shares(choices, shown, language)
            _show_source_line(choices, shown, language)
        with panel:
            heading(partner_name(language, choices.focus))
            for outcome in shown.outcomes if choices.group else ():
                for judged in outcome.judged:
                    tell(judged_sentence(language, judged))
            tell(counted_sentence(language, shown.outcomes))
            _show_trend(choices, shown, language)


def _show_shares(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    named = [(group_name(language, o.group), o) for o in shown.outcomes]
    if choices.group:
        named += [(area_type_name(language, o.about), o) for o in shown.area_types if o.about]
    show_shares(named, language, fictitious=choices.focus.fictitious, key="beeld")


def show_shares(
    named: Sequence[share_rows.NamedOutcome], language: Language, *, fictitious: bool, key: str
) -> None:
    """Outcomes under their names against what was agreed, with what the marks mean."""
    say = language.say
    if not any(outcome.total for _, outcome in named):
        tell(say("Alle metingen staan op niet van toepassing; er is niets om te beoordelen."))
        return
    show_drawing(share_rows.draw(named, language, hollow=fictitious), key)
    marks = [
        say("achter de naam: afgesproken niveau en aandeel"),
        say("rondje met streep: aandeel locaties met interval (95%)"),
        say("dikke streep: afgesproken aandeel"),
        say("vierkantje: aandeel metingen (formeel)"),
    ]
    if fictitious:
        marks.append(say("open rondje: fictief"))
    note(" · ".join(marks))


def _show_trend(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    judged = [years for years in shown.series if any(y.outcome.judged for y in years)]
    if not judged:
        tell(language.say("Geen verloop: in geen enkel jaar valt een meting onder een ambitie."))
        return
    subheading(language.say("Aandeel locaties op niveau per jaar"))
    drawn = share_trend.draw(judged, shown.events, language, hollow=choices.focus.fictitious)
    show_drawing(drawn, "verloop")
    list_events(shown.events, language)
    note(_trend_key(judged, language))


def _trend_key(series: Sequence[Sequence[YearOutcome]], language: Language) -> str:
    say = language.say
    parts = [say("streepje: afgesproken aandeel")]
    years = [year for found in series for year in found]
    if any(year.series_break for year in years):
        parts.append(say("onderbroken lijn: reeksbreuk, niet te vergelijken"))
    if any(year.other_ambition for year in years):
        parts.append(say("onderbroken lijn: andere afspraak dan het jaar ervoor"))
    return " · ".join(parts)


def _show_source_line(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    """Where the readings and the agreements come from, of which layer and year."""
    say = language.say
    parts = [say("Bron: {sources}", sources=choices.inspected.source)]
    if shown.sources:
        parts.append(say("afspraken: {sources}", sources=first_sources(language, shown.sources)))
    parts += [say(LAYERS[choices.layer]), str(choices.year)]
    note(" · ".join(parts))


def show_areas_and_levels(
    choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language
) -> None:
    """The areas next to each other, and the readings over A+ to D as they are.

    Of one discipline the map stands here too, beside the longer list of areas.
    """
    if not any(o.total for o in shown.outcomes):
        return
    with side_by_side(2, [1, 1]) as (left, right):
        with left:
            _show_areas(choices, shown, language)
        with right:
            _show_levels(shown, language)
            if choices.group:
                show_map(choices, shown, language)


def _show_areas(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    """All disciplines: the heat map. One discipline: its areas against the agreed share."""
    say = language.say
    st.header(say("Per gebied") if choices.group else say("Per gebied en discipline"), anchor=False)
    areas = [(area_name(language, o.about), o) for o in shown.areas]
    if not any(o.about for o in shown.areas):
        tell(say("Bij deze metingen staat geen gebied; daarom is er geen beeld per gebied."))
    elif choices.group:
        drawn = share_rows.draw(areas[:MOST_AREAS], language, hollow=choices.focus.fictitious)
        show_drawing(drawn, "gebieden")
        if left_out := len(areas[MOST_AREAS:]):
            note(language.count("nog {n} gebied in de tabel", "nog {n} gebieden in de tabel", left_out))
    else:
        names = {area: area_name(language, area) for area in shown.heat.areas}
        show_drawing(heat_map.draw(shown.heat, names, language), "gebieden")
        note(
            say(
                "Aandeel locaties op niveau; ● gehaald, ▲ niet gehaald, ◇ niet te onderscheiden, – geen oordeel."
            )
        )


def _show_levels(shown: ServiceLevelAnswer, language: Language) -> None:
    say = language.say
    heading(say("Verdeling van de metingen over A+ tot D"))
    named = [(group_name(language, o.group), o) for o in shown.outcomes]
    show_drawing(level_bars.draw(named, language), "verdeling")
    note(
        say(
            "Van links naar rechts A+, A, B, C en D. De dikke streep staat waar het afgesproken niveau "
            "ophoudt, als dat voor alle metingen hetzelfde is."
        )
    )


def show_map(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    """The areas on a map, where coordinates are known."""
    say = language.say
    heading(say("Op de kaart"))
    if not shown.places:
        st.markdown(
            say(
                "Bij deze metingen staan geen coördinaten. Met de kolommen `x` en `y` (RD of lengte en breedte) in "
                "`schouw.csv` staan de gebieden hier op een kaart."
            )
        )
        return
    spots = [_spot(place, shown, language) for place in shown.places]
    rings = shown.outline.rings if shown.outline else ()
    show_drawing(area_map.draw(spots, rings, language, hollow=choices.focus.fictitious), "kaart")
    parts = [say("Een punt is het midden van de locaties met coördinaten in een gebied.")]
    if shown.outline:
        outline = shown.outline
        parts.append(
            say("Omtrek: gemeente, indeling {year}; {source}.", year=outline.year, source=outline.source)
        )
    note(" ".join(parts))


def _spot(place: AreaPlace, shown: ServiceLevelAnswer, language: Language) -> area_map.Spot:
    """An area with the verdicts of the chosen disciplines."""
    name = area_name(language, place.area)
    of_area = [o for o in shown.areas if o.about == place.area and o.judged]
    lines = [
        f"{group_name(language, o.group)}: {locations_words(language, o.locations)} {signs(o)}"
        for o in of_area
    ]
    label = f"{name} {signs(of_area[0])}" if len(shown.outcomes) == 1 and of_area else name
    hover = "<br>".join([f"<b>{plain(name)}</b>", *map(plain, lines)])
    return area_map.Spot(place.longitude, place.latitude, label, hover)


def show_scales(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> None:
    """The scales with the lowest and with the highest share at their level."""
    say = language.say
    own = shown.scales if choices.group else tuple(o for o in shown.scales if not o.is_cross_cut)
    lowest, highest = levels.worst_and_best_scales(own)
    least = language.number(levels.LEAST_READINGS)
    if not highest:
        tell(say("Geen enkele meetlat heeft {n} of meer metingen onder een ambitie.", n=least))
        return
    titles = (
        (say("Meetlatten met het laagste aandeel"), lowest, "laagste"),
        (say("Meetlatten met het hoogste aandeel"), highest, "hoogste"),
    )
    with side_by_side(3, [1, 1]) as columns:
        for column, (title, outcomes, key) in zip(columns, titles, strict=True):
            with column:
                if outcomes:
                    st.header(title, anchor=False)
                    named = [(_scale_name(shown, o), o) for o in outcomes]
                    drawn = share_rows.draw(named, language, hollow=choices.focus.fictitious, of_scales=True)
                    show_drawing(drawn, key)
    note(
        say("Alleen meetlatten met {n} of meer metingen onder een ambitie; de tabel heeft ze alle.", n=least)
    )


def _scale_name(shown: ServiceLevelAnswer, outcome: Outcome) -> str:
    """The name of the scale of an outcome, without its discipline."""
    code = outcome.about or ""
    return scale_name(shown.scale_names.get(code, code), outcome.group)
