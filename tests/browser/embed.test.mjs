// SPDX-License-Identifier: GPL-3.0-or-later
// The search box in the pages of a portal, from another origin and under the portal's own policy.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { getJson, typeForSuggestions, useSite, words } from './support/journey.mjs';

const site = useSite({ withPortal: true });
const box = (page) => page.getByRole('combobox', { name: 'Tìm trong các thông báo' });
const overlay = (page) => page.getByRole('dialog');

// Another portal, with one page. (Pages that the driver makes up have no address on this machine,
// from where chromium would not let them load from it.)
let other = null;
before(async () => {
  other = createServer((_, answer) => answer.writeHead(200, other.fields).end(other.page)).listen(0, '127.0.0.1');
  await once(other, 'listening');
});
after(() => other.close());

async function openPage(page, html, { policy, css = '' } = {}) {
  other.page = `<!doctype html><html lang="vi"><title>Trang khác</title><style>${css}</style><body>${html}`;
  other.fields = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' };
  if (policy) other.fields['Content-Security-Policy'] = policy;
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
}

test('suggestions, an overlay with the results, and back to the box', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  await box(page).click();
  const shown = await typeForSuggestions(page, 'dang ky khai sinh');
  const { suggestions } = await getJson(`${site.url}api/v1/suggest?q=dang+ky+khai+sinh&site=lamgiang.hanam.example&lang=vi`);
  assert.deepEqual(shown, suggestions, 'of the portal’s own site only');
  await page.keyboard.press('Enter');
  await overlay(page).locator('li').first().waitFor();
  const answer = await getJson(`${site.url}api/v1/search?q=dang+ky+khai+sinh&site=lamgiang.hanam.example&lang=vi`);
  assert.deepEqual((await overlay(page).locator('h3').allTextContents()).map(words), answer.hits.map(({ title }) => words(title)));
  const plain = (html) => words(html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
  assert.deepEqual((await overlay(page).locator('li > p:last-child').allTextContents()).map(words), answer.hits.map(({ snippet_html: html }) => plain(html)));
  assert.deepEqual(await overlay(page).locator('mark').allTextContents(),
    answer.hits.flatMap((hit) => [...(hit.title_html + hit.snippet_html).matchAll(/<mark>(.*?)<\/mark>/g)].map(([, marked]) => marked)));
  assert.match(await overlay(page).getByRole('heading', { level: 2 }).innerText(), /Kết quả cho “dang ky khai sinh”/);
  assert.equal(await overlay(page).getByRole('heading', { level: 2 }).evaluate((heading) => heading.getRootNode().activeElement === heading), true);
  // The focus stays inside: all around by Tab, and never on the portal's links.
  for (let presses = 0; presses < 30; ++presses) {
    await page.keyboard.press('Tab');
    const where = await page.evaluate(() => document.activeElement.localName);
    assert.ok(['tra-cuu-search', 'body'].includes(where), where);
  }
  await page.keyboard.press('Escape');
  await overlay(page).waitFor({ state: 'hidden' });
  assert.equal(await box(page).evaluate((element) => element.getRootNode().activeElement === element), true);
  assert.equal(await box(page).inputValue(), 'dang ky khai sinh');
}));

test('from the overlay to an announcement, and to all results', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  await box(page).fill('khai sinh');
  await box(page).press('Enter');
  const first = overlay(page).locator('h3 a').first();
  const title = await first.innerText();
  await first.click();
  await page.waitForURL(`${site.url}announcements/**`);
  assert.equal(words(await page.locator('h1').innerText()), words(title));
  assert.ok(await page.locator('.announcement mark').count() > 0, 'marked for the search');
  await page.goBack();
  await box(page).fill('khai sinh');
  await box(page).press('Enter');
  await overlay(page).getByRole('link', { name: 'Xem tất cả kết quả' }).click();
  await page.waitForURL(`${site.url}search?q=khai+sinh&site=lamgiang.hanam.example`);
}));

test('closing by the button and beside the dialog; a second search', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  for (const close of [() => overlay(page).getByRole('button', { name: 'Đóng' }).click(), () => page.mouse.click(5, 5)]) {
    await box(page).fill('xyzzyq');
    await box(page).press('Enter');
    await overlay(page).getByText('Không tìm thấy thông báo nào.').first().waitFor();
    await close();
    await overlay(page).waitFor({ state: 'hidden' });
  }
  await box(page).fill('khai sinh');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await overlay(page).locator('li').first().waitFor();
}));

