/* Offline pack only: gives scripts what a browser refuses to pages opened from a disk, modules and fetch.
   Every file that the site would fetch has a twin, `<file>.js`, that hands its content over; every module is such a twin too. */

(() => {
  const root = new URL(document.currentScript.dataset.root, document.baseURI);
  const files = new Map();
  const modules = new Map();
  const loading = new Map();

  function once(path) {
    if (!loading.has(path)) loading.set(path, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new TypeError(`${path} is not in this pack`)));
      script.src = new URL(path, root);
      document.head.append(script);
    }));
    return loading.get(path);
  }

  /* The path of an address below the root of the pack. */
  const inside = (address, from = document.baseURI) => decodeURI(new URL(address, from).pathname).replace(decodeURI(root.pathname), "");

  window.packed = {
    file: (path, text) => files.set(path, text),
    page: (html) => document.body.insertAdjacentHTML("beforeend", html.replaceAll("{root}", root.href)),
    module(path, make) {
      const here = new URL(path, root).href;
      modules.set(path, make(here, (address) => this.import(address, here)));
    },
    async import(address, from) {
      const path = inside(address, from);
      if (!modules.has(path)) await once(path);
      return modules.get(path);
    },
  };

  window.fetch = async (address) => {
    const path = inside(address.url ?? address);
    if (!files.has(path)) await once(`${path}.js`);
    return new Response(files.get(path));
  };

  /* A folder has no page of its own on a disk. */
  const named = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  for (const moment of ["focusin", "pointerdown", "click"]) document.addEventListener(moment, named, true);

  /* Some browsers keep the address of a file as it is: the choice then works without being in the address. */
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name].bind(history);
    history[name] = (...given) => {
      try {
        change(...given);
      } catch {
        /* The page shows the choice anyway. */
      }
    };
  }
})();
