// SPDX-License-Identifier: GPL-3.0-or-later
// The archivists' tools (/kho/batch, /kho/identify, /kho/list, originals), as a person uses them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, getJson, useSite } from './support/journey.mjs';
import { findProblems } from './support/axe.mjs';

const site = useSite();
let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'tracuu-archivists-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

const csvRows = (text) => text.replace(/^\uFEFF/, '').trim().split('\r\n');

test('a table of queries goes up, and a table of answers comes down', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}kho`);
  await page.getByRole('link', { name: 'Tra cứu theo danh sách' }).click();
  await page.waitForURL(`${site.url}kho/batch`);
  const table = join(folder, 'câu tìm.csv');
  writeFileSync(table, '\uFEFFcâu tìm;từ ngày\r\nkhai sinh;\r\nhộ tịch;xưa\r\n');
  await page.getByLabel('Tệp CSV').setInputFiles(table);
  await page.getByLabel('Số kết quả ghi kèm mỗi câu').selectOption('1');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải bảng CSV' }).click()]);
  assert.match(download.suggestedFilename(), /^tracuu-batch-.*\.csv$/);
  const rows = csvRows(readFileSync(await download.path(), 'utf8'));
  assert.equal(rows.length, 3);
  const { total } = await getJson(`${site.url}api/v1/search?q=khai+sinh`);
  assert.ok(rows[1].startsWith(`2,khai sinh,,xong,,${total.value},`), rows[1]);
  assert.match(rows[2], /không đọc được/);

  await page.getByLabel('Hoặc gõ, dán vào đây').fill('khai sinh\n"hộ tịch"');
  await page.getByLabel('Tệp CSV').setInputFiles([]);
  const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải bảng Excel' }).click()]);
  assert.match(workbook.suggestedFilename(), /\.xlsx$/);
  assert.equal(readFileSync(await workbook.path()).subarray(0, 2).toString(), 'PK');
  assert.deepEqual(await findProblems(page), []);
}));

test('a file is dropped, and the archive says whether it has it', () => site.visit({}, async (page) => {
  const { hits: [hit] } = await getJson(`${site.url}api/v1/search?q=khai+sinh&size=1`);
  const whole = await getJson(`${site.url}api/v1/announcements/${encodeURIComponent(hit.id)}`);
  const known = join(folder, 'đã có.html');
  writeFileSync(known, `<title>${whole.title}</title><main><h1>${whole.title}</h1>${whole.body.split('\n').map((line) => `<p>${line}</p>`).join('')}</main>`);
  const stranger = join(folder, 'lạ.txt');
  writeFileSync(stranger, 'Recipe\n\nWhisk butter, sugar and flour until smooth.\n');
  await page.goto(`${site.url}kho/identify`);
  await page.getByLabel('Tệp (PDF').setInputFiles([known, stranger]);
  await page.getByRole('button', { name: 'Đối chiếu' }).click();
  const parts = page.locator('.identified');
  await eventually(async () => assert.equal(await parts.count(), 2));
  assert.match(await parts.nth(0).innerText(), new RegExp(hit.title.slice(0, 20)));
  assert.match(await parts.nth(1).innerText(), /không có gì giống/);
  assert.deepEqual(await findProblems(page), []);
}));

test('results are kept in a list of the browser, shown, thinned out and taken away', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=khai+sinh`);
  assert.ok(await page.locator('.to-list').isHidden(), 'nothing is kept yet');
  const add = page.getByRole('button', { name: 'Thêm vào danh sách' });
  await add.first().click();
  await add.first().click();  // the first one says “remove” now
  await page.getByRole('link', { name: 'Danh sách (2)' }).click();
  await page.waitForURL(/\/kho\/list\?ids=/);
  const entries = page.locator('.own-list .listed li');
  assert.equal(await entries.count(), 2);
  assert.deepEqual(await findProblems(page), []);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV', exact: true }).click()]);
  const file = await download.path();
  assert.equal(csvRows(readFileSync(file, 'utf8')).length, 3);
  await page.getByRole('link', { name: 'Bỏ', exact: true }).first().click();
  await eventually(async () => assert.equal(await entries.count(), 1));
  assert.match(await page.locator('.to-list').innerText(), /\(1\)/);

  // The file comes back as a list.
  await page.goto(`${site.url}kho/list?ids=none`);
  assert.match(await page.locator('main').innerText(), /không có trong kho/);
  await page.getByLabel('Mã thông báo').fill('');
  await page.getByLabel('Hoặc một tệp').setInputFiles(file);
  await page.getByRole('button', { name: 'Xem danh sách' }).click();
  await eventually(async () => assert.equal(await entries.count(), 2));
}));

test('the original files of a result set come as a bag', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=khai+sinh`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tệp gốc (ZIP)' }).click()]);
  assert.match(download.suggestedFilename(), /^tracuu-originals-.*\.zip$/);
  const bag = join(folder, 'bag.zip');
  await download.saveAs(bag);
  const names = execFileSync('python3', ['-c', 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))', bag], { encoding: 'utf8' });
  assert.match(names, /\/bagit\.txt\n/);
  assert.match(names, /\/data\/00001-/);
}));
