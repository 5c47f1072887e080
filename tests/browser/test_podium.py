"""A story in a room: the next slide at once, a window and a phone that follow, and an end for all of them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.browser.pages import at_rest

AT_ONCE = 200
"""Milliseconds from a key to the next slide on screen."""
NEXT = """() => new Promise(done => {
  const begin = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
})"""
SMALLEST = """() => {
  const words = '.dia.nu :is(h1, h2, p, td, th, footer, text), nav :is(button, a, span)';
  const shown = [...document.querySelectorAll(words)];
  return Math.min(...shown.filter(one => one.textContent.trim() && one.checkVisibility()).map(one => {
    const chart = one.closest('.beeld > div');
    const scale = chart ? chart.getBoundingClientRect().width / chart.offsetWidth : 1;
    return parseFloat(getComputedStyle(one).fontSize) * scale;
  }));
}"""


def test_a_story_is_presented_and_followed(site: Callable[[str], str], browser: Browser) -> None:
    here = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="nl-NL")
    page = here.new_page()
    page.goto(f"{site('both')}/verhaal?focus=nijmegen-dar&verhaal=sectorsessie-nijmegen-dar")
    at_rest(page)
    moves = page.get_by_role("link", name="Presenteren").get_attribute("href") or ""
    page.get_by_text("Laat meekijken").click()
    follow = page.locator("code", has_text="/podium/meekijken").inner_text()
    phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    weights: list[int] = []
    phone.on("response", lambda answer: weights.append(int(answer.headers.get("content-length", 0))))
    phone.goto(follow)
    expect(phone.locator("main")).to_contain_text("Het verhaal begint zo")
    assert sum(weights) < 200_000  # what is drawn comes when a slide has a chart
    stage = here.new_page()
    faults: list[str] = []
    stage.on("pageerror", lambda fault: faults.append(str(fault)))
    stage.goto(moves)
    expect(stage.locator("main[data-ready=yes]")).to_be_attached()
    last = stage.locator(".dia").count() - 1
    took = []
    for _ in range(last):
        took.append(stage.evaluate(NEXT))
        assert stage.evaluate(SMALLEST) >= 18
    assert sorted(took)[len(took) // 2] < AT_ONCE, took
    expect(stage.locator(".dia.nu h2")).to_have_text("Waar dit op rust")
    expect(phone.locator(".dia h2")).to_have_text("Waar dit op rust")
    speaker = here.new_page()
    speaker.on("pageerror", lambda fault: faults.append(str(fault)))
    speaker.goto(moves.replace("/podium/zaal?", "/podium/spreker?"))
    expect(speaker.locator(".tijd")).to_contain_text("Klok")
    speaker.keyboard.press("Home")
    expect(stage.locator(".dia.nu h1")).to_be_visible()
    stage.keyboard.press("ArrowRight")
    expect(speaker.locator(".zeggen")).to_contain_text("Bron:")
    expect(speaker.locator(".dia.straks")).to_be_visible()
    expect(phone.locator(".dia .js-plotly-plot, .dia .groot").first).to_be_visible()
    stage.get_by_role("button", name="Stoppen").click()
    expect(phone.locator("main")).to_contain_text("De presentatie is afgelopen")
    assert faults == []
    here.close()
    phone.context.close()
