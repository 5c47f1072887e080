"""What the addresses of the questionnaire answer, to respondents and to whoever means no good."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.types import Message

from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.access import Scope
from lib.domain.cooperation.rounds import Invited, RoundPlan, questions_of
from lib.store.engine import Store, StoreError
from lib.store.loads.loading import LoadOutcome
from lib.store.questionnaire.closing import close_round
from lib.store.questionnaire.rounds import count_sets, open_round, open_rounds, revoke_address
from lib.store.questionnaire.tables import WAITING_TABLES, received_sets
from lib.ui.questionnaire.routes import LONGEST_BODY, MOST_AT_ONCE, MOST_SENDS, Desk
from lib.ui.server.doors import Doors
from lib.ui.server.gate import Gate
from lib.ui.server.headers import Headed

DAY = dt.date(2027, 3, 10)
ITEMS = tuple(shipped_catalogue().questions.values())
KEYS = questions_of(ITEMS)
PLAN = RoundPlan(
    "aa-cc",
    "2027-K1",
    (Invited("opdrachtgever", "beheer", 3), Invited("opdrachtnemer", "bestuur", 40)),
    tuple(item.code for item in ITEMS),
    dt.date(2027, 3, 1),
    dt.date(2027, 3, 31),
)
NUMBER = "0" * 31
Ask = Callable[..., "Answer"]


class Answer:
    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def outcome(self) -> str:
        return str(json.loads(self.body)["uitkomst"])


@pytest.fixture
def tokens(store: Store, world: LoadOutcome) -> dict[str, str]:
    """The token of each side."""
    made = open_round(store, PLAN)
    [of_round] = open_rounds(store, "aa-cc")
    return {invitation.invited.side: made[invitation.code] for invitation in of_round}


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(lambda: Snapshot(store, store.version(), Scope.all()), lambda: DAY)


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Ask the app behind the gate, as a browser without any cookie."""
    gate = Headed(Gate(Starlette(routes=desk.routes()), Doors(), ()))

    def asked(path: str, body: bytes | None = None, **headers: str) -> Answer:
        sent: list[Message] = []
        pieces = [body[n : n + 8192] for n in range(0, len(body), 8192)] if body else [b""]

        async def receive() -> Message:
            return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

        async def send(message: Message) -> None:
            sent.append(message)

        place, _, query = path.partition("?")
        given = {"host": "127.0.0.1:8501", "content-type": "application/json"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        scope: dict[str, Any] = {
            "type": "http",
            "method": "GET" if body is None else "POST",
            "path": place,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        }
        asyncio.run(gate(scope, receive, send))
        heard = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], heard, b"".join(m.get("body", b"") for m in sent[1:]))

    return asked


def page(token: str) -> str:
    return f"/vragenlijst?uitnodiging={token}"


def a_set(token: str, number: str = NUMBER + "1", **changed: Any) -> bytes:
    rows = [[item, about, "3"] for item, about in KEYS]
    return json.dumps({"uitnodiging": token, "inzending": number, "antwoorden": rows, **changed}).encode()


def data(text: str) -> dict[str, Any]:
    """What the page carries for its script."""
    found = text.split('id="gegevens">')[1].split("</script>")[0]
    return dict(json.loads(found))


def test_an_address_opens_the_questions_of_its_own_side_and_layer(ask: Ask, tokens: dict[str, str]) -> None:
    answer = ask(page(tokens["opdrachtnemer"]))
    assert answer.status == 200
    told = data(answer.text)
    assert told["keys"] == [list(key) for key in KEYS]
    dutch, english = told["languages"]["nl"], told["languages"]["en"]
    assert dutch["whom"] == "U vult dit in voor Cc NV, laag bestuur."
    assert english["whom"] == "You fill this in for Cc NV, layer board."
    own = told["keys"].index(["aanspreken", "eigen_kant"])
    assert dutch["questions"][own]["about"] == "Over uw eigen kant: Cc NV"
    assert dutch["questions"][own + 1]["about"] == "Over de andere kant: Aa"
    assert [code for code, _ in dutch["questions"][own]["answers"]] == ["1", "2", "3", "4", "nvt"]


