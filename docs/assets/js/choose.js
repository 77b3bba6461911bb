/* Lists and Explore: comparing is a mode, with a box to tick beside each practice or resource and a bar that leads to the comparison. */

const MOST = 3;
const bar = document.querySelector(".compare-bar");
const link = bar.querySelector("a");
const mode = document.querySelector("[data-compare]");
const ticked = new Map();

const comparing = () => mode.getAttribute("aria-pressed") === "true";

function box(row, ref) {
  const title = row.querySelector(".row-title a").textContent;
  const input = Object.assign(document.createElement("input"), { type: "checkbox", checked: ticked.has(ref) });
  input.setAttribute("aria-label", bar.dataset.tick.replace("{name}", title));
  input.addEventListener("change", () => {
    if (input.checked) ticked.set(ref, input);
    else ticked.delete(ref);
    settle();
  });
  if (input.checked) ticked.set(ref, input);
  const label = document.createElement("label");
  label.className = "chooser";
  label.append(input, bar.dataset.label);
  return label;
}

/* Three at most, all of one kind: the first ticked decides. */
function settle() {
  const refs = [...ticked.keys()];
  const kind = refs[0]?.split("/")[0];
  bar.hidden = refs.length < 2;
  bar.querySelector("span").textContent = refs.length;
  link.search = `?with=${refs.join(",")}`;
  for (const input of document.querySelectorAll(".chooser input")) {
    const other = kind && input.closest("[data-ref]").dataset.ref.split("/")[0] !== kind;
    input.disabled = !input.checked && (refs.length >= MOST || Boolean(other));
  }
}

function dress() {
  if (!comparing()) return;
  for (const row of document.querySelectorAll(".rows [data-ref]")) {
    const { ref } = row.dataset;
    if (/^(practices|resources)\//.test(ref) && !row.querySelector(".chooser")) row.append(box(row, ref));
  }
  settle();
}

mode.hidden = false;
mode.addEventListener("click", () => {
  mode.setAttribute("aria-pressed", String(!comparing()));
  ticked.clear();
  for (const label of document.querySelectorAll(".chooser")) label.remove();
  bar.hidden = true;
  dress();
});
new MutationObserver(dress).observe(document.querySelector(".rows"), { childList: true });
