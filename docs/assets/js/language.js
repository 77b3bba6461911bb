/* A permanent link: opens the page in the first preferred language of the reader that the site has, else in its first language. */

const links = [...document.querySelectorAll("a[hreflang]")];
const preferred = navigator.languages.map((name) => name.split("-")[0].toLowerCase());
const language = preferred.find((name) => links.some((link) => link.hreflang === name));
const link = links.find(({ hreflang }) => hreflang === language) ?? links[0];
window.location.replace(link.href + window.location.hash);
