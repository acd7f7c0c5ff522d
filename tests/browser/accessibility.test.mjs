// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core finds nothing: every page and state, in both languages, light and dark; and what axe
// cannot see, the order and the sight of the focus.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { colorRules, findProblems } from './support/axe.mjs';
import { getText, useSite } from './support/journey.mjs';

const site = useSite({ withPortal: true });
const announcement = 'announcements/lg-2024-0318';
const compared = 'kho/compare?q=khai+sinh&q=tu+bo+de&q=ubnd&q=khen+thuong&by=year';

const openAll = async (page) => {
  for (const details of await page.locator('summary:visible').all()) await details.click();
};

async function typeInto(page, text) {
  await page.getByRole('combobox').first().fill('');
  await page.getByRole('combobox').first().pressSequentially(text);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
}

const goto = (path) => (page, lang) => page.goto(`${site.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);

// The portal is Vietnamese; its box may be asked to speak English.
async function gotoPortal(page, lang) {
  await page.goto(site.portal);
  await page.getByRole('combobox').waitFor();
  await page.evaluate((language) => {
    const box = document.querySelector('tra-cuu-search');
    const other = box.cloneNode();
    other.setAttribute('lang', language);
    box.replaceWith(other);
  }, lang);
  await page.getByRole('button', { name: lang === 'en' ? 'Search' : 'Tìm', exact: true }).waitFor();
}

async function gotoSaved(page) {
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-saved-'));
  try {
    const file = join(folder, 'saved.html');
    writeFileSync(file, await getText(`${site.url}${announcement}/download?format=html`));
    await page.goto(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const states = {
  'home': goto(''),
  'home with suggestions': async (page, lang) => {
    await goto('')(page, lang);
    await typeInto(page, 'khai si');
  },
  'results': async (page, lang) => {
    await goto('search?q=thu+tuc+khai+sinh')(page, lang);
    await openAll(page);
  },
  'results with filters': goto('search?q=ubnd+huyen&year=2009&site=lamgiang.hanam.example&exact=1&page=1'),
  'second page of results': goto('search?q=ubnd+huyen&page=2&sort=newest'),
  'empty results': goto('search?q=xyzzyq&year=2009'),
  'a bad filter': goto('search?q=x&size=0&from=mai'),
  'no such page': goto('announcements/khong-co'),
  'announcement': async (page, lang) => {
    await goto(announcement)(page, lang);
    await openAll(page);
  },
  'announcement at a match': async (page, lang) => {
    await goto(`${announcement}?q=khai+sinh`)(page, lang);
    await page.locator('.matches a').click();
  },
  'archive': goto('kho'),
  'archive, a year': goto('kho/2024'),
  'archive, a month': goto('kho/2024/03'),
  'archive, a list': goto('kho/unit?sort=name'),
  'batch search': goto('kho/batch'),
  'files held against the archive': goto('kho/identify'),
  'a list of nothing': goto('kho/list?ids=khong-co'),
  'old address form': goto('go'),
  'old address with choices': goto('go?url=https://cu.example/dai-hoi-dang-bo-huyen-lam-giang.html'),
  'old address of nothing': goto('go?url=https://cu.example/zzz-qqq-xxx'),
  'number form': goto('kho/number'),
  'number found': goto('kho/number?number=so+119/qd-ubnd'),
  'number not found': goto('kho/number?number=119/nq-ubnd'),
  'comparison form': goto('kho/compare'),
  'comparison': async (page, lang) => {
    await goto(compared)(page, lang);
    await openAll(page);
  },
  'comparison that cannot be': goto('kho/compare?q=ubnd&from=mai'),
  'saved page': gotoSaved,
  'portal': gotoPortal,
  'portal with suggestions': async (page, lang) => {
    await gotoPortal(page, lang);
    await typeInto(page, 'khai si');
  },
  'portal with the overlay': async (page, lang) => {
    await gotoPortal(page, lang);
    await page.getByRole('combobox').fill('thu tuc khai sinh');
    await page.getByRole('combobox').press('Enter');
    await page.getByRole('dialog').locator('li').first().waitFor();
  },
};

for (const [name, open] of Object.entries(states)) {
  // Without motion, so that colours change at once.
  test(`axe finds nothing: ${name}`, () => site.visit({ reducedMotion: 'reduce' }, async (page) => {
    for (const lang of ['vi', 'en']) {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, lang);
      assert.deepEqual(await findProblems(page), [], `${lang}, light`);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await findProblems(page, colorRules), [], `${lang}, dark`);
    }
  }));
}

test('axe does find what is wrong', () => site.visit({}, async (page) => {
  await page.goto(site.url);
  await page.evaluate(() => {
    document.querySelector('.box-label').remove();
    document.querySelector('.tips dd').style.color = '#999';
  });
  const problems = (await findProblems(page)).join('\n');
  assert.match(problems, /label/);
  assert.match(problems, /color-contrast/);
}));

test('the keyboard alone: the skip link, an order as read, a focus that is seen', () => site.visit({}, async (page) => {
  for (const path of ['search?q=thu+tuc+khai+sinh', `${announcement}?q=khai+sinh`, 'kho', compared]) {
    await page.goto(site.url + path);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#main');
    await page.goto(site.url + path);
    const count = await page.evaluate(() => [...document.querySelectorAll('a[href]:not([tabindex="-1"]), input:not([type=hidden]), button, summary')]
      .filter((element) => element.checkVisibility()).length);
    let reached = 0;
    for (let presses = 0; presses < count + 20; ++presses) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isBar = element.matches('.histogram svg a'); // its place has the stroke
        const isPicker = element.matches('[type=date]:not(:focus)'); // the browser rings the button within
        return { html: element.outerHTML.slice(0, 80), isSeen: isBar || isPicker || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) };
      });
      if (!at) break;
      assert.ok(at.isSeen, at.html);
      ++reached;
    }
    assert.ok(reached >= count * 0.9, `${reached} of ${count}`);
  }
}));
