// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that are sent before their length is known: curl, and fetch of Node.js.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { serveIndex } from '../browser/support/served.mjs';

let served;
before(async () => { served = await serveIndex(); });
after(() => served?.stop());

const api = (path) => `${served.url}api/v1/${path}`;
async function appears(id) {
  for (let n = 0; n < 100; ++n) {
    if ((await fetch(api(`announcements/${id}`))).ok) return true;
    await setTimeout(100);
  }
  return false;
}

test('curl streams a batch', async () => {
  const lines = Array.from({ length: 500 }, (_, n) => JSON.stringify({ id: `curl-${n}`, title: `Dòng ${n}` })).join('\n');
  const run = spawnSync('curl', ['-sS', '-X', 'POST', '-T', '-', '-H', `Authorization: Bearer ${served.token}`, api('announcements:batch')], { input: lines, encoding: 'utf8' });
  assert.equal(run.stdout, '{"accepted":500}\n', run.stderr);
  assert.ok(await appears('curl-499'));
});

test('curl puts one', async () => {
  const run = spawnSync('curl', ['-sS', '-T', '-', '-H', `Authorization: Bearer ${served.token}`, api('announcements/curl-put')], { input: '{"title": "Qua ống dẫn"}', encoding: 'utf8' });
  assert.equal(run.stdout, '{"accepted":1}\n', run.stderr);
  assert.ok(await appears('curl-put'));
});

test('fetch streams a batch, piece by piece', async () => {
  async function* lines() {
    for (let n = 0; n < 5; ++n) {
      yield new TextEncoder().encode(JSON.stringify({ id: `fetch-${n}`, title: `Dòng ${n}` }) + '\n');
      await setTimeout(50);
    }
  }
  const answer = await fetch(api('announcements:batch'),
    { method: 'POST', body: ReadableStream.from(lines()), duplex: 'half', headers: { Authorization: `Bearer ${served.token}` } });
  assert.deepEqual(await answer.json(), { accepted: 5 });
  assert.ok(await appears('fetch-4'));
});

test('a stream over the limit is refused', async () => {
  const run = spawnSync('curl', ['-sS', '-o', '-', '-w', '%{http_code}', '-X', 'POST', '-T', '-', '-H', `Authorization: Bearer ${served.token}`, api('announcements:batch')],
    { input: Buffer.alloc((16 << 20) + 1, ' '), encoding: 'utf8' });
  assert.ok(run.stdout.endsWith('413'), run.stdout + run.stderr);
});
