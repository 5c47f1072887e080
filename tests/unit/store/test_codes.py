"""The codes that a file may refer to: loaded and shipped, with their names."""

from __future__ import annotations

import pytest

from lib.store.codes import known_names, referred_to, shipped_codes
from lib.store.engine import Store
from tests.loading import Load, ask


@pytest.mark.usefixtures("world")
def test_loaded_and_shipped_codes_have_names(store: Store) -> None:
    known = ask(store, known_names)
    assert set(known) == set(referred_to()) == set(shipped_codes())
    assert known["partnerschappen"] == {"aa-cc": "Aa - Cc", "bb-cc": "Bb - Cc"}
    assert known["indicatoren"]["pond"] == "Pond"
    assert {"afvalscheiding_pct", "restafval_kg_inw"} <= set(known["indicatoren"])
    assert all(known[name] for name in ("meetlatten", "objecttypen", "organisaties"))
    assert known["vragen"]["afspraken-nakomen"] == "Doet deze kant wat is afgesproken?"


@pytest.mark.usefixtures("world")
def test_a_loaded_question_is_named_by_its_text(store: Store, load: Load) -> None:
    heading = "vraag;factor;voorwaarde;gericht_op;tekst;antwoord_1;antwoord_2;antwoord_3;antwoord_4\n"
    assert not load({"vragen.csv": heading + "eigen;vertrouwen;relatie;samen;Hoe?;a;b;c;d\n"}).findings
    assert ask(store, known_names)["vragen"]["eigen"] == "Hoe?"
