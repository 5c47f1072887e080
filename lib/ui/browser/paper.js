// On paper: charts that scale with the sheet, everything that is closed opened, tables whole, and a foot with the
// day and the address. `../paper.css` does the rest.
if (!window.paperRuns) {
  window.paperRuns = true;
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);
  const quoted = text => JSON.stringify(text);
  const part = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const tableOf = text => {
    const table = document.createElement('table');
    table.className = 'papieren-tabel';
    text.split('\n').forEach((line, number) => {
      const row = document.createElement('tr');
      row.append(...line.split('\t').map(cell => part(number ? 'td' : 'th', cell)));
      (number ? table.tBodies[0] ?? table.createTBody() : table.createTHead()).append(row);
    });
    return table;
  };

  const chosen = () => [...document.querySelectorAll('.stMain :is(.stSelectbox, .stNumberInput)')]
    .filter(list => !list.closest('.stExpander, .st-key-toegang_wijzigen'))
    .map(list => [list.querySelector('label')?.innerText, list.querySelector('input')?.value])
    .filter(([, value]) => value)
    .map(([label, value]) => (label && !value.includes(': ') ? `${label}: ${value}` : value))
    .join(' · ');

  addEventListener('beforeprint', () => {
    const root = document.documentElement;
    const day = new Date().toLocaleDateString(root.lang, { day: 'numeric', month: 'long', year: 'numeric' });
    const foot = [`Samenwerkingsmonitor · ${day}`, ...location.href.match(/.{1,130}/g)];
    root.style.setProperty('--voet', foot.map(quoted).join(' "\\A" '));
    each('.js-plotly-plot .svg-container', box => {
      const { offsetWidth: width, offsetHeight: height } = box;
      box.style.setProperty('--breed', `${width}px`);
      box.style.setProperty('--vorm', `${width} / ${height}`);
      box.querySelectorAll('.main-svg').forEach(svg => svg.setAttribute('viewBox', `0 0 ${width} ${height}`));
    });
    each('details:not([open])', box => { box.open = true; box.dataset.opened = 'print'; });
    each('.stText', text => text.append(tableOf(text.innerText)));
    const said = part('p', chosen());
    said.className = 'papieren-keuzes';
    document.querySelector('h1')?.after(said);
  });

  addEventListener('afterprint', () => {
    each('.papieren-tabel, .papieren-keuzes', made => made.remove());
    each('details[data-opened=print]', box => { box.open = false; delete box.dataset.opened; });
    each('.main-svg[viewBox]', svg => svg.removeAttribute('viewBox'));
  });
}
