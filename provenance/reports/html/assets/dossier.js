"use strict";
// Choosing a pair of versions, filtering its rows, going from change to change, and drawing ribbons.
// Without it the page shows everything, one pair below the other.
(function () {
  const SVG = "http://www.w3.org/2000/svg";
  const pairs = Array.from(document.querySelectorAll(".pair"));
  const bar = document.getElementById("bar");
  if (!bar || !pairs.length) return;
  const select = document.getElementById("pair");
  const tip = document.getElementById("tip");
  const filters = Array.from(bar.querySelectorAll("input[name=filter]"));
  let current = pairs[0];
  let row = null;

  const say = (text) => { document.getElementById("said").textContent = text; };
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const filter = () => filters.find((input) => input.checked).value;
  const seen = (element) => element.getClientRects().length > 0;

  function show(pair) {
    current = pair;
    row = null;
    for (const other of pairs) other.hidden = other !== pair;
    if (select) select.value = pair.id;
    for (const count of bar.querySelectorAll("[data-count]")) {
      count.textContent = pair.getAttribute("data-" + count.dataset.count);
    }
    bar.querySelector(".filters").hidden = !pair.querySelector(".rows");
    refresh();
  }

  function setFilter(value) {
    for (const input of filters) input.checked = input.value === value;
    refresh();
  }

  function refresh() {
    document.body.dataset.filter = filter();
    const none = current.querySelector(".none");
    const rows = Array.from(current.querySelectorAll(".row"));
    if (none && rows.length) none.hidden = rows.some(seen);
    draw();
  }

  // Ribbons: from the paragraphs of a cell on the left to those of a cell on the right.

  function extent(cell) {
    const texts = cell.querySelectorAll(".p");
    return { first: texts[0], top: texts[0].getBoundingClientRect().top, bottom: texts[texts.length - 1].getBoundingClientRect().bottom };
  }

  function ribbon(left, right, base, name) {
    const a = extent(left), b = extent(right);
    const x = left.getBoundingClientRect().right - base.left, x2 = right.getBoundingClientRect().left - base.left;
    if (x2 <= x) return null;
    const [y, y1, y2, y3] = [a.top, a.bottom, b.top, b.bottom].map((value) => value - base.top);
    const middle = (x + x2) / 2;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", `M${x} ${y}C${middle} ${y} ${middle} ${y2} ${x2} ${y2}L${x2} ${y3}C${middle} ${y3} ${middle} ${y1} ${x} ${y1}Z`);
    path.setAttribute("class", name);
    path.dataset.left = a.first.id;
    path.dataset.right = b.first.id;
    return path;
  }

  function draw() {
    const columns = current.querySelector(".columns");
    const old = columns.querySelector(".ribbons");
    if (old) old.remove();
    const ends = new Map();
    const paths = [];
    const base = columns.getBoundingClientRect();
    for (const found of current.querySelectorAll(".row.crosses, .row.merged, .row.split, .row.rearranged")) {
      if (!seen(found)) continue;
      const end = ends.get(found.dataset.link) || {};
      end.left = found.querySelector(".cell.l") || end.left;
      end.right = found.querySelector(".cell.r") || end.right;
      end.crosses = found.classList.contains("crosses");
      end.link = found.dataset.link;
      ends.set(end.link, end);
    }
    for (const end of ends.values()) {
      const path = end.left && end.right && ribbon(end.left, end.right, base, end.crosses ? "crosses" : "regrouped");
      if (path) {
        path.dataset.link = end.link;
        paths.push(path);
      }
    }
    if (!paths.length) return;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "ribbons");
    svg.setAttribute("aria-hidden", "true");
    svg.append(...paths);
    columns.append(svg);
  }

  function light(link) {
    for (const path of current.querySelectorAll(".ribbons path")) path.classList.toggle("on", path.dataset.link === link);
  }

  // From change to change, and from pair to pair.

  function changes(pair) {
    return Array.from(pair.querySelectorAll(".row[data-g]:not([data-g=''])")).filter(seen);
  }

  function go(step) {
    const found = changes(current);
    let at = found.indexOf(row);
    if (at < 0) {
      const below = found.findIndex((other) => other.getBoundingClientRect().top > innerHeight * 0.3);
      at = step > 0 ? (below < 0 ? found.length : below) : (below < 0 ? found.length - 1 : below - 1);
    } else {
      at += step;
    }
    if (at < 0 || at >= found.length) {
      say(step > 0 ? "No further change in this pair." : "No earlier change in this pair.");
      return;
    }
    mark(found[at]);
    say(`Change ${at + 1} of ${found.length}`);
  }

  function mark(next) {
    if (row) row.classList.remove("here");
    row = next;
    row.classList.add("here");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    light(row.dataset.link);
  }

  function turn(step) {
    const at = pairs.indexOf(current) + step;
    if (at < 0 || at >= pairs.length) {
      say(step > 0 ? "This is the last pair." : "This is the first pair.");
      return;
    }
    show(pairs[at]);
    say(current.dataset.label);
    current.querySelector(".pairname").focus({ preventScroll: true });
    current.scrollIntoView({ block: "start", behavior: "auto" });
  }

  function reveal() {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    const target = id && document.getElementById(id);
    const pair = target && target.closest(".pair");
    if (!pair) return;
    if (pair !== current) show(pair);
    if (!seen(target)) setFilter("all");
    target.scrollIntoView({ block: target === pair ? "start" : "center", behavior: "auto" });
  }

  // The reason of a fact, on hover and on focus.

  function explain(fact) {
    const note = document.getElementById(fact.getAttribute("aria-describedby"));
    if (!note) return;
    tip.replaceChildren(...note.cloneNode(true).childNodes);
    tip.hidden = false;
    const place = fact.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
    tip.style.top = `${place.bottom + size.height + 8 > innerHeight ? place.top - size.height - 6 : place.bottom + 6}px`;
    for (const other of current.querySelectorAll("mark[aria-describedby]")) {
      other.classList.toggle("on", other.getAttribute("aria-describedby") === note.id);
    }
  }

  function hush() {
    tip.hidden = true;
    for (const other of current.querySelectorAll("mark.on")) other.classList.remove("on");
  }

  const factOf = (event) => event.target instanceof Element && event.target.closest("mark[aria-describedby]");
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const fact = factOf(event);
      if (fact) explain(fact); else if (!tip.hidden && !factOf({ target: document.activeElement })) hush();
      const crossing = event.target instanceof Element && event.target.closest(".row.crosses");
      if (crossing) light(crossing.dataset.link);
    });
  }
  document.addEventListener("focusout", (event) => { if (factOf(event)) hush(); });
  addEventListener("scroll", () => {
    const fact = tip.hidden ? null : factOf({ target: document.activeElement });
    if (fact) explain(fact); else hush();
  }, { passive: true });

  const KEYS = { n: () => go(1), p: () => go(-1), "]": () => turn(1), "[": () => turn(-1) };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hush();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea, input:not([type=radio])")) return;
    const act = KEYS[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  document.getElementById("change-on").addEventListener("click", () => go(1));
  document.getElementById("change-back").addEventListener("click", () => go(-1));
  if (select) {
    select.addEventListener("change", () => show(document.getElementById(select.value)));
    document.getElementById("pair-on").addEventListener("click", () => turn(1));
    document.getElementById("pair-back").addEventListener("click", () => turn(-1));
  }
  for (const input of filters) input.addEventListener("change", refresh);
  addEventListener("hashchange", reveal);
  // A second click on the same link changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });
  let waiting = 0;
  const later = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); };
  const observer = new ResizeObserver(later);
  for (const pair of pairs) observer.observe(pair.querySelector(".columns"));

  bar.hidden = false;
  show(pairs[0]);
  document.body.classList.add("ready");
  reveal();
})();
