"""The items that a round can ask."""

from __future__ import annotations

from lib.catalogue.catalogue import shipped_catalogue
from lib.store.cooperation.questions import read_questions
from lib.store.engine import Store
from tests.loading import Load, ask

OWN = """\
vraag;factor;voorwaarde;gericht_op;tekst;antwoord_1;antwoord_2;antwoord_3;antwoord_4;antwoord_4_en
eigen-vraag;rust;proces;elkaar;Is er rust?;Nooit.;Soms.;Vaak.;Altijd.;Always.
"""


def test_what_was_loaded_comes_after_what_ships(store: Store, load: Load) -> None:
    assert load({"vragen.csv": OWN}).findings == ()
    found = ask(store, read_questions)
    shipped = shipped_catalogue().questions
    assert list(found)[: len(shipped)] == list(shipped)
    assert list(found)[len(shipped) :] == ["eigen-vraag"]
    own = found["eigen-vraag"]
    assert (own.aim, own.condition, own.answers[3], own.answers_en) == (
        "elkaar",
        "proces",
        "Altijd.",
        (None, None, None, "Always."),
    )
