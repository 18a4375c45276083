/* What the page can do beyond plain links: show one report at a time, light the words of a mark, keys, filter, theme. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const live = document.querySelector(".live");
  let opener = null; // the mark that was opened last: where "back" leads
  root.classList.add("js");

  // ---- one report at a time
  const showReport = (report) => {
    const pane = report.closest(".pane");
    for (const other of all(".report", pane)) other.classList.toggle("open", other === report);
    pane.querySelector(".pick").value = report.id;
    return pane;
  };
  const scrolls = (pane) => getComputedStyle(pane).overflowY === "auto";
  const scrollTo = (pane, target, share) => {
    if (!scrolls(pane)) return target.scrollIntoView({ block: share ? "center" : "start" });
    const top = target.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    const head = pane.querySelector(".pane-head").offsetHeight;
    pane.scrollTop = top - (share ? head + (pane.clientHeight - head) * share : head);
  };

  // ---- light the exact words
  const clear = () => {
    for (const mark of all("mark.lit")) mark.classList.remove("lit");
    for (const link of all("a.now")) link.classList.remove("now");
  };
  const open = (id, from) => {
    const target = document.getElementById(id);
    const report = target && target.closest(".report");
    if (!report) return false;
    const pane = showReport(report);
    clear();
    if (target === report) {
      scrollTo(pane, report, 0);
    } else {
      const pieces = all(`mark[id="${id}"], mark[data-of="${id}"]`);
      for (const piece of pieces) piece.classList.add("lit");
      scrollTo(pane, target, 0.25);
      live.textContent = `${report.querySelector("header .meta").textContent.trim()}: ${pieces.map((p) => p.textContent).join(" ")}`;
    }
    if (from) {
      opener = from;
      from.classList.add("now");
    }
    pane.querySelector(".back").hidden = !opener;
    return true;
  };
  const back = () => {
    clear();
    for (const button of all(".back")) button.hidden = true;
    if (!opener) return;
    const from = opener;
    opener = null;
    from.focus({ preventScroll: true });
    from.scrollIntoView({ block: "nearest" });
    const box = from.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight - 60) from.scrollIntoView({ block: "center" });
  };
  const reveal = (target) => {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || open(id, null)) return;
    const target = document.getElementById(id);
    if (target) reveal(target);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const id = decodeURIComponent(link.getAttribute("href").slice(1));
    if (!open(id, link.closest(".told") ? link : null)) return;
    event.preventDefault();
    history.pushState(null, "", `#${id}`);
  });
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);

  // ---- the pane's own tools
  for (const pane of all(".pane")) {
    const first = pane.querySelector(".report");
    if (first) showReport(first);
    const pick = pane.querySelector(".pick");
    const go = (id) => {
      open(id, null);
    };
    pick.addEventListener("change", () => go(pick.value));
    pane.querySelector(".back").addEventListener("click", back);
    for (const step of all(".step", pane)) {
      step.addEventListener("click", () => {
        const next = pick.options[pick.selectedIndex + Number(step.dataset.step)];
        if (next) go(next.value);
      });
    }
  }

  // ---- keys: j and k walk the marks, Escape leads back, / filters
  const story = () => {
    const here = document.activeElement.closest(".story");
    return here || all(".story").find((s) => s.getBoundingClientRect().bottom > 80) || document;
  };
  const walk = (step) => {
    const marks = all(".told a.src", story());
    const fits = (a) => a.checkVisibility() && !a.closest(".roots, .copy > summary");
    const from = marks.indexOf(opener || document.activeElement);
    let next = from + step;
    if (from < 0) next = marks.findIndex((a) => fits(a) && a.getBoundingClientRect().top > 0);
    while (marks[next] && !fits(marks[next])) next += step;
    const mark = marks[next];
    if (!mark) return;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
    mark.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const field = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      if (field && field.value && field.type === "search") return;
      if (field) field.blur();
      back();
    } else if (!field && (event.key === "j" || event.key === "ArrowRight")) {
      walk(1);
    } else if (!field && (event.key === "k" || event.key === "ArrowLeft")) {
      walk(-1);
    } else if (!field && event.key === "/") {
      const filter = story().querySelector(".filter input");
      if (!filter) return;
      event.preventDefault();
      filter.focus();
    }
  });

  // ---- filter by words and by status
  const sift = (told) => {
    const words = told.querySelector(".filter input").value.trim().toLowerCase();
    const chip = told.querySelector('.chip[aria-pressed="true"]');
    const status = chip ? chip.dataset.status : "";
    let shown = 0;
    for (const row of all("[data-row]", told)) {
      const wrong = status && row.dataset.status && row.dataset.status !== status;
      const fits = !wrong && (!words || row.textContent.toLowerCase().includes(words));
      row.classList.toggle("filtered", !fits);
      if (fits) shown += 1;
    }
    for (const group of all(".speaker", told)) {
      group.classList.toggle("filtered", Boolean(words) && !group.querySelector("[data-row]:not(.filtered)"));
    }
    if (words) for (const more of all("details.more", told)) more.open = true;
    if (status) for (const more of all(".known > details.more", told)) more.open = true;
    told.querySelector(".nohits").hidden = shown > 0;
  };
  for (const told of all(".told")) {
    told.querySelector(".filter input").addEventListener("input", () => sift(told));
    for (const chip of all(".chip", told)) {
      chip.addEventListener("click", () => {
        const on = chip.getAttribute("aria-pressed") !== "true";
        for (const other of all(".chip", told)) other.setAttribute("aria-pressed", String(on && other === chip));
        sift(told);
      });
    }
  }

  // ---- light and dark
  const theme = document.querySelector(".theme");
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const keep = (name) => {
    try {
      localStorage.setItem("hearsay-theme", name);
    } catch {
      /* a page opened from a file may have no storage: the choice then lasts as long as the page */
    }
  };
  const tell = () => {
    theme.textContent = isDark() ? "Light" : "Dark";
    theme.setAttribute("aria-pressed", String(isDark()));
  };
  try {
    const kept = localStorage.getItem("hearsay-theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    /* as above */
  }
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    tell();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
  tell();

  // ---- print everything
  addEventListener("beforeprint", () => {
    for (const folded of all("details:not([open])")) {
      folded.dataset.folded = "";
      folded.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const folded of all("details[data-folded]")) {
      folded.open = false;
      delete folded.dataset.folded;
    }
  });
  follow();
})();