def test_the_page_may_do_little_and_names_no_browser(ask: Ask, tokens: dict[str, str]) -> None:
    headers = ask(page(tokens["opdrachtgever"])).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_a_small_layer_is_told_that_its_answers_do_not_show(ask: Ask, tokens: dict[str, str]) -> None:
    small = "minder dan 5 mensen"
    assert small in ask(page(tokens["opdrachtgever"])).text
    assert small not in ask(page(tokens["opdrachtnemer"])).text


def test_an_address_that_does_not_open_says_why_in_both_languages(
    ask: Ask, store: Store, desk: Desk, tokens: dict[str, str]
) -> None:
    unknown = ask(page("x" * 5000))
    assert unknown.status == 404
    assert "Dit adres werkt niet, of niet meer." in unknown.text
    assert "This address does not work" in unknown.text
    desk.today = lambda: dt.date(2027, 2, 1)
    early = ask(page(tokens["opdrachtgever"]))
    assert (early.status, "gaat open op 1 mrt 2027" in early.text) == (409, True)
    desk.today = lambda: dt.date(2027, 4, 1)
    over = ask(page(tokens["opdrachtgever"]))
    assert (over.status, "De laatste dag was 31 mrt 2027" in over.text) == (410, True)
    desk.today = lambda: DAY
    client = next(each for each in open_rounds(store, "aa-cc")[0] if each.invited.side == "opdrachtgever")
    revoke_address(store, client.code)
    assert ask(page(tokens["opdrachtgever"])).status == 404
    assert ask("/vragenlijst/antwoorden", a_set(tokens["opdrachtgever"])).outcome == "onbekend"


def test_a_set_is_taken_once_and_never_more_than_were_invited(
    ask: Ask, store: Store, tokens: dict[str, str]
) -> None:
    token = tokens["opdrachtgever"]
    sent = [ask("/vragenlijst/antwoorden", a_set(token, NUMBER + n)) for n in "11234"]
    assert [answer.outcome for answer in sent] == ["ontvangen"] * 5, "a refusal would tell how many there are"
    assert [answer.status for answer in sent] == [200] * 5
    assert count_sets(store, "aa-cc", "2027-K1")["opdrachtgever", "beheer"] == 4
    close_round(store, "aa-cc", "2027-K1")
    with store.rows(store.version(), Scope.all()) as rows:
        assert len({row.respondent for row in rows.all("antwoorden")}) == 3


@pytest.mark.parametrize(
    "changed",
    [
        {"antwoorden": []},
        {"antwoorden": [[item, about, "5"] for item, about in KEYS]},
        {"antwoorden": [[item, about, 3] for item, about in KEYS]},
        {"antwoorden": [[item, "samen", "3"] for item, _ in KEYS]},
        {"antwoorden": [["onbekend", "samen", "3"], *[[item, about, "3"] for item, about in KEYS[1:]]]},
        {"antwoorden": [[item, about, "3", "x"] for item, about in KEYS]},
        {"antwoorden": {"aanspreken": "3"}},
        {"antwoorden": [[["a"], "samen", "3"]]},
        {"antwoorden": [["\ud800", "samen", "3"]]},
        {"inzending": "mijn naam is Jan"},
        {"inzending": None},
        {"inzending": 12},
        {"uitnodiging": ["x"]},
        {"uitnodiging": "\ud800"},
        {"laag": "bestuur"},
        {"naam": "Jan"},
    ],
)
def test_a_set_in_another_form_is_refused_and_leaves_nothing(
    ask: Ask, store: Store, tokens: dict[str, str], changed: dict[str, Any]
) -> None:
    answer = ask("/vragenlijst/antwoorden", a_set(tokens["opdrachtnemer"], **changed))
    assert (answer.status, answer.outcome) == (400, "ongeldig")
    with store.reading() as connection:
        assert connection.execute(received_sets.select()).all() == []


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"[" * 20_000])
def test_what_is_no_set_at_all_is_refused(ask: Ask, tokens: dict[str, str], body: bytes) -> None:
    assert ask("/vragenlijst/antwoorden", body or b" ").status == 400


def test_a_huge_body_is_not_read_to_its_end(ask: Ask, tokens: dict[str, str]) -> None:
    body = a_set(tokens["opdrachtnemer"]) + b" " * LONGEST_BODY
    assert ask("/vragenlijst/antwoorden", body).status == 413