test('data-results="page" jumps; a title that is suggested opens its page', () => site.visit({}, async (page) => {
  await page.goto(`${site.portal}lich-tiep-dan.html`);
  const labelled = page.getByRole('combobox', { name: 'Tìm trong trang của huyện' });
  await labelled.fill('khai sinh');
  await labelled.press('Enter');
  await page.waitForURL(`${site.url}search?q=khai+sinh&site=lamgiang.hanam.example`);
  await page.goBack();
  await labelled.click();
  await typeForSuggestions(page, 'huong dan dang ky khai sinh');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}announcements/**`);
}));

test('composing in the portal’s box', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  await box(page).click();
  const input = await page.context().newCDPSession(page);
  for (const text of ['k', 'kh', 'khai', 'khai s', 'khai sinh']) {
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    assert.equal(await box(page).inputValue(), text);
  }
  await page.getByRole('option').first().waitFor();
  assert.equal(await box(page).inputValue(), 'khai sinh');
}));

test('the portal’s rules stay outside, and the box’s inside', () => site.visit({}, async (page) => {
  const bare = `<script src="${site.url}embed.js"></script>`;
  const measure = () => page.evaluate(() => {
    const root = document.querySelector('tra-cuu-search').shadowRoot;
    const seen = {};
    for (const name of ['label', 'form', 'input', 'button', '.box', 'dialog', 'h2', 'h3 a', 'ol', 'ol li', 'mark', '.top']) {
      const style = getComputedStyle(root.querySelector(name));
      const properties = ['display', 'height', 'padding', 'margin', 'border', 'font', 'letterSpacing', 'textTransform',
        'textIndent', 'textAlign', 'listStyle', 'float', 'boxSizing', 'background', 'color'];
      seen[name] = properties.map((property) => `${property}: ${style[property]}`);
    }
    return seen;
  });
  const search = async () => {
    await box(page).fill('khai sinh');
    await box(page).press('Enter');
    await overlay(page).locator('mark').first().waitFor();
  };
  await openPage(page, bare);
  await search();
  const alone = await measure();
  const css = await (await fetch(`${site.portal}portal.css`)).text();
  await openPage(page, bare, { css: css.replace(/tra-cuu-search \{[^}]*\}/g, '') });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).textAlign), 'justify', 'the rules are there');
  await search();
  assert.deepEqual(await measure(), alone);
  const outside = await page.evaluate(() => {
    const input = document.body.appendChild(document.createElement('input'));
    return getComputedStyle(input).width;
  });
  assert.equal(outside, '90px', 'the portal’s own fields look as the portal says');
}));

test('the portal’s colours are taken', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  const button = page.getByRole('button', { name: 'Tìm' });
  assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(138, 28, 18)');
}));

test('several boxes, English, no site, in one page', () => site.visit({}, async (page) => {
  const script = `${site.url}embed.js`;
  await openPage(page, `
    <div id="mot"></div>
    <script src="${script}" data-target="#mot" data-lang="en" data-label="Find it"></script>
    <tra-cuu-search theme="light"></tra-cuu-search>
    <script src="${script}" data-site="yenlang.lamgiang.hanam.example"></script>
    <script src="${script}" data-target="#sau" data-lang="en"></script>
    <div id="sau"></div>`);
  await page.locator('#sau tra-cuu-search').waitFor();
  assert.equal(await page.locator('tra-cuu-search').count(), 4);
  assert.deepEqual(await page.getByRole('combobox').evaluateAll((boxes) => boxes.map((one) => one.labels[0].textContent)),
    ['Find it', 'Tìm trong các thông báo', 'Tìm trong các thông báo', 'Search the announcements']);
  const english = page.getByRole('combobox', { name: 'Find it' });
  await english.fill('khai sinh');
  await english.press('Enter');
  await overlay(page).getByText(/\d+ announcements/).first().waitFor();
  assert.match(await overlay(page).getByRole('link', { name: 'See all results' }).getAttribute('href'), /q=khai\+sinh&lang=en$/);
}));

test('under the strictest policy that docs/embed.md names', () => site.visit({}, async (page) => {
  const policy = `default-src 'none'; script-src ${site.url}embed.js; connect-src ${site.url}api/v1/; style-src 'none'; form-action 'none'; require-trusted-types-for 'script'`;
  await openPage(page, `<script src="${site.url}embed.js" data-results="page"></script>`, { policy });
  page.troubles.length = 0; // the page's own <style>, which this policy refuses
  const button = page.getByRole('button', { name: 'Tìm' });
  assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(11, 74, 127)', 'the style came');
  await box(page).click();
  await page.keyboard.type('khai');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}search?q=khai`);
}));

test('the service is away: a link to its page, and the portal goes on', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  await page.route(`${site.url}api/**`, (route) => route.abort());
  await box(page).click();
  await page.keyboard.type('khai sinh');
  await page.keyboard.press('Enter');
  await overlay(page).getByText('Không kết nối được với máy tìm kiếm.').first().waitFor();
  assert.equal(await overlay(page).getByRole('link').getAttribute('href'), `${site.url}search?q=khai+sinh&site=lamgiang.hanam.example`);
  await page.keyboard.press('Escape');
  await overlay(page).waitFor({ state: 'hidden' });
}));

test('what leaves the portal: the words, no cookie, no address of the page', () => site.visit({}, async (page) => {
  const asked = [];
  page.on('request', (request) => request.url().startsWith(`${site.url}api/`) && asked.push(request));
  await page.goto(site.portal);
  await box(page).fill('khai sinh');
  await box(page).press('Enter');
  await overlay(page).locator('li').first().waitFor();
  assert.ok(asked.length > 0);
  for (const request of asked) {
    const headers = await request.allHeaders();
    assert.equal(headers.referer, undefined);
    assert.equal(headers.cookie, undefined);
  }
  assert.deepEqual(await page.context().cookies(), []);
}));
