"""Who is in focus: one rule for every page, so that going from page to page never changes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from lib.answers.chooser import EARLIER_FOCUS, LAST_FOCUS, Chooser
from lib.answers.snapshot import Snapshot
from lib.domain.audit.witness import unheard
from lib.domain.partners import HOME_COUNTRY, Partner, by_name, whole_clients
from lib.store.comparison.figures import read_series_of

FOCUS_NAME = "focus"
"""The name of the focus in the URL."""


class Focus(NamedTuple):
    """The partnership in focus, None in a store without any, and everyone who can be."""

    partner: Partner | None
    partners: tuple[Partner, ...]


def in_focus(chooser: Chooser, snapshot: Snapshot) -> Focus:
    """The partnership that the reader asks for, whatever there is to show of it.

    One that nobody knows is remembered as unmet; then the one before it stays, or else the real one that the reader
    chose last on an earlier visit, or else the first published one is shown. Real partnerships are listed before
    fictitious ones, those of this country before others.
    """
    registry = snapshot.registry
    names = {organisation.code: organisation.name for organisation in registry.organisations.values()}
    listed = sorted(registry.partners, key=lambda p: (p.fictitious, p.country != HOME_COUNTRY, *by_name(p)))
    known = {p.code: p for p in (*listed, *whole_clients(registry.partners, names))}
    asked, before = chooser.wanted.get(FOCUS_NAME), chooser.wanted.get(EARLIER_FOCUS, "")
    if asked and asked not in known:
        chooser.unmet.append((FOCUS_NAME, asked))
    last = known.get(chooser.wanted.get(LAST_FOCUS, ""))
    remembered = last if last and not last.fictitious else None
    chosen = known.get(asked or "") or known.get(before) or remembered or first_published(listed, snapshot)
    if chosen and chosen.is_whole_client:
        listed = [chosen, *listed]
    return Focus(chosen, tuple(listed))


def codes_of(focus: Partner, snapshot: Snapshot) -> Sequence[str]:
    """The codes of the partnerships that a focus stands for: itself, or all of a client."""
    if not focus.is_whole_client:
        return (focus.code,)
    return tuple(p.code for p in snapshot.registry.partners if p.client == focus.client)


def first_published(partners: Iterable[Partner], snapshot: Snapshot) -> Partner | None:
    """The first by name that has figures: real before fictitious, of two known parties before others."""

    ordered = sorted(partners, key=lambda p: (p.fictitious, p.client == p.contractor, *by_name(p)))
    with unheard():  # nothing of them is shown
        with_figures = (partner for partner in ordered if snapshot.ask(read_series_of, partner.code))
        return next(with_figures, None) or next(iter(ordered), None)


def example_among(codes: Collection[str], snapshot: Snapshot) -> Partner | None:
    """A fictitious partnership among these, to look at how a page is with figures."""
    found = [p for p in snapshot.registry.partners if p.fictitious and p.code in codes]
    return min(found, key=by_name, default=None)
