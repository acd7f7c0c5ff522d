// A search box in the pages of other sites: <script src="…/embed.js" data-site="…"></script> puts
// a <tra-cuu-search> where it stands or into data-target (docs/embed.md). combobox.js stands before
// it, and STYLE, which is embed.css. Answers of the server become text nodes, never markup.
const script = document.currentScript;
// Whether the service counts which results are opened; the server writes it here.
const countsOpened = COUNTS_OPENED;

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// The portal's policy may forbid <style>, but not sheets that a script makes.
function adoptStyle(root) {
  if (!root.adoptedStyleSheets) return root.append(make('style', { textContent: STYLE })); // before 2023
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

class TraCuuSearch extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const address = new URL(this.getAttribute('base') || '.', script ? script.src : location.href);
    this.base = address.origin + address.pathname.replace(/\/$/, '');
    this.english = this.getAttribute('lang') === 'en';
    this.text = textIn(this.english);
    const root = this.attachShadow({ mode: 'open' });
    adoptStyle(root);
    this.frame = make('div', { className: 'root', lang: this.english ? 'en' : 'vi' });
    this.frame.dataset.theme = this.getAttribute('theme') || '';
    root.append(this.frame);
    this.makeForm();
  }

  // An address of the server: of this site only, if one is named.
  addressOf(path, q) {
    const query = new URLSearchParams({ q });
    if (this.getAttribute('site')) query.set('site', this.getAttribute('site'));
    if (this.english || path.startsWith('/api/')) query.set('lang', this.english ? 'en' : 'vi');
    return this.base + path + '?' + query;
  }

  makeForm() {
    const label = this.getAttribute('label') || this.text('t.form.label');
    this.box = make('input', {
      id: 'q', name: 'q', type: 'search', maxLength: 1000, autocomplete: 'off', autocapitalize: 'none',
      spellcheck: false, lang: 'vi', enterKeyHint: 'search',
    });
    const send = make('button', { type: 'submit' }, this.text('t.form.search'));
    const form = make('form', { action: this.base + '/search' },
      make('label', { htmlFor: 'q' }, label), make('div', { className: 'box' }, this.box, send));
    form.setAttribute('role', 'search');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const typed = this.box.value.trim();
      if (!typed) return this.box.focus();
      if (this.getAttribute('results') !== 'page') return this.openOverlay(typed);
      location.assign(this.addressOf('/search', typed));
    });
    this.frame.append(form);
    attachCombobox({
      box: this.box,
      form,
      english: this.english,
      addressOf: (typed) => this.addressOf('/api/v1/suggest', typed),
      open: (url) => location.assign(this.base + url),
    });
  }

  makeOverlay() {
    this.heading = make('h2', { id: 'heading', tabIndex: -1, autofocus: true });
    this.content = make('div', { className: 'content' });
    const close = make('button', { type: 'button', className: 'close' }, this.text('t.script.close'));
    this.status = make('p', { className: 'hidden' });
    this.status.setAttribute('role', 'status');
    this.overlay = make('dialog', {},
      make('div', { className: 'top' }, this.heading, close), this.status, this.content);
    this.overlay.setAttribute('aria-labelledby', 'heading');
    close.addEventListener('click', () => this.overlay.close());
    // The dialog itself is clicked only beside its content, on the shade.
    this.overlay.addEventListener('click', (event) => {
      if (event.target === this.overlay) this.overlay.close();
    });
    this.overlay.addEventListener('close', () => {
      if (this.asking) this.asking.abort();
      this.box.focus();
    });
    this.frame.append(this.overlay);
  }

  async openOverlay(typed) {
    if (!this.overlay) this.makeOverlay();
    if (this.asking) this.asking.abort();
    const mine = (this.asking = new AbortController());
    const quoted = make('span', { lang: 'vi' }, '“' + typed + '”');
    this.heading.replaceChildren(this.text('t.results.heading_for') + ' ', quoted);
    this.content.replaceChildren(make('p', { className: 'note' }, this.text('t.script.searching')));
    this.status.textContent = '';
    if (!this.overlay.open) this.overlay.showModal();
    let nodes;
    try {
      const options = { signal: mine.signal, credentials: 'omit', referrerPolicy: 'no-referrer' };
      const answer = await fetch(this.addressOf('/api/v1/search', typed), options);
      nodes = answer.ok ? this.resultsOf(await answer.json(), typed) : this.failureOf(typed);
    } catch (error) {
      if (error.name === 'AbortError') return;
      nodes = this.failureOf(typed);
    }
    if (mine !== this.asking) return;
    this.content.replaceChildren(...nodes);
    this.overlay.scrollTop = 0;
    this.status.textContent = nodes[0].textContent;
  }

  resultsOf({ query, total, hits, ...curated }, typed) {
    const nodes = [make('p', { className: 'count' }, this.countLine(total))];
    nodes.push(...this.curatedOf(curated, typed));
    for (const { message } of query.notes.slice(0, 1)) nodes.push(make('p', { className: 'note' }, message));
    if (hits.length) nodes.push(make('ol', {}, ...hits.map((hit, at) => this.hitOf(hit, typed, at + 1))));
    nodes.push(this.linkToAll(typed,
      hits.length ? this.text('t.script.all_results') : this.text('t.script.to_search')));
    return nodes;
  }

  // What the webmaster's rules put above the hits.
  curatedOf({ alert, route, best_bets: bets }, typed) {
    const nodes = [];
    const to = (url, text) => make('a', { href: url.startsWith('/') ? this.base + url : url }, text);
    if (alert) {
      const line = make('p', { className: 'alert ' + alert.level, lang: 'vi' }, alert.text);
      if (alert.url) line.append(' ', to(alert.url, this.text('t.curated.more')));
      nodes.push(line);
    }
    if (route) {
      const url = route.url || '/search?' + new URLSearchParams(route.search);
      nodes.push(make('p', { className: 'route' }, to(url, route.text)));
    }
    if (bets) {
      const items = bets.map((bet) => make('li', {},
        bet.id ? make('a', { href: this.addressOf('/announcements/' + encodeURIComponent(bet.id), typed) }, bet.title)
          : to(bet.url, bet.title),
        bet.text ? make('p', {}, bet.text) : ''));
      nodes.push(make('ul', { className: 'best-bets', lang: 'vi' }, ...items));
    }
    return nodes;
  }

  countLine({ value, relation }) {
    if (!value) return this.text('t.results.none');
    const text = value === 1 ? this.text('t.count.announcements.one') : this.text('t.count.announcements');
    const count = text.replace('{0}', value.toLocaleString(this.english ? 'en' : 'vi'));
    return relation === 'gte' ? this.text('t.script.at_least').replace('{0}', count) : count;
  }

  // Told without a redirect, and not of readers who ask not to be counted.
  tellOpened(id, typed, place) {
    if (!countsOpened || !navigator.sendBeacon || navigator.doNotTrack === '1' || navigator.globalPrivacyControl) return;
    navigator.sendBeacon(this.base + '/api/v1/opened', new URLSearchParams({ q: typed, id, pos: place }));
  }

  hitOf(hit, typed, place) {
    const link = make('a', { href: this.addressOf('/announcements/' + encodeURIComponent(hit.id), typed) });
    link.addEventListener('click', () => this.tellOpened(hit.id, typed, place));
    appendMarked(link, hit.title_marked.text, hit.title_marked.matches, 'mark');
    const meta = make('p', { className: 'meta' });
    if (hit.date) {
      const day = hit.date.split('-').reverse().join('/');
      meta.append(make('time', { dateTime: hit.date }, day));
    }
    for (const text of [hit.unit, hit.site, hit.number]) if (text) meta.append(make('span', {}, text));
    const item = make('li', { lang: 'vi' }, make('h3', {}, link), meta);
    if (hit.snippet_marked.text) {
      const snippet = make('p', {});
      appendMarked(snippet, hit.snippet_marked.text, hit.snippet_marked.matches, 'mark');
      item.append(snippet);
    }
    return item;
  }

  failureOf(typed) {
    const message = this.text('t.script.unreachable');
    return [make('p', { className: 'count' }, message),
      this.linkToAll(typed, this.text('t.script.open_results'))];
  }

  linkToAll(typed, text) {
    return make('a', { className: 'all', href: this.addressOf('/search', typed) }, text);
  }
}

if (!customElements.get('tra-cuu-search')) customElements.define('tra-cuu-search', TraCuuSearch);

// The element that the script's attributes ask for; none for a script that is only to know it.
function place() {
  const { target, element, ...attributes } = script.dataset;
  if (element !== undefined) return;
  const search = document.createElement('tra-cuu-search');
  search.setAttribute('base', new URL(script.src).origin);
  for (const name in attributes) search.setAttribute(name, attributes[name]);
  const where = target && document.querySelector(target);
  if (where) where.replaceChildren(search);
  else if (target || document.head.contains(script)) console.error('embed.js: no place for the search box', target || '');
  else script.after(search);
}

if (script) {
  const { target } = script.dataset;
  const isEarly = target && document.readyState === 'loading' && !document.querySelector(target);
  if (isEarly) document.addEventListener('DOMContentLoaded', place);
  else place();
}
