// SPDX-License-Identifier: GPL-3.0-or-later
// The archive (/kho): from the whole to one day, lists, document numbers, queries over time.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { getJson, getText, useSite, words } from './support/journey.mjs';
import { root } from './support/served.mjs';

const site = useSite();

// "1.234 thông báo" -> 1234; English has a comma.
const numberIn = (text) => Number(/\d[\d.,]*/.exec(text)[0].replace(/[.,]/g, ''));
const numberOf = async (locator) => numberIn(await locator.innerText());
const found = (page) => numberOf(page.locator('.count strong'));
const listed = (page) => numberOf(page.locator('.span strong'));
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// The cell with the highest count.
async function fullest(page) {
  const cells = page.locator('.calendar td a');
  const counts = (await cells.allInnerTexts()).map(numberIn);
  const most = Math.max(...counts);
  return { cell: cells.nth(counts.indexOf(most)), count: most, total: sum(counts) };
}

test('from home by year and month to a day, which has as many as its cell says; and back', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Kho lưu trữ', exact: true }).click();
  await page.waitForURL(`${site.url}kho`);
  const { total } = await getJson(`${site.url}api/v1/search?from=0001&to=9999`);
  assert.equal((await fullest(page)).total, total.value, 'the calendar holds all that have a date');
  assert.equal(sum((await page.locator('.calendar .sum').allInnerTexts()).map(numberIn)), total.value);

  const year = page.locator('.calendar tr', { has: page.getByRole('link', { name: '2025', exact: true }) });
  const ofYear = await numberOf(year.locator('.sum'));
  await year.getByRole('link', { name: '2025', exact: true }).click();
  await page.waitForURL(`${site.url}kho/2025`);
  assert.equal(await listed(page), ofYear);
  const month = await fullest(page);
  assert.equal(month.total, ofYear);
  assert.ok(month.count > 1);
  await month.cell.click();
  await page.waitForURL(/kho\/2025\/\d\d$/);
  const atMonth = page.url();
  assert.equal(await listed(page), month.count);
  assert.equal(await page.locator('.listed li').count(), month.count);
  const day = await fullest(page);
  assert.equal(day.total, month.count);
  const name = await day.cell.getAttribute('aria-label');
  await day.cell.click();
  await page.locator('.hits').waitFor();
  assert.equal(await found(page), day.count);
  for (const date of await page.locator('.hits > li > article > .meta time').allInnerTexts()) assert.ok(name.startsWith(date));

  await page.goBack();
  assert.equal(page.url(), atMonth);
  await page.locator('.crumbs').getByRole('link', { name: '2025' }).click();
  assert.equal(await listed(page), ofYear);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  assert.equal(page.url(), `${site.url}kho`);
}));

test('earlier and later lead through all months that have any', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho/2009`);
  const months = await page.locator('.calendar td a').evaluateAll((links) => links.map(({ href }) => href));
  await page.goto(months[0]);
  for (const month of months.slice(1)) {
    await page.locator('.turn a[rel=next]').click();
    assert.equal(page.url(), month);
  }
  await page.locator('.turn a[rel=prev]').click();
  assert.equal(page.url(), months.at(-2));
}));

const facets = ['site', 'unit', 'place', 'author', 'category', 'type'];

test('an entry of each list leads to as many hits as it says', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho`);
  for (const facet of facets) {
    const entry = page.locator(`[aria-labelledby=facet-${facet}] li`).first();
    const count = await numberOf(entry.locator('.value-count'));
    await entry.getByRole('link').click();
    await page.locator('.hits').waitFor();
    assert.equal(await found(page), count, facet);
    await page.goBack();
  }
}));

// Text, address and count of all entries of a list.
const entriesOf = (page) => page.locator('.values li').evaluateAll((items) => items.map((item) => ({
  text: item.querySelector('a').textContent,
  search: new URL(item.querySelector('a').href).search,
  count: Number(item.querySelector('.value-count').textContent.replace('.', '')),
})));

