"""The question to the store who and what is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.units import reading_of
from lib.domain.events import Event
from lib.domain.indicators import Direction, Indicator, Influence, Role
from lib.domain.partners import HOME_COUNTRY, REFERENCE_KIND, Organisation, Partner, made_for, with_own_names
from lib.domain.registry import Registry
from lib.domain.units import parse_unit
from lib.store.market.queries import products_of
from lib.store.rows import Rows


def read_registry(rows: Rows) -> Registry:
    """Organisations, partnerships, indicators (shipped and loaded) and events."""
    found = rows.all("organisaties")
    countries = {row.organisatie: row.land or HOME_COUNTRY for row in found}
    partners = with_own_names(
        Partner(
            code=row.partnerschap,
            name=row.naam,
            client=row.opdrachtgever,
            contractor=row.opdrachtnemer,
            contract_form=row.contractvorm,
            fictitious=row.fictief,
            peer_group=row.peergroep,
            start=row.begindatum,
            end=row.einddatum,
            country=countries.get(row.opdrachtgever, HOME_COUNTRY),
        )
        for row in rows.all("partnerschappen", "naam", "partnerschap")
    )
    organisations = _organisations(found, partners, countries)
    return Registry(organisations, partners, _indicators(rows), read_events(rows))


def _organisations(
    found: Iterable[sa.Row], partners: Sequence[Partner], countries: Mapping[str, str]
) -> dict[str, Organisation]:
    owners = {code for partner in partners for code in (partner.code, partner.client)}
    return {
        row.organisatie: Organisation(
            row.organisatie,
            row.naam,
            row.soort,
            row.fictief,
            row.cbs_code,
            countries[row.organisatie],
            made_for(row.organisatie, owners) if row.soort == REFERENCE_KIND else None,
        )
        for row in found
    }


def read_events(rows: Rows) -> tuple[Event, ...]:
    """Every event on a time axis, by day."""
    return tuple(Event(*_event(row)) for row in rows.all("gebeurtenissen", "datum", "titel"))


def _event(row: sa.Row) -> tuple:
    return row.partnerschap, row.datum, row.soort, row.titel, row.dienst, row.toelichting, row.bron


def _indicators(rows: Rows) -> dict[str, Indicator]:
    found = dict(shipped_catalogue().indicators)
    for row in rows.all("indicatoren"):
        unit = parse_unit(row.eenheid)
        found[row.indicator] = Indicator(
            code=row.indicator,
            title=row.titel,
            service=row.dienst,
            role=Role(row.rol),
            unit=unit,
            direction=Direction(row.richting),
            definition=row.omschrijving,
            title_en=row.titel_en,
            definition_en=row.omschrijving_en,
            factors=row.factoren,
            factors_en=row.factoren_en,
            influence=Influence(row.beinvloedbaar) if row.beinvloedbaar else None,
            scale_min=row.schaal_min,
            scale_max=row.schaal_max,
            minimum_n=row.minimum_n,
            source=row.bron,
            margin=reading_of(unit).margin,
        )
    per_product = shipped_catalogue().market_index
    for product in rows.ask(products_of).values():
        found[per_product.code_for(product.code)] = per_product.indicator_for(
            product.code, product.name, product.name_en or product.name, product.service
        )
    return found
