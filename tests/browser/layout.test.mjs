// SPDX-License-Identifier: GPL-3.0-or-later
// How the pages lie: phones, zoom, dark, motion, forced colours; nothing moves, nothing is cut off;
// and what they weigh.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeForSuggestions, useSite } from './support/journey.mjs';

const site = useSite({ withPortal: true });
const paths = {
  home: '',
  results: 'search?q=ubnd+huyen',
  filtered: 'search?q=ubnd+huyen&year=2009&site=lamgiang.hanam.example',
  empty: 'search?q=xyzzyq',
  error: 'search?q=x&size=0',
  announcement: 'announcements/lg-2024-0318?q=khai+sinh',
  archive: 'kho',
  'archive, a year': 'kho/2024',
  'archive, a month': 'kho/2024/03',
  'archive, a list': 'kho/unit?sort=name',
  'batch search': 'kho/batch',
  'files held against the archive': 'kho/identify',
  'a list of nothing': 'kho/list?ids=khong-co',
  'old address form': 'go',
  'old address with choices': 'go?url=https://cu.example/dai-hoi-dang-bo-huyen-lam-giang.html',
  'old address of nothing': 'go?url=https://cu.example/zzz-qqq-xxx',
  'number form': 'kho/number',
  'number found': 'kho/number?number=119/qd-ubnd',
  'number not found': 'kho/number?number=119/nq-ubnd',
  'comparison form': 'kho/compare',
  comparison: 'kho/compare?q=khai+sinh&q=tu+bo+de&q=ubnd&q=khen+thuong',
  'comparison that cannot be': 'kho/compare?q=ubnd&from=mai',
};
const everyPath = Object.entries(paths);
// Built like others of these, and no larger: they are neither weighed nor watched.
const alike = ['archive, a year', 'number form', 'number found', 'comparison form', 'comparison that cannot be'];
const distinctPaths = everyPath.filter(([name]) => !alike.includes(name));

// How far the page goes beyond its window, and the elements that stick out, but for those that a
// region of their own scrolls.
const overflow = (page) => page.evaluate(() => ({
  beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  elements: [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && element.checkVisibility())
    .filter((element) => !element.closest('.hidden, .skip, svg') && !element.parentElement.closest('.scroll'))
    .map((element) => element.outerHTML.slice(0, 80)),
}));
const fits = { beyond: 0, elements: [] };

for (const lang of ['vi', 'en']) {
  test(`no sideways scrolling at 320 px and at the largest text: ${lang}`, () => site.visit({ viewport: { width: 320, height: 640 } }, async (page) => {
    for (const [name, path] of everyPath) {
      await page.goto(`${site.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      for (const details of await page.locator('summary:visible').all()) await details.click();
      assert.deepEqual(await overflow(page), fits, name);
    }
    await page.setViewportSize({ width: 640, height: 640 });
    for (const [name, path] of everyPath) {
      await page.goto(`${site.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      assert.deepEqual(await overflow(page), fits, `${name}, text of 200 %`);
    }
  }));
}

test('200 % zoom: all is there, and the box can be used', () => site.visit({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, async (page) => {
  for (const [name, path] of everyPath) {
    await page.goto(site.url + path);
    assert.deepEqual(await overflow(page), fits, name);
  }
  await page.goto(site.url);
  await typeForSuggestions(page, 'tu bo de');
  await page.keyboard.press('ArrowUp');
  const last = await page.locator('[aria-selected]').boundingBox();
  assert.ok(last.y >= 0 && last.y + last.height < 451, `the chosen suggestion is scrolled into sight: ${JSON.stringify(last)}`);
}));

for (const width of [1280, 1920, 390]) {
  test(`one left and one right edge on all pages: ${width} px`, () => site.visit({ viewport: { width, height: 900 } }, async (page) => {
    const edgesOf = () => page.evaluate(() => {
      const inner = (element) => {
        const { left, right } = element.getBoundingClientRect();
        const { paddingLeft, paddingRight } = getComputedStyle(element);
        return [left + parseFloat(paddingLeft), right - parseFloat(paddingRight)].map(Math.round);
      };
      const box = document.querySelector('.search-form .box')?.getBoundingClientRect();
      return {
        frames: [...document.querySelectorAll('.wrap')].map(inner),
        brand: Math.round(document.querySelector('.brand').getBoundingClientRect().left),
        box: box ? [Math.round(box.left), Math.round(box.right)] : null,
      };
    });
    await page.goto(site.url);
    const home = await edgesOf();
    const [edges] = home.frames;
    for (const [name, path] of everyPath) {
      await page.goto(site.url + path);
      const { frames, brand, box } = await edgesOf();
      for (const frame of frames) assert.deepEqual(frame, edges, name);
      assert.equal(brand, edges[0], name);
      assert.deepEqual(box, edges, name);
    }
  }));
}

test('a note takes one line; the first result of a phone is in sight at once', () => site.visit({ viewport: { width: 390, height: 844 } }, async (page) => {
  for (const query of ['thu tuc khai sinh', 'cap the can cuoc cong dan gan chip', 'GCNQSDĐ đấu giá Vạn Xuân', 'lua xyzzyq']) {
    await page.goto(`${site.url}search?${new URLSearchParams({ q: query })}`);
    assert.equal(await page.locator('.notes > p').count(), 1, query);
    const note = await page.locator('.notes').boundingBox();
    assert.ok(note.height <= 44, `${query}: ${note.height} px`);
    const hit = await page.locator('.hits > li').first().boundingBox();
    assert.ok(hit.y <= 300, `${query}: ${hit.y} px`);
    const more = page.locator('.notes details');
    assert.equal(await more.locator('li').first().isVisible(), false, query);
    await more.locator('summary').click();
    const said = await page.locator('.notes .told').textContent();
    assert.ok((await more.locator('li').first().innerText()).startsWith(said), `${query}: it unfolds whole`);
    assert.equal((await overflow(page)).beyond, 0, query);
  }
}));

test('names of hosts break between their parts', () => site.visit({}, async (page) => {
  await page.goto(`${site.url}search?q=ubnd+huyen`);
  const host = page.locator('[aria-labelledby=facet-site] a', { hasText: 'dongphu.lamgiang.hanam.example' });
  assert.equal(await host.innerText(), 'dongphu.lamgiang.hanam.example', 'nothing is added to it');
  const lines = await host.evaluate((link) => {
    const rows = new Map();
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; ++at) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        rows.set(top, (rows.get(top) ?? '') + node.data[at]);
      }
    }
    return [...rows.values()];
  });
  for (const line of lines.slice(0, -1)) assert.match(line, /\.$/);
}));

