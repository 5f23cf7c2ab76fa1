/* Comforts only: without this script all can be read. Sorts tables, opens what an address points into, opens all for print. */
(function () {
  "use strict";

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
    var body = table.tBodies[0];
    var order = compare(document.documentElement.lang || "en");
    var rows = Array.prototype.map.call(body.rows, function (row, place) { return { row: row, key: value(row, column), place: place }; });
    rows.sort(function (one, other) {
      var empty = (one.key === "") - (other.key === "");
      return empty || (down ? -1 : 1) * order(one.key, other.key) || one.place - other.place;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, place) {
      if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  function makeSortable(table) {
    if (table.hasAttribute("data-ready")) return;
    table.setAttribute("data-ready", "");
    var label = document.createElement("label");
    var choice = document.createElement("select");
    label.className = "d-sort";
    label.append(table.getAttribute("data-sort-label"), choice);
    table.parentNode.insertBefore(label, table);
    choice.add(new Option("–", ""));
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      choice.add(new Option(head.textContent, column));
      button.addEventListener("click", function () {
        sort(table, column, head.getAttribute("aria-sort") === "ascending");
        choice.value = column;
      });
      head.replaceChildren(button);
    });
    choice.addEventListener("change", function () { if (choice.value !== "") sort(table, Number(choice.value), false); });
  }

  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var closed = target && target.closest("details:not([open])");
    if (!closed) return;
    for (; closed; closed = closed.parentElement.closest("details:not([open])")) closed.open = true;
    target.scrollIntoView();
  }

  function start() {
    document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
    openTarget();
  }

  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (details) { details.setAttribute("data-printed", ""); details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-printed]").forEach(function (details) { details.removeAttribute("data-printed"); details.open = false; });
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  if (typeof document$ !== "undefined") document$.subscribe(start); /* Material, when it changes pages without loading them */
})();
