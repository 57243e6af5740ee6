// Results follow what is ticked, in the same page. Without this module the form and the links do the same.
const PATIENCE = 300; // milliseconds in which a reader may tick more
const search = document.getElementById("search");
const form = document.getElementById("facets");
const field = document.getElementById("q");
const count = document.getElementById("count");

let waiting = 0;
let running = null;

function asked() {
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return form.action.split("?")[0] + (query && `?${query}`);
}

// A way to find the same control once the page has another one in its place.
function named(control) {
  if (control?.id) return `#${CSS.escape(control.id)}`;
  if (control?.form === form && control.name) {
    return `[name="${CSS.escape(control.name)}"][value="${CSS.escape(control.value)}"]`;
  }
  return control?.closest("details[data-facet]")
    ? `[data-facet="${CSS.escape(control.closest("details[data-facet]").dataset.facet)}"] > summary`
    : "";
}

function unfolded() {
  return new Map([...form.querySelectorAll("details[data-facet]")].map((one) => [one.dataset.facet, one.open]));
}

function swap(fresh) {
  const open = unfolded();
  const focused = search.contains(document.activeElement) ? named(document.activeElement) : "";
  for (const part of document.querySelectorAll("[data-part]")) {
    part.replaceChildren(...fresh.querySelector(`[data-part="${part.dataset.part}"]`).childNodes);
  }
  for (const one of form.querySelectorAll("details[data-facet]")) {
    one.open = open.get(one.dataset.facet) ?? one.open;
  }
  search.className = fresh.getElementById("search").className;
  if (document.activeElement !== field) field.value = fresh.getElementById("q").value;
  document.title = fresh.title;
  count.textContent = fresh.getElementById("count").textContent; // announced: it is a status
  if (focused && !search.contains(document.activeElement)) {
    (search.querySelector(focused) ?? count).focus({ preventScroll: true });
  }
}

async function load(address, { remember = true, top = false } = {}) {
  clearTimeout(waiting);
  running?.abort();
  const mine = (running = new AbortController());
  search.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { signal: mine.signal, credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const found = fresh.getElementById("search");
    if (!response.ok || !found) throw new Error(response.statusText);
    swap(fresh);
    if (remember) history.pushState(null, "", found.dataset.address);
    if (top) {
      count.focus({ preventScroll: true });
      count.scrollIntoView({ block: "nearest" });
    }
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  } finally {
    if (running === mine) search.removeAttribute("aria-busy");
  }
}

document.addEventListener("change", (event) => {
  if (event.target.form !== form || event.target === field) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => load(asked()), PATIENCE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (form.matches(":popover-open")) form.hidePopover();
  load(asked());
});

// A link to the same list under other filters; not one to a page, to a file or to another window.
search.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const address = new URL(link.getAttribute("href"), location.href);
  if (address.origin !== location.origin || address.pathname !== location.pathname || address.searchParams.has("format")) return;
  if (address.hash) return;
  event.preventDefault();
  if (form.matches(":popover-open")) form.hidePopover();
  load(address.href, { top: true });
});

addEventListener("popstate", () => load(location.href, { remember: false }));
