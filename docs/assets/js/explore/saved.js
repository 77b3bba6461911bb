/* A search that is kept: its link, and the feed of what it shows where one filter is all that is chosen. */

const saved = document.querySelector(".saved");
const [copy, said, feed] = ["button", "[role=status]", "a"].map((part) => saved.querySelector(part));

export function label(box) {
  return box.parentElement.querySelector("span").textContent;
}

/* Whether anything is chosen, its words, its ticked boxes. On a disk there are no feeds. */
export function keep(chosen, words, ticked) {
  const one = !words && ticked.length === 1 && location.protocol !== "file:";
  const address = one ? ticked[0].dataset.feed : "";
  saved.hidden = !chosen;
  said.textContent = "";
  feed.hidden = !address;
  if (address) [feed.href, feed.textContent] = [address, saved.dataset.feed.replace("{name}", label(ticked[0]))];
}

/* Without a clipboard the address is copied from where the browser shows it. */
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.href);
  said.textContent = saved.dataset.copied;
});
