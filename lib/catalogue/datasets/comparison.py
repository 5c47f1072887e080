"""Who is compared, on what, and the figures: organisaties to gebeurtenissen."""

from __future__ import annotations

from lib.catalogue.datasets.columns import SOURCE_COLUMNS, name_on_screen
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic
from lib.domain.figures import Status
from lib.domain.indicators import Direction, Influence, Role
from lib.domain.units import UNIT_FORMS, UNIT_PATTERN

ORGANISATIES = Dataset(
    "organisaties",
    "Organisaties",
    "Organisations",
    key=("organisatie",),
    topics=(Topic.COMPARISON,),
    columns=(
        Column("organisatie", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="nijmegen"),
        name_on_screen("Nijmegen"),
        Column(
            "soort",
            Kind.CHOICE,
            "Soort organisatie; een referentie is een landelijk of groepsgemiddelde en nooit een partner. Eindigt de "
            "code van een referentie op een streepje en de code van een partnerschap of opdrachtgever, dan is zij "
            "daarvoor gemaakt en staat zij nergens anders.",
            "Kind of organisation; a referentie is a national or peer average and never a partner. A referentie whose "
            "code ends in a hyphen and the code of a partnership or client was made for it and stands nowhere else.",
            required=True,
            choices=("gemeente", "overheidsbedrijf", "aannemer", "gemeenschappelijke_regeling", "referentie"),
        ),
        Column(
            "cbs_code",
            Kind.TEXT,
            "Gemeentecode van het CBS.",
            "Municipality code of Statistics Netherlands.",
            pattern=r"GM\d{4}",
            unique=True,
            example="GM0268",
        ),
        Column(
            "land",
            Kind.TEXT,
            "Land, in twee hoofdletters (ISO 3166); leeg is NL.",
            "Country, in two capitals (ISO 3166); empty is NL.",
            pattern=r"[A-Z]{2}",
            of_codes=True,
            example="NL",
        ),
        Column(
            "fictief",
            Kind.BOOLEAN,
            "Of de organisatie verzonnen is.",
            "Whether the organisation is invented.",
            required=True,
            example="nee",
        ),
    ),
    rules=("fictief_als_partnerschappen", "referentie_is_geen_partner"),
)

PARTNERSCHAPPEN = Dataset(
    "partnerschappen",
    "Partnerschappen",
    "Partnerships",
    key=("partnerschap",),
    topics=(Topic.COMPARISON,),
    columns=(
        Column(
            "partnerschap", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="nijmegen-dar"
        ),
        name_on_screen("Nijmegen - Dar"),
        Column(
            "opdrachtgever",
            Kind.CODE,
            "De organisatie die de opdracht geeft.",
            "The organisation that gives the assignment.",
            required=True,
            refers_to="organisaties",
            example="nijmegen",
        ),
        Column(
            "opdrachtnemer",
            Kind.CODE,
            "De organisatie die het werk doet; bij een eigen dienst of onbekende uitvoerder de opdrachtgever.",
            "The organisation that does the work; the client itself for an in-house service or when unknown.",
            required=True,
            refers_to="organisaties",
            example="dar",
        ),
        Column(
            "contractvorm",
            Kind.CHOICE,
            "Hoe het werk is belegd.",
            "How the work is arranged.",
            required=True,
            choices=("dvo", "aanbesteed", "eigen_dienst", "overig", "onbekend"),
        ),
        Column("begindatum", Kind.DATE, "Eerste dag.", "First day.", example="2014-01-01"),
        Column("einddatum", Kind.DATE, "Laatste dag.", "Last day."),
        Column(
            "peergroep",
            Kind.TEXT,
            "Vaste vergelijkingsgroep.",
            "Fixed peer group.",
            groups=True,
            example="familiegroep 2",
            longest=MOST_SIGNS,
        ),
        Column(
            "fictief",
            Kind.BOOLEAN,
            "ja als beide organisaties verzonnen zijn, nee als beide bestaan.",
            "ja when both organisations are invented, nee when both are real.",
            required=True,
            example="nee",
        ),
    ),
    rules=(
        "eigen_dienst_zelf",
        "einde_na_begin",
        "geen_referentie_als_opdrachtgever",
        "geen_referentie_als_opdrachtnemer",
        "fictief_als_organisaties",
        "fictief_om_tarieven",
    ),
)

