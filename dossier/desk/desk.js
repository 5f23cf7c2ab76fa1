// The desk's page. Words of articles are put in as text only, never as HTML.
"use strict";
const $ = (id) => document.getElementById(id);
const FIELDS = ["low", "high", "relation", "measure", "attributed_to", "party", "as_of", "scope", "modality", "hearsay", "former", "people", "place"];
const NUMBERS = ["low", "high"], TRUTHS = ["hearsay", "former"], NEVER_NULL = ["relation", "measure", "modality"];
let desk = null, chosen = null, marked = null;

function make(tag, properties = {}, ...children) {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...children.filter((child) => child !== null));
  return one;
}
const say = (key, values = {}) => desk.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function ask(path, body) {
  const sent = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let answer;
  try { answer = await fetch(path, sent); } catch { tell(desk ? say("gone") : "dossier review"); return null; }
  const found = await answer.json().catch(() => ({ error: `${answer.status}` }));
  if (answer.ok) return found ?? {};
  if (answer.status === 409) tell(say("changed"), make("button", { textContent: say("read_again"), onclick: () => load() }));
  else tell(found.error);
  return null;
}
function tell(words, more = null, well = false) {
  $("told").className = well ? "well" : "";
  $("told").replaceChildren(...(words ? [words] : []), ...(more ? [more] : []));
}

// The articles come once; after each decision comes what it may have changed.
async function load(words = "") {
  const found = await ask(desk ? "/now" : "/state");
  if (found && found.claims) show(found, words);
}
function show(found, words = "") {
  desk = { ...desk, ...found };
  for (const name of ["relation", "scope", "modality"])
    desk.lists[name] = desk.lists[name].map(([value, words]) => [value, desk.words[`${name}.${value}`] || words]);
  document.title = `${say("title")}: ${desk.title}`;
  $("title").textContent = desk.title;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = say(one.dataset.word);
  const kept = $("filter").value;
  $("filter").replaceChildren(new Option(say("all_articles"), ""), ...desk.articles.map((one) => new Option(one.title, one.source)));
  $("filter").value = desk.articles.some((one) => one.source === kept) ? kept : "";
  $("undo").disabled = !desk.undo;
  tell(words, null, true);
  const own = shown();
  choose(own.find((one) => one.id === chosen) || own.find((one) => !one.checked) || own[0]);
}
const shown = () => desk.claims.filter((one) => !$("filter").value || one.source === $("filter").value);
const articleOf = (claim) => desk.articles.find((one) => one.source === claim.source);
const current = () => desk.claims.find((one) => one.id === chosen);

function choose(claim) {
  chosen = claim ? claim.id : null;
  const done = desk.claims.filter((one) => one.checked).length;
  $("progress").textContent = say("looked", { done, all: desk.claims.length });
  $("claims").replaceChildren(...shown().map(listed));
  const source = claim ? claim.source : $("filter").value || (desk.articles[0] || {}).source;
  drawArticle(desk.articles.find((one) => one.source === source));
  drawClaim(claim);
  $("claims").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  $("text").querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
}
function state(claim) {
  if (claim.rejected) return say("rejected");
  if (claim.checked) return `✓ ${say("checked")}`;
  return claim.doubts.length ? say("doubt") : "";
}
function listed(claim) {
  const doubtful = claim.doubts.length && !claim.checked;
  const button = make("button", { type: "button", className: doubtful ? "doubt" : "", onclick: () => choose(claim) },
    make("b", { textContent: claim.figure }), make("small", { textContent: worded("measure", claim.values.measure) }),
    state(claim) ? make("small", { textContent: ` · ${state(claim)}` }) : null);
  if (claim.id === chosen) button.setAttribute("aria-current", "true");
  return make("li", {}, button);
}

