/* Fields of a form: each reads its value, is filled with one, and shows what is wrong with it. `stray` is what was typed but names nothing. */

import { element } from "../dom.js";

let copies = 0;

/* The fields directly below a part of the page, by name; those of a nested part belong to it. */
export function fieldsOf(holder, lists) {
  const boxes = [...holder.querySelectorAll("[data-field]")].filter((box) => box.parentElement.closest("[data-field], [data-facts], [data-words], .part") === holder);
  return boxes.map((box) => /** @type {[string, any]} */ ([box.dataset.field, field(box, lists)]));
}

function field(box, lists) {
  const shape = box.dataset.shape;
  const many = "many" in box.dataset;
  const base = { box, problem: (words) => say(box, words) };
  if (shape === "pick") return { ...base, ...(many ? picks(box, lists) : pick(box, lists)) };
  if (shape === "choose" && many) return { ...base, ...boxes(box) };
  if (shape === "pairs") return { ...base, ...pairs(box) };
  if (shape === "parts") return { ...base, ...(many ? parts(box, lists) : part(box.querySelector(".part"), lists)) };
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

/* One entry of a long list: its label is typed, its id is the value. */
function pick(box, lists) {
  const control = box.querySelector("input");
  const list = lists.of(box.dataset.source);
  control.setAttribute("list", list.id);
  const read = () => list.find(control.value) ?? (control.value.trim() || undefined);
  return {
    read,
    write: (value) => (control.value = value ? list.label(value) : ""),
    stray: () => (control.value.trim() && !list.find(control.value) ? control.value.trim() : ""),
  };
}

function picks(box, lists) {
  const control = box.querySelector("input");
  const holder = box.querySelector(".picked");
  const list = lists.of(box.dataset.source);
  const chosen = [];
  control.setAttribute("list", list.id);
  const show = () => holder.replaceChildren(...chosen.map(chip));
  const chip = (id) => {
    const button = element("button", { type: "button", ariaLabel: lists.remove(list.label(id)) }, `${list.label(id)} ×`);
    button.addEventListener("click", () => {
      chosen.splice(chosen.indexOf(id), 1);
      show();
      control.focus();
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return element("li", {}, button);
  };
  const take = () => {
    const id = list.find(control.value);
    if (!id) return;
    if (!chosen.includes(id)) chosen.push(id);
    control.value = "";
    show();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  };
  box.querySelector("[data-pick]").addEventListener("click", take);
  control.addEventListener("change", (event) => event.isTrusted && list.exact(control.value) && take());
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  });
  const write = (values) => {
    chosen.splice(0, chosen.length, ...(values ?? []).filter((value) => list.has(value)));
    show();
  };
  /* What is typed and names one entry counts, even if it was not added. */
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
    for (const [name, address] of Object.entries(values ?? { "": "" })) {
      const [key, value] = lines.add();
      [key.value, value.value] = [name, address];
    }
  };
  write();
  return { read, write, stray: () => "" };
}

function part(holder, lists) {
  const inner = fieldsOf(holder, lists);
  const read = () => {
    const entries = inner.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  };
  const write = (value) => {
    for (const [name, one] of inner) one.write(value?.[name]);
  };
  return { read, write, stray: () => "", inner: () => [inner] };
}

function parts(box, lists) {
  const lines = linesOf(box, (line) => part(line, lists));
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
