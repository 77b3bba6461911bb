/* Tables: sort by a column, show only the rows that contain some words. Without this script they are plain tables. */

import { fold } from "./text.js";
import { compareCells } from "./sorting.js";

function sort(table, column, header) {
  const descending = header.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const compare = compareCells(document.documentElement.lang, descending);
  const text = (row) => row.cells[column].textContent.trim();
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) => compare(text(a), text(b))));
}

for (const table of document.querySelectorAll("[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorter";
    button.title = table.dataset.sortable;
    button.textContent = "↕";
    button.setAttribute("aria-label", `${header.textContent.trim()}: ${table.dataset.sortable}`);
    button.addEventListener("click", () => sort(table, column, header));
    header.append(" ", button);
  });
}

for (const input of document.querySelectorAll("[data-filters]")) {
  input.parentElement.hidden = false;
  const table = document.querySelector(`#${input.dataset.filters}`);
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    for (const row of table.tBodies[0].rows) row.hidden = !words.every((word) => fold(row.textContent).includes(word));
  });
}