def test_a_form_of_another_site_cannot_send(ask: Ask, tokens: dict[str, str]) -> None:
    body = a_set(tokens["opdrachtnemer"])
    assert ask("/vragenlijst/antwoorden", body, content_type="text/plain").status == 415
    assert ask("/vragenlijst/antwoorden", body, origin="https://elders.example").status == 403


def test_one_address_sends_so_many_a_minute(ask: Ask, store: Store, tokens: dict[str, str]) -> None:
    sent = [ask("/vragenlijst/antwoorden", a_set("x")) for _ in range(MOST_SENDS + 1)]
    assert {answer.outcome for answer in sent[:-1]} == {"onbekend"}
    assert (sent[-1].status, sent[-1].outcome, sent[-1].headers["retry-after"]) == (429, "te_druk", "60")
    assert ask("/vragenlijst/antwoorden", a_set(tokens["opdrachtnemer"])).outcome == "ontvangen"


def test_few_sets_wait_at_once_so_that_others_are_served(
    ask: Ask, desk: Desk, tokens: dict[str, str]
) -> None:
    body = a_set(tokens["opdrachtnemer"])
    for _ in range(MOST_AT_ONCE):
        assert desk.at_once.acquire(blocking=False)
    assert ask("/vragenlijst/antwoorden", body).outcome == "te_druk"
    desk.at_once.release()
    assert [ask("/vragenlijst/antwoorden", body).outcome for _ in range(3)] == ["ontvangen"] * 3


def test_a_store_that_cannot_be_used_is_said_in_a_sentence(
    ask: Ask, desk: Desk, tokens: dict[str, str]
) -> None:
    def closed() -> Snapshot:
        raise StoreError("disk", "ergens")

    desk.snapshot = closed
    shown = ask(page(tokens["opdrachtgever"]))
    assert (shown.status, "nu niet te openen" in shown.text) == (503, True)
    answer = ask("/vragenlijst/antwoorden", a_set(tokens["opdrachtgever"]))
    assert (answer.status, answer.outcome) == (503, "onbereikbaar")


def test_the_token_opens_nothing_else(ask: Ask, desk: Desk, tokens: dict[str, str]) -> None:
    doors = Doors()
    assert doors.redeem(tokens["opdrachtgever"]) is None
    assert not doors.may_change({"monitor_recht": tokens["opdrachtgever"]})
    for path in (
        "/vragenlijst/",
        "/vragenlijst/antwoorden",
        "/vragenlijst/rondes",
        "/vragenlijst/../gegevens",
    ):
        assert ask(f"{path}?uitnodiging={tokens['opdrachtgever']}").status in (307, 404, 405)


def test_nothing_of_a_set_is_told_to_the_log(
    ask: Ask, store: Store, tokens: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    ask("/vragenlijst/antwoorden", a_set(tokens["opdrachtgever"]))
    assert not any(word in caplog.text for word in ("eigen_kant", NUMBER, tokens["opdrachtgever"]))
    with store.reading() as connection:
        names = {name for table in WAITING_TABLES.values() for name in table.columns.keys()}  # noqa: SIM118
        assert connection.execute(sa.select(received_sets)).all()
    assert not names & {"moment", "tijd", "naam", "adres", "ip"}


def test_the_parts_of_the_page_are_its_own(ask: Ask, tokens: dict[str, str]) -> None:
    text = ask(page(tokens["opdrachtgever"])).text
    for name in ("vragenlijst.js", "vragenlijst.css"):
        address = text.split(f'"vragenlijst/{name}')[1].split('"')[0]
        part = ask(f"/vragenlijst/{name}{address}")
        assert part.status == 200
        assert "immutable" in part.headers["cache-control"]


def test_what_data_brings_is_no_markup(store: Store, ask: Ask, desk: Desk, load: Callable[..., Any]) -> None:
    name = "</script><script>alert(1)</script>"
    load({"organisaties.csv": f"organisatie;naam;soort;fictief\naa;{name};gemeente;nee\n"
          "cc;Cc;overheidsbedrijf;nee\n",
          "partnerschappen.csv": "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\n"
          f"aa-cc;{name};aa;cc;dvo;nee\n"})  # fmt: skip
    tokens = open_round(store, PLAN)
    text = ask(page(next(iter(tokens.values())))).text
    assert "<script>alert" not in text
    assert name in data(text)["languages"]["nl"]["partnership"]
