// In the preview only: load the page again as soon as the server knows a newer version than the one that is shown.
const { version } = document.currentScript.dataset;

async function watch() {
  const answer = await fetch(`/preview/${version}`).catch(() => null);
  const newest = answer?.ok ? await answer.text() : version;
  if (newest !== version) return location.reload();
  setTimeout(watch, answer ? 0 : 1000);
}

watch();
