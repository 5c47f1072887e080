"""How both sides see the cooperation as tables: every cell that may be told, and both sides beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lib.domain.cooperation.disclosure import AskedGroup, Distribution, ShownRound
from lib.domain.cooperation.matters import Contrasted, Sides, SideView, matters_of
from lib.domain.cooperation.scan import ANSWER_STEPS, PartnerSide, Question, ScanCondition, Tier
from lib.domain.periods import Period
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.cooperation.words import (
    CONDITION_NAMES,
    CONTRASTS,
    NOT_SHOWN,
    answer_words,
    change_words,
    concord_words,
    factor_name,
    matter_name,
)
from lib.text.language import Language
from lib.text.questionnaire.words import SIDES, TIERS, role_name

_NUMBER = ColumnKind.NUMBER
_PCT = 100


def matters_table(
    found: Iterable[Contrasted], questions: Mapping[str, Question], language: Language
) -> Table:
    """Both sides on every matter, with how they compare."""
    say = language.say
    columns = (
        TableColumn(say("Voorwaarde")),
        TableColumn(say("Factor")),
        TableColumn(say("Vraag")),
        *(column for side in PartnerSide for column in _count_columns(side, language)),
        TableColumn(say("Uitkomst")),
        TableColumn(say("Kans opdrachtgever hoger (%)"), _NUMBER),
        TableColumn(say("95%-interval van"), _NUMBER),
        TableColumn(say("95%-interval tot"), _NUMBER),
    )
    rows = tuple(_matter_row(contrasted, questions, language) for contrasted in found)
    return Table(say("Beide kanten per vraag"), columns, rows)


def _count_columns(side: PartnerSide, language: Language) -> tuple[TableColumn, ...]:
    name = language.say(SIDES[side]).capitalize()
    high = language.say("{side}: antwoord 3 of 4", side=name)
    return TableColumn(high, _NUMBER), TableColumn(language.say("{side}: n", side=name), _NUMBER)


def _matter_row(
    contrasted: Contrasted, questions: Mapping[str, Question], language: Language
) -> tuple[Value, ...]:
    question, found = questions[contrasted.matter.question], contrasted.comparison
    ends: tuple[Value, ...] = (None, None, None)
    if found and min(found.first, found.second):
        ends = (_PCT * found.superiority, _PCT * found.low, _PCT * found.high)
    return (
        language.say(CONDITION_NAMES[question.condition]),
        factor_name(language, question),
        matter_name(language, contrasted.matter, questions),
        *_high_cells(contrasted.sides),
        language.say(CONTRASTS[contrasted.contrast]),
        *ends,
    )


def _high_cells(sides: Sides) -> list[Value]:
    """Of each side how many gave 3 or 4, and of how many; empty where it is not shown."""
    cells: list[Value] = []
    for side in PartnerSide:
        told = sides.of(side)
        cells += [told.halves[1], told.n] if told else [None, None]
    return cells


def conditions_table(conditions: Mapping[ScanCondition, Sides], language: Language) -> Table:
    """The answers of both sides to all questions of each condition together."""
    say = language.say
    columns = (
        TableColumn(say("Voorwaarde")),
        *(column for side in PartnerSide for column in _count_columns(side, language)),
    )
    rows = tuple(
        (say(CONDITION_NAMES[condition]), *_high_cells(sides)) for condition, sides in conditions.items()
    )
    return Table(say("Beide kanten per voorwaarde (aantallen antwoorden)"), columns, rows)


def mirror_table(mirrored: Mapping[PartnerSide, Sides], language: Language) -> Table:
    """What both sides say of each side."""
    say = language.say
    columns = (
        TableColumn(say("Over")),
        *(column for side in PartnerSide for column in _count_columns(side, language)),
    )
    rows = tuple((say(SIDES[about]), *_high_cells(sides)) for about, sides in mirrored.items())
    return Table(say("Over elkaar"), columns, rows)


def views_table(views: Sequence[SideView], before: Period | None, language: Language) -> Table:
    """Either side on one matter: its layers, agreement and change."""
    say = language.say
    names = (say("Kant"), say("Laag"), say("Uitgenodigd"), *_answer_titles(language))
    columns = [
        TableColumn(name, _NUMBER if number > 1 else ColumnKind.TEXT) for number, name in enumerate(names)
    ]
    columns += [TableColumn(say("Binnen deze kant")), TableColumn(say("Tegen de vorige ronde"))]
    rows: list[tuple[Value, ...]] = []
    for view in views:
        side = say(SIDES[view.side])
        whole = (concord_words(language, view), change_words(language, view.change, before))
        rows.append((side, say("getoonde lagen samen"), view.invited, *_answer_cells(view.shown), *whole))
        for layer in view.layers:
            hidden = "" if layer.shown else say(NOT_SHOWN)
            tier = say(TIERS[layer.tier])
            rows.append((side, tier, layer.invited, *_answer_cells(layer.shown), hidden, ""))
    return Table(say("Eén vraag per kant en laag"), tuple(columns), tuple(rows))


def cells_of_round_table(shown: ShownRound, questions: Mapping[str, Question], language: Language) -> Table:
    """Every cell of a round that may be told, and which may not."""
    say = language.say
    names = (say("Vraag"), say("Kant"), say("Laag"), say("Uitgenodigd"), *_answer_titles(language))
    columns = [
        TableColumn(name, _NUMBER if number > 2 else ColumnKind.TEXT) for number, name in enumerate(names)
    ]
    columns.append(TableColumn(say("Getoond")))
    rows: list[tuple[Value, ...]] = []
    for matter in matters_of(questions.values()):
        for side in PartnerSide:
            for tier in Tier:
                group = AskedGroup(side, tier)
                if group not in shown.invited:
                    continue
                told = shown.of(group, matter.asked(side))
                place = (
                    matter_name(language, matter, questions),
                    say(SIDES[side]),
                    say(TIERS[tier]),
                )
                state = say("ja") if told else say(NOT_SHOWN)
                if (group, matter.asked(side)) in shown.openly:
                    state = say("openlijk, als rol")
                rows.append((*place, shown.invited[group], *_answer_cells(told), state))
    return Table(say("Antwoorden per kant en laag"), tuple(columns), tuple(rows))


def openly_table(shown: ShownRound, questions: Mapping[str, Question], language: Language) -> Table:
    """What layers of one person answered, who were asked openly, as a role."""
    say = language.say
    names = (say("Vraag"), say("Rol"), say("Antwoord"))
    rows: list[tuple[Value, ...]] = []
    for matter in matters_of(questions.values()):
        for side in PartnerSide:
            for tier in Tier:
                step = shown.openly.get((AskedGroup(side, tier), matter.asked(side)))
                if step:
                    words = answer_words(language, questions[matter.question])[step - 1]
                    role = role_name(say(SIDES[side]), tier, language)
                    rows.append((matter_name(language, matter, questions), role, f"{step}: {words}"))
    return Table(say("Openlijk geantwoord, als rol"), tuple(TableColumn(name) for name in names), tuple(rows))


def _answer_titles(language: Language) -> list[str]:
    steps = [language.say("Antwoord {step}", step=step) for step in ANSWER_STEPS]
    return [*steps, language.say("Antwoord 1 of 2"), language.say("Antwoord 3 of 4"), "n"]


def _answer_cells(told: Distribution | None) -> tuple[Value, ...]:
    """The four answers where they are told apart, both halves, and n."""
    if told is None:
        return (None,) * (len(ANSWER_STEPS) + 3)
    steps = told.counts if told.is_full else (None,) * len(ANSWER_STEPS)
    return (*steps, *told.halves, told.n)
