"""The context of everyone as a table to compare, and who of them are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.similar import Explained, SimilarPeers, context_table, explained, nearest
from lib.domain.partners import Partner, by_name
from lib.domain.peers import MINIMUM_PEERS
from lib.store.comparison.context import KnownContext, read_context

BY_SIZE, SIZE_AND_DENSITY, BY_ALL = "grootte", "grootte_en_dichtheid", "alle"
PRESETS = (BY_SIZE, SIZE_AND_DENSITY, BY_ALL)
DEFAULT_WEIGHT, MOST_WEIGHT = 1, 4
CLASS = "stedelijkheidsklasse"
"""The characteristic that puts municipalities in classes."""


@dataclass(frozen=True)
class SimilarAnswer:
    """Who are alike, how, and how much of a figure goes with the same context.

    Attributes:
        found: the nearest clients, by the code of the organisation.
        partners: the partnerships of each client in the realm, by name.
        years: per variable the first and the last year of the values that count.
        values: by organisation and variable, as known.
        sources: of the values that count.
        candidates: how many clients could be peers.
        explained: of the figure that the page shows; None with too few.
    """

    found: SimilarPeers
    partners: Mapping[str, tuple[Partner, ...]]
    years: Mapping[str, tuple[int, int]]
    values: Mapping[tuple[str, str], float]
    sources: tuple[str, ...]
    candidates: int
    explained: Explained | None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the partnerships of the nearest clients."""
        return tuple(p.code for peer in self.found.peers for p in self.partners[peer.code])


def context_of(snapshot: Snapshot) -> KnownContext:
    """What is known of everyone's context, kept."""
    return snapshot.ask(read_context)


def known_variables(known: KnownContext, partners: Iterable[Partner], focus: Partner) -> tuple[str, ...]:
    """What at least five of the realm of the focus have, the focus among them or not; in the catalogue's order."""
    clients = {p.client for p in partners if p.realm == focus.realm}
    places = {code: place for place, code in enumerate(shipped_catalogue().characteristics)}
    enough = [name for name, values in known.values.items() if len(clients & values.keys()) >= MINIMUM_PEERS]
    return tuple(sorted(enough, key=lambda name: (places.get(name, len(places)), name)))


def preset_of(preset: str, variables: Sequence[str]) -> tuple[str, ...]:
    """The variables of a ready-made choice, as far as they are known; all of them where none is."""
    known = shipped_catalogue().characteristics
    chosen = tuple(name for name in variables if name in known and preset in known[name].presets)
    return chosen or tuple(variables)


def similar_to(
    focus: Partner,
    weights: Mapping[str, int],
    number: int,
    snapshot: Snapshot,
    *,
    same_form: bool,
    same_class: bool,
    year: int | None,
    figures: Mapping[Partner, float],
) -> SimilarAnswer:
    """Find the clients whose context is most like that of the client of the focus.

    Args:
        weights: by variable.
        number: how many to find.
        same_form: whether only those with a contract of the same form count.
        same_class: whether only those of the same class of urbanisation count, where that of the focus is known.
        year: of the context, or the nearest known one; None for the newest.
        figures: of the indicator that the page shows.
    """
    known = context_of(snapshot)
    partners: dict[str, list[Partner]] = defaultdict(list)
    for partner in sorted(snapshot.registry.partners, key=by_name):
        if partner.realm == focus.realm:
            partners[partner.client].append(partner)
    clients = [
        client
        for client, own in partners.items()
        if client == focus.client or not same_form or any(p.contract_form == focus.contract_form for p in own)
    ]
    if same_class:
        clients = _of_class(known, clients, focus.client, year)
    variables = tuple(name for name in known.values if weights.get(name, 0) > 0)
    near = values_near(known, clients, variables, year)
    logarithmic = shipped_catalogue().characteristics
    by_log = [name in logarithmic and logarithmic[name].logarithmic for name in variables]
    rows = [[near.values.get((client, name)) for name in variables] for client in clients]
    table = context_table(clients, variables, by_log, rows)
    found = nearest(table, focus.client, weights, number)
    of_clients = {p.client: value for p, value in figures.items()}
    return SimilarAnswer(
        found,
        {client: tuple(own) for client, own in partners.items()},
        near.years,
        near.values,
        near.sources,
        len(clients) - 1,
        explained(table, found.used, of_clients),
    )


def _of_class(known: KnownContext, clients: Sequence[str], own: str, year: int | None) -> list[str]:
    """Those in the class of urbanisation of one of them; all of them where that is unknown."""
    if CLASS not in known.values:
        return list(clients)
    values = values_near(known, clients, (CLASS,), year).values
    wanted = values.get((own, CLASS))
    return [client for client in clients if wanted is None or values.get((client, CLASS)) == wanted]


class NearValues(NamedTuple):
    """Values by organisation and variable, the first and the last year of each variable, and the sources of all."""

    values: dict[tuple[str, str], float]
    years: dict[str, tuple[int, int]]
    sources: tuple[str, ...]


def values_near(
    known: KnownContext, clients: Sequence[str], variables: Sequence[str], year: int | None
) -> NearValues:
    """The values of a year, or of the nearest one for each; of the newest without a year."""
    values: dict[tuple[str, str], float] = {}
    years: dict[str, set[int]] = defaultdict(set)
    sources: set[str] = set()
    for name in variables:
        for client in clients:
            of_client = known.values[name].get(client, {})
            near = _nearest_year(of_client, year)
            if near is not None:
                values[client, name] = of_client[near]
                years[name].add(near)
                sources.add(known.sources[name][client][near])
    ends = {name: (min(found), max(found)) for name, found in years.items()}
    return NearValues(values, ends, tuple(sorted(sources)))


def _nearest_year(years: Iterable[int], wanted: int | None) -> int | None:
    """The year itself or the one nearest to it, the earlier of two that are as near; the newest without a wish."""
    if wanted is None:
        return max(years, default=None)
    return min(years, key=lambda one: (abs(one - wanted), one), default=None)
