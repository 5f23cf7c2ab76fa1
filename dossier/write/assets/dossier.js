/* Comforts only: without this script all can be read. Shows a note where it is cited, copies a quote with its citation,
   sorts tables, draws a chart's PNG, opens what an address points into, opens all for print. Asks nothing of any server. */
(function () {
  "use strict";

  /* What the end of an address points to, if anything. */
  function pointedAt(hash) {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch (error) { return null; }
  }

  var HOVER = 120, LEAVE = 260, ANNOUNCED = 2000; /* milliseconds: passing over a citation shows nothing; the way into the box is not lost */
  var GAP = 8; /* pixels between the box and the citation, and the edges of the window */

  function element(tag, name) {
    var made = document.createElement(tag);
    made.className = name;
    return made;
  }

  function main() {
    return document.querySelector("article") || document.querySelector("main") || document.body;
  }

  /* What happened, for those who do not see it. */
  var teller = null;
  function announce(words) {
    if (!teller || !teller.isConnected) {
      teller = element("p", "d-unseen");
      teller.setAttribute("role", "status");
      main().appendChild(teller);
    }
    teller.textContent = "";
    setTimeout(function () { teller.textContent = words; }, 60); /* a new text in a box that was there before is read out */
  }

  /* Notes: one box, made when the first citation is pointed at, filled with a copy of the note in the page. */
  var box = null, shown = null, timer = 0;

  function makeBox() {
    box = element("div", "d-note-box");
    box.id = "note-box";
    box.hidden = true;
    box.addEventListener("pointerenter", function () { clearTimeout(timer); });
    box.addEventListener("pointerleave", function () { later(hide, LEAVE); });
    main().appendChild(box);
  }

  function later(act, time) {
    clearTimeout(timer);
    timer = setTimeout(act, time);
  }

  function fill(note) {
    box.replaceChildren.apply(box, Array.prototype.map.call(note.childNodes, function (node) { return node.cloneNode(true); }));
    box.querySelectorAll(".d-back").forEach(function (back) { back.remove(); });
    box.querySelectorAll("[id]").forEach(function (copy) { copy.removeAttribute("id"); });
  }

  function show(cite) {
    var note = pointedAt(cite.hash);
    if (!note || shown === cite) return;
    hide();
    if (!box || !box.isConnected) makeBox();
    fill(note);
    box.hidden = false;
    box.className = "d-note-box";
    box.removeAttribute("role");
    shown = cite;
    cite.setAttribute("aria-describedby", box.id);
    place();
    window.addEventListener("scroll", place, { passive: true });
  }

  /* Under a finger the note comes up from the bottom of the screen, and the place that was read stays where it is. */
  function sheet(cite) {
    show(cite);
    if (shown !== cite) return;
    var close = element("button", "d-close");
    close.type = "button";
    close.textContent = document.querySelector("[data-folds]").getAttribute("data-close");
    close.addEventListener("click", hide);
    box.prepend(close);
    box.className = "d-note-box d-sheet";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", cite.getAttribute("aria-label"));
    box.style.transform = box.style.maxHeight = "";
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    window.removeEventListener("scroll", place);
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    if (box.contains(document.activeElement)) shown.focus({ preventScroll: true });
    shown = null;
    box.hidden = true;
    window.removeEventListener("scroll", place);
  }

  function place() {
    var at = shown.getBoundingClientRect(), width = document.documentElement.clientWidth;
    if (at.bottom < 0 || at.top > window.innerHeight) return hide();
    var below = window.innerHeight - at.bottom - 2 * GAP, above = at.top - 2 * GAP;
    box.style.maxHeight = Math.max(below, above) + "px";
    var height = box.offsetHeight;
    var top = height <= below || below >= above ? at.bottom + GAP : at.top - GAP - height;
    var left = Math.max(GAP, Math.min(at.left - 24, width - box.offsetWidth - GAP));
    box.style.transform = "translate(" + left + "px," + top + "px)"; /* unlike top and left, no layout shift to a browser's count */
  }

  function citation(target) {
    return target.closest && target.closest('a[href^="#note-"]:not(.d-tip-go)');
  }

  function watchNotes() {
    document.addEventListener("pointerover", function (event) {
      var cite = event.pointerType === "mouse" && citation(event.target);
      if (cite) later(function () { show(cite); }, HOVER);
    });
    document.addEventListener("pointerout", function (event) {
      if (event.pointerType === "mouse" && citation(event.target)) later(hide, LEAVE);
    });
    document.addEventListener("focusin", function (event) {
      var cite = citation(event.target);
      if (cite && cite.matches(":focus-visible")) show(cite);
      else if (shown && !box.contains(event.target)) hide();
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
    var finger = false; /* whether the last thing that pointed was one */
    document.addEventListener("pointerdown", function (event) { finger = event.pointerType === "touch"; });
    document.addEventListener("click", function (event) {
      var cite = citation(event.target);
      if (cite && finger && pointedAt(cite.hash)) {
        event.preventDefault();
        sheet(cite);
      } else if (shown && (cite || !box.contains(event.target))) hide();
    });
    window.addEventListener("hashchange", hide);
  }

  /* Quotes: a button beside each permalink. */
  function onOneLine(node) {
    return node.textContent.replace(/[ \n\t]+/g, " ").trim();
  }

  function parts(link) {
    var quote = link.closest("blockquote"), words = quote.querySelector(".d-words"), translation = quote.querySelector(".d-translation");
    var translated = translation ? " [" + onOneLine(translation) + "]" : "";
    return { quote: onOneLine(words), lang: words.lang, cite: translated + " — " + link.getAttribute("data-cite") + ", ", address: link.href };
  }

  function asHtml(copied) {
    var whole = element("div", ""), quote = element("q", ""), link = element("a", "");
    quote.lang = copied.lang;
    quote.style.quotes = "none"; /* the marks are in the words already */
    quote.textContent = copied.quote;
    link.href = link.textContent = copied.address;
    whole.append(quote, copied.cite, link);
    return new XMLSerializer().serializeToString(whole);
  }

  /* Where the browser keeps the clipboard from a page (a folder's, or one without https), the older way. */
  function copyByCommand(text, html) {
    var held = element("textarea", "d-unseen"), active = document.activeElement;
    function give(event) {
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
    }
    held.value = text;
    document.body.appendChild(held);
    held.select();
    document.addEventListener("copy", give);
    var done = document.execCommand("copy");
    document.removeEventListener("copy", give);
    held.remove();
    active.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  function copy(text, html) {
    if (!navigator.clipboard || !navigator.clipboard.write || typeof ClipboardItem === "undefined") return copyByCommand(text, html);
    var item = new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) });
    return navigator.clipboard.write([item]).catch(function () { return copyByCommand(text, html); });
  }

  function makeCopier(link) {
    if (link.nextElementSibling) return;
    var button = element("button", "d-copy");
    button.type = "button";
    button.textContent = link.getAttribute("data-copy");
    if (link.hasAttribute("aria-label")) button.setAttribute("aria-label", link.getAttribute("data-copy") + ": " + link.getAttribute("aria-label"));
    link.after(button);
  }

  function copied(event) {
    var button = event.target.closest && event.target.closest("button.d-copy");
    if (!button) return;
    var link = button.previousElementSibling, cited = parts(link);
    copy(cited.quote + cited.cite + cited.address, asHtml(cited)).then(function () {
      button.textContent = link.getAttribute("data-copied");
      announce(link.getAttribute("data-announcement"));
      setTimeout(function () { button.textContent = link.getAttribute("data-copy"); }, ANNOUNCED);
    }, function () { /* nothing was copied, so nothing is said */ });
  }

  /* The other language of the same place on the page. */
  function keepPlace(event) {
    var other = event.target.closest && event.target.closest("a.d-language");
    if (other && location.hash) other.hash = location.hash;
  }

  /* Tables */
  function value(row, column) {
    var cell = row.cells[column];
    var given = cell.getAttribute("data-value");
    return (given === null ? cell.textContent : given).trim();
  }

  function compare(language) {
    var collator = new Intl.Collator(language, { numeric: true });
    return function (one, other) {
      if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
      var difference = Number(one) - Number(other);
      return isNaN(difference) ? collator.compare(one, other) : difference;
    };
  }

  function sort(table, column, down) {
    var body = table.tBodies[0], heads = table.tHead.rows[0].cells;
    var order = compare(document.documentElement.lang || "en");
    var rows = Array.prototype.map.call(body.rows, function (row, place) { return { row: row, key: value(row, column), place: place }; });
    rows.sort(function (one, other) {
      var empty = (one.key === "") - (other.key === "");
      return empty || (down ? -1 : 1) * order(one.key, other.key) || one.place - other.place;
    });
    body.append.apply(body, rows.map(function (entry) { return entry.row; }));
    Array.prototype.forEach.call(heads, function (head, place) {
      if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    announce(table.getAttribute(down ? "data-down" : "data-up").replace("%", heads[column].textContent));
  }

  function makeSortable(table) {
    if (table.hasAttribute("data-ready")) return;
    table.setAttribute("data-ready", "");
    var bar = element("div", "d-sort"), label = document.createElement("label"), choice = document.createElement("select");
    var reverse = element("button", "d-reverse");
    function descends(head) { return head.getAttribute("aria-sort") === "ascending"; }
    label.append(table.getAttribute("data-sort-label"), " ", choice);
    reverse.type = "button";
    reverse.textContent = table.getAttribute("data-reverse");
    reverse.disabled = true;
    bar.append(label, reverse);
    table.parentNode.insertBefore(bar, table);
    choice.add(new Option("–", ""));
    function by(column, down) {
      sort(table, column, down);
      choice.value = column;
      reverse.disabled = false;
    }
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      choice.add(new Option(head.textContent, column));
      button.addEventListener("click", function () { by(column, descends(head)); });
      head.replaceChildren(button);
    });
    choice.addEventListener("change", function () { if (choice.value !== "") by(Number(choice.value), false); });
    reverse.addEventListener("click", function () {
      var head = table.tHead.rows[0].cells[Number(choice.value)];
      if (choice.value !== "") by(Number(choice.value), descends(head));
    });
  }

  /* Filters of a table, whose state is the end of the address: "#side=a&measure=b". */
  function makeFilters(form) {
    var fields = Array.prototype.slice.call(form.elements).filter(function (field) { return field.name; });
    var rows = form.parentNode.querySelectorAll("tbody tr"), told = form.querySelector("[role=status]");
    function apply() {
      var shown = 0;
      rows.forEach(function (row) {
        row.hidden = !fields.every(function (field) { return !field.value || row.getAttribute("data-" + field.name).split(" ").indexOf(field.value) >= 0; });
        shown += !row.hidden;
      });
      told.textContent = form.getAttribute("data-shown").replace("%", shown);
    }
    function read() {
      var wanted = new URLSearchParams(location.hash.slice(1));
      fields.forEach(function (field) {
        field.value = wanted.get(field.name) || "";
        if (field.selectedIndex < 0) field.value = "";
      });
      apply();
    }
    function write() {
      var wanted = new URLSearchParams();
      fields.forEach(function (field) { if (field.value) wanted.set(field.name, field.value); });
      history.replaceState(null, "", "#" + wanted);
      apply();
    }
    form.hidden = false;
    form.addEventListener("change", write);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(write); });
    window.addEventListener("hashchange", read);
    read();
  }

  /* Material puts an editor's wide table into a box that scrolls; the keyboard must get there to scroll it. */
  function makeReachable(box) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }

  function reachAll() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(makeReachable);
  }

  /* Charts taken along: whole addresses in what is copied, and a PNG, drawn here from the SVG with the page's address under it. */
  var SCALE = 2, LINE = 24; /* pixels for one of the picture's, so that letters stay sharp; room for the address */

  function addressOf(place) {
    return location.href.replace(/#.*$/, "") + place;
  }

  function completeSnippet(field) {
    var place = field.getAttribute("data-address");
    if (place) field.textContent += addressOf(place);
    else field.textContent = field.textContent.replace(/src="([^"]*)"/, function (_, path) { return 'src="' + new URL(path, document.baseURI).href + '"'; });
  }

  function makeDrawer(link) {
    if (link.nextElementSibling && link.nextElementSibling.matches("button")) return;
    var button = element("button", "d-png");
    button.type = "button";
    button.textContent = link.getAttribute("data-png");
    button.addEventListener("click", function () { drawPng(link, button); });
    link.after(button);
  }

  function drawPng(link, button) {
    var picture = new Image(), figure = button.closest("figure");
    picture.onload = function () {
      var canvas = document.createElement("canvas"), brush = canvas.getContext("2d");
      var width = picture.naturalWidth, height = picture.naturalHeight + LINE;
      canvas.width = width * SCALE;
      canvas.height = height * SCALE;
      brush.scale(SCALE, SCALE);
      brush.fillStyle = "#ffffff";
      brush.fillRect(0, 0, width, height);
      brush.drawImage(picture, 0, 0);
      brush.fillStyle = "#595959";
      brush.font = "13px sans-serif";
      brush.fillText(addressOf(figure ? "#" + figure.id : ""), LINE, height - LINE, width - 2 * LINE);
      try { canvas.toBlob(function (file) { save(URL.createObjectURL(file), link); }); }
      catch (refused) { link.click(); } /* a page from a folder may not read what it drew: the SVG is there */
    };
    picture.onerror = function () { link.click(); };
    picture.src = link.href;
  }

  function save(address, link) {
    var saver = element("a", "");
    saver.href = address;
    saver.download = link.pathname.replace(/.*\//, "").replace(/svg$/, "png");
    saver.click();
    setTimeout(function () { URL.revokeObjectURL(address); }, ANNOUNCED);
  }

  /* Addresses and paper */
  function openTarget() {
    var target = pointedAt(location.hash);
    var closed = target && target.closest("details:not([open])");
    if (!closed) return;
    for (; closed; closed = closed.parentElement.closest("details:not([open])")) closed.open = true;
    target.scrollIntoView();
  }

  /* Where a topic has too many figures for one page, a link from when it had them all leads to the page that has it now. */
  function findMoved() {
    var list = document.querySelector("[data-places]"), id = /^#(?:claim|passage|note)-([\w-]+)$/.exec(location.hash);
    if (!list || !id || pointedAt(location.hash)) return;
    var script = document.createElement("script");
    script.src = list.getAttribute("data-places");
    script.onload = function () {
      for (var page in window.dossierPlaces) {
        if (window.dossierPlaces[page].split(" ").indexOf(id[1]) >= 0) location.replace(new URL(page, script.src) + location.hash);
      }
    };
    document.head.appendChild(script);
  }

  /* What the notes say already, and what no figure stands in, is left out on paper. */
  function openAll() {
    hide();
    document.querySelectorAll("details:not([open], .d-more-quotes, .d-also, .d-unfigured)").forEach(function (details) { details.setAttribute("data-printed", ""); details.open = true; });
  }

  /* A list that stands open for readers without this script, with which each part of it is shown where it is cited. */
  function fold(list) {
    list.setAttribute("data-ready", "");
    list.open = false;
  }

  /* A browser lays out what is folded where fields to fill in stand in it; so these come when it opens. */
  function whenOpen(part, make) {
    var closed = part.closest("details:not([open])");
    if (closed) closed.addEventListener("toggle", function () { whenOpen(part, make); }, { once: true });
    else make(part);
  }

  function closeAgain() {
    document.querySelectorAll("details[data-printed]").forEach(function (details) { details.removeAttribute("data-printed"); details.open = false; });
  }

  /* The choice to leave out doubtful sources goes along from page to page, until the visit ends. */
  function keepChoice(box) {
    try { if (sessionStorage.getItem(box.id)) box.checked = true; } catch (error) { return; } /* a reader may forbid it */
    box.addEventListener("change", function () { sessionStorage.setItem(box.id, box.checked ? "1" : ""); });
  }

  function start() {
    document.querySelectorAll("#without-doubtful").forEach(keepChoice);
    document.querySelectorAll("table[data-sortable]").forEach(function (table) { whenOpen(table, makeSortable); });
    document.querySelectorAll("a[data-cite]").forEach(makeCopier);
    document.querySelectorAll("a[data-png]").forEach(makeDrawer);
    document.querySelectorAll(".d-snippet:not([data-complete])").forEach(function (field) {
      field.setAttribute("data-complete", "");
      completeSnippet(field);
    });
    document.querySelectorAll("details[data-folds]:not([data-ready])").forEach(fold);
    document.querySelectorAll("form.d-filters[hidden]").forEach(makeFilters);
    openTarget();
    findMoved();
    setTimeout(reachAll); /* once the theme has made the boxes */
  }

  watchNotes();
  document.addEventListener("click", copied);
  document.addEventListener("click", keepPlace, true);
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("hashchange", findMoved);
  window.addEventListener("resize", reachAll);
  window.addEventListener("beforeprint", openAll);
  window.addEventListener("afterprint", closeAgain);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  if (typeof document$ !== "undefined") document$.subscribe(start); /* Material, when it changes pages without loading them */
})();
