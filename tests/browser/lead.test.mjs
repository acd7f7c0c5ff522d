// SPDX-License-Identifier: GPL-3.0-or-later
// Old addresses: the page of a portal for what is gone, with the script and without, and /go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getJson, useSite } from './support/journey.mjs';

const site = useSite({ withPortal: true });
const SLUG = 'dai-hoi-the-duc-the-thao-va-hoi-vat-lien-tri-do-vat-19-tuoi-giu-giai-trau-vang';

// Whatever leaves for the portal of the sample, which is nowhere, is answered here.
async function answerForSample(page) {
  await page.route('https://lamgiang.hanam.example/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>Bài mới</title>' }));
}

test('a page that is gone leads on to where its text is now', () => site.visit({}, async (page) => {
  await answerForSample(page);
  const asked = `${site.portal}tin-cu/${SLUG}-t99.html`;
  const { kind, location } = await getJson(`${site.url}api/v1/go?url=${encodeURIComponent(asked)}`);
  assert.equal(kind, 'likely');
  await page.goto(asked);
  await page.waitForURL(location);
  assert.equal(await page.title(), 'Bài mới');
  await page.goBack();
  assert.notEqual(page.url(), asked, 'the page that is gone is not in the way back');
}));

test('where several may be meant they are listed, in the place of the plain link', () => site.visit({}, async (page) => {
  await page.goto(`${site.portal}tin/dai-hoi-dang-bo-huyen-lam-giang.html`);
  const list = page.getByRole('status');
  await list.getByRole('heading', { name: 'Có thể bạn cần trang này' }).waitFor();
  const shown = await list.getByRole('listitem').getByRole('link').allTextContents();
  assert.ok(shown.length > 1 && shown.some((title) => title.includes('Đảng bộ huyện')), shown.join('\n'));
  assert.equal(await page.getByRole('link', { name: 'Tìm trang này trong kho thông báo' }).count(), 0);
  await list.getByRole('link', { name: /^Tìm “dai hoi dang bo/ }).click();
  await page.waitForURL(`${site.url}search?**`);
}));

test('nothing near: a link to the search, and no cookie anywhere', () => site.visit({}, async (page) => {
  await page.goto(`${site.portal}zzz-qqq-xxx`);
  await page.getByRole('status').getByRole('link').waitFor();
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
}));

test('without scripts the link tells where it stood', () => site.visit({ javaScriptEnabled: false }, async (page) => {
  await page.goto(`${site.portal}tin/dai-hoi-dang-bo-huyen-lam-giang.html`);
  await page.getByRole('link', { name: 'Tìm trang này trong kho thông báo' }).click();
  await page.waitForURL(`${site.url}go`);
  assert.match(await page.locator('main').innerText(), /Có thể bạn cần một trong các thông báo sau/);
  assert.match(await page.locator('main').innerText(), /dai-hoi-dang-bo-huyen-lam-giang/);
}));

test('an old address is pasted on the page of the service', () => site.visit({}, async (page) => {
  await answerForSample(page);
  await page.goto(`${site.url}go`);
  await page.getByLabel('Dán địa chỉ cũ vào đây').fill(`http://cu.example/${SLUG}`);
  await page.getByRole('button', { name: 'Tìm trang' }).click();
  await page.getByText('Trang này nay ở đây').waitFor();
  await page.getByRole('link', { name: /Đại hội Thể dục thể thao/ }).click();
  await page.waitForURL('https://lamgiang.hanam.example/**');
}));
