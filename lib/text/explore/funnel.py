"""What a funnel says: who lies further from the whole than chance explains, and how much more all differ."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.comparison.funnel import LEAST_UNITS
from lib.domain.explore.among_chance import ChanceFunnel
from lib.domain.partners import Partner
from lib.text.amounts import per_words, said_amount
from lib.text.explore.words import in_a_row
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name


def funnel_heading(language: Language, found: ChanceFunnel) -> str:
    """The indicator, beside the size of what it was counted in."""
    return language.say("{title}: verschil of toeval?", title=title(language, found.indicator))


def funnel_sentences(language: Language, found: ChanceFunnel, focus: Partner) -> Iterator[str]:
    """Where the focus lies, who lies outside, how much units differ; or why there is no funnel."""
    if not (found.is_share or found.is_count):
        yield language.say(
            "Een trechter is er alleen voor aandelen van iets dat geteld is, en voor aantallen per iets. Bedragen en "
            "gewichten hebben geen toeval van een steekproef."
        )
        return
    if found.is_small and found.is_count:
        yield language.count(
            "{n} partnerschap heeft dit aantal met teller en noemer; onder {least} is er geen trechter.",
            "{n} partnerschappen hebben dit aantal met teller en noemer; onder {least} is er geen trechter.",
            len(found.figures),
            least=LEAST_UNITS,
        )
        return
    if found.is_small:
        yield language.count(
            "{n} partnerschap heeft dit aandeel met het aantal waarnemingen; onder {least} is er geen trechter.",
            "{n} partnerschappen hebben dit aandeel met het aantal waarnemingen; onder {least} is er geen trechter.",
            len(found.figures),
            least=LEAST_UNITS,
        )
        return
    if found.funnel is None and found.is_count:
        yield language.say("Bij niemand is er iets geteld; dan valt er niets te onderscheiden.")
        return
    if found.funnel is None:
        yield language.say("Iedereen heeft 0% of iedereen 100%; dan valt er niets te onderscheiden.")
        return
    yield _own(language, found, focus)
    outside = [partner_name(language, p) for p in found.outside if p != focus]
    if outside:
        yield language.say("Ook buiten de wijde grenzen (99,8%): {names}.", names=in_a_row(language, outside))
    phi = found.funnel.overdispersion.phi
    yield language.say(
        "Partnerschappen verschillen {phi} maal zoveel als bij toeval alleen (phi). Daarom zijn er ook wijde grenzen, "
        "die met dat verschil rekenen.",
        phi=language.number(phi, 1),
    )


def funnel_notes(language: Language, found: ChanceFunnel) -> Iterator[str]:
    """How to read the drawing, and where it falls short."""
    if found.funnel is None:
        return
    yield language.say(
        "streep-puntlijn: het geheel · stippellijnen: grenzen van toeval alleen (95% en 99,8%) · doorgetrokken: wijde "
        "grenzen (99,8%)"
    )
    if found.is_count:
        yield language.say("Wat samen gebeurt, telt hier los; de grenzen van toeval alleen zijn dan te smal.")
    else:
        yield language.say(
            "Metingen op één plek hangen samen; de grenzen van toeval alleen zijn dus te smal."
        )
    if found.without_number:
        yield language.count(
            "Van {n} is niet bekend waarvan het cijfer een deel is; die staat er niet in.",
            "Van {n} is niet bekend waarvan het cijfer een deel is; die staan er niet in.",
            found.without_number,
        )


def funnel_sizes(language: Language, found: ChanceFunnel) -> str:
    """What figures are set against."""
    if found.is_count:
        return language.say("Verwacht aantal, bij het cijfer van allen samen")
    return language.say("Aantal waarnemingen")


def _own(language: Language, found: ChanceFunnel, focus: Partner) -> str:
    name, funnel = partner_name(language, focus), found.funnel
    if focus not in found.figures or funnel is None:
        if found.is_count:
            return language.say("{name} heeft hier geen aantal met teller en noemer.", name=name)
        return language.say("{name} heeft hier geen aandeel met het aantal waarnemingen.", name=name)
    own, unit = found.figures[focus], found.indicator.unit
    number = own.numerator if found.is_count else own.n
    values = {
        "name": name,
        "value": said_amount(language, own.value, unit) + per_words(language, unit),
        "n": language.number(number or 0),
        "whole": said_amount(language, found.whole, unit) + per_words(language, unit),
    }
    if focus in found.outside:
        return language.say(
            "{name} ({value}, n\u00a0=\u00a0{n}) ligt buiten de wijde grenzen om het geheel ({whole}).",
            **values,
        )
    return language.say(
        "{name} ({value}, n\u00a0=\u00a0{n}) is niet te onderscheiden van het geheel ({whole}), met de wijde grenzen.",
        **values,
    )