async function checkCounts(entries) {
  for (const { text, search, count } of entries) {
    const { total } = await getJson(`${site.url}api/v1/search${search.replace('?q=&', '?')}`);
    assert.deepEqual(total, { value: count, relation: 'eq' }, text);
  }
}

test('the full lists, by count and by name: every entry finds what it counts', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho`);
  const all = page.locator('[aria-labelledby=facet-unit] a', { hasText: 'Tất cả' });
  const size = await numberOf(all);
  await all.click();
  const byCount = await entriesOf(page);
  assert.equal(byCount.length, size);
  assert.deepEqual(byCount.map(({ count }) => count), byCount.map(({ count }) => count).sort((a, b) => b - a));
  await page.getByRole('link', { name: 'Theo tên' }).click();
  await page.waitForURL(/sort=name/);
  const byName = (await entriesOf(page)).map(({ text }) => text);
  assert.deepEqual(byName, byCount.map(({ text }) => text).sort(new Intl.Collator('vi').compare));
  await checkCounts(byCount);
  for (const facet of facets.filter((name) => name !== 'unit')) {
    await page.goto(`${site.url}kho/${facet}`);
    const entries = await entriesOf(page);
    assert.ok(entries.length > 5, facet);
    await checkCounts(entries);
  }
  await page.goto(`${site.url}kho/unit?period=2009`);
  const within = await entriesOf(page);
  assert.ok(within.length > 1 && within.every(({ search }) => search.includes('from=2009-01-01&to=2009-12-31')));
  await checkCounts(within);
}));

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd').toLowerCase();

test('a document number typed without marks is found; one that is not offers what is near', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho`);
  await page.getByLabel('Số và ký hiệu').fill('so 119/qd-ubnd');
  await page.keyboard.press('Enter');
  await page.waitForURL(/kho\/number\?number=so/);
  assert.match(await page.locator('#listed').innerText(), /^119\/QĐ-UBND: 3 thông báo$/);
  assert.equal(await page.locator('.listed li').count(), 3);
  await page.getByRole('link', { name: 'Mở trong trang tìm' }).click();
  await page.locator('.hits').waitFor();
  assert.equal(await found(page), 3);
  await page.goBack();
  await page.locator('.listed a').first().click();
  assert.match(await page.locator('main').innerText(), /119\/QĐ-UBND/);
  await page.goBack();

  await page.getByLabel('Số và ký hiệu').fill('119/nq-ubnd');
  await page.getByRole('button', { name: 'Tra số' }).click();
  await page.getByText('Không có thông báo nào mang số “119/nq-ubnd”').waitFor();
  await page.locator('.numbers').getByRole('link', { name: '119/QĐ-UBND' }).click();
  await page.waitForURL(/number=119%2FQ%C4%90-UBND/);
  assert.equal(await page.locator('.listed li').count(), 3);
  // The number alone: all that have it.
  await page.getByLabel('Số và ký hiệu').fill('119');
  await page.keyboard.press('Enter');
  await page.waitForURL(/number=119$/);
  assert.deepEqual(await page.locator('.numbers a').allInnerTexts(), ['119/QĐ-UBND', '119/TB-UBND']);
}));

test('every number of the sample is found as it is typed without marks', async () => {
  const lines = readFileSync(join(root, 'data/sample/announcements.jsonl'), 'utf8').trim().split('\n');
  const numbers = [...new Set(lines.flatMap((line) => [JSON.parse(line).number, ...(JSON.parse(line).cites ?? [])].filter(Boolean)))];
  assert.ok(numbers.length > 50);
  for (const number of numbers) {
    const page = await getText(`${site.url}kho/number?number=${encodeURIComponent(plain(number))}`);
    assert.ok(page.includes(`<span lang="vi">${number}</span>: `) || page.includes(`lang="vi">${number}</a>`), number);
  }
});

