// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a scan that a machine has read: text beside the picture, frames, corrections.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colorRules, findProblems } from './support/axe.mjs';
import { eventually, getJson, useSite } from './support/journey.mjs';
import { makeScan } from './support/scan.mjs';

const pages = [
  ['THÔNG BÁO', 'Về việc tiêm phòng bệnh dại cho đàn chó năm 2019', 'Kính gửi các thôn và nhân dân trong toàn xã.',
    'Thời gian tiêm bắt đầu từ ngày 20 tháng 5 năm 2019 tại nhà văn hóa các thôn.'],
  ['Nay bổ sung hai điểm tiêm phòng tại trạm y tế và trường tiểu học.',
    'Hộ gia đình nuôi chó phải đăng ký với trưởng thôn trước ngày 15 tháng 5.'],
];

const site = useSite({ source: (browser) => makeScan(browser, 'tiem-phong.pdf', pages), options: ['--ocr'] });
const id = 'tiem-phong.pdf';
const path = (page, asked = '') => `announcements/${id}/pages/${page}${asked}`;
const open = (page, number, asked) => page.goto(`${site.url}${path(number, asked)}`);
const readPage = (number, asked = '') => getJson(`${site.url}api/v1/${path(number, asked)}`);

// Whether two boxes, of the page in the browser, overlap.
const overlap = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width &&
  one.y < other.y + other.height && other.y < one.y + one.height;

test('the text of a page stands beside its picture, on which matches are framed', () => site.visit({}, async (page) => {
  await open(page, 2, '?q=%22tr%E1%BA%A1m+y+t%E1%BA%BF%22');
  const mark = page.locator('.page-text mark');
  assert.equal(await mark.first().innerText(), 'trạm y tế');
  const image = page.getByRole('img', { name: 'Ảnh trang 2 của bản gốc' });
  await eventually(async () => assert.ok(await image.evaluate((shown) => shown.complete && shown.naturalWidth > 500)));
  const sheet = await image.boundingBox();
  const text = await page.locator('.page-text').boundingBox();
  assert.ok(!overlap(sheet, text) && text.x > sheet.x, 'beside each other');
  const frames = page.locator('.frames rect');
  assert.equal(await frames.count(), 1);
  const frame = await frames.first().boundingBox();
  // Where the words were drawn: in the first line of the page, right of its middle.
  const place = { x: (frame.x - sheet.x) / sheet.width, y: (frame.y - sheet.y) / sheet.height };
  assert.ok(place.x > 0.4 && place.x < 0.75, `x ${place.x}`);
  assert.ok(place.y > 0.06 && place.y < 0.12, `y ${place.y}`);
  assert.ok(frame.width / sheet.width > 0.05 && frame.height / sheet.height < 0.03);
  // The frame is of the words that the machine read there.
  const { boxes, machine } = await readPage(2, '?q=%22tr%E1%BA%A1m+y+t%E1%BA%BF%22');
  assert.equal(boxes.length, 1);
  const inside = machine.words.filter(({ box }) => box[0] >= boxes[0][0] && box[2] <= boxes[0][2] && box[1] >= boxes[0][1] && box[3] <= boxes[0][3]);
  assert.equal(inside.map((word) => word.text).join(' '), 'trạm y tế');
}));

