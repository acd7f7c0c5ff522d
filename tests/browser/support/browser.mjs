// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's chromium, and pages that tell of every script error and every breach of the policy.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

function findChromium() {
  const places = [process.env.TRACUU_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('no chromium: install it, or name it in TRACUU_CHROMIUM');
  return found;
}

// Without the sandbox: as root, as in CI, chromium has none, and only our own pages are opened.
export function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

// A page of its own context (`options` as of newContext). What goes wrong in it is in `page.troubles`;
// failed requests are told of by the server's status only, since leaving a page aborts some.
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const isStatus = /^Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isStatus) page.troubles.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    page.troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return page;
}

// Runs `visit(page)` on a page of its own and closes it in every case.
export async function onPage(browser, options, visit) {
  const page = await newPage(browser, options);
  try {
    await visit(page);
    assert.deepEqual(page.troubles, []);
  } finally {
    await page.context().close();
  }
}
