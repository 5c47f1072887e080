"""How much visitors may have uploaded at a time: a session, and all together. A file itself is limited by Streamlit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from streamlit import config, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from lib.text.language import Language, msg
from lib.ui.server.doors import MOST_SESSIONS

_MB = 1 << 20
MOST_OF_SESSION = 400
"""MB of the uploads of one session, which stay in memory as long as it has them."""
MOST_TOGETHER = 1_000
"""MB of all sessions."""
MOST_FILES = 200
"""Files of one session."""
FULL_SESSION = msg(
    "Een bestand met een rood teken is niet ontvangen: samen mogen uw bestanden hier {limit} MB zijn, en hooguit "
    "{files} in getal. Haal er een weg, of laad ze na elkaar."
)
FULL_SERVER = msg(
    "Een bestand met een rood teken is niet ontvangen: er staan nu te veel bestanden van anderen klaar. Probeer het "
    "over een paar minuten opnieuw."
)

Sizes = Mapping[str, list[int]]
"""Session -> the sizes of its files in bytes."""


@dataclass
class Uploads:
    """What is uploaded and what is on its way.

    Attributes:
        stored: what the app keeps now.
    """

    stored: Callable[[], Sizes] = field(default=lambda: _stored())
    _refused: dict[str, str] = field(default_factory=dict)
    _coming: dict[str, list[int]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def coming(self, session: str, size: int | None) -> Iterator[str | None]:
        """Keep room for an upload as long as it comes in; gives why there is none, or None.

        Args:
            size: as its request states it; the largest possible when it does not.
        """
        most = config.get_option("server.maxUploadSize") * _MB
        size = most if size is None else min(size, most)
        with self._lock:
            refusal = self._refusal(session, size)
            if session not in self._coming:
                self._refused.pop(session, None)
            if refusal:
                self._refused[session] = refusal
                if len(self._refused) > MOST_SESSIONS:
                    del self._refused[next(iter(self._refused))]
            else:
                self._coming.setdefault(session, []).append(size)
        try:
            yield refusal
        finally:
            if refusal is None:
                with self._lock:
                    self._coming[session].remove(size)
                    if not self._coming[session]:
                        del self._coming[session]

    def refusal(self, session: str, language: Language) -> str | None:
        """Why a file of the last that a session sent was not received; None when all were."""
        reason = self._refused.get(session)
        return reason and language.say(reason, limit=MOST_OF_SESSION, files=MOST_FILES)

    def _refusal(self, session: str, size: int) -> str | None:
        stored = self.stored()
        of_session = [*stored.get(session, []), *self._coming.get(session, [])]
        if sum(of_session) + size > MOST_OF_SESSION * _MB or len(of_session) >= MOST_FILES:
            return FULL_SESSION
        everything = sum(sum(sizes) for of_all in (stored, self._coming) for sizes in of_all.values())
        return FULL_SERVER if everything + size > MOST_TOGETHER * _MB else None


def _stored() -> Sizes:
    files = cast(MemoryUploadedFileManager, runtime.get_instance().uploaded_file_mgr)
    return {
        session: [len(file.data) for file in list(of_session.values())]
        for session, of_session in list(files.file_storage.items())
    }


UPLOADS = Uploads()
"""Those of this process."""
