// SPDX-License-Identifier: GPL-3.0-or-later
// A reader searches and opens a hit, with script and without; the webmaster sees it counted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { colorRules, findProblems } from './support/axe.mjs';
import { eventually, getJson, useSite, words } from './support/journey.mjs';

const site = useSite({ withPortal: true, settings: '[log]\nqueries = true\nmin_count = 2\n' });
const login = () => ({ httpCredentials: { username: 'web', password: site.token } });

async function report() {
  const answer = await fetch(`${site.url}webmaster/queries.json`, { headers: { Authorization: `Bearer ${site.token}` } });
  assert.equal(answer.status, 200);
  return answer.json();
}

async function searchAndOpen(page, query, place) {
  await page.goto(site.url);
  await page.getByRole('combobox').fill(query);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  await page.locator(`.hits > li:nth-child(${place}) h2 a`).click();
  await page.waitForURL(/\/announcements\//);
}

test('what is searched and opened is counted, with script and without', async () => {
  for (const options of [{}, { javaScriptEnabled: false }]) {
    await site.visit(options, async (page) => {
      if (options.javaScriptEnabled === false) {
        await page.goto(`${site.url}search?q=khai+sinh`);
        await page.locator('.hits > li:nth-child(2) h2 a').click();
        await page.waitForURL(/\/announcements\/.*pos=2/);
      } else {
        await searchAndOpen(page, 'khai sinh', 2);
      }
    });
  }
  await eventually(async () => {
    const { searched, positions, total } = await report();
    assert.equal(searched[0].query, 'khai sinh');
    assert.equal(searched[0].searches, 2);
    assert.equal(searched[0].opened, 2);
    assert.deepEqual(positions, [{ position: 2, opened: 2 }]);
    assert.equal(total.opened, 2);
  });
});

test('the address of an announcement that was found may be shared without being counted', () => site.visit({}, async (page) => {
  const before = (await report()).total.opened;
  const { hits } = await getJson(`${site.url}api/v1/search?q=khai+sinh&size=1&log=0`);
  await page.goto(`${site.url}announcements/${encodeURIComponent(hits[0].id)}?q=khai+sinh&pos=1`);
  await new Promise((resume) => setTimeout(resume, 1500));
  assert.equal((await report()).total.opened, before);
}));

test('who asks not to be tracked is not counted', () => site.visit({ extraHTTPHeaders: { 'Sec-GPC': '1' } }, async (page) => {
  const before = (await report()).total.searches;
  await page.goto(`${site.url}search?q=t%E1%BB%AB+b%E1%BB%8F+%C4%91%E1%BB%81`);
  await new Promise((resume) => setTimeout(resume, 1500));
  assert.equal((await report()).total.searches, before);
}));

test('files of other sites are told by a beacon', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=khai+sinh&log=1`);
  const told = page.waitForRequest((request) => request.url().endsWith('/api/v1/opened'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'http://127.0.0.1:9/file.pdf';
    link.textContent = 'PDF';
    link.addEventListener('click', (event) => event.preventDefault());
    document.querySelector('.hits > li').append(link);
    link.click();
  });
  const form = new URLSearchParams((await told).postData());
  assert.equal(form.get('q'), 'khai sinh');
  assert.equal(form.get('pos'), '1');
  assert.ok(form.get('id'));
  page.troubles.length = 0;
}));

test('a result that is opened from the box on a portal is counted', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  await page.getByRole('combobox', { name: 'Tìm trong các thông báo' }).fill('khai sinh');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('li:nth-child(2) h3 a').click();
  await page.waitForURL(`${site.url}announcements/**`);
  await eventually(async () => {
    const { positions } = await report();  // two were opened above, on the page of results
    assert.equal(positions.find(({ position }) => position === 2).opened, 3);
  });
}));

test('the page asks for a token', () => site.visit({}, async (page) => {
  const refused = await page.request.get(`${site.url}webmaster`);
  assert.equal(refused.status(), 401);
  assert.match(refused.headers()['www-authenticate'], /^Basic /);
}));

test('the webmaster reads the tables, changes period and language, and takes files away', () => site.visit(login(), async (page) => {
  for (let i = 0; i < 2; ++i) await fetch(`${site.url}search?q=xyzzyq`);
  await eventually(async () => assert.equal((await report()).in_vain[0]?.query, 'xyzzyq'));
  await page.goto(`${site.url}webmaster`);
  assert.equal(words(await page.locator('h1').innerText()), 'Người dân tìm gì');
  const inVain = page.getByRole('region', { name: 'Tìm mà không thấy' });
  assert.match(words(await inVain.innerText()), /xyzzyq 2 2/);
  await page.getByRole('link', { name: '7 ngày qua' }).click();
  await page.waitForURL(/from=/);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/lang=en/);
  assert.match(page.url(), /from=/);
  assert.equal(words(await page.locator('h1').innerText()), 'What people looked for');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Excel' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^tracuu-queries-.*\.xlsx$/);
  assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), 'PK');
  const before = (await report()).total.searches;
  await page.getByRole('region', { name: 'Most searched' }).getByRole('link', { name: 'khai sinh' }).click();
  await page.waitForURL(/\/search\?q=khai/);
  await new Promise((resume) => setTimeout(resume, 1500));
  assert.equal((await report()).total.searches, before, 'a look at a query is no search for it');
}));

test('axe finds nothing, in light and in dark, in both languages; a phone needs no sideways scrolling', () => site.visit({ ...login(), reducedMotion: 'reduce' }, async (page) => {
  for (const lang of ['vi', 'en']) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${site.url}webmaster?lang=${lang}`);
    assert.deepEqual(await findProblems(page), [], `${lang}, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await findProblems(page, colorRules), [], `${lang}, dark`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0);
}));
