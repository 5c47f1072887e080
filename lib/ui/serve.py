"""Start the monitor: `python -m lib.ui.serve [--server.port N ...]`.

The same as `streamlit run app.py`, but for one thing: because there is a folder `pages/`, Streamlit tells
the first visitor of a fresh server who opens the address of a page that it does not exist, until `app.py`
has declared the navigation once. Here that is settled before the first visitor comes.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

APP = Path(__file__).parents[2] / "app.py"


def main() -> None:
    """Run the server until it is stopped; what the first page needs is made ready meanwhile."""
    threading.Thread(target=_prepare, daemon=True).start()
    PagesManager.uses_pages_directory = False
    cli.main(["run", str(APP), *sys.argv[1:]])


def _prepare() -> None:
    """Imported here, for that is most of the work."""
    from lib.ui.preparation import prepare

    prepare()


if __name__ == "__main__":
    main()
