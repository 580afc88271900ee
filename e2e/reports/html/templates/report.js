"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  root.classList.add("js");

  // A picture's data are in the file once; whatever shows it again refers to it.
  for (const copy of all("[data-copy]")) {
    const first = document.getElementById(copy.dataset.copy);
    const uri = first && (first.getAttribute("src") || first.getAttribute("href"));
    if (uri) copy.setAttribute(copy.localName === "img" ? "src" : "href", uri);
  }

  // Language
  const buttons = all("[data-set-lang]");
  const known = buttons.map((button) => button.dataset.setLang);
  // Chrome 156 loses what a file:// page just stored, at about one reload in fifteen: the reload gets another
  // process, and neither localStorage nor sessionStorage reaches it. The entry in the tab's history does.
  const keep = (lang) => history.replaceState({ ...history.state, lang }, "");
  const remembered = (value) => {
    if (value) keep(value);
    try {
      if (value) localStorage.setItem("guide-report-lang", value);
      return history.state?.lang || localStorage.getItem("guide-report-lang");
    } catch {
      return history.state?.lang;
    }
  };
  const setLang = (lang) => {
    root.dataset.lang = root.lang = lang;
    document.title = root.getAttribute(`data-title-${lang}`);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.setLang === lang));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => setLang(remembered(button.dataset.setLang) || button.dataset.setLang));
  }
  addEventListener("hashchange", () => keep(root.lang));
  const wanted = [remembered()];
  if (!("chosen" in root.dataset)) wanted.push(...navigator.languages.map((tag) => tag.split("-")[0].toLowerCase()));
  setLang(wanted.find((lang) => known.includes(lang)) || root.dataset.lang);

  // Filters
  const active = new Set();
  const blocks = all(".block");
  const filters = all("[data-filter]");
  const applyFilters = () => {
    let shown = 0;
    for (const block of blocks) {
      const found = block.dataset.findings.split(" ");
      block.hidden = active.size > 0 && !found.some((kind) => active.has(kind));
      shown += block.hidden ? 0 : 1;
    }
    root.classList.toggle("filtering", active.size > 0);
    for (const entry of all("[data-nav-block]")) {
      entry.hidden = document.getElementById(entry.dataset.navBlock).hidden;
    }
    for (const list of all(".contents li:has(> ol)")) list.hidden = !list.querySelector("[data-nav-block]:not([hidden])");
    for (const article of all("article.page")) {
      const empty = active.size > 0 && !article.querySelector(".block:not([hidden])");
      article.hidden = empty;
      const entry = document.querySelector(`[data-nav="${CSS.escape(article.id)}"]`);
      if (entry) entry.hidden = empty;
      hideEmptySections(article);
    }
    for (const filter of filters) {
      const kind = filter.dataset.filter;
      filter.setAttribute("aria-pressed", String(kind ? active.has(kind) : active.size === 0));
    }
    for (const number of all("[data-shown]")) number.textContent = String(shown);
  };
  // A heading stays while something of its section, or of a section below it, does.
  const hideEmptySections = (article) => {
    const open = [];
    for (const part of all(".guide .heading, .block", article)) {
      if (!part.classList.contains("heading")) {
        if (!part.hidden) for (const heading of open) heading.hidden = false;
        continue;
      }
      const level = Number(part.localName.slice(1));
      while (open.length && Number(open.at(-1).localName.slice(1)) >= level) open.pop();
      part.hidden = active.size > 0;
      open.push(part);
    }
  };
  for (const filter of filters) {
    filter.addEventListener("click", () => {
      const kind = filter.dataset.filter;
      if (!kind) active.clear();
      else if (!active.delete(kind)) active.add(kind);
      applyFilters();
    });
  }

  // A link to a block shows it, whatever was filtered or folded.
  const arrive = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) {
      active.clear();
      applyFilters();
    }
    const panel = target.querySelector(":scope > .verdict > .panel");
    if (panel) panel.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", arrive);

  // Before and now
  for (const compare of all(".compare")) {
    const svg = compare.querySelector(".stage > svg");
    const slider = compare.querySelector("input[type=range]");
    const revealed = compare.querySelector(".revealed");
    const handle = compare.querySelector(".handle");
    const { width, height } = svg.viewBox.baseVal;
    const slide = () => {
      const left = compare.dataset.view === "now" ? 0 : (Number(slider.value) / 100) * width;
      const rest = Math.max(width - left, 0.01);
      revealed.setAttribute("x", left);
      revealed.setAttribute("width", rest);
      revealed.setAttribute("viewBox", `${left} 0 ${rest} ${height}`);
      for (const end of ["x1", "x2"]) handle.setAttribute(end, left);
    };
    const setView = (view) => {
      compare.dataset.view = view;
      for (const button of all("[data-set-view]", compare)) {
        button.setAttribute("aria-pressed", String(button.dataset.setView === view));
      }
      slide();
    };
    for (const button of all("[data-set-view]", compare)) {
      button.addEventListener("click", () => setView(button.dataset.setView));
    }
    slider.addEventListener("input", () => setView("slider"));
    const drag = (event) => {
      const box = svg.getBoundingClientRect();
      slider.value = String(Math.round(((event.clientX - box.left) / box.width) * 100));
      setView("slider");
    };
    svg.addEventListener("pointerdown", (event) => {
      if (compare.dataset.view !== "slider") return;
      svg.setPointerCapture(event.pointerId);
      drag(event);
    });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) drag(event);
    });
    slide();
  }

  // Where a label stood on the screen
  for (const label of all("[data-rect]")) {
    const spot = label.closest(".body").querySelector(".spot");
    if (!spot) continue;
    const point = (on) => {
      const names = ["x", "y", "width", "height"];
      label.dataset.rect.split(" ").forEach((value, index) => spot.setAttribute(names[index], value));
      spot.toggleAttribute("hidden", !on);
    };
    for (const event of ["pointerenter", "focus"]) label.addEventListener(event, () => point(true));
    for (const event of ["pointerleave", "blur"]) label.addEventListener(event, () => point(false));
  }

  // The whole screen in its own size
  const dialog = document.querySelector("dialog.enlarged");
  for (const shot of all("[data-enlarge]")) {
    shot.addEventListener("click", () => {
      dialog.querySelector(".content").replaceChildren(shot.querySelector("svg").cloneNode(true));
      dialog.showModal();
    });
  }
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  // On a narrow screen the contents begin folded.
  if (matchMedia("(max-width: 62rem)").matches) document.querySelector(".contents > details").open = false;
  applyFilters();
  arrive();
})();
