/* A classic script in the head of Explore: a page that is opened with a query shows no list before what was asked for is there.
   The search is loaded at once. If the page was loaded without its other scripts, the list is shown. */

(() => {
  const query = new URLSearchParams(history.state?.query ?? location.search);
  if (!query.size) return;
  const { dataset } = document.documentElement;
  dataset.pending = "";
  addEventListener("load", () => {
    if (document.querySelector(".finder form").hidden) delete dataset.pending;
  });
  if (!query.get("q")) return;
  const href = new URL("search.json", location.href).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
  for (const part of [import("../ranking.js"), import("../text.js"), import("../fetch-json.js")]) part.catch(() => {});
  import("../search.js").then(({ findTargets }) => findTargets(query.get("q"))).catch(() => {});
})();
