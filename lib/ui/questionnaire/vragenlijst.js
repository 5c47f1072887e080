// The questionnaire: one question a screen. What is answered stays in this browser until it is sent, once.
(() => {
  "use strict";
  const told = JSON.parse(document.getElementById("gegevens").textContent);
  const sheet = document.getElementById("blad");
  const key = `vragenlijst-${told.kept}`;
  const SEND_AFTER = 30000;
  const START = -1, END = told.keys.length;
  let keeps = true;

  const fresh = () => ({
    number: [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join(""),
    answers: {}, at: START, sent: false,
  });
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && kept.number ? kept : null;
    } catch { return null; }
  };
  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(state)); } catch { keeps = false; }
  };
  let state = read() || fresh();
  const wanted = new URLSearchParams(location.search).get("taal");
  let language = [state.language, wanted].find((code) => code in told.languages) || told.default;
  keep();

  const say = () => told.languages[language];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const make = (tag, settings = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(settings)) {
      if (name === "on") Object.entries(value).forEach(([what, then]) => element.addEventListener(what, then));
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };
  const button = (text, then, kind = "") => make("button", { type: "button", class: kind, on: { click: then } }, text);

  const languages = () => make("div", { class: "talen" }, ...Object.keys(told.languages).map((code) => {
    const choose = button(code.toUpperCase(), () => { language = state.language = code; keep(); show(true); });
    choose.lang = code;
    choose.setAttribute("aria-label", code === "nl" ? "Nederlands" : "English");
    choose.setAttribute("aria-pressed", String(code === language));
    return choose;
  }));
  const heading = (text) => make("h1", { tabindex: "-1" }, text);

  const goTo = (at, back = false) => {
    state.at = at;
    keep();
    if (!back) history.pushState({ at }, "");
    show();
  };

  const start = () => {
    const text = say();
    const begun = Object.keys(state.answers).length > 0;
    const first = told.keys.findIndex((_, n) => !(n in state.answers));
    return [
      heading(text.title),
      make("p", { class: "wie" }, make("strong", {}, text.partnership), make("br"), text.whom),
      ...text.opening.flatMap(([title, sentences]) => [
        make("h2", {}, title), make("ul", {}, ...sentences.map((sentence) => make("li", {}, sentence))),
      ]),
      keeps ? null : make("p", { class: "let-op" }, text.words.notKept),
      make("div", { class: "knoppen" },
        button(begun ? text.words.resume : text.words.start, () => goTo(first < 0 ? END : first), "hoofd")),
    ];
  };

  const question = (n) => {
    const text = say(), asked = text.questions[n];
    const alert = make("p", { class: "let-op", role: "alert" });
    const choices = asked.answers.map(([code, words]) => {
      const input = make("input", { type: "radio", name: "antwoord", value: code });
      input.checked = state.answers[n] === code;
      input.addEventListener("change", () => { state.answers[n] = code; keep(); alert.textContent = ""; });
      return make("label", {}, input, make("span", {}, words));
    });
    const form = make("form", { novalidate: "" },
      make("fieldset", {},
        make("legend", {}, make("span", { class: "over" }, asked.about), heading(asked.text)), ...choices),
      alert,
      make("div", { class: "knoppen" },
        button(text.words.previous, () => goTo(n - 1)), make("button", { class: "hoofd" }, text.words.next)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (n in state.answers) goTo(n + 1); else alert.textContent = text.words.choose;
    });
    const progress = fill(text.words.progress, { n: n + 1, all: END });
    return [
      make("div", { class: "stand" },
        make("progress", { max: END, value: n, "aria-label": progress }), make("span", {}, progress)), form,
    ];
  };

  const send = async (pressed, alert) => {
    const text = say().words;
    const label = pressed.textContent;
    pressed.disabled = true;
    pressed.textContent = text.sending;
    alert.textContent = "";
    const body = JSON.stringify({
      uitnodiging: told.token, inzending: state.number,
      antwoorden: told.keys.map(([item, about], n) => [item, about, state.answers[n]]),
    });
    let outcome = "onbereikbaar";
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), SEND_AFTER);
    try {
      const answer = await fetch("vragenlijst/antwoorden", {
        method: "POST", body, headers: { "Content-Type": "application/json" }, credentials: "omit", signal: stop.signal,
      });
      outcome = (await answer.json()).uitkomst;
    } catch { /* no answer: it can be sent again, and counts once */ } finally { clearTimeout(timer); }
    if (outcome === "ontvangen") {
      state = { ...fresh(), language: state.language, sent: true };
      keep();
      show();
      return;
    }
    pressed.disabled = false;
    pressed.textContent = label === text.send ? text.sendAgain : label;
    alert.textContent = text[outcome] || text.onbereikbaar;
    pressed.focus();
  };

  const end = () => {
    const text = say().words;
    const missing = told.keys.findIndex((_, n) => !(n in state.answers));
    if (missing >= 0) { state.at = missing; keep(); return question(missing); }
    const alert = make("p", { class: "let-op", role: "alert" });
    const pressed = button(text.send, () => send(pressed, alert), "hoofd");
    return [
      heading(text.allAnswered), make("p", {}, text.beforeSending), alert,
      make("div", { class: "knoppen" }, button(text.previous, () => goTo(END - 1)), pressed),
    ];
  };

  const thanks = () => {
    const text = say().words;
    const other = button(text.other, () => { state = { ...fresh(), language: state.language }; goTo(START); });
    return [heading(text.thanks), make("p", {}, text.received), make("div", { class: "knoppen" }, other)];
  };

  const show = (stay = false) => {
    document.documentElement.lang = language;
    document.title = say().title;
    const screen = state.sent ? thanks() : state.at <= START ? start() : state.at >= END ? end() : question(state.at);
    sheet.replaceChildren(languages(), ...screen.filter((part) => part !== null));
    const focus = stay ? sheet.querySelector("[aria-pressed=true]") : sheet.querySelector("h1");
    focus.focus({ preventScroll: stay });
    if (!stay) window.scrollTo(0, 0);
  };

  window.addEventListener("popstate", (event) => {
    state.at = event.state && "at" in event.state ? event.state.at : START;
    keep();
    show();
  });
  window.addEventListener("storage", (event) => {
    if (event.key === key) { state = read() || state; show(); }
  });
  history.replaceState({ at: state.at }, "");
  show();
})();