test('the portal’s box in a column of 180 px', () => site.visit({}, async (page) => {
  await page.goto(site.portal);
  const search = page.locator('tra-cuu-search');
  const boxIn = async (width) => {
    await search.evaluate((element, pixels) => { element.style.width = `${pixels}px`; }, width);
    const { x, width: whole } = await search.boundingBox();
    const box = await page.getByRole('combobox').boundingBox();
    const button = await search.getByRole('button', { name: 'Tìm' }).boundingBox();
    assert.ok(box.x >= x - 1 && box.x + box.width <= x + whole + 1, 'the box stays in its column');
    assert.ok(button.x + button.width <= x + whole + 1, 'so does the button');
    return { box, button };
  };
  const narrow = await boxIn(180);
  assert.ok(narrow.box.width >= 170, `room to type: ${narrow.box.width} px`);
  assert.ok(narrow.button.y > narrow.box.y + narrow.box.height, 'the button goes below');
  await page.getByRole('combobox').fill('khai sinh');
  await page.getByRole('option').first().waitFor();
  assert.ok(await page.getByRole('listbox').evaluate((list) => list.scrollWidth <= list.clientWidth));
  await page.keyboard.press('Escape');
  const wide = await boxIn(320);
  assert.equal(wide.button.y, wide.box.y, 'where there is room they stand side by side');
}));

test('the portal’s box on a phone', () => site.visit({ viewport: { width: 320, height: 640 } }, async (page) => {
  await page.goto(site.portal);
  const box = page.getByRole('combobox');
  await box.click();
  await page.keyboard.type('khai sinh');
  await page.getByRole('option').first().waitFor();
  assert.deepEqual(await overflow(page), fits);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').locator('li').first().waitFor();
  const dialog = await page.getByRole('dialog').boundingBox();
  assert.deepEqual(dialog, { x: 0, y: 0, width: 320, height: 640 });
  assert.ok(await page.getByRole('dialog').evaluate((element) => element.scrollWidth <= element.clientWidth));
}));

test('dark: the ground is dark, the letters are light', () => site.visit({ colorScheme: 'dark' }, async (page) => {
  const brightness = (color) => color.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  for (const [name, path] of everyPath) {
    await page.goto(site.url + path);
    const { background, color } = await page.evaluate(() => {
      const style = getComputedStyle(document.body);
      return { background: style.backgroundColor, color: style.color };
    });
    assert.ok(brightness(background) < 40 && brightness(color) > 200, `${name}: ${background} ${color}`);
  }
}));

test('reduced motion: nothing moves by itself', () => site.visit({ reducedMotion: 'reduce' }, async (page) => {
  for (const base of [...everyPath.map(([, path]) => site.url + path), site.portal]) {
    await page.goto(base);
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
    }).length);
    assert.equal(moving, 0, base);
  }
}));

