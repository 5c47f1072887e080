"""The scripts that pages of ours run in a browser; the gate lets a browser run these and no others."""

from __future__ import annotations

from lib.text.language import LANGUAGES, Language

# Two things of Streamlit that assistive technology cannot use: its menu on a phone is a list with other things
# between its items, and a table that is wider than the screen cannot be scrolled by keyboard. Repaired when the
# page has come to rest: looking at widths while it is being drawn makes the browser lay it out again and again.
_REPAIRS = """
if (!window.repairsRun) {
  window.repairsRun = true;
  const menu = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] li';
  const repair = () => {
    document.querySelectorAll(menu).forEach(part => part.setAttribute('role', 'none'));
    document.querySelectorAll('.stTable div:not([tabindex])').forEach(part => {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    });
  };
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(repair, 100); };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', soon);
  soon();
}
"""


def script_of(language: Language) -> str:
    """What a page in a language runs when it opens: it names the language, and repairs."""
    return f"document.documentElement.lang = '{language.code}';{_REPAIRS}"


def every_script() -> tuple[str, ...]:
    """The scripts of pages in every language."""
    return tuple(script_of(language) for language in LANGUAGES.values())