// Queries that are read the same way by any sort: marks in phrases, two words, an abbreviation.
const pair = ['khai sinh', '"nong thon moi"'];
const asked = (queries) => queries.map((query) => `q=${encodeURIComponent(query)}`).join('&');

async function compare(page, queries) {
  await page.goto(`${site.url}kho/compare`);
  for (const [at, query] of queries.entries()) await page.getByLabel(`Từ khóa ${at + 1}`).fill(query);
  await page.getByRole('button', { name: 'So sánh' }).click();
  await page.locator('.chart').waitFor();
}

const legendTotals = async (page) => (await page.locator('.legend .label:first-of-type').allInnerTexts()).map(numberIn);

// The table behind the chart: [period as of the API, numbers of the queries, of all].
const tableOf = (page) => page.locator('.numbers-table tbody tr').evaluateAll((rows) => rows.map((row) => {
  const [period, ...numbers] = [...row.cells].map((cell) => cell.textContent.trim());
  const [month, year] = period.includes('/') ? period.split('/') : [null, period];
  return [month ? `${year}-${month.padStart(2, '0')}` : year, ...numbers];
}));

async function download(page, name) {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), path: await file.path() };
}

// Fields of a CSV table (RFC 4180).
function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const timeline = async (query, by) => {
  const answer = await getJson(`${site.url}api/v1/timeline?${query ? asked([query]) : 'from=0001'}&by=${by}`);
  return new Map(answer.timeline.map(({ period, count }) => [period, count]));
};

test('two queries by month and year: legend, table and CSV say what /api/v1/timeline says', () => site.visit({}, async (page) => {
  await compare(page, pair);
  await page.getByText('Nhiều tháng không có thông báo nào khớp nên biểu đồ vẽ theo năm.').waitFor();
  assert.equal(await page.locator('.scales [aria-current]').last().innerText(), 'Theo năm', 'of a sparse archive years come first');
  for (const by of ['month', 'year']) {
    await page.getByRole('link', { name: by === 'year' ? 'Theo năm' : 'Theo tháng' }).click();
    await page.waitForURL(by === 'year' ? /by=year/ : /by=month/);
    const expected = await Promise.all([...pair, null].map((query) => timeline(query, by)));
    const table = await tableOf(page);
    const counted = table.map(([period, ...numbers]) => [period, ...numbers.map(numberIn)]);
    for (const [period, ...numbers] of counted) {
      assert.deepEqual(numbers, expected.map((counts) => counts.get(period) ?? 0), period);
    }
    const periods = table.map(([period]) => period);
    for (const period of expected.flatMap((counts) => [...counts.keys()])) assert.ok(periods.includes(period), period);
    assert.equal(periods.length, by === 'year' ? 2025 - 2003 + 1 : (2025 - 2003) * 12 + 11, 'none is left out: 2/2003 to 12/2025');
    assert.deepEqual(await legendTotals(page), expected.slice(0, 2).map((counts) => sum([...counts.values()])));
    const file = await download(page, 'CSV');
    assert.match(file.name, /\.csv$/);
    const text = readFileSync(file.path, 'utf8');
    assert.equal(text[0], '\ufeff', 'Excel reads it as UTF-8');
    const [head, ...rows] = parseCsv(text.slice(1));
    assert.deepEqual(head, ['period', ...pair, 'all']);
    assert.deepEqual(rows.map(([period, ...numbers]) => [period, ...numbers.map(Number)]), counted);
  }
}));