function drawArticle(article) {
  marked = null;
  if (!article) { $("text").replaceChildren(); return; }
  $("article-title").textContent = article.title;
  $("about").textContent = [article.outlet, article.published, article.source].filter(Boolean).join(" · ");
  const letters = Array.from(article.text), own = desk.claims.filter((one) => one.source === article.source);
  const now = current(), edges = new Set([0, letters.length]);
  const spans = [...own.map((one) => [one.start, one.end]), ...article.furniture, ...(now && now.words ? [now.words] : [])];
  for (const [start, end] of spans) edges.add(start).add(end);
  const places = [...edges].sort((one, other) => one - other), parts = [];
  for (let place = 0; place + 1 < places.length; place += 1) {
    const [start, end] = [places[place], places[place + 1]], words = letters.slice(start, end).join("");
    const inside = (span) => span[0] <= start && end <= span[1];
    const claims = own.filter((one) => inside([one.start, one.end]));
    const claim = claims.find((one) => one.id === chosen) || claims[0];
    const speaker = now && now.source === article.source && now.words && inside(now.words);
    if (claim) {
      parts.push(make("mark", { textContent: words, onclick: () => { if (getSelection().isCollapsed) choose(claim); },
        className: [claim.id === chosen ? "chosen" : "", claim.rejected ? "rejected" : "", speaker ? "speaker" : ""].join(" ") }));
    } else if (speaker) parts.push(make("span", { className: "speaker", textContent: words }));
    else parts.push(make("span", { className: article.furniture.some(inside) ? "furniture" : "", textContent: words }));
  }
  $("text").lang = article.language;
  $("text").dataset.source = article.source;
  $("text").replaceChildren(...parts);
}

function worded(field, value) {
  if (value === null || value === undefined) return field === "attributed_to" ? say("nobody") : "–";
  if (TRUTHS.includes(field)) return say(value ? "yes" : "no");
  const own = (desk.lists[field] || []).find(([name]) => name === value);
  return own ? own[1] : NUMBERS.includes(field) ? value.toLocaleString(document.documentElement.lang) : String(value);
}
function drawClaim(claim) {
  const detail = $("detail");
  if (!claim) {
    detail.replaceChildren(make("p", { textContent: say("none") }), acts([["add", "a", startAdd]]));
    return;
  }
  const rows = [];
  for (const field of FIELDS) {
    const value = claim.values[field];
    if (TRUTHS.includes(field) ? value : value !== null || field === "attributed_to")
      rows.push(make("dt", { textContent: say(field) }), make("dd", { textContent: worded(field, value) }));
  }
  const doubts = [...claim.doubts];
  if (claim.certainty !== null && !doubts.length) doubts.push(say("certainty", { n: Math.round(claim.certainty * 100) }));
  detail.replaceChildren(
    make("blockquote", { textContent: claim.quote, lang: articleOf(claim).language }),
    ...Object.entries(claim.translations).map(([code, words]) => make("p", { className: "translation" },
      make("small", { textContent: `${say("translated", { language: languageName(code) })} ` }), make("span", { lang: code, textContent: words }))),
    doubts.length ? make("div", { className: claim.doubts.length && !claim.checked ? "doubts" : "certain" }, ...doubts.map((words) => make("div", { textContent: words }))) : "",
    make("dl", {}, make("dt", { textContent: say("figure") }), make("dd", { textContent: claim.figure }), ...rows),
    claim.correction ? make("p", { textContent: `${say("reason")}: ${claim.correction}` }) : "",
    acts([["confirm", "c", confirm], ["correct", "e", startCorrect], ["reject", "r", startReject], ["merge", "m", startMerge],
      ["split", "s", startSplit], ["translate", "t", startTranslate], ["add", "a", startAdd]]));
}
function acts(list) {
  return make("div", { className: "acts" }, ...list.map(([word, key, act]) =>
    make("button", { type: "button", id: `act-${word}`, className: word === "confirm" ? "first" : "", onclick: act },
      say(word), make("kbd", { textContent: key }))));
}

async function decide(key, fields, next) {
  const found = await ask("/decide", { digest: desk.digest, key, fields });
  if (!found) return;
  if (next) chosen = next;
  show(found, say("written"));
}
async function confirm() {
  const claim = current();
  if (!claim || claim.rejected) return;
  const own = shown(), after = own.slice(own.indexOf(claim) + 1).find((one) => !one.checked);
  await decide(claim.key, { confirmed: true }, after ? after.id : claim.id);
}
async function undo() {
  const found = desk.undo ? await ask("/undo", {}) : null;
  if (found) show(found, say("undone"));
}

