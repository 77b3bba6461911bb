/* Fields of a form: each reads its value, is filled with one, and shows what is wrong with it. `stray` is what was typed but names nothing. */

import { element } from "../dom.js";

let copies = 0;

/**
 * The fields of a part of a form, by name; or those of a part of a field.
 * @param {any} holder
 * @param {any} tools
 * @param {string} [part]
 * @returns {[string, any][]}
 */
export function fieldsOf(holder, tools, part) {
  const boxes = [...holder.querySelectorAll("[data-field]")].filter((box) => (part ? box.dataset.part === part : box.parentElement.closest(".part") === holder));
  return boxes.map((box) => [box.dataset.field, field(box, tools)]);
}

function field(box, tools) {
  const shape = box.dataset.shape;
  const many = "many" in box.dataset;
  const base = { box, problem: (words) => say(box, words) };
  if (shape === "pick") return { ...base, ...(many ? picks(box, tools) : pick(box, tools)) };
  if (shape === "choose" && many) return { ...base, ...boxes(box) };
  if (shape === "pairs") return { ...base, ...pairs(box) };
  if (shape === "parts") return { ...base, ...(many ? parts(box, tools) : part(box.querySelector(".part"), tools)) };
  return { ...base, ...line(box.querySelector("input, textarea, select")) };
}

/* Show beside a field what is wrong with it; an empty text hides it. */
export function say(box, words) {
  const place = [...box.children].find((child) => child.classList.contains("problem"));
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
  const control = box.querySelector("input, textarea, select");
  if (words) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
}

function line(control) {
  return { read: () => control.value.trim() || undefined, write: (value) => (control.value = value ?? ""), stray: () => "" };
}

function boxes(box) {
  const all = [...box.querySelectorAll("input")];
  const order = [];
  for (const one of all) one.addEventListener("change", () => (one.checked ? order.push(one.value) : order.splice(order.indexOf(one.value), 1)));
  const write = (values) => {
    order.length = 0;
    for (const value of values ?? []) if (all.some((one) => one.value === value)) order.push(value);
    for (const one of all) one.checked = order.includes(one.value);
  };
  return { read: () => (order.length ? [...order] : undefined), write, stray: () => "" };
}

/* What is typed in a box, as entries to choose from. A name that is not in the list can be given where that is allowed. */
function choices(box, tools, list, take) {
  const control = box.querySelector("input");
  const [count, holder] = ["[role=status]", ".choices"].map((name) => box.querySelector(name));
  const button = (label, value) => {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", () => {
      take(value);
      show();
      control.focus();
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return element("li", {}, made);
  };
  const show = () => {
    const typed = control.value.trim();
    const ids = typed && list.label(list.find(typed)) !== typed ? list.offered(typed) : [];
    const isNew = typed.length > 1 && !list.find(typed) && NAMED.includes(`${box.dataset.source} ${box.dataset.field}`);
    holder.replaceChildren(...ids.map((id) => button(list.label(id), id)), ...(isNew ? [button(tools.nameIt(typed), typed)] : []));
    count.textContent = ids.length ? String(ids.length) : "";
  };
  control.addEventListener("input", show);
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const id = list.find(control.value);
    if (id) take(id);
    show();
    if (!id) holder.querySelector("button")?.focus();
    else box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return show;
}

/* The fields in which something can be named that is not in their list. */
const NAMED = ["publishers publishers", "records in"];

/* One entry of a long list: its label is typed or chosen, its id is the value. */
function pick(box, tools) {
  const control = box.querySelector("input");
  const list = tools.list(box.dataset.source);
  let named = "";
  choices(box, tools, list, (value) => {
    named = list.has(value) ? "" : value;
    control.value = list.label(value);
  });
  const typed = () => control.value.trim();
  return {
    read: () => list.find(typed()) ?? (typed() || undefined),
    write: (value) => {
      named = NAMED.includes(`${box.dataset.source} ${box.dataset.field}`) ? (value ?? "") : "";
      control.value = value ? list.label(value) : "";
    },
    stray: () => (typed() && !list.find(typed()) && typed() !== named ? typed() : ""),
  };
}

