// SPDX-License-Identifier: GPL-3.0-or-later
// All of it without JavaScript, and the first paint before any script has come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSite } from './support/journey.mjs';

const site = useSite({ withPortal: true });
const plain = { javaScriptEnabled: false };

test('search, narrow, turn the page, read and cite', () => site.visit(plain, async (page) => {
  await page.goto(site.url);
  await page.getByLabel('Tìm trong các thông báo').fill('ubnd huyen');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  const first = await page.locator('.hits h2').first().innerText();
  await page.getByRole('link', { name: 'Trang sau' }).click();
  await page.waitForURL(/page=2/);
  assert.notEqual(await page.locator('.hits h2').first().innerText(), first);
  await page.locator('.histogram summary').click();
  await page.locator('.histogram table a').first().click();
  await page.waitForURL(/year=/);
  await page.locator('.active-filters').waitFor();
  await page.locator('.hits h2 a').first().click();
  await page.locator('.matches a').click();
  await page.locator('mark:target + .step a').last().click();
  assert.equal(new URL(page.url()).hash, '#m2');
  assert.match(await page.locator('#citation').innerText(), /\d{4}/);
  await page.locator('.cite summary').click();
  assert.match(await page.locator('#bibtex').innerText(), /^@misc/);
  for (const label of ['Sao chép', 'In']) {
    assert.equal(await page.getByRole('button', { name: label, exact: true }).count(), 0, 'no button that does nothing');
  }
}));

test('the filters of the form', () => site.visit(plain, async (page) => {
  await page.goto(`${site.url}search?q=khai+sinh`);
  await page.locator('.filters summary').click();
  await page.getByLabel('Từ ngày').fill('2018-01-01');
  await page.getByRole('button', { name: 'Áp dụng' }).click();
  await page.waitForURL(/from=2018-01-01/);
  const years = (await page.locator('.hits > li > article > .meta time').allInnerTexts()).map((day) => Number(day.slice(-4)));
  assert.ok(years.length > 0 && years.every((year) => year >= 2018), years.join(' '));
}));

test('the portal’s plain form leads to the results of its site', () => site.visit(plain, async (page) => {
  await page.goto(site.portal);
  await page.getByLabel('Tìm trong các thông báo').fill('khai sinh');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.waitForURL(`${site.url}search?q=khai+sinh&site=lamgiang.hanam.example`);
  assert.ok(await page.locator('.hits > li').count() > 0);
  await page.goto(`${site.portal}lich-tiep-dan.html`);
  assert.equal(await page.getByRole('link', { name: 'các kỳ trước' }).isVisible(), true);
}));

test('the archive: by month to a day, a number, a comparison with its table and files', () => site.visit(plain, async (page) => {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Kho lưu trữ', exact: true }).click();
  await page.locator('.calendar a[href="/kho/2024/03"]').click();
  await page.locator('.calendar td a').first().click();
  assert.ok(await page.locator('.hits > li').count() > 0);
  await page.getByRole('link', { name: 'Kho lưu trữ', exact: true }).click();
  await page.getByLabel('Số và ký hiệu').fill('119/qd-ubnd');
  await page.getByRole('button', { name: 'Tra số' }).click();
  assert.equal(await page.locator('.listed li').count(), 3);
  await page.locator('.crumbs a').click();
  await page.locator('[aria-labelledby=compare] a').click();
  await page.locator('.comparison summary').click();
  assert.equal(await page.locator('.numbers-table tbody th').first().isVisible(), true);
  await page.getByLabel('Từ khóa 1').fill('khai sinh');
  await page.getByRole('button', { name: 'So sánh' }).click();
  await page.waitForURL(/q=khai\+sinh/);
  assert.equal(await page.locator('.legend li').count(), 2);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'SVG', exact: true }).click();
  assert.match((await coming).suggestedFilename(), /\.svg$/);
}));

const archive = ['kho', 'kho/2024', 'kho/2024/03', 'kho/unit', 'kho/number?number=119', 'kho/compare?q=khai+sinh&q=ubnd'];
for (const path of ['', 'search?q=khai+sinh', 'announcements/lg-2024-0318?q=khai+sinh', ...archive]) {
  test(`/${path} is painted while its scripts are still under way`, () => site.visit({}, async (page) => {
    const held = [];
    await page.route('**/*.js*', (route) => held.push(route)); // never answered before the paint
    await page.goto(site.url + path, { waitUntil: 'commit' });
    const painted = await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime);
      }).observe({ type: 'paint', buffered: true });
    }));
    assert.ok(painted > 0);
    assert.ok(held.length > 0, 'the scripts were asked for');
    assert.equal(await page.locator('h1').isVisible(), true);
    for (const route of held) await route.continue();
  }));
}
