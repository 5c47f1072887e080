"""Where the questionnaire stands, and what its page may do; apart, for the gate of the server needs no more."""

from __future__ import annotations

ADDRESS, TOKEN = "/vragenlijst", "uitnodiging"
"""Where it stands, and the name of the token in its address."""
SCRIPT, STYLE = "vragenlijst.js", "vragenlijst.css"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may load and run: its own script and style, and nothing else."""


def is_of_questionnaire(path: str) -> bool:
    """Whether a path is of the questionnaire: its answers bring a policy of their own, and name no browser."""
    return path == ADDRESS or path.startswith(f"{ADDRESS}/")