test('a long query asks for all its words, as a search by date; its numbers lead to that many hits', () => site.visit({}, async (page) => {
  const query = 'phong chong dich';
  await page.goto(`${site.url}kho/compare?${asked([query])}&by=year`);
  const { total } = await getJson(`${site.url}api/v1/search?${asked([query])}&sort=newest`);
  assert.deepEqual(await legendTotals(page), [total.value]);
  await page.locator('.comparison summary').click();
  const cell = page.locator('.numbers-table td a').last();
  const count = await numberOf(cell);
  await cell.click();
  await page.locator('.hits').waitFor();
  assert.equal(await found(page), count);
  await page.goBack();
  await page.locator('.legend a').click();
  await page.locator('.hits').waitFor();
  assert.equal(await found(page), total.value);
  await page.goBack();
  const point = page.locator('.chart .point').last();
  const name = await point.getAttribute('aria-label');
  await point.click();
  await page.locator('.hits').waitFor();
  assert.equal(await found(page), numberIn(name.split(': ').at(-1)));
}));

test('per mille: shares of the same period; back brings the counts again', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho/compare?${asked(pair)}&by=year`);
  const counts = await tableOf(page);
  const before = await page.locator('.chart').innerHTML();
  await page.getByRole('link', { name: 'Trên 1.000' }).click();
  await page.waitForURL(/scale=permille/);
  const shares = await tableOf(page);
  for (const [at, [period, ...numbers]] of counts.entries()) {
    const all = Number(numbers.at(-1));
    const shown = shares[at].slice(1, -1).map((text) => Number(text.replace(',', '.')));
    for (const [query, number] of numbers.slice(0, -1).entries()) {
      assert.ok(Math.abs(shown[query] - (1000 * Number(number)) / all) < 0.006, `${period}: ${shown}`);
    }
  }
  assert.notEqual(await page.locator('.chart').innerHTML(), before);
  // The form keeps what the links have chosen.
  await page.getByLabel('Từ khóa 3').fill('ubnd');
  await page.keyboard.press('Enter');
  await page.waitForURL(/ubnd.*by=year.*scale=permille/);
  assert.equal(await page.locator('.legend li').count(), 3);
  await page.goBack();
  await page.goBack();
  assert.equal(await page.locator('.chart').innerHTML(), before);
}));

test('the range of days and the site narrow all of it', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho/compare?${asked(['ubnd'])}`);
  await page.getByLabel('Từ ngày').nth(1).fill('2009-01-01');
  await page.getByLabel('Đến ngày').nth(1).fill('2010-06-30');
  await page.getByLabel('Chỉ tìm trong trang').fill('lamgiang.hanam.example');
  await page.getByRole('button', { name: 'So sánh' }).click();
  await page.waitForURL(/site=lamgiang/);
  const scope = 'from=2009-01-01&to=2010-06-30&site=lamgiang.hanam.example';
  const { total } = await getJson(`${site.url}api/v1/search?q=ubnd&${scope}`);
  const all = await getJson(`${site.url}api/v1/search?${scope}`);
  assert.deepEqual(await legendTotals(page), [total.value]);
  const table = await tableOf(page);
  assert.equal(sum(table.map((row) => Number(row.at(-1)))), all.total.value);
  assert.ok(table.every(([period]) => period >= '2009-01' && period <= '2010-06'));
}));

