// Tables as text become tables: whole on paper, and on a phone, where a grid hides what lies beyond its edge. What is the
// same in every row stands once, above the table. Styles are in `../styles.css` and `../paper.css`.
if (!window.tablesRun) {
  window.tablesRun = true;
  const FEW = 3, MOST_BESIDE = 4;
  const SHEET = 215;  // letters of 7 pt beside each other on A4 in landscape
  const part = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  const cellOf = (name, text) => {
    if (!/^https?:\/\/\S+$/.test(text)) return part(name, text);
    const cell = document.createElement(name);
    cell.append(Object.assign(part('a', text), { href: text, target: '_blank', rel: 'noopener noreferrer' }));
    return cell;
  };

  const isSame = (rows, column) => column > 0 && rows[0][column] && rows.every(row => row[column] === rows[0][column]);

  const longestWord = text => Math.max(...text.split(/\s/).map(word => word.length));

  // How many letters wide a table is whose cells stand on one line and whose headings do not.
  const lettersIn = (headings, rows, columns) => columns
    .map(column => Math.max(longestWord(headings[column]), ...rows.map(row => (row[column] ?? '').length)) + 2)
    .reduce((total, letters) => total + letters, 0);

  window.tableOf = text => {
    const [headings, ...rows] = text.split('\n').map(line => line.split('\t'));
    const every = [...headings.keys()];
    const same = rows.length > FEW ? every.filter(column => isSame(rows, column)) : [];
    const columns = every.filter(column => !same.includes(column));
    const whole = document.createElement('div');
    whole.className = 'papieren-tabel';
    whole.style.setProperty('--naast', Math.max(1, Math.min(MOST_BESIDE, Math.floor(SHEET / lettersIn(headings, rows, columns)))));
    if (same.length) whole.append(part('p', same.map(column => `${headings[column]}: ${rows[0][column]}`).join(' · ')));
    const table = document.createElement('table');
    const head = table.createTHead().insertRow(), body = table.createTBody();
    head.append(...columns.map(column => part('th', headings[column])));
    for (const cells of rows) body.insertRow().append(...columns.map(column => cellOf('td', cells[column] ?? '')));
    whole.append(table);
    return whole;
  };

  // A table to read that is wider than its place has a row as a few lines, each with its heading; on a phone also one of many columns.
  const MOST_COLUMNS = 4;
  const phone = matchMedia('(max-width: 640px)');
  const ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TH: 'rowheader', TD: 'cell' };

  const stack = table => {
    const headings = [...table.querySelectorAll('thead th')].map(heading => heading.innerText || heading.textContent);
    for (const row of table.tBodies[0]?.rows ?? []) {
      [...row.cells].forEach((cell, column) => { cell.dataset.kop = headings[column] ?? ''; });
    }
    [table, ...table.querySelectorAll('thead, tbody, tr, tbody :is(th, td)')].forEach(element => element.setAttribute('role', ROLES[element.tagName]));
    table.dataset.gestapeld = '';
  };

  const isWide = table => table.offsetWidth > table.parentElement.clientWidth + 1
    || (phone.matches && (table.rows[0]?.cells.length ?? 0) > MOST_COLUMNS);

  // Only in another width may what was stacked fit: to look each time would lose the place of who reads at the end.
  let width = innerWidth;
  const stackWide = () => {
    const tables = [...document.querySelectorAll(':is(.stTable, .papieren-tabel) table')];
    if (width !== innerWidth) tables.forEach(table => { delete table.dataset.gestapeld; });
    width = innerWidth;
    tables.filter(table => 'gestapeld' in table.dataset || isWide(table)).forEach(stack);
  };

  const made = new WeakMap();
  const fill = () => {
    document.querySelectorAll('.stText').forEach(text => {
      const said = text.querySelector('span')?.textContent ?? '';
      if (!said.includes('\t') || (made.get(text) === said && text.querySelector('.papieren-tabel'))) return;
      text.querySelector('.papieren-tabel')?.remove();
      const whole = tableOf(said);
      whole.tabIndex = 0;
      text.append(whole);
      made.set(text, said);
    });
  };
  addEventListener('rest', () => {
    if (phone.matches) fill();
    stackWide();
  });
}
