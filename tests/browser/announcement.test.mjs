// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an announcement: reading, stepping, citing, keeping, printing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { getJson, getText, useSite, words } from './support/journey.mjs';

const site = useSite();
const id = 'lg-2024-0318';
const found = (asked = 'q=khai+sinh') => `${site.url}announcements/${id}?${asked}`;

test('from the results through all matches and back', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=khai+sinh`);
  const results = page.url();
  await page.locator(`.hits h2 a[href*="${id}"]`).click();
  const marks = await page.locator('.announcement mark[id]').count();
  assert.ok(marks > 2, `${marks} matches`);
  await page.locator('.matches a').click();
  assert.equal(new URL(page.url()).hash, '#m1');
  const target = () => page.locator('mark:target').getAttribute('id');
  for (let match = 2; match <= marks; ++match) {
    await page.keyboard.press('Alt+ArrowDown');
    assert.equal(await target(), `m${match}`);
    const box = await page.locator('mark:target').boundingBox();
    assert.ok(box.y >= 0 && box.y < 900, 'in sight');
  }
  await page.keyboard.press('Alt+ArrowUp');
  assert.equal(await target(), `m${marks - 1}`);
  // By its links, which hold the focus, so that Enter goes on.
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, `#m${marks - 2}`);
  await page.goBack();
  assert.equal(page.url(), results, 'steps are not in the way back');
}));

test('a citation is copied', () => site.visit({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await page.goto(found());
  const citation = await page.locator('#citation').innerText();
  await page.locator('#citation + button').click();
  await page.getByRole('status').filter({ hasText: 'Đã sao chép' }).waitFor({ state: 'attached' });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), citation);
  for (const part of ['Phòng Tư pháp', 'Hướng dẫn đăng ký khai sinh', '18/03/2024']) {
    assert.ok(citation.includes(part), `${part} in ${citation}`);
  }
  await page.locator('.cite summary').click();
  await page.locator('#bibtex + button').click();
  await page.locator('#bibtex + button', { hasText: 'Đã sao chép' }).waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n');
  assert.match(copied, /^@techreport\{/);
}));

async function downloaded(page, link) {
  const coming = page.waitForEvent('download');
  await link.click();
  const file = await coming;
  return { path: await file.path(), name: file.suggestedFilename() };
}

test('BibTeX and RIS: the page, the file and the export of the search are one', () => site.visit({}, async (page) => {
  await page.goto(found());
  await page.locator('.cite summary').click();
  for (const [format, ending] of [['bibtex', 'bib'], ['ris', 'ris']]) {
    const shown = await page.locator(`#${format}`).evaluate((element) => element.textContent);
    const file = await downloaded(page, page.locator(`.cite a[href$="format=${format}"]`));
    assert.ok(file.name.endsWith(`.${ending}`), file.name);
    const saved = readFileSync(file.path, 'utf8');
    assert.equal(saved.replaceAll('\r\n', '\n').trim(), shown.trim());
    const exported = await getText(`${site.url}api/v1/export?q=104/HD-TP+khai+sinh&format=${format}`);
    assert.ok(exported.replaceAll('\r\n', '\n').includes(shown.trim()), exported);
  }
}));

test('what is saved is whole and loads nothing', () => site.visit({}, async (page) => {
  const { title, body } = await getJson(`${site.url}api/v1/announcements/${id}`);
  await page.goto(found());
  const plain = await downloaded(page, page.locator('.keep a[href$="format=text"]'));
  const text = words(readFileSync(plain.path, 'utf8'));
  for (const part of [title, ...body.split('\n')]) assert.ok(text.includes(words(part)), part);
  const html = await downloaded(page, page.locator('.keep a[href$="format=html"]'));
  const requests = [];
  await page.context().route('**/*', (route) => {
    requests.push(route.request().url());
    route.continue();
  });
  // A browser tells pages from text by the ending, which the download's place in the cache lacks.
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-saved-'));
  try {
    const copy = join(folder, html.name);
    execFileSync('cp', [html.path, copy]);
    await page.goto(pathToFileURL(copy).href);
    assert.equal(words(await page.locator('h1').innerText()), words(title));
    assert.ok(words(await page.locator('main').innerText()).includes(words(body.split('\n').at(-1))));
    assert.ok(requests.every((url) => url.startsWith('file:')), requests.join(' '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}));

test('printed: the text and where it is from, no navigation', () => site.visit({}, async (page) => {
  const { title, body, url } = await getJson(`${site.url}api/v1/announcements/${id}`);
  await page.goto(found() + '#m2');
  // Lines end anywhere, behind hyphens too, which pdftotext then leaves out.
  const dense = (text) => words(text).replace(/[ -]/g, '');
  const printed = dense(execFileSync('pdftotext', ['-', '-'], { input: await page.pdf({ format: 'A4' }) }).toString());
  for (const part of [title, ...body.split('\n'), '18/03/2024', 'Phòng Tư pháp', url, `${site.url}announcements/${id}`]) {
    assert.ok(printed.includes(dense(part)), part);
  }
  for (const part of ['Tra Cứu', 'English', 'Về kết quả tìm kiếm', 'Tìm trong các thông báo', 'Thông báo liên quan',
    'Trước đó', 'Lưu về máy', 'Sao chép', 'BibTeX', 'không theo dõi', 'Đến nội dung chính']) {
    assert.ok(!printed.includes(dense(part)), part);
  }
}));

test('the button prints', () => site.visit({}, async (page) => {
  await page.addInitScript(() => { globalThis.print = () => { globalThis.printed = true; }; });
  await page.goto(found());
  await page.getByRole('button', { name: 'In', exact: true }).click();
  assert.equal(await page.evaluate(() => globalThis.printed), true);
}));

test('numbers, neighbours and related announcements lead on', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}announcements/${id}`);
  assert.equal(await page.locator('.announcement mark').count(), 0, 'unmarked without a search');
  await page.locator('.announcement .chip').first().click();
  assert.match(await page.locator('.hits').innerText(), /104\/HD-TP/);
  await page.goBack();
  const older = page.locator('.neighbours a[rel=prev]');
  const title = await older.innerText();
  await older.click();
  assert.equal(words(await page.locator('h1').innerText()), words(title));
  await page.goBack();
  await page.locator('.similar a').first().click();
  assert.match(page.url(), /\/announcements\//);
}));
