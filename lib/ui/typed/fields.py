"""The fields of a form, made from the declaration of a dataset; what is wrong stands at the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.domain.loads.findings import Finding
from lib.domain.loads.typed import Cells
from lib.text.language import Language
from lib.text.loads.findings import explain
from lib.text.loads.typed import DAY_SHAPE, choice_words, column_help, column_label, day_to_type, typed_day
from lib.text.terms import service_name
from lib.ui.words import escaped, note

FieldOptions = Mapping[str, Mapping[str, str]]
"""Column to the codes that can be chosen and their words."""

_WRONG, _LOOK_AGAIN = ":material/error:", ":material/warning:"
FEW_CHOICES = 4
"""Up to so many choices stand beside each other; more open in a list."""
SEVERAL_SERVICES = "diensten"
"""The column with codes of services, separated by spaces."""
LONGEST_TYPED = 2000
"""Signs in a field."""


def show_fields(
    dataset: str,
    names: Sequence[str],
    cells: Cells,
    findings: Iterable[Finding],
    warned: Mapping[str, str],
    options: FieldOptions,
    key: str,
    language: Language,
) -> dict[str, str]:
    """The fields of these columns, with what stands in them; returns what stands in them now, as a file would have it.

    Args:
        names: the columns that are asked, in their order.
        cells: what stands in the fields at first.
        findings: what was wrong with what was sent.
        warned: by column what to look at again.
        options: the codes of columns of codes; a service is known without.
        key: tells these fields from those of another form.
    """
    wrong: dict[str, list[Finding]] = {}
    for finding in findings:
        wrong.setdefault(finding.column, []).append(finding)
    options = {
        "dienst": {code: service_name(language, code) for code in shipped_catalogue().services},
        **options,
    }
    typed = {}
    for name in names:
        typed[name] = _field(dataset, name, cells.get(name, ""), options.get(name), f"{key}_{name}", language)
        for finding in wrong.get(name, ()):
            say_wrong(finding, language)
        if name in warned and name not in wrong:
            st.markdown(f"{_LOOK_AGAIN} {escaped(warned[name])}")
    if any(DATASETS[dataset].column(name).required for name in names):
        note(language.say("* moet ingevuld zijn"))
    return typed


def say_wrong(finding: Finding, language: Language) -> None:
    """What is wrong with a cell and what to do, under its field."""
    what, how = explain(language, finding)
    st.markdown(f"{_WRONG} **{escaped(f'{what[:1].upper()}{what[1:]}.')}** {escaped(how)}")


def _field(
    dataset: str, name: str, cell: str, options: Mapping[str, str] | None, key: str, language: Language
) -> str:
    """One field; the cell as a file would have it."""
    column = DATASETS[dataset].column(name)
    label, help_text = column_label(language, dataset, column), escaped(column_help(language, column))
    if column.kind == Kind.DATE:
        shown = day_to_type(cell)
        return typed_day(st.text_input(label, shown, help=help_text, key=key, placeholder=DAY_SHAPE))
    if column.kind in (Kind.CHOICE, Kind.BOOLEAN):
        choices = column.choices or ("ja", "nee")
        options = {choice: choice_words(language, choice) for choice in choices}
    if name == SEVERAL_SERVICES:
        return _services(cell, label, help_text, key, language)
    if options is not None:
        return _choice(column, cell, options, label, help_text, key)
    if column.kind == Kind.TEXT and column.longest is None and column.name != "bron":
        return st.text_area(label, cell, help=help_text, key=key, max_chars=LONGEST_TYPED, height=80)
    if column.kind == Kind.NUMBER:
        cell = cell.replace(".", language.decimal_sign)
    most = column.longest or LONGEST_TYPED
    return st.text_input(label, cell, help=help_text, key=key, max_chars=most)


def _services(cell: str, label: str, help_text: str, key: str, language: Language) -> str:
    """Any number of services; codes that are none stay."""
    known = {code: service_name(language, code) for code in shipped_catalogue().services}
    chosen = cell.split()
    codes = [*known, *(code for code in chosen if code not in known)]
    return " ".join(
        st.multiselect(
            label,
            codes,
            chosen,
            format_func=lambda code: escaped(known.get(code) or code),
            help=help_text,
            key=key,
            placeholder="–",
        )
    )


def _choice(
    column: Column, cell: str, options: Mapping[str, str], label: str, help_text: str, key: str
) -> str:
    """A choice; few that must be made stand beside each other. A code that is not among them stays possible."""
    codes = [*options, *([cell] if cell and cell not in options else [])]
    place = codes.index(cell) if cell else None

    def words(code: str) -> str:
        return escaped(options.get(code, code))

    if column.required and len(codes) <= FEW_CHOICES:
        return st.radio(label, codes, place, words, key=key, help=help_text, horizontal=True) or ""
    return st.selectbox(label, codes, place, words, key=key, help=help_text, placeholder="–") or ""
