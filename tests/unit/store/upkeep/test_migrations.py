"""A store of an earlier version is brought forward on opening, after a copy; a newer one is refused.

The tables stand here as SQL, as the version made them: they never change again.
"""

from __future__ import annotations

import datetime as dt
import functools
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from lib.domain.derivation import Basis, Derivation, Ingredient, Uncounted
from lib.domain.loads.changes import RowChange
from lib.domain.service_levels.inspections import Cut
from lib.store.comparison.figures import read_available, read_figures
from lib.store.engine import DISK, LOG_ONLY, NEWER, StoreError
from lib.store.loads.history import list_loads, undo
from lib.store.questionnaire.rounds import open_rounds
from lib.store.registry import read_registry
from lib.store.schema import METADATA, SCHEMA_VERSION
from lib.store.service_levels.queries import read_readings, read_shares
from lib.store.upkeep.backup import backup, restore
from lib.store.upkeep.migrations import MIGRATIONS
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.loading import ask

VERSION_1 = """
create table monitor_meta (schema_version integer not null);
create table loads (
    load_id integer not null, kind varchar not null, loaded_by varchar not null,
    content_hash varchar not null);
create table load_files (load_id integer not null, file varchar not null, dataset varchar not null);
create table load_datasets (
    load_id integer not null, dataset varchar not null, new_rows bigint not null,
    changed_rows bigint not null, same_rows bigint not null);
create table load_events (
    event_id integer not null, load_id integer not null, action varchar not null,
    moment timestamp not null, actor varchar not null);
create table figure_summaries (
    load_id integer not null, indicator varchar not null, periode varchar not null, status varchar not null,
    fictief boolean not null, referentie boolean not null, figures bigint not null);
create table organisaties (
    load_id integer not null, organisatie varchar, naam varchar, soort varchar, cbs_code varchar,
    fictief boolean);
create table kenmerken (
    load_id integer not null, organisatie varchar, kenmerk varchar, jaar integer, waarde double,
    status varchar, bron varchar, bron_url varchar, bron_datum date);
create table partnerschappen (
    load_id integer not null, partnerschap varchar, naam varchar, opdrachtgever varchar,
    opdrachtnemer varchar, contractvorm varchar, begindatum date, einddatum date, peergroep varchar,
    fictief boolean);
create table indicatoren (
    load_id integer not null, indicator varchar, titel varchar, titel_en varchar, dienst varchar,
    rol varchar, eenheid varchar, richting varchar, schaal_min double, schaal_max double,
    minimum_n bigint, beinvloedbaar varchar, omschrijving varchar, omschrijving_en varchar,
    factoren varchar, factoren_en varchar, bron varchar);
create table cijfers (
    load_id integer not null, partnerschap varchar, organisatie varchar, indicator varchar,
    periode varchar, waarde double, teller double, noemer double, aantal bigint, ondergrens double,
    bovengrens double, status varchar, reeksbreuk boolean, bron varchar, bron_url varchar,
    bron_datum date, opmerking varchar);
create table gebeurtenissen (
    load_id integer not null, partnerschap varchar, datum date, soort varchar, dienst varchar,
    titel varchar, toelichting varchar, bron varchar);
insert into monitor_meta values (1);
insert into loads values (1, 'bestand', 'iemand', 'a'), (2, 'bestand', 'iemand', 'b');
insert into load_files values (1, 'organisaties.csv', 'organisaties'),
    (1, 'partnerschappen.csv', 'partnerschappen'), (1, 'cijfers.csv', 'cijfers'),
    (2, 'cijfers.csv', 'cijfers');
insert into load_datasets values (1, 'organisaties', 2, 0, 0), (1, 'partnerschappen', 1, 0, 0),
    (1, 'cijfers', 1, 0, 0), (2, 'cijfers', 0, 1, 0);
insert into load_events values (1, 1, 'load', '2025-01-01 10:00:00', 'iemand'),
    (2, 2, 'load', '2025-01-02 10:00:00', 'iemand');
insert into organisaties values (1, 'aa', 'Aa', 'gemeente', 'GM0001', false),
    (1, 'cc', 'Cc NV', 'overheidsbedrijf', null, false);
insert into partnerschappen values (1, 'aa-cc', 'Aa - Cc', 'aa', 'cc', 'dvo', null, null, null, false);
insert into cijfers (load_id, partnerschap, indicator, periode, waarde, status, bron) values
    (1, 'aa-cc', 'restafval_kg_inw', '2023', 100, 'definitief', 'proef'),
    (2, 'aa-cc', 'restafval_kg_inw', '2023', 97, 'definitief', 'proef');
insert into figure_summaries values (1, 'restafval_kg_inw', '2023', 'definitief', false, false, 1),
    (2, 'restafval_kg_inw', '2023', 'definitief', false, false, 1);
"""
VERSION_2 = f"""
{VERSION_1}
update monitor_meta set schema_version = 2;
create table objecttypen (load_id integer not null, objecttype varchar, naam varchar, naam_en
    varchar, eenheid varchar, dienst varchar, uri varchar);
create table meetlatten (load_id integer not null, meetlat varchar, naam varchar, discipline
    varchar, schoon_heel varchar, uri varchar);
create table producten (load_id integer not null, product varchar, naam varchar, naam_en varchar,
    dienst varchar, eenheid varchar, objecttypen varchar, omschrijving varchar);
create table areaal (load_id integer not null, partnerschap varchar, objecttype varchar, gebied
    varchar, gebiedstype varchar, hoeveelheid double, eenheid varchar, peildatum date,
    status varchar, bron varchar);
create table ambities (load_id integer not null, partnerschap varchar, laag varchar, discipline
    varchar, gebiedstype varchar, niveau varchar, norm_pct double, geldig_vanaf date,
    geldig_tot date, bron varchar);
create table schouw (load_id integer not null, partnerschap varchar, laag varchar, datum date,
    locatie varchar, gebied varchar, gebiedstype varchar, meetlat varchar, niveau varchar, x double
    precision, y double);
create table kosten (load_id integer not null, partnerschap varchar, dienst varchar, product
    varchar, jaar integer, kostensoort varchar, bedrag_eur double, status varchar, bron
    varchar);
create table tarieven (load_id integer not null, partnerschap varchar, product varchar, jaar
    integer, eenheid varchar, prijs_eur double, niveau varchar, hoeveelheid double
    precision, btw_inbegrepen boolean, btw_pct double, overhead varchar, overhead_pct
    double, overhead_bron varchar, bevat varchar, bevat_eur double, prijspeil
    varchar, fictief boolean, bron varchar, bron_datum date);
create table marktprijzen (load_id integer not null, referentie varchar, product varchar, soort
    varchar, regio varchar, eenheid varchar, prijs_eur double, niveau varchar, hoeveelheid
    double, btw_inbegrepen boolean, btw_pct double, overhead varchar,
    overhead_pct double, overhead_bron varchar, bevat varchar, bevat_eur double,
    prijspeil varchar, vertrouwelijk boolean, fictief boolean, bron varchar, bron_datum date);
create table toetsen (load_id integer not null, partnerschap varchar, product varchar, jaar integer,
    niveau varchar, indexreeks varchar, prijspeil varchar, band_onder_pct double,
    band_boven_pct double, afgesproken_door varchar, afgesproken_op date,
    minimum_referenties bigint, maximum_leeftijd_maanden bigint);
create table prijsindex (load_id integer not null, reeks varchar, periode varchar, waarde double
    precision, basisjaar integer, status varchar, bron varchar);
create table grenzen (load_id integer not null, cbs_code varchar, jaar integer, vorm varchar, bron
    varchar);
insert into loads values (3, 'bestand', 'iemand', 'c'), (4, 'bestand', 'iemand', 'd');
insert into load_files values (3, 'schouw.csv', 'schouw'), (4, 'ambities.csv', 'ambities');
insert into load_datasets values (3, 'schouw', 2, 0, 0), (4, 'ambities', 1, 0, 0);
insert into load_events values (3, 3, 'load', '2025-01-03 10:00:00', 'iemand'),
    (4, 4, 'load', '2025-01-04 10:00:00', 'iemand');
insert into schouw values
    (3, 'aa-cc', 'beleid', '2024-05-01', 'L1', 'Noord', null, 'kor-d1849b36', 'B', null, null),
    (3, 'aa-cc', 'beleid', '2024-05-01', 'L2', 'Noord', null, 'kor-d1849b36', 'C', null, null);
insert into ambities values (4, 'aa-cc', 'beleid', 'groen', null, 'B', 90, '2024-01-01', null, 'proef');
"""
VERSION_3 = f"""
{VERSION_2}
update monitor_meta set schema_version = 3;
create table schouw_blocks (load_id integer not null, partnerschap varchar not null, laag varchar not null,
    jaar integer not null);
create table inspection_blocks (event_id integer not null, partnerschap varchar not null, laag varchar not
    null, jaar integer not null, metingen bigint not null, bron varchar not null);
create table reading_tallies (event_id integer not null, partnerschap varchar not null, laag varchar not null,
    jaar integer not null, gebied varchar, gebiedstype varchar, meetlat varchar not null, discipline varchar
    not null, schoon_heel varchar, niveau varchar, norm_pct double, dwars_niveau varchar, dwars_norm_pct
    double, niveau_0 bigint not null, niveau_1 bigint not null, niveau_2 bigint not null, niveau_3 bigint not
    null, niveau_4 bigint not null, nvt bigint not null);
create table location_tallies (event_id integer not null, partnerschap varchar not null, laag varchar not
    null, jaar integer not null, gebied varchar, gebiedstype varchar, groep varchar not null, niveau varchar
    not null, norm_pct double not null, locaties bigint not null, gehaald bigint not null);
create table judged_locations (event_id integer not null, partnerschap varchar not null, laag varchar not
    null, jaar integer not null, groep varchar not null, locaties bigint not null);
create table area_places (event_id integer not null, partnerschap varchar not null, laag varchar not null,
    jaar integer not null, gebied varchar, lengtegraad double not null, breedtegraad double not null,
    locaties bigint not null);
create table derived_figures (event_id integer not null, vervallen boolean not null, partnerschap varchar,
    organisatie varchar, indicator varchar, periode varchar, waarde double, teller double, noemer double,
    aantal bigint, ondergrens double, bovengrens double, status varchar, reeksbreuk boolean, bron varchar,
    bron_url varchar, bron_datum date, opmerking varchar);
create table derived_summaries (event_id integer not null, indicator varchar not null, periode varchar not
    null, status varchar not null, fictief boolean not null, figures bigint not null);
insert into schouw values
    (3, 'aa-cc', 'beleid', '2024-05-01', 'L2', 'Zuid', null, 'kor-bd7de9c9', 'B', null, null);
update load_datasets set new_rows = 3 where load_id = 3;
insert into schouw_blocks values (3, 'aa-cc', 'beleid', 2024);
insert into inspection_blocks values (3, 'aa-cc', 'beleid', 2024, 3, 'schouw.csv'),
    (4, 'aa-cc', 'beleid', 2024, 3, 'schouw.csv');
insert into location_tallies values (4, 'aa-cc', 'beleid', 2024, 'Noord', null, 'groen', 'B', 90, 2, 1),
    (4, 'aa-cc', 'beleid', 2024, 'Zuid', null, 'groen', 'B', 90, 1, 1);
"""
VERSION_4 = f"""
{VERSION_3}
update monitor_meta set schema_version = 4;
drop table location_tallies;
create table location_tallies (event_id integer not null, partnerschap varchar not null, laag varchar not
    null, jaar integer not null, snede varchar not null, naam varchar, groep varchar not null, norm_pct
    double not null, locaties bigint not null, gehaald bigint not null);
insert into location_tallies values
    (4, 'aa-cc', 'beleid', 2024, 'gebied', 'Noord', 'groen', 90, 2, 1),
    (4, 'aa-cc', 'beleid', 2024, 'gebied', 'Zuid', 'groen', 90, 1, 1),
    (4, 'aa-cc', 'beleid', 2024, 'gebiedstype', null, 'groen', 90, 2, 1),
    (4, 'aa-cc', 'beleid', 2024, 'geheel', null, 'groen', 90, 2, 1);
insert into reading_tallies values
    (3, 'aa-cc', 'beleid', 2024, 'Noord', null, 'kor-d1849b36', 'groen', null, null, null, null, null,
        0, 0, 1, 1, 0, 0),
    (3, 'aa-cc', 'beleid', 2024, 'Zuid', null, 'kor-bd7de9c9', 'groen', 'schoon', null, null, null, null,
        0, 0, 1, 0, 0, 0),
    (4, 'aa-cc', 'beleid', 2024, 'Noord', null, 'kor-d1849b36', 'groen', null, 'B', 90, null, null,
        0, 0, 1, 1, 0, 0),
    (4, 'aa-cc', 'beleid', 2024, 'Zuid', null, 'kor-bd7de9c9', 'groen', 'schoon', 'B', 90, null, null,
        0, 0, 1, 0, 0, 0);
insert into judged_locations values (4, 'aa-cc', 'beleid', 2024, 'totaal', 2),
    (4, 'aa-cc', 'beleid', 2024, 'groen', 2);
insert into loads values (5, 'bestand', 'iemand', 'e');
insert into load_files values (5, 'producten.csv', 'producten'), (5, 'tarieven.csv', 'tarieven');
insert into load_datasets values (5, 'producten', 1, 0, 0), (5, 'tarieven', 2, 0, 0);
insert into load_events values (5, 5, 'load', '2025-01-05 10:00:00', 'iemand'),
    (6, 5, 'undo', '2025-01-06 10:00:00', 'iemand');
insert into producten values (5, 'gazon', 'Gazon', null, 'groen', 'm2', null, null);
insert into tarieven values
    (5, 'aa-cc', 'gazon', 2024, 'm2', 2, 'A', 50, false, null, 'volledig', null, null, null, null, '2024',
        false, 'DVO', null),
    (5, 'aa-cc', 'gazon', 2024, 'm2', 1, 'B', null, false, null, 'volledig', null, null, null, null, '2024',
        false, 'DVO', null);
insert into derived_figures values
    (4, false, 'aa-cc', null, 'op_ambitie_beleid_groen_pct', '2024', 66.66666666666667, 2, 3, 2,
        15.938182832172698, 95.47449141804907, 'definitief', false, 'Berekend uit schouw (schouw.csv)',
        null, null, null),
    (5, false, 'aa-cc', null, 'getoetst_pct', '2024', 0, 0, 100, null, null, null, 'definitief', null,
        'Berekend uit tarieven, toetsen en marktprijzen', null, null,
        'tarieven zonder bekende hoeveelheid of btw: 1'),
    (6, true, 'aa-cc', null, 'getoetst_pct', '2024', 0, 0, 100, null, null, null, 'definitief', null,
        'Berekend uit tarieven, toetsen en marktprijzen', null, null,
        'tarieven zonder bekende hoeveelheid of btw: 1');
insert into derived_summaries values
    (4, 'op_ambitie_beleid_groen_pct', '2024', 'definitief', false, 1),
    (5, 'getoetst_pct', '2024', 'definitief', false, 1), (6, 'getoetst_pct', '2024', 'definitief', false, 0);
"""
VERSION_5 = f"""
{VERSION_4}
update monitor_meta set schema_version = 5;
drop table derived_figures;
create table derived_figures (event_id integer not null, vervallen boolean not null, partnerschap varchar,
    organisatie varchar, indicator varchar, periode varchar, waarde double, teller double, noemer double,
    aantal bigint, ondergrens double, bovengrens double, status varchar, reeksbreuk boolean, bron varchar,
    tweede_bron varchar, basis varchar, niet_geteld varchar, regels_niet_geteld bigint, oordeel varchar,
    niveau varchar, dekking double, andere_toetsen bigint, vertrouwelijk boolean);
insert into derived_figures values
    (4, false, 'aa-cc', null, 'op_ambitie_beleid_groen_pct', '2024', 66.66666666666667, 2, 3, 2,
        15.938182832172698, 95.47449141804907, 'definitief', false, 'schouw.csv', null, 'schouw',
        null, null, null, null, null, null, null);
insert into loads values (6, 'bestand', 'iemand', 'f');
insert into load_files values (6, 'producten.csv', 'producten'), (6, 'marktprijzen.csv', 'marktprijzen');
insert into load_datasets values (6, 'producten', 1, 0, 0), (6, 'marktprijzen', 1, 0, 0);
insert into producten values (6, 'gazon', 'Gazon', null, 'groen', 'm2', null, null);
insert into load_events values (7, 6, 'load', '2025-01-07 10:00:00', 'iemand');
insert into marktprijzen values
    (6, 'aanbesteding-1', 'gazon', 'aanbesteding', null, 'm2', 2, null, null, false, null, 'volledig', null,
        null, null, null, '2024', true, false, 'Aanbesteder', '2024-05-01');
"""
VERSION_6 = f"""
{VERSION_5}
update monitor_meta set schema_version = 6;
drop table location_tallies;
drop table judged_locations;
alter table organisaties add column land varchar;
alter table organisaties drop column fictief;
alter table organisaties add column fictief boolean default false;
create table nieuwe_ambities (load_id integer not null, partnerschap varchar, laag varchar, discipline varchar,
    gebiedstype varchar, niveau varchar, norm_pct double, meetlocaties bigint, geldig_vanaf date, geldig_tot date,
    bron varchar);
insert into nieuwe_ambities by name select * from ambities;
drop table ambities;
alter table nieuwe_ambities rename to ambities;
create table nieuwe_marktprijzen (load_id integer not null, referentie varchar, product varchar, soort varchar,
    regio varchar, eenheid varchar, prijs_eur double, niveau varchar, hoeveelheid double, btw_inbegrepen boolean,
    btw_pct double, overhead varchar, overhead_pct double, overhead_bron varchar, bevat varchar, bevat_eur double,
    prijspeil varchar, partij varchar, vertrouwelijk boolean, fictief boolean, bron varchar, bron_datum date);
insert into nieuwe_marktprijzen by name select * from marktprijzen;
drop table marktprijzen;
alter table nieuwe_marktprijzen rename to marktprijzen;
create table nieuwe_loads (load_id integer primary key, kind varchar not null, loaded_by varchar not null,
    content_hash varchar not null);
insert into nieuwe_loads select * from loads;
drop table loads;
alter table nieuwe_loads rename to loads;
create table nieuwe_events (event_id integer primary key, load_id integer not null, action varchar not null,
    moment timestamp not null, actor varchar not null);
insert into nieuwe_events select * from load_events;
drop table load_events;
alter table nieuwe_events rename to load_events;
create table closings (event_id integer not null, partnerschap varchar not null, product varchar not null,
    jaar integer not null, niveau varchar, referenties varchar not null, midden double not null, laag double,
    hoog double);
create table place_sums (event_id integer not null, partnerschap varchar not null, laag varchar not null,
    jaar integer not null, groep varchar not null, locatie varchar not null, metingen bigint not null,
    gehaald bigint not null);
create table place_tallies (event_id integer not null, partnerschap varchar not null, laag varchar not null,
    jaar integer not null, snede varchar not null, naam varchar, groep varchar not null, norm_pct double,
    plekken bigint not null, metingen bigint not null, gehaald bigint not null, gehaald_kwadraat bigint not null,
    metingen_kwadraat bigint not null, product bigint not null, plekken_onder_niveau bigint not null,
    meetlocaties bigint);
create table previews (moment timestamp not null, rows bigint not null);
create table purges (code varchar not null, load_id integer not null, dataset varchar not null,
    key varchar not null, of_load integer not null);
insert into place_tallies values
    (4, 'aa-cc', 'beleid', 2024, 'geheel', null, 'groen', null, 2, 3, 2, 2, 5, 3, 1, null),
    (4, 'aa-cc', 'beleid', 2024, 'geheel', null, 'groen', 90, 2, 3, 2, 2, 5, 3, 1, null),
    (4, 'aa-cc', 'beleid', 2024, 'geheel', null, 'totaal', null, 2, 3, 2, 2, 5, 3, 1, null),
    (8, 'aa-cc', 'beleid', 2025, 'geheel', null, 'groen', null, 2, 2, 1, 1, 2, 1, 1, null),
    (8, 'aa-cc', 'beleid', 2025, 'geheel', null, 'groen', 90, 2, 2, 1, 1, 2, 1, 1, null),
    (8, 'aa-cc', 'beleid', 2025, 'geheel', null, 'totaal', null, 2, 2, 1, 1, 2, 1, 1, null);
insert into loads values (7, 'bestand', 'iemand', 'g');
insert into load_files values (7, 'ambities.csv', 'ambities'), (7, 'schouw.csv', 'schouw');
insert into load_datasets values (7, 'ambities', 1, 0, 0), (7, 'schouw', 2, 0, 0);
insert into load_events values (8, 7, 'load', '2025-01-08 10:00:00', 'iemand');
insert into ambities values (7, 'aa-cc', 'beleid', 'groen', null, 'A', 90, null, '2025-01-01', null, 'proef');
insert into schouw values (7, 'aa-cc', 'beleid', '2025-05-01', 'L1', 'Noord', null, 'kor-d1849b36', 'B', null, null),
    (7, 'aa-cc', 'beleid', '2025-05-01', 'L2', 'Noord', null, 'kor-d1849b36', 'A', null, null);
insert into schouw_blocks values (7, 'aa-cc', 'beleid', 2025);
insert into inspection_blocks values (8, 'aa-cc', 'beleid', 2025, 2, 'schouw.csv');
insert into reading_tallies values (8, 'aa-cc', 'beleid', 2025, 'Noord', null, 'kor-d1849b36', 'groen', null, 'A', 90,
    null, null, 0, 1, 1, 0, 0, 0);
insert into derived_figures values
    (8, false, 'aa-cc', null, 'op_ambitie_beleid_groen_pct', '2025', 50, 1, 2, 2, 0.15413331334359626,
        99.84586668665641, 'definitief', true, 'schouw.csv', null, 'schouw', null, null, null, null, null, null, null);
insert into derived_summaries values (8, 'op_ambitie_beleid_groen_pct', '2024', 'definitief', false, 1),
    (8, 'op_ambitie_beleid_groen_pct', '2025', 'definitief', false, 1);
"""
VERSION_7 = f"""
{VERSION_6}
update monitor_meta set schema_version = 7;
alter table derived_figures add column breuk varchar;
delete from derived_figures;
insert into derived_figures values (4, false, 'aa-cc', null, 'op_ambitie_beleid_groen_pct', '2024',
    66.66666666666667, 2, 3, 2, 0.8124553874694185, 99.79564090829489, 'definitief', false, 'schouw.csv', null,
    'schouw', null, null, null, null, null, null, null, null), (4, false, 'aa-cc', null,
    'op_ambitie_beleid_totaal_pct', '2024', 66.66666666666667, 2, 3, 2, 0.8124553874694185, 99.79564090829489,
    'definitief', false, 'schouw.csv', null, 'schouw', null, null, null, null, null, null, null, null), (8,
    false, 'aa-cc', null, 'op_ambitie_beleid_groen_pct', '2025', 50, 1, 2, 2, 0.15413331334359626,
    99.84586668665641, 'definitief', true, 'schouw.csv', null, 'schouw', null, null, null, null, null, null,
    null, 'ambitie'), (8, false, 'aa-cc', null, 'op_ambitie_beleid_totaal_pct', '2025', 50, 1, 2, 2,
    0.15413331334359626, 99.84586668665641, 'definitief', true, 'schouw.csv', null, 'schouw', null, null, null,
    null, null, null, null, 'ambitie');
delete from derived_summaries;
insert into derived_summaries values (4, 'op_ambitie_beleid_groen_pct', '2024', 'definitief', false, 1), (4,
    'op_ambitie_beleid_totaal_pct', '2024', 'definitief', false, 1), (5, 'getoetst_pct', '2024', 'definitief',
    false, 1), (6, 'getoetst_pct', '2024', 'definitief', false, 0), (8, 'op_ambitie_beleid_groen_pct', '2024',
    'definitief', false, 1), (8, 'op_ambitie_beleid_groen_pct', '2025', 'definitief', false, 1), (8,
    'op_ambitie_beleid_totaal_pct', '2024', 'definitief', false, 1), (8, 'op_ambitie_beleid_totaal_pct', '2025',
    'definitief', false, 1);
"""
VERSION_8 = f"""
{VERSION_7}
update monitor_meta set schema_version = 8;
"""
VERSION_9 = f"""
{VERSION_8}
update monitor_meta set schema_version = 9;
create table accounts ( persoon VARCHAR NOT NULL, ingetrokken BOOLEAN NOT NULL, sinds TIMESTAMP WITHOUT TIME
    ZONE NOT NULL, wachtwoord VARCHAR, sleutel VARCHAR, laatste_stap BIGINT, uitnodiging VARCHAR, uitnodiging_tot
    TIMESTAMP WITHOUT TIME ZONE, PRIMARY KEY (persoon) );
create table grants ( persoon VARCHAR NOT NULL, partnerschap VARCHAR NOT NULL, rol VARCHAR NOT NULL, door
    VARCHAR NOT NULL, sinds TIMESTAMP WITHOUT TIME ZONE NOT NULL, PRIMARY KEY (persoon, partnerschap, rol) );
create table showings ( partnerschap VARCHAR NOT NULL, getoond VARCHAR NOT NULL, schuilnaam VARCHAR NOT NULL,
    door VARCHAR NOT NULL, sinds TIMESTAMP WITHOUT TIME ZONE NOT NULL, PRIMARY KEY (partnerschap), UNIQUE
    (schuilnaam) );
"""
VERSION_10 = f"""
{VERSION_9}
update monitor_meta set schema_version = 10;
create table audit ( nummer BIGINT NOT NULL, moment TIMESTAMP WITHOUT TIME ZONE NOT NULL, handeling VARCHAR
    NOT NULL, onderwerp VARCHAR NOT NULL, uitkomst VARCHAR NOT NULL, herkomst VARCHAR NOT NULL, wie VARCHAR NOT
    NULL, vorig_zegel VARCHAR NOT NULL, zegel VARCHAR NOT NULL, PRIMARY KEY (nummer) );
create table audit_anchor ( nummer BIGINT NOT NULL, zegel VARCHAR NOT NULL );
create table rondes (load_id integer not null, partnerschap varchar, ronde varchar, kant varchar, laag varchar,
    uitgenodigd bigint, open_van date, open_tot date, bron varchar);
create table invitations (uitnodiging varchar primary key, partnerschap varchar not null, ronde varchar not null,
    kant varchar not null, laag varchar not null, uitgenodigd bigint not null, open_van date, open_tot date,
    vragen varchar not null, kenmerk varchar unique, unique (partnerschap, ronde, kant, laag));
insert into loads values (8, 'bestand', 'iemand', 'h');
insert into load_files values (8, 'rondes.csv', 'rondes');
insert into load_datasets values (8, 'rondes', 1, 0, 0);
insert into load_events values (9, 8, 'load', '2025-01-09 10:00:00', 'iemand');
insert into rondes values (8, 'aa-cc', '2025', 'opdrachtgever', 'bestuur', 1, null, null, 'proef');
insert into invitations values
    ('r1', 'aa-cc', '2026', 'opdrachtgever', 'bestuur', 1, null, null, 'gedeelde-doelen', 'geheim');
"""
VERSION_11 = f"""
{VERSION_10}
update monitor_meta set schema_version = 11;
drop table rondes;
create table rondes (load_id integer not null, partnerschap varchar, ronde varchar, kant varchar, laag varchar,
    uitgenodigd bigint, openlijk boolean, open_van date, open_tot date, bron varchar);
insert into rondes values (8, 'aa-cc', '2025', 'opdrachtgever', 'bestuur', 1, null, null, null, 'proef');
alter table invitations add column openlijk boolean;
alter table invitations add column genoeg_vanaf bigint;
"""
GIVEN = "restafval_kg_inw"
EARLIER = {
    **{1: VERSION_1, 2: VERSION_2, 3: VERSION_3, 4: VERSION_4},
    **{5: VERSION_5, 6: VERSION_6, 7: VERSION_7, 8: VERSION_8, 9: VERSION_9, 10: VERSION_10, 11: VERSION_11},
}


