/* Fields of a form: each reads and writes its value and shows its problem. `unknownText` is text that is not an entry of the list. */

import { element } from "../dom.js";

let copyCount = 0;

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
  const base = { box, problem: (words) => showProblem(box, words) };
  if (shape === "pick") return { ...base, ...(many ? multipleChoice(box, tools) : singleChoice(box, tools)) };
  if (shape === "choose" && many) return { ...base, ...checkboxes(box) };
  if (shape === "pairs") return { ...base, ...pairList(box) };
  if (shape === "parts") return { ...base, ...(many ? groupList(box, tools) : fieldGroup(box.querySelector(".part"), tools)) };
  return { ...base, ...plainField(box.querySelector("input, textarea, select")) };
}

/* Show the problem of a field next to it; an empty text hides it. */
export function showProblem(box, words) {
  const place = [...box.children].find((child) => child.classList.contains("problem"));
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
  const control = box.querySelector("input, textarea, select");
  if (words) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
}

function plainField(control) {
  return { read: () => control.value.trim() || undefined, write: (value) => (control.value = value ?? ""), unknownText: () => "" };
}

function checkboxes(box) {
  const all = [...box.querySelectorAll("input")];
  const order = [];
  for (const one of all) one.addEventListener("change", () => (one.checked ? order.push(one.value) : order.splice(order.indexOf(one.value), 1)));
  const write = (values) => {
    order.length = 0;
    for (const value of values ?? []) if (all.some((one) => one.value === value)) order.push(value);
    for (const one of all) one.checked = order.includes(one.value);
  };
  return { read: () => (order.length ? [...order] : undefined), write, unknownText: () => "" };
}

/* Suggest entries for the text in a field. Some fields also accept a name that is not in the list. */
function attachSuggestions(box, tools, listOf, take) {
  const control = box.querySelector("input");
  const [count, holder] = ["[role=status]", ".suggestions"].map((name) => box.querySelector(name));
  const button = (label, value) => {
    const created = element("button", { type: "button" }, label);
    created.addEventListener("click", () => {
      take(value);
      show();
      control.focus();
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return element("li", {}, created);
  };
  const show = () => {
    const text = control.value.trim();
    const list = listOf();
    const ids = text && list.label(list.find(text)) !== text ? list.suggest(text) : [];
    const isNew = text.length > 1 && !list.find(text) && isOpen(box);
    holder.replaceChildren(...ids.map((id) => button(list.label(id), id)), ...(isNew ? [button(tools.nameIt(text), text)] : []));
    count.textContent = ids.length ? String(ids.length) : "";
  };
  control.addEventListener("input", show);
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const id = listOf().find(control.value);
    if (id) take(id);
    show();
    if (!id) holder.querySelector("button")?.focus();
    else box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return show;
}

/* Whether a field accepts a name that is not in its list. */
const isOpen = (box) => "open" in box.dataset;

/* One entry of a long list, which may become another list: the field shows its label, the value is its id. */
function singleChoice(box, tools) {
  const control = box.querySelector("input");
  const list = () => tools.list(box.dataset.source);
  let acceptedName = "";
  attachSuggestions(box, tools, list, (value) => {
    acceptedName = list().has(value) ? "" : value;
    control.value = list().label(value);
  });
  const text = () => control.value.trim();
  return {
    read: () => list().find(text()) ?? (text() || undefined),
    write: (value) => {
      acceptedName = isOpen(box) ? (value ?? "") : "";
      control.value = value ? list().label(value) : "";
    },
    unknownText: () => (text() && !list().find(text()) && text() !== acceptedName ? text() : ""),
  };
}

function multipleChoice(box, tools) {
  const control = box.querySelector("input");
  const holder = box.querySelector(".selected-options");
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
  const offer = attachSuggestions(box, tools, () => list, take);
  box.querySelector("[data-pick]").addEventListener("click", () => {
    const id = list.find(control.value);
    if (id) take(id);
    offer();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const write = (values) => {
    const isKnown = (value) => list.has(value) || isOpen(box);
    chosen.splice(0, chosen.length, ...(values ?? []).filter(isKnown));
    show();
  };
  /* A typed name of one entry counts, even if it was not added. */
  const read = () => {
    const all = [...new Set([...chosen, list.find(control.value)])].filter(Boolean);
    return all.length ? all : undefined;
  };
  return { read, write, unknownText: () => (list.find(control.value) ? "" : control.value.trim()) };
}

/* A new line of a list: a copy of the template with unique ids. */
export function cloneLine(box) {
  const line = box.querySelector("template").content.firstElementChild.cloneNode(true);
  copyCount += 1;
  for (const one of line.querySelectorAll("*")) {
    for (const name of ["id", "for", "aria-describedby"]) {
      const value = one.getAttribute(name);
      if (value) one.setAttribute(name, value.replaceAll("@", copyCount));
    }
  }
  line.querySelector("[data-drop]")?.addEventListener("click", () => {
    line.remove();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  [...box.children].find((child) => child.classList.contains("repeater")).append(line);
  return line;
}

function repeatedLines(box, open) {
  const contents = new Map();
  const add = () => {
    const line = cloneLine(box);
    contents.set(line, open(line));
    return contents.get(line);
  };
  [...box.children].find((child) => child.matches("[data-line]")).addEventListener("click", () => {
    add();
    box.querySelector(".repeater > li:last-child").querySelector("input, select").focus();
  });
  return { add, all: () => [...box.querySelectorAll(":scope > .repeater > li")].map((line) => contents.get(line)) };
}

function pairList(box) {
  const lines = repeatedLines(box, (line) => [line.querySelector("select"), line.querySelector("input")]);
  const read = () => {
    const entries = lines.all().map(([key, value]) => [key.value, value.value.trim()]).filter(([, value]) => value);
    return entries.length ? Object.fromEntries(entries) : undefined;
  };
  const write = (values) => {
    box.querySelector(".repeater").replaceChildren();
    /* A new form has one empty line. */
    if (!values) lines.add();
    for (const [name, address] of Object.entries(values ?? {})) {
      const [key, value] = lines.add();
      [key.value, value.value] = [name, address];
    }
  };
  write();
  return { read, write, unknownText: () => "" };
}

function fieldGroup(holder, tools) {
  const inner = fieldsOf(holder, tools);
  const read = () => {
    const entries = inner.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  };
  const write = (value) => {
    for (const [name, one] of inner) one.write(value?.[name]);
  };
  return { read, write, unknownText: () => "", inner: () => [inner] };
}

function groupList(box, tools) {
  const lines = repeatedLines(box, (line) => fieldGroup(line, tools));
  const read = () => {
    const values = lines.all().map((one) => one.read()).filter(Boolean);
    return values.length ? values : undefined;
  };
  const write = (values) => {
    box.querySelector(".repeater").replaceChildren();
    for (const value of values ?? []) lines.add().write(value);
  };
  return { read, write, unknownText: () => "", inner: () => lines.all().filter((one) => one.read()).flatMap((one) => one.inner()) };
}
