"""The page "Toegang": what somebody sees and why, who may what, and changing that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.domain.audit.deeds import acting
from lib.domain.people.passwords import normal_text
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person, Right
from lib.domain.people.sight import Showing, Shown
from lib.store.engine import Store
from lib.store.people.register import Entry, decide_showing, entries, give, revoke, shown_partnerships, take
from lib.tables.people.rights import sight_table
from lib.text.language import Language
from lib.text.people.words import SHOWINGS, place_words, role_words, sight_sentences
from lib.ui.people.viewing import view_as
from lib.ui.server.porter import the_porter
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, list_points, tell

LONGEST_PERSON_NAME = 200


def say_off(language: Language) -> None:
    """That nobody signs in here, so that there is nothing to give."""
    tell(
        language.say(
            "In deze monitor meldt niemand zich aan: wie de server bereikt, ziet alles. Wie hem start met AUTH, geeft "
            "hier rollen; hoe, staat in de README."
        )
    )


def show_why(person: Person, store: Store, names: Mapping[str, str], language: Language) -> None:
    """What somebody sees of whom, and why they see no more."""
    say, shown = language.say, shown_partnerships(store)
    heading(say("Waarom zie ik dit (niet)?"))
    own = person.where(Right.SEE)
    if own is None:
        roles = sorted(
            {role_words(language, g.role) for g in person.grants if g.partnership == ALL_PARTNERSHIPS}
        )
        tell(say("U ziet alle partnerschappen, want u hebt daar een rol: {roles}.", roles=", ".join(roles)))
    else:
        show_to_read(sight_table(person, shown, names, language), language)
        others = [each.showing for code, each in shown.items() if code not in own]
        list_points(sight_sentences(language, others.count(Showing.ALIAS), medians=Showing.MEDIAN in others))
    if not person.may_somewhere(Right.SEE_CONFIDENTIAL):
        tell(
            say(
                "Prijzen die in vertrouwen zijn gegeven tellen voor u niet mee; daarvoor is een andere rol nodig."
            )
        )
    if person.may_somewhere(Right.LOAD) and not person.may(Right.LOAD):
        tell(
            say(
                "U leest in en draait terug wat helemaal van partnerschappen is waarvan u gegevensbeheerder bent. Wat "
                "voor iedereen geldt, zoals organisaties en marktprijzen, leest een gegevensbeheerder van alle "
                "partnerschappen in."
            )
        )
    tell(say("Mist u iets, vraag dan een rol aan wie de monitor beheert."))


def show_changes(person: Person, store: Store, names: Mapping[str, str], language: Language) -> None:
    """Give and take roles, let people out, choose how a partnership shows itself, and see as somebody else.

    Whoever may give access in one partnership does so there; what touches people everywhere is for who may everywhere.
    """
    everywhere = person.may(Right.GIVE_ACCESS)
    places = [
        *([ALL_PARTNERSHIPS] if everywhere else []),
        *(c for c in names if person.may(Right.GIVE_ACCESS, c)),
    ]
    with st.container(key="toegang_wijzigen"):  # not on paper
        heading(language.say("Rollen geven en afnemen"))
        left, right = st.columns(2, gap="medium")
        with left:
            _give(store, places, names, language)
        with right:
            _take(store, places, names, language)
        heading(language.say("Hoe een partnerschap zich aan anderen toont"))
        _showing(store, [place for place in places if place != ALL_PARTNERSHIPS], names, language)
        if everywhere:
            heading(language.say("Mensen"))
            _people(person, store, language)


def is_out(people: Sequence[Entry], name: str) -> bool:
    """Whether somebody was let out, everywhere: who gives access in one partnership does not undo that."""
    return any(entry.revoked and entry.person.name == name for entry in people)


def is_last_manager(people: Sequence[Entry], grant: Grant) -> bool:
    """Whether nobody would be left who gives access everywhere, were this role taken from who has it."""
    manager = Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER)
    return grant == manager and sum(manager in entry.person.grants for entry in people) < 2


def _give(store: Store, places: Sequence[str], names: Mapping[str, str], language: Language) -> None:
    say = language.say
    with st.form("access_give", clear_on_submit=True):
        given = st.text_input(
            say("Wie"),
            max_chars=LONGEST_PERSON_NAME,
            key="w_access_who",
            help=say("De naam waarmee iemand zich aanmeldt."),
        )
        role: AccessRole | None = st.selectbox(
            say("Rol"), list(AccessRole), format_func=lambda r: role_words(language, r), key="w_access_role"
        )
        place = _choose_place("w_access_place", places, names, language)
        if not st.form_submit_button(say("Rol geven")):
            return
    name = normal_text(given).strip()
    if not name or not name.isprintable():
        st.error(escaped(say("Vul in wie de rol krijgt.")))
    elif ALL_PARTNERSHIPS not in places and is_out(entries(store), name):
        st.error(
            escaped(
                say(
                    "De toegang van {name} is ingetrokken. Alleen wie overal toegang geeft, kan die teruggeven.",
                    name=name,
                )
            )
        )
    elif place in places and role is not None:
        give(store, name, Grant(place, role), acting().actor)
        _changed(say("{name} heeft de rol gekregen.", name=name))


def _take(store: Store, places: Sequence[str], names: Mapping[str, str], language: Language) -> None:
    say, people = language.say, entries(store)
    held = [(e.person.name, g) for e in people for g in sorted(e.given) if g.partnership in places]
    with st.form("access_take"):
        chosen = st.selectbox(
            say("Rol die wordt afgenomen"),
            held,
            index=None,
            format_func=lambda each: _held(each, names, language),
            placeholder=say("kies een rol"),
            key="w_access_held",
        )
        if not st.form_submit_button(say("Rol afnemen")) or chosen is None:
            return
    if is_last_manager(people, chosen[1]):
        st.error(
            escaped(
                say("Dit is de laatste beheerder van alle partnerschappen. Geef eerst een ander die rol.")
            )
        )
    else:
        take(store, *chosen, acting().actor)
        _changed(say("De rol is afgenomen."))


def _showing(store: Store, places: Sequence[str], names: Mapping[str, str], language: Language) -> None:
    say, ways = language.say, list(Showing)
    shown: Mapping[str, Shown] = shown_partnerships(store)
    place = _choose_place("w_access_shown", [each for each in places if each in shown], names, language)
    if place not in shown:
        return
    how: Showing | None = st.selectbox(
        say("Toont zich"),
        ways,
        index=ways.index(shown[place].showing),
        format_func=lambda each: say(SHOWINGS[each]),
        key=f"w_access_showing_{place}",
    )
    if how is not None and st.button(say("Vastleggen"), key="w_access_show"):
        decide_showing(store, place, how, acting().actor)
        _changed(say("{place} toont zich nu {how}.", place=names.get(place, place), how=say(SHOWINGS[how])))


def _people(person: Person, store: Store, language: Language) -> None:
    """Invite, let out, or view as somebody."""
    say = language.say
    known = [each for each in entries(store) if not each.revoked]
    name = st.selectbox(
        say("Wie"),
        [each.person.name for each in known],
        index=None,
        placeholder=say("kies iemand"),
        key="w_access_person",
    )
    if name is None or name == person.name:
        return
    with st.container(horizontal=True):
        st.button(say("Bekijk als"), on_click=view_as, args=(name, acting()), key="w_access_view")
        if the_porter().has_accounts and st.button(say("Account uitnodigen"), key="w_access_invite"):
            _invite(store, name, language)
        if st.button(say("Toegang intrekken"), key="w_access_revoke"):
            revoke(store, name, acting().actor)
            the_porter().sessions.end_all(name)
            _changed(say("{name} komt er niet meer in.", name=name))


def _invite(store: Store, name: str, language: Language) -> None:
    from lib.domain.people.invitations import set_up_address
    from lib.store.people.credentials import INVITED_HOURS, invite

    site = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    with st.container():
        tell(
            language.say(
                "Geef dit adres aan {name}; het werkt één keer, {hours} uur lang, en staat hier nu alleen.",
                name=name,
                hours=INVITED_HOURS,
            )
        )
        address = set_up_address(site, invite(store, name, acting().actor))
        st.code(address, language=None, wrap_lines=True)


def _choose_place(key: str, places: Sequence[str], names: Mapping[str, str], language: Language) -> str:
    chosen: str | None = st.selectbox(
        language.say("Partnerschap"), places, format_func=lambda p: place_words(language, p, names), key=key
    )
    return chosen or ""


def _held(each: tuple[str, Grant], names: Mapping[str, str], language: Language) -> str:
    name, grant = each
    place = place_words(language, grant.partnership, names)
    return f"{name}: {role_words(language, grant.role)}, {place}"


def _changed(said: str) -> None:
    """Let what was changed count at once, and say it."""
    the_porter().forget()
    st.success(escaped(said))