Of = Callable[[int], Path]
"""Gives the store of a version."""


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Of:
    """A closed store of a version, which nobody opens as the monitor does; made once for each version."""

    @functools.cache
    def made(version: int) -> Path:
        place = tmp_path_factory.mktemp(f"v{version}") / "monitor.duckdb"
        with duckdb.connect(str(place)) as connection:
            connection.execute(f"begin; {EARLIER[version]} commit")
        return place

    return made


@pytest.fixture(scope="module")
def opened_once(made_once: Of, tmp_path_factory: pytest.TempPathFactory) -> Of:
    """The folder of a store of a version that was opened; made once for each version."""

    @functools.cache
    def opened(version: int) -> Path:
        place = Path(shutil.copy(made_once(version), tmp_path_factory.mktemp(f"geopend{version}")))
        open_store(f"duckdb:///{place}").close()
        return place.parent

    return opened


@pytest.fixture
def of(made_once: Of, tmp_path: Path) -> Of:
    """`of(5)` is a store of version 5 of this test's own."""

    def copied(version: int) -> Path:
        folder = tmp_path / "oud"
        folder.mkdir()
        return Path(shutil.copy(made_once(version), folder))

    return copied


@pytest.fixture(params=sorted(EARLIER))
def older(request: pytest.FixtureRequest, of: Of) -> tuple[int, Path]:
    """The version of an older store, and the store."""
    return request.param, of(request.param)


