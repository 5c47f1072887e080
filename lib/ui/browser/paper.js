// On paper: charts that scale with the sheet, everything that is closed opened, tables whole, and a foot with the
// day and the address. `../paper.css` does the rest.
if (!window.paperRuns) {
  window.paperRuns = true;
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);
  const quoted = text => JSON.stringify(text);
  const part = (name, text, kind = '') => Object.assign(document.createElement(name), { textContent: text, className: kind });

  const chosen = () => [...document.querySelectorAll('.stMain :is(.stSelectbox, .stNumberInput)')]
    .filter(list => !list.closest('.stExpander, .st-key-toegang_wijzigen'))
    .map(list => [list.querySelector('label')?.innerText, list.querySelector('input')?.value])
    .filter(([, value]) => value)
    .map(([label, value]) => (label && !value.includes(': ') ? `${label}: ${value}` : value))
    .join(' · ');

  const open = () => each('details:not([open])', box => { box.open = true; box.dataset.opened = 'print'; });

  // What is still to come: what Streamlit keeps a place for, and charts without their drawing.
  const PLACE = '.stMain [data-testid="stSkeleton"]';
  const undrawn = () => [...document.querySelectorAll('.stPlotlyChart')].filter(chart => !chart.querySelector('.main-svg'));
  const isWhole = () => !document.querySelector(PLACE) && !undrawn().length;
  const widths = () => [...document.querySelectorAll('.stPlotlyChart .svg-container')].map(box => box.offsetWidth).join();

  // Ctrl+P waits until all is drawn, in a page as wide as paper wants it; the menu of a browser cannot.
  const LONGEST = 10_000, STEP = 150;
  let preparing = false;
  const print = async () => {
    preparing = true;
    document.documentElement.dataset.papier = '';
    open();
    const until = Date.now() + LONGEST;
    let before, now = widths();
    do {
      await new Promise(done => setTimeout(done, STEP));
      [before, now] = [now, widths()];
    } while ((!isWhole() || before !== now) && Date.now() < until);
    preparing = false;
    window.print();
  };
  addEventListener('keydown', event => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!preparing) print();
  });

  // What was not drawn yet is said in words, in the place of an empty box.
  const WIDEST_SIGN = 150;
  const sayUndrawn = () => {
    const places = [...document.querySelectorAll(PLACE)].filter(place => place.offsetWidth > WIDEST_SIGN);
    for (const place of places) place.after(part('p', monitor.undrawn, 'papier-leeg'));
    for (const chart of undrawn()) {
      const told = chart.getAttribute('aria-label') ?? chart.querySelector('[aria-label]')?.getAttribute('aria-label');
      chart.append(part('p', [told, monitor.undrawn].filter(Boolean).join(' '), 'papier-leeg'));
    }
  };

  const ROOM_BESIDE = 735;  // a chart that is wider takes the width of the sheet
  addEventListener('beforeprint', () => {
    const root = document.documentElement;
    const day = new Date().toLocaleDateString(root.lang, { day: 'numeric', month: 'long', year: 'numeric' });
    const foot = [`Samenwerkingsmonitor · ${day}`, ...location.href.match(/.{1,130}/g)];
    root.style.setProperty('--voet', foot.map(quoted).join(' "\\A" '));
    const sizes = [...document.querySelectorAll('.js-plotly-plot .svg-container')].map(box => [box, box.offsetWidth, box.offsetHeight]);
    root.toggleAttribute('data-ruim', sizes.some(([, width]) => width > ROOM_BESIDE));
    for (const [box, width, height] of sizes) {
      box.style.setProperty('--breed', `${width}px`);
      box.style.setProperty('--vorm', `${width} / ${height}`);
      box.querySelectorAll('.main-svg').forEach(svg => svg.setAttribute('viewBox', `0 0 ${width} ${height}`));
    }
    sayUndrawn();
    open();
    each('.stText', text => {
      if (!text.querySelector('.papieren-tabel')) text.append(tableOf(text.querySelector('span')?.textContent ?? ''));
    });
    document.querySelector('h1')?.after(part('p', chosen(), 'papieren-keuzes'));
  });

  addEventListener('afterprint', () => {
    delete document.documentElement.dataset.papier;
    each('.papieren-tabel, .papieren-keuzes, .papier-leeg', made => made.remove());
    each('details[data-opened=print]', box => { box.open = false; delete box.dataset.opened; });
    each('.main-svg[viewBox]', svg => svg.removeAttribute('viewBox'));
    dispatchEvent(new Event('rest'));
  });
}