// Forms: each is fields, a reason (of what readers are told), and what it writes.
function form(head, inputs, write, reason = field("reason", "")) {
  tell("");
  const one = make("form", { onsubmit: async (event) => {
    event.preventDefault();
    const why = reason && one.elements.reason.value.trim();
    if (why === "") { tell(say("no_reason")); one.elements.reason.focus(); return; }
    await write(one.elements, why);
  } }, make("h3", { textContent: head }), ...inputs, reason || "", make("div", { className: "acts" },
    make("button", { type: "submit", className: "first", textContent: say("save") }),
    make("button", { type: "button", textContent: say("cancel"), onclick: () => choose(current()) })));
  $("detail").replaceChildren(one);
  one.querySelector("input, select, textarea").focus();
}
function field(name, value, list = desk.lists[name]) {
  let input;
  if (TRUTHS.includes(name)) list = [["true", say("yes")], ["false", say("no")]];
  if (list) {
    input = make("select", { name });
    if (!TRUTHS.includes(name) && !NEVER_NULL.includes(name)) input.append(new Option("–", ""));
    if (value !== null && value !== "" && !list.some(([one]) => one === String(value))) input.append(new Option(String(value), String(value)));
    input.append(...list.map(([one, words]) => new Option(words, one)));
  } else input = make("input", { name, type: "text", autocomplete: "off", inputMode: NUMBERS.includes(name) ? "decimal" : "text" });
  input.value = value === null || value === undefined ? "" : String(value);
  return make("label", {}, say(name), input);
}
function valueOf(name, words) {
  if (TRUTHS.includes(name)) return words === "true";
  if (words.trim() === "") return null;
  return NUMBERS.includes(name) ? Number(words.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".")) : words.trim();
}
function claimFields(values) {
  const take = make("button", { type: "button", textContent: say("take_marked"), onclick: (event) => {
    if (!marked) tell(say("nothing_marked"));
    else event.target.form.elements.attributed_to.value = marked.words;
  } });
  return FIELDS.flatMap((name) => name === "attributed_to" ? [field(name, values[name]), take] : [field(name, values[name])]);
}
function changesOf(elements, values) {
  const changes = {};
  for (const name of FIELDS) {
    const value = valueOf(name, elements[name].value), before = values[name] === undefined ? null : values[name];
    if (value !== before) changes[name] = value;
  }
  return changes;
}
function startCorrect() {
  const claim = current();
  if (!claim || claim.rejected) return;
  form(say("correct"), claimFields(claim.values), async (elements, reason) => {
    const changes = changesOf(elements, claim.values);
    if (!Object.keys(changes).length) { tell(say("nothing_changed")); return; }
    if (changes.attributed_to !== undefined && changes.party === undefined && changes.attributed_to === null) changes.party = null;
    await decide(claim.key, { ...changes, reason });
  });
}
function startReject() {
  const claim = current();
  if (claim) form(say("reject"), [], (_, reason) => decide(claim.key, { reject: true, reason }));
}
function languageName(code) {
  try { return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(code); } catch { return code; }
}
function startTranslate() {
  const claim = current();
  if (!claim || claim.rejected) return;
  const own = articleOf(claim).language, codes = desk.languages.filter((code) => code !== own);
  if (!codes.length) { tell(say("no_language")); return; }
  const lines = codes.map((code) => make("label", {}, say("translation", { language: languageName(code) }),
    make("textarea", { name: code, rows: 5, lang: code, value: claim.translations[code] || "" })));
  form(say("translate"), [make("blockquote", { textContent: claim.quote, lang: own }), ...lines], async (elements) => {
    const text = {};
    for (const code of codes) {
      const words = elements[code].value.trim();
      if (words !== (claim.translations[code] || "")) text[code] = words;
    }
    if (!Object.keys(text).length) { tell(say("nothing_changed")); return; }
    const found = await ask("/translate", { digest: desk.digest, claim: claim.id, text });
    if (found) show(found, say("written"));
  }, null);
}
function startMerge() {
  const claim = current();
  if (!claim) return;
  const others = desk.claims.filter((one) => one.source === claim.source && one.id !== claim.id && !one.rejected);
  if (!others.length) { tell(say("none")); return; }
  const list = others.map((one) => [one.id, `${one.figure} · ${worded("measure", one.values.measure)} · ${worded("attributed_to", one.values.attributed_to)}`]);
  form(say("merge"), [field("of", list[0][0], list)], (elements, reason) => decide(claim.key, { same_as: elements.of.value, reason }, elements.of.value));
}
function startSplit() {
  const claim = current();
  if (!claim) return;
  const lines = make("textarea", { name: "parts", rows: 4, value: `${claim.figure} = ${claim.values.low ?? claim.values.high}\n` });
  form(say("split"), [make("label", {}, say("parts"), lines)], (elements, reason) => {
    const split = elements.parts.value.split("\n").filter((line) => line.trim()).map((line) => {
      const [, figure, number] = /^(.*?)(?:=([^=]*))?$/.exec(line), low = number === undefined ? null : valueOf("low", number);
      return low === null ? { figure: figure.trim() } : { figure: figure.trim(), low };
    });
    return decide(claim.key, { split, reason });
  });
}
async function startAdd() {
  if (!marked) { tell(say("mark_first")); return; }
  const found = await ask("/marked", marked);
  if (!found) return;
  const own = { relation: "exact", modality: "actual", hearsay: false, former: false, measure: (desk.lists.measure[0] || ["other"])[0], ...found };
  const taken = new Set(desk.claims.flatMap((one) => [one.id, one.key]));
  let number = 1;
  while (taken.has(`missed-${number}`)) number += 1;
  form(`${say("add")}: ${found.figure}`, [make("blockquote", { textContent: found.quote }), ...claimFields(own)], (elements, reason) => {
    const add = { source: found.source, quote: found.quote, figure: found.figure }, fields = {};
    for (const name of FIELDS) {
      const value = valueOf(name, elements[name].value);
      if (name === "high" && value === valueOf("low", elements.low.value)) continue;
      if (["low", "high", "relation"].includes(name)) { if (value !== null || name === "high") add[name] = value; }
      else if (name === "measure" || (value !== null && value !== false && !(name === "modality" && value === "actual"))) fields[name] = value;
    }
    if (add.high === null && add.relation !== "at_least") delete add.high;
    if (add.relation === "exact") delete add.relation;
    return decide(`missed-${number}`, { add, ...fields, reason }, `missed-${number}`);
  });
}

