"""English for every text in the code, and no text on screen that escapes translation."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from lib.text.catalogues import CATALOGUES
from lib.text.language import ENGLISH

Text = str | tuple[str, str]
"""What is looked up: a text, or its singular and plural."""

KEYWORDS = {"say": None, "msg": None, "count": (1, 2)}
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)

SHOWS_ITS_FIRST_ARGUMENT = {
    *("title", "header", "subheader", "markdown", "write", "text", "caption", "badge", "metric"),
    *("error", "warning", "info", "success", "toast", "spinner", "status", "expander", "popover", "tabs"),
    *("button", "download_button", "link_button", "page_link", "toggle", "checkbox", "radio", "pills"),
    *("selectbox", "multiselect", "segmented_control", "slider", "select_slider", "text_input", "text_area"),
    *("number_input", "date_input", "file_uploader", "form_submit_button", "Table", "TableColumn"),
}
SHOWN_KEYWORDS = {"label", "placeholder", "help", "title", "page_title", "body", "alt"}
SHOWN_KEYS = {"name", "text", "title", "hovertext", "hovertemplate"}
"""Keys of a Plotly dictionary whose value is read by people."""
SAME_IN_BOTH = {"Samenwerkingsmonitor", " - Samenwerkingsmonitor", "Excel", "PDF", "CSV", "n", "Python, R"}


def calls(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: dict[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """A Babel extraction method; Babel's own does not look inside f-strings before Python 3.12."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and (name := called(node)) in keywords and node.args:
            values = (getattr(argument, "value", None) for argument in node.args)
            yield node.lineno, name, tuple(v if isinstance(v, str) else None for v in values), []


def called(node: ast.Call) -> str:
    """`title` for both `title(…)` and `st.title(…)`."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def source_files(root: Path) -> list[Path]:
    return [root / "app.py", *sorted(root.glob("pages/**/*.py")), *sorted(root.glob("lib/**/*.py"))]


@cache
def texts(root: Path) -> dict[Text, str]:
    """Every text in the code, with one place where it stands."""
    found: dict[Text, str] = {}
    for path in source_files(root):
        with path.open("rb") as file:
            for line, text, _, _ in extract(calls, file, KEYWORDS):
                found[text] = f"{path.relative_to(root).as_posix()}:{line}"
    return found


@cache
def catalogue() -> Catalog:
    with (CATALOGUES / "en.po").open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def forms(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def entries(found: Catalog) -> str:
    """A catalogue as Babel writes it, sorted, without what changes from run to run."""
    out = io.BytesIO()
    write_po(out, found, width=0, no_location=True, omit_header=True, sort_output=True)
    return out.getvalue().decode("utf-8")


def said_of_a_row(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts of a row in the code that a loop over it says by its own name: nothing finds these to translate."""
    for node in ast.walk(tree):
        loops = getattr(node, "generators", [node] if isinstance(node, ast.For) else [])
        said = {
            call.args[0].id
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and called(call) == "say" and isinstance(call.args[0], ast.Name)
        }
        for loop in loops:
            named = {part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)}
            if named & said and isinstance(loop.iter, ast.Tuple | ast.List):
                for part in loop.iter.elts:
                    for text in part.elts if isinstance(part, ast.Tuple) else [part]:
                        if isinstance(text, ast.Constant) and isinstance(text.value, str):
                            yield node.lineno, text.value


