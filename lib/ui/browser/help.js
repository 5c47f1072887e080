// Help for who is new: a tour of four steps on the first visit, and what a word means where the pointer is on it.
if (!window.helpRuns) {
  window.helpRuns = true;

  // The tour stands in the page on a first visit; showing it is enough to have been there.
  const SEEN = 'monitor_rondleiding=gezien';
  const isNew = !document.cookie.includes(SEEN);
  document.cookie = `${SEEN}; path=/; max-age=34560000; samesite=strict`;
  const begin = () => {
    const tour = document.querySelector('.rondleiding');
    if (!tour || !isNew || tour.dataset.step) return;
    tour.dataset.step = 1;
    tour.addEventListener('click', event => {
      const asked = event.target.closest('button')?.className;
      const last = tour.querySelectorAll('p').length;
      if (asked === 'verder' && tour.dataset.step < last) tour.dataset.step = Number(tour.dataset.step) + 1;
      else if (asked) tour.dataset.step = 'done';
      tour.querySelector('.verder').textContent = monitor.tour[Number(tour.dataset.step === String(last))];
    });
  };
  addEventListener('rest', begin);

  // Words are explained wherever they stand; where one stands first it gets a dotted line, without a change of the page itself, which Streamlit redraws.
  const TEXTS = '.stMain :is(.stMarkdown, [data-testid="stCaptionContainer"]) :is(p, li), .stTable th';
  const places = new Map();
  const mark = () => {
    if (!CSS.highlights) return;
    const words = Object.keys(monitor.glossary).sort((one, other) => other.length - one.length);
    const known = new RegExp(`(^|[^\\p{L}_])(${words.join('|')})(?!\\p{L}|[._]\\p{L})`, 'giu');
    const first = new Map();
    places.clear();
    for (const block of document.querySelectorAll(TEXTS)) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const found of node.data.matchAll(known)) {
          const word = found[2].toLowerCase(), start = found.index + found[1].length;
          const range = new Range();
          range.setStart(node, start);
          range.setEnd(node, start + word.length);
          if (!first.has(word)) first.set(word, range);
          places.set(node, [...(places.get(node) ?? []), { range, word }]);
        }
      }
    }
    CSS.highlights.set('begrip', new Highlight(...first.values()));
  };
  addEventListener('rest', mark);

  const note = Object.assign(document.createElement('div'), { className: 'begrip', hidden: true });
  note.setAttribute('role', 'tooltip');
  const show = () => { if (!note.isConnected) document.querySelector('.stApp')?.append(note); };
  addEventListener('rest', show);
  const wordAt = (x, y) => {
    const at = document.caretPositionFromPoint?.(x, y);
    const place = (places.get(at?.offsetNode) ?? []).find(({ range }) => range.isPointInRange(at.offsetNode, at.offset));
    const on = place && [...place.range.getClientRects()].some(box =>
      x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    return on ? place : undefined;
  };
  const explain = event => {
    if (note.contains(event.target)) return;
    const place = wordAt(event.clientX, event.clientY);
    note.hidden = !place;
    if (!place) return;
    note.textContent = monitor.glossary[place.word];
    const box = place.range.getBoundingClientRect();
    note.style.left = `${Math.max(8, Math.min(box.left, innerWidth - note.offsetWidth - 8))}px`;
    const below = box.bottom + 4;
    note.style.top = `${below + note.offsetHeight < innerHeight ? below : box.top - note.offsetHeight - 4}px`;
  };
  let asked = 0;
  addEventListener('pointermove', event => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => explain(event));
  });
  addEventListener('click', explain);
  addEventListener('keydown', event => { if (event.key === 'Escape') note.hidden = true; });
  addEventListener('scroll', () => { note.hidden = true; }, true);
}
