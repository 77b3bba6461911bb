/* Tables: sort by a column, keep only the rows that hold some words. Without this they are plain tables. */

function value(row, column) {
  const cell = row.cells[column];
  const text = cell.textContent.trim();
  return /^\d+$/.test(text) ? Number(text) : text;
}

function order(table, column, button) {
  const header = button.parentElement;
  const down = header.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", down ? "descending" : "ascending");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rows = [...table.tBodies[0].rows].sort((a, b) => {
    const [left, right] = [value(a, column), value(b, column)];
    const empty = (left === "") - (right === "");
    if (empty) return empty;
    const found = typeof left === "number" && typeof right === "number" ? left - right : collator.compare(left, right);
    return down ? -found : found;
  });
  table.tBodies[0].append(...rows);
}

for (const table of document.querySelectorAll("[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorter";
    button.title = table.dataset.sortable;
    button.textContent = "↕";
    button.setAttribute("aria-label", `${header.textContent.trim()}: ${table.dataset.sortable}`);
    button.addEventListener("click", () => order(table, column, button));
    header.append(" ", button);
  });
}

for (const input of document.querySelectorAll("[data-filters]")) {
  input.parentElement.hidden = false;
  const table = document.getElementById(input.dataset.filters);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const row of table.tBodies[0].rows) row.hidden = !words.every((word) => plain(row.textContent).includes(word));
  });
}
