// A story on its stage: every slide is made ahead, so that the next one is there at once. The window of the presenter
// follows over a channel of the browser, phones ask the server which slide is shown.
const home = new URL('.', document.currentScript.src);
const told = JSON.parse(document.getElementById('gegevens').textContent);
const { role, token, words } = told;
const main = document.querySelector('main');
const SIGN = 15_000, ASK = 1_000, ROOM = 1.4, WIDTH = 760, UNDER = 240, NARROW = 800;
const make = (tag, more = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), more);
  made.append(...inside);
  return made;
};
const notice = make('p', { className: 'melding' });
notice.setAttribute('role', 'status');
document.body.append(notice);

let library;
const plotly = () => library ??= new Promise((done, failed) => {
  const script = make('script', { src: new URL('../plotly.js', home) });
  script.onload = () => done(window.Plotly);
  script.onerror = failed;
  document.head.append(script);
});
const letters = document.fonts.load('16px "Source Sans"').catch(() => {});

// A chart is drawn smaller and scaled, so that all in it keeps its proportions and can be read in a room: as large as
// what stands under it leaves.
const draw = async (dia, drawing) => {
  const place = dia.querySelector('.beeld');
  if (!place || !drawing || place.dataset.drawn) return;
  place.dataset.drawn = 'yes';
  const [library] = await Promise.all([plotly(), letters]);
  const room = place.clientWidth;
  const below = innerHeight - place.getBoundingClientRect().top - UNDER;
  const height = drawing.layout.height ?? 400;
  const wanted = innerWidth < NARROW || role !== 'stage' ? 1 : Math.max(ROOM, room / WIDTH);
  const scale = role === 'stage' && innerWidth >= NARROW ? Math.max(ROOM, Math.min(wanted, below / height)) : wanted;
  const inner = make('div');
  Object.assign(inner.style, { width: `${room / scale}px`, transform: `scale(${scale})`, transformOrigin: '0 0' });
  place.style.height = `${height * scale}px`;
  place.replaceChildren(inner);
  const layout = { ...drawing.layout, width: Math.floor(room / scale), height };
  await library.newPlot(inner, drawing.data, layout, { displayModeBar: false, showSendToCloud: false, plotlyServerURL: '' });
};

const slide = ({ html }) => {
  const dia = make('section', { className: 'dia' });
  dia.innerHTML = html;  // made by the server, in which text of data is text
  return dia;
};

const tell = dia => fetch(new URL('stand', home), {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sleutel: token, dia }), keepalive: true,
}).then(answer => { notice.textContent = answer.status === 410 ? words.over : ''; }, () => { notice.textContent = words.lost; });

const present = async () => {
  const { slides } = told, last = slides.length - 1;
  const made = slides.map(slide);
  main.append(...made);
  const channel = new BroadcastChannel(`podium-${token}`);
  let at = Math.min(told.at, last);
  const button = (label, to) => make('button', { type: 'button', textContent: label, onclick: () => go(to()) });
  const [previous, next] = [button(words.previous, () => at - 1), button(words.next, () => at + 1)];
  const count = make('span');
  const page = make('a', { target: '_blank', rel: 'noopener', textContent: words.page, className: 'rest' });
  const full = make('button', { type: 'button', textContent: words.full, onclick: () => document.documentElement.requestFullscreen?.() });
  const stop = make('button', { type: 'button', textContent: words.stop, onclick: async () => {
    await tell(null);
    channel.postMessage({ over: true });
    over();
  } });
  document.body.append(make('nav', { className: 'knoppen' }, previous, next, button(words.first, () => 0),
    button(words.last, () => last), count, page, full, stop));
  const over = () => {
    main.replaceChildren(make('p', { textContent: words.over }));
    document.querySelector('.knoppen').remove();
    clearInterval(signs);
    window.close();
  };
  const beside = role === 'speaker' ? speaker(made, slides) : () => {};
  const show = () => {
    made.forEach((dia, number) => dia.classList.toggle('nu', number === at));
    previous.disabled = at === 0;
    next.disabled = at === last;
    count.textContent = words.of.replace('{n}', at).replace('{total}', last);
    page.hidden = !slides[at].address;
    page.href = slides[at].address || '#';
    beside(at);
    [at, at + 1].forEach(number => slides[number] && draw(made[number], slides[number].drawing));
  };
  const go = (to, from = null) => {
    const wanted = Math.max(0, Math.min(to, last));
    if (wanted === at) return;
    at = wanted;
    show();
    if (from === null) {
      channel.postMessage({ at });
      tell(at);
    }
  };
  channel.onmessage = ({ data }) => { if (data.over) over(); else go(data.at, 'channel'); };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('a, button') && [' ', 'Enter'].includes(event.key)) return;
    const to = { ArrowRight: at + 1, PageDown: at + 1, ' ': at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  const signs = setInterval(() => role === 'stage' && tell(at), SIGN);
  show();
  if (role === 'stage') {
    tell(at);
    for (const number of slides.keys()) {
      await new Promise(done => (window.requestIdleCallback ?? setTimeout)(done));
      await draw(made[number], slides[number].drawing);
    }
    main.dataset.ready = 'yes';
  }
};

const speaker = (made, slides) => {
  const began = Date.now();
  const time = make('div', { className: 'tijd' });
  const head = make('h2', { className: 'kop', textContent: words.following });
  const notes = make('div', { className: 'zeggen' });
  main.append(time, head, notes);
  const two = number => String(number).padStart(2, '0');
  const tick = () => {
    const now = new Date(), passed = Math.floor((now - began) / 1000);
    time.textContent = `${words.clock} ${two(now.getHours())}:${two(now.getMinutes())} · ${words.since} ${two(Math.floor(passed / 60))}:${two(passed % 60)}`;
  };
  tick();
  setInterval(tick, 1000);
  return at => {
    made.forEach((dia, number) => dia.classList.toggle('straks', number === at + 1));
    head.textContent = made[at + 1] ? words.following : words.nothing;
    notes.replaceChildren(make('h2', { textContent: words.notes }), ...slides[at].notes.map(textContent => make('p', { textContent })));
  };
};

const follow = async () => {
  let have = '';
  const say = textContent => main.replaceChildren(make('p', { textContent }));
  say(words.waiting);
  for (;;) {
    try {
      const answer = await fetch(new URL(`nu?kijk=${encodeURIComponent(token)}&heb=${have}`, home), { cache: 'no-store' });
      if (answer.status === 410) { say(words.over); notice.textContent = ''; return; }
      if (answer.ok) {
        const now = await answer.json();
        notice.textContent = '';
        if (now.html !== undefined) {
          have = now.at;
          const dia = slide(now);
          main.replaceChildren(dia);
          scrollTo(0, 0);
          draw(dia, now.drawing);
        }
      }
    } catch { notice.textContent = words.lost; }
    await new Promise(done => setTimeout(done, ASK));
  }
};

if (role === 'follower') follow(); else present();
