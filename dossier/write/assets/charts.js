/* Comforts only: a chart that is pointed at, touched or focused shows the quote of a figure and sets its claimant apart.
   Vega draws it anew under the links of the static picture, which keep their places; until then, or without it, that stays. */
(function () {
  "use strict";
  var VEGA = document.currentScript && new URL("vega.js", document.currentScript.src).href;
  var PICTURE = ".d-wide, .d-narrow";
  var POINT = "figure[data-live] .chart-svg a";
  var GAP = 14; /* px beside the pointer, so that the way straight down to the next row stays free */
  var EDGE = 8; /* px between a tip and the window's edge */
  var LOW = 160; /* px: less than that is no room for a tip, which then lies over its point */
  var LINGER = 200; /* ms to get from a point to its tip */
  var OPTIONS = { mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: false };

  var asked = {}; /* address of a script -> its promise */
  var views = new WeakMap(); /* box of a picture -> Vega's view of it */
  var tip = null;
  var point = null; /* whose tip is shown, or on its way */
  var touch = null; /* the last touch: whose point it was on, and whether its tip was shown before */
  var leaving = 0;

  function ask(address) {
    if (!asked[address]) asked[address] = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed; /* asked once only: what is not there now will not be there soon */
      document.head.appendChild(script);
    });
    return asked[address];
  }

  function chartOf(figure) {
    var address = new URL(figure.getAttribute("data-live"), document.baseURI).href;
    return ask(address).then(function () { return window.dossierCharts[address]; });
  }

  /* From the first use on: tips of our own instead of the browser's, and a live picture for the width that is seen. */
  function use(figure) {
    return chartOf(figure).then(function (chart) {
      figure.querySelectorAll(".chart-svg a > title").forEach(function (title) { title.remove(); });
      draw(figure, chart);
      return chart;
    });
  }

  function draw(figure, chart) {
    var box = Array.prototype.find.call(figure.querySelectorAll(PICTURE), function (one) { return one.offsetWidth; });
    if (!box || views.has(box)) return;
    views.set(box, null);
    if (!figure.hasAttribute("data-used")) watch(figure, chart);
    var place = document.createElement("div");
    place.className = "d-live";
    place.setAttribute("aria-hidden", "true");
    box.insertBefore(place, box.firstChild);
    ask(VEGA).then(function () {
      return window.vegaEmbed(place, box.classList.contains("d-wide") ? chart.wide : chart.narrow, OPTIONS);
    }).then(function (made) {
      views.set(box, made.view);
      box.classList.add("d-is-live");
      if (point && box.contains(point)) pick(box, point, chart);
    }).catch(function () { place.remove(); });
  }

  /* A window made broader or smaller may bring the other picture to light. */
  function watch(figure, chart) {
    figure.setAttribute("data-used", "");
    if (window.ResizeObserver) new ResizeObserver(function () {
      if (point && !point.getBoundingClientRect().width) hide();
      draw(figure, chart);
    }).observe(figure);
  }

  /* Fades all figures but those of one claimant; none without a chart. */
  function pick(box, one, chart) {
    var view = views.get(box);
    if (!view) return;
    var own = chart && chart.tips[one.getAttribute("data-claim")];
    view.signal("picked", own ? own.of : null).runAsync();
  }

  function show(one, x) {
    clearTimeout(leaving);
    if (one === point) return Promise.resolve();
    hide();
    point = one;
    var figure = one.closest("figure");
    return use(figure).then(function (chart) {
      if (point !== one) return;
      pick(one.closest(PICTURE), one, chart);
      fill(one, chart);
      figure.appendChild(tip);
      one.setAttribute("aria-describedby", tip.id);
      place(figure, one, x);
    });
  }

  function fill(one, chart) {
    if (!tip) {
      tip = document.createElement("div");
      tip.id = "d-tip";
      tip.className = "d-tip";
      tip.setAttribute("role", "tooltip");
    }
    var content = chart.tips[one.getAttribute("data-claim")];
    var address = one.href.baseVal;
    var note = address.indexOf("#note-") === 0 && document.getElementById(address.slice(1));
    var go = document.createElement("a");
    go.className = "d-tip-go";
    go.href = address;
    go.tabIndex = -1; /* the point itself leads there */
    go.textContent = note ? chart.words.note.replace("{number}", note.value) : address.indexOf("#") < 0 ? chart.words.source : chart.words.quote;
    tip.replaceChildren();
    /* The site's own words, in which all that strangers wrote was made plain at build. */
    if (content) tip.append.apply(tip, new DOMParser().parseFromString(content.html, "text/html").body.childNodes);
    else tip.append(one.getAttribute("aria-label"));
    tip.append(go);
  }

  /* Beside the pointer, or the point's middle; below its row, else above; always inside the window. */
  function place(figure, one, x) {
    var frame = figure.getBoundingClientRect();
    var row = one.getBoundingClientRect();
    var bar = document.querySelector("header");
    var top = EDGE + (bar && /fixed|sticky/.test(getComputedStyle(bar).position) ? Math.max(0, bar.getBoundingClientRect().bottom) : 0);
    var room = document.documentElement;
    var above = row.top - top;
    var below = room.clientHeight - EDGE - row.bottom;
    tip.style.maxHeight = (Math.max(above, below) < LOW ? room.clientHeight - EDGE - top : Math.max(above, below)) + "px";
    var wide = tip.offsetWidth;
    var high = tip.offsetHeight;
    var from = x === undefined ? row.left + row.width / 2 : x;
    var left = from + GAP + wide + EDGE > room.clientWidth ? from - GAP - wide : from + GAP;
    left = Math.max(EDGE, Math.min(left, room.clientWidth - wide - EDGE));
    var down = Math.max(top, Math.min(high > below && high <= above ? row.top - high : row.bottom, room.clientHeight - EDGE - high));
    tip.style.left = left - frame.left + "px";
    tip.style.top = down - frame.top + "px";
  }

  function hide() {
    clearTimeout(leaving);
    if (!point) return;
    point.removeAttribute("aria-describedby");
    pick(point.closest(PICTURE), point, null);
    if (tip) tip.remove();
    point = null;
  }

  function hideSoon() {
    clearTimeout(leaving);
    leaving = setTimeout(function () { if (!point || point !== document.activeElement) hide(); }, LINGER);
  }

  function at(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
  }

  function quiet() { /* the static picture and its links are still there */ }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var picture = at(event, PICTURE);
    var one = at(event, POINT);
    if (one) show(one, event.clientX).catch(quiet);
    else if (picture && picture.closest("figure[data-live]")) use(picture.closest("figure")).catch(quiet);
    if (!one && at(event, ".d-tip")) clearTimeout(leaving);
    else if (!one && point) hideSoon();
  });
  document.documentElement.addEventListener("pointerleave", function (event) { if (event.pointerType !== "touch") hideSoon(); });

  document.addEventListener("focusin", function (event) {
    var one = at(event, POINT);
    if (one) show(one).catch(quiet);
    else if (!at(event, ".d-tip")) hide();
  });
  document.addEventListener("focusout", function (event) { if (!event.relatedTarget && at(event, POINT)) hideSoon(); });

  document.addEventListener("pointerdown", function (event) {
    var one = at(event, POINT);
    touch = event.pointerType === "touch" ? { point: one, shown: one !== null && one === point } : null;
  });
  document.addEventListener("pointerup", function (event) {
    if (!at(event, POINT) && !at(event, ".d-tip")) hide();
  });

  /* The first touch of a point shows its tip, the second one follows it. */
  document.addEventListener("click", function (event) {
    var one = at(event, POINT);
    if (!one || !touch || touch.point !== one || touch.shown) return;
    event.preventDefault();
    show(one, event.clientX).catch(function () { location.assign(one.href.baseVal); });
  });

  function step(one, by) {
    var all = Array.prototype.slice.call(one.ownerSVGElement.querySelectorAll("a"));
    var next = all[all.indexOf(one) + by];
    if (next) {
      one.setAttribute("tabindex", "-1");
      next.removeAttribute("tabindex");
      next.focus();
    }
    return Boolean(next);
  }

  /* The points of a picture are one stop of the tab key; arrows go from one to the next. */
  function oneStop() {
    document.querySelectorAll("figure[data-live] .chart-svg").forEach(function (picture) {
      picture.querySelectorAll("a:not(:first-of-type)").forEach(function (one) { one.setAttribute("tabindex", "-1"); });
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", oneStop);
  else oneStop();
  if (typeof document$ !== "undefined") document$.subscribe(oneStop);

  document.addEventListener("keydown", function (event) {
    touch = null;
    if (event.key === "Escape") hide();
    var by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    var one = at(event, POINT);
    if (by && one && !event.altKey && !event.ctrlKey && !event.metaKey && step(one, by)) event.preventDefault();
  });
})();
