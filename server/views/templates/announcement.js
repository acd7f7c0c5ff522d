// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an announcement: stepping through matches by keys, copying and printing. The
// page works without it: matches are links, citations can be selected, browsers print.
(() => {
  'use strict';
  const english = document.documentElement.lang === 'en';
  // A text of the table of wording: scripts/wording.py puts it, in both languages, where its key stands.
  const text = (vietnamese, inEnglish) => (english ? inEnglish : vietnamese);

  function button(label, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'secondary small';
    made.textContent = label;
    made.addEventListener('click', action);
    return made;
  }

  // Steps take the place of each other in the history: "back" leads to the results at once.
  function step(hash, forward) {
    location.replace(hash);
    const links = document.querySelectorAll('mark:target + .step a');
    const next = links[forward ? links.length - 1 : 0];
    if (next) next.focus({ preventScroll: true });
  }

  function stepBy(forward) {
    const links = document.querySelectorAll('mark:target + .step a');
    const way = [...links].find((link) => Boolean(link.previousElementSibling) === forward);
    if (way) step(way.hash, forward);
    else if (!links.length && document.getElementById('m1')) step('#m1', true);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('.step a, .matches a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    step(link.hash, !link.nextElementSibling);
  });

  document.addEventListener('keydown', (event) => {
    const forward = { ArrowDown: true, ArrowUp: false }[event.key];
    if (forward === undefined || !event.altKey || event.isComposing) return;
    if (event.target.closest('input, select') || !document.getElementById('m1')) return;
    event.preventDefault();
    stepBy(forward);
  });

  const first = document.querySelector('.matches a');
  if (first) first.title = text('t.script.match_keys');

  const status = document.createElement('p');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  document.querySelector('main').append(status);

  // Only on secure pages is there a clipboard.
  if (navigator.clipboard) {
    for (const place of document.querySelectorAll('.copyable')) {
      const source = place.firstElementChild;
      const label = text('t.script.copy');
      const copy = button(label, async () => {
        try {
          await navigator.clipboard.writeText(source.textContent.trim());
          status.textContent = copy.textContent = text('t.script.copied');
        } catch {
          status.textContent = copy.textContent = text('t.script.copy_failed');
        }
        setTimeout(() => {
          copy.textContent = label;
          status.textContent = '';
        }, 2000);
      });
      copy.setAttribute('aria-describedby', source.id);
      place.append(copy);
    }
  }

  document.querySelector('.keep').append(button(text('t.script.print'), () => print()));
})();
