// SPDX-License-Identifier: GPL-3.0-or-later
// What a webmaster rules, as readers see it, and the page on which it is ruled.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findProblems } from './support/axe.mjs';
import { eventually, getJson, useSite } from './support/journey.mjs';

const file = join(mkdtempSync(join(tmpdir(), 'tracuu-rules-')), 'rules.toml');
const site = useSite({ withPortal: true, settings: `[search]\ncuration = "${file}"\n` });
const search = (query) => getJson(`${site.url}api/v1/search?q=${encodeURIComponent(query)}`);
const webmaster = () => ({ httpCredentials: { username: 'web', password: site.token } });

async function saveAndWait(toml, isThere) {
  const begin = Date.now();
  writeFileSync(file, toml);
  await eventually(async () => assert.ok(await isThere()));
  assert.ok(Date.now() - begin < 2000, `it counts after ${Date.now() - begin} ms`);
}

test('a best bet and an alert stand above the results as soon as they are saved', () => site.visit({}, async (page) => {
  const [hit, , third] = (await search('thu tuc khai sinh')).hits;
  await saveAndWait(`
[[best_bet]]
queries = "thủ tục khai sinh"
documents = "${third.id}"
links = [{ address = "https://dvc.example/khai-sinh", title = "Nộp hồ sơ trực tuyến" }]
text = "Xem trước khi đến trụ sở"
[[alert]]
text = "Bão số 3: nghỉ tiếp dân"
level = "urgent"
`, async () => (await search('thu tuc khai sinh')).alert);
  await page.goto(`${site.url}search?q=thu+tuc+khai+sinh`);
  assert.equal(await page.getByRole('alert').innerText(), 'Bão số 3: nghỉ tiếp dân');
  const bets = page.getByRole('region', { name: 'Nên xem trước' }).getByRole('listitem');
  assert.equal(await bets.count(), 2);
  assert.equal(await bets.nth(0).getByRole('link').innerText(), third.title);
  assert.match(await bets.nth(0).innerText(), /Xem trước khi đến trụ sở/);
  assert.equal(await bets.nth(1).getByRole('link').getAttribute('href'), 'https://dvc.example/khai-sinh');
  assert.match(await page.locator('.hits h2').first().innerText(), new RegExp(hit.title.slice(0, 10)), 'hits stay as they are');
  assert.deepEqual(await findProblems(page), []);
  await bets.nth(0).getByRole('link').click();
  assert.equal((await page.locator('h1').innerText()).normalize('NFC'), third.title.normalize('NFC'));
}));

test('the box in a portal shows them, too', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  await page.getByRole('combobox', { name: 'Tìm trong các thông báo' }).fill('thu tuc khai sinh');
  await page.keyboard.press('Enter');
  const overlay = page.getByRole('dialog');
  await overlay.locator('.best-bets li').first().waitFor();
  assert.equal(await overlay.locator('.alert').innerText(), 'Bão số 3: nghỉ tiếp dân');
  assert.equal(await overlay.locator('.best-bets li').count(), 2);
}));

test('a hidden document is found by nobody, and its page says so', () => site.visit({}, async (page) => {
  const before = await search('khai sinh');
  const { id } = before.hits[0];
  await saveAndWait(`[[hide]]\ndocuments = "${id}"\nattachments = false\n`,
    async () => (await search('khai sinh')).total.value === before.total.value - 1);
  const { hits } = await getJson(`${site.url}api/v1/search?q=khai+sinh&size=100`);
  assert.ok(!hits.some((hit) => hit.id === id));
  const answer = await page.goto(`${site.url}announcements/${encodeURIComponent(id)}`);
  assert.equal(answer.status(), 404);
  assert.match(await page.locator('main').innerText(), /Văn bản này đã được rút/);
}));

test('a webmaster tries a query and saves rules', () => site.visit(webmaster(), async (page) => {
  await saveAndWait('# của xã\n[[alert]]\ntext = "Sắp tới"\nfrom = 2999-01-01\n', async () => {
    const answer = await page.request.get(`${site.url}api/v1/curation/report`, { headers: { Authorization: `Bearer ${site.token}` } });
    return (await answer.json()).hidden === 0;
  });
  await page.goto(`${site.url}webmaster/curation`);
  await page.getByLabel('Từ khóa', { exact: true }).fill('khai sinh');
  await page.getByRole('button', { name: 'Xem' }).click();
  const row = page.getByRole('row', { name: /Sắp tới/ });
  assert.match(await row.innerText(), /chưa đến ngày/);
  assert.deepEqual(await findProblems(page), []);
  const box = page.getByRole('textbox', { name: /Sửa rồi lưu/ });
  await box.fill('# của xã\n[[alert]]\n');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.getByRole('alert').innerText(), /line 2: alert\.text/);
  await box.fill('# của xã\n[[alert]]\ntext = "Ngay bây giờ"\n');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('status').waitFor();
  assert.equal(readFileSync(file, 'utf8'), '# của xã\n[[alert]]\ntext = "Ngay bây giờ"\n', 'comments stay');
  assert.equal((await search('khai sinh')).alert.text, 'Ngay bây giờ');
}));
