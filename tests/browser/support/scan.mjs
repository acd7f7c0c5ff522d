// SPDX-License-Identifier: GPL-3.0-or-later
// Scans: PDFs whose pages are pictures of text.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newPage } from './browser.mjs';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// A page of A4 at 150 dots per inch, as a scanner sees it.
async function photograph(page, lines) {
  await page.setViewportSize({ width: 1240, height: 1754 });
  await page.setContent(`<body style="margin:120px;font:30px/1.7 'Noto Serif','DejaVu Serif',serif;background:#fff;color:#000">
    ${lines.map((line) => `<p style="margin:0 0 12px">${escaped(line)}</p>`).join('')}`);
  return page.screenshot({ type: 'png' });
}

// A folder with `name`, a PDF with a picture for each of `pages`, which are lists of lines.
export async function makeScan(browser, name, pages) {
  const page = await newPage(browser);
  try {
    const pictures = [];
    for (const lines of pages) pictures.push(await photograph(page, lines));
    await page.setContent(`<body style="margin:0">${pictures.map((picture) =>
      `<img style="display:block;width:210mm;height:296mm;break-after:page" src="data:image/png;base64,${picture.toString('base64')}">`).join('')}`);
    const folder = mkdtempSync(join(tmpdir(), 'tracuu-scan-'));
    writeFileSync(join(folder, name), await page.pdf({ width: '210mm', height: '297mm', printBackground: true }));
    return folder;
  } finally {
    await page.context().close();
  }
}
