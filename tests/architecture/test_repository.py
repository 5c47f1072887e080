"""What the repository holds: nothing of one machine, agreed names, pinned dependencies, a legible palette."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from lib.charts.palette import FAINT, FOCUS, INK, LINES, OTHERS, PAGE, PEERS, RULE, SURFACE, TINT, palette

TOP_LEVEL = {
    *("app.py", "pages", "data", "lib", "tests", "requirements.txt", ".streamlit", "README.md"),
    *("Makefile", "pyproject.toml", "requirements-dev.txt", "requirements-pins.txt", ".ci", ".gitignore"),
    *("LICENSE", "publiccode.yml", "ARCHITECTURE.md", "SECURITY.md"),
    *("Containerfile", ".containerignore", "compose.yaml"),
}
# One letter of each stands in brackets, so that this file does not find itself.
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~/-])/(?:(?:wor[k]|op[t]|roo[t])(?![\w.-])|(?:hom[e]|User[s]|tm[p])/\w)"
    r"|[C]:\\User[s]"
    r"|py[p]i\.org|python[h]osted\.org|registry\.np[m]js|(?:deb|security)\.debia[n]\.org|proxy\.gola[n]g\.org"
)


@cache
def files(root: Path) -> list[Path]:
    """Every file that is or could be committed: tracked, or new and not ignored."""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout: what belongs to the repository cannot be told")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [Path(name) for name in sorted(set(listed.split("\0"))) if name and (root / name).is_file()]


@cache
def project(root: Path) -> dict[str, list[str]]:
    """The names of the direct dependencies: of the product, and of its development."""
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {"run": table["project"]["dependencies"], "dev": table["dependency-groups"]["dev"]}
    return {kind: [re.split(r"[^\w.-]", line)[0] for line in lines] for kind, lines in wanted.items()}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _over(colour: str, ground: str, share: float) -> str:
    parts = (
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


def test_nothing_is_of_one_machine(root: Path) -> None:
    found = []
    for path in files(root):
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if hit := OF_ONE_MACHINE.search(line):
                found.append(f"{path}:{number}: {hit.group()}")
    assert found == []


@pytest.mark.parametrize(
    ("text", "is_of_one_machine"),
    [
        ("cd " + "/wor" + "k/main", True),
        ("find_links = '" + "/op" + "t/wheels'", True),
        ("--index-url https://" + "pypi" + ".org/simple", True),
        ("see ../shared/data", False),
        ("https://example.org/wor" + "k/", False),
        ("GET /_stcore/health", False),
    ],
)
def test_a_machine_is_recognised(text: str, is_of_one_machine: bool) -> None:
    assert bool(OF_ONE_MACHINE.search(text)) == is_of_one_machine


def test_the_top_level_holds_only_the_agreed_names(root: Path) -> None:
    assert {path.parts[0] for path in files(root)} - TOP_LEVEL == set()


def test_no_page_is_directly_in_pages(root: Path) -> None:
    """Streamlit opens a script there by its file name, with app.py, and any gate in it, passed over."""
    assert [str(path) for path in files(root) if len(path.parts) == 2 and path.parts[0] == "pages"] == []


def test_each_direct_dependency_is_told_in_the_architecture(root: Path) -> None:
    told = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    names = [name for names in project(root).values() for name in names]
    assert [name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", told, re.IGNORECASE)] == []


def test_everything_is_pinned_with_its_hashes_and_nothing_names_an_index(root: Path) -> None:
    pinned: dict[str, set[str]] = {}
    for kind, name in (
        ("run", "requirements.txt"),
        ("dev", "requirements-dev.txt"),
        ("pins", "requirements-pins.txt"),
    ):
        text = (root / name).read_text(encoding="utf-8").replace(" \\\n", "")
        lines = [line for line in text.splitlines() if line[:1] != "#"]
        if kind == "dev":
            assert lines.pop(0) == "-r requirements.txt"
        pin = r"[\w.-]+==[\w.]+( ; .+?)?( +--hash=sha256:[0-9a-f]{64})+"
        assert [line for line in lines if not re.fullmatch(pin, line)] == []
        pinned[kind] = {line.split("==")[0] for line in lines}
    assert set(project(root)["run"]) <= pinned["run"]
    assert set(project(root)["dev"]) <= pinned["dev"] | pinned["run"]
    assert pinned["pins"] == {"uv"}


def test_nothing_is_installed_without_its_hash(root: Path) -> None:
    recipes = (root / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in recipes.splitlines() if "pip install" in line]
    assert installs
    assert [line for line in installs if "--require-hashes -r" not in line] == []


def test_a_start_without_settings_is_for_this_machine_alone(root: Path) -> None:
    """Also that of Windows in the README, which names no address."""
    settings = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["client"]["disableDataExport"] is True  # Streamlit's own export of a table keeps formulas
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["logger"]["hideWelcomeMessage"] is True  # it asks a machine elsewhere for an address
    assert settings["runner"]["postScriptGC"] is False  # lib/ui/hosting/collecting.py sees to it
    assert not settings["server"].keys() & {
        "enableCORS",
        "enableXsrfProtection",
        "enableAgentApi",
        "allowedHosts",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_palette_can_be_read(root: Path, scheme: Literal["light", "dark"]) -> None:
    theme = tomllib.loads((root / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][scheme]
    colours = palette(scheme)
    assert theme["primaryColor"] == theme["linkColor"] == colours[PEERS]
    assert theme["backgroundColor"] == colours[PAGE]
    assert theme["secondaryBackgroundColor"] == colours[SURFACE]
    assert theme["textColor"] == colours[INK]
    assert theme["borderColor"] == colours[RULE]
    grounds = (PAGE, SURFACE, TINT)
    # Streamlit draws captions and placeholders in the text colour at 60%.
    for ground in (PAGE, SURFACE):
        caption = contrast(_over(colours[INK], colours[ground], 0.6), colours[ground])
        assert caption >= 4.5, f"a caption on {ground}: {caption:.2f}"
    words = {INK: grounds, FAINT: grounds, LINES: grounds, PEERS: grounds, FOCUS: (PAGE,)}
    marks = {FOCUS: grounds, PEERS: grounds, OTHERS: grounds, LINES: grounds}
    for least, uses in ((4.5, words), (3.0, marks)):
        for name, places in uses.items():
            for ground in places:
                ratio = contrast(colours[name], colours[ground])
                assert ratio >= least, f"{name} on {ground}: {ratio:.2f}, at least {least}"