@pytest.fixture
def brought(older: tuple[int, Path], opened_once: Of, tmp_path: Path) -> Path:
    """The same store as `older` after it was opened, in a folder of its own."""
    return Path(shutil.copytree(opened_once(older[0]), tmp_path / "geopend")) / "monitor.duckdb"


def columns(place: Path) -> dict[str, list[tuple[str, str]]]:
    with duckdb.connect(str(place), read_only=True) as connection:
        asked = "select table_name, column_name, data_type from duckdb_columns() where not internal"
        found: dict[str, list[tuple[str, str]]] = {}
        for table, *column in connection.execute(f"{asked} order by table_name, column_index").fetchall():
            found.setdefault(table, []).append(tuple(column))
        return found


def version_of(place: Path) -> int:
    with duckdb.connect(str(place), read_only=True) as connection:
        (version,) = connection.execute("select schema_version from monitor_meta").fetchone() or (0,)
        return int(version)


def copies(place: Path) -> list[Path]:
    return [path for path in place.parent.iterdir() if path != place]


def test_every_earlier_version_is_tested_and_has_its_step() -> None:
    assert sorted(EARLIER) == sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def test_an_older_store_is_brought_forward_with_its_data(brought: Path) -> None:
    assert version_of(brought) == SCHEMA_VERSION
    store = open_store(f"duckdb:///{brought}")
    assert verify(store) == []
    known = ask(store, read_registry)
    assert [p.code for p in known.partners] == ["aa-cc"]
    assert [f.value for f in ask(store, read_figures, known, indicators=[GIVEN])] == [97]
    assert [a.figures for a in ask(store, read_available) if a.indicator == GIVEN] == [1]
    assert [load.load_id for load in list_loads(store)][-2:] == [2, 1]
    undo(store, 2)
    assert [f.value for f in ask(store, read_figures, known, indicators=[GIVEN])] == [100]
    store.close()


