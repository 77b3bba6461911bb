/* Compare: two or three records of a kind side by side; the choice is in the address, ?with=practices/a,practices/b. */

const form = document.querySelector(".comparer");
const status = document.querySelector(".compare-status");
const table = document.querySelector(".compared");
const pickers = [...form.querySelectorAll("select")];
const options = pickers.map((picker) => [...picker.options]);
const kinds = new Map();

const chosen = () => [...new Set(pickers.map((picker) => picker.value).filter(Boolean))];

/* Only records of the chosen kind can be picked. */
function offer(kind) {
  pickers.forEach((picker, place) => {
    const value = picker.value;
    picker.replaceChildren(...options[place].filter((option) => !option.value || option.value.startsWith(`${kind}/`)));
    picker.value = value.startsWith(`${kind}/`) ? value : "";
  });
}

function read() {
  const wanted = (new URLSearchParams(location.search).get("with") ?? "").split(",").filter(Boolean);
  const kind = wanted[0]?.split("/")[0] ?? form.kind.value;
  const known = [...form.kind].find((radio) => radio.value === kind) ?? form.kind[0];
  known.checked = true;
  offer(known.value);
  pickers.forEach((picker, place) => {
    picker.value = wanted[place] ?? "";
    if (picker.selectedIndex < 0) picker.value = "";
  });
}

async function facts(kind) {
  if (!kinds.has(kind)) kinds.set(kind, fetch(new URL(`${form.dataset.here}${kind}.json`, document.baseURI)).then((answer) => answer.json()));
  return kinds.get(kind);
}

async function update() {
  const refs = chosen();
  const enough = refs.length > 1;
  table.parentElement.hidden = !enough;
  status.textContent = enough ? status.dataset.count.replace("{count}", refs.length) : status.dataset.few;
  if (!enough) return;
  const { labels, records } = await facts(form.kind.value);
  show(labels, refs.map((ref) => records[ref.split("/")[1]]));
}

/* A column for each record, a row for each fact that one of them has. */
function show(labels, records) {
  const heads = records.map((record) => element("th", { scope: "col" }, element("a", { href: record.url, lang: record.lang }, record.title)));
  table.tHead.replaceChildren(element("tr", {}, element("td"), ...heads));
  const told = labels.filter((label) => records.some((record) => record.facts[label]));
  table.tBodies[0].replaceChildren(...told.map((label) => line(label, records)));
}

function line(label, records) {
  const words = records.map((record) => record.facts[label] ?? "");
  const differ = new Set(words).size > 1;
  const cells = words.map((text, place) => {
    const cell = element("td", {}, text);
    cell.dataset.label = records[place].title;
    return cell;
  });
  return element("tr", { className: differ ? "differs" : "" }, element("th", { scope: "row" }, label), ...cells);
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  if (!made.lang) made.removeAttribute("lang");
  made.append(...children);
  return made;
}

function commit() {
  const refs = chosen();
  history.pushState(null, "", refs.length ? `?with=${refs.join(",")}` : location.pathname);
  update();
}

for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
for (const part of document.querySelectorAll(".without-script")) part.hidden = true;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  if (event.target.name === "kind") offer(event.target.value);
  commit();
});
addEventListener("popstate", () => {
  read();
  update();
});

read();
update();