test('the SVG is well-formed, has no script, and opens by itself', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho/compare?${asked([...pair, 'a<b> & "c d"'])}&by=year`);
  const points = await page.locator('.chart .point').count();
  const file = await download(page, 'SVG');
  assert.match(file.name, /\.svg$/);
  const source = readFileSync(file.path, 'utf8');
  const parsed = await page.evaluate((text) => {
    const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      root: svg.localName,
      errors: svg.querySelectorAll('parsererror').length,
      strange: svg.querySelectorAll('script, style, foreignObject, image, use, [onload], [onclick]').length,
      texts: [...svg.querySelectorAll('text')].map((element) => element.textContent),
      links: [...svg.querySelectorAll('a')].map((element) => element.getAttribute('href')),
    };
  }, source);
  assert.deepEqual({ ...parsed, texts: 0, links: 0 }, { root: 'svg', errors: 0, strange: 0, texts: 0, links: 0 });
  assert.equal(parsed.links.length, points);
  assert.ok(parsed.links.every((href) => href.startsWith(`${site.url}search?q=`)), parsed.links[0]);
  for (const query of ['khai sinh (18)', 'a<b> & "c d" (']) assert.ok(parsed.texts.some((text) => text.startsWith(query)), query);
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-drawing-'));
  try {
    const copy = join(folder, file.name);
    cpSync(file.path, copy);
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(copy).href);
    assert.deepEqual(requests, [pathToFileURL(copy).href]);
    const drawn = await page.locator('svg').first().boundingBox();
    assert.ok(drawn.width > 600 && drawn.height > 300, JSON.stringify(drawn));
    const beyond = await page.evaluate(() => {
      const { right, bottom } = document.documentElement.getBoundingClientRect();
      return [...document.querySelectorAll('text, path')].map((element) => element.getBoundingClientRect())
        .filter((box) => box.left < 0 || box.top < 0 || box.right > right + 1 || box.bottom > bottom + 1).length;
    });
    assert.equal(beyond, 0, 'all of it is within the drawing');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}));

test('English: one switch, and all that follows stays in it', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho/2009`);
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.locator('h1').innerText(), 'Announcements of 2009');
  await page.locator('.calendar').getByRole('link', { name: 'July 2009: 1 announcement' }).click();
  assert.match(await page.locator('.span').innerText(), /^1 announcement\./);
  await page.getByRole('link', { name: 'Archive' }).first().click();
  await page.getByLabel('Number and symbol').fill('119/qd-ubnd');
  await page.keyboard.press('Enter');
  await page.locator('#listed').waitFor();
  assert.equal(await page.locator('#listed').innerText(), '119/QĐ-UBND: 3 announcements');
  await page.goto(`${site.url}kho/compare?lang=en`);
  await page.getByLabel('Query 1').fill('khai sinh');
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('link', { name: 'Per 1,000 of the period' }).click();
  await page.waitForURL(/scale=permille/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await page.locator('.legend').innerText(), /18 announcements/);
  assert.match(await page.locator('.chart').textContent(), /per 1,000 announcements/);
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  assert.match(page.url(), /scale=permille/, 'the state stays');
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
}));

// Presses Tab until `selector` has the focus, which must be seen.
async function tabTo(page, selector, most = 250) {
  for (let presses = 0; presses < most; ++presses) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (!element.matches(wanted)) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, box: element.getBoundingClientRect().toJSON() };
    }, selector);
    if (!at) continue;
    assert.ok(at.isSeen, `the focus on ${selector} is seen`);
    // Pages are scrolled by whole pixels.
    assert.ok(at.box.top > -1 && at.box.bottom < 901, `${selector} is in sight: ${JSON.stringify(at.box)}`);
    return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

