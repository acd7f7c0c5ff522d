// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an office that has put its name, logo, colour and texts into them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colorRules, findProblems } from './support/axe.mjs';
import { useSite } from './support/journey.mjs';
import { root } from './support/served.mjs';

const name = 'Tìm kiếm văn bản và thông báo – Ủy ban nhân dân huyện Lam Giang, tỉnh Hà Nam';
const settings = `[branding]
name = "${name}"
name_en = "Lam Giang District"
logo = "${root}tests/browser/data/office/logo.svg"
accent = "#a61c1c"
contact = """
Văn phòng HĐND và UBND huyện, số 1 đường Trần Phú
Điện thoại 0226 000 000, vanphong@lamgiang.example"""
footer = "Cơ quan chủ quản: Ủy ban nhân dân huyện Lam Giang"
accessibility = "${root}packaging/accessibility-vi.txt"
accessibility_en = "${root}packaging/accessibility-en.txt"
`;
const site = useSite({ settings });
const paths = ['', 'search?q=ubnd+huyen', 'announcements/lg-2024-0318?q=khai+sinh', 'kho', 'accessibility', 'khong-co'];
const inLanguage = (path, lang) => `${site.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
const colour = (page, selector, property) => page.locator(selector).first()
  .evaluate((element, wanted) => getComputedStyle(element)[wanted], property);

test('axe finds nothing, in light and in dark', () => site.visit({ reducedMotion: 'reduce' }, async (page) => {
  for (const path of paths) {
    for (const lang of ['vi', 'en']) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(inLanguage(path, lang));
      assert.deepEqual(await findProblems(page), [], `${path} ${lang}, light`);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await findProblems(page, colorRules), [], `${path} ${lang}, dark`);
    }
  }
}));

test('the logo keeps its shape, the name fits into a phone, nothing moves', () => site.visit({ viewport: { width: 320, height: 640 } }, async (page) => {
  for (const path of paths) {
    await page.goto(inLanguage(path, 'vi'));
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0, path);
  }
  const logo = page.locator('.brand img');
  const { width, height } = await logo.boundingBox();
  assert.equal(Math.round(width), Math.round(height));
  assert.ok(await logo.evaluate((image) => image.complete && image.naturalWidth > 0));
  // Its place is kept while it is under way.
  await page.route('**/logo*', () => {});
  await page.goto(inLanguage('kho', 'vi'), { waitUntil: 'domcontentloaded' });
  const waiting = await logo.boundingBox();
  assert.deepEqual([Math.round(waiting.width), Math.round(waiting.height)], [Math.round(width), Math.round(height)]);
}));

test('links and buttons have the colour of the office', () => site.visit({}, async (page) => {
  await page.goto(inLanguage('', 'vi'));
  assert.equal(await colour(page, '.examples a', 'color'), 'rgb(166, 28, 28)');
  assert.equal(await colour(page, '.search-form button', 'backgroundColor'), 'rgb(166, 28, 28)');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await colour(page, '.examples a', 'color'), 'rgb(166, 28, 28)');
}));

test('name, contact and statement are on every page', () => site.visit({}, async (page) => {
  for (const path of paths) {
    await page.goto(inLanguage(path, 'vi'));
    assert.ok((await page.title()).includes(name), path);
    await page.getByRole('link', { name: 'vanphong@lamgiang.example' }).waitFor();
  }
  await page.getByRole('link', { name: 'Tuyên bố về khả năng tiếp cận' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tuyên bố về khả năng tiếp cận' }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
  assert.equal(await page.locator('.brand').textContent(), 'Lam Giang District');
  assert.equal(await page.locator('address').getAttribute('lang'), 'vi');
}));
