"""The pictures of service levels: shares and trend, areas and map, levels and scales."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.answers.service_levels.answer import ServiceLevelAnswer
from lib.answers.service_levels.choices import ServiceLevelChoices
from lib.charts.drawing import Drawing
from lib.charts.event_marks import event_key
from lib.charts.palette import plain
from lib.charts.service_levels import area_map, heat_map, level_bars, scale_rows, share_rows, share_trend
from lib.domain.comparison.series_breaks import all_causes
from lib.domain.service_levels.breaks import YearOutcome
from lib.domain.service_levels.inspections import AreaPlace
from lib.domain.service_levels.outcomes import share_together
from lib.domain.service_levels.scales import LEAST_READINGS, ScaleOutcome, worst_and_best_scales
from lib.pictures.picture import Picture
from lib.pictures.shares import picture_of_shares
from lib.tables.service_levels import (
    area_parts,
    area_type_parts,
    outcomes_table,
    scales_table,
    whole_parts,
    years_table,
)
from lib.text.indicators import first_sources
from lib.text.language import Language
from lib.text.series_breaks import causes_words
from lib.text.service_levels.agreements import agreement_change_words
from lib.text.service_levels.words import (
    area_name,
    area_type_name,
    counted_sentence,
    finding,
    group_name,
    judged_sentence,
    percent,
    scale_name,
    share_words,
    signs,
)
from lib.text.terms import LAYERS

MOST_AREAS = 10
"""Areas of one discipline that are drawn; the table holds them all."""
MOST_CHANGED = 4
"""Changed agreements that are named under the trend; the table holds them all."""


def service_level_pictures(
    choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language
) -> dict[str, Picture]:
    """Every picture of the answer by name, in the order of the page; of readings that nowhere apply no areas."""
    pictures = [_shares_picture(choices, shown, language), _trend_picture(choices, shown, language)]
    if any(outcome.total for outcome in shown.outcomes):
        pictures.append(_areas_picture(choices, shown, language))
        pictures.append(_levels_picture(choices, shown, language))
    pictures.append(_map_picture(choices, shown, language))
    pictures.extend(_scale_pictures(choices, shown, language))
    return {picture.name: picture for picture in pictures}


def _shares_picture(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> Picture:
    """Outcomes against what was agreed; of one discipline its area types as well."""
    area_types = [o for o in shown.area_types if o.about] if choices.group else []
    named = [(group_name(language, o.group), o) for o in shown.outcomes]
    named += [(area_type_name(language, o.about), o) for o in area_types]
    judged = [each for o in shown.outcomes for each in o.judged] if choices.group else []
    said = [judged_sentence(language, each) for each in judged]
    parts = [*whole_parts(shown.outcomes, language), *area_type_parts(area_types, language)]
    return picture_of_shares(
        ("beeld", finding(language, shown.outcomes, choices.year)),
        named,
        [*said, counted_sentence(language, shown.outcomes)],
        outcomes_table(parts, language),
        _source(choices, shown, language),
        language,
        fictitious=choices.focus.fictitious,
    )


def _trend_picture(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> Picture:
    """The share of readings at their level in every year."""
    say, fictitious = language.say, choices.focus.fictitious
    judged = [years for years in shown.series if any(y.outcome.judged for y in years)]
    drawing, sentences, notes = None, list[str](), list[str]()
    if judged:
        drawing = share_trend.draw(judged, shown.events, language, hollow=fictitious)
        notes = [*event_key(shown.events, language), _trend_key(judged, language)]
        notes += _changed_agreements(judged, language)
    else:
        sentences = [say("Geen verloop: in geen enkel jaar valt een meting onder een ambitie.")]
    years = sorted(inspected.year for inspected in shown.inspected)
    sources = dict.fromkeys(inspected.source for inspected in shown.inspected)
    parts = [say("Bron: {sources}", sources=first_sources(language, list(sources)))]
    parts += [say(LAYERS[choices.layer]), "-".join(dict.fromkeys((str(years[0]), str(years[-1]))))]
    return Picture(
        name="verloop",
        heading=say("Aandeel metingen op niveau per jaar"),
        drawing=drawing,
        sentences=tuple(sentences),
        notes=tuple(notes),
        table=years_table(shown.series, language),
        source=" · ".join(parts),
        fictitious=fictitious,
    )


def _trend_key(series: Sequence[Sequence[YearOutcome]], language: Language) -> str:
    say = language.say
    parts = [say("streepje: afgesproken aandeel")]
    years = [year for found in series for year in found]
    events = all_causes(*(year.by_events for year in years))
    if events:
        why = causes_words(language, events)
        parts.append(say("onderbroken lijn: reeksbreuk ({why}), niet te vergelijken", why=why))
    if any(year.other_agreement for year in years):
        parts.append(say("onderbroken lijn: gewijzigde ambitie, niet te vergelijken"))
    return " · ".join(parts)


def _changed_agreements(series: Sequence[Sequence[YearOutcome]], language: Language) -> Iterator[str]:
    """In which year what was agreed otherwise, the newest first."""
    found = [
        (year.year, group_name(language, year.outcome.group), year.other_agreement)
        for years in series
        for year in years
        if year.other_agreement
    ]
    found.sort(key=lambda one: -one[0])
    for year, name, change in found[:MOST_CHANGED]:
        yield f"{year} {name}: {agreement_change_words(language, change)}"
    if left_out := len(found[MOST_CHANGED:]):
        yield language.count(
            "nog {n} gewijzigde ambitie in de tabel", "nog {n} gewijzigde ambities in de tabel", left_out
        )


def _source(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> str:
    """Where the readings and the agreements come from, of which layer and year."""
    say = language.say
    parts = [say("Bron: {sources}", sources=choices.inspected.source)]
    if shown.sources:
        parts.append(say("afspraken: {sources}", sources=first_sources(language, shown.sources)))
    parts += [say(LAYERS[choices.layer]), str(choices.year)]
    return " · ".join(parts)


def _areas_picture(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> Picture:
    """All disciplines: the heat map. One discipline: its areas against the agreed share."""
    say = language.say
    drawing: Drawing | None = None
    sentences, notes = list[str](), list[str]()
    if not any(o.about for o in shown.areas):
        sentences = [say("Bij deze metingen staat geen gebied; daarom is er geen beeld per gebied.")]
    elif choices.group:
        areas = [(area_name(language, o.about), o) for o in shown.areas]
        drawing = share_rows.draw(areas[:MOST_AREAS], language, hollow=choices.focus.fictitious)
        if left_out := len(areas[MOST_AREAS:]):
            notes = [language.count("nog {n} gebied in de tabel", "nog {n} gebieden in de tabel", left_out)]
    else:
        names = {area: area_name(language, area) for area in shown.heat.areas}
        drawing = heat_map.draw(shown.heat, names, language)
        key = say(
            "Aandeel metingen op niveau, met n het aantal plekken; ✓ gehaald, ✕ niet gehaald, ≈ kan toeval zijn. "
            "Grijs: te weinig plekken voor een oordeel."
        )
        notes = [key]
    return Picture(
        name="gebieden",
        heading=say("Per gebied") if choices.group else say("Per gebied en discipline"),
        drawing=drawing,
        sentences=tuple(sentences),
        notes=tuple(notes),
        table=outcomes_table(area_parts(shown.areas, language), language),
        source=_source(choices, shown, language),
        fictitious=choices.focus.fictitious,
    )


def _levels_picture(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> Picture:
    """The readings over A+ to D as they are."""
    say = language.say
    reading = say(
        "Van links naar rechts A+, A, B, C en D. De dikke streep staat waar het afgesproken niveau "
        "ophoudt, als dat voor alle metingen hetzelfde is."
    )
    return Picture(
        name="verdeling",
        heading=say("Verdeling van de metingen over A+ tot D"),
        drawing=level_bars.draw([(group_name(language, o.group), o) for o in shown.outcomes], language),
        sentences=(),
        notes=(reading,),
        table=outcomes_table(whole_parts(shown.outcomes, language), language),
        source=_source(choices, shown, language),
        fictitious=choices.focus.fictitious,
    )


def _map_picture(choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language) -> Picture:
    """The areas on a map, where coordinates are known."""
    say, fictitious = language.say, choices.focus.fictitious
    drawing, sentences, notes = None, list[str](), list[str]()
    if shown.places:
        spots = [_spot(place, shown, language) for place in shown.places]
        rings = shown.outline.rings if shown.outline else ()
        drawing = area_map.draw(spots, rings, language, hollow=fictitious)
        parts = [
            say("Bij een gebied staat het aandeel metingen op niveau, van de gekozen disciplines samen."),
            say("Een punt is het midden van de plekken met coördinaten in een gebied."),
        ]
        if outline := shown.outline:
            year, source = outline.year, outline.source
            parts.append(say("Omtrek: gemeente, indeling {year}; {source}.", year=year, source=source))
        notes = [" ".join(parts)]
    else:
        without = say(
            "Bij deze metingen staan geen coördinaten. Met de kolommen `x` en `y` (RD of lengte en breedte) in "
            "`schouw.csv` staan de gebieden hier op een kaart."
        )
        sentences = [without]
    return Picture(
        name="kaart",
        heading=say("Op de kaart"),
        drawing=drawing,
        sentences=tuple(sentences),
        notes=tuple(notes),
        table=outcomes_table(area_parts(shown.areas, language), language),
        source=_source(choices, shown, language),
        fictitious=fictitious,
    )


def _spot(place: AreaPlace, shown: ServiceLevelAnswer, language: Language) -> area_map.Spot:
    """An area with the share of its readings at level, and on pointing at it the verdict per discipline."""
    name = area_name(language, place.area)
    of_area = [o for o in shown.areas if o.about == place.area and o.judged]
    pct = share_together(of_area)
    told = [name, percent(language, pct)] if pct is not None else [name]
    lines = [
        f"{group_name(language, o.group)}: {share_words(language, o.share)} {signs(o)}"
        for o in of_area
        if o.share
    ]
    if len(shown.outcomes) == 1 and of_area:
        told.append(signs(of_area[0]))
    label = " ".join(told)
    hover = "<br>".join([f"<b>{plain(name)}</b>", *map(plain, lines)])
    return area_map.Spot(place.longitude, place.latitude, label, hover)


def _scale_pictures(
    choices: ServiceLevelChoices, shown: ServiceLevelAnswer, language: Language
) -> Iterator[Picture]:
    """The scales with the lowest and with the highest share at their level."""
    say = language.say
    own = shown.scales if choices.group else tuple(o for o in shown.scales if not o.is_cross_cut)
    lowest, highest = worst_and_best_scales(own)
    if lowest:
        heading = say("Meetlatten met het laagste aandeel")
        yield _scale_picture("laagste", heading, lowest, choices, shown, language)
    yield _scale_picture(
        "hoogste", say("Meetlatten met het hoogste aandeel"), highest, choices, shown, language
    )


def _scale_picture(
    name: str,
    heading: str,
    outcomes: Sequence[ScaleOutcome],
    choices: ServiceLevelChoices,
    shown: ServiceLevelAnswer,
    language: Language,
) -> Picture:
    say, least = language.say, language.number(LEAST_READINGS)
    drawing, sentences, notes = None, list[str](), list[str]()
    if outcomes:
        named = [(_scale_name(shown, o), o) for o in outcomes]
        drawing = scale_rows.draw(named, language, hollow=choices.focus.fictitious)
        limit = say(
            "Alleen meetlatten met {n} of meer metingen onder een ambitie; de tabel heeft ze alle.", n=least
        )
        notes = [limit]
    else:
        sentences = [say("Geen enkele meetlat heeft {n} of meer metingen onder een ambitie.", n=least)]
    return Picture(
        name=name,
        heading=heading,
        drawing=drawing,
        sentences=tuple(sentences),
        notes=tuple(notes),
        table=scales_table(outcomes, shown.scale_names, language),
        source=_source(choices, shown, language),
        fictitious=choices.focus.fictitious,
    )


def _scale_name(shown: ServiceLevelAnswer, outcome: ScaleOutcome) -> str:
    """The name of the scale of an outcome, without its discipline."""
    return scale_name(shown.scale_names.get(outcome.scale, outcome.scale), outcome.group)
