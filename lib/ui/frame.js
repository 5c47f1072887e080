// What Streamlit leaves to do in the browser. `monitor` holds the settings of `server/scripts.py`.
document.documentElement.lang = monitor.language;
document.documentElement.dataset.beeld = monitor.large ? 'groot' : 'gewoon';
document.cookie = `monitor_beeld=${document.documentElement.dataset.beeld}; path=/; max-age=31536000; samesite=strict`;

if (!window.monitorRuns) {
  window.monitorRuns = true;

  // A page is one step back: the choices that it writes behind its own address complete that step.
  const push = history.pushState.bind(history);
  let complete = false;
  history.pushState = (state, unused, url) => {
    const moves = new URL(url, location.href).pathname !== location.pathname;
    if (moves || complete) push(state, unused, url);
    else history.replaceState(state, unused, url);
    complete = !moves;
  };
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => { complete = true; }, true);

  // The menu stands beside the page where there is room; elsewhere it lies over it, and closes after a choice.
  const BESIDE = 1200;
  const fold = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  const foldWhereNarrow = () => { if (innerWidth < BESIDE) fold(); };
  let wide = innerWidth >= BESIDE;
  addEventListener('resize', () => {
    if (wide && innerWidth < BESIDE) fold();
    wide = innerWidth >= BESIDE;
  });
  addEventListener('click', event => {
    if (event.target.closest('[data-testid="stSidebarNavLink"]')) setTimeout(foldWhereNarrow, 100);
  });
  foldWhereNarrow();

  // Assistive technology cannot use a list with other things between its items, nor scroll by keyboard what cannot
  // be focused. Repaired when the page has come to rest: looking at widths while it is being drawn makes the browser
  // lay it out again and again.
  const menu = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] li';
  const repair = () => {
    document.querySelectorAll(menu).forEach(part => part.setAttribute('role', 'none'));
    document.querySelectorAll('.stElementContainer:has(.stPlotlyChart)').forEach(chart => {
      chart.style.setProperty('--hoog', `${chart.offsetHeight}px`);
    });
    document.querySelectorAll('.stTable div:not([tabindex])').forEach(part => {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    });
  };
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(repair, 100); };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener('resize', soon);
  soon();
}