KENMERKEN = Dataset(
    "kenmerken",
    "Kenmerken",
    "Context characteristics",
    key=("organisatie", "kenmerk", "jaar"),
    topics=(Topic.COMPARISON, Topic.COSTS),
    columns=(
        Column(
            "organisatie",
            Kind.CODE,
            "Code van de organisatie.",
            "Code of the organisation.",
            required=True,
            refers_to="organisaties",
            example="nijmegen",
        ),
        Column(
            "kenmerk",
            Kind.CODE,
            "Code van het kenmerk; andere dan de bekende mogen.",
            "Code of the characteristic; codes other than the known ones are allowed.",
            required=True,
            example="inwoners",
        ),
        Column("jaar", Kind.YEAR, "Jaar.", "Year.", required=True, example="2023"),
        Column("waarde", Kind.NUMBER, "Waarde.", "Value.", required=True, example="182480"),
        Column(
            "status",
            Kind.CHOICE,
            "Voorlopig of definitief.",
            "Provisional or final.",
            choices=("voorlopig", "definitief"),
        ),
        *SOURCE_COLUMNS,
    ),
    rules=(
        "kenmerk_binnen_bereik",
        "aantal_is_geheel",
    ),
)

INDICATOREN = Dataset(
    "indicatoren",
    "Indicatoren",
    "Indicators",
    key=("indicator",),
    topics=(Topic.COMPARISON,),
    columns=(
        Column(
            "indicator", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="eigen_score_pct"
        ),
        Column(
            "titel",
            Kind.TEXT,
            "Korte titel.",
            "Short title in Dutch.",
            required=True,
            example="Eigen score",
            longest=MOST_SIGNS,
        ),
        Column(
            "titel_en",
            Kind.TEXT,
            "Korte titel in het Engels.",
            "Short title in English.",
            longest=MOST_SIGNS,
        ),
        Column(
            "dienst",
            Kind.CODE,
            "De dienst waar het over gaat.",
            "The service.",
            required=True,
            example="groen",
        ),
        Column(
            "rol",
            Kind.CHOICE,
            "Op welke as of plaats het cijfer komt.",
            "On which axis or place the figure comes.",
            required=True,
            choices=tuple(Role),
        ),
        Column(
            "eenheid",
            Kind.TEXT,
            "Maat of maat/noemer; geld als ISO-code, zoals EUR/huishouden.",
            "Measure or measure/denominator; money as an ISO code, such as EUR/huishouden.",
            required=True,
            groups=True,
            pattern=UNIT_PATTERN,
            forms=UNIT_FORMS,
            example="%",
        ),
        Column(
            "richting",
            Kind.CHOICE,
            "Welke kant beter is.",
            "Which way is better.",
            required=True,
            choices=tuple(Direction),
        ),
        Column("schaal_min", Kind.NUMBER, "Laagste waarde die kan.", "Lowest value possible.", example="0"),
        Column(
            "schaal_max", Kind.NUMBER, "Hoogste waarde die kan.", "Highest value possible.", example="100"
        ),
        Column(
            "minimum_n",
            Kind.INTEGER,
            "Onder dit aantal waarnemingen is een cijfer te klein om te beoordelen.",
            "Under this number of observations a figure is too small to judge.",
            minimum=1,
        ),
        Column(
            "beinvloedbaar",
            Kind.CHOICE,
            "Wie het cijfer kan bewegen.",
            "Who can move the figure.",
            choices=tuple(Influence),
        ),
        Column(
            "omschrijving",
            Kind.TEXT,
            "Wat er geteld wordt.",
            "What is counted, in Dutch.",
            required=True,
            example="Deel van de metingen dat goed is.",
        ),
        Column("omschrijving_en", Kind.TEXT, "Omschrijving in het Engels.", "What is counted, in English."),
        Column(
            "factoren",
            Kind.TEXT,
            "Waarop te letten bij vergelijken.",
            "What to mind when comparing, in Dutch.",
        ),
        Column(
            "factoren_en", Kind.TEXT, "Factoren in het Engels.", "What to mind when comparing, in English."
        ),
        Column("bron", Kind.TEXT, "Bron van de definitie.", "Source of the definition."),
    ),
    rules=(
        "eenheid_in_woorden",
        *("schaal_volgorde", "schaal_om_cijfers", "eenheid_om_cijfers"),
        *("schaal_om_normen", "richting_om_normen", "catalogus_beschermd"),
    ),
)

