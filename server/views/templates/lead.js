// For the page that a portal shows instead of one that is gone (404):
// <script src="…/404.js" defer></script> asks the service what was at this address and leads there
// if that is sure; else it shows, where it stands or in data-target, what may have been meant
// (docs/old-addresses.md). It keeps nothing: no cookies, no storage. Answers of the server become
// text nodes and addresses of links, never markup.
const script = document.currentScript;
const english = (script.dataset.lang || document.documentElement.lang || 'vi').startsWith('en');
const source = new URL('.', script.src);
const base = source.origin + source.pathname.replace(/\/$/, '');
const asked = script.dataset.url || location.href;
const language = english ? 'en' : 'vi';

function text(vietnamese, other) {
  return english ? other : vietnamese;
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function isWebAddress(address) {
  return /^https?:\/\//.test(address);
}

function itemOf({ title, id, date, unit, site, location: place }) {
  const link = make('a', { href: isWebAddress(place) ? place : base + '/' }, title || id);
  const item = make('li', { lang: 'vi' }, link);
  const about = [date && date.split('-').reverse().join('/'), unit, site].filter(Boolean).join(' · ');
  if (about) item.append(' ', make('small', {}, about));
  return item;
}

function linkToService(words) {
  const query = words ? '/search?' + new URLSearchParams({ q: words })
    : '/go?' + new URLSearchParams({ url: asked });
  return make('p', {}, make('a', { href: base + query + (english ? '&lang=en' : '') },
    words ? text('t.script.lead.search').replace('{0}', words)
      : text('t.script.lead.look')));
}

function show({ candidates, words }) {
  const box = make('section', { className: 'tra-cuu-404', lang: language });
  box.setAttribute('role', 'status');
  if (candidates.length) {
    box.append(
      make('h2', {}, text('t.script.lead.choices')),
      make('ul', {}, ...candidates.map(itemOf)));
  }
  box.append(linkToService(words));
  const { target } = script.dataset;
  const where = target && document.querySelector(target);
  if (where) where.replaceChildren(box);
  else if (document.body.contains(script)) script.after(box);
  else (document.querySelector('main') || document.body).append(box);
}

async function lead() {
  try {
    const address = base + '/api/v1/go?' + new URLSearchParams({ url: asked, lang: language });
    const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    const leadsOn = found.location && isWebAddress(found.location) && script.dataset.lead !== 'no';
    if (leadsOn) return location.replace(found.location);
    show(found);
  } catch {
    // Not reached, or the portal's policy (connect-src) forbids it: a link needs neither.
    show({ candidates: [], words: '' });
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', lead);
else lead();
