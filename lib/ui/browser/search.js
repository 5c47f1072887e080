// Finding anything by a word: a field over the page, opened by its button or a key, that looks in what the server lists for this
// reader, asked when it opens, and in the headings of the page that is open.
if (!window.searchRuns) {
  window.searchRuns = true;
  const MOST = 12, OF_A_KIND = 5, BY_KEY = 'monitor_zoektoets';
  const KEPT = ['taal', 'peildatum', 'fictief', 'focus'];
  const make = (tag, settings, ...parts) => {
    const made = Object.assign(document.createElement(tag), settings);
    made.append(...parts);
    return made;
  };
  const field = make('input', { type: 'search', autocomplete: 'off', spellcheck: false, role: 'combobox' });
  const list = make('ul', { id: 'gevonden', role: 'listbox' });
  const said = make('p', { role: 'status' });
  const byKey = make('input', { type: 'checkbox', checked: localStorage.getItem(BY_KEY) !== 'nee' });
  const keyLabel = make('span');
  const box = make('dialog', { className: 'zoeken' }, field, list, said, make('label', {}, byKey, keyLabel));
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');
  let listed = [], found = [], at = 0, answered = Promise.resolve();

  const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const here = () => [...document.querySelectorAll('.stMain :is(h2, h3)')].filter(head => head.checkVisibility())
    .map(head => ({ kind: monitor.search.here, name: head.innerText, about: '', code: '', head }));
  const rank = (entry, words) => {
    const name = folded(entry.name), all = folded(`${entry.name} ${entry.code} ${entry.about}`);
    if (!words.every(word => all.includes(word))) return -1;
    const whole = words.join(' ');
    if (name === whole) return 0;
    if (name.startsWith(whole)) return 1;
    const starts = name.split(/[^\p{L}\p{N}]+/u);
    if (words.every(word => starts.some(start => start.startsWith(word)))) return 2;
    return words.every(word => name.includes(word)) ? 3 : 4;
  };
  // Where nothing has all the words: what is called after the beginning of a word that says something, most of them first.
  const nearly = (entry, words) => {
    const starts = folded(entry.name).split(/[^\p{L}\p{N}]+/u);
    const known = words.filter(word => word.length > 3 && starts.some(start => start.startsWith(word.slice(0, 5))));
    return known.length ? 9 - known.length : -1;
  };
  const search = () => {
    const words = folded(field.value).split(/[\s?]+/).filter(Boolean), all = words.length ? [...listed, ...here()] : here();
    const best = scoring => {
      const counts = new Map(), most = words.length ? OF_A_KIND : MOST;
      return all.map(entry => ({ entry, score: scoring(entry, words) })).filter(({ score }) => score >= 0)
        .sort((one, other) => one.score - other.score).map(({ entry }) => entry)
        .filter(({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1).get(kind) <= most).slice(0, MOST);
    };
    found = best(rank);
    const exact = found.length > 0 || !words.length;
    if (!exact) found = best(nearly);
    said.textContent = exact ? '' : found.length ? monitor.search.near : monitor.search.none;
    list.replaceChildren(...found.map((entry, number) => {
      const option = make('li', { id: `gevonden-${number}`, role: 'option', onclick: () => follow(entry) },
        make('b', { textContent: entry.name }), make('i', { textContent: entry.kind }), make('span', { textContent: entry.about }));
      return option;
    }));
    field.setAttribute('aria-expanded', String(found.length > 0));
    point(0);
  };
  const point = number => {
    at = number;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    if (found.length) field.setAttribute('aria-activedescendant', `gevonden-${at}`);
    else field.removeAttribute('aria-activedescendant');
  };

  // The page is opened within this session, as Back and Forward do; then its part is brought into view.
  const show = part => {
    part.tabIndex = -1;
    part.scrollIntoView({ block: 'start' });
    part.focus({ preventScroll: true });
  };
  const bring = (anchor, until) => {
    const part = document.getElementById(anchor);
    if (part?.checkVisibility()) show(part);
    else if (Date.now() < until) addEventListener('rest', () => bring(anchor, until), { once: true });
  };
  const follow = entry => {
    box.close();
    if (entry.head) { show(entry.head); return; }
    const now = new URLSearchParams(location.search), there = new URL(`./${entry.page}`, location.href);
    for (const name of KEPT) if (now.has(name)) there.searchParams.set(name, now.get(name));
    for (const [name, value] of Object.entries(entry.choices)) there.searchParams.set(name, value);
    const stays = there.pathname === location.pathname;
    if (!stays || Object.keys(entry.choices).length) {
      history.pushState({}, '', there);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }
    if (entry.part) bring(entry.part, Date.now() + 10000);
  };

  const ask = async () => {
    const asked = new URLSearchParams(location.search), als = document.querySelector('.naam')?.dataset.bekeken;
    asked.set('taal', monitor.language);
    if (als) asked.set('als', als);
    const answer = await fetch(`./zoeken?${asked}`, { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) listed = (await answer.json()).map(entry => ({ about: '', code: '', part: '', choices: {}, ...entry }));
    search();
    if (!answer?.ok) said.textContent = monitor.search.fault;
  };
  const open = () => {
    if (box.open) return;
    document.querySelector('.stApp').append(box);
    for (const part of [box, field, list]) part.setAttribute('aria-label', monitor.search.field);
    field.placeholder = monitor.search.field;
    keyLabel.textContent = monitor.search.key;
    field.value = '';
    box.showModal();
    search();
    answered = ask();
  };
  const offered = () => document.querySelector('.naam .zoek')?.checkVisibility();
  byKey.addEventListener('change', () => localStorage.setItem(BY_KEY, byKey.checked ? 'ja' : 'nee'));
  field.addEventListener('input', search);
  box.addEventListener('click', event => { if (event.target === box) box.close(); });
  box.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.target !== field) return;
    if (step && found.length) { point((at + step + found.length) % found.length); event.preventDefault(); }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    answered.then(() => { if (box.open && found[at]) follow(found[at]); });
  });
  addEventListener('click', event => { if (event.target.closest?.('.zoek')) open(); });
  addEventListener('keydown', event => {
    const types = event.target.closest?.('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable], dialog');
    const slash = event.key === '/' && byKey.checked && !types && !event.ctrlKey && !event.metaKey && !event.altKey;
    const command = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!(slash || command) || !offered()) return;
    event.preventDefault();
    open();
  });
}
