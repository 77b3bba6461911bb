/* A search that is kept: its link, and the feed of what it shows where one filter is all that is chosen. */

const saved = document.querySelector(".saved");
const [copy, said, feed] = ["button", "[role=status]", "a"].map((part) => saved.querySelector(part));

let link = "";

export function label(box) {
  return box.parentElement.querySelector("span").textContent;
}

/* The query of what is chosen, its words, its ticked boxes. On a disk there are no feeds. */
export function keep(query, words, ticked) {
  const one = !words && ticked.length === 1 && location.protocol !== "file:";
  const address = one ? ticked[0].dataset.feed : "";
  link = query && location.href.replace(/[?#].*/, "") + query;
  saved.hidden = !query;
  said.textContent = "";
  feed.hidden = !address;
  if (address) [feed.href, feed.textContent] = [address, saved.dataset.feed.replace("{name}", label(ticked[0]))];
}

/* Without a clipboard the link is shown, to be copied by hand. */
copy.addEventListener("click", async () => {
  await navigator.clipboard?.writeText(link);
  said.textContent = navigator.clipboard ? saved.dataset.copied : link;
});
