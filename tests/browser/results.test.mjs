// SPDX-License-Identifier: GPL-3.0-or-later
// The page of results: narrowing, going back, taking away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { getJson, useSite } from './support/journey.mjs';

const site = useSite();
const query = 'q=ubnd+huyen';

const countOf = async (page) => Number(/[\d.]+/.exec(await page.locator('.count strong').innerText())[0].replace('.', ''));

async function checkYear(page, label) {
  const [, year, count] = /^(\d{4}): (\d+)/.exec(label);
  assert.equal(new URL(page.url()).searchParams.get('year'), year);
  assert.equal(await countOf(page), Number(count), 'as many as the bar said');
  for (const day of await page.locator('.hits > li > article > .meta time').allInnerTexts()) {
    assert.ok(day.endsWith('/' + year), day);
  }
  return year;
}

test('a year is chosen on the histogram with the mouse; back and forward', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?${query}`);
  const before = await page.locator('.hits').innerText();
  const bar = page.locator('.histogram svg a').nth(8);
  const label = await bar.getAttribute('aria-label');
  await bar.locator('.place').click({ position: { x: 3, y: 3 } });
  await page.waitForURL(/year=/);
  const year = await checkYear(page, label);
  const within = await page.locator('.hits').innerText();
  await page.goBack();
  assert.equal(new URL(page.url()).searchParams.get('year'), null);
  assert.equal(await page.locator('.hits').innerText(), before);
  await page.goForward();
  assert.equal(new URL(page.url()).searchParams.get('year'), year);
  assert.equal(await page.locator('.hits').innerText(), within);
}));

test('a year is chosen with the keyboard alone', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?${query}`);
  let label = null;
  for (let presses = 0; presses < 60 && !label; ++presses) {
    await page.keyboard.press('Tab');
    label = await page.evaluate(() => document.activeElement.closest('.histogram svg a')?.getAttribute('aria-label') ?? null);
  }
  assert.ok(label, 'Tab reaches the bars');
  const place = page.locator('.histogram svg a:focus .place');
  assert.notEqual(await place.evaluate((element) => getComputedStyle(element).stroke), 'none', 'one sees where one is');
  await page.keyboard.press('Enter');
  await page.waitForURL(/year=/);
  await checkYear(page, label);
}));

test('a filter is taken off again', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?${query}`);
  const all = await countOf(page);
  const facet = page.locator('.facet li').first();
  const few = Number(await facet.locator('.value-count').innerText());
  await facet.getByRole('link').click();
  await page.locator('.active-filters').waitFor();
  assert.equal(await countOf(page), few);
  assert.ok(few < all);
  await page.locator('.active-filters a').first().click();
  await page.locator('.active-filters').waitFor({ state: 'detached' });
  assert.equal(await countOf(page), all);
}));

// The hits of the API, a copy of a text right after the one it is a copy of.
async function allIds(base, asked) {
  const ids = [];
  for (let cursor = ''; cursor !== null;) {
    const answer = await getJson(`${base}api/v1/search?${asked}&size=7${cursor && `&cursor=${cursor}`}`);
    for (const hit of answer.hits) ids.push(hit.id, ...hit.copies.map((copy) => copy.id));
    cursor = answer.next_cursor;
  }
  return ids;
}

async function download(page, name) {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

// First cells of a CSV table (RFC 4180), without its head.
function firstCells(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(1).filter((row) => row.length > 5).map((row) => row[0]);
}

for (const asked of ['q=khai+sinh', 'q=thu+tuc+khai+sinh', 'q=tu+bo+de&sort=oldest', 'q=ubnd+huyen',
  'q=%22nhan+dan%22&year=2009', 'site=lamgiang.hanam.example&from=2024']) {
  test(`the files hold what the API answers, in its order: ${asked}`, () => site.visit({}, async (page) => {
    const ids = await allIds(site.url, asked);
    assert.ok(ids.length > 0);
    await page.goto(`${site.url}search?${asked}`);
    const table = await download(page, 'CSV');
    assert.match(table.name, /\.csv$/);
    assert.equal(table.text[0], '\ufeff', 'Excel reads it as UTF-8');
    assert.deepEqual(firstCells(table.text), ids);
    const lines = await download(page, 'JSON Lines');
    assert.match(lines.name, /\.jsonl$/);
    assert.deepEqual(lines.text.trimEnd().split('\n').map((line) => JSON.parse(line).id), ids);
  }));
}
