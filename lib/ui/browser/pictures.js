// A picture as a file: Plotly draws what is on screen once more, with its title above it and its source below.
// `layout.meta` of a chart holds both, and the name of the file.
if (!window.picturesRun) {
  window.picturesRun = true;
  const LINE = 20, EDGE = 12;
  const BREAK = '\x3cbr>';  // Streamlit passes over a script in which something looks like a tag

  const plotly = () => new Promise((done, failed) => {
    if (window.Plotly) { done(window.Plotly); return; }
    const script = document.createElement('script');
    script.src = new URL('plotly.js', location.href).href;  // the monitor may stand under a path
    script.onload = () => done(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });

  const lines = (text, most) => text.split(' ').reduce((found, word) => {
    const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
    if (found.length && longer.length <= most) found[found.length - 1] = longer;
    else found.push(word);
    return found;
  }, []);

  const withWords = chart => {
    const { offsetWidth: width, offsetHeight: height, layout } = chart;
    const asked = `${monitor.asked} ${new Date().toLocaleString(monitor.language, { dateStyle: 'long', timeStyle: 'short' })}`;
    const above = lines(layout.meta.title, width / 9), below = lines(`${layout.meta.source} · ${asked}`, width / 6.5);
    const top = above.length * LINE + 2 * EDGE, bottom = below.length * LINE + 2 * EDGE;
    const margin = { ...layout.margin, t: layout.margin.t + top, b: layout.margin.b + bottom };
    const page = getComputedStyle(document.querySelector('.stApp')).backgroundColor;
    const { family, color } = layout.font;
    const said = { xref: 'paper', x: 0, xanchor: 'left', xshift: EDGE - margin.l, yref: 'paper', showarrow: false, align: 'left' };
    const title = { ...said, y: 1, yanchor: 'top', yshift: margin.t - EDGE, text: above.join(BREAK), font: { family, color, size: 16, weight: 700 } };
    const source = { ...said, y: 0, yanchor: 'bottom', yshift: EDGE - margin.b, text: below.join(BREAK), font: { family, color, size: 12 } };
    const whole = { width, height: height + top + bottom };
    const legend = { ...layout.legend };
    if (legend.yref === 'container') legend.y = bottom / whole.height;
    return {
      ...layout, ...whole, margin, legend, paper_bgcolor: page, plot_bgcolor: page, title: undefined,
      annotations: [...(layout.annotations ?? []), title, source],
    };
  };

  // An image cannot reach the letters of the page, so they go along in it.
  const letters = async () => {
    const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
    const upright = rule => rule instanceof CSSFontFaceRule && /Source Sans/.test(rule.style.fontFamily) && rule.style.fontStyle !== 'italic';
    const face = rules.find(upright);
    const address = face?.style.getPropertyValue('src').match(/url\("?([^")]+)/)?.[1];
    if (!address) return '';
    const bytes = new Uint8Array(await (await fetch(new URL(address, face.parentStyleSheet.href ?? location.href))).arrayBuffer());
    const coded = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    return `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(data:font/woff2;base64,${coded})}`;
  };

  const asSvg = async chart => {
    const library = await plotly();
    const layout = withWords(chart);
    const figure = { data: chart.data, layout, config: { staticPlot: true } };
    const address = await library.toImage(figure, { format: 'svg', width: layout.width, height: layout.height });
    const drawn = new DOMParser().parseFromString(decodeURIComponent(address.slice(address.indexOf(',') + 1)), 'image/svg+xml');
    const style = drawn.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = await letters();
    drawn.documentElement.prepend(style);
    return { text: new XMLSerializer().serializeToString(drawn), width: layout.width, height: layout.height };
  };

  const asPng = async ({ text, width, height }) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width, height: 2 * height });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise(done => canvas.toBlob(done, 'image/png'));
  };

  const save = async (chart, kind) => {
    const svg = await asSvg(chart);
    const file = kind === 'png' ? await asPng(svg) : new Blob([svg.text], { type: 'image/svg+xml' });
    const link = document.createElement('a');
    Object.assign(link, { href: URL.createObjectURL(file), download: `${chart.layout.meta.name}.${kind}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  // The areas of a map by keyboard: an arrow goes to the nearest on that side, a letter to the next name that begins so.
  const SIDES = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const offerAreas = (chart, buttons) => {
    const marks = chart._fullData?.find(trace => trace.meta?.areas !== undefined);
    if (!marks) return;
    let at = marks.meta.areas;
    const words = marks.hovertext.map(text => new DOMParser().parseFromString(text.replace(BREAK, ': '), 'text/html').body.textContent);
    const place = number => [chart._fullLayout.xaxis.d2p(marks.x[number]), chart._fullLayout.yaxis.d2p(marks.y[number])];
    const beside = ([right, down]) => {
      const [x0, y0] = place(at);
      const far = words.map((_, number) => {
        const [x, y] = place(number), along = (x - x0) * right + (y - y0) * down, across = Math.abs((x - x0) * down + (y - y0) * right);
        return along > 0 && across <= along ? along + 2 * across : Infinity;
      });
      const least = Math.min(...far);
      return least < Infinity ? far.indexOf(least) : at;
    };
    const beginning = letter => {
      const begins = number => words[number].toLowerCase().startsWith(letter.toLowerCase());
      const found = words.map((_, number) => (at + 1 + number) % words.length).find(begins);
      return found ?? at;
    };
    const said = Object.assign(document.createElement('span'), { className: 'gezegd' });
    said.setAttribute('aria-live', 'polite');
    const move = (kind, [x, y] = place(at)) => {
      const drag = chart.querySelector('.nsewdrag'), box = drag.getBoundingClientRect();
      drag.dispatchEvent(new MouseEvent(kind, { clientX: box.left + x, clientY: box.top + y, bubbles: true }));
    };
    const show = () => { move('mousemove'); said.textContent = words[at]; };
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: monitor.areas[0] });
    button.setAttribute('aria-label', `${monitor.areas[1]}: ${chart.layout.meta.title}`);
    button.addEventListener('focus', show);
    button.addEventListener('blur', () => move('mouseout'));
    button.addEventListener('keydown', event => {
      const letter = /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!(event.key in SIDES) && !letter) return;
      event.preventDefault();
      event.stopPropagation();
      at = letter ? beginning(event.key) : beside(SIDES[event.key]);
      show();
    });
    buttons.append(button, said);
  };

  const offer = frame => {
    const chart = frame.querySelector('.js-plotly-plot');
    if (!chart?.layout?.meta?.title || frame.querySelector('.opslaan')) return;
    const buttons = Object.assign(document.createElement('div'), { className: 'opslaan' });
    for (const kind of ['png', 'svg']) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: kind.toUpperCase() });
      button.setAttribute('aria-label', `${monitor.save} ${kind.toUpperCase()}: ${chart.layout.meta.title}`);
      button.addEventListener('click', () => save(chart, kind));
      buttons.append(button);
    }
    offerAreas(chart, buttons);
    const onto = frame.closest('.stElementContainer')?.nextElementSibling;
    if (onto && /st-key-op_verhaal_/.test(onto.className)) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: monitor.onto });
      button.setAttribute('aria-label', `${monitor.onto}: ${chart.layout.meta.title}`);
      button.addEventListener('click', () => onto.querySelector('button').click());
      buttons.append(button);
    }
    frame.append(buttons);
  };
  addEventListener('rest', () => document.querySelectorAll('.stPlotlyChart').forEach(offer));
}