def test_inspections_that_were_there_are_summarised_event_by_event(of: Of) -> None:
    place = of(2)
    store = open_store(f"duckdb:///{place}")
    (tally,) = ask(store, read_readings, "aa-cc", "beleid")
    assert (tally.year, tally.level, tally.counts) == (2024, "B", (0, 0, 1, 1, 0))
    green = ask(store, read_figures, ask(store, read_registry), indicators=["op_ambitie_beleid_groen_pct"])
    assert [(f.value, f.n) for f in green] == [(50, 2)]
    (before,) = ask(store, read_readings, "aa-cc", "beleid", as_of=dt.datetime(2025, 1, 3, 23))
    assert (before.level, before.readings) == (None, 2)
    assert ask(store, read_readings, "aa-cc", "beleid", as_of=dt.datetime(2025, 1, 2, 23)) == []
    store.close()


def test_a_location_that_was_counted_in_two_areas_counts_once(of: Of) -> None:
    place = of(3)
    store = open_store(f"duckdb:///{place}")
    found = ask(store, read_shares, "aa-cc", "beleid")
    whole = [t for t in found if t.cut == Cut.WHOLE]
    assert [(t.norm_pct, t.share.places, t.share.readings, t.share.reached) for t in whole] == [
        (None, 2, 3, 2),
        (90, 2, 3, 2),
    ]
    assert ask(store, read_shares, "aa-cc", "beleid", as_of=dt.datetime(2025, 1, 3, 23)) == []
    store.close()


