// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of documents as hits: which page a result stands on, and searching in one document.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { useSite, words } from './support/journey.mjs';

const file = 'https://vankhe.example/tep/quy-che.pdf';
const folder = mkdtempSync(join(tmpdir(), 'tracuu-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// Exported lines are taken as they are. Each part is a page or a sheet.
function documentOf(facts, parts) {
  let body = '';
  const pages = parts.map(({ text, name }, at) => {
    const offset = Buffer.byteLength(body);
    body += `${text}\n`;
    return { page: at + 1, offset, ...(name ? { name } : {}) };
  });
  return JSON.stringify({ tracuu_export: 1, ...facts, body: body.trimEnd(), pages });
}

const pagesOfRules = ['Điều 1. Phạm vi của quy chế.', 'Điều 2. Nạo vét mương mỗi năm hai lần.', 'Điều 3. Kinh phí.',
  ...Array.from({ length: 12 }, (_, at) => `Phụ lục ${at + 1}. Danh sách mương nội đồng phải nạo vét mương.`)];
writeFileSync(join(folder, 'all.jsonl'), [
  documentOf({ id: 'quy-che', url: file, title: 'Quy chế thủy nông', filetype: 'PDF', language: 'vi' },
    pagesOfRules.map((text) => ({ text }))),
  documentOf({ id: 'bieu', title: 'Biểu kinh phí', filetype: 'XLSX', language: 'vi' },
    [{ text: 'Kênh chính', name: 'Xã' }, { text: 'Trạm bơm dã chiến', name: 'Thôn 3' }]),
].join('\n') + '\n');

const site = useSite({ source: folder });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function checkAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`), []);
}

test('a result says on which page it stands, and opens the file there', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=mỗi+năm+hai+lần`);
  const places = page.locator('.hits .places').first();
  assert.equal(words(await places.innerText()), 'Tìm thấy ở trang 2');
  assert.equal(await places.locator('a').getAttribute('href'), `${file}#page=2`);
  await checkAccessible(page);
  await page.goto(`${site.url}search?q=trạm+bơm&lang=en`);
  assert.equal(words(await page.locator('.hits .places').first().innerText()), 'Found on sheet “Thôn 3”');
  assert.match(await page.locator('.hits .places a').first().getAttribute('href'), /^\/announcements\/bieu\/pages\/2\?q=/);
}));

test('the page of a document lists its matches by page', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}announcements/quy-che?q=nạo+vét+mương`);
  const listed = page.locator('.by-page > ol > li');
  assert.equal(await listed.count(), 10, 'the others unfold');
  await page.locator('.by-page summary').click();
  assert.equal(await page.locator('.by-page li').count(), 13);
  assert.match(words(await listed.first().innerText()), /^trang 2 \d chỗ khớp mở tệp ở trang 2 .*Nạo vét mương/);
  await checkAccessible(page);
  await listed.nth(1).getByRole('link', { name: 'trang 4', exact: true }).click();
  const target = page.locator('mark:target');
  assert.match(words(await target.innerText()), /mương/i);
  const box = await target.boundingBox();
  assert.ok(box.y >= 0 && box.y < 900, 'in sight');
}));

test('one document is searched', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}announcements/quy-che`);
  assert.equal(await page.locator('.by-page').count(), 0);
  await page.getByRole('searchbox', { name: 'Tìm trong văn bản này' }).fill('kinh phí');
  await page.keyboard.press('Enter');
  await page.waitForURL(/announcements\/quy-che\?q=/);
  assert.match(words(await page.locator('.matches').innerText()), /^1 chỗ khớp trong bài/);
  assert.match(words(await page.locator('.by-page').innerText()), /^trang 3 1 chỗ khớp/);
  assert.equal(await page.getByRole('searchbox', { name: 'Tìm trong văn bản này' }).inputValue(), 'kinh phí');
  await page.getByRole('searchbox', { name: 'Tìm trong văn bản này' }).fill('giếng khoan');
  await page.keyboard.press('Enter');
  await page.waitForURL(/gi%E1%BA%BFng|giếng/);
  assert.match(words(await page.locator('.matches').innerText()), /không có chỗ nào khớp/);
  await page.goto(`${site.url}announcements/quy-che?lang=en`);
  await page.getByRole('searchbox', { name: 'Search in this document' }).fill('quy chế');
  await page.keyboard.press('Enter');
  await page.waitForURL(/lang=en/);
  assert.match(words(await page.locator('.by-page').innerText()), /^page 1/);
  await checkAccessible(page);
}));
