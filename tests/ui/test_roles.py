"""Roles against everything that pages let somebody do: what a role may not do, no page offers to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from lib.domain.audit.deeds import Deed
from lib.domain.people.roles import ALL_PARTNERSHIPS, RIGHTS, AccessRole, Grant, Person, Right
from lib.domain.people.sight import Showing
from lib.ingest.loading import load_paths
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import address_of
from lib.store.loads.history import list_loads
from lib.store.people.register import decide_showing
from lib.store.upkeep.opening import open_store
from lib.text.loads.problems import NOT_ANY_MORE
from lib.ui.loads.data_in import template_codes
from lib.ui.memory import the_store
from lib.ui.people import reader as reading
from lib.ui.registry import ACCESS_PAGE, PAGES
from lib.ui.server.porter import Porter, SignIn
from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import press

HERE, THERE = "zwolle-rova", "nijmegen-dar"
OFFERED: Mapping[str, Mapping[Right, tuple[str, ...]]] = {
    "gegevens": {Right.LOAD: ("w_voorbeeld_", "bestanden_", "Jaar", "Status")},
    "geschiedenis": {
        Right.LOAD: (
            "Reservekopie maken",
            "w_restore_",
            "csv_ladingen_",
            "w_peildatum",
            "Controleren",
            "Bekijk een lading",
        )
    },
    "logboek": {Right.GIVE_ACCESS: ("w_audit_", "audit_csv", "audit_xlsx")},
    "toegang": {
        Right.GIVE_ACCESS: ("FormSubmitter:access_give", "FormSubmitter:access_take", "w_access_", "access_")
    },
    "afspraken": {Right.DECIDE: ("contracten_", "kpis_", "voorstellen_", "te_wijzigen")},
    "besluiten": {Right.DECIDE: ("FormSubmitter:typ_", "typ_")},
    "samenwerking": {Right.ASK: ("FormSubmitter:ronde_", "w_ronde_", "Ronde", "Eerste dag", "Laatste dag")},
    "vergelijken": {Right.TELL: ("weergave_", "op_verhaal_")},
    "verhaal": {Right.TELL: ("verhaal_kopie", "verhaal_titel_")},
}
"""What each page offers with a right, by how its keys begin."""
EVERYWHERE_TOLD = ("op_verhaal_",)
"""Keys that go with `Right.TELL` on any page with a picture."""
NOT_CHANGING = ("keuzes_", "w_focus", "csv", "xlsx")
"""Choices of what is shown, and copies of it, which differ with what somebody sees."""
ALL_PAGES = {page.address: page.script for page in (*PAGES, ACCESS_PAGE)}


def _keys(block: Any) -> Iterator[str]:
    """What can be pressed, filled in or chosen, by its key; by its label where it has none."""
    for child in getattr(block, "children", {}).values():
        if child.type in _ASKS:
            yield child.key or getattr(child, "label", "") or child.proto.label
        yield from _keys(child)


_ASKS = {
    *("button", "download_button", "file_uploader", "text_input", "text_area", "selectbox", "multiselect"),
    *("radio", "toggle", "checkbox", "number_input", "date_input"),
}


@pytest.fixture
def path(store_of: Callable[[str], Path], tmp_path: Path) -> Path:
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    store = open_store(address_of(path))
    for code in (HERE, THERE):
        decide_showing(store, code, Showing.NAMED, "de proef")
    store.close()
    return path


@pytest.fixture
def as_person(
    visit: Callable[..., Seen], path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Person], Seen]:
    """Open the monitor as somebody with these roles."""

    def opened(person: Person) -> Seen:
        porter = Porter(SignIn.ACCOUNTS, lambda asked: person)
        porter.read = lambda mark: person.name  # type: ignore[method-assign]
        monkeypatch.setattr(reading, "the_porter", lambda: porter)
        monkeypatch.setattr("lib.ui.people.access.the_porter", lambda: porter)
        return visit(path, focus=HERE)

    return opened


def person_with(roles: Iterable[AccessRole], place: str) -> Person:
    """Somebody with roles in one place, and nothing more than to see the partnership in focus."""
    seen = () if place == ALL_PARTNERSHIPS else (Grant(HERE, AccessRole.READER),)
    return Person("an", frozenset({*(Grant(place, role) for role in roles), *seen}))


def offered(seen: Seen, address: str) -> set[str]:
    return set(_keys(seen.go_to(ALL_PAGES[address]).app.main))


def right_of(address: str, key: str) -> Right | None:
    """The right that what has this key goes with; None for what nobody thought of."""
    marks = {Right.TELL: EVERYWHERE_TOLD} | dict(OFFERED.get(address, {}))
    return next((right for right, starts in marks.items() if key.startswith(starts)), None)


def test_no_page_offers_what_goes_with_no_right(as_person: Callable[[Person], Seen]) -> None:
    """What somebody with every role can do and a lezer cannot is in the table: a new door cannot be forgotten."""
    reader = as_person(person_with([AccessRole.READER], ALL_PARTNERSHIPS))
    least = {address: offered(reader, address) for address in ALL_PAGES}
    most = as_person(person_with(AccessRole, ALL_PARTNERSHIPS))
    nameless, missing = set(), set()
    for address in ALL_PAGES:
        more = {key for key in offered(most, address) - least[address] if not key.startswith(NOT_CHANGING)}
        nameless |= {(address, key) for key in more if right_of(address, key) is None}
        missing |= {(address, right) for right in OFFERED.get(address, {})} - {
            (address, right_of(address, key)) for key in more
        }
    assert (nameless, missing) == (set(), set())


@pytest.mark.parametrize("role", AccessRole)
def test_a_role_is_offered_what_its_rights_say_and_no_more(
    as_person: Callable[[Person], Seen], role: AccessRole
) -> None:
    seen = as_person(person_with([role], ALL_PARTNERSHIPS))
    for address, marks in OFFERED.items():
        keys = offered(seen, address)
        for right, starts in marks.items():
            found = {start for start in starts if any(key.startswith(start) for key in keys)}
            assert found == (set(starts) if right in RIGHTS[role] else set()), (address, right)


def test_a_role_elsewhere_opens_nothing_here(as_person: Callable[[Person], Seen]) -> None:
    """Who has every role in another partnership, and is a lezer of this one, writes nothing of this one.

    Rights can be given there, and files of there can be loaded (`test_who_keeps_the_data_of_one_partnership`).
    """
    seen = as_person(person_with(AccessRole, THERE))
    for address, marks in OFFERED.items():
        if address not in ("toegang", "gegevens", "geschiedenis"):
            keys = offered(seen, address)
            found = {key for key in keys for starts in marks.values() if key.startswith(starts)}
            assert found == set(), address


def test_who_keeps_the_data_of_one_partnership_sees_and_takes_back_its_loads(
    as_person: Callable[[Person], Seen], tmp_path: Path
) -> None:
    """Files can be brought, but no examples; a load wholly of it is listed and can be taken back, and no other is."""
    seen = as_person(Person("an", frozenset({Grant(HERE, AccessRole.KEEPER)})))
    keys = offered(seen, "gegevens")
    assert any(key.startswith("bestanden_") for key in keys)
    assert not any(key.startswith("w_voorbeeld_") for key in keys)
    assert any(told.value.startswith("U leest hier rijen in van Zwolle") for told in seen.app.info)
    (choice,) = (box for box in seen.app.selectbox if box.label == "Dataset")
    assert not any("(organisaties)" in option or "(weergaven)" in option for option in choice.options)

    def loaded(name: str, *codes: str) -> int | None:
        file = tmp_path / f"{name}.csv"
        rows = "".join(f"{code};restafval_kg_inw;2024;12,5;definitief;proef\n" for code in codes)
        file.write_text("partnerschap;indicator;periode;waarde;status;bron\n" + rows, "utf-8")
        return load_paths(the_store(), [file]).load_id

    own, mixed = loaded("cijfers_eigen", HERE), loaded("cijfers_samen", HERE, THERE)
    assert own
    assert mixed
    keys = offered(seen, "geschiedenis")
    closed = ("Reservekopie maken", "w_restore_", "Controleren")
    assert not any(key.startswith(closed) for key in keys)
    (chosen,) = (box for box in seen.app.selectbox if box.label == "Bekijk een lading")
    assert len(chosen.options) == 1
    chosen.set_value(own)
    seen.run()
    next(button for button in seen.app.button if "terugdraaien" in button.label).click()
    seen.run()
    assert [each.load_id for each in list_loads(the_store()) if not each.active] == [own]


def test_what_a_button_does_is_asked_again_and_known_by_who_pressed_it(
    as_person: Callable[[Person], Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button runs before its page: by then its person may have lost the role, and the log names them all the same."""
    page = as_person(person_with([AccessRole.ANALYST], HERE)).go_to(ALL_PAGES["vergelijken"])
    page.app.text_input(key="weergave_naam").set_value("Eigen blik")
    page.run()
    without = Porter(SignIn.ACCOUNTS, lambda asked: person_with([AccessRole.READER], HERE))
    without.read = lambda mark: "an"  # type: ignore[method-assign]
    with monkeypatch.context() as revoked:
        revoked.setattr(reading, "the_porter", lambda: without)
        before = read_audit(the_store(), AuditWish(deeds=(Deed.LOAD,)), 1)
        page.app.button(key="weergave_bewaren").click()
        page.run()
        assert read_audit(the_store(), AuditWish(deeds=(Deed.LOAD,)), 1) == before
    page = as_person(person_with([AccessRole.ANALYST], HERE)).go_to(ALL_PAGES["vergelijken"])
    page.app.text_input(key="weergave_naam").set_value("Eigen blik")
    page.run()
    page.app.button(key="weergave_bewaren").click()
    page.run()
    [line], _ = read_audit(the_store(), AuditWish(deeds=(Deed.LOAD,)), 1)
    assert (line.done.actor, line.done.origin) == ("an", "scherm")


