"""Writing a story in a browser: its slides are put in another order by mouse, by finger and by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Locator, Page, expect

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.story.stories import Story, StorySlide
from lib.ingest.typed.whole_story import save_story
from lib.store.story.queries import read_stories
from lib.store.upkeep.opening import open_store
from tests.browser.pages import at_rest
from tests.browser.server import Server
from tests.data_sets import make_store

FOCUS = {"focus": "nijmegen-dar"}
BLOCKS = ("beeld", "spreiding-kosten", "verloop", "spreiding-kwaliteit")
WRITTEN = Story(
    "eigen", "Eigen", "nijmegen-dar",
    tuple(StorySlide("kwaliteit-en-kosten", FOCUS, block, block) for block in BLOCKS),
)  # fmt: skip


def lines(page: Page) -> Locator:
    return page.locator(".st-key-verhaal_volgorde_eigen li")


def middle(line: Locator, part: str) -> tuple[float, float]:
    box = line.locator(part).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, line: Locator, over: Locator) -> None:
    page.mouse.move(*middle(line, ".title"))
    page.mouse.down()
    x, y = middle(over, ".title")
    page.mouse.move(x, y - 4, steps=5)
    page.mouse.up()


def drag_by_finger(finger: CDPSession, line: Locator, over: Locator) -> None:
    begin, end = middle(line, "button"), middle(over, "button")
    for kind, at in (("touchStart", begin), ("touchMove", (begin[0], end[1] + 4)), ("touchEnd", None)):
        points = [{"x": at[0], "y": at[1]}] if at else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_slides_are_put_in_order_by_mouse_finger_and_keys(
    server: Callable[..., Server],
    open_page: Callable[..., Page],
    axe: Callable[..., list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    path = make_store("published", tmp_path)
    store = open_store(f"duckdb:///{path}")
    assert not save_story(store, WRITTEN).findings
    store.close()
    running = server(path)
    page = open_page(f"{running.url}/verhaal?focus=nijmegen-dar&verhaal=eigen", width=1000)
    titles = lines(page).locator(".title")
    expect(titles).to_have_text(list(BLOCKS))
    assert axe(page) == []

    drag(page, lines(page).nth(2), lines(page).nth(0))
    expect(page.locator(".st-key-dia_1")).to_contain_text("verloop")
    at_rest(page)
    expect(titles).to_have_text(["verloop", "beeld", "spreiding-kosten", "spreiding-kwaliteit"])

    lines(page).nth(3).locator("button").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".st-key-dia_3")).to_contain_text("spreiding-kwaliteit")
    at_rest(page)
    expect(lines(page).nth(2).locator("button")).to_be_focused()

    finger = page.context.new_cdp_session(page)
    drag_by_finger(finger, lines(page).nth(0), lines(page).nth(1))
    expect(page.locator(".st-key-dia_1")).to_contain_text("beeld")
    at_rest(page)
    order = ["beeld", "verloop", "spreiding-kwaliteit", "spreiding-kosten"]
    expect(titles).to_have_text(order)

    page.get_by_role("button", name="Bewaren").first.click()
    expect(page.get_by_text("Er zijn wijzigingen die nog niet bewaard zijn.")).to_have_count(0)
    drag(page, lines(page).nth(3), lines(page).nth(0))
    expect(page.locator(".st-key-dia_1")).to_contain_text("spreiding-kosten")
    page.get_by_role("button", name="Vergeten").click()
    expect(titles).to_have_text(order)
    at_rest(page)
    running.stop()
    store = open_store(f"duckdb:///{path}")
    (kept,) = Snapshot(store, store.version(), Scope.all()).ask(read_stories)
    store.close()
    assert [slide.block for slide in kept.slides] == order
