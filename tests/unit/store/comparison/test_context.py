"""What is known of everyone's context."""

from __future__ import annotations

from lib.store.comparison.context import read_context
from lib.store.engine import Store
from tests.loading import ask


def test_every_characteristic_of_everyone_with_its_source(store: Store, world, load) -> None:
    organisation = next(iter(ask(store, read_context).values.get("inwoners", {"aa": {}})))
    rows = f"{organisation};inwoners;2031;10;telling\n{organisation};inwoners;2032;12;raming\n"
    assert not load({"kenmerken.csv": f"organisatie;kenmerk;jaar;waarde;bron\n{rows}"}).findings
    found = ask(store, read_context)
    assert found.values["inwoners"][organisation][2031] == 10
    assert found.values["inwoners"][organisation][2032] == 12
    assert found.sources["inwoners"][organisation][2031] == "telling"
    assert found.sources["inwoners"][organisation][2032] == "raming"