def test_what_is_typed_is_asked_again_when_it_is_stored(
    visit: Callable[..., Seen], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A role that was taken while the form was open: the page still knows the person as before, the store does not."""
    chair, now = person_with([AccessRole.CHAIR], HERE), {}
    porter = Porter(SignIn.ACCOUNTS, lambda asked: now.get(asked, chair), clock=lambda: 0.0)
    porter.read = lambda mark: "an"  # type: ignore[method-assign]
    monkeypatch.setattr(reading, "the_porter", lambda: porter)

    def sent() -> Seen:
        page.app.text_area[0].set_value("Samen schouwen")
        next(f for f in page.app.text_input if f.label.startswith("Wie pakt het op")).set_value("groen")
        return press(page, "Opslaan")

    page = visit(path, focus=HERE).go_to(ALL_PAGES["besluiten"])
    before = len(list_loads(the_store()))
    now["an"] = person_with([AccessRole.READER], HERE)
    sent()
    assert [unescaped(error.value) for error in page.app.error] == [NOT_ANY_MORE]
    assert len(list_loads(the_store())) == before
    now.clear()
    porter.forget()
    page.run()
    sent()
    [load, *_] = list_loads(the_store())
    assert len(list_loads(the_store())) == before + 1
    now["an"] = person_with([AccessRole.READER], HERE)
    press(page, "Ongedaan maken")
    assert [unescaped(error.value) for error in page.app.error] == [NOT_ANY_MORE]
    assert list_loads(the_store())[0] == load


def test_a_view_and_a_story_are_asked_again_when_they_are_stored(
    visit: Callable[..., Seen], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As what is typed: kept or taken away by a button of which the page still knows the person as before."""
    analyst, now = person_with([AccessRole.ANALYST], HERE), {}
    porter = Porter(SignIn.ACCOUNTS, lambda asked: now.get(asked, analyst), clock=lambda: 0.0)
    porter.read = lambda mark: "an"  # type: ignore[method-assign]
    monkeypatch.setattr(reading, "the_porter", lambda: porter)
    page = visit(path, focus=HERE)

    def is_refused(key: str) -> None:
        before = list_loads(the_store())
        now["an"] = person_with([AccessRole.READER], HERE)
        page.app.button(key=key).click()
        page.run()
        assert NOT_ANY_MORE in page.notes
        assert list_loads(the_store()) == before
        now.clear()
        porter.forget()
        page.run()

    def is_kept(key: str) -> None:
        before = list_loads(the_store())
        page.app.button(key=key).click()
        page.run()
        assert list_loads(the_store()) != before

    page.go_to(ALL_PAGES["vergelijken"])
    page.app.text_input(key="weergave_naam").set_value("Eigen blik")
    page.run()
    is_refused("weergave_bewaren")
    page.app.text_input(key="weergave_naam").set_value("Eigen blik")
    page.run()
    is_kept("weergave_bewaren")
    page.open_tab("Bewaarde weergaven")
    for step in ("vast", "weg"):
        is_refused(f"weergave_{step}_eigen-blik")
        page.open_tab("Bewaarde weergaven")
    page.go_to(ALL_PAGES["verhaal"])
    is_refused("verhaal_kopie")
    is_kept("verhaal_kopie")
    is_refused("verhaal_weg")
    is_kept("verhaal_weg")


def test_a_template_names_nobody_who_is_hidden(as_person: Callable[[Person], Seen], path: Path) -> None:
    """Its lists of codes are those of who takes it along; who shows itself in medians alone is in none."""
    store = open_store(address_of(path))
    decide_showing(store, THERE, Showing.MEDIAN, "de proef")
    store.close()
    as_person(person_with([AccessRole.KEEPER], HERE))
    assert template_codes(the_store())["partnerschappen"] == {HERE: "Zwolle - ROVA"}
