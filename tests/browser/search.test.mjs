// SPDX-License-Identifier: GPL-3.0-or-later
// From the box to the results, and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeForSuggestions, useSite } from './support/journey.mjs';

const site = useSite();
const options = (page) => page.getByRole('listbox').getByRole('option');
const box = (page) => page.getByRole('combobox', { name: 'Tìm trong các thông báo' });

test('what is typed without marks is found', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  assert.equal(await box(page).evaluate((element) => element === document.activeElement), true, 'one can type at once');
  await page.keyboard.type('thu tuc khai sinh');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}search?q=thu+tuc+khai+sinh`);
  assert.match(await page.locator('.hits h2').first().innerText(), /khai sinh/);
  assert.match(await page.locator('.notes').innerText(), /thủ tục khai sinh/, 'the note says how it was read');
  assert.ok(await page.locator('.hits mark').count() > 0);
}));

// An autofocus waits for the first frame that is painted, which needs the style sheet: on a busy
// machine the first letters got lost.
test('the box has the focus before the page counts as loaded', () => site.visit({}, async (page) => {
  await page.route('**/style.css*', async (route) => {
    await new Promise((resume) => setTimeout(resume, 300));
    await route.continue();
  });
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => { globalThis.focusedAtFirst = document.activeElement.id; });
  });
  await page.goto(site.url);
  assert.equal(await page.evaluate(() => globalThis.focusedAtFirst), 'q');
}));

test('a suggestion is picked by arrow keys', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  await typeForSuggestions(page, 'tu bo de');
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
  const count = await options(page).count();
  await page.keyboard.press('ArrowUp');
  assert.equal(await options(page).nth(count - 1).getAttribute('aria-selected'), 'true', 'around the end');
  await page.keyboard.press('ArrowDown');
  assert.equal(await box(page).getAttribute('aria-activedescendant'), null, 'the box is one place of the round');
  await page.keyboard.press('ArrowDown');
  const first = options(page).first();
  assert.equal(await box(page).getAttribute('aria-activedescendant'), await first.getAttribute('id'));
  assert.equal(await box(page).inputValue(), 'tu bo de', 'the text in the box stays');
  const title = await first.locator('span').first().innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/announcements\/|\/search\?/);
  assert.ok((await page.locator('h1').innerText()).includes(title));
}));

test('Escape closes the list and leaves the text; the mouse picks, too', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  await typeForSuggestions(page, 'tu bo de');
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  assert.equal(await box(page).inputValue(), 'tu bo de');
  await page.keyboard.press('ArrowDown');
  await options(page).first().click();
  await page.waitForURL(/\/announcements\/|\/search\?/);
}));

test('composing a word: suggestions come, the text and the keys are the input method’s', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  const input = await page.context().newCDPSession(page);
  const compose = (text) => input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const text of ['t', 'tu', 'tu b', 'tu bô', 'tu bổ']) {
    await compose(text);
    assert.equal(await box(page).inputValue(), text);
  }
  await options(page).first().waitFor();
  // An input method's keys come with isComposing and must not move the choice or send the form.
  await box(page).evaluate((element) => {
    for (const key of ['ArrowDown', 'Enter', 'Escape']) {
      element.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  assert.equal(await box(page).getAttribute('aria-activedescendant'), null);
  assert.equal(await options(page).first().isVisible(), true);
  assert.equal(await box(page).inputValue(), 'tu bổ');
  await input.send('Input.insertText', { text: 'tu bổ' });
  assert.equal(await box(page).inputValue(), 'tu bổ');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\?q=tu\+b/);
}));

test('an empty box leads nowhere worse than home', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  await box(page).press('Enter');
  await page.waitForURL(/\/search\?q=$/);
  assert.equal(await page.locator('body.home').count(), 1);
}));

test('languages: one switch, and all that follows stays in it', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=khai+sinh&sort=newest`);
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(page.url(), /q=khai.*sinh/);
  assert.match(page.url(), /sort=newest/, 'the state stays');
  await page.locator('.hits h2 a').first().click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('link', { name: 'Back to the results' }).click();
  await page.getByLabel('Search the announcements').fill('tu bo de');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=tu\+bo\+de.*lang=en/);
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi');
}));
