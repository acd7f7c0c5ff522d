// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the pictures that README shows, of the sample, into docs/screens.
//
//     tests/browser/install && node tests/browser/screenshots.mjs
//
// pngquant, where there is one, makes them a third of the size.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { launch, onPage } from './support/browser.mjs';
import { root, serveIndex, servePortal } from './support/served.mjs';

const wide = { viewport: { width: 1200, height: 800 } };
const phone = { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2 };
const dark = { ...wide, colorScheme: 'dark' };

async function typeWords(page, text) {
  await page.getByRole('combobox').fill('');
  await page.getByRole('combobox').pressSequentially(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
}

function picturesOf(search, portal) {
  return {
    'home': [wide, async (page) => {
      await page.goto(search);
      await typeWords(page, 'tu bo de');
    }],
    'search': [wide, (page) => page.goto(`${search}search?q=tu+bo+de+yen+lang`)],
    'announcement': [wide, async (page) => {
      await page.goto(`${search}announcements/lg-2024-0318?q=thu+tuc+khai+sinh`);
      await page.locator('.matches a').click();
      await page.evaluate(() => scrollTo(0, 0));
    }],
    'phone': [phone, (page) => page.goto(`${search}search?q=thu+tuc+khai+sinh`)],
    'dark': [dark, (page) => page.goto(`${search}search?q=ubnd+huyen&year=2009&lang=en`)],
    'archive': [wide, (page) => page.goto(`${search}kho`)],
    'comparison': [wide, async (page) => {
      await page.goto(`${search}kho/compare?q=${encodeURIComponent('khai sinh')}&q=${encodeURIComponent('nông thôn mới')}&q=${encodeURIComponent('phòng chống dịch')}&by=year`);
      await page.evaluate(() => scrollBy(0, document.querySelector('#chart').getBoundingClientRect().top - 24));
    }],
    'portal-suggestions': [wide, async (page) => {
      await page.goto(portal);
      await typeWords(page, 'khai si');
    }],
    'portal-overlay': [wide, async (page) => {
      await page.goto(portal);
      await page.getByRole('combobox').fill('thu tuc khai sinh');
      await page.getByRole('combobox').press('Enter');
      await page.getByRole('dialog').locator('li').first().waitFor();
    }],
  };
}

async function takeAll(browser, search, portal) {
  for (const [name, [options, prepare]] of Object.entries(picturesOf(search, portal))) {
    const path = join(root, 'docs/screens', `${name}.png`);
    await onPage(browser, options, async (page) => {
      await prepare(page);
      await page.screenshot({ path, animations: 'disabled' });
    });
    spawnSync('pngquant', ['--force', '--output', path, '--quality', '60-95', path]);
    console.log(`${name}.png  ${Math.round(statSync(path).size / 1024)} KB`);
  }
}

const served = await serveIndex();
const portal = await servePortal(served.url);
const browser = await launch();
try {
  await takeAll(browser, served.url, portal.url);
} finally {
  await browser.close();
  await portal.stop();
  await served.stop();
}
