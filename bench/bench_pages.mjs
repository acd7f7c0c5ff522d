#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader waits for and loads: from a key press to the suggestions that it brings, from Enter
// to the results on the page, what the server takes for the pages of the archive, and the weight
// of the pages.
//
//     tests/browser/install && node bench/bench_pages.mjs --program build/release/cli/tracuu [--db index.db]
//
// Chromium and the server run on the same machine, so that the network costs nothing. A time ends
// with the first frame behind the change, when it can be seen. Without --db, the sample is indexed.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch, onPage } from '../tests/browser/support/browser.mjs';
import { serveIndex } from '../tests/browser/support/served.mjs';

const { values: given } = parseArgs({
  options: { program: { type: 'string' }, db: { type: 'string' }, runs: { type: 'string', default: '60' } },
});
if (given.program) process.env.TRACUU_PROGRAM = given.program;
const runs = Number(given.runs);
const words = ['khai sinh', 'tu bo de', 'lich tiep cong dan', 'xay dung nong thon moi', 'bao hiem y te', 'cai cach hanh chinh'];

function report(what, times) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share) => {
    const time = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return time.toFixed(time < 10 ? 1 : 0);
  };
  console.log(`${what.padEnd(44)} n ${sorted.length}  median ${at(0.5)} ms  p95 ${at(0.95)} ms  max ${at(1)} ms`);
}

// In the page: keeps when a key was pressed and when the list that it brought was first painted.
function watchSuggestions() {
  globalThis.painted = null;
  addEventListener('keydown', () => { globalThis.pressed = performance.now(); }, true);
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((changes) => {
      if (!changes.some(({ target }) => target.id === 'suggestions') || document.getElementById('suggestions').hidden) return;
      const { pressed } = globalThis;
      requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.painted = performance.now() - pressed; }));
    }).observe(document.body, { childList: true, subtree: true });
  });
}

// Beginnings of the words that bring suggestions, from the third letter on.
async function beginnings(url) {
  const all = words.flatMap((text) => [...text].map((_, end) => text.slice(0, end + 1)).slice(2));
  const found = [];
  for (const typed of all.filter((text) => !text.endsWith(' '))) {
    const { suggestions } = await (await fetch(`${url}api/v1/suggest?q=${encodeURIComponent(typed)}`)).json();
    if (suggestions.length) found.push(typed);
  }
  return found;
}

async function timeSuggestions(page, url) {
  await page.addInitScript(watchSuggestions);
  const typings = await beginnings(url);
  await page.goto(url);
  const box = page.getByRole('combobox');
  const times = [];
  for (let run = 0; run < runs; ++run) {
    const typed = typings[run % typings.length];
    await box.fill('');
    await page.waitForTimeout(150); // the list of the last one is gone
    await box.fill(typed.slice(0, -1));
    await page.waitForTimeout(150);
    await page.evaluate(() => { globalThis.painted = null; });
    await page.keyboard.press(typed.at(-1));
    times.push(await page.waitForFunction(() => globalThis.painted).then((handle) => handle.jsonValue()));
  }
  return times;
}

// From Enter in the box of `from` until the first hits are painted, by the clock of the machine.
async function timeResults(page, from) {
  const times = [];
  await page.addInitScript(() => {
    addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') sessionStorage.setItem('pressed', performance.timeOrigin + performance.now());
    }, true);
  });
  for (let run = 0; run < runs; ++run) {
    await page.goto(from);
    // A word that no run had before: the server has no answer kept.
    await page.locator('#q').fill(`${words[run % words.length]} ${run} ${from.length}`);
    await page.locator('#q').press('Enter');
    await page.locator('.hits li').first().waitFor();
    times.push(await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const paint = list.getEntriesByName('first-contentful-paint')[0];
        if (paint) resolve(performance.timeOrigin + paint.startTime - Number(sessionStorage.getItem('pressed')));
      }).observe({ type: 'paint', buffered: true });
    })));
  }
  return times;
}

const archive = {
  'the archive': 'kho',
  'a year': 'kho/2009',
  'a month': 'kho/2009/03',
  'all agencies by name': 'kho/unit?sort=name',
  'a document number': 'kho/number?number=119/qd-ubnd',
  'two queries by month': `kho/compare?q=${encodeURIComponent('phòng chống dịch')}&q=${encodeURIComponent('nông thôn mới')}`,
};

// From the request to the last byte. The pages ignore `n`; an address that is new to the server has
// no answer kept.
async function timeAnswers(address) {
  const times = [];
  for (let run = 0; run < runs; ++run) {
    const begin = performance.now();
    const answer = await fetch(`${address}${address.includes('?') ? '&' : '?'}n=${run}`);
    await answer.arrayBuffer();
    times.push(performance.now() - begin);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  }
  return times;
}

async function weigh(browser, name, url) {
  await onPage(browser, {}, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let wire = 0;
    let unpacked = 0;
    let requests = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      wire += encodedDataLength;
      requests += 1;
    });
    session.on('Network.dataReceived', ({ dataLength }) => { unpacked += dataLength; });
    await page.goto(url, { waitUntil: 'networkidle' });
    const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
    console.log(`${name.padEnd(44)} ${kb(wire)} over the wire, ${kb(unpacked)} unpacked, ${requests} requests`);
  });
}

const served = await serveIndex(undefined, given.db);
const browser = await launch();
try {
  console.log(`load ${loadavg().map((load) => load.toFixed(2)).join(' ')}, chromium ${browser.version()}`);
  await onPage(browser, {}, async (page) => report('key press to suggestions', await timeSuggestions(page, served.url)));
  await onPage(browser, {}, async (page) => report('Enter to results, from the first page', await timeResults(page, served.url)));
  await onPage(browser, {}, async (page) => report('Enter to results, from other results', await timeResults(page, `${served.url}search?q=tin`)));
  for (const [name, path] of Object.entries(archive)) report(`answer: ${name}`, await timeAnswers(served.url + path));
  await weigh(browser, 'first page, first visit', served.url);
  await weigh(browser, 'results, first visit', `${served.url}search?q=thu+tuc+khai+sinh`);
  if (!given.db) await weigh(browser, 'announcement, first visit', `${served.url}announcements/lg-2024-0318?q=khai+sinh`);
  await weigh(browser, 'archive, first visit', `${served.url}kho`);
  await weigh(browser, 'comparison, first visit', served.url + archive['two queries by month']);
  for (const coding of ['br', 'gzip', 'identity']) {
    const answer = await fetch(`${served.url}embed.js`, { headers: { 'Accept-Encoding': coding } });
    console.log(`embed.js, ${coding.padEnd(34)} ${((Number(answer.headers.get('content-length'))) / 1000).toFixed(1)} KB`);
  }
} finally {
  await browser.close();
  await served.stop();
}
