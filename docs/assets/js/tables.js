/* Tables with a filter: show only rows that contain all words of the query, and their group heads. Without this script all rows are shown. */

import { fold } from "./text.js";

for (const input of document.querySelectorAll("[data-filters]")) {
  input.parentElement.hidden = false;
  const table = document.querySelector(`#${input.dataset.filters}`);
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    for (const body of table.tBodies) {
      const [head, ...rows] = body.rows;
      for (const row of rows) row.hidden = !words.every((word) => fold(row.textContent).includes(word));
      head.hidden = rows.every((row) => row.hidden);
    }
  });
}
