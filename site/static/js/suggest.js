// Suggestions under a field of search: the editable combobox with a list of the ARIA Authoring Practices Guide.
// Loaded when such a field first has the focus; without it, its form does all that it did.
const PATIENCE = 150; // milliseconds without a key before the site is asked
const FEWEST = 2; // letters
const MOST = 100; // answers that are remembered
const LETTERS = new Set(["Home", "End", "ArrowLeft", "ArrowRight"]); // keys that lead back to the text
const source = new URL("suggestions/", document.querySelector(".header-search").action);
const answers = new Map();
const styled = style(new URL("../css/suggest.css", import.meta.url));
let made = 0;

function style(address) {
  const link = element("link", { rel: "stylesheet", href: address });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
}

function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}

async function ask(text, signal) {
  if (!answers.has(text)) {
    const response = await fetch(`${source}?${new URLSearchParams({ q: text })}`, { signal });
    if (!response.ok) return null;
    if (answers.size === MOST) answers.clear();
    answers.set(text, await response.json());
  }
  return answers.get(text);
}

// Letters without accents, as many as there were.
function plain(text) {
  return [...text].map((letter) => letter.normalize("NFD")[0].toLowerCase()).join("");
}

// A label whose words are bold as far as they were typed.
function marked(label, text) {
  const starts = plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return label.split(/([\p{L}\p{N}]+)/u).map((word) => {
    const start = starts.find((one) => plain(word).startsWith(one));
    return start ? element("span", {}, element("b", {}, word.slice(0, start.length)), word.slice(start.length)) : word;
  });
}

class Combobox {
  constructor(field) {
    this.field = field;
    this.name = `suggest-${++made}`;
    this.list = element("div", { class: "suggest", role: "listbox", id: this.name, hidden: "" });
    this.status = element("span", { class: "hidden", role: "status" });
    field.type = "text"; // a field of type `search` may not have the role
    field.parentElement.classList.add("suggesting");
    field.after(this.status, this.list);
    const told = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": this.name };
    for (const [attribute, value] of Object.entries(told)) field.setAttribute(attribute, value);
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("enterkeyhint", "search");
    field.addEventListener("input", () => this.type());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    field.form.addEventListener("submit", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]"), event));
    if (field.value !== field.defaultValue) this.type(); // typed while this was on its way
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get chosen() {
    return this.list.querySelector("[aria-selected=true]");
  }

  type() {
    this.choose(null);
    this.stop();
    this.waiting = setTimeout(() => this.load(), PATIENCE);
  }

  stop() {
    clearTimeout(this.waiting);
    this.running?.abort();
  }

  async load() {
    this.stop();
    const text = this.field.value.trim();
    if (text.length < FEWEST) return this.close();
    this.running = new AbortController();
    const { signal } = this.running;
    try {
      const answer = await ask(text, signal);
      await styled;
      if (!signal.aborted) this.show(answer, text);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(answer, text) {
    if (!answer || document.activeElement !== this.field) return this.close();
    this.list.setAttribute("aria-label", answer.label);
    this.list.replaceChildren(...answer.groups.map((group, place) => this.group(group, `${this.name}-${place}`, text)));
    this.status.textContent = answer.said;
    this.open();
  }

  group({ label, suggestions }, name, text) {
    const head = element("li", { role: "presentation", id: name }, label);
    const options = suggestions.map(({ label, note, url, lang }, place) => {
      const option = element("li", { role: "option", id: `${name}-${place}`, "aria-selected": "false" });
      option.dataset.url = url;
      option.append(...(lang ? [element("span", { lang, dir: "auto" }, ...marked(label, text))] : marked(label, text)));
      if (note) option.append(" ", element("span", { class: "note" }, note));
      return option;
    });
    return element("ul", { role: "group", "aria-labelledby": name }, head, ...options);
  }

  open() {
    this.list.hidden = !this.options.length;
    this.field.setAttribute("aria-expanded", String(this.isOpen));
  }

  close() {
    this.stop();
    this.choose(null);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.field.removeAttribute("aria-activedescendant");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  // From the field down to the first one, from the last one back to the field.
  move(step) {
    const { options } = this;
    const place = options.indexOf(this.chosen) + step;
    this.choose(options[place < -1 ? options.length - 1 : place] ?? null);
  }

  follow(option, { ctrlKey, metaKey } = {}) {
    if (!option) return;
    if (ctrlKey || metaKey) return void open(option.dataset.url, "_blank", "noopener");
    this.close();
    location.assign(option.dataset.url);
  }

  press(event) {
    const { key, altKey, isComposing } = event;
    if (isComposing) return;
    if (key === "Tab") this.close(); // a list that scrolls would be the next stop
    if (!this.isOpen && key === "ArrowDown") this.load();
    else if (this.isOpen && key === "ArrowDown") altKey || this.move(1);
    else if (this.isOpen && key === "ArrowUp") altKey ? this.close() : this.move(-1);
    else if (this.isOpen && key === "Escape") this.close();
    else if (this.chosen && key === "Enter") this.follow(this.chosen, event);
    else return void (LETTERS.has(key) && this.choose(null));
    event.preventDefault();
  }
}

const boxes = new WeakSet();

function enhance(field) {
  if (!field?.dataset?.suggest || boxes.has(field)) return;
  boxes.add(field);
  new Combobox(field);
}

addEventListener("focusin", (event) => enhance(event.target));
enhance(document.activeElement);
