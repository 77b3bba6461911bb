/* A classic script in the head of Explore: a page that is opened with a query shows no list before what was asked for is there.
   If the page was loaded without its other scripts, the list is shown. */

(() => {
  if (!new URLSearchParams(history.state?.query ?? location.search).size) return;
  const { dataset } = document.documentElement;
  dataset.pending = "";
  addEventListener("load", () => {
    if (document.querySelector(".finder form").hidden) delete dataset.pending;
  });
})();
