"""The invented places, companies and partnerships, as data."""

from dataclasses import dataclass

SERVICES = ("afval", "reiniging", "groen", "verharding", "meubilair", "riolering", "algemeen")
REFERENCE = ("demo-gemiddelde", "Gemiddelde van de demogemeenten")


@dataclass(frozen=True)
class Municipality:
    """A municipality: its inhabitants in 2016, their growth in % a year, and its lasting features."""

    code: str
    name: str
    inhabitants: int
    growth_pct: float
    urbanisation: int
    highrise_pct: int
    land_ha: int

    @property
    def peer_group(self) -> str:
        """The fixed group by size that the demo set compares within."""
        if self.inhabitants >= 120_000:
            return "demogroep grootstedelijk"
        if self.inhabitants >= 60_000:
            return "demogroep stedelijk"
        if self.inhabitants >= 30_000:
            return "demogroep gemengd"
        return "demogroep landelijk"


@dataclass(frozen=True)
class Partnership:
    """A client and the party that does the work; `services` is what the agreement covers."""

    code: str
    name: str
    client: str
    contractor: str
    form: str
    start: str
    services: tuple[str, ...] = SERVICES


MUNICIPALITIES = (
    Municipality("demo-veldermeer", "Veldermeer", 296_000, 0.75, 1, 58, 9_870),
    Municipality("demo-oosterlaak", "Oosterlaak", 214_000, 0.85, 1, 51, 8_340),
    Municipality("demo-brugstede", "Brugstede", 176_000, 0.70, 2, 44, 11_250),
    Municipality("demo-maasdoren", "Maasdoren", 158_000, 0.60, 2, 40, 9_120),
    Municipality("demo-lindervoort", "Lindervoort", 132_000, 0.90, 2, 36, 7_610),
    Municipality("demo-zandermonde", "Zandermonde", 114_000, 0.55, 2, 34, 8_960),
    Municipality("demo-kastelburg", "Kastelburg", 101_000, 0.65, 2, 31, 10_480),
    Municipality("demo-waterwold", "Waterwold", 92_000, 0.95, 2, 29, 6_230),
    Municipality("demo-noorderhaag", "Noorderhaag", 83_000, 0.45, 1, 47, 2_940),
    Municipality("demo-dorenrade", "Dorenrade", 74_000, 0.15, 3, 24, 7_720),
    Municipality("demo-sperwerdal", "Sperwerdal", 68_000, 0.60, 3, 22, 9_840),
    Municipality("demo-haverzand", "Haverzand", 61_000, 0.50, 3, 21, 12_310),
    Municipality("demo-wilgerzijl", "Wilgerzijl", 54_000, 0.30, 3, 19, 10_050),
    Municipality("demo-stroomhoven", "Stroomhoven", 49_000, 0.80, 3, 20, 6_480),
    Municipality("demo-elzerbroek", "Elzerbroek", 45_000, 0.50, 4, 14, 13_790),
    Municipality("demo-duinrade", "Duinrade", 41_000, 0.25, 3, 25, 5_570),
    Municipality("demo-vlierhage", "Vlierhage", 38_000, 0.70, 4, 13, 8_150),
    Municipality("demo-roggenes", "Roggenes", 35_000, 0.05, 4, 12, 17_640),
    Municipality("demo-kleiwerd", "Kleiwerd", 31_000, 0.10, 5, 9, 21_900),
    Municipality("demo-holtermark", "Holtermark", 28_000, 0.40, 4, 11, 14_330),
    Municipality("demo-zilvermade", "Zilvermade", 24_000, 0.55, 3, 18, 3_860),
    Municipality("demo-ooievaarsdam", "Ooievaarsdam", 21_000, 0.35, 4, 12, 7_240),
    Municipality("demo-torenwolde", "Torenwolde", 18_500, -0.10, 5, 8, 16_070),
    Municipality("demo-kromwaard", "Kromwaard", 16_000, 0.30, 5, 7, 9_430),
    Municipality("demo-rietmonde", "Rietmonde", 13_500, 0.20, 5, 7, 11_680),
    Municipality("demo-heiderloo", "Heiderloo", 11_000, 0.45, 4, 10, 6_020),
    Municipality("demo-wadderzijl", "Wadderzijl", 8_500, -0.05, 5, 6, 12_750),
)