CIJFERS = Dataset(
    "cijfers",
    "Cijfers",
    "Figures",
    key=("partnerschap", "organisatie", "indicator", "periode", "status"),
    topics=(Topic.COMPARISON,),
    columns=(
        Column(
            "partnerschap",
            Kind.CODE,
            "Van welk partnerschap; of vul organisatie.",
            "Of which partnership; or fill in organisatie.",
            refers_to="partnerschappen",
            example="nijmegen-dar",
        ),
        Column(
            "organisatie",
            Kind.CODE,
            "Van welke organisatie; of vul partnerschap.",
            "Of which organisation; or fill in partnerschap.",
            refers_to="organisaties",
        ),
        Column(
            "indicator",
            Kind.CODE,
            "Code uit de catalogus of uit indicatoren.",
            "Code from the catalogue or from indicatoren.",
            required=True,
            refers_to="indicatoren",
            example="afvalscheiding_pct",
        ),
        Column(
            "periode",
            Kind.PERIOD,
            "2023, 2023-K1 of 2023-01.",
            "2023, 2023-K1 or 2023-01.",
            required=True,
            example="2021",
        ),
        Column(
            "waarde",
            Kind.NUMBER,
            "De waarde; mag leeg als teller en noemer er zijn.",
            "The value; may be empty when teller and noemer are given.",
            example="75,0",
        ),
        Column("teller", Kind.NUMBER, "Teller.", "Numerator."),
        Column("noemer", Kind.NUMBER, "Noemer.", "Denominator.", above=0),
        Column("aantal", Kind.INTEGER, "Aantal waarnemingen (n).", "Number of observations (n).", minimum=0),
        Column("ondergrens", Kind.NUMBER, "Ondergrens van het interval.", "Lower bound of the interval."),
        Column("bovengrens", Kind.NUMBER, "Bovengrens van het interval.", "Upper bound of the interval."),
        Column(
            "status",
            Kind.CHOICE,
            "Stand van het cijfer.",
            "Status of the figure.",
            required=True,
            choices=tuple(Status),
            example="definitief",
        ),
        Column(
            "reeksbreuk",
            Kind.BOOLEAN,
            "ja als het cijfer niet met de vorige periode te vergelijken is.",
            "ja when the figure cannot be compared with the earlier period.",
            example="nee",
        ),
        *SOURCE_COLUMNS,
        Column("opmerking", Kind.TEXT, "Opmerking bij het cijfer.", "Remark on the figure."),
    ),
    rules=(
        "partnerschap_of_organisatie",
        "waarde_of_teller_en_noemer",
        "waarde_past_bij_teller_en_noemer",
        "interval_om_waarde",
        "binnen_schaal",
        "noemer_is_geheel",
    ),
)

GEBEURTENISSEN = Dataset(
    "gebeurtenissen",
    "Gebeurtenissen",
    "Events",
    key=("partnerschap", "datum", "titel"),
    columns=(
        Column(
            "partnerschap",
            Kind.CODE,
            "Code van het partnerschap.",
            "Code of the partnership.",
            required=True,
            refers_to="partnerschappen",
            example="zwolle-rova",
        ),
        Column("datum", Kind.DATE, "Dag.", "Day.", required=True, example="2023-01-01"),
        Column(
            "soort",
            Kind.CHOICE,
            "Soort gebeurtenis.",
            "Kind of event.",
            required=True,
            choices=(
                *("bezuiniging", "areaalherijking", "methodebreuk", "diftar"),
                *("overdracht", "weer", "samenwerking", "overig"),
            ),
            example="diftar",
        ),
        Column(
            "dienst", Kind.CODE, "De dienst; leeg voor alle.", "The service; empty for all.", example="afval"
        ),
        Column(
            "titel",
            Kind.TEXT,
            "Korte titel.",
            "Short title.",
            required=True,
            groups=True,
            example="Tarief op restafval",
            longest=MOST_SIGNS,
        ),
        Column("toelichting", Kind.TEXT, "Toelichting.", "Explanation."),
        Column("bron", Kind.TEXT, "Bron.", "Source."),
    ),
)