// What is marked in the article, in characters as the program counts them.
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0), text = $("text");
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString(), lead = words.length - words.trimStart().length;
  const start = Array.from(before.toString()).length + lead;
  if (words.trim()) marked = { source: text.dataset.source, start, end: start + Array.from(words.trim()).length, words: words.trim().replace(/\s+/g, " ") };
});

function step(by, wanted = () => true) {
  const own = shown();
  for (let place = own.findIndex((one) => one.id === chosen) + by; own[place]; place += by)
    if (wanted(own[place])) { choose(own[place]); return; }
}
const toggleHelp = () => { $("keys").hidden = !$("keys").hidden; $("help").setAttribute("aria-expanded", String(!$("keys").hidden)); };
const KEYS = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  n: () => step(1, (one) => one.doubts.length && !one.checked), c: confirm, e: startCorrect, r: startReject, m: startMerge, s: startSplit,
  t: startTranslate, a: startAdd, u: undo, "?": toggleHelp };
document.addEventListener("keydown", (event) => {
  if (!desk || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { choose(current()); return; }
  if (event.target.closest("input, select, textarea")) return;
  if (event.key.startsWith("Arrow") && event.target.closest("#article")) return;
  if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});
$("undo").onclick = undo;
$("help").onclick = toggleHelp;
$("filter").onchange = () => choose(shown().find((one) => !one.checked) || shown()[0]);
load();
