/* The self-check of a whole State: what it needs is loaded when the reader begins. */

const container = document.querySelector(".self-check");
const page = () => import("./self-check/page.js");

for (const part of container.querySelectorAll(".needs-script")) part.hidden = false;
for (const box of container.querySelectorAll("[data-practice]")) {
  box.addEventListener("toggle", async () => (await page()).openPractice(box));
}
for (const button of container.querySelectorAll("[data-way]")) {
  button.addEventListener("click", async () => (await page()).act(button.dataset.way));
}
container.querySelector("[name=state]").addEventListener("change", async () => (await page()).chooseState());
container.querySelector("[name=only]").addEventListener("change", async () => (await page()).showState());
container.querySelector("[type=file]").addEventListener("change", async ({ target }) => (await page()).openFile(target));
