"""Rules on the scan: what breaks them, and what does not."""

from __future__ import annotations

import pytest

from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.loading import Load

ROUNDS = """\
partnerschap;ronde;kant;laag;uitgenodigd;open_van;open_tot;bron
aa-cc;2024;opdrachtgever;beheer;3;2024-03-01;2024-03-21;scan
aa-cc;2024;opdrachtnemer;beheer;2;;;scan
"""
QUESTIONS = (
    "vraag;factor;voorwaarde;gericht_op;tekst;antwoord_1;antwoord_2;antwoord_3;antwoord_4\n"
    "eigen-samen;vertrouwen;relatie;samen;Hoe?;a;b;c;d\n"
    "eigen-elkaar;vertrouwen;relatie;elkaar;Hoe?;a;b;c;d\n"
)
ANSWERS = "partnerschap;ronde;kant;laag;respondent;vraag;over;antwoord;bron\n"


def answers(*rows: str) -> str:
    """Rows of antwoorden of round 2024: side;layer;respondent;question;about;answer."""
    return ANSWERS + "".join(f"aa-cc;2024;{row};scan\n" for row in rows)


GOOD = (
    "opdrachtgever;beheer;k7f2q9;eigen-samen;samen;3",
    "opdrachtgever;beheer;k7f2q9;eigen-elkaar;eigen_kant;2",
    "opdrachtgever;beheer;k7f2q9;eigen-elkaar;andere_kant;nvt",
    "opdrachtnemer;beheer;m3x8w1;gedeelde-doelen;samen;4",
)


def files(*rows: str, rounds: str = ROUNDS) -> dict[str, str]:
    return {"rondes.csv": rounds, "vragen.csv": QUESTIONS, "antwoorden.csv": answers(*rows)}


def test_a_good_round_with_a_question_that_ships_is_loaded(world: object, load: Load) -> None:
    outcome = load(files(*GOOD))
    assert outcome.findings == ()
    assert {c.dataset: c.new for c in outcome.changes} == {"rondes": 2, "vragen": 2, "antwoorden": 1}
    assert not load(files(*GOOD)).findings  # the whole round again changes nothing


WRONG = [
    # row, column, rule, words
    ("opdrachtgever;beheer;k7f2q9;zz;samen;3", "vraag", "onbekende_code", "in vragen."),
    ("opdrachtgever;beheer;k7f2q9;eigen-samen;samen;5", "antwoord", "geen_keuze", "Kies uit: 1, 2, 3, 4, nvt."),
    ("opdrachtgever;bestuur;k7f2q9;eigen-samen;samen;3", "laag", "niet_uitgenodigd", "niet uitgenodigd"),
    ("opdrachtgever;beheer;k7f2q9;eigen-samen;eigen_kant;3", "over", "over_past_bij_vraag", "hoort samen"),
    ("opdrachtgever;beheer;k7f2q9;eigen-elkaar;samen;3", "over", "over_past_bij_vraag", "eigen_kant of"),
    ("opdrachtgever;beheer;k7f2q9;gedeelde-doelen;andere_kant;3", "over", "over_past_bij_vraag", "past niet"),
    ("opdrachtgever;beheer;jan@zwolle.nl;eigen-samen;samen;3", "respondent", "geen_code", "geen code"),
    ("opdrachtgever;beheer;111222333;eigen-samen;samen;3", "respondent", "respondent_is_nummer", "burgerservice"),
    ("opdrachtgever;beheer;r111222333;eigen-samen;samen;3", "respondent", "respondent_is_nummer", "nummer van"),
    ("opdrachtgever;beheer;06-12345678;eigen-samen;samen;3", "respondent", "respondent_is_nummer", "telefoon"),
    ("opdrachtgever;beheer;jan-de-vries;eigen-samen;samen;3", "respondent", "respondent_is_naam", "op een naam"),
    ("opdrachtgever;beheer;jansen1980;eigen-samen;samen;3", "respondent", "respondent_is_naam", "zoals k7f2q9"),
    ("opdrachtgever;beheer;els;eigen-samen;samen;3", "respondent", "respondent_is_naam", "op een naam"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "column", "rule", "words"), WRONG)
def test_an_answer_that_cannot_be_is_refused(
    settled: object, check: Load, row: str, column: str, rule: str, words: str
) -> None:
    [finding] = check(files(row)).findings
    assert (finding.rule, finding.row, finding.column) == (rule, 2, column)
    assert words in sentence(DUTCH, finding)


