/* Where the filters of Explore stand. On a wide screen they are open next to the list, and come after it for a keyboard, so that the
   results are near; a link leads to them. On a narrow one they are closed, above it. */

/**
 * @param {HTMLElement} finder
 * @param {HTMLFormElement} form
 * @param {HTMLDetailsElement} filters
 */
export function placeFilters(finder, form, filters) {
  const wideScreen = matchMedia("(min-width: 60rem)");
  const place = () => {
    filters.open = wideScreen.matches;
    if (wideScreen.matches) finder.append(filters);
    else form.after(filters);
  };
  wideScreen.addEventListener("change", place);
  place();
}