def test_why_a_series_broke_is_found_for_every_day(of: Of) -> None:
    place = of(6)
    store = open_store(f"duckdb:///{place}")
    known = ask(store, read_registry)

    def causes(day: int) -> dict[str, list[str]]:
        as_of = dt.datetime(2025, 1, day, 23)
        found = ask(store, read_figures, known, indicators=["op_ambitie_beleid_groen_pct"], as_of=as_of)
        return {str(f.period): [str(cause) for cause in f.causes] for f in found}

    assert causes(7) == {"2024": []}
    assert causes(8) == {"2024": [], "2025": ["ambitie"]}
    store.close()


def test_what_a_derived_figure_rests_on_is_in_columns_as_on_every_day(of: Of) -> None:
    place = of(4)
    store = open_store(f"duckdb:///{place}")

    def derived(day: int) -> dict[str, str | Derivation]:
        moment = dt.datetime(2025, 1, day, 23)
        figures = ask(store, read_figures, ask(store, read_registry, as_of=moment), as_of=moment)
        return {figure.indicator: figure.source for figure in figures if figure.indicator != GIVEN}

    inspected = Derivation((Ingredient(Basis.INSPECTIONS, "schouw.csv"),))
    green = {f"op_ambitie_beleid_{group}_pct": inspected for group in ("groen", "totaal")}
    tested = (Ingredient(Basis.RATES), Ingredient(Basis.TESTS), Ingredient(Basis.MARKET_PRICES))
    assert derived(3) == {}
    assert derived(4) == green
    assert derived(5) == green | {"getoetst_pct": Derivation(tested, Uncounted(Basis.RATES, 1))}
    assert derived(6) == green
    store.close()


