// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the pictures that README and the docs show, of the sample, into docs/screens.
//
//     tests/browser/install && node tests/browser/screenshots.mjs
//
// pngquant, where there is one, makes them a third of the size.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

const rules = `# Hiện trên cùng khi người dân tìm đăng ký khai sinh
[[best_bet]]
name = "khai-sinh"
queries = ["đăng ký khai sinh", "giấy khai sinh"]
match = "contains"
documents = ["lg-2024-0318"]
text = "Làm trực tuyến, không phải đến trụ sở"

[[alert]]
name = "nghi-le"
text = "Trụ sở nghỉ lễ từ 30/4 đến 1/5"

[[synonym]]
words = "thẻ đỏ"
also = ["giấy chứng nhận quyền sử dụng đất"]
`;

// What people would have looked for before the webmaster sees it.
async function lookFor(search) {
  const asked = { 'khai sinh': 9, 'đăng ký khai sinh': 6, 'tu bo de': 5, 'lịch tiếp công dân': 4, 'bảng giá đất 2030': 3, '119/QĐ-UBND': 2 };
  for (const [text, times] of Object.entries(asked)) {
    for (let turn = 0; turn < times; ++turn) await fetch(`${search}search?q=${encodeURIComponent(text)}&page=1&x=${turn}`, { headers: { 'User-Agent': 'Mozilla/5.0' } });
  }
  for (const position of [1, 1, 2]) {
    const { hits } = await (await fetch(`${search}api/v1/search?q=khai+sinh&log=0`)).json();
    await fetch(`${search}announcements/${hits[position - 1].id}?q=khai+sinh&pos=${position}`);
  }
  await new Promise((resume) => setTimeout(resume, 2500));
}

function webmasterPicturesOf(search, token) {
  const login = { ...wide, httpCredentials: { username: 'web', password: token } };
  return {
    'webmaster': [login, (page) => page.goto(`${search}webmaster`)],
    'rules': [login, (page) => page.goto(`${search}webmaster/curation?q=${encodeURIComponent('dang ky khai sinh')}`)],
    'best-bet': [wide, (page) => page.goto(`${search}search?q=dang+ky+khai+sinh&log=0`)],
    'old-address': [wide, (page) => page.goto(`${search}go?url=https://huyen.example/tin/thu-tuc-dang-ky-khai-sinh-t1234.html`)],
    'identify': [wide, (page) => page.goto(`${search}kho/identify`)],
    'batch': [wide, async (page) => {
      await page.goto(`${search}kho/batch`);
      await page.locator('textarea').fill('đăng ký khai sinh\ntu bổ đê 2009\n119/QĐ-UBND');
    }],
  };
}

async function takeAll(browser, pictures) {
  for (const [name, [options, prepare]] of Object.entries(pictures)) {
    const path = join(root, 'docs/screens', `${name}.png`);
    await onPage(browser, options, async (page) => {
      await prepare(page);
      await page.screenshot({ path, animations: 'disabled' });
    });
    spawnSync('pngquant', ['--force', '--output', path, '--quality', '60-95', path]);
    console.log(`${name}.png  ${Math.round(statSync(path).size / 1024)} KB`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tracuu-rules-'));
writeFileSync(join(folder, 'rules.toml'), rules);
const settings = `[search]\ncuration = "${join(folder, 'rules.toml')}"\n[log]\nqueries = true\nmin_count = 1\n`;
const served = await serveIndex();
const ruled = await serveIndex(undefined, null, [], settings);
const portal = await servePortal(served.url);
const browser = await launch();
try {
  await takeAll(browser, picturesOf(served.url, portal.url));
  await lookFor(ruled.url);
  await takeAll(browser, webmasterPicturesOf(ruled.url, ruled.token));
} finally {
  await browser.close();
  await portal.stop();
  await served.stop();
  await ruled.stop();
  rmSync(folder, { recursive: true, force: true });
}
