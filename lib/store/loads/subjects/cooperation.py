"""Rules on the scan: who was invited, who answers about whom, and that no code names a person."""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.domain.cooperation.scan import ABOUT_OF_AIM
from lib.store.loads.rule import NAMED, Rule, broken_before
from lib.store.schema import TABLES, active_loads, current, load_events, loads, newest_rows

INVITED_GROUP = ("partnerschap", "ronde", "kant", "laag")
"""Who is invited to a round together."""
ROUND_KEY = ("partnerschap", "ronde")
NAME_LIKE = r"[a-z]{3,}([_-]?[a-z]+)*[_-]?\d{0,4}"
"""A word, or several; maybe with a year or a number behind it."""
RANDOM_LETTERS = 4
"""So many letters at the start of a code may still be random."""
FEWEST_DIGITS = 6
"""A number of so many digits is one of a person: of staff, a telephone, a citizen."""
CITIZEN_DIGITS = 9


def _same(one: sa.FromClause, other: sa.FromClause, names: tuple[str, ...]) -> list[sa.ColumnElement[bool]]:
    return [one.c[name] == other.c[name] for name in names]


def _redefines_question(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.vraag.in_(shipped_catalogue().codes("vragen")))


def question_aims() -> sa.Subquery:
    """Question and aim: those that were loaded, and the shipped ones that no load changes."""
    shipped = sa.values(
        sa.column("vraag", sa.String), sa.column("gericht_op", sa.String), name="shipped_questions"
    ).data([(q.code, str(q.aim)) for q in shipped_catalogue().questions.values()])
    loaded = current("vragen")
    both = sa.union_all(sa.select(loaded.c.vraag, loaded.c.gericht_op), sa.select(shipped))
    return both.subquery("question_aims")


def _about_beside_aim(rows: sa.FromClause) -> sa.Select:
    """Answers about whom the question does not ask; of a question that is not known another rule tells."""
    known = question_aims()
    fits = [
        sa.and_(known.c.gericht_op == str(aim), rows.c.over.in_(list(map(str, about))))
        for aim, about in ABOUT_OF_AIM.items()
    ]
    joined = rows.join(known, known.c.vraag == rows.c.vraag)
    return sa.select(rows).select_from(joined).where(sa.not_(sa.or_(*fits)))


def _answers_about_others(rows: sa.FromClause) -> sa.Select:
    """Questions with answers from before this load that no longer fit their aim."""
    wrong = broken_before("antwoorden", _about_beside_aim)
    return sa.select(rows).where(rows.c.vraag.in_(sa.select(wrong.c.vraag)))


def _round_in_order(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.open_tot < rows.c.open_van)


def _not_invited(rows: sa.FromClause) -> sa.Select:
    invited = current("rondes")
    return sa.select(rows).where(sa.not_(sa.exists().where(*_same(invited, rows, INVITED_GROUP))))


def _before_this_load(dataset: str) -> sa.Subquery:
    """The rows of a dataset that counted before this load."""
    this_load = sa.select(sa.func.max(loads.c.load_id)).scalar_subquery()
    return newest_rows(dataset, active_loads(load_events.c.load_id < this_load))


def _respondents(answers: sa.FromClause) -> sa.Subquery:
    """Per group how many people answered."""
    key = [answers.c[name] for name in INVITED_GROUP]
    people = sa.func.count(sa.distinct(answers.c.respondent)).label("mensen")
    return sa.select(*key, people).group_by(*key).subquery("respondents")


def _fewer_invited_than_before(rows: sa.FromClause) -> sa.Select:
    """Invitations to a round with answers that are lower than before.

    They are held against what was said to be invited and never against who answered: a file that is only checked would
    find out how many that are.
    """
    asked = _before_this_load("rondes").alias("asked_before")
    answered = _before_this_load("antwoorden").alias("answered_before")
    joined = rows.join(asked, sa.and_(*_same(asked, rows, INVITED_GROUP)))
    told = sa.cast(asked.c.uitgenodigd, sa.String).label(NAMED)
    has_answers = sa.exists().where(*_same(answered, rows, ROUND_KEY))
    fewer = rows.c.uitgenodigd < asked.c.uitgenodigd
    return sa.select(rows, told).select_from(joined).where(fewer, has_answers)


def _one_of_each(rows: sa.FromClause, names: tuple[str, ...]) -> sa.Select:
    """The first of these rows per value of the columns."""
    place = sa.func.row_number().over(
        partition_by=[rows.c[name] for name in names],
        order_by=[rows.c[name] for name in DATASETS["antwoorden"].key],
    )
    ranked = sa.select(rows, place.label("place")).subquery("ranked")
    return sa.select(*[c for c in ranked.c if c.name != "place"]).where(ranked.c.place == 1)