def test_rows_from_before_a_column_have_it_empty(of: Of) -> None:
    place = of(5)
    open_store(f"duckdb:///{place}").close()
    with duckdb.connect(str(place), read_only=True) as connection:
        prices = connection.execute(
            "select referentie, prijs_eur, vertrouwelijk, partij, bron from marktprijzen"
        )
        assert prices.fetchall() == [("aanbesteding-1", 2, True, None, "Aanbesteder")]
        ambitions = connection.execute("select niveau, norm_pct, meetlocaties, bron from ambities")
        assert ambitions.fetchall() == [("B", 90, None, "proef")]
        assert connection.execute(
            "select distinct organisatie, land from organisaties order by 1"
        ).fetchall() == [
            ("aa", None),
            ("cc", None),
        ]


def test_the_survey_that_ships_takes_the_place_of_one_that_was_loaded(of: Of) -> None:
    """The codes of the residents' survey; one in another unit goes on under a code of its own."""
    place = of(5)
    with duckdb.connect(str(place)) as connection:
        connection.execute("insert into load_datasets values (1, 'indicatoren', 1, 1, 0)")
        connection.execute(
            "update load_datasets set new_rows = new_rows + 2 where load_id = 1 and dataset = 'cijfers'"
        )
        for code, unit, value in (("bp-wl08-1", "%", 71), ("bp-wl16", "punten", 650)):
            connection.execute(
                "insert into indicatoren (load_id, indicator, titel, dienst, rol, eenheid, richting, omschrijving) "
                "values (1, ?, 'Eigen titel', 'reiniging', 'tevredenheid', ?, 'hoger_is_beter', 'proef')",
                [code, unit],
            )
            connection.execute(
                "insert into cijfers (load_id, partnerschap, indicator, periode, waarde, status, bron) "
                "values (1, 'aa-cc', ?, '2023', ?, 'definitief', 'proef')",
                [code, value],
            )
            connection.execute(
                "insert into figure_summaries values (1, ?, '2023', 'definitief', false, false, 1)", [code]
            )
    store = open_store(f"duckdb:///{place}")
    known = ask(store, read_registry)
    shipped, own = known.indicators["bp-wl08-1"], known.indicators["eigen-bp-wl16"]
    assert (shipped.title, own.title) == ("De buurt is schoon (Burgerpeiling)", "Eigen titel")
    found = ask(store, read_figures, known, indicators=["bp-wl08-1", "bp-wl16", "eigen-bp-wl16"])
    assert {f.indicator: f.value for f in found} == {"bp-wl08-1": 71, "eigen-bp-wl16": 650}
    assert {a.indicator for a in ask(store, read_available)} >= {"bp-wl08-1", "eigen-bp-wl16"}
    assert [c for load in list_loads(store) for c in load.changes if c.dataset == "indicatoren"] == [
        RowChange("indicatoren", 0, 1, 0)
    ]
    assert verify(store) == []
    store.close()


