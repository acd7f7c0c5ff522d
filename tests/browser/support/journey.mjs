// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of journeys share: one browser and one service a file, stopped in every case.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before } from 'node:test';
import { launch, onPage } from './browser.mjs';
import { serveIndex, servePortal } from './served.mjs';

// `site.url` is the service's address, `site.portal` the demonstration portal's if asked for, `site.token`
// one that may change the index; `source`, `options` and `settings` are those of serveIndex, and `source` may be a
// function that makes it, given the browser;
// `site.visit(options, journey)` runs a journey on a page of its own.
export function useSite({ source, withPortal = false, options = [], settings = '' } = {}) {
  const site = {};
  const stops = [];
  before(async () => {
    const browser = await launch();
    stops.push(() => browser.close());
    const made = typeof source === 'function' ? await source(browser) : source;
    if (made !== source) stops.push(() => rmSync(made, { recursive: true, force: true }));
    const served = await serveIndex(made, null, options, settings);
    stops.push(served.stop);
    site.url = served.url;
    site.token = served.token;
    if (withPortal) {
      const portal = await servePortal(site.url);
      stops.push(portal.stop);
      site.portal = portal.url;
    }
    site.browser = browser;
    site.visit = (options, journey) => onPage(browser, options, journey);
  });
  after(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  return site;
}

export async function getJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

export async function getText(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.text();
}

// Types into the box that has the focus until its list holds what the service suggests for all of
// `typed`; on a busy machine lists for its beginnings come before. Returns the suggestions.
export async function typeForSuggestions(page, typed) {
  const isAnswer = (answer) => {
    const { pathname, searchParams } = new URL(answer.url());
    return pathname === '/api/v1/suggest' && searchParams.get('q') === typed;
  };
  const answered = page.waitForResponse(isAnswer);
  await page.keyboard.type(typed);
  const { suggestions } = await (await answered).json();
  const shown = page.getByRole('option').locator('span:first-child');
  await eventually(async () => {
    assert.deepEqual(await shown.allTextContents(), suggestions.map(({ text }) => text));
  });
  return suggestions;
}

// Runs `check` until it throws nothing, for five seconds at the most.
export async function eventually(check) {
  const end = Date.now() + 5000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

// Words of a text as a reader sees them, on one line.
export function words(text) {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
