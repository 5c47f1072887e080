"""Organisations and partnerships of the same load."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.domain.partners import Organisation
from lib.domain.registry import Registry
from lib.ingest.csv_files import open_csv
from lib.ingest.newcomers import with_newcomers
from lib.store.loads.source import Source
from tests.loading import Write

EMPTY = Registry({}, (), {}, ())


def source(path: Path) -> Source:
    return open_csv(path, path.parent)


def test_what_a_load_brings_is_known(write: Write) -> None:
    organisations = write(
        "organisaties.csv", "naam;organisatie;soort;fictief;cbs_code\nNieuw ; nieuw;gemeente;nee;GM0268\n"
    )
    partners = write(
        "partnerschappen.csv",
        "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;begindatum;einddatum;fictief\n"
        "n-d;N - D;nieuw;d;dvo;31-12-2020;2022-06-30;nee\n",
    )
    found = with_newcomers(EMPTY, [source(organisations), source(partners)])
    assert found.organisations == {"nieuw": Organisation("nieuw", "Nieuw", "gemeente", False, "GM0268")}
    [partner] = found.partners
    assert (partner.client, partner.contract_form) == ("nieuw", "dvo")
    assert (partner.start, partner.end) == (dt.date(2020, 12, 31), dt.date(2022, 6, 30))


def test_a_row_replaces_the_one_that_was_known(write: Write) -> None:
    known = Registry({"aa": Organisation("aa", "Oud", "gemeente", False)}, (), {}, ())
    path = write("organisaties.csv", "organisatie;naam;soort;fictief\naa;Nieuw;gemeente;nee\n")
    assert with_newcomers(known, [source(path)]).organisations["aa"].name == "Nieuw"


def test_rows_that_are_wrong_or_of_others_do_no_harm(write: Write) -> None:
    path = write("organisaties.csv", 'organisatie;naam;soort;fictief\naa\n"bb;Bb;gemeente;nee\n')
    figures = write(
        "cijfers.csv", "indicator;periode;waarde;status;bron;partnerschap\nx;2023;1;definitief;b;p\n"
    )
    assert set(with_newcomers(EMPTY, [source(path), source(figures)]).organisations) <= {"aa"}
