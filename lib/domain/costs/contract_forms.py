"""Partnerships side by side by the form of their contract: a company, a tendered contractor, an own service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lib.domain.partners import Partner, by_name
from lib.domain.peers import Median, median_of

FORMS = ("dvo", "aanbesteed", "eigen_dienst")


class FormGroup(NamedTuple):
    """The values of the partnerships of one form, in the order of their names; under 5 there is no median."""

    form: str
    values: Mapping[Partner, float]
    median: Median | None


def by_form(values: Mapping[Partner, float], kind: bool) -> tuple[FormGroup, ...]:
    """Group values by contract form; other forms are left out.

    Args:
        values: one per partner.
        kind: whether to take the fictitious ones or the real ones.
    """
    ordered = sorted(values, key=by_name)
    return tuple(
        _group(form, ((p, values[p]) for p in ordered if p.contract_form == form and p.fictitious == kind))
        for form in FORMS
    )


def _group(form: str, values: Iterable[tuple[Partner, float]]) -> FormGroup:
    found = dict(values)
    return FormGroup(form, found, median_of(list(found.values())))
