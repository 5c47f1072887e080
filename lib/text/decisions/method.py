"""How figures stand beside decisions, for the page "Methode en bronnen"."""

from __future__ import annotations

from lib.text.language import msg

DECISION_RULES = (
    msg(
        "Bij een besluit staan drie cijfers van de indicator die het noemt: het laatste over een periode die voorbij "
        "was op de dag van het besluit, dat op de dag waarop het gereed moet zijn, en dat van vandaag. Alle drie over "
        "dezelfde soort periode en van dezelfde stand, en zoals ze nu bekend zijn."
    ),
    msg(
        "Vergeleken wordt een later cijfer met dat van toen. Het interval is het 95%-interval van dat verschil. Bevat "
        "het 0, dan heet het niet te onderscheiden; over een reeksbreuk, zonder nieuwer cijfer of met te weinig "
        "waarnemingen staat er geen oordeel, en waarom."
    ),
    msg(
        "Er staat nooit “door”. Na een besluit verandert meer dan wat besloten is, en hoe het zonder het besluit was "
        "gegaan, heeft niemand gezien. Of het besluit het cijfer bewoog, kan de monitor dus niet zeggen; dat is een "
        "gesprek."
    ),
    msg(
        "Op tijd: gedaan op of voor de afgesproken dag, van de besluiten waarvan die dag voorbij is. Een vervallen "
        "besluit en een besluit zonder einddatum tellen niet mee."
    ),
)
