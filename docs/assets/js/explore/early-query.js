/* A classic script at the top of Explore: where the page is opened with words, what their search needs is fetched at once, before
   the styles and the other scripts are there. */

(() => {
  const words = new URLSearchParams(history.state?.query ?? location.search).get("q");
  if (!words) return;
  const search = import("../search.js");
  const href = new URL("search.json", location.href).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
  for (const part of [import("../ranking.js"), import("../text.js"), import("../fetch-json.js")]) part.catch(() => {});
  search.then(({ findTargets }) => findTargets(words)).catch(() => {});
})();