@pytest.mark.parametrize("code", ["k7f2q9", "r111222334", "123", "a1b2c3d4", "0k-93x", "abcd12"])
def test_a_random_code_is_no_person(settled: object, check: Load, code: str) -> None:
    """111222333 passes the eleven-test, 111222334 does not."""
    assert not check(files(f"opdrachtgever;beheer;{code};eigen-samen;samen;3")).findings


def test_no_more_people_answer_than_were_invited(settled: object, check: Load) -> None:
    rows = [f"opdrachtnemer;beheer;k{n}x{n}q;eigen-samen;samen;3" for n in range(3)]
    [finding] = check(files(*rows)).findings
    assert (finding.rule, finding.column, finding.hints) == (
        "meer_antwoorden_dan_uitgenodigd",
        "respondent",
        ("2",),
    )
    assert "meer mensen met antwoorden dan de 2 die zijn uitgenodigd" in sentence(DUTCH, finding)
    assert not check(files(*rows[:2])).findings


def test_a_later_invitation_is_not_lower_whoever_answered(world: object, load: Load) -> None:
    """Nothing is found out of how many answered: one of the 3 who were invited did."""
    load(files("opdrachtgever;beheer;k1x1q;eigen-samen;samen;3"))
    for fewer in (1, 2):
        [finding] = load({"rondes.csv": ROUNDS.replace("beheer;3", f"beheer;{fewer}")}).findings
        assert (finding.rule, finding.row) == ("uitgenodigd_onder_antwoorden", 2)
        assert "in deze laag waren 3 mensen uitgenodigd" in sentence(DUTCH, finding)
    assert not load({"rondes.csv": ROUNDS.replace("beheer;3", "beheer;4")}).findings


def test_a_respondent_has_one_side_and_layer(settled: object, check: Load) -> None:
    rows = [
        "opdrachtgever;beheer;k7f2q9;eigen-samen;samen;3",
        "opdrachtnemer;beheer;k7f2q9;gedeelde-doelen;samen;3",
    ]
    [finding] = check(files(*rows)).findings
    assert finding.rule == "respondent_in_twee_groepen"
    assert "Geef ieder een eigen code" in sentence(DUTCH, finding)


def test_a_part_of_a_round_is_not_changed_later(world: object, load: Load) -> None:
    assert not load(files(*GOOD)).findings
    changed = answers("opdrachtgever;beheer;k7f2q9;eigen-samen;samen;4")
    [finding] = load({"antwoorden.csv": changed}).findings
    assert (finding.rule, finding.row) == ("deel_van_ronde", 2)
    assert "Een ronde komt en gaat in haar geheel" in sentence(DUTCH, finding)
    added = answers("opdrachtgever;beheer;z9z9z9;eigen-samen;samen;4")
    assert [f.rule for f in load({"antwoorden.csv": added}).findings] == ["deel_van_ronde"]


def test_a_round_that_was_taken_back_comes_in_anew(world: object, load: Load, store: Store) -> None:
    load({"rondes.csv": ROUNDS, "vragen.csv": QUESTIONS})
    first = load({"antwoorden.csv": answers(*GOOD)})
    assert first.load_id is not None
    undo(store, first.load_id)
    assert not load({"antwoorden.csv": answers(GOOD[0])}).findings


def test_a_question_that_ships_is_not_redefined(settled: object, check: Load) -> None:
    row = "gedeelde-doelen;vertrouwen;relatie;samen;Hoe?;a;b;c;d\n"
    [finding] = check({"vragen.csv": QUESTIONS + row}).findings
    assert (finding.rule, finding.row) == ("vraag_beschermd", 4)
    assert "hoort bij de monitor" in sentence(DUTCH, finding)


def test_a_question_with_answers_keeps_whom_it_is_about(world: object, load: Load) -> None:
    load(files(*GOOD))
    [finding] = load({"vragen.csv": QUESTIONS.replace("samen;Hoe", "elkaar;Hoe")}).findings
    assert (finding.rule, finding.row) == ("gericht_op_om_antwoorden", 2)
    assert "er staan al antwoorden" in sentence(DUTCH, finding)


def test_a_round_ends_after_it_begins(settled: object, check: Load) -> None:
    [finding] = check({"rondes.csv": ROUNDS.replace("2024-03-21", "2024-02-21")}).findings
    assert (finding.rule, finding.row) == ("ronde_in_volgorde", 2)
    assert "open_tot ligt voor open_van" in sentence(DUTCH, finding)
