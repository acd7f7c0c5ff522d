// SPDX-License-Identifier: GPL-3.0-or-later
// References as programs of others read them: biber (biblatex) and citation-js.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';

import { serveIndex } from '../browser/support/served.mjs';

let served;
let announcements;
const exported = async (format) => (await fetch(`${served.url}api/v1/export?format=${format}`)).text();

// What the sample lacks: several persons, bodies with commas, text that LaTeX has for itself.
const more = [
  { id: 'a-1', title: 'Kế hoạch {tiêm} phòng 100% \\ đợt_1', number: '12/KH-UBND', unit: 'UBND xã An Khê', author: 'Trần Văn Bình, Lê Thị Hà', date: '2024-05-06', url: 'https://ankhe.example/1' },
  { id: 'a-2', title: 'Thông báo nghỉ lễ', number: '13/TB-SVHTTDL', unit: 'Sở Văn hóa, Thể thao và Du lịch', date: '2024-04-20' },
  { id: 'a-3', title: 'Văn bản không rõ loại', number: '1517/BNN-HTQT', site: 'ankhe.example' },
];

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-references-'));
  try {
    const lines = join(folder, 'more.jsonl');
    writeFileSync(lines, more.map((each) => JSON.stringify({ ...each, body: 'x' }) + '\n').join(''));
    served = await serveIndex(undefined, null, [lines]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  announcements = (await exported('jsonl')).trim().split('\n').map((line) => JSON.parse(line));
});
after(() => served?.stop());

const numbered = () => announcements.filter((each) => each.number);
// The keys of BibTeX entries are not ids: numbers and titles tell what became of which.
const sorted = (list) => [...list].sort();

test('without a query, all are exported', () => {
  assert.ok(announcements.length > 170);
  assert.ok(numbered().length > 20);
});

test('citation-js keeps the number, the kind and the day of BibTeX entries', async () => {
  const entries = plugins.input.chain(await exported('bibtex'), { generateGraph: false });
  assert.equal(entries.length, announcements.length);
  assert.deepEqual(sorted(entries.map((each) => each.number).filter(Boolean)), sorted(numbered().map((each) => each.number)));
  const plan = entries.find((each) => each.number === '12/KH-UBND');
  assert.equal(plan.type, 'report');
  assert.equal(plan.genre, 'Kế hoạch');
  assert.equal(plan.publisher, 'UBND xã An Khê');
  assert.deepEqual(plan.issued['date-parts'], [[2024, 5, 6]]);
  assert.deepEqual(plan.author, [{ family: 'Trần Văn Bình, Lê Thị Hà' }], 'as it is, not turned around');
  for (const each of entries.filter((one) => !one.number)) assert.equal(each.type, 'document');
});

test('citation-js keeps the number of RIS references, and takes names apart', async () => {
  const entries = plugins.input.chain(await exported('ris'), { generateGraph: false });
  assert.equal(entries.length, announcements.length);
  assert.deepEqual(sorted(entries.filter((each) => each.type === 'report').map((each) => each.number)), sorted(numbered().map((each) => each.number)));
  const of = (number) => entries.find((each) => each.number === number);
  assert.deepEqual(of('12/KH-UBND').author, [{ family: 'Trần', given: 'Văn Bình' }, { family: 'Lê', given: 'Thị Hà' }]);
  assert.deepEqual(of('13/TB-SVHTTDL').author.map((each) => each.family), ['Sở Văn hóa - Thể thao và Du lịch']);
  assert.equal(of('13/TB-SVHTTDL').publisher, 'Sở Văn hóa, Thể thao và Du lịch');
});

test('biber finds every field in its data model, and keeps the number', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tracuu-biber-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'all.bib');
  writeFileSync(file, await exported('bibtex'));
  const run = spawnSync('biber', ['--tool', '--validate-datamodel', '--nolog', '--output-file', join(folder, 'out.bib'), file], { encoding: 'utf8', cwd: folder });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const faults = run.stdout.split('\n').filter((line) => /^(WARN|ERROR)/.test(line));
  // An announcement without a day, or whose author nobody knows, has none there either.
  const missing = /Missing mandatory field - one of '(date, year|author, editor)' must be defined|Missing mandatory field 'author'/;
  assert.deepEqual(faults.filter((line) => !missing.test(line)), []);
  const numbers = [...readFileSync(join(folder, 'out.bib'), 'utf8').matchAll(/^\s*NUMBER\s*=\s*\{(.*)\},$/gm)].map((match) => match[1]);
  assert.deepEqual(sorted(numbers), sorted(numbered().map((each) => each.number)));
});
