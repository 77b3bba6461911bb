/* The link of a search, and its feed where only one filter is selected. */

const section = document.querySelector(".saved-search");
const [copy, status, feed] = ["button", "[role=status]", "a"].map((part) => section.querySelector(part));

let link = "";

export function label(box) {
  return box.parentElement.querySelector("span").textContent;
}

/* Show the link of a query string; the feed of its one selected box. Pages opened from a disk have no feeds. */
export function showSavedSearch(query, words, ticked) {
  const isOneFilter = !words && ticked.length === 1 && location.protocol !== "file:";
  const address = isOneFilter ? ticked[0].dataset.feed : "";
  link = query && location.href.replace(/[?#].*/, "") + query;
  section.hidden = !query;
  status.textContent = "";
  feed.hidden = !address;
  if (address) [feed.href, feed.textContent] = [address, section.dataset.feed.replace("{name}", label(ticked[0]))];
}

/* Without a clipboard the link is shown, for manual copying. */
copy.addEventListener("click", async () => {
  await navigator.clipboard?.writeText(link);
  status.textContent = navigator.clipboard ? section.dataset.copied : link;
});
