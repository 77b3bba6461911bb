/* A permanent link: opens the page in the first of the reader's languages that the site has, else in the first one. */

const links = [...document.querySelectorAll("a[hreflang]")];
const wanted = navigator.languages.map((name) => name.split("-")[0].toLowerCase());
const language = wanted.find((name) => links.some((link) => link.hreflang === name));
const chosen = links.find((link) => link.hreflang === language) ?? links[0];
window.location.replace(chosen.href + window.location.hash);