def _more_answered_than_invited(rows: sa.FromClause) -> sa.Select:
    """One row of each group with more people than were invited; it names how many were."""
    people, invited = _respondents(current("antwoorden")), current("rondes")
    joined = rows.join(people, sa.and_(*_same(people, rows, INVITED_GROUP)))
    joined = joined.join(invited, sa.and_(*_same(invited, rows, INVITED_GROUP)))
    told = sa.cast(invited.c.uitgenodigd, sa.String).label(NAMED)
    found = sa.select(rows, told).select_from(joined).where(people.c.mensen > invited.c.uitgenodigd)
    return _one_of_each(found.subquery("beyond"), INVITED_GROUP)


def _in_two_groups(rows: sa.FromClause) -> sa.Select:
    """One row of each respondent of a round who answers for two sides or two layers."""
    answers = current("antwoorden")
    key = [answers.c[name] for name in (*ROUND_KEY, "respondent")]
    places = sa.func.count(sa.distinct(answers.c.kant + " " + answers.c.laag))
    twice = sa.select(*key).group_by(*key).having(places > 1).subquery("twice")
    joined = rows.join(twice, sa.and_(*_same(twice, rows, (*ROUND_KEY, "respondent"))))
    found = sa.select(rows).select_from(joined).subquery("in_two")
    return _one_of_each(found, (*ROUND_KEY, "respondent"))


def _part_of_a_round(rows: sa.FromClause) -> sa.Select:
    """One row of each round whose answers are of more than one load: a round comes and goes in its whole."""
    of_partnerships = TABLES["antwoorden"].c.partnerschap.in_(sa.select(rows.c.partnerschap))
    answers = newest_rows("antwoorden", active_loads(), of_partnerships, also=("load_id",))
    key = [answers.c[name] for name in ROUND_KEY]
    parts = sa.func.count(sa.distinct(answers.c.load_id))
    in_parts = sa.select(*key).group_by(*key).having(parts > 1).subquery("in_parts")
    joined = rows.join(in_parts, sa.and_(*_same(in_parts, rows, ROUND_KEY)))
    return _one_of_each(sa.select(rows).select_from(joined).subquery("one_of_parts"), ROUND_KEY)


def _is_citizen_number(digits: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether nine digits pass the eleven-test: 9 times the first, 8 the second ..., less the last, divides by 11."""
    places = [
        sa.cast(sa.func.substr(digits, place + 1, 1), sa.Integer) * (CITIZEN_DIGITS - place)
        for place in range(CITIZEN_DIGITS - 1)
    ]
    last = sa.cast(sa.func.substr(digits, CITIZEN_DIGITS, 1), sa.Integer)
    return (sum(places[1:], places[0]) - last) % 11 == 0


def _number_of_a_person(rows: sa.FromClause) -> sa.Select:
    """Codes that are a long number, or hold a citizen number."""
    code = rows.c.respondent
    plain = sa.func.regexp_replace(code, "[_-]", "", "g")
    only_digits = sa.func.regexp_full_match(plain, rf"\d{{{FEWEST_DIGITS},}}")
    nine = sa.func.nullif(sa.func.regexp_extract(plain, r"(?:^|\D)(\d{9})(?:\D|$)", 1), "")
    return sa.select(rows).where(sa.or_(only_digits, sa.func.coalesce(_is_citizen_number(nine), sa.false())))


def _name_of_a_person(rows: sa.FromClause) -> sa.Select:
    """Codes that are words: without a digit, or as a name with a number behind it."""
    code = rows.c.respondent
    letters = sa.func.length(sa.func.regexp_extract(code, r"^[a-z_-]*", 0))
    words = sa.func.regexp_full_match(code, NAME_LIKE)
    without_digits = sa.not_(sa.func.regexp_matches(code, r"\d"))
    return sa.select(rows).where(sa.or_(without_digits, sa.and_(words, letters > RANDOM_LETTERS)))


RULES_ON_THE_SCAN = (
    Rule("vraag_beschermd", "vraag", _redefines_question),
    Rule("gericht_op_om_antwoorden", "gericht_op", _answers_about_others),
    Rule("ronde_in_volgorde", "open_tot", _round_in_order, beside=("open_van",)),
    Rule("uitgenodigd_onder_antwoorden", "uitgenodigd", _fewer_invited_than_before),
    Rule("niet_uitgenodigd", "laag", _not_invited, beside=(*ROUND_KEY, "kant"), on_other_loads=True),
    Rule("meer_antwoorden_dan_uitgenodigd", "respondent", _more_answered_than_invited, beside=INVITED_GROUP),
    Rule(
        "respondent_in_twee_groepen", "respondent", _in_two_groups, beside=INVITED_GROUP, on_other_loads=True
    ),
    Rule("over_past_bij_vraag", "over", _about_beside_aim, beside=("vraag",), on_other_loads=True),
    Rule("deel_van_ronde", "respondent", _part_of_a_round, beside=ROUND_KEY, on_other_loads=True),
    Rule("respondent_is_nummer", "respondent", _number_of_a_person),
    Rule("respondent_is_naam", "respondent", _name_of_a_person),
)