test('forced colours: what is chosen, marked and current can be told apart', () => site.visit({ forcedColors: 'active' }, async (page) => {
  await page.goto(`${site.url}search?q=ubnd+huyen`);
  assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
  const current = page.locator('.sort [aria-current]');
  assert.match(await current.evaluate((element) => getComputedStyle(element).textDecorationLine), /underline/);
  const bar = page.locator('.histogram .bar').first();
  assert.notEqual(await bar.evaluate((element) => getComputedStyle(element).fill),
    await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  await page.locator('#q').fill('tu bo de');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const outline = await page.locator('[aria-selected]').evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.equal(outline, 'solid');
  await page.goto(site.portal);
  assert.equal(await page.getByRole('button', { name: 'Tìm' }).isVisible(), true);
}));

// All that moved, whether or not something was typed just before.
const observeShifts = () => {
  const seen = [];
  const add = (entries) => {
    for (const { value, sources } of entries) {
      seen.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 60)).join(' ')}`);
    }
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  // Behind the next frame, so that what has just moved is told of, too.
  globalThis.takeShifts = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
    add(observer.takeRecords());
    resolve(seen);
  }, 20)));
};
const shiftsOf = (page) => page.evaluate(() => globalThis.takeShifts());

for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 640 }]) {
  test(`nothing moves while a page loads or someone types: ${viewport.width} px`, () => site.visit({ viewport }, async (page) => {
    await page.addInitScript(observeShifts);
    for (const base of [...distinctPaths.map(([, path]) => site.url + path), site.portal, `${site.portal}lich-tiep-dan.html`]) {
      await page.goto(base);
      const box = page.getByRole('combobox').first();
      await box.fill('');
      await box.pressSequentially('khai si', { delay: 30 });
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
      assert.deepEqual(await shiftsOf(page), [], base);
    }
    await page.evaluate(() => {
      scrollTo(0, 0); // else browsers hold fast to what is in sight
      document.querySelector('.columns').before('Dòng này đẩy trang xuống.');
    });
    assert.equal((await shiftsOf(page)).length, 1, 'what does move is seen');
  }));
}

// How far the ink of `text` stays from the edges of its line, for each element that can be seen,
// of the page or of the boxes embedded in it; only those where it is cut.
const inkBeyondLines = (text) => {
  const context = document.createElement('canvas').getContext('2d');
  const boxes = [...document.querySelectorAll('tra-cuu-search')].map(({ shadowRoot }) => shadowRoot);
  const roots = boxes.length ? boxes : [document.body]; // the portal's own lines are its own affair
  const elements = roots.flatMap((root) => [...root.querySelectorAll('*:not(svg *)')]).filter((element) => element.checkVisibility());
  const measured = elements.map((element) => {
    const style = getComputedStyle(element);
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = context.measureText(text);
    const lineHeight = parseFloat(style.lineHeight);
    // CSS 2.2, 10.8.1: half of the leading above the font's ascent, half below its descent.
    const leading = (lineHeight - ink.fontBoundingBoxAscent - ink.fontBoundingBoxDescent) / 2;
    const above = leading + ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent;
    const below = leading + ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent;
    return { what: `${element.localName}.${element.className}`, size: style.fontSize, lineHeight, above, below };
  });
  return { count: measured.length, cut: measured.filter(({ above, below }) => !(above >= 0 && below >= 0)) };
};

test('stacked marks are not cut: their ink lies within their line at every size', () => site.visit({}, async (page) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [name, path] of everyPath) {
      await page.goto(site.url + path);
      const { count, cut } = await page.evaluate(inkBeyondLines, 'ẵỗợửẴỖỢỬẨỄỰgy');
      assert.ok(count > 20);
      assert.deepEqual(cut, [], `${name} ${width}`);
    }
    await page.evaluate(() => { document.querySelector('h1').style.lineHeight = '1'; });
    assert.equal((await page.evaluate(inkBeyondLines, 'Ẵ')).cut[0]?.what, 'h1.', 'what is cut is seen');
    await page.goto(site.portal);
    await page.getByRole('combobox').fill('khai sinh');
    await page.getByRole('combobox').press('Enter');
    await page.getByRole('dialog').locator('li').first().waitFor();
    const { cut } = await page.evaluate(inkBeyondLines, 'ẵỗợửẴỖỢỬẨỄỰgy');
    assert.deepEqual(cut, [], 'the box in the portal');
  }
}));

// Bytes over the wire for a page and all that it loads, by a reader who comes for the first time.
async function weigh(page, url) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.goto(url, { waitUntil: 'networkidle' });
  return bytes;
}

for (const [name, path] of distinctPaths) {
  test(`the first view weighs 50 KB at most: ${name}`, () => site.visit({}, async (page) => {
    const bytes = await weigh(page, site.url + path);
    assert.ok(bytes > 2_000 && bytes <= 50_000, `${bytes} bytes`);
  }));
}
