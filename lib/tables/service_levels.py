"""Service levels as tables: every outcome that is shown, the agreements, and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lib.answers.service_levels.answer import ServiceLevelAnswer
from lib.domain.service_levels.breaks import YearOutcome
from lib.domain.service_levels.inspections import LEVELS, Ambition
from lib.domain.service_levels.outcomes import Judged, Outcome, Unjudged
from lib.domain.service_levels.scales import ScaleOutcome
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.amounts import listed_decimals
from lib.text.language import Language
from lib.text.series_breaks import break_words
from lib.text.service_levels.agreements import agreement_change_words
from lib.text.service_levels.sample_size import Plan, sizes
from lib.text.service_levels.words import area_name, area_type_name, chance_words, group_name
from lib.text.terms import VERDICTS

OutcomePart = tuple[str, str, Outcome]
"""What an outcome is about (all, area or area type), its name there, and the outcome."""


def answered_parts(answer: ServiceLevelAnswer, language: Language) -> Iterator[OutcomePart]:
    """Every outcome of an answer with what it is about and its name there."""
    yield from whole_parts(answer.outcomes, language)
    yield from area_type_parts(answer.area_types, language)
    yield from area_parts(answer.areas, language)


def whole_parts(outcomes: Iterable[Outcome], language: Language) -> Iterator[OutcomePart]:
    """Outcomes of whole groups."""
    return ((language.say("alles"), language.say("alles"), o) for o in outcomes)


def area_type_parts(outcomes: Iterable[Outcome], language: Language) -> Iterator[OutcomePart]:
    """Outcomes of area types."""
    return ((language.say("gebiedstype"), area_type_name(language, o.about), o) for o in outcomes)


def area_parts(outcomes: Iterable[Outcome], language: Language) -> Iterator[OutcomePart]:
    """Outcomes of areas."""
    return ((language.say("gebied"), area_name(language, o.about), o) for o in outcomes)


def outcomes_table(parts: Iterable[OutcomePart], language: Language) -> Table:
    """The table twin: a row per outcome and agreed share."""
    say, parts = language.say, tuple(parts)
    columns = [
        TableColumn(say("Discipline")),
        TableColumn(say("Onderdeel")),
        TableColumn(say("Naam")),
        *_judged_columns((outcome for *_, outcome in parts), language),
        *_numbers([(level, 0) for level in LEVELS]),
        *_numbers([(say("niet van toepassing"), 0), (say("zonder ambitie"), 0)]),
    ]
    rows: list[tuple[Value, ...]] = []
    for kind, name, outcome in parts:
        counts = (*outcome.counts, outcome.not_applicable, outcome.without_ambition)
        for judged in outcome.judged or (None,):
            about = (group_name(language, outcome.group), kind, name)
            rows.append((*about, *_judged_cells(judged, language), *counts))
    return Table(say("Uitkomsten"), tuple(columns), tuple(rows))


def _numbers(named: Sequence[tuple[str, int]]) -> list[TableColumn]:
    return [TableColumn(name, ColumnKind.NUMBER, decimals) for name, decimals in named]


def _judged_columns(outcomes: Iterable[Outcome], language: Language) -> list[TableColumn]:
    """The columns of `_judged_cells`; an agreed share has the decimals that it was given in."""
    say = language.say
    norms = (judged.norm_pct for outcome in outcomes for judged in outcome.judged)
    return [
        TableColumn(say("niveau")),
        TableColumn(say("afspraak (%)"), ColumnKind.NUMBER, listed_decimals(norms)),
        *_numbers([(say("metingen op niveau"), 0), (say("metingen beoordeeld"), 0)]),
        TableColumn(say("aandeel metingen (%)"), ColumnKind.NUMBER, 1),
        TableColumn(say("formeel")),
        *_numbers([(say("ondergrens (%)"), 1), (say("bovengrens (%)"), 1)]),
        TableColumn(say("toeval")),
        *_numbers([(say("plekken"), 0), (say("plekken met een meting onder niveau"), 0)]),
    ]


def _judged_cells(judged: Judged | None, language: Language) -> tuple[Value, ...]:
    if judged is None:
        return (None,) * 11
    share = judged.share
    low, high = share.interval or (None, None)
    return (
        ", ".join(judged.levels),
        judged.norm_pct,
        share.reached,
        share.readings,
        share.pct,
        language.say(VERDICTS[judged.formal]),
        low,
        high,
        chance_words(language, judged),
        share.places,
        share.failing,
    )


def scales_table(scales: Iterable[ScaleOutcome], names: Mapping[str, str], language: Language) -> Table:
    """The readings of every scale; `names` are those of the scales by code."""
    say = language.say
    columns = [
        TableColumn(say("Discipline")),
        TableColumn(say("Meetlat")),
        TableColumn(say("niveau")),
        *_numbers([(say("metingen op niveau"), 0), (say("metingen beoordeeld"), 0)]),
        TableColumn(say("aandeel metingen (%)"), ColumnKind.NUMBER, 1),
        *_numbers([(level, 0) for level in LEVELS]),
        *_numbers([(say("niet van toepassing"), 0), (say("zonder ambitie"), 0)]),
    ]
    rows = tuple(
        (
            group_name(language, scale.group),
            names.get(scale.scale, scale.scale),
            ", ".join(scale.levels) or None,
            *(scale.reached, scale.judged, scale.pct),
            *(*scale.counts, scale.not_applicable, scale.without_ambition),
        )
        for scale in scales
    )
    return Table(say("Meetlatten"), tuple(columns), rows)


def years_table(series: Iterable[Sequence[YearOutcome]], language: Language) -> Table:
    """The trend: a row per group, year and agreed share."""
    say, series = language.say, tuple(series)
    columns = [
        TableColumn(say("Discipline")),
        TableColumn(say("Jaar"), ColumnKind.NUMBER),
        *_judged_columns((year.outcome for years in series for year in years), language),
        TableColumn(say("niet te vergelijken met het jaar ervoor")),
    ]
    rows: list[tuple[Value, ...]] = []
    for years in series:
        for year in years:
            event = break_words(language, year.by_events)
            why = [event] if event else []
            change = year.other_agreement
            why += [agreement_change_words(language, change)] if change else []
            for judged in year.outcome.judged or (None,):
                name = group_name(language, year.outcome.group)
                rows.append((name, year.year, *_judged_cells(judged, language), ", ".join(why) or None))
    return Table(say("Verloop"), tuple(columns), tuple(rows))


def agreements_table(ambitions: Iterable[Ambition], language: Language) -> Table:
    """What was agreed, since when, and where that is written."""
    say, ambitions = language.say, tuple(ambitions)
    columns = (
        TableColumn(say("Discipline")),
        TableColumn(say("Gebiedstype")),
        TableColumn(say("niveau")),
        TableColumn(say("afspraak (%)"), ColumnKind.NUMBER, listed_decimals(a.norm_pct for a in ambitions)),
        TableColumn(say("vanaf"), ColumnKind.DATE),
        TableColumn(say("tot en met"), ColumnKind.DATE),
        TableColumn(say("meetlocaties in totaal"), ColumnKind.NUMBER),
        TableColumn(say("bron")),
    )
    rows = tuple(
        (
            group_name(language, a.group),
            area_type_name(language, a.area_type) if a.area_type else say("alle gebiedstypen"),
            a.level,
            a.norm_pct,
            a.valid_from,
            a.valid_to,
            a.places,
            a.source,
        )
        for a in ambitions
    )
    return Table(say("Afspraken"), columns, rows)


def unjudged_table(unjudged: Iterable[Unjudged], scales: Mapping[str, str], language: Language) -> Table:
    """Readings without an ambition for their discipline."""
    say = language.say
    columns = (
        TableColumn(say("Discipline")),
        TableColumn(say("Gebiedstype")),
        TableColumn(say("Meetlat")),
        TableColumn(say("metingen"), ColumnKind.NUMBER),
        TableColumn(say("telt wel mee bij")),
    )
    rows = tuple(
        (
            group_name(language, row.discipline),
            area_type_name(language, row.area_type),
            scales.get(row.scale, row.scale),
            row.readings,
            group_name(language, row.cross_cut) if row.cross_cut else None,
        )
        for row in unjudged
    )
    return Table(say("Zonder ambitie"), columns, rows)


def rules_table(
    rules: Iterable[tuple[str, str]], sources: Iterable[tuple[str, str]], language: Language
) -> Table:
    """How it was computed, and which files it rests on."""
    say = language.say
    columns = (TableColumn(say("Onderwerp")), TableColumn(say("Uitleg")))
    return Table(say("Definities en bronnen"), columns, (*rules, *sources))


def sample_table(plan: Plan, language: Language) -> Table:
    """Of several numbers of places, from where met and up to where not met is more than chance."""
    say = language.say
    names = (say("Plekken"), say("Waarom dit aantal"), say("gehaald vanaf"), say("niet gehaald tot en met"))

    def count(value: int | None) -> str:
        return say("kan niet") if value is None else language.number(value)

    rows = tuple(
        (language.number(size.locations), size.why, count(size.met_from), count(size.missed_to))
        for size in sizes(language, plan)
    )
    return Table(say("Aantal plekken"), tuple(TableColumn(name) for name in names), rows)
