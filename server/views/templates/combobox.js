// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions under a search box (ARIA combobox with a list), for search.js and embed.js, in
// front of which it is served. The text in the box is never changed while it is typed:
// Vietnamese input methods rewrite it letter by letter. Keys that belong to one are left to it.

// The text with its matched ranges marked; text nodes only, so that nothing is read as markup.
function appendMarked(parent, text, matches, element) {
  let end = 0;
  for (const [from, to] of matches) {
    parent.append(text.slice(end, from));
    const mark = document.createElement(element);
    mark.textContent = text.slice(from, to);
    parent.append(mark);
    end = to;
  }
  parent.append(text.slice(end));
}

// A text of the table of wording: scripts/wording.py puts it, in both languages, where its key stands.
const textIn = (english) => (vietnamese, inEnglish) => (english ? inEnglish : vietnamese);

// Gives `box` of `form` its list. `addressOf(typed)` is where to ask for suggestions; `open(url)`
// goes to the page of a title that was chosen; anything else is put into the box and sent.
function attachCombobox({ box, form, english, addressOf, open }) {
  const DELAY_MS = 80;
  const text = textIn(english);
  const kinds = {
    title: text('t.script.kind.title'), phrase: text('t.script.kind.phrase'), place: text('t.script.kind.place'),
    unit: text('t.script.kind.unit'), number: text('t.script.kind.number'),
  };

  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', text('t.script.suggestions'));
  const status = document.createElement('p');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  box.parentElement.append(list);
  form.append(status);
  const roles = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' };
  for (const name in roles) box.setAttribute(name, roles[name]);

  let shown = [];
  let active = -1;
  let timer = 0;
  let fetching = null;

  function activate(at) {
    if (active >= 0) list.children[active].removeAttribute('aria-selected');
    active = at;
    if (at < 0) return box.removeAttribute('aria-activedescendant');
    const option = list.children[at];
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', option.id);
  }

  function close() {
    clearTimeout(timer);
    if (fetching) fetching.abort();
    activate(-1);
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
  }

  function optionOf(suggestion, at) {
    const option = document.createElement('li');
    option.id = 'suggestion-' + at;
    option.setAttribute('role', 'option');
    const words = document.createElement('span');
    words.lang = 'vi';
    appendMarked(words, suggestion.text, suggestion.matches || [], 'b');
    const kind = document.createElement('span');
    kind.className = 'kind';
    kind.textContent = kinds[suggestion.kind] || '';
    option.append(words, ' ', kind);
    option.addEventListener('click', () => choose(at));
    return option;
  }

  // Who has chosen one already keeps it, if it is in the new list, too.
  function show(suggestions) {
    const chosen = active >= 0 ? shown[active].text : null;
    activate(-1);
    shown = suggestions;
    list.replaceChildren(...suggestions.map(optionOf));
    activate(shown.findIndex(({ text }) => text === chosen));
    list.hidden = shown.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = list.hidden ? '' : text('t.script.suggestion_count').replace('{0}', shown.length);
  }

  // A title leads to its page; anything else is searched for.
  function choose(at) {
    const { text, url } = shown[at];
    close();
    if (url && url.startsWith('/')) return open(url);
    box.value = text;
    form.requestSubmit();
  }

  async function ask() {
    if (fetching) fetching.abort();
    const typed = box.value.trim();
    if (!typed) return close();
    const mine = (fetching = new AbortController());
    try {
      const options = { signal: mine.signal, credentials: 'omit', referrerPolicy: 'no-referrer' };
      const answer = await fetch(addressOf(typed), options);
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (mine === fetching && box.getRootNode().activeElement === box) show(suggestions);
    } catch (error) {
      if (error.name !== 'AbortError') close(); // the server is away: the form still works
    }
  }

  // While a word is being composed the list follows, since it leaves the box alone.
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY_MS);
  });

  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) {
      if (event.key === 'ArrowDown') ask();
    } else if (step) {
      event.preventDefault();
      // The box itself is one place of the round: before the first and behind the last.
      const places = shown.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });

  list.addEventListener('mousedown', (event) => event.preventDefault()); // the box keeps its focus
  box.addEventListener('blur', close);
  form.addEventListener('submit', close);
}
