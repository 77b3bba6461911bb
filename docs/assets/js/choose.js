/* Lists and Explore: the comparison mode, with a checkbox for each practice or resource and a bar that links to the comparison. */

const MOST_RECORDS = 3;
const bar = document.querySelector(".compare-bar");
const link = bar.querySelector("a");
const mode = document.querySelector("[data-compare]");
const selected = new Map();

const isComparing = () => mode.getAttribute("aria-pressed") === "true";

function comparisonCheckbox(row, ref) {
  const title = row.querySelector(".row-title a").textContent;
  const input = Object.assign(document.createElement("input"), { type: "checkbox", checked: selected.has(ref) });
  input.setAttribute("aria-label", bar.dataset.tick.replace("{name}", title));
  input.addEventListener("change", () => {
    if (input.checked) selected.set(ref, input);
    else selected.delete(ref);
    updateBar();
  });
  if (input.checked) selected.set(ref, input);
  const label = document.createElement("label");
  label.className = "compare-checkbox";
  label.append(input, bar.dataset.label);
  return label;
}

/* At most three records of one kind: the first selected one decides. */
function updateBar() {
  const refs = [...selected.keys()];
  const kind = refs[0]?.split("/")[0];
  bar.hidden = refs.length < 2;
  bar.querySelector("span").textContent = refs.length;
  link.search = `?with=${refs.join(",")}`;
  for (const input of document.querySelectorAll(".compare-checkbox input")) {
    const isOtherKind = kind && input.closest("[data-ref]").dataset.ref.split("/")[0] !== kind;
    input.disabled = !input.checked && (refs.length >= MOST_RECORDS || Boolean(isOtherKind));
  }
}

function addCheckboxes() {
  if (!isComparing()) return;
  for (const row of document.querySelectorAll(".rows [data-ref]")) {
    const { ref } = row.dataset;
    if (/^(practices|resources)\//.test(ref) && !row.querySelector(".compare-checkbox")) row.append(comparisonCheckbox(row, ref));
  }
  updateBar();
}

mode.hidden = false;
mode.addEventListener("click", () => {
  mode.setAttribute("aria-pressed", String(!isComparing()));
  selected.clear();
  for (const label of document.querySelectorAll(".compare-checkbox")) label.remove();
  bar.hidden = true;
  addCheckboxes();
});
new MutationObserver(addCheckboxes).observe(document.querySelector(".rows"), { childList: true });
