// The slides of a story as a list: drag a line by mouse or by its grip under a finger, or move its grip by arrow keys.
// The server is told the whole new order once a line is dropped, as the places that the slides had.
export default function ({ data, parentElement, setTriggerValue }) {
  const { titles, words } = data;
  const list = parentElement.querySelector('ol'), said = parentElement.querySelector('[role=status]');
  const before = parentElement.moved;

  const lines = () => [...list.children];
  const order = () => lines().map(line => Number(line.dataset.place));
  const fill = (text, line) => text
    .replace('{n}', lines().indexOf(line) + 1).replace('{total}', titles.length)
    .replace('{title}', () => titles[line.dataset.place]);
  const number = () => lines().forEach((line, place) => {
    line.querySelector('.number').textContent = place + 1;
    line.querySelector('button').setAttribute('aria-label', fill(words.grip, line));
  });
  const put = (line, place) => {
    const others = lines().filter(each => each !== line);
    list.insertBefore(line, others[place] ?? null);
    number();
  };
  const tell = line => {
    said.textContent = fill(words.moved, line);
    parentElement.moved = lines().indexOf(line);
    setTriggerValue('order', order());
  };

  const step = (event, line) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const place = lines().indexOf(line) + by;
    if (place < 0 || place >= titles.length) return;
    put(line, place);
    line.querySelector('button').focus();
    tell(line);
  };

  const drag = (start, line) => {
    const grip = start.target.closest('button');
    if (start.button || (start.pointerType !== 'mouse' && !grip)) return;  // a finger beside the grip scrolls the page
    const from = lines().indexOf(line);
    const stop = new AbortController();
    const on = (name, then) => window.addEventListener(name, then, { signal: stop.signal });
    const end = drop => {
      stop.abort();
      line.classList.remove('held');
      if (!drop) put(line, from);
      else if (lines().indexOf(line) !== from) tell(line);
    };
    line.classList.add('held');
    grip?.focus();
    if (!grip) start.preventDefault();  // no letters are chosen while a line is dragged
    on('pointermove', event => {
      if (event.pointerId !== start.pointerId) return;
      const above = lines().filter(each => each !== line).filter(each => {
        const { top, height } = each.getBoundingClientRect();
        return top + height / 2 < event.clientY;
      });
      if (above.length !== lines().indexOf(line)) put(line, above.length);
    });
    on('pointerup', event => event.pointerId === start.pointerId && end(true));
    on('pointercancel', event => event.pointerId === start.pointerId && end(false));
    on('keydown', event => event.key === 'Escape' && end(false));
  };

  list.replaceChildren(...titles.map((title, place) => {
    const line = document.createElement('li');
    line.dataset.place = place;
    const [grip, count, name] = ['button', 'span', 'span'].map(tag => document.createElement(tag));
    grip.type = 'button';
    grip.textContent = '⠿';
    count.className = 'number';
    name.className = 'title';
    name.textContent = title;
    line.append(grip, count, name);
    line.addEventListener('pointerdown', event => drag(event, line));
    grip.addEventListener('keydown', event => step(event, line));
    return line;
  }));
  number();
  if (before !== undefined) {  // the server answered a move: the grip that was moved keeps the keys
    delete parentElement.moved;
    lines()[before]?.querySelector('button').focus({ preventScroll: true });
  }
}