test('on a phone the text comes below its picture, and nothing sticks out', () => site.visit({ viewport: { width: 390, height: 844 } }, async (page) => {
  await open(page, 1);
  const sheet = await page.locator('.page-sheet').boundingBox();
  const text = await page.locator('.page-text').boundingBox();
  assert.ok(text.y >= sheet.y + sheet.height);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test('from page to page and back to the document, with the search', () => site.visit({}, async (page) => {
  await open(page, 1, '?q=ti%C3%AAm+ph%C3%B2ng');
  assert.match(await page.locator('h1').innerText(), /Trang 1 \/ 2/);
  assert.match(await page.locator('.note').first().innerText(), /^Đọc bằng máy, có thể sai/);
  assert.equal(await page.getByRole('link', { name: 'Trang trước' }).count(), 0);
  await page.getByRole('link', { name: 'Trang sau' }).click();
  assert.match(await page.locator('h1').innerText(), /Trang 2 \/ 2/);
  assert.ok(await page.locator('.page-text mark').count() > 0);
  await page.locator('.matches a').click();
  assert.equal(new URL(page.url()).hash, '#m1');
  await page.getByRole('link', { name: 'English' }).click();
  assert.match(await page.locator('.note').first().innerText(), /^Read by a machine and perhaps wrong/);
  await page.locator('.back').click();
  assert.equal(new URL(page.url()).pathname, `/announcements/${id}`);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'tiêm phòng');
}));

test('a hit leads to its page, and so does a search within the document', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=%22tr%E1%BA%A1m+y+t%E1%BA%BF%22`);
  await page.locator('.hits .places a', { hasText: 'trang 2' }).click();
  assert.equal(new URL(page.url()).pathname, `/${path(2)}`);
  assert.equal(await page.locator('.frames rect').count(), 1);
  await page.locator('.back').click();
  await page.getByRole('searchbox', { name: 'Tìm trong văn bản này' }).fill('trưởng thôn');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'xem trang 2' }).click();
  assert.equal(new URL(page.url()).pathname, `/${path(2)}`);
  assert.equal(await page.locator('.page-text mark').first().innerText(), 'trưởng thôn');
  assert.equal(await page.locator('.frames rect').count(), 1);
}));

test('axe finds nothing on a page of a scan', () => site.visit({ reducedMotion: 'reduce' }, async (page) => {
  for (const lang of ['vi', 'en']) {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, 2, `?q=ti%C3%AAm+ph%C3%B2ng&lang=${lang}`);
    assert.ok(await page.locator('.frames rect').count() > 0);
    for (const details of await page.locator('.page-text summary').all()) await details.click();
    assert.deepEqual(await findProblems(page), [], `${lang}, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await findProblems(page, colorRules), [], `${lang}, dark`);
  }
}));

test('a page that is not there is refused', () => site.visit({}, async (page) => {
  const answer = await open(page, 3);
  assert.equal(answer.status(), 404);
  assert.match(await page.locator('main').innerText(), /Văn bản này không có trang đó/);
  assert.equal((await fetch(`${site.url}${path(3)}/image`)).status, 404);
}));

test('the picture is a picture, and kept by browsers', async () => {
  const { image } = await readPage(2);
  const answer = await fetch(image);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'image/jpeg');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const again = await fetch(image, { headers: { 'If-None-Match': answer.headers.get('etag') } });
  assert.equal(again.status, 304);
});

// The last one: it changes the index.
test('a correction is found and shown, and taken back', () => site.visit({}, async (page) => {
  const before = await readPage(2);
  const change = (method, body) => fetch(`${site.url}api/v1/${path(2)}`, { method, body, headers: { Authorization: `Bearer ${site.token}` } });
  assert.equal((await change('PUT', JSON.stringify({ text: 'Nay thôi tiêm ở trạm y tế.' }))).status, 202);
  await eventually(async () => assert.equal((await readPage(2)).source, 'person'));
  await open(page, 2, '?q=%22th%C3%B4i+ti%C3%AAm%22');
  assert.equal(await page.locator('.page-text mark').innerText(), 'thôi tiêm');
  assert.match(await page.locator('.note').first().innerText(), /Chữ của trang này đã có người sửa, ngày/);
  assert.deepEqual(await findProblems(page), []);
  await page.goto(`${site.url}search?q=%22th%C3%B4i+ti%C3%AAm%22`);
  assert.equal(await page.locator('.hits li h2').count(), 1);
  assert.equal((await change('DELETE')).status, 202);
  await eventually(async () => assert.deepEqual(await readPage(2), before));
}));
