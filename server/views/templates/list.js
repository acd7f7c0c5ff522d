// A reader's own list: ids in this browser's storage, nowhere else. Pages work without it; with it
// results and announcements have a button, and the header leads to the list.
(() => {
  'use strict';
  const key = 'tracuu.list';
  const most = 1000;
  const longest = 3000; // of an address, in characters
  const english = document.documentElement.lang === 'en';
  const text = (vietnamese, inEnglish) => (english ? inEnglish : vietnamese);
  const read = () => {
    try {
      const ids = JSON.parse(localStorage.getItem(key) || '[]');
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  };
  const write = (ids) => {
    try {
      localStorage.setItem(key, JSON.stringify(ids.slice(0, most)));
    } catch { /* storage is off or full: the list stays as it was */ }
  };
  const addressOf = (ids) => {
    const plain = ids.filter((id) => !id.includes(','));
    const query = [
      ...(plain.length ? [`ids=${plain.map(encodeURIComponent).join(',')}`] : []),
      ...ids.filter((id) => id.includes(',')).map((id) => `id=${encodeURIComponent(id)}`),
      ...(english ? ['lang=en'] : []),
    ].join('&');
    return `${base}/kho/list${query && query.length <= longest ? `?${query}` : english ? '?lang=en' : ''}`;
  };

  const place = document.querySelector('.site-header .to-archive');
  const link = document.createElement('a');
  link.className = 'to-list';
  function showLink() {
    const ids = read();
    link.hidden = !ids.length;
    link.href = addressOf(ids);
    link.textContent = text('t.script.list').replace('{0}', ids.length);
  }
  if (place) {
    place.after(link);
    showLink();
    addEventListener('storage', showLink);
  }

  // An address of ours names its announcement after "/announcements/".
  function idOf(address) {
    const { pathname } = new URL(address, location);
    const begin = `${base}/announcements/`;
    return pathname.startsWith(begin) ? decodeURIComponent(pathname.slice(begin.length)) : '';
  }
  function addButton(id, after, title, isStar) {
    if (!id || id.endsWith('/download') || /\/pages\/\d+$/.test(id)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = (isStar ? 'star' : 'secondary small') + ' no-print';
    const show = () => {
      const is = read().includes(id);
      const label = is ? text('t.script.list.remove') : text('t.script.list.add');
      button.textContent = isStar ? (is ? '★' : '☆') : label;
      button.title = label;
      button.setAttribute('aria-pressed', String(is));
      button.setAttribute('aria-label', `${label}: ${title}`);
    };
    button.addEventListener('click', () => {
      const ids = read();
      write(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
      show();
      showLink();
    });
    show();
    after.append(button);
  }
  for (const title of document.querySelectorAll('.hits > li > article > h2 > a')) {
    const meta = title.closest('article').querySelector('.meta');
    if (meta) addButton(idOf(title.href), meta, title.textContent, true);
  }
  const keep = document.querySelector('main .keep');
  if (keep) addButton(idOf(location.href), keep, document.querySelector('h1').textContent);

  // The page of the list: without one in its address it shows what is kept here.
  const box = document.getElementById('list-ids');
  if (!box) return;
  const shown = box.value.split('\n').map((id) => id.trim()).filter(Boolean);
  const row = document.createElement('p');
  row.className = 'choices';
  const button = (label, action) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'secondary';
    made.textContent = label;
    made.addEventListener('click', action);
    row.append(made);
  };
  if (!shown.length && read().length) {
    box.value = read().join('\n');
    box.form.querySelector('button[value="html"]').click();
    return;
  }
  if (shown.length) {
    button(text('t.script.list.keep'), () => {
      write(shown);
      showLink();
    });
  }
  if (read().length) {
    button(text('t.script.list.clear'), () => {
      write([]);
      showLink();
    });
  }
  for (const remove of document.querySelectorAll('.own-list a.remove')) {
    remove.addEventListener('click', () => {
      const id = idOf(remove.parentElement.querySelector('a').href);
      write(read().filter((other) => other !== id));
    });
  }
  box.form.append(row);
})();
