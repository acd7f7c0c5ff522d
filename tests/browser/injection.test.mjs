// SPDX-License-Identifier: GPL-3.0-or-later
// Announcements and queries full of markup (data/hostile.jsonl, exported lines: they are taken as they
// are, where HTML in other JSON would become text): nothing of them runs, all of them
// is shown as it was written. What the policy had to stop counts as run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { typeForSuggestions, useSite, words } from './support/journey.mjs';

const source = fileURLToPath(new URL('./data/hostile.jsonl', import.meta.url));
const announcements = readFileSync(source, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const site = useSite({ source, withPortal: true });

// `page.troubles` (checked behind each journey) has errors, dialogs and breaches of the policy.
async function checkNothingRan(page) {
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  const { scripts, strange } = await page.evaluate(() => ({
    scripts: [...document.scripts].filter(({ src, type }) => !src && type !== 'application/ld+json').length,
    strange: document.querySelectorAll('img, [onclick], [onerror], [onfocus], [onload], a[href^="javascript:"], b:not(.suggestions b)').length,
  }));
  assert.deepEqual({ scripts, strange }, { scripts: 0, strange: 0 });
}

const addressOf = ({ id }) => `announcements/${encodeURIComponent(id)}?q=lich+truc`;

for (const announcement of announcements) {
  test(`the page of ${announcement.title.slice(0, 40)}`, () => site.visit({}, async (page) => {
    await page.goto(site.url + addressOf(announcement));
    await checkNothingRan(page);
    const shown = await page.evaluate(() => ({
      title: document.querySelector('h1').textContent,
      tab: document.title,
      // The links between matches stand among the text.
      text: [...document.querySelectorAll('.announcement > p:not(.meta)')].map((paragraph) => {
        const copy = paragraph.cloneNode(true);
        for (const step of copy.querySelectorAll('.step')) step.remove();
        return copy.textContent;
      }),
      data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
    }));
    assert.equal(words(shown.title), words(announcement.title));
    assert.ok(shown.tab.includes(words(announcement.title).slice(0, 20)), shown.tab);
    const paragraphs = [announcement.abstract, ...announcement.body.split('\n')].filter(Boolean);
    assert.deepEqual(shown.text.map(words), paragraphs.map(words));
    assert.equal(words(shown.data.headline), words(announcement.title));
    const box = await page.locator('.announcement').boundingBox();
    assert.ok(box.x + box.width <= 1280);
    for (const format of ['html', 'text', 'ris', 'bibtex']) {
      const saved = await fetch(`${site.url}announcements/${encodeURIComponent(announcement.id)}/download?format=${format}`);
      assert.equal(saved.status, 200);
      const text = await saved.text();
      if (format === 'html') assert.ok(!/<script|<img|<svg/.test(text));
    }
  }));
}

test('the page of results', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=lich+truc&sort=oldest`);
  await checkNothingRan(page);
  const titles = await page.locator('.hits h2').allTextContents();
  assert.deepEqual(titles.map(words), announcements.map(({ title }) => words(title)));
  // Facets with such names narrow the search, like any others.
  await page.locator('.facet a', { hasText: '<b>hai</b>.example' }).click();
  await page.locator('.active-filters').waitFor();
  assert.equal(await page.locator('.hits > li').count(), 1);
  await checkNothingRan(page);
}));

test('a query full of markup', () => site.visit({}, async (page) => {
  const query = '"><script>globalThis.ran=20</script><img src=x onerror=globalThis.ran=21> \' {{title}} \u202eử';
  for (const path of ['search?q=', 'search?size=0&q=', 'search?lang=en&unit=%22%3E%3Cb%3E&q=', 'announcements/x-1?q=']) {
    await page.goto(site.url + path + encodeURIComponent(query));
    await checkNothingRan(page);
    assert.equal(await page.locator('#q').inputValue(), query);
  }
  await page.goto(site.url + 'announcements/' + encodeURIComponent(query));
  await checkNothingRan(page);
  assert.equal(await page.locator('.problem').isVisible(), true);
}));

test('the archive: sites, units, places and categories with such names', () => site.visit({}, async (page) => {
  for (const path of ['kho', 'kho/2024', 'kho/2024/01', 'kho/site?sort=name', 'kho/unit', 'kho/unit?lang=en', 'kho/place', 'kho/category?period=2024-01']) {
    await page.goto(site.url + path);
    await checkNothingRan(page);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(beyond, 0, path);
  }
  for (const facet of ['site', 'unit', 'place', 'category']) {
    const names = new Set(announcements.map((announcement) => announcement[facet]).filter(Boolean));
    await page.goto(`${site.url}kho/${facet}`);
    const shown = await page.locator('.values a').allTextContents();
    const capital = (name) => name[0].toUpperCase() + name.slice(1); // as values of a list are shown
    assert.deepEqual(shown.map(words).sort(), [...names].map(words).map(facet === 'site' ? (name) => name : capital).sort());
    const entry = page.locator('.values li', { hasText: [...names][0] });
    const count = Number(await entry.locator('.value-count').innerText());
    await entry.getByRole('link').click();
    await page.locator('.hits').waitFor();
    assert.equal(await page.locator('.hits > li').count(), count, facet);
    await checkNothingRan(page);
  }
}));

test('document numbers and comparisons full of markup', () => site.visit({}, async (page) => {
  const hostile = '"><script>globalThis.ran=30</script><img src=x onerror=globalThis.ran=31> \' {{heading}} ]]> &amp; \u202eử';
  const asked = encodeURIComponent(hostile);
  for (const [path, field] of [[`kho/number?number=${asked}`, '#number'], [`kho/number?lang=en&number=9999/QD-UB+${asked}`, null],
    [`kho/compare?q=lich+truc&q=${asked}`, '#query-2'], [`kho/compare?by=year&q=${asked}&site=${asked}`, '#compare-site'],
    [`kho/compare?q=${asked}&from=${asked}`, '#query-1'], [`kho/compare?q=a&scale=${asked}`, null], [`kho/site?period=${asked}`, null]]) {
    await page.goto(site.url + path);
    await checkNothingRan(page);
    if (field) assert.equal(await page.locator(field).inputValue(), hostile, path);
  }
  await page.goto(`${site.url}kho/compare?q=lich+truc&q=${asked}`);
  assert.ok((await page.locator('.legend').innerText()).includes('{{heading}} ]]> &amp;'));
  const answer = await fetch(`${site.url}kho/compare.svg?q=lich+truc&q=${asked}&site=hai.example`);
  const { errors, elements, texts } = await page.evaluate((text) => {
    const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const names = new Set([...svg.querySelectorAll('*')].map(({ localName }) => localName));
    return { errors: svg.querySelectorAll('parsererror').length, elements: [...names].sort(), texts: svg.textContent };
  }, await answer.text());
  assert.equal(errors, 0);
  assert.deepEqual(elements, ['a', 'circle', 'desc', 'g', 'path', 'rect', 'text', 'title']);
  assert.ok(texts.includes('<script>globalThis.ran=30</script>'));
  const table = await (await fetch(`${site.url}kho/compare.csv?q=${encodeURIComponent('=1+1')}`)).text();
  assert.match(table, /^\ufeff?period,"?'=1\+1/, 'no formula');
}));

test('suggestions', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  const texts = (await typeForSuggestions(page, 'lich truc')).map(({ text }) => words(text));
  for (const { title } of announcements.slice(0, 3)) assert.ok(texts.includes(words(title)), title);
  await checkNothingRan(page);
}));

test('the box in a portal, its suggestions and its overlay', () => site.visit({}, async (page) => {
  // The portal's box asks for another site; here it shall find these.
  await page.route(`${site.url}api/**`, (route) => {
    const url = new URL(route.request().url());
    url.searchParams.delete('site');
    route.continue({ url: url.href });
  });
  await page.goto(site.portal);
  const box = page.getByRole('combobox');
  await box.fill('lich truc');
  await page.getByRole('option').first().waitFor();
  await box.press('Enter');
  const overlay = page.getByRole('dialog');
  await overlay.locator('li').first().waitFor();
  const titles = await overlay.locator('h3').allTextContents();
  assert.deepEqual(titles.map(words).sort(), announcements.map(({ title }) => words(title)).sort());
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  const strange = await page.evaluate(() =>
    document.querySelector('tra-cuu-search').shadowRoot.querySelectorAll('script, img, svg, i, [onerror], a:not([href^="http"])').length);
  assert.equal(strange, 0);
}));
