// The search box of the pages, which work without this script (combobox.js stands before it).
// The service may be served below a path: "/tim/search.js" -> "/tim".
const base = new URL('.', document.currentScript.src).pathname.slice(0, -1);
const form = document.querySelector('form.search-form');
const box = form && form.querySelector('#q');
if (box) {
  // Browsers give an autofocus its focus with the first frame that they paint, after the page counts
  // as loaded: on a busy machine the first letters of who types at once would go nowhere.
  if (box.autofocus && document.activeElement === document.body) box.focus({ preventScroll: true });
  const english = document.documentElement.lang === 'en';
  attachCombobox({
    box,
    form,
    english,
    addressOf: (q) => base + '/api/v1/suggest?' + new URLSearchParams({ q, lang: english ? 'en' : 'vi' }),
    open: (url) => location.assign(base + url),
  });
  // An address to share holds what was asked, not the fields that were left empty.
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value && name !== 'q') formData.delete(name);
  });
}
// Files of other sites, which a hit links to: that one was opened is told without a redirect. Pages of
// ours tell their place in the address. Nothing is told where the service counts nothing, or to
// readers who ask not to be counted.
const hits = document.querySelector('.hits');
const query = new URLSearchParams(location.search);
if (hits && navigator.sendBeacon && query.get('log') !== '0' && navigator.doNotTrack !== '1' && !navigator.globalPrivacyControl) {
  hits.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const hit = link && link.closest('li[data-position]');
    if (!hit || link.origin === location.origin) return;
    const told = { q: query.get('q') || '', id: hit.dataset.id, pos: hit.dataset.position };
    if (told.q) navigator.sendBeacon(base + '/api/v1/opened', new URLSearchParams(told));
  });
}
