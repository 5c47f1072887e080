// What Streamlit leaves to do in the browser. `monitor` holds the settings of `server/scripts.py`; when the page has come
// to rest an event `rest` says so to the other scripts.
document.documentElement.lang = monitor.language;
document.documentElement.dataset.beeld = monitor.large ? 'groot' : 'gewoon';
document.cookie = `monitor_beeld=${document.documentElement.dataset.beeld}; path=/; max-age=31536000; samesite=strict`;
dispatchEvent(new Event('rest'));

if (!window.monitorRuns) {
  window.monitorRuns = true;

  // A page is one step back: the choices that it writes behind its own address complete that step.
  const push = history.pushState.bind(history);
  // Those that it writes while the address is still that of the page left come along with its own.
  let complete = false, leaving = false;
  history.pushState = (state, unused, url) => {
    const moves = new URL(url, location.href).pathname !== location.pathname;
    if (leaving && !moves) return;
    if (moves || complete) push(state, unused, url);
    else history.replaceState(state, unused, url);
    complete = !moves;
    leaving = false;
  };
  addEventListener('click', event => {
    const link = event.target.closest('[data-testid="stPageLink"] a');
    leaving = Boolean(link) && new URL(link.href).pathname !== location.pathname;
  }, true);
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => { complete = true; }, true);

  // The start page opens on the partnership that the reader chose last.
  const remember = () => {
    const chosen = document.querySelector('.naam')?.dataset.gekozen;
    if (chosen) document.cookie = `monitor_partnerschap=${encodeURIComponent(chosen)}; path=/; max-age=31536000; samesite=strict`;
  };
  addEventListener('rest', remember);

  // The first page writes its choices before this runs: that step is taken back, and they stand in the address opened.
  const opened = performance.getEntriesByType('navigation')[0]?.name ?? location.href;
  if (opened !== location.href && opened.split('?')[0] === location.href.split('?')[0]) {
    const choices = location.href;
    addEventListener('popstate', event => {
      event.stopImmediatePropagation();
      history.replaceState(history.state, '', choices);
    }, { capture: true, once: true });
    history.back();
  }

  // Where people sign in here, a page whose session is over makes room for the page to sign in on.
  setInterval(async () => {
    if (!document.querySelector('[data-aangemeld]')) return;
    const answer = await fetch('./aanmelden/stand', { cache: 'no-store' }).catch(() => null);
    if (answer?.status === 401) location.reload();
  }, 5000);

  // The menu stands beside the page where there is room; elsewhere it lies over it, and closes after a choice.
  const BESIDE = 1200;
  const fold = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  const foldWhereNarrow = () => { if (innerWidth < BESIDE) fold(); };
  let wide = innerWidth >= BESIDE;
  addEventListener('resize', () => {
    if (wide && innerWidth < BESIDE) fold();
    wide = innerWidth >= BESIDE;
  });
  foldWhereNarrow();
  // On a busy machine the menu comes after this, or once more with the settings of the page.
  let touched = false;
  for (const act of ['pointerdown', 'keydown']) addEventListener(act, () => { touched = true; }, { capture: true, once: true });
  addEventListener('rest', () => {
    const stands = document.querySelector('[data-testid="stSidebar"][data-collapsed="false"]');
    if (stands && !touched) foldWhereNarrow();
  }, { once: true });

  // A page of the menu is opened within this session, as Back and Forward do; without a server, as any link.
  const plain = event => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  addEventListener('click', event => {
    const link = event.target.closest?.('.menu a'), app = document.querySelector('[data-testid="stApp"]');
    if (!link || !plain(event) || app?.dataset.testConnectionState !== 'CONNECTED') return;
    event.preventDefault();
    if (link.pathname !== location.pathname) history.pushState({}, '', link.href);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    mark();
    setTimeout(foldWhereNarrow, 100);
  });
  // Letters change size at the click, so that what is mounted after it takes the new one.
  addEventListener('click', event => {
    const large = event.target.closest?.('.st-key-w_groot')?.querySelector('input');
    if (large) setTimeout(() => { document.documentElement.dataset.beeld = large.checked ? 'groot' : 'gewoon'; });
  }, true);
  const mark = () => document.querySelectorAll('.menu a').forEach(link => {
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });

  // What styles depend on that stands elsewhere in the page: whether the menu is folded, and whether a page has its
  // contents on a line; and which page is open. Telling it takes the browser less than finding it with `:has()`.
  const tell = () => {
    const said = document.documentElement.dataset;
    const menu = document.querySelector('[data-testid="stExpandSidebarButton"]') ? 'dicht' : 'open';
    if (said.menu !== menu) said.menu = menu;
    const line = Boolean(document.querySelector('.inhoudsregel'));
    if (line !== 'inhoud' in said) document.documentElement.toggleAttribute('data-inhoud', line);
    if (document.querySelector('.menu a[aria-current]')?.pathname !== location.pathname) mark();
  };
  tell();

  // Looking at widths while the page is being drawn makes the browser lay it out again and again, so all that follows
  // waits until it has come to rest.
  let waiting;
  const changes = new MutationObserver(() => { tell(); soon(); });
  const rest = () => {
    dispatchEvent(new Event('rest'));
    changes.takeRecords();  // what the scripts changed then is no reason to rest once more
  };
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(rest, 100); };
  changes.observe(document.body, { childList: true, subtree: true });
  addEventListener('resize', soon);
  soon();

  // Assistive technology cannot scroll by keyboard what cannot be focused, nor pass over as decoration what can; what
  // is cut off in a list of choices is told where the pointer is on it.
  const give = (selector, role) => document.querySelectorAll(`:is(${selector}):not([role="${role}"])`).forEach(part => {
    part.setAttribute('role', role);
  });
  const repair = () => {
    give('[data-testid="stFileUploaderDropzone"]', 'group');
    // All is looked at before anything is changed, so that the page is laid out once.
    // How high a chart is, the styles of large text ask; told for nothing it costs the style of all that is in the chart.
    const scaled = document.documentElement.dataset.beeld === 'groot' ? document.querySelectorAll('.stElementContainer:has(.stPlotlyChart)') : [];
    const charts = [...scaled].map(chart => [chart, `${chart.offsetHeight}px`]);
    const lists = [...document.querySelectorAll('.stSelectbox input')].map(list => [list, list.scrollWidth > list.clientWidth ? list.value : '']);
    charts.forEach(([chart, height]) => {
      if (chart.style.getPropertyValue('--hoog') !== height) chart.style.setProperty('--hoog', height);
    });
    lists.forEach(([list, title]) => { if (list.title !== title) list.title = title; });
    document.querySelectorAll('.stTable div:not([tabindex])').forEach(part => {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    });
  };
  addEventListener('rest', repair);

  // Words that Streamlit has in English only.
  const NAMED = '[aria-label], [title], input[placeholder]';
  const WRITTEN = '[data-testid="stSkipToContent"], [role="dialog"] *, [data-testid="InputInstructions"], [role="listbox"] *, [role="menu"] *, [role="tooltip"] *, '
    + '[data-testid="stTooltipContent"] *, .stFileUploader button *, [data-testid="stDataFrameColumnMenu"] *, .gdg-search-bar *, .stDateInput [role="spinbutton"]';
  const said = text => {
    const [, before, rest] = text.match(/^(.*?)(: .*)?$/s);
    if (monitor.words[before] !== undefined) return monitor.words[before] + (rest ?? '');
    const [, number, counted] = text.match(/^(\d+) (\w+)$/) ?? [];
    if (monitor.words[counted] !== undefined) return `${number} ${monitor.words[counted]}`;
    const start = Object.keys(monitor.starts).find(known => text.startsWith(known));
    return start === undefined ? text : monitor.starts[start] + text.slice(start.length);
  };
  const translate = () => {
    document.querySelectorAll(NAMED).forEach(part => {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = part.getAttribute(name);
        if (text && said(text) !== text) part.setAttribute(name, said(text));
      }
    });
    document.querySelectorAll(WRITTEN).forEach(part => {
      for (const node of part.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && said(node.data) !== node.data) node.data = said(node.data);
      }
    });
  };
  addEventListener('rest', translate);
}
