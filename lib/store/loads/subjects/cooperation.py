"""Rules on the scan: who was invited, who answers about whom, and that no code names a person."""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.domain.cooperation.scan import ABOUT_OF_AIM
from lib.store.loads.rule import NAMED, Rule, broken_before
from lib.store.schema import TABLES, active_loads, current, load_events, loads, newest_rows, rows_as_table

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
    shipped = rows_as_table(
        "shipped_questions",
        {"vraag": sa.String, "gericht_op": sa.String},
        [(q.code, str(q.aim)) for q in shipped_catalogue().questions.values()],
    )
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


def _openly_of_more(rows: sa.FromClause) -> sa.Select:
    return sa.select(rows).where(rows.c.openlijk, rows.c.uitgenodigd > 1)


def _not_invited(rows: sa.FromClause) -> sa.Select:
    invited = current("rondes")
    return sa.select(rows).where(sa.not_(sa.exists().where(*_same(invited, rows, INVITED_GROUP))))


def _of_the_same(dataset: str, rows: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether a row of a dataset is of a partnership of these rows; said of the key, it is asked before any other."""
    return TABLES[dataset].c.partnerschap.in_(sa.select(rows.c.partnerschap))


def _before_this_load(dataset: str, rows: sa.FromClause) -> sa.Subquery:
    """The rows of a dataset that counted before this load, of the partnerships of these rows."""
    this_load = sa.select(sa.func.max(loads.c.load_id)).scalar_subquery()
    return newest_rows(dataset, active_loads(load_events.c.load_id < this_load), _of_the_same(dataset, rows))


def _last_loads(rows: sa.FromClause) -> sa.Subquery:
    """Per round of the partnerships of these rows the newest load that counts with answers, and how many there are.

    A round comes in its whole (`_part_of_a_round`), so what counts of it are the answers of that load: the newest row
    of every key need not be looked for, which takes more memory than there is where millions of answers come in.
    """
    answers = TABLES["antwoorden"]
    key = [answers.c[name] for name in ROUND_KEY]
    newest = sa.func.max(answers.c.load_id).label("newest")
    parts = sa.func.count(sa.distinct(answers.c.load_id)).label("parts")
    counting = sa.select(*key, newest, parts).where(
        answers.c.load_id.in_(active_loads()), _of_the_same("antwoorden", rows)
    )
    return counting.group_by(*key).subquery("last_loads")


def _answers_now(rows: sa.FromClause) -> sa.Subquery:
    """The answers that count of the partnerships of these rows."""
    answers, last = TABLES["antwoorden"], _last_loads(rows)
    joined = answers.join(last, sa.and_(*_same(last, answers, ROUND_KEY), last.c.newest == answers.c.load_id))
    return sa.select(answers).select_from(joined).subquery("answers_now")


def _respondents(answers: sa.FromClause) -> sa.Subquery:
    """Per group how many people answered."""
    people = sa.select(*[answers.c[name] for name in (*INVITED_GROUP, "respondent")]).distinct().subquery()
    key = [people.c[name] for name in INVITED_GROUP]
    return sa.select(*key, sa.func.count().label("mensen")).group_by(*key).subquery("respondents")


def _fewer_invited_than_before(rows: sa.FromClause) -> sa.Select:
    """Invitations to a round with answers that are lower than before.

    They are held against what was said to be invited and never against who answered: a file that is only checked would
    find out how many that are.
    """
    asked = _before_this_load("rondes", rows).alias("asked_before")
    answered = _before_this_load("antwoorden", rows).alias("answered_before")
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
    people = _respondents(_answers_now(rows))
    invited = current("rondes", _of_the_same("rondes", rows))
    joined = rows.join(people, sa.and_(*_same(people, rows, INVITED_GROUP)))
    joined = joined.join(invited, sa.and_(*_same(invited, rows, INVITED_GROUP)))
    told = sa.cast(invited.c.uitgenodigd, sa.String).label(NAMED)
    found = sa.select(rows, told).select_from(joined).where(people.c.mensen > invited.c.uitgenodigd)
    return _one_of_each(found.subquery("beyond"), INVITED_GROUP)


def _in_two_groups(rows: sa.FromClause) -> sa.Select:
    """One row of each respondent of a round who answers for two sides or two layers."""
    answers = _answers_now(rows)
    key = [answers.c[name] for name in (*ROUND_KEY, "respondent")]
    places = [answers.c[name] for name in ("kant", "laag")]
    differs = sa.or_(*[sa.func.min(place) < sa.func.max(place) for place in places])
    twice = sa.select(*key).group_by(*key).having(differs).subquery("twice")
    joined = rows.join(twice, sa.and_(*_same(twice, rows, (*ROUND_KEY, "respondent"))))
    found = sa.select(rows).select_from(joined).subquery("in_two")
    return _one_of_each(found, (*ROUND_KEY, "respondent"))


def _part_of_a_round(rows: sa.FromClause) -> sa.Select:
    """One row of each round of which an older load has an answer that the newest has not: it comes and goes whole."""
    last, older, newest = _last_loads(rows), TABLES["antwoorden"].alias(), TABLES["antwoorden"].alias()
    key = DATASETS["antwoorden"].key
    of_newest = sa.and_(newest.c.load_id == last.c.newest, *_same(newest, older, key))
    joined = older.join(last, sa.and_(*_same(last, older, ROUND_KEY), older.c.load_id < last.c.newest))
    joined = joined.outerjoin(newest, of_newest)
    in_parts = (
        sa.select(*[older.c[name] for name in ROUND_KEY])
        .select_from(joined)
        .where(last.c.parts > 1, older.c.load_id.in_(active_loads()), newest.c.load_id.is_(None))
        .distinct()
        .subquery("in_parts")
    )
    joined = rows.join(in_parts, sa.and_(*_same(in_parts, rows, ROUND_KEY)))
    return _one_of_each(sa.select(rows).select_from(joined).subquery("one_of_parts"), ROUND_KEY)


def _rounds_in_loads(rows: sa.FromClause) -> sa.Select:
    """Rounds with answers in more than one load that counts."""
    answers = TABLES["antwoorden"]
    key = [answers.c[name] for name in ROUND_KEY]
    several = sa.func.min(answers.c.load_id) < sa.func.max(answers.c.load_id)
    counting = sa.select(*key).where(answers.c.load_id.in_(active_loads()))
    return counting.group_by(*key).having(several)


def _is_citizen_number(digits: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether nine digits pass the eleven-test: 9 times the first, 8 the second ..., less the last, divides by 11."""
    places = [
        sa.cast(sa.func.substr(digits, place + 1, 1), sa.Integer) * (CITIZEN_DIGITS - place)
        for place in range(CITIZEN_DIGITS - 1)
    ]
    last = sa.cast(sa.func.substr(digits, CITIZEN_DIGITS, 1), sa.Integer)
    return (sum(places[1:], places[0]) - last) % 11 == 0


def _with_codes(rows: sa.FromClause, codes: sa.FromClause, wrong: sa.ColumnElement[bool]) -> sa.Select:
    """The rows whose code is wrong; each code is looked at once, however many answers it has."""
    return sa.select(rows).where(rows.c.respondent.in_(sa.select(codes.c.respondent).where(wrong)))


def _codes_of(rows: sa.FromClause) -> sa.Subquery:
    return sa.select(rows.c.respondent).distinct().subquery("codes")


def _number_of_a_person(rows: sa.FromClause) -> sa.Select:
    """Codes that are a long number, or hold a citizen number."""
    codes = _codes_of(rows)
    code = codes.c.respondent
    plain = sa.func.regexp_replace(code, "[_-]", "", "g")
    only_digits = sa.func.regexp_full_match(plain, rf"\d{{{FEWEST_DIGITS},}}")
    nine = sa.func.nullif(sa.func.regexp_extract(plain, r"(?:^|\D)(\d{9})(?:\D|$)", 1), "")
    wrong = sa.or_(only_digits, sa.func.coalesce(_is_citizen_number(nine), sa.false()))
    return _with_codes(rows, codes, wrong)


def _name_of_a_person(rows: sa.FromClause) -> sa.Select:
    """Codes that are words: without a digit, or as a name with a number behind it."""
    codes = _codes_of(rows)
    code = codes.c.respondent
    letters = sa.func.length(sa.func.regexp_extract(code, r"^[a-z_-]*", 0))
    words = sa.func.regexp_full_match(code, NAME_LIKE)
    without_digits = sa.not_(sa.func.regexp_matches(code, r"\d"))
    return _with_codes(rows, codes, sa.or_(without_digits, sa.and_(words, letters > RANDOM_LETTERS)))


RULES_ON_THE_SCAN = (
    Rule("vraag_beschermd", "vraag", _redefines_question),
    Rule("gericht_op_om_antwoorden", "gericht_op", _answers_about_others),
    Rule("ronde_in_volgorde", "open_tot", _round_in_order, beside=("open_van",)),
    Rule("openlijk_van_een", "openlijk", _openly_of_more, beside=("uitgenodigd",)),
    Rule("uitgenodigd_onder_antwoorden", "uitgenodigd", _fewer_invited_than_before),
    Rule("niet_uitgenodigd", "laag", _not_invited, beside=(*ROUND_KEY, "kant"), on_other_loads=True),
    Rule("meer_antwoorden_dan_uitgenodigd", "respondent", _more_answered_than_invited, beside=INVITED_GROUP),
    Rule(
        "respondent_in_twee_groepen", "respondent", _in_two_groups, beside=INVITED_GROUP, on_other_loads=True
    ),
    Rule("over_past_bij_vraag", "over", _about_beside_aim, beside=("vraag",), on_other_loads=True),
    Rule(
        "deel_van_ronde",
        "respondent",
        _part_of_a_round,
        beside=ROUND_KEY,
        on_other_loads=True,
        needs=(_rounds_in_loads,),
    ),
    Rule("respondent_is_nummer", "respondent", _number_of_a_person),
    Rule("respondent_is_naam", "respondent", _name_of_a_person),
)
