"""What an analyst keeps: weergaven."""

from __future__ import annotations

from dataclasses import replace

from lib.catalogue.datasets.columns import PARTNERSHIP
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic

WEERGAVEN = Dataset(
    "weergaven",
    "Bewaarde weergaven",
    "Saved views",
    key=("weergave",),
    topics=(Topic.EXPLORE,),
    columns=(
        Column(
            "weergave",
            Kind.CODE,
            "Vaste code van de weergave.",
            "Stable code of the view.",
            required=True,
            example="afval-naast-gelijken",
        ),
        Column(
            "titel",
            Kind.TEXT,
            "Naam waaronder de weergave bewaard is.",
            "Name under which the view is kept.",
            required=True,
            example="Afval naast tien die lijken",
            longest=MOST_SIGNS,
        ),
        replace(
            PARTNERSHIP,
            explanation="Het partnerschap dat in beeld is.",
            explanation_en="The partnership in focus.",
        ),
        Column(
            "op_partnerschap",
            Kind.BOOLEAN,
            "Of het beeld ook op de pagina Partnerschap staat.",
            "Whether the picture also stands on the page Partnership.",
            required=True,
            example="nee",
        ),
        Column(
            "keuzes",
            Kind.TEXT,
            "Het deel van het adres van Vergelijken na het vraagteken.",
            "The part of the address of Compare after the question mark.",
            required=True,
            pattern=r"[\w.~%+=&@,:-]*",
            example="focus=demo-veldermeer-merwinga&weergave=gelijken",
        ),
    ),
)