def test_no_text_is_said_by_the_name_of_a_loop(root: Path) -> None:
    found = [
        f"{path.relative_to(root).as_posix()}:{line}: {text}"
        for path in source_files(root)
        for line, text in said_of_a_row(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
    assert list(said_of_a_row(ast.parse('[say(name) for name in ("Oordeel", msg("Verloop"))]')))


def untranslated(text: Text) -> bool:
    message = catalogue().get(forms(text)[0])
    if message is None or message.fuzzy or forms(message.id) != forms(text):
        return True
    return not all(part.strip() for part in forms(message.string))


def shown_literals(source: str) -> list[str]:
    """Literals with letters that are put on screen as they are."""
    shown: list[ast.expr] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            if called(node) in SHOWS_ITS_FIRST_ARGUMENT:
                shown += node.args[:1]
                shown += [k.value for k in node.keywords if k.arg in SHOWN_KEYWORDS]
            elif called(node) == "set_page_config":
                shown += [k.value for k in node.keywords if k.arg in SHOWN_KEYWORDS]
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            shown += [v for k, v in pairs if isinstance(k, ast.Constant) and k.value in SHOWN_KEYS]
    return [text for node in shown for text in _literals(node)]


def _literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and re.search(r"[^\W\d_]", re.sub(r"</?\w+>", "", node.value)):
            yield node.value
    elif not isinstance(node, (ast.Call, ast.Subscript, ast.Compare, ast.Dict)):
        for part in ast.iter_child_nodes(node):
            yield from _literals(part)


def test_texts_are_found_wherever_they_stand(root: Path) -> None:
    source = (
        b"say('a'); language.say('b', n=1); F = msg('c' 'd'); f'{x}: {say(\"e\")}'; "
        b"language.count('f', 'g', n); say(F); 'xx'.count('x'); other('h')"
    )
    found = {text for _, text, _, _ in extract(calls, io.BytesIO(source), KEYWORDS)}
    assert found == {"a", "b", "cd", "e", ("f", "g")}
    assert len(texts(root)) > 250


def test_every_text_has_its_english(root: Path) -> None:
    missing = Catalog(locale="en", fuzzy=False)
    for text in texts(root):
        if untranslated(text):
            missing.add(text)
    assert len(missing) == 0, (
        f"Fill in and put in order in lib/text/locale/en.po:\n\n{entries(missing)}\n"
        f"They stand in {[place for text, place in texts(root).items() if text in missing]}"
    )


def test_nothing_is_left_over(root: Path) -> None:
    wanted = {forms(text) for text in texts(root)}
    said = [message.id for message in catalogue() if message.id]
    assert [text for text in said if forms(text) not in wanted] == []
    assert list(catalogue().obsolete) == []


def test_no_text_is_both_a_text_and_a_singular(root: Path) -> None:
    singulars = {text[0] for text in texts(root) if not isinstance(text, str)}
    assert singulars & set(texts(root)) == set()


@pytest.mark.parametrize(
    "pattern",
    [r"\{\w*\}", "\u00a0", r"^[\s.:,;(]*", r"[\s.:,;…]*$", r"--\w+|MONITOR_\w+|duckdb://\S+|\w+_\w+"],
    ids=["placeholders", "non-breaking spaces", "start", "end", "names that are typed"],
)
def test_dutch_and_english_have_the_same(pattern: str) -> None:
    differing = []
    for message in catalogue():
        if message.id:
            for dutch, english in zip(forms(message.id), forms(message.string), strict=True):
                if sorted(re.findall(pattern, dutch)) != sorted(re.findall(pattern, english)):
                    differing.append((dutch, english))
    assert differing == []


def test_names_to_fill_in_stand_in_the_same_sentence() -> None:
    """`lib.text.loads.findings.explain` leaves out the sentence with `{hints}` when there are none."""
    hinting = [message for message in catalogue() if message.id and "{hints}" in message.id]
    assert hinting
    for message in hinting:
        places = [["{hints}" in part for part in text.split(". ")] for text in (message.id, message.string)]
        assert places[0] == places[1], message.id


def test_the_catalogue_stands_as_babel_writes_it() -> None:
    text = (CATALOGUES / "en.po").read_text("utf-8")
    assert text.startswith(HEADER)
    assert text.removeprefix(HEADER).split("\n\n") == entries(catalogue()).split("\n\n")
    assert text == HEADER + entries(catalogue())


def test_a_text_is_handed_over_whole(root: Path) -> None:
    """A text put together on the spot is in no catalogue; what varies goes in as `{name}`."""
    patched = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in source_files(root)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and called(node) in KEYWORDS and node.args
        if isinstance(node.args[0], (ast.JoinedStr, ast.BinOp))
    ]
    assert patched == []


def test_no_text_on_screen_escapes_translation(root: Path) -> None:
    places = [
        root / "app.py",
        root / "lib/tables/comparison.py",
        *sorted(
            file for folder in ("pages", "lib/ui", "lib/charts") for file in root.glob(f"{folder}/**/*.py")
        ),
    ]
    escaped = {
        path.relative_to(root).as_posix(): sorted(found)
        for path in places
        if (found := set(shown_literals(path.read_text("utf-8"))) - SAME_IN_BOTH)
    }
    assert escaped == {}, "say these through language.say(…), or add them to SAME_IN_BOTH"


@pytest.mark.parametrize(
    ("source", "escaping"),
    [
        ("st.title('Kosten')", ["Kosten"]),
        ("heading.caption(f'{n} getoond')", [" getoond"]),
        ("st.tabs(['Tabel', say('Bron')])", ["Tabel"]),
        ("st.button(say('Toon') if x else 'Verberg')", ["Verberg"]),
        ("st.selectbox(say('Dienst'), placeholder='Kies')", ["Kies"]),
        ("trace = {'name': 'mediaan', 'mode': 'lines'}", ["mediaan"]),
        ("axis = {'title': {'text': 'euro'}}", ["euro"]),
        ("axis = {'title': {'text': say('euro')}}", []),
        ("st.title(say('Kosten'), anchor=False)", []),
        ("st.button(say('Link'), icon=':material/link:', key='link')", []),
        ("st.markdown('  \\n'.join(lines))", []),
        ("st.caption(f'<b>{x}</b> · {y}')", []),
        ("st.code('pip install')", []),
    ],
)
def test_a_literal_on_screen_is_recognised(source: str, escaping: list[str]) -> None:
    assert shown_literals(source) == escaping


def test_english_is_said() -> None:
    assert ENGLISH.say("Kwaliteit en kosten") == "Quality and cost"
    assert ENGLISH.say("{name}: geen punt in {period}", name="Aa", period=2023) == "Aa: no point in 2023"
    one, many = "{n} bevinding; er is niets geladen.", "{n} bevindingen; er is niets geladen."
    assert [ENGLISH.count(one, many, n) for n in (0, 1, 1200)] == [
        "0 findings; nothing has been loaded.",
        "1 finding; nothing has been loaded.",
        "1,200 findings; nothing has been loaded.",
    ]