test('the keyboard alone: month, day and number; the form of the comparison and its table', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho`);
  await tabTo(page, '.calendar a[href="/kho/2024/03"]');
  const count = Number(await page.locator('.calendar a:focus').innerText());
  await page.keyboard.press('Enter');
  await page.waitForURL(/kho\/2024\/03/);
  assert.equal(await listed(page), count);
  await tabTo(page, '.calendar td a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?/);
  await page.goto(`${site.url}kho`);
  await tabTo(page, '#number');
  await page.keyboard.type('39-ct/tw');
  await page.keyboard.press('Enter');
  await page.waitForURL(/kho\/number/);
  assert.equal(await page.locator('.listed li').count(), 2);
  await page.goto(`${site.url}kho/compare`);
  await tabTo(page, '#query-1');
  await page.keyboard.type('khai sinh');
  await page.keyboard.press('Enter');
  await page.locator('.chart').waitFor();
  await tabTo(page, '.comparison .scroll'); // so that arrow keys can scroll it
  await tabTo(page, '.comparison summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '.numbers-table td a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=khai(\+|%20)sinh/);
}));

test('on a phone: cells to hit with a finger, charts and tables that scroll within the page', () => site.visit({ viewport: { width: 320, height: 640 }, hasTouch: true }, async (page) => {
  await page.goto(`${site.url}kho`);
  const years = page.locator('.strips a');
  assert.equal(await years.count(), 2025 - 2003 + 1);
  for (const box of await years.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()))) {
    assert.ok(box.width >= 24 && box.height >= 24 && box.right <= 320, JSON.stringify(box));
  }
  assert.equal(await page.locator('.calendar').isVisible(), false);
  await years.first().tap();
  await page.waitForURL(/kho\/2025$/);
  const cells = page.locator('.calendar td a');
  for (const box of await cells.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()))) {
    assert.ok(box.width >= 24 && box.height >= 24 && box.right <= 320, JSON.stringify(box));
  }
  assert.equal(await page.locator('.calendar td[data-label="12"]').first().evaluate((cell) => getComputedStyle(cell, '::before').content), '"12"');
  await cells.first().tap();
  await page.waitForURL(/kho\/2025\/01/);
  await page.goto(`${site.url}kho/compare?${asked([...pair, 'ubnd', 'khen thuong'])}`);
  await page.locator('.comparison summary').tap();
  const { page: wide, chart } = await page.evaluate(() => {
    const region = document.querySelector('.chart').parentElement;
    const last = [...document.querySelectorAll('.chart text')].find((label) => label.textContent === '2025');
    return {
      page: document.documentElement.scrollWidth,
      chart: region.scrollWidth > region.clientWidth && last.getBoundingClientRect().right <= 320,
    };
  });
  assert.equal(wide, 320);
  assert.ok(chart, 'the chart keeps its size and scrolls; the newest is in sight');
}));

test('printed: numbers and chart, no navigation', () => site.visit({}, async (page) => {
  const print = async (path) => {
    await page.goto(site.url + path);
    return words(execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ format: 'A4' }) }).toString());
  };
  const whole = await print('kho');
  for (const part of ['Kho lưu trữ', '173 thông báo', 'lamgiang.hanam.example 137', '2003']) assert.ok(whole.includes(part), part);
  const compared = await print(`kho/compare?${asked(pair)}`);
  for (const part of ['So sánh theo thời gian', '2003 – 2025', 'khai sinh', '18 thông báo']) assert.ok(compared.includes(part), part);
  const number = await print('kho/number?number=119/qd-ubnd');
  assert.ok(number.includes('119/QĐ-UBND: 3 thông báo'));
  for (const text of [whole, compared, number]) {
    for (const part of ['English', 'Tìm trong các thông báo', 'Tra số và', 'Số và ký hiệu', 'Từ khóa 1', 'Tải về', 'không theo dõi', 'Đến nội dung chính']) {
      assert.ok(!text.includes(part), part);
    }
  }
}));

test('what is wrong is said where it can be mended', () => site.visit({}, async (page) => {
  const answer = await page.goto(`${site.url}kho/compare?${asked(pair)}&from=mai`);
  assert.equal(answer.status(), 422);
  assert.match(await page.locator('.problem').innerText(), /“from”/);
  assert.equal(await page.getByLabel('Từ khóa 2').inputValue(), pair[1], 'what was typed stays');
  await page.getByRole('button', { name: 'So sánh' }).click();
  await page.locator('.chart').waitFor();
  for (const path of ['kho/2009/13', 'kho/khong-co', 'kho/2009/07/28']) {
    assert.equal((await page.goto(site.url + path)).status(), 404, path);
  }
  await page.goto(`${site.url}kho/1999/12`);
  assert.match(await page.locator('main').innerText(), /Không có thông báo nào đăng trong thời gian này/);
  await page.locator('.turn a[rel=next]').click();
  await page.waitForURL(`${site.url}kho/2003/02`);
}));
