// SPDX-License-Identifier: GPL-3.0-or-later
// What pages tell of themselves to who does not see them: search engines, and programs that show a
// card where a link is shared.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getText, useSite } from './support/journey.mjs';

const site = useSite();

const indexable = ['', '?lang=en', 'kho', 'kho?lang=en', 'kho/2024', 'kho/2024/03', 'kho/unit', 'announcements/lg-2024-0318'];

// Of each type what schema.org has for it (CreativeWork, Thing and the type's own; schema.org 29.0).
const thing = ['@type', '@id', 'name', 'url', 'description', 'identifier', 'mainEntityOfPage', 'potentialAction'];
const work = [...thing, 'headline', 'datePublished', 'inLanguage', 'author', 'publisher', 'contentLocation', 'citation', 'isBasedOn',
  'isAccessibleForFree'];
const properties = {
  WebSite: work,
  NewsArticle: [...work, 'articleSection'],
  BreadcrumbList: [...thing, 'itemListElement', 'numberOfItems'],
  ListItem: [...thing, 'position', 'item'],
  SearchAction: [...thing, 'target', 'query-input'],
  EntryPoint: [...thing, 'urlTemplate'],
  Person: thing,
  GovernmentOrganization: thing,
  Place: thing,
};

function checkNode(node, where) {
  if (Array.isArray(node)) return node.forEach((each) => checkNode(each, where));
  if (node === null || typeof node !== 'object') return;
  assert.ok(node['@type'] in properties, `${where}: ${node['@type']}`);
  for (const [name, value] of Object.entries(node)) {
    if (name === '@context') continue;
    assert.ok(properties[node['@type']].includes(name), `${where}: ${node['@type']} has no ${name}`);
    checkNode(value, where);
  }
}

const headOf = (page) => page.evaluate(() => ({
  title: document.title,
  description: document.querySelector('meta[name=description]')?.content,
  robots: document.querySelector('meta[name=robots]')?.content,
  canonical: document.querySelector('link[rel=canonical]')?.href,
  og: Object.fromEntries([...document.querySelectorAll('meta[property^="og:"]')].map(({ content, attributes }) =>
    [attributes.property.value.slice(3), content])),
  data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => JSON.parse(textContent)),
}));

test('each page for search engines has a description, a card and an address of its own', () => site.visit({}, async (page) => {
  const descriptions = new Set();
  for (const path of indexable) {
    await page.goto(site.url + path);
    const { title, description, robots, canonical, og } = await headOf(page);
    assert.equal(robots, undefined, path);
    assert.ok(description.length >= 40 && description.length <= 220, `${path}: ${description}`);
    descriptions.add(description);
    assert.equal(og.description, description, path);
    assert.ok(title.startsWith(og.title), `${title}: ${og.title}`);
    assert.equal(og.site_name, 'Tra Cứu');
    assert.equal(og.type, path.startsWith('announcements') ? 'article' : 'website', path);
    assert.equal(og.url, canonical, path);
    assert.equal(og.locale, path.includes('lang=en') ? 'en_US' : 'vi_VN');
    assert.equal((await fetch(og.url)).status, 200, og.url);
  }
  assert.equal(descriptions.size, indexable.length, 'no two pages are described alike');
}));

test('structured data says what schema.org has words for', () => site.visit({}, async (page) => {
  const types = {};
  for (const path of indexable) {
    await page.goto(site.url + path);
    const { data, canonical } = await headOf(page);
    for (const node of data) {
      assert.equal(node['@context'], 'https://schema.org', path);
      checkNode(node, path);
      types[node['@type']] = [node, canonical];
    }
  }
  assert.deepEqual(Object.keys(types).sort(), ['BreadcrumbList', 'NewsArticle', 'WebSite']);
  const [article, address] = types.NewsArticle;
  assert.equal(article['@id'], address);
  assert.match(article.datePublished, /^\d{4}-\d\d-\d\d$/);
  assert.ok(article.headline.length > 10);
  const [list] = types.BreadcrumbList;
  assert.deepEqual(list.itemListElement.map(({ position }) => position), list.itemListElement.map((_, at) => at + 1));
  for (const { item } of list.itemListElement) assert.equal((await fetch(item)).status, 200, item);
  const { target, 'query-input': input } = types.WebSite[0].potentialAction;
  const [, name] = /name=(\w+)/.exec(input);
  const found = await getText(target.urlTemplate.replace(`{${name}}`, 'khai+sinh'));
  assert.match(found, /Kết quả cho/, 'the search that it names is one');
}));

test('a shared search shows what it finds; its second page says so', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=ubnd+huyen`);
  const first = await headOf(page);
  assert.equal(first.robots, 'noindex');
  assert.match(first.og.description, /^71 thông báo cho “ubnd huyen”\.$/);
  await page.getByRole('link', { name: 'Trang sau' }).click();
  await page.waitForURL(/page=2/);
  const second = await headOf(page);
  assert.equal(second.title, 'ubnd huyen – trang 2 – Tra Cứu');
  assert.notEqual(second.og.url, first.og.url);
}));

test('what browsers and people guess at is there', async () => {
  const icon = await fetch(`${site.url}favicon.ico`);
  assert.equal(icon.status, 200);
  assert.match(icon.headers.get('content-type'), /^image\//);
  const [bare, slash] = await Promise.all([getText(`${site.url}kho`), getText(`${site.url}kho/`)]);
  assert.equal(slash, bare, 'with a canonical address, which is the one without');
  assert.equal(await getText(`${site.url}kho/2024/`), await getText(`${site.url}kho/2024`));
});

test('the home page says what is in it, and leads there', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  assert.match(await page.locator('.span').innerText(), /^173 thông báo, đăng từ 14\/02\/2003 đến 12\/12\/2025\./);
  const days = await page.locator('.listed time').evaluateAll((times) => times.map(({ dateTime }) => dateTime));
  assert.equal(days.length, 8);
  assert.deepEqual(days, [...days].sort().reverse(), 'the newest first');
  assert.equal(days[0], '2025-12-12');
  for (const facet of ['unit', 'site']) assert.equal(await page.locator(`[aria-labelledby=facet-${facet}] li`).count(), 6);
  await page.getByRole('link', { name: 'Xem tất cả thông báo năm 2025' }).click();
  await page.waitForURL(`${site.url}kho/2025`);
  assert.equal(await page.locator('.listed li').count(), 19, 'a year lists what it holds');
  const [list, facets] = await Promise.all(['#listed', '#facet-unit'].map((place) => page.locator(place).boundingBox()));
  assert.ok(list.y < facets.y);
}));