def test_the_indicators_of_the_cooperation_take_the_place_of_those_that_were_loaded(of: Of) -> None:
    """A code that ships now; in another unit, or with a figure that cannot be, it goes on under a code of its own."""
    place = of(7)
    with duckdb.connect(str(place)) as connection:
        connection.execute("insert into load_datasets values (1, 'indicatoren', 4, 0, 0)")
        connection.execute(
            "update load_datasets set new_rows = new_rows + 4 where load_id = 1 and dataset = 'cijfers'"
        )
        for code, unit, value in (
            ("ziekteverzuim_pct", "%", 5.2),
            ("social_return_pct", "%", 120),
            ("beleving_rapportcijfer", "punten", 71),
            ("besluiten_op_tijd_pct", "%", 80),
        ):
            connection.execute(
                "insert into indicatoren (load_id, indicator, titel, dienst, rol, eenheid, richting, omschrijving) "
                "values (1, ?, 'Eigen titel', 'algemeen', 'context', ?, 'neutraal', 'proef')",
                [code, unit],
            )
            connection.execute(
                "insert into cijfers (load_id, partnerschap, indicator, periode, waarde, status, bron) "
                "values (1, 'aa-cc', ?, '2023', ?, 'definitief', 'proef')",
                [code, value],
            )
            connection.execute(
                "insert into figure_summaries values (1, ?, '2023', 'definitief', false, false, 1)", [code]
            )
    store = open_store(f"duckdb:///{place}")
    known = ask(store, read_registry)
    assert known.indicators["ziekteverzuim_pct"].title == "Ziekteverzuim"
    assert known.indicators["besluiten_op_tijd_pct"].title == "Besluiten op tijd uitgevoerd"
    assert known.indicators["eigen-social_return_pct"].title == "Eigen titel"
    codes = (
        *("ziekteverzuim_pct", "besluiten_op_tijd_pct", "social_return_pct", "beleving_rapportcijfer"),
        *("eigen-social_return_pct", "eigen-beleving_rapportcijfer"),
    )
    found = ask(store, read_figures, known, indicators=codes)
    assert {f.indicator: f.value for f in found} == {
        "ziekteverzuim_pct": 5.2,
        "besluiten_op_tijd_pct": 80,
        "eigen-social_return_pct": 120,
        "eigen-beleving_rapportcijfer": 71,
    }
    assert [c for load in list_loads(store) for c in load.changes if c.dataset == "indicatoren"] == [
        RowChange("indicatoren", 2, 0, 0)
    ]
    assert verify(store) == []
    store.close()