function picks(box, tools) {
  const control = box.querySelector("input");
  const holder = box.querySelector(".picked");
  const list = tools.list(box.dataset.source);
  const chosen = [];
  const show = () => holder.replaceChildren(...chosen.map(chip));
  const chip = (id) => {
    const button = element("button", { type: "button", ariaLabel: tools.remove(list.label(id)) }, `${list.label(id)} ×`);
    button.addEventListener("click", () => {
      chosen.splice(chosen.indexOf(id), 1);
      show();
      control.focus();
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return element("li", {}, button);
  };
  const take = (value) => {
    if (!chosen.includes(value)) chosen.push(value);
    control.value = "";
    show();
  };
  const offer = choices(box, tools, list, take);
  box.querySelector("[data-pick]").addEventListener("click", () => {
    const id = list.find(control.value);
    if (id) take(id);
    offer();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const write = (values) => {
    const isKnown = (value) => list.has(value) || NAMED.includes(`${box.dataset.source} ${box.dataset.field}`);
    chosen.splice(0, chosen.length, ...(values ?? []).filter(isKnown));
    show();
  };
  /* What is typed and is the name of one entry counts, even if it was not added. */
  const read = () => {
    const all = [...new Set([...chosen, list.find(control.value)])].filter(Boolean);
    return all.length ? all : undefined;
  };
  return { read, write, stray: () => (list.find(control.value) ? "" : control.value.trim()) };
}

/* A line of a list of lines: a copy of the template with ids of its own. */
function copy(box) {
  const line = box.querySelector("template").content.firstElementChild.cloneNode(true);
  copies += 1;
  for (const one of line.querySelectorAll("*")) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = one.getAttribute(name);
      if (value) one.setAttribute(name, value.replaceAll("@", copies));
    }
  }
  line.querySelector("[data-drop]").addEventListener("click", () => {
    line.remove();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  [...box.children].find((child) => child.classList.contains("lines")).append(line);
  return line;
}

function linesOf(box, open) {
  const opened = new Map();
  const add = () => {
    const line = copy(box);
    opened.set(line, open(line));
    return opened.get(line);
  };
  [...box.children].find((child) => child.matches("[data-line]")).addEventListener("click", () => {
    add();
    box.querySelector(".lines > li:last-child").querySelector("input, select").focus();
  });
  return { add, all: () => [...box.querySelectorAll(":scope > .lines > li")].map((line) => opened.get(line)) };
}

function pairs(box) {
  const lines = linesOf(box, (line) => [line.querySelector("select"), line.querySelector("input")]);
  const read = () => {
    const entries = lines.all().map(([key, value]) => [key.value, value.value.trim()]).filter(([, value]) => value);
    return entries.length ? Object.fromEntries(entries) : undefined;
  };
  const write = (values) => {
    box.querySelector(".lines").replaceChildren();
    /* A new line has the language of the reader. */
    if (!values) lines.add();
    for (const [name, address] of Object.entries(values ?? {})) {
      const [key, value] = lines.add();
      [key.value, value.value] = [name, address];
    }
  };
  write();
  return { read, write, stray: () => "" };
}

function part(holder, tools) {
  const inner = fieldsOf(holder, tools);
  const read = () => {
    const entries = inner.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  };
  const write = (value) => {
    for (const [name, one] of inner) one.write(value?.[name]);
  };
  return { read, write, stray: () => "", inner: () => [inner] };
}

function parts(box, tools) {
  const lines = linesOf(box, (line) => part(line, tools));
  const read = () => {
    const values = lines.all().map((one) => one.read()).filter(Boolean);
    return values.length ? values : undefined;
  };
  const write = (values) => {
    box.querySelector(".lines").replaceChildren();
    for (const value of values ?? []) lines.add().write(value);
  };
  return { read, write, stray: () => "", inner: () => lines.all().filter((one) => one.read()).flatMap((one) => one.inner()) };
}