COMPANIES = {
    "demo-merwinga": "Merwinga Stadsbeheer NV",
    "demo-zevenlaak": "Zevenlaak Milieudiensten NV",
    "demo-dorenland": "Dorenland Beheer NV",
    "demo-klaarwijk": "Klaarwijk Reinigingsdiensten NV",
    "demo-lindergroep": "Lindergroep Openbare Ruimte BV",
}
CONTRACTORS = {
    "demo-ter-horsten": "Aannemingsbedrijf Ter Horsten BV",
    "demo-van-zuilerveen": "Van Zuilerveen Groenwerken BV",
}
SHORT_NAMES = {
    "demo-merwinga": "Merwinga",
    "demo-zevenlaak": "Zevenlaak",
    "demo-dorenland": "Dorenland",
    "demo-klaarwijk": "Klaarwijk",
    "demo-lindergroep": "Lindergroep",
    "demo-ter-horsten": "Ter Horsten",
    "demo-van-zuilerveen": "Van Zuilerveen",
}

WASTE_AND_CLEANING = ("afval", "reiniging")
GREEN_AND_PAVING = ("groen", "verharding", "meubilair")

# client, contractor (empty: the client itself), form, start, and the services where the agreement is partial
_AGREEMENTS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("veldermeer", "merwinga", "dvo", "2004-01-01", SERVICES),
    ("oosterlaak", "merwinga", "dvo", "2009-07-01", SERVICES),
    ("brugstede", "", "eigen_dienst", "1998-01-01", SERVICES),
    ("maasdoren", "lindergroep", "dvo", "2013-01-01", SERVICES),
    ("lindervoort", "zevenlaak", "dvo", "2011-01-01", WASTE_AND_CLEANING),
    ("lindervoort", "van-zuilerveen", "aanbesteed", "2015-04-01", GREEN_AND_PAVING),
    ("zandermonde", "zevenlaak", "dvo", "2008-01-01", SERVICES),
    ("kastelburg", "klaarwijk", "dvo", "2020-01-01", SERVICES),
    ("waterwold", "klaarwijk", "dvo", "2012-01-01", SERVICES),
    ("noorderhaag", "", "eigen_dienst", "", SERVICES),
    ("dorenrade", "lindergroep", "dvo", "2014-01-01", SERVICES),
    ("sperwerdal", "dorenland", "dvo", "2010-01-01", SERVICES),
    ("haverzand", "ter-horsten", "aanbesteed", "2014-01-01", SERVICES),
    ("wilgerzijl", "ter-horsten", "aanbesteed", "2016-01-01", SERVICES),
    ("stroomhoven", "dorenland", "dvo", "2010-01-01", SERVICES),
    ("elzerbroek", "dorenland", "dvo", "2012-07-01", SERVICES),
    ("duinrade", "", "eigen_dienst", "2001-01-01", SERVICES),
    ("vlierhage", "zevenlaak", "overig", "2015-01-01", SERVICES),
    ("kleiwerd", "", "eigen_dienst", "", SERVICES),
    ("roggenes", "van-zuilerveen", "aanbesteed", "2013-01-01", SERVICES),
    ("holtermark", "klaarwijk", "dvo", "2019-01-01", SERVICES),
    ("zilvermade", "lindergroep", "overig", "2012-01-01", SERVICES),
    ("ooievaarsdam", "dorenland", "dvo", "2013-07-01", SERVICES),
    ("torenwolde", "", "eigen_dienst", "1999-01-01", SERVICES),
    ("kromwaard", "ter-horsten", "aanbesteed", "2015-01-01", SERVICES),
    ("rietmonde", "zevenlaak", "dvo", "2009-01-01", SERVICES),
    ("heiderloo", "van-zuilerveen", "overig", "", SERVICES),
    ("wadderzijl", "", "eigen_dienst", "1998-01-01", SERVICES),
)


def _partnerships() -> tuple[Partnership, ...]:
    names = {place.code: place.name for place in MUNICIPALITIES}
    found = []
    for client, contractor, form, start, services in _AGREEMENTS:
        client_code = f"demo-{client}"
        contractor_code = f"demo-{contractor}" if contractor else client_code
        label = SHORT_NAMES[contractor_code] if contractor else "eigen dienst"
        found.append(
            Partnership(
                code=f"demo-{client}-{contractor or 'eigen'}",
                name=f"{names[client_code]} - {label}",
                client=client_code,
                contractor=contractor_code,
                form=form,
                start=start,
                services=services,
            )
        )
    return tuple(found)


PARTNERSHIPS = _partnerships()