def test_who_was_asked_before_is_not_asked_openly(of: Of) -> None:
    place = of(10)
    store = open_store(f"duckdb:///{place}")
    assert [row.openlijk for row in ask(store, lambda rows: rows.all("rondes"))] == [None]
    [[invitation]] = open_rounds(store, "aa-cc")
    assert (invitation.asked_openly, invitation.enough_from) == (False, 5)
    store.close()


def test_it_gets_the_tables_of_a_new_store(brought: Path, empty_store: Path) -> None:
    assert columns(brought) == columns(empty_store)
    assert columns(brought).keys() == METADATA.tables.keys()


def test_a_copy_as_it_was_lies_beside_it(older: tuple[int, Path], brought: Path) -> None:
    version, place = older
    (copy,) = copies(brought)
    assert copy.name.startswith(f"monitor-v{version}-")
    assert (version_of(copy), columns(copy)) == (version, columns(place))


def test_it_is_brought_forward_once(brought: Path) -> None:
    open_store(f"duckdb:///{brought}").close()
    assert len(copies(brought)) == 1


def test_an_older_backup_can_be_put_back(older: tuple[int, Path], tmp_path: Path) -> None:
    version, source = older
    place = tmp_path / "nieuw" / "monitor.duckdb"
    assert restore(source, place).kept is None
    assert (version_of(source), version_of(place)) == (version, SCHEMA_VERSION)
    assert copies(place) == []


def test_a_step_that_fails_leaves_the_store_as_it_was(
    older: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    version, place = older
    before = columns(place)
    step = MIGRATIONS[version]

    def half(connection) -> None:
        step(connection)
        raise RuntimeError("halfway")

    monkeypatch.setitem(MIGRATIONS, version, half)
    with pytest.raises(RuntimeError, match="halfway"):
        open_store(f"duckdb:///{place}")
    assert (version_of(place), columns(place)) == (version, before)


def test_a_store_from_before_a_dataset_gets_its_table(empty_store: Path, tmp_path: Path) -> None:
    place = tmp_path / "oud" / "monitor.duckdb"
    place.parent.mkdir()
    shutil.copy(empty_store, place)
    with duckdb.connect(str(place)) as connection:
        connection.execute("drop table grenzen")
    open_store(f"duckdb:///{place}").close()
    assert columns(place) == columns(empty_store)
    assert copies(place) == []


@pytest.mark.parametrize(
    "newer",
    [
        f"update monitor_meta set schema_version = {SCHEMA_VERSION + 1}",
        "insert into load_datasets values (1, 'klachten', 1, 0, 0)",
    ],
)
def test_a_newer_store_is_refused_and_left_alone(newer: str, empty_store: Path, tmp_path: Path) -> None:
    place = tmp_path / "monitor.duckdb"
    shutil.copy(empty_store, place)
    with duckdb.connect(str(place)) as connection:
        connection.execute(newer)
    before = place.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(f"duckdb:///{place}")
    assert refused.value.problem == NEWER
    assert place.read_bytes() == before
    with pytest.raises(StoreError) as refused:
        restore(place, tmp_path / "elders.duckdb")
    assert (refused.value.problem, refused.value.place) == (NEWER, str(place))
    assert not (tmp_path / "elders.duckdb").exists()


def test_a_migrated_store_can_be_backed_up(opened_once: Of, tmp_path: Path) -> None:
    """Of one version: all have the same tables then, and `verify` finds nothing in any."""
    brought = Path(shutil.copytree(opened_once(1), tmp_path / "geopend")) / "monitor.duckdb"
    store = open_store(f"duckdb:///{brought}")
    backup(store, tmp_path / "copy.duckdb")
    store.close()
    assert version_of(tmp_path / "copy.duckdb") == SCHEMA_VERSION


FULL_DISK = """
import resource, sys
from pathlib import Path
from lib.store.engine import StoreError
from lib.store.upkeep.opening import open_store
place, most = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
try:
    open_store(f"duckdb:///{place}").close()
except StoreError as error:
    print(error.problem, error.place)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
@pytest.mark.parametrize(
    ("less", "problem"), [(4096, DISK), (0, LOG_ONLY)], ids=["for the copy", "for the tables"]
)
def test_without_room_no_copy_is_cut_off_and_the_store_is_whole(
    less: int, problem: str, of: Of, root: Path
) -> None:
    """Without room for the copy nothing happens; without room after that, what is new is in the log, as is said."""
    place = of(5)
    command = [sys.executable, "-c", FULL_DISK, str(place), str(place.stat().st_size - less)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root)
    assert done.stdout.split() == [problem, str(place)], done.stderr
    made = [path for path in copies(place) if path.suffix not in (".wal", ".wal-nodig")]
    assert [version_of(path) for path in made] == ([] if problem == DISK else [5])
    open_store(f"duckdb:///{place}").close()
    assert version_of(place) == SCHEMA_VERSION
