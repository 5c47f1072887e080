"""What is said of rows that were taken out for good: who did it, when and how many, never what they held."""

from __future__ import annotations

from collections.abc import Sequence

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.purges import Purge
from lib.domain.periods import clock_here
from lib.text.language import Language
from lib.text.loads.names import who_loaded


def purge_question(language: Language, rows: int) -> str:
    """How many rows would go, and what that means."""
    return language.count(
        "{n} rij gaat voorgoed weg, ook uit de geschiedenis en uit het bestand zelf. Dit is niet terug te draaien.",
        "{n} rijen gaan voorgoed weg, ook uit de geschiedenis en uit het bestand zelf. Dit is niet terug te draaien.",
        rows,
    )


def purged_sentence(language: Language, purge: Purge) -> str:
    """That rows were taken out."""
    title = DATASETS[purge.dataset]
    return language.count(
        "{moment}: {n} rij van {dataset} voorgoed gewist ({who}).",
        "{moment}: {n} rijen van {dataset} voorgoed gewist ({who}).",
        purge.rows,
        moment=language.moment(clock_here(purge.moment)),
        dataset=language.pick(title.title, title.title_en),
        who=who_loaded(language, purge.by),
    )


def copies_sentences(language: Language, copies: Sequence[str]) -> list[str]:
    """Which copies may still hold what was taken out."""
    if not copies:
        return [language.say("Reservekopieën van eerder houden wat is gewist; verwijder ze zelf.")]
    said = "Reservekopieën van eerder houden wat is gewist; verwijder ze zelf. Naast de gegevens staan: {copies}."
    return [language.say(said, copies=", ".join(copies))]


def missing_purges_sentences(language: Language, missing: Sequence[Purge]) -> list[str]:
    """Which purges a back-up precedes."""
    if not missing:
        return []
    said = language.count(
        "Deze kopie is van voor {n} keer wissen: daarin staat dus weer wat toen voorgoed is gewist.",
        "Deze kopie is van voor {n} keer wissen: daarin staat dus weer wat toen voorgoed is gewist.",
        len(missing),
    )
    return [said, *(purged_sentence(language, each) for each in missing)]
